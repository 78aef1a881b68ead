"""The problem report: what helps to find a fault is in it, what names anybody is not."""

import logging
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from facilitator.crash_report import Facts, Material, parts, save_report, what_is_missing
from facilitator.logbook.keeping import NAME, Logbook
from facilitator.paths import UserFolders, example_session
from facilitator.transfer import import_session
from facilitator.trouble import StorageTrouble
from facilitator.words import Words
from tests.fake_time import FakeTime

AT = datetime(2019, 9, 12, 10, 30)
CHOICES: Facts = {"scheme": "dark", "mute": False}
EQUIPMENT = {"screen 1": "1366×768"}


@pytest.fixture
def made(tmp_path: Path) -> Callable[[Path | None], Material]:
    home = tmp_path / "дом"
    folders = UserFolders(home / "sessions", home / "backups", home / "logs", home / "settings")
    return lambda session: Material(folders, session, CHOICES, EQUIPMENT)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "Сессия Иванова.facil"
    import_session(example_session(), path, FakeTime())
    return path


def test_a_report_names_nobody(
    made: Callable[[Path | None], Material], example: Path, english: Words, tmp_path: Path
) -> None:
    material = made(example)
    logger = logging.getLogger("facilitator.of_a_test")
    book = Logbook(material.folders.logs)
    logger.addHandler(book)
    logger.error("cannot open", exc_info=StorageTrouble("cannot_open", str(example), "Иванов"))
    logger.removeHandler(book)
    book.close()
    path = save_report(material, tmp_path / "отчёты", english, AT)
    assert path.name == "facilitator-report-2019-09-12-1030.zip"
    with zipfile.ZipFile(path) as zipped:
        assert zipped.testzip() is None
        found = {name: zipped.read(name).decode("utf-8-sig") for name in zipped.namelist()}
    assert list(found) == [
        "README.txt",
        "computer.txt",
        "choices.txt",
        "session.txt",
        f"log/{NAME}",
    ]
    for name, text in found.items():
        assert re.findall("[А-Яа-яЁё@]+", text) == [], name
        assert str(tmp_path) not in text, name
    assert "StorageTrouble cannot_open" in found[f"log/{NAME}"]
    assert "check: sound" in found["session.txt"]
    assert "proposals: 33\npluses: 64\nminuses: 53" in found["session.txt"]
    assert "closed properly: True" in found["session.txt"]
    assert "screen 1: 1366×768" in found["computer.txt"]
    assert re.search(r"free MB for sessions: \d+", found["computer.txt"])
    assert re.search(r"PySide6: 6\.", found["computer.txt"])
    assert found["choices.txt"] == "scheme: dark\nmute: False\n"
    for name in list(found)[1:]:
        assert f"  {name} — " in found["README.txt"]
    assert what_is_missing(english) in found["README.txt"]


def test_what_is_wrong_with_a_session_file_is_told_in_a_word(
    made: Callable[[Path | None], Material], example: Path, english: Words, tmp_path: Path
) -> None:
    def told(path: Path | None) -> str:
        return parts(made(path), english, AT)["session.txt"].decode()

    assert told(None) == "session: none open\n"
    assert told(tmp_path / "нет.facil") == "check: not_found\n"
    data = bytearray(example.read_bytes())
    data[4096 * 3 : 4096 * 5] = bytes(4096 * 2)
    example.write_bytes(data)
    assert told(example) == f"check: damaged\nbytes: {len(data)}\n"


def test_reports_of_one_minute_stand_side_by_side(
    made: Callable[[Path | None], Material], russian: Words, tmp_path: Path
) -> None:
    names = [save_report(made(None), tmp_path, russian, AT).stem[-6:] for _ in range(3)]
    assert names == ["2-1030", "1030-2", "1030-3"]
    with zipfile.ZipFile(tmp_path / "facilitator-report-2019-09-12-1030.zip") as zipped:
        assert "Отчёт о сбое, собран 2019-09-12 10:30" in zipped.read("README.txt").decode()


def test_a_folder_that_refuses_is_a_trouble(
    made: Callable[[Path | None], Material], english: Words, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageTrouble) as caught:
        save_report(made(None), tmp_path / "file" / "deep", english, AT)
    assert caught.value.what == "write_file"


def test_a_log_that_cannot_be_read_says_so_in_its_place(
    made: Callable[[Path | None], Material],
    english: Words,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    material = made(None)
    material.folders.logs.mkdir(parents=True)
    (material.folders.logs / NAME).write_text("x")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert parts(material, english, AT)[f"log/{NAME}"] == b"unreadable, errno: 13\n"
