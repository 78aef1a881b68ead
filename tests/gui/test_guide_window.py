"""The window of the guide."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from facilitator.ui.guide_window import GuideWindow
from facilitator.words import LANGUAGES, Words
from tests.gui.desk import press, type_text


@pytest.fixture
def guide(qtbot: QtBot, russian: Words) -> GuideWindow:
    """Return the guide, on the screen."""
    window = GuideWindow(russian)
    qtbot.addWidget(window)
    window.show()
    QCoreApplication.processEvents()
    return window


def selected(guide: GuideWindow) -> str:
    return guide.text.textCursor().selectedText()


def reading(guide: GuideWindow) -> str:
    """Return the heading that is marked in the contents."""
    return str(guide.contents.currentIndex().data())


def top(guide: GuideWindow) -> str:
    """Return the first line that is seen."""
    return guide.text.document().findBlock(guide.text.at_top() + 1).text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_at_the_top_in_the_language_of_the_console(qtbot: QtBot, language: str) -> None:
    window = GuideWindow(Words.load(language))
    qtbot.addWidget(window)
    window.show()
    QCoreApplication.processEvents()
    title = window.text.headings[0].title
    assert title.startswith("Руководство" if language == "ru" else "Guide")
    assert reading(window) == title
    assert window.text.verticalScrollBar().value() == 0


def test_every_picture_is_there_and_as_wide_as_the_text(guide: GuideWindow) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = guide.text.loadResource(kind, QUrl("guide/ru/07-card.png"))
    assert picture.width() / picture.devicePixelRatio() == guide.text.column  # type: ignore[attr-defined]
    assert guide.text.column <= guide.text.viewport().width()
    assert guide.text.loadResource(kind, QUrl("guide/ru/none.png")).isNull()  # type: ignore[attr-defined]


def test_the_contents_lead_to_a_part_and_follow_the_reading(guide: GuideWindow) -> None:
    guide.contents.setFocus()
    press(guide.contents, Qt.Key.Key_Down)
    press(guide.contents, Qt.Key.Key_Down)
    assert top(guide) == reading(guide) == "Накануне вечером"
    guide.text.setFocus()
    press(guide.text, Qt.Key.Key_PageDown)
    press(guide.text, Qt.Key.Key_End)
    assert guide.text.verticalScrollBar().value() == guide.text.verticalScrollBar().maximum()
    assert reading(guide) != "Накануне вечером"
    press(guide.text, Qt.Key.Key_Home)
    assert reading(guide).startswith("Руководство")


def test_a_word_is_found_onwards_backwards_and_round_the_end(guide: GuideWindow) -> None:
    press(guide.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.search.hasFocus()
    type_text(guide.search, "черновик")
    first = guide.text.textCursor().position()
    assert selected(guide).casefold() == "черновик"
    assert guide.said.text() == ""
    press(guide.search, Qt.Key.Key_Return)
    press(guide.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert guide.text.textCursor().position() == first
    guide.previous.click()
    guide.next.click()
    assert guide.text.textCursor().position() == first
    press(guide.text, Qt.Key.Key_F3)
    type_text(guide.search, "!!!")
    assert guide.said.text() == "Не найдено"
    guide.search.clear()
    guide.next.click()
    assert guide.said.text() == ""


def test_the_place_is_kept_where_the_window_becomes_narrower(guide: GuideWindow) -> None:
    guide.contents.setCurrentIndex(guide.contents.model().index(7, 0))
    before = top(guide)
    guide.resize(guide.minimumWidth(), 500)
    QCoreApplication.processEvents()
    assert top(guide) == before
    guide.resize(1300, 500)
    QCoreApplication.processEvents()
    assert top(guide) == before


def test_escape_closes_it_and_enter_does_nothing_in_the_text(guide: GuideWindow) -> None:
    press(guide.text, Qt.Key.Key_Return)
    assert guide.isVisible()
    press(guide.text, Qt.Key.Key_Escape)
    assert not guide.isVisible()
