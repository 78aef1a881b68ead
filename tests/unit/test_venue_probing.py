"""The probes of the venue check, on real folders."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from facilitator.venue import probing
from facilitator.venue.judging import judge
from facilitator.venue.readings import BackupRead, FileRead, Written
from facilitator.venue.sentences import say
from facilitator.words import Words


class Stopwatch:
    """Says that everything takes a tenth of a second."""

    def __init__(self) -> None:
        self._seconds = 0.0

    def __call__(self) -> float:
        self._seconds += 0.1
        return self._seconds


def test_a_trial_is_written_and_leaves_nothing_behind(tmp_path: Path) -> None:
    assert probing.write_trial(tmp_path, Stopwatch()) == Written(str(tmp_path), 100)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_cannot_keep_a_trial_is_told_and_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert probing.write_trial(tmp_path) == Written(str(tmp_path), why="ENOSPC")
    assert list(tmp_path.iterdir()) == []


def test_an_error_without_a_number_keeps_the_systems_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(_descriptor: int) -> None:
        raise OSError("sectors are gone")

    monkeypatch.setattr(os, "fsync", odd)
    assert probing.write_trial(tmp_path).why == "sectors are gone"


def test_a_session_file_that_may_not_be_written_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "day.facil"
    path.touch()
    read = probing.session_file(path, only_looking=False, seconds=Stopwatch())
    assert read == FileRead(Written(str(tmp_path), 100))
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert probing.session_file(path, only_looking=True) == FileRead(
        Written(str(path), why="EACCES"), only_looking=True
    )


def test_a_session_file_that_is_not_there_any_more_is_not_called_write_protected(
    tmp_path: Path,
) -> None:
    read = probing.session_file(tmp_path / "day.facil", only_looking=False)
    assert read == FileRead(Written(str(tmp_path / "day.facil"), why="gone"))
    words = Words.load("ru")
    assert say(words, judge(read)).endswith("/day.facil: файла или его папки больше нет")
    gone = probing.session_file(tmp_path / "gone" / "day.facil", only_looking=False)
    assert gone.written.why == "ENOENT"


def test_the_usual_folders_are_made_but_not_the_one_on_a_stick(tmp_path: Path) -> None:
    usual, stick = tmp_path / "data" / "backups", tmp_path / "usb" / "copies"
    assert probing.backups(usual, None, Stopwatch()) == BackupRead(Written(str(usual), 100))
    read = probing.backups(usual, stick, Stopwatch())
    assert read.second == Written(str(stick), why="ENOENT")
    assert usual.is_dir()
    assert not stick.exists()
    assert probing.sessions_folder(tmp_path / "sessions").written.took_ms is not None


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert probing.sessions_folder(tmp_path / "file" / "x").written.why == "ENOTDIR"


def test_space_is_asked_where_a_folder_will_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = tmp_path / "not" / "yet"
    ((folder, free),) = probing.space([later]).free
    assert folder == str(later)
    assert free

    def faulty(_path: Path) -> None:
        raise OSError(errno.EIO, "I/O error")

    monkeypatch.setattr(shutil, "disk_usage", faulty)
    assert probing.space([tmp_path]).free == ((str(tmp_path), None),)


def test_a_disk_that_is_nowhere_has_no_known_space(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(_path: Path) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(shutil, "disk_usage", nowhere)
    assert probing.space([Path("Q:/x")]).free == ((str(Path("Q:/x")), None),)
