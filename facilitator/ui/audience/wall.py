"""Keeps the audience window where it belongs: on the hall's screen, in a window, or nowhere."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QScreen

from facilitator.ui.audience.window import AudienceWindow
from facilitator.ui.screens import ScreenWatcher
from facilitator.words import Words


class Wall(QObject):
    """Brings the audience window to the hall's screen whenever there is one.

    Unplugging takes the window away at once, so that it never covers the console; plugging in
    brings it back. On a single screen it begins as a window behind the console.

    Args:
        window: The audience window.
        watcher: Says which screen is the hall's.
        words: The language of the console, for the notice.
        parent: The owner, if any.
    """

    notice_changed = Signal(str)
    """What the operator must know about the hall's screen; empty when all is well."""

    def __init__(
        self,
        window: AudienceWindow,
        watcher: ScreenWatcher,
        words: Words,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._watcher = watcher
        self._words = words
        self._started = False
        self._connect()

    def _connect(self) -> None:
        self._watcher.lost.connect(self._window.withdraw)
        self._watcher.settled.connect(self._settled)

    @property
    def notice(self) -> str:
        """What the operator must know about the hall's screen; empty when all is well."""
        if self._watcher.screen is not None:
            return ""
        return self._words.gettext(
            "No projector found, or the screen is duplicated: Win+P → “Extend”"
        )

    def start(self) -> None:
        """Look for the hall's screen and show the wall."""
        self._watcher.look()

    def stop(self) -> None:
        """Take the wall away for good, whatever screens come and go."""
        self._watcher.stop()
        self._window.withdraw()

    def show_words(self, words: Words) -> None:
        """Take over the language of the console."""
        self._words = words
        self.notice_changed.emit(self.notice)

    def toggle_full_screen(self) -> None:
        """Change between full-screen and window; a hidden wall comes back."""
        screen = self._watcher.screen or self._watcher.console
        if screen is None:
            return
        if self._window.isVisible() and self._window.isFullScreen():
            self._window.stand_on(screen)
            self._window.raise_()
        elif self._window.isVisible() or self._watcher.screen is not None:
            self._window.fill(screen, on_top=self._watcher.screen is not None)
        else:
            self._window.stand_on(screen)
            self._window.raise_()

    def _settled(self, screen: QScreen | None) -> None:
        console = self._watcher.console
        if screen is not None:
            if not self._is_at(screen):
                self._window.fill(screen, on_top=True)
        elif not self._started and console is not None:
            self._window.stand_on(console)
        elif self._window.isFullScreen():
            self._window.withdraw()
        self._started = True
        self.notice_changed.emit(self.notice)

    def _is_at(self, screen: QScreen) -> bool:
        here = self._window.isVisible() and self._window.isFullScreen()
        return here and self._window.geometry() == screen.geometry()
