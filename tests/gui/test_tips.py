"""Tool tips show what was typed, also where it looks like markup."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QTableView, QToolTip
from pytestqt.qtbot import QtBot

from facilitator.ui.items.rows_model import ROW_HEIGHT, Column, RowsModel, rows_table
from facilitator.ui.tips import MOST, tip

SHORT, LONG = "Навигатор", "Навигатор <для всех семей города и района>"


def told_at(table: QTableView, row: int) -> str:
    """Return the tool tip that the pointer brings up over the first cell of a row."""
    place = table.visualRect(table.model().index(row, 0)).center()
    seen = QHelpEvent(QEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    QApplication.sendEvent(table.viewport(), seen)
    return QToolTip.text()


@pytest.mark.parametrize(
    "text", ["<b>не жирно</b> & <img src='file:///etc/passwd'>", "a < b\nи c > d &amp; e"]
)
def test_markup_is_read_as_it_was_typed(text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(tip(text))
    assert shown.toPlainText() == text


def test_other_texts_stay_as_they_are_but_for_their_length() -> None:
    assert tip("Семья & дом") == "Семья & дом"
    assert len(tip("слово " * 5_000)) <= MOST + 1
    assert tip("слово " * 5_000).endswith("слово…")


def table_of(qtbot: QtBot, *texts: str, wraps: bool) -> QTableView:
    """Return a table of texts with one narrow column, shown."""
    columns: tuple[Column[str], ...] = (Column("Предложение", lambda text: text, 120),)
    model = RowsModel(columns, hash)
    model.show_rows(texts)
    table = rows_table(model, "Предложения", wraps=wraps)
    table.model().setParent(table)
    qtbot.addWidget(table)
    table.show()
    return table


def test_a_table_the_whole_of_a_text_it_cuts_and_nothing_else(qtbot: QtBot) -> None:
    table = table_of(qtbot, SHORT, LONG, wraps=False)
    assert told_at(table, 1) == tip(LONG)
    told_at(table, 0)
    # A tool tip goes after a moment.
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    table.setColumnWidth(0, 600)
    told_at(table, 1)
    assert not QToolTip.isVisible()


def test_a_long_text_has_two_lines_at_most_and_one_where_it_fits(qtbot: QtBot) -> None:
    table = table_of(qtbot, SHORT, LONG, LONG * 9, wraps=True)
    one, *two = (table.rowHeight(row) for row in range(3))
    assert one == ROW_HEIGHT
    assert two[0] == two[1] == ROW_HEIGHT + table.fontMetrics().height()
    assert told_at(table, 2) == tip(LONG * 9)
    table.setColumnWidth(0, 600)
    assert table.rowHeight(1) == ROW_HEIGHT


def test_a_row_grows_with_a_text_that_is_edited(qtbot: QtBot) -> None:
    texts = {1: SHORT, 2: SHORT}
    columns: tuple[Column[int], ...] = (Column("Предложение", lambda key: texts[key], 120),)
    model = RowsModel(columns, lambda key: key)
    model.show_rows([1, 2])
    table = rows_table(model, "Предложения", wraps=True)
    model.setParent(table)
    qtbot.addWidget(table)
    table.show()
    texts[2] = LONG
    model.dataChanged.emit(model.index(1, 0), model.index(1, 0))
    assert table.rowHeight(0) == ROW_HEIGHT
    assert table.rowHeight(1) > ROW_HEIGHT
