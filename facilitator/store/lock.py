"""The lock file beside a session: one writer at a time, and who it is. Also the heartbeat's place.

The system's lock decides, so a dead program's lock is free at once; the content only tells people.
"""

import contextlib
import errno
import getpass
import json
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from facilitator.core.value import dataclass
from facilitator.store.trouble import reported
from facilitator.trouble import StorageTrouble

_FRESH_SECONDS = 60.0
"""Where the system's lock does not tell, one is held while its heartbeat is younger than this."""
_FAR = 1 << 30
"""Where Windows locks a byte: far behind the content, which others must be able to read."""
_NO_LOCKS_HERE = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})
_HEARTBEAT_WIDTH = 20
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a session open; `token` names this opening, `since` is local time in ISO form."""

    user: str
    host: str
    pid: int
    since: str
    token: str


@dataclass(frozen=True, slots=True)
class Left:
    """What an earlier program left: who it was, and its last heartbeat in session milliseconds."""

    holder: Holder
    alive_ms: int | None


def lock_path(path: Path) -> Path:
    """Return the lock file of the session at `path`."""
    return path.with_name(path.name + ".lock")


def this_program(since: datetime, token: str) -> Holder:
    """Return this program as the holder of a lock taken at `since`."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name in the environment nor in the system's list
        user = "?"
    return Holder(user, _host(), os.getpid(), since.isoformat(" ", "minutes"), token)


def _host() -> str:
    if hasattr(os, "uname"):
        return os.uname().nodename  # what `socket` says too, which a start need not load
    import socket

    return socket.gethostname()


class FileLock:
    """The held lock of one session; made by `acquire`."""

    def __init__(
        self,
        path: Path,
        descriptor: int,
        left: Left | None,
        holder: Holder,
        take: Callable[[int], None],
    ) -> None:
        self._path = path
        self._descriptor = descriptor
        self._holder = holder
        self._take = take
        self._heartbeat_at = 0
        self.left = left

    def sign(self) -> None:
        """Write who holds the lock, for the message to a second program."""
        line = json.dumps(asdict(self._holder), ensure_ascii=False).encode() + b"\n"
        signed = line + b" " * _HEARTBEAT_WIDTH + b"\n"
        # Over what is there, which needs no space: a full disk must not cost an earlier heartbeat.
        self._write(signed, at=0)
        os.ftruncate(self._descriptor, len(signed))
        self._heartbeat_at = len(line)

    def beat(self, ms: int) -> None:
        """Note that the program was alive at session time `ms` (milliseconds).

        Twenty bytes are written over themselves and nothing is synced, so a heartbeat costs no disk
        access of its own, grows nothing and is nowhere near the session's data. A killed program
        leaves it complete; after a power cut it may be some seconds old, or unreadable and ignored.

        Raises:
            OSError: It cannot be written, or the file was removed and cannot be made again.
        """
        if not _still_there(self._path, self._descriptor):
            self._make_again()
        self._write(str(ms).rjust(_HEARTBEAT_WIDTH).encode(), at=self._heartbeat_at)

    def release(self) -> None:
        """Give the lock back and remove the file; failing to remove it does no harm."""
        if sys.platform == "win32":  # pragma: no cover  Windows cannot remove an open file
            os.close(self._descriptor)
            with contextlib.suppress(OSError):
                self._path.unlink()
            return
        # Removed while still locked: whoever waits for this very file sees that it is gone.
        with contextlib.suppress(OSError):
            if _still_there(self._path, self._descriptor):
                self._path.unlink()
        os.close(self._descriptor)

    def give_back(self) -> None:
        """Give the lock back as it was found: a killed program's last heartbeat is still needed."""
        if self.left is None:
            self.release()
            return
        self._holder = self.left.holder
        with contextlib.suppress(OSError):
            self.sign()
            if self.left.alive_ms is not None:
                self.beat(self.left.alive_ms)
            # Another computer must not take it for a sign of life.
            os.utime(self._path, (0, 0))
        os.close(self._descriptor)

    def _make_again(self) -> None:
        """Make and hold the file anew: a second program must not find none and think it is free."""
        descriptor = os.open(self._path, _FLAGS | os.O_EXCL, 0o644)
        try:
            self._take(descriptor)
        except OSError as error:
            if error.errno not in _NO_LOCKS_HERE:
                os.close(descriptor)
                raise
        gone, self._descriptor = self._descriptor, descriptor
        os.close(gone)
        self.sign()

    def _write(self, data: bytes, at: int) -> None:
        os.lseek(self._descriptor, at, os.SEEK_SET)
        os.write(self._descriptor, data)


def acquire(
    path: Path,
    holder: Holder,
    *,
    take: Callable[[int], None] | None = None,
    seconds: Callable[[], float] = time.time,
) -> FileLock:
    """Take the lock of the session at `path`.

    Args:
        path: The session file.
        holder: This program.
        take: Takes the lock of a descriptor or raises OSError; None is the system's own way.
        seconds: The time of day, comparable with files' times.

    Returns:
        The lock, with what an earlier program left behind.

    Raises:
        StorageTrouble: `held` if another program has the session, with `user`, `host` and `since`;
            `cannot_lock` if no lock file can be made there.
    """
    file = lock_path(path)
    with reported("cannot_lock", path):
        while True:
            descriptor = os.open(file, _FLAGS, 0o644)
            try:
                certain = _take(descriptor, take or _system_lock)
                if certain is None or _still_there(file, descriptor):
                    break
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)
        try:
            left = _read(descriptor)
            if certain is None or _may_be_alive(left, holder, descriptor, certain, seconds):
                raise _held(path, left)
        except BaseException:
            os.close(descriptor)
            raise
        lock = FileLock(file, descriptor, left, holder, take or _system_lock)
        try:
            lock.sign()
        except BaseException:
            lock.give_back()
            raise
    return lock


def _take(descriptor: int, take: Callable[[int], None]) -> bool | None:
    """Return True for locked, None for held by another, False where the system cannot say."""
    try:
        take(descriptor)
    except OSError as error:
        if error.errno in _NO_LOCKS_HERE:
            return False
        return None
    return True


def _system_lock(descriptor: int) -> None:
    if sys.platform == "win32":  # pragma: no cover  tested on Windows
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _still_there(file: Path, descriptor: int) -> bool:
    """Tell whether the locked file is still the one under its name, not one just removed."""
    try:
        named = file.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(named, os.fstat(descriptor))


def _may_be_alive(
    left: Left | None,
    holder: Holder,
    descriptor: int,
    certain: bool,  # noqa: FBT001
    seconds: Callable[[], float],
) -> bool:
    """Guess where the system's lock does not tell: another computer's lock on a shared folder."""
    if left is None or (certain and left.holder.host == holder.host):
        return False
    return abs(seconds() - os.fstat(descriptor).st_mtime) < _FRESH_SECONDS


def _read(descriptor: int) -> Left | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    first, _, second = os.read(descriptor, 4096).partition(b"\n")
    try:
        fields: dict[str, Any] = json.loads(first)
        holder = Holder(
            str(fields["user"]),
            str(fields["host"]),
            int(fields["pid"]),
            str(fields["since"]),
            str(fields["token"]),
        )
    except (ValueError, TypeError, KeyError):
        return None
    try:
        return Left(holder, int(second))
    except ValueError:
        return Left(holder, None)


def _held(path: Path, left: Left | None) -> StorageTrouble:
    holder = left.holder if left else Holder("?", "?", 0, "?", "")
    details = {"user": holder.user, "host": holder.host, "since": holder.since}
    return StorageTrouble("held", str(path), "", details)
