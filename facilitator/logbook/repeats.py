"""What goes wrong again and again is written at growing intervals, so that it cannot fill a disk.

The first, second, fourth, eighth … time: five a second for an hour make fifteen entries.
"""

import logging
from collections import Counter
from traceback import walk_tb
from types import TracebackType

from facilitator.logbook.redaction import COUNTED, error_name, shown


class Repeats(logging.Filter):
    """Lets a record pass if it is its time, and has it say how often it came.

    Two are the same if one logger says the same sentence, whatever the numbers in it, of errors of
    the same kind and cause that were raised at the same place, by whatever way that was reached:
    there are only so many places, but Qt may come to each by as many ways as a list has rows.
    """

    def __init__(self) -> None:
        super().__init__()
        self._times: Counter[tuple[str, ...]] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Count a record; return whether it is to be written."""
        same = _same(record)
        self._times[same] += 1
        vars(record)[COUNTED] = self._times[same]
        return is_told(self._times[same])


def is_told(times: int) -> bool:
    """Tell whether the last of so many times is written: a power of two is."""
    return times & (times - 1) == 0


def _same(record: logging.LogRecord) -> tuple[str, ...]:
    sentence = record.msg if isinstance(record.msg, str) else shown(record.msg)
    _, error, trace = record.exc_info or (None, None, None)
    cause = error.__cause__ if error else None
    return record.name, sentence, _origin(error, trace), _origin(cause, None)


def _origin(error: BaseException | None, trace: TracebackType | None) -> str:
    """Return the kind of an error and where it was raised."""
    if error is None:
        return ""
    frames = list(walk_tb(trace or error.__traceback__))
    where = f" {frames[-1][0].f_code.co_filename}:{frames[-1][1]}" if frames else ""
    return error_name(error) + where
