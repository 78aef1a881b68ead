"""The window the hall sees: full-screen on a projector or an ordinary window. It takes no focus."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.core.scene_kinds import Scene
from facilitator.core.screen import Pages, Screen
from facilitator.ui.audience.stage import Stage
from facilitator.ui.audience.view import AudienceView
from facilitator.words import Words

FLAGS: Final = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
SHARE: Final = 0.45
"""How much of a single screen's width the wall takes as a window."""


class AudienceWindow(QWidget):
    """The audience screen.

    Args:
        words: The language of the audience.
        stage: Where scenes are laid out, if others show the same wall.
    """

    wall_changed = Signal(object)
    """The wall's logical size as a QSize, or None while nothing is shown."""

    def __init__(self, words: Words, stage: Stage | None = None) -> None:
        super().__init__(None, FLAGS)
        self._view = AudienceView(words, self, stage)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(320, 180)
        self._view.setCursor(Qt.CursorShape.BlankCursor)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._view)
        self.show_words(words)

    @property
    def pages(self) -> Pages:
        """Which page of the scene is shown and how many there are."""
        return self._view.pages

    @property
    def wall(self) -> QSize | None:
        """The wall's logical size, or None while nothing is shown."""
        return self._view.size() if self.isVisible() else None

    def show_words(self, words: Words) -> None:
        """Take over the language of the audience."""
        self.setWindowTitle(words.gettext("Audience screen"))
        self._view.show_words(words)

    def show_scene(self, scene: Scene) -> None:
        """Show what the room may see."""
        self._view.show_scene(scene)

    def show_screen(self, screen: Screen) -> None:
        """Take over colours and letters from the operator's choices."""
        self._view.show_screen(screen)

    def fill(self, screen: QScreen, *, on_top: bool) -> None:
        """Fill a screen, without frame.

        Args:
            screen: The screen to fill.
            on_top: Whether it stays above all other windows; never on the console's screen.
        """
        flags = FLAGS | Qt.WindowType.FramelessWindowHint
        if on_top:
            # A window or a notice that strays to the projector stays unseen.
            flags |= Qt.WindowType.WindowStaysOnTopHint
        self._place(screen, screen.geometry(), flags)
        # showFullScreen() would activate the window, which is never to take the keys.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def stand_on(self, screen: QScreen) -> None:
        """Stand on a screen as an ordinary window in its lower right corner, behind the console."""
        room = screen.availableGeometry()
        width = round(room.width() * SHARE)
        height = round(width * 9 / 16)
        left, top = room.right() - width - 24, room.bottom() - height - 24
        self._place(screen, QRect(left, top, width, height), FLAGS)
        self.showNormal()
        self.lower()

    def withdraw(self) -> None:
        """Show nothing to anybody."""
        self.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that there is a wall."""
        super().showEvent(event)
        self.wall_changed.emit(self.wall)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that there is none."""
        super().hideEvent(event)
        self.wall_changed.emit(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the new size, so that the miniature paints the same."""
        super().resizeEvent(event)
        if self.isVisible():
            self.wall_changed.emit(self.size())

    def _place(self, screen: QScreen, room: QRect, flags: Qt.WindowType) -> None:
        if self.windowFlags() != flags:
            self.setWindowFlags(flags)
        self.setScreen(screen)
        self.setGeometry(room)
