"""The one hook for what nobody expected: log it with its trace, tell once, go on."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal

LOG = logging.getLogger(__name__)


class ErrorHook(QObject):
    """Takes the place of `sys.excepthook`, which PySide also calls for errors in slots.

    Windows connect to `told` and show it without blocking; the same error is told once.
    """

    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._known: set[tuple[str, int]] = set()
        self._before = sys.excepthook
        self._before_threads = threading.excepthook

    def install(self) -> None:
        """Begin to catch errors."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = self._before
        threading.excepthook = self._before_threads

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error and, the first time it comes from its place, tell of it."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        LOG.error("unexpected error", exc_info=(kind, error, trace))
        place = _place(trace)
        if place not in self._known:
            self._known.add(place)
            self.told.emit(f"{kind.__name__}: {error}" if str(error) else kind.__name__)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)


def _place(trace: TracebackType | None) -> tuple[str, int]:
    if trace is None:
        return "", 0
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_code.co_filename, trace.tb_lineno
