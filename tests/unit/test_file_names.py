"""Files named after what somebody typed: every system takes the name, where it is meant to be."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.file_names import file_stem, name_part


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("Сессия «Семья: дом»", "Сессия «Семья дом»"),
        ("../../etc/passwd", "etc passwd"),
        ("..\\..\\Windows\\system32", "Windows system32"),
        ("C:\\autoexec.bat", "C autoexec.bat"),
        ("имя. . .", "имя"),
        ("...скрытый", "скрытый"),
        ("-o Ключ", "o Ключ"),
        ("две\nстроки\x00", "две строки"),
        ("год\u202egpj.exe", "годgpj.exe"),
        ("???", ""),
        ("И\u0306", "Й"),
        ("Иванов И. И.", "Иванов И. И"),
        ("й" * 100, "й" * 60),
        ("👩🚒" * 60, "👩🚒" * 15),
    ],
)
def test_a_title_becomes_part_of_a_name(typed: str, named: str) -> None:
    assert name_part(typed, 60) == named


@pytest.mark.parametrize(
    "device", ["CON", "nul", "Aux.отчёт", "COM1", "lpt9", "PRN .", "CONIN$", "com¹"]
)
def test_a_device_of_windows_is_not_opened(device: str) -> None:
    assert file_stem(name_part(device, 60)).startswith("_")
    assert file_stem("2019-09-12", name_part(device, 60)).startswith("2019")


@pytest.mark.parametrize("word", ["Контакты", "CONgress", "null", "COM", "COM10"])
def test_words_that_only_begin_like_a_device_stay(word: str) -> None:
    assert file_stem(name_part(word, 60)) == word


def test_parts_that_are_empty_leave_no_gap() -> None:
    assert file_stem("Протокол", "", "2019", joined=". ") == "Протокол. 2019"
    assert file_stem("", "") == ""


@given(st.text(st.characters()))
def test_any_text_stays_one_name_that_disks_can_hold(text: str) -> None:
    stem = file_stem(name_part(text, 60)) or "session"
    assert len(stem.encode()) <= 121
    for kind in (PurePosixPath, PureWindowsPath):
        whole = kind(f"folder/{stem}.pdf")
        assert whole.parent == kind("folder")
        assert whole.suffix == ".pdf"
    assert not stem.endswith((" ", "."))
    assert stem.isprintable()
