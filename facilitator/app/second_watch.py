"""Looks for the second folder for backups while a session is open; loaded where one is chosen."""

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.app.second_folder import second_backup
from facilitator.ui.second_folder import second_text
from facilitator.ui.settings import Settings
from facilitator.venue.second_folder import TAKES_COPIES, Second, is_there, judge_second
from facilitator.words import Words

LOOK_MS: Final = 10_000
Worker = Callable[[Callable[[], None]], None]
"""Runs something beside the windows."""


class SecondWatch(QObject):
    """Watches the second folder while a session is open; when it is back, it is copied to at once.

    Args:
        settings: Where it is chosen.
        first: The first folder.
        say: Says what is wrong; an empty text takes it back.
        back_up: Takes a backup now.
        words: The console's language.
        parent: What it lives with.
        worker: Runs what may take long; None is a thread.
    """

    _judged = Signal(object)

    def __init__(
        self,
        settings: Settings,
        first: Path,
        say: Callable[[str], None],
        back_up: Callable[[], None],
        words: Words,
        parent: QObject,
        worker: Worker | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._first = first
        self._say = say
        self._back_up = back_up
        self._words = words
        self._worker = worker or _in_a_thread
        self._found: tuple[Path, Second] | None = None
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._judged.connect(self._take)

    def start(self) -> None:
        """Look now, and from time to time."""
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Look at the folder beside the windows; not again while it has not answered."""
        folder = second_backup(self._settings)
        if folder is None:
            self._found = None
            self._say("")
        elif not self._looking:
            self._looking = True
            known = self._found
            self._worker(lambda: self._answer(folder, known))

    def _answer(self, folder: Path, known: tuple[Path, Second] | None) -> None:
        found = folder, self._judge(folder, known)
        with suppress(RuntimeError):  # the console has been closed meanwhile
            self._judged.emit(found)

    def _judge(self, folder: Path, known: tuple[Path, Second] | None) -> Second:
        if known is not None and known[0] == folder and known[1] in TAKES_COPIES:
            # Once is enough to write there; a stick does not like to be written to.
            return known[1] if is_there(folder) else Second.ABSENT
        return judge_second(folder, self._first)

    def _take(self, answer: tuple[Path, Second]) -> None:
        self._looking = False
        before, self._found = self._found, answer
        folder, found = answer
        if answer == before or folder != second_backup(self._settings):
            return
        self._say("" if found in TAKES_COPIES else second_text(self._words, found, folder))
        if before is not None and before[0] == folder and found in TAKES_COPIES:
            self._back_up()


def _in_a_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, name="second folder", daemon=True).start()
