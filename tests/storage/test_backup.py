"""Backups at every step change: the last twenty, in one or two folders, never in the way."""

import os
import sqlite3
import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitator.core.commands import AddProposal, NextStep, PreviousStep
from facilitator.store import backup as backup_module
from facilitator.store.backup import BackupFolders, Backups
from facilitator.store.examine import examine
from facilitator.store.opening import create_file
from tests.room import small_beginning
from tests.storage.conftest import Hall


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Резервные копии"


def test_entering_a_step_takes_a_backup_that_is_a_session_of_its_own(
    hall: Hall, folder: Path
) -> None:
    hall.create()
    session, opened = hall.session(BackupFolders(folder))
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    (taken,) = folder.iterdir()
    assert taken.name.startswith("демография 2019-09-12 09-30-00 [")
    assert examine(taken).state == session.state
    report = opened.journal.last_backup
    assert (report.at, report.files, report.troubles) == (hall.time.wall(), (taken,), ())


def test_a_backup_that_met_a_fault_of_ours_does_not_stop_the_next(
    hall: Hall, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.create()
    faults: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: faults.append(args.exc_type))
    times: list[datetime] = []
    backups = Backups(hall.path, "abcdef", BackupFolders(folder), times.pop)
    backups.start()
    backups.finish()
    assert faults == [IndexError]
    times.append(hall.time.wall())
    backups.start()
    backups.finish()
    assert len(list(folder.iterdir())) == 1


def test_what_a_killed_program_left_half_written_goes_after_a_day(hall: Hall, folder: Path) -> None:
    folder.mkdir()
    left = [folder / f".facilitator-{name}" for name in ("a.tmp", "a.tmp-journal", "b.tmp")]
    for each in left:
        each.touch()
        if each.name != left[-1].name:
            os.utime(each, (0, 0))
    hall.create()
    session, opened = hall.session(BackupFolders(folder))
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    assert [each.exists() for each in left] == [False, False, True]


def test_capturing_takes_no_backup(hall: Hall, folder: Path) -> None:
    hall.create()
    session, opened = hall.session(BackupFolders(folder))
    session.dispatch(AddProposal(1, "Навигатор"))
    opened.journal.wait_for_backup()
    assert not folder.exists()


def test_entering_a_step_moves_the_log_into_the_file(hall: Hall) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    with_log = hall.path.read_bytes()
    assert b"StepEntered" in with_log


def test_the_last_backups_are_kept_and_those_of_other_sessions_too(
    hall: Hall, folder: Path
) -> None:
    folder.mkdir()
    other = folder / "демография 2019-01-01 10-00-00 [abcdef].facil"
    other.write_bytes(b"other")
    hall.create()
    session, opened = hall.session(BackupFolders(folder, kept=3))
    for command in (NextStep(), NextStep(), PreviousStep(), NextStep(), NextStep()):
        hall.time.pass_by(60)
        session.dispatch(command)
        opened.journal.wait_for_backup()
    mine = sorted(each.name for each in folder.iterdir() if each != other)
    assert [name.split()[2] for name in mine] == ["09-33-00", "09-34-00", "09-35-00"]
    assert other.exists()


def test_a_backup_made_after_the_clock_was_set_back_is_not_taken_for_the_oldest(
    hall: Hall, folder: Path
) -> None:
    hall.create()
    session, opened = hall.session(BackupFolders(folder, kept=3))
    for _ in range(4):
        hall.time.pass_by(60)
        session.dispatch(NextStep())
        opened.journal.wait_for_backup()
    hall.time.set_wall(hall.time.wall() - timedelta(hours=3))
    for _ in range(2):
        hall.time.pass_by(60)
        session.dispatch(PreviousStep())
        opened.journal.wait_for_backup()
    (taken,) = opened.journal.last_backup.files
    assert examine(taken).state == session.state
    kept = sorted(each.name.split()[2] for each in folder.iterdir())
    assert kept == ["06-35-00", "06-36-00", "09-34-00"]


def test_backups_of_the_session_it_was_restored_from_are_kept(hall: Hall, folder: Path) -> None:
    hall.create()
    session, opened = hall.session(BackupFolders(folder, kept=1))
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    session.close()
    hall.opened.clear()
    restored = Hall(hall.path.with_name("демография (2).facil"))
    restored.path.write_bytes(hall.path.read_bytes())
    again, opened = restored.session(BackupFolders(folder, kept=1))
    again.dispatch(NextStep())
    opened.journal.wait_for_backup()
    again.close()
    assert len(list(folder.iterdir())) == 2


def test_a_backup_goes_to_the_second_folder_too(hall: Hall, folder: Path, tmp_path: Path) -> None:
    stick = tmp_path / "Флешка"
    stick.mkdir()
    hall.create()
    session, opened = hall.session(BackupFolders(folder, stick))
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    assert len(list(folder.iterdir())) == len(list(stick.iterdir())) == 1


def test_a_stick_that_is_gone_is_reported_and_stops_nothing(
    hall: Hall, folder: Path, tmp_path: Path
) -> None:
    hall.create()
    session, opened = hall.session(BackupFolders(folder, tmp_path / "Флешка"))
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    report = opened.journal.last_backup
    assert [trouble.what for trouble in report.troubles] == ["cannot_backup"]
    assert len(report.files) == 1
    assert not (tmp_path / "Флешка").exists()


def test_a_backup_that_fails_everywhere_keeps_the_time_of_the_last_good_one(
    hall: Hall, folder: Path, tmp_path: Path
) -> None:
    hall.create()
    session, opened = hall.session(BackupFolders(folder))
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    good = opened.journal.last_backup.at
    (tmp_path / "файл").write_text("")
    opened.journal.set_backup_folders(BackupFolders(tmp_path / "файл" / "папка"))
    assert opened.journal.backup_folders.second is None
    hall.time.pass_by(60)
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    report = opened.journal.last_backup
    assert report.at == good
    assert [trouble.what for trouble in report.troubles] == ["cannot_backup"]


def test_a_backup_asked_for_during_another_follows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    taken: list[Path] = []

    def slow(_path: Path, target: Path) -> None:
        taken.append(target)
        begun.set()
        assert go_on.wait(10)

    monkeypatch.setattr(backup_module, "copy_session", slow)
    backups = Backups(
        tmp_path / "a.facil", "s", BackupFolders(tmp_path), lambda: datetime(2019, 9, 12)
    )
    backups.finish()
    backups.start()
    assert begun.wait(10)
    backups.start()
    backups.start()
    go_on.set()
    backups.finish()
    assert len(taken) == 2


def test_a_session_file_that_cannot_be_read_makes_no_backup(tmp_path: Path, folder: Path) -> None:
    backups = Backups(tmp_path / "нет.facil", "s", BackupFolders(folder), datetime.now)
    backups.start()
    backups.finish()
    assert [trouble.what for trouble in backups.report.troubles] == ["cannot_backup"]
    assert list(folder.iterdir()) == []


def test_a_backup_is_one_plain_file(hall: Hall, folder: Path) -> None:
    create_file(hall.path, small_beginning(), hall.time)
    session, opened = hall.session(BackupFolders(folder))
    session.dispatch(NextStep())
    opened.journal.wait_for_backup()
    (taken,) = folder.iterdir()
    connection = sqlite3.connect(taken)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
