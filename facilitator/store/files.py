"""The file system: whose file it is, and a new one that appears only when it is whole."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from facilitator.atomic import sync_folder
from facilitator.core.value import dataclass
from facilitator.store.schema import APPLICATION_ID, VERSION
from facilitator.store.trouble import reported
from facilitator.trouble import StorageTrouble

_MAGIC = b"SQLite format 3\0"
_PLAIN, _LOGGED = b"\1\1", b"\2\2"
"""In the header: a file by itself, and one with a write-ahead log."""
SUFFIX = ".facil"
_LONGEST_PATH = 512
"""Bytes; SQLite's own limit on Linux and macOS, smaller than the system's."""
_ABANDONED_S = 86_400.0
"""Nothing takes a day to be written."""
_BESIDE = 40
"""What the names of temporary files and of those beside a session may add."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first bytes of a session file say, read without SQLite."""

    version: int
    is_wal: bool
    is_known: bool
    """Whether the bytes that say so are ones that SQLite writes."""


def header(path: Path) -> Header:
    """Read whose file it is, touching nothing.

    Raises:
        StorageTrouble: `not_found`, `cannot_read`, `not_a_session`, or `newer_version`.
    """
    try:
        with reported("cannot_read", path), path.open("rb") as file:
            head = file.read(100)
    except StorageTrouble as trouble:
        if isinstance(trouble.__cause__, FileNotFoundError):
            raise StorageTrouble("not_found", str(path)) from trouble
        raise
    identified = head.startswith(_MAGIC) and len(head) == 100
    if not identified or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise StorageTrouble("not_a_session", str(path))
    version = int.from_bytes(head[60:64], "big")
    if version > VERSION:
        raise StorageTrouble("newer_version", str(path))
    # One damaged bit makes neither kind the other.
    kind = head[18:20]
    return Header(version, is_wal=kind != _PLAIN, is_known=kind in {_PLAIN, _LOGGED})


def companions(path: Path) -> tuple[Path, Path, Path]:
    """Return what SQLite keeps beside a file: write-ahead log, its index, and rollback journal."""
    log, index, undo = (path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))
    return log, index, undo


def require_short_enough(path: Path) -> None:
    """Refuse a path that SQLite would not open, in whose own words the file would be to blame.

    Raises:
        OSError: ENAMETOOLONG.
    """
    if os.name == "posix" and len(os.fsencode(path.absolute())) > _LONGEST_PATH - _BESIDE:
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), path)


@contextmanager
def appearing(target: Path, mark: str = "") -> Iterator[Path]:
    """Give a path beside `target` to build a file at; it becomes `target` when the block ends.

    It is synced before the rename and the folder after it. If the block fails, nothing is left.

    Args:
        target: Where the whole file is to stand; what stood there is replaced.
        mark: Stands in the temporary name, so that `sweep` finds what a killed program left.
    """
    # A short name of its own: the target's may already be as long as the file system allows.
    temporary = target.with_name(f".facilitator-{mark}{os.urandom(6).hex()}.tmp")
    try:
        yield temporary
        # Windows syncs only what is open for writing.
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        for leftover in (temporary, *companions(temporary)):
            with suppress(OSError):
                leftover.unlink()
        raise
    sync_folder(target.parent)


def sweep(folder: Path, mark: str) -> None:
    """Remove what a killed program left while it made files with this mark; best effort.

    Args:
        folder: Where; it need not exist.
        mark: As `appearing` was given it.
    """
    with suppress(OSError):
        for leftover in folder.glob(f".facilitator-{mark}*"):
            leftover.unlink()


def sweep_abandoned(folder: Path) -> None:
    """Remove what killed programs left half written long ago; what is being written is younger.

    Args:
        folder: Where; it need not exist.
    """
    with suppress(OSError):
        for leftover in folder.glob(".facilitator-*.tmp*"):
            if time.time() - leftover.stat().st_mtime > _ABANDONED_S:
                leftover.unlink()
