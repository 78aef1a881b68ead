"""Work in a thread of its own, so that neither clock nor scribe line waits for it."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal

from facilitator.trouble import StorageTrouble

LOG = logging.getLogger(__name__)
TELL_S: Final = 0.05
Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is; raising from it gives up."""
Work = Callable[[Progress], object]


class GivenUp(Exception):
    """Nobody waits for the result any more."""


class Background(QObject):
    """One piece of work at a time; a newer one replaces the older, of which nothing more is said.

    A thread of Python and not of Qt's pool: nothing has to wait for it when windows go.
    """

    progressed = Signal(int, int)
    """How much is done and how much there is."""
    finished = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception it raised."""
    _said = Signal(object, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._thread: threading.Thread | None = None
        self._said.connect(self._take)

    @property
    def is_running(self) -> bool:
        """Tell whether a result is waited for."""
        return self._job is not None

    def start(self, work: Work) -> None:
        """Begin; what is still going on is given up, and the new work begins when it has ended."""
        self.give_up()
        self._job = _Job(work, self._tell, self._thread)
        self._thread = self._job.thread
        self._thread.start()

    def give_up(self) -> None:
        """Say nothing of the work any more; it stops at its next progress."""
        if self._job is not None:
            self._job.given_up = True
        self._job = None

    def _tell(self, job: "_Job", what: str, value: object) -> None:
        try:
            self._said.emit(job, what, value)
        except RuntimeError:
            # The window has gone while the thread worked.
            job.given_up = True

    def _take(self, job: "_Job", what: str, value: object) -> None:
        if job is not self._job:
            return
        match what, value:
            case "progress", (int(done), int(whole)):
                self.progressed.emit(done, whole)
            case "done", result:
                self._job = None
                self.finished.emit(result)
            case _:
                self._job = None
                self.failed.emit(value)


class _Job:
    def __init__(
        self,
        work: Work,
        tell: Callable[["_Job", str, object], None],
        before: threading.Thread | None,
    ) -> None:
        self.given_up = False
        self._work = work
        self._say = tell
        self._before = before
        self._told = 0.0
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self) -> None:
        """Do the work and tell how it went."""
        if self._before is not None:
            self._before.join()
            self._before = None
        try:
            self._progress(0, 0)
            result = self._work(self._progress)
        except GivenUp:
            return
        except StorageTrouble as trouble:
            self._tell("failed", trouble)
        except Exception as fault:  # any fault has to reach the window, or it waits for ever
            LOG.exception("work in the background failed")
            self._tell("failed", fault)
        else:
            self._tell("done", result)

    def _tell(self, what: str, value: object) -> None:
        if not self.given_up:
            self._say(self, what, value)

    def _progress(self, done: int, whole: int) -> None:
        """Pass progress on, not more often than anybody can see."""
        if self.given_up:
            raise GivenUp
        now = time.monotonic()
        if now - self._told >= TELL_S or done >= whole:
            self._told = now
            self._tell("progress", (done, whole))
