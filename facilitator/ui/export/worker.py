"""Makes a document in a thread of its own, so that neither clock nor scribe line waits for it."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from facilitator.core.model import State
from facilitator.trouble import StorageTrouble
from facilitator.ui.export.documents import DocumentKind

LOG = logging.getLogger(__name__)


class _GivenUp(Exception):
    """The window was closed meanwhile."""


class Export(QObject):
    """One document at a time, made of the state it was asked for with."""

    progressed = Signal(int, int)
    """How much is done and how much there is."""
    finished = Signal(object, object)
    """The Path written and a tuple of ExportWarning."""
    failed = Signal(object)
    """A StorageTrouble, or the exception of a fault in the program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._job: _Job | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether a document is being made."""
        return self._pool.activeThreadCount() > 0

    def start(self, kind: DocumentKind, state: State, target: Path) -> None:
        """Begin to make a document; what is still being made is given up."""
        self.give_up()
        self._job = _Job(self, kind, state, target)
        self._pool.start(self._job)

    def give_up(self) -> None:
        """Stop; no file is touched, and nothing is said about it any more."""
        if self._job is not None:
            self._job.given_up = True
            self._job = None
        self._pool.waitForDone()


class _Job(QRunnable):
    def __init__(self, export: Export, kind: DocumentKind, state: State, target: Path) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.given_up = False
        self._export = export
        self._kind = kind
        self._state = state
        self._target = target

    def run(self) -> None:
        """Make the document and tell how it went."""
        try:
            warnings = self._kind.write(self._state, self._target, self._tell)
        except _GivenUp:
            return
        except StorageTrouble as trouble:
            self._say_failed(trouble)
        except Exception as fault:  # any fault has to reach the window, or it waits for ever
            LOG.exception("the document was not made")
            self._say_failed(fault)
        else:
            if not self.given_up:
                self._export.finished.emit(self._target, warnings)

    def _tell(self, done: int, whole: int) -> None:
        if self.given_up:
            raise _GivenUp
        self._export.progressed.emit(done, whole)

    def _say_failed(self, fault: Exception) -> None:
        if not self.given_up:
            self._export.failed.emit(fault)
