"""What the console says of the file, its copies and the power, kept up to date."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from facilitator import paths
from facilitator.app.second_folder import second_backup
from facilitator.ui.console.console_window import ConsoleWindow
from facilitator.ui.library import FileStatus, Opened
from facilitator.ui.settings import Settings
from facilitator.venue.power import power, power_text

if TYPE_CHECKING:
    from facilitator.app.second_watch import SecondWatch

STATUS_MS: Final = 2_000
POWER_MS: Final = 30_000
SECOND_AFTER_MS: Final = 1_500
"""How long after the console the second folder is looked at: a stick may be slow to answer."""


class Vitals(QObject):
    """Asks file and machine from time to time.

    Args:
        window: The console.
        opened: The session and its file.
        settings: Where the second folder for backups is chosen.
    """

    def __init__(self, window: ConsoleWindow, opened: Opened, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._opened = opened
        self._timers = (
            self._timer(STATUS_MS, self.show_status),
            self._timer(POWER_MS, self.show_power),
        )
        self._settings = settings
        self.second: SecondWatch | None = None
        window.hub.changed.connect(self.show_status)
        self.show_status()
        self.show_power()

    def start(self) -> None:
        """Ask from now on."""
        for timer in self._timers:
            timer.start()
        QTimer.singleShot(SECOND_AFTER_MS, self, self.watch_second)

    def stop(self) -> None:
        """Ask no more."""
        for timer in self._timers:
            timer.stop()
        if self.second is not None:
            self.second.stop()

    def show_status(self) -> None:
        """Show when the file was saved and copied."""
        opened = self._opened
        looked_at = FileStatus(opened.path, only_looked_at=True)
        self._window.show_status(looked_at if opened.file is None else opened.file.status())

    def show_power(self) -> None:
        """Show where the current comes from."""
        self._window.status.show_power(power_text(self._window.words, power()))

    def watch_second(self) -> None:
        """Look at the second folder for backups, from now on, where one is chosen."""
        file, announcer = self._opened.file, self._window.announcer
        if self.second is not None:
            self.second.look()
        elif file is not None and second_backup(self._settings) is not None:
            from facilitator.app.second_watch import SecondWatch

            first = paths.user_folders().backups
            self.second = SecondWatch(
                *(self._settings, first, announcer.say_second_folder, file.back_up),
                *(self._window.words, self),
            )
            self.second.start()

    def _timer(self, interval_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(call)
        return timer
