"""What the console's status bar says of the file, its copies and the power, kept up to date."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from facilitator.ui.console.console_window import ConsoleWindow
from facilitator.ui.library import FileStatus, Opened
from facilitator.venue.power import power, power_text

STATUS_MS: Final = 2_000
POWER_MS: Final = 30_000


class Vitals(QObject):
    """Asks file and machine from time to time.

    Args:
        window: The console.
        opened: The session and its file.
    """

    def __init__(self, window: ConsoleWindow, opened: Opened) -> None:
        super().__init__(window)
        self._window = window
        self._opened = opened
        self._timers = (
            self._timer(STATUS_MS, self.show_status),
            self._timer(POWER_MS, self.show_power),
        )
        window.hub.changed.connect(self.show_status)
        self.show_status()
        self.show_power()

    def start(self) -> None:
        """Ask from now on."""
        for timer in self._timers:
            timer.start()

    def stop(self) -> None:
        """Ask no more."""
        for timer in self._timers:
            timer.stop()

    def show_status(self) -> None:
        """Show when the file was saved and copied."""
        file = self._opened.file
        self._window.show_status(FileStatus(self._opened.path) if file is None else file.status())

    def show_power(self) -> None:
        """Show where the current comes from."""
        self._window.status.show_power(power_text(self._window.words, power()))

    def _timer(self, interval_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(call)
        return timer
