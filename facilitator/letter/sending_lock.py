"""One sender at a time: the system's lock on a file, free as soon as its holder dies."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.letter.trouble import Cause, MailTrouble, Trouble
from facilitator.trouble import StorageTrouble

_NAME = "sending.lock"
_NO_LOCKS_HERE = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})
_TRIES = 10
_PAUSE_S = 0.02
"""A look at the outbox takes the lock for a moment; that is no reason to call it busy."""


@contextmanager
def sending(folder: Path) -> Iterator[None]:
    """Hold the outbox for sending while the block runs.

    Raises:
        MailTrouble: BUSY, another window or program holds it.
        StorageTrouble: The folder cannot be written.
    """
    descriptor = _opened(folder)
    try:
        for left in reversed(range(_TRIES)):
            if _taken(descriptor):
                break
            if not left:
                raise MailTrouble(Trouble(Cause.BUSY))
            time.sleep(_PAUSE_S)
        yield
    finally:
        os.close(descriptor)


def is_held(folder: Path) -> bool:
    """Tell whether somebody is sending from the outbox now."""
    if not (folder / _NAME).exists():
        return False
    descriptor = _opened(folder)
    try:
        return not _taken(descriptor)
    finally:
        os.close(descriptor)


def _opened(folder: Path) -> int:
    path = folder / _NAME
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StorageTrouble("write_file", str(path), error.strerror or str(error)) from error


def _taken(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":  # pragma: no cover
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Where a file system knows no locks, the session's own lock keeps other programs out.
        return error.errno in _NO_LOCKS_HERE
    return True
