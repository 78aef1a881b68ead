"""The one hook for what nobody expected: log it with its trace, tell once, go on.

A painter or a timer that fails does so again and again; how often that is written the log decides.
"""

import logging
import sys
import threading
from pathlib import PurePath
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from facilitator.core.value import dataclass

LOG = logging.getLogger(__name__)


class ErrorHook(QObject):
    """Takes the place of `sys.excepthook`, which PySide also calls for errors in slots.

    Windows connect to `told` and show it without blocking; the same error is told once.
    """

    told = Signal(str)
    """Kind and place of the error; what it says may quote what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[_Place] = set()
        self._before = sys.excepthook
        self._before_threads = threading.excepthook
        self._before_unraisable = sys.unraisablehook

    def install(self) -> None:
        """Begin to catch errors."""
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._take_unraisable

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = self._before
        threading.excepthook = self._before_threads
        sys.unraisablehook = self._before_unraisable

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error and, the first time it comes from its place, tell of it."""
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
            return
        LOG.error("unexpected error", exc_info=(kind, error, trace))
        place = _place(kind, trace)
        if place not in self._told:
            self._told.add(place)
            self.told.emit(place.shown())

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _take_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        """Take what nothing waits for, such as an error while an object goes."""
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an error comes from, and of what kind it is."""

    kind: str
    file: str
    line: int

    def shown(self) -> str:
        """Return it as somebody reads it out on the telephone."""
        return f"{self.kind}, {PurePath(self.file).name}:{self.line}" if self.file else self.kind


def _place(kind: type[BaseException], trace: TracebackType | None) -> _Place:
    if trace is None:
        return _Place(kind.__name__, "", 0)
    while trace.tb_next is not None:
        trace = trace.tb_next
    return _Place(kind.__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno)
