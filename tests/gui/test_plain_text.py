"""Editors take what is pasted without its formatting, and never so much that they halt."""

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from facilitator.core.checks import MAX_TEXT
from facilitator.core.vocabulary import StepKind
from facilitator.ui.console.pasting import MOST_ITEMS
from facilitator.ui.plain_text import MOST, PlainText
from facilitator.words import Words
from tests.gui.console_desk import ConsoleDesk


def clipboard(text: str) -> QMimeData:
    """Return a clipboard with a text, also as markup."""
    held = QMimeData()
    held.setText(text)
    held.setHtml(f"<b>{text[:100]}</b><img src='file:///etc/passwd'>")
    return held


@pytest.fixture
def editor(qtbot: QtBot) -> PlainText:
    made = PlainText(most=10)
    qtbot.addWidget(made)
    return made


def test_it_takes_up_to_its_limit_beside_what_is_selected(editor: PlainText) -> None:
    editor.insertFromMimeData(clipboard("семь сл"))
    editor.insertFromMimeData(clipboard("восемь слов"))
    assert editor.toPlainText() == "семь слвос"
    editor.selectAll()
    editor.insertFromMimeData(clipboard("раз\nдва\nтри\nчетыре"))
    assert editor.toPlainText() == "раз\nдва\nтр"
    assert editor.room() == 0


def test_what_nobody_sees_is_not_pasted(editor: PlainText) -> None:
    editor.insertFromMimeData(clipboard("а\x00б\u202eв\u0301\u0301\u0301\u0301\u0301\u0301"))
    assert editor.toPlainText() == "абв" + "\u0301" * 4


def test_pictures_and_files_are_not_taken(editor: PlainText) -> None:
    assert editor.canInsertFromMimeData(clipboard("x"))
    assert not editor.canInsertFromMimeData(QMimeData())


def test_a_megabyte_in_the_line_is_refused_by_enter_with_its_reason(
    qtbot: QtBot, english: Words
) -> None:
    desk = ConsoleDesk(qtbot, english)
    desk.at(StepKind.STATEMENTS)
    desk.window.line.edit.insertFromMimeData(clipboard("слово " * 200_000))
    assert MAX_TEXT < len(desk.window.line.text()) <= MOST
    desk.press("Return")
    assert desk.said() == f"The text is longer than {MAX_TEXT} characters"
    assert not desk.state.content.proposals


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("строка\n" * (MOST_ITEMS + 1), f"{MOST_ITEMS + 1} lines"),
        ("я" * (MOST + 1) + "\nдва", "2 lines"),
    ],
)
def test_more_lines_than_a_session_has_are_not_inserted(
    qtbot: QtBot, english: Words, text: str, said: str
) -> None:
    desk = ConsoleDesk(qtbot, english)
    desk.at(StepKind.STATEMENTS)
    desk.window.line.edit.insertFromMimeData(clipboard(text))
    (banner,) = desk.window.banners.texts()
    assert banner == f"Too much to paste at once: {said}. Nothing was inserted"
    desk.press("Return")
    assert not desk.state.content.proposals
    assert desk.window.line.text() == ""


def test_many_lines_in_one_fill_the_line_only_so_far(qtbot: QtBot, english: Words) -> None:
    desk = ConsoleDesk(qtbot, english)
    desk.at(StepKind.STATEMENTS)
    desk.window.line.edit.insertFromMimeData(clipboard("я" * (MOST - 5) + "\nдвадцать два"))
    desk.press("Ctrl+Return")
    assert len(desk.window.line.text()) == MOST
