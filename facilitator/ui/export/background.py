"""Work in a thread of its own, so that neither clock nor scribe line waits for it."""

import logging
import queue
import sys
import threading
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from facilitator.trouble import StorageTrouble
from facilitator.ui.export.courtesy import Courtesy
from facilitator.ui.export.garbage import Spared

LOG = logging.getLogger(__name__)
LISTEN_MS: Final = 25
SWITCH_S: Final = 0.000_2
"""How long the window waits for each of the many moments it needs while work is going on."""
LAST_S: Final = 1.0
"""How long the end of the program waits for work to notice that nobody wants it."""
Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is; raising from it gives up."""
Work = Callable[[Progress], object]


class GivenUp(Exception):
    """Nobody waits for the result any more."""


class Background(QObject):
    """One piece of work at a time; a newer one replaces the older, of which nothing more is said.

    The thread touches nothing of Qt: it puts what it has to say into a queue, which is listened to
    from the window's side. A signal sent to a window that is just going would end the program.
    """

    progressed = Signal(int, int)
    """How much is done and how much there is."""
    told = Signal(object)
    """What the work has passed on by `pass_on`."""
    finished = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception it raised."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: _Job | None = None
        self._courtesy = Courtesy(self)
        self._thread: threading.Thread | None = None
        self._news: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._timer = QTimer(self)
        self._timer.setInterval(LISTEN_MS)
        self._timer.timeout.connect(self._listen)
        self._spared = spared = Spared()
        # With the window its timer goes, and nobody listens. A function outlives this.
        self.destroyed.connect(lambda: spared.end())  # noqa: PLW0108
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._end)

    @property
    def is_running(self) -> bool:
        """Tell whether a result is waited for."""
        return self._job is not None

    @property
    def is_held_up(self) -> bool:
        """Tell whether the work is to let somebody go first who types or clicks."""
        return self._courtesy.is_asked_for

    def start(self, work: Work) -> None:
        """Begin; what is still going on is given up, and the new work begins when it has ended."""
        self.give_up()
        self._job = _Job(work, self._thread, self._courtesy)
        self._thread = self._job.thread
        self._spared.begin(self._thread)
        self._thread.start()
        self._courtesy.begin()
        self._timer.start()

    def give_up(self) -> None:
        """Say nothing of the work any more; it stops at its next progress."""
        if self._job is not None:
            self._job.given_up = True
        self._job = None

    def pass_on(self, value: object) -> None:
        """Let `told` say this; the only thing here that is called from the working thread."""
        self._news.put(value)

    def wait(self, seconds: float) -> None:
        """Wait for the work to end, but not longer than this."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _end(self) -> None:
        self.give_up()
        self.wait(LAST_S)

    def _listen(self) -> None:
        """Say what there is to say."""
        job = self._job
        ended = None if job is None else job.ended
        while not self._news.empty():
            self.told.emit(self._news.get())
        if job is None:
            self._courtesy.end()
            if self._thread is None or not self._thread.is_alive():
                self._timer.stop()
                self._spared.end()
            return
        if job.reached is not None:
            (done, whole), job.reached = job.reached, None
            self.progressed.emit(done, whole)
        if ended is None or job is not self._job:
            return
        self._job = None
        self._spared.end()
        if isinstance(ended, _Fault):
            self.failed.emit(ended.fault)
        else:
            self.finished.emit(ended.result)


class _Result:
    def __init__(self, result: object) -> None:
        self.result = result


class _Fault:
    def __init__(self, fault: Exception) -> None:
        self.fault = fault


class _Job:
    def __init__(self, work: Work, before: threading.Thread | None, courtesy: Courtesy) -> None:
        self.given_up = False
        self.reached: tuple[int, int] | None = None
        self.ended: _Result | _Fault | None = None
        self._work = work
        self._before = before
        self._courtesy = courtesy
        self.thread = threading.Thread(target=self.run, daemon=True)

    def run(self) -> None:
        """Do the work and note how it went."""
        if self._before is not None:
            self._before.join()
            self._before = None
        try:
            self._progress(0, 0)
            # Python's own turns are of 5 ms, and one Enter takes a dozen.
            sys.setswitchinterval(SWITCH_S)
            self.ended = _Result(self._work(self._progress))
        except GivenUp:
            return
        except StorageTrouble as trouble:
            LOG.warning("work in the background met trouble", exc_info=trouble)
            self.ended = _Fault(trouble)
        except Exception as fault:  # any fault has to reach the window, or it waits for ever
            LOG.exception("work in the background failed")
            self.ended = _Fault(fault)

    def _progress(self, done: int, whole: int) -> None:
        """Note how far it is, and let the window go first."""
        self._courtesy.wait()
        if self.given_up:
            raise GivenUp
        self.reached = (done, whole)
