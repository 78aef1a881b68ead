"""Typed and pasted texts lose what nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.clean import clean_text, one_line, split_paste


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  слова  ", "слова"),
        ("а\x00б\x07в\x9fг", "абвг"),
        ("при\u00adмер", "пример"),
        ("\u202eобманка\u202c \u2066и\u2069", "обманка и"),
        ("половина \ud83d знака", "половина  знака"),
        ("\ufeffначало\u200b", "начало"),
        ("раз\r\nдва\rтри\u2028четыре\vпять", "раз\nдва\nтри\nчетыре\nпять"),
        ("столбец\tстолбец", "столбец столбец"),
        ("семья 👨\u200d👩\u200d👧", "семья 👨\u200d👩\u200d👧"),
        ("\u00ad \u202e", ""),
        ("\u3164\u115f \u200d\ufe0f \u0301", ""),
        ("и" + "\u0306" * 500, "и" + "\u0306" * 4),
        ("ก" + "\u0e47\u200d" * 500, "ก" + "\u0e47\u200d" * 2),
        (" \u0301 на номере\n\u0308два", "на номере\nдва"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("тег\U000e0041\U000e007f", "тег"),
    ],
)
def test_a_text_loses_what_nobody_sees(typed: str, cleaned: str) -> None:
    assert clean_text(typed) == cleaned


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    cleaned.encode()


def test_one_line_has_no_line_breaks_and_no_runs_of_spaces() -> None:
    assert one_line("раз \n  два\t\tтри\n\nчетыре") == "раз два три четыре"


@pytest.mark.parametrize(
    "line",
    [
        "• Единое окно",
        "- Единое окно",
        "– Единое окно",
        "* Единое окно",
        "1. Единое окно",
        "2) Единое окно",
        "(3) Единое окно",
        "1.2. Единое окно",
        "а) Единое окно",
        "•Единое окно",
        "\uf0b7\tЕдиное окно",
        "   Единое   окно  ",
        "Еди\u00adное окно",
    ],
)
def test_a_pasted_line_loses_its_bullet_or_number(line: str) -> None:
    assert split_paste(line) == ("Единое окно",)


@pytest.mark.parametrize(
    "line",
    ["7-дневный лагерь", "+ Не нужно собирать справки", "7+ Быстро", "2019 год", "*3 Единое окно"],
)
def test_a_pasted_line_keeps_what_is_no_bullet(line: str) -> None:
    assert split_paste(line) == (line,)


def test_several_pasted_lines_become_several_items() -> None:
    pasted = "1. Первое\r\n\r\n2. Второе\n •  \n3. Третье\n"
    assert split_paste(pasted) == ("Первое", "Второе", "Третье")


def test_a_pasted_letter_of_two_characters_becomes_one() -> None:
    assert split_paste("Сургутскии\u0306") == ("Сургутский",)


def test_an_empty_paste_is_no_item() -> None:
    assert split_paste(" \n\t\n") == ()
