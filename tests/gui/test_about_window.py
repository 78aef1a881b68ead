"""The window about the program."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator.licences import licences, program_version
from facilitator.ui.about_window import AboutWindow
from facilitator.ui.screens import screen_under
from facilitator.words import Words
from tests.gui.desk import press, type_text


@pytest.fixture
def about(qtbot: QtBot, russian: Words) -> AboutWindow:
    """Return the window, on the screen."""
    window = AboutWindow(russian)
    qtbot.addWidget(window)
    window.show()
    return window


def names(about: AboutWindow) -> list[str]:
    model = about.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_it_says_what_runs_here_and_under_which_licence(about: AboutWindow) -> None:
    said = [label.text() for label in about.findChildren(QLabel)]
    assert f"Пульт ведущего {program_version()}" in said
    assert any("LGPL" in text for text in said)
    assert about.text.toPlainText().startswith("MIT License")
    assert len(names(about)) == len(licences())


def test_the_list_is_walked_and_the_text_read_with_keys_alone(about: AboutWindow) -> None:
    assert about.list.hasFocus()
    press(about.list, Qt.Key.Key_End)
    assert about.list.currentIndex().data() == names(about)[-1]
    assert about.text.toPlainText() == licences()[-1].text
    press(about.list, Qt.Key.Key_Tab)
    assert about.text.hasFocus()
    about.text.setPlainText("\n".join(str(n) for n in range(999)))
    press(about.text, Qt.Key.Key_PageDown)
    assert about.text.verticalScrollBar().value() > 0
    press(about.text, Qt.Key.Key_Escape)
    assert not about.isVisible()


def test_a_part_is_found_by_its_name_or_its_licence(about: AboutWindow) -> None:
    type_text(about.search, "roboto")
    assert [name.split()[0] for name in names(about)] == ["font-roboto"]
    assert "Apache" in about.text.toPlainText()
    about.search.clear()
    type_text(about.search, "lgpl")
    assert {"PySide6", "shiboken6"} <= {name.split()[0] for name in names(about)}
    type_text(about.search, "нет такого")
    assert names(about) == []
    assert about.text.toPlainText() == ""


def test_it_fits_an_old_laptop(about: AboutWindow) -> None:
    free = screen_under(about).availableSize()
    assert about.width() <= free.width()
    assert about.height() <= free.height()
    assert not about.isModal()
