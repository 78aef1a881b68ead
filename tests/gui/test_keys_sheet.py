"""The sheet of keys."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator.ui.console.keys import ACTIONS
from facilitator.ui.keys_sheet import KeysSheet, in_columns, written_keys
from facilitator.ui.screens import screen_under
from facilitator.words import Words
from tests.gui.desk import press


@dataclass(frozen=True)
class Row:
    """A row of a table of keys."""

    title: str = ""
    group: str = ""
    keys: tuple[str, ...] = ()
    shown: str = ""


@pytest.fixture
def sheet(qtbot: QtBot, russian: Words) -> KeysSheet:
    """Return the console's sheet, on the screen."""
    sheet = KeysSheet(russian, ACTIONS)
    qtbot.addWidget(sheet)
    sheet.show()
    return sheet


@pytest.mark.parametrize(
    ("keys", "shown", "written"),
    [
        (("Alt+Right",), "", "Alt+→"),
        (("F3", "Ctrl+Space"), "", "F3 · Ctrl+Space"),
        (("Return", "Enter"), "", "Enter"),
        (("Ctrl+1", "Ctrl+2"), "Ctrl+1…9", "Ctrl+1…9"),
        (("PgUp",), "", "PageUp"),
    ],
)
def test_keys_are_written_as_people_read_them(
    keys: tuple[str, ...], shown: str, written: str
) -> None:
    assert written_keys(Row(keys=keys, shown=shown)) == written


def test_groups_fill_columns_evenly_in_their_order() -> None:
    groups = [[Row()] * n for n in (10, 6, 20, 14, 6)]
    columns = in_columns(groups, 3)
    assert sorted(at for column in columns for at in column) == [0, 1, 2, 3, 4]
    assert all(column == sorted(column) for column in columns)
    assert max(sum(len(groups[at]) + 2 for at in column) for column in columns) <= 24


def test_every_action_stands_on_the_sheet(sheet: KeysSheet, russian: Words) -> None:
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    for action in ACTIONS:
        assert russian.gettext(action.title) in texts
        assert russian.gettext(action.group) in texts


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_Escape])
def test_the_key_that_opened_it_closes_it(sheet: KeysSheet, key: Qt.Key) -> None:
    press(sheet, key)
    assert not sheet.isVisible()


def test_it_fits_an_old_laptop_without_scrolling(sheet: KeysSheet) -> None:
    free = screen_under(sheet).availableSize()
    assert sheet.width() <= free.width()
    assert sheet.height() <= free.height()
    from PySide6.QtWidgets import QScrollArea

    area = sheet.findChild(QScrollArea)
    assert area is not None
    content = area.widget()
    assert content is not None
    assert content.minimumSizeHint().height() <= 600
    assert not sheet.isModal()
