"""What Qt itself says, as in the context menu of a field, is in the language of the program."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from facilitator.app.qt_words import QtWords, load_qt_words


@pytest.fixture
def qt_words(qapp: QApplication) -> Iterator[QtWords]:
    words = QtWords(qapp)
    yield words
    words.show("en")


def first_of_menu(field: QLineEdit) -> str:
    menu = field.createStandardContextMenu()
    text = menu.actions()[0].text()
    menu.deleteLater()
    return text


def test_a_field_s_menu_is_russian_and_english_again(qtbot: QtBot, qt_words: QtWords) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    qt_words.show("ru")
    assert "тменить" in first_of_menu(field)
    qt_words.show("en")
    assert first_of_menu(field).startswith("&Undo")


@pytest.mark.usefixtures("qapp")
def test_a_language_qt_does_not_speak_is_left_to_qt() -> None:
    assert load_qt_words("tlh") is None
