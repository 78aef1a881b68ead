"""Enter on a button that has the focus."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from facilitator.ui.console.key_button import KeyButton
from facilitator.ui.forms import Button
from tests.gui.desk import press

CTRL = Qt.KeyboardModifier.ControlModifier


class Window(QDialog):
    """A window with a default button and another one, which has the focus."""

    def __init__(self, other: QPushButton) -> None:
        super().__init__()
        self.pressed: list[str] = []
        self.other = other
        default = Button("Создать документы")
        default.setDefault(True)
        default.clicked.connect(lambda: self.pressed.append("default"))
        other.clicked.connect(lambda: self.pressed.append("other"))
        layout = QVBoxLayout(self)
        layout.addWidget(default)
        layout.addWidget(other)


@pytest.fixture(params=[Button, KeyButton])
def window(request: pytest.FixtureRequest, qtbot: QtBot) -> Window:
    window = Window(request.param("Выбрать…"))
    qtbot.addWidget(window)
    window.show()
    window.other.setFocus()
    return window


def test_enter_presses_the_button_that_has_the_focus(window: Window) -> None:
    press(window.other, Qt.Key.Key_Return)
    press(window.other, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    press(window.other, Qt.Key.Key_Space)
    assert window.pressed == ["other"] * 3


def test_enter_held_down_presses_once(window: Window) -> None:
    press(window.other, Qt.Key.Key_Return)
    again = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QApplication.sendEvent(window.other, again)
    assert window.pressed == ["other"]


def test_ctrl_enter_is_left_to_the_window(window: Window) -> None:
    press(window.other, Qt.Key.Key_Return, CTRL)
    assert "other" not in window.pressed
