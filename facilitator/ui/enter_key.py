"""Enter on a button that has the focus; small, for the console is loaded with it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


def pressed_by_enter(pressed: QPushButton, event: QKeyEvent) -> bool:
    """Press a button by Enter, once however long it is held; return whether it was Enter."""
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not is_enter or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    if not event.isAutoRepeat():
        pressed.click()
    return True
