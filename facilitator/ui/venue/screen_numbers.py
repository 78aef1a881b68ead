"""Big numbers on every screen for some seconds, to see which of them is which."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from facilitator.ui.theme import CONSOLE

SHOWN_MS: Final = 5_000
SHARE: Final = 0.42
"""How much of the screen's height the board with the number takes."""


class ScreenNumbers(QObject):
    """Shows the numbers and takes them away by itself; no click or key is caught by them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.boards: list[QFrame] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self.hide)

    def show(self, screens: Sequence[tuple[QScreen, str]]) -> None:
        """Number the screens from 1, each with a word under its number."""
        self.hide()
        self.boards = [_board(at, word, screen) for at, (screen, word) in enumerate(screens, 1)]
        self._timer.start()

    def hide(self) -> None:
        """Take the numbers away."""
        self._timer.stop()
        for board in self.boards:
            board.close()
            board.deleteLater()
        self.boards = []


def _board(number: int, word: str, screen: QScreen) -> QFrame:
    board = QFrame(
        None,
        Qt.WindowType.ToolTip
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.WindowStaysOnTopHint
        | Qt.WindowType.WindowTransparentForInput
        | Qt.WindowType.WindowDoesNotAcceptFocus,
    )
    board.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    place = screen.geometry()
    height = round(place.height() * SHARE)
    board.setStyleSheet(
        f"QFrame {{ background: {CONSOLE.bar}; border: 4px solid {CONSOLE.on_accent}; }}"
        " QLabel { border: none; }"
    )
    layout = QVBoxLayout(board)
    layout.setSpacing(0)
    for text, share in ((str(number), 0.62), (word, 0.1)):
        shown = QLabel(text)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setStyleSheet(
            f"QLabel {{ color: {CONSOLE.on_accent}; font-size: {round(height * share)}px;"
            " font-weight: 700; }"
        )
        layout.addWidget(shown)
    board.setScreen(screen)
    board.resize(round(height * 1.3), height)
    board.move(place.center() - board.rect().center())
    board.show()
    return board
