"""Reads the machine for the check: really writes and syncs, asks the disk for its free space.

A folder on a dying stick can take minutes to answer: none of this belongs on a window's thread.
"""

import contextlib
import errno
import os
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from facilitator.venue.readings import BackupRead, FileRead, SpaceRead, Written

GONE: Final = "gone"
"""Why nothing can be written to a file that was taken away while its folder stays."""
TRIAL: Final = b"facilitator " * 512
Seconds = Callable[[], float]


def space(folders: Iterable[Path]) -> SpaceRead:
    """Return the free bytes where these folders are, or will be made."""
    return SpaceRead(tuple((str(folder), _free(folder)) for folder in folders))


def session_file(path: Path, *, only_looking: bool, seconds: Seconds = time.monotonic) -> FileRead:
    """Try to write beside a session file.

    Args:
        path: The session file.
        only_looking: Whether it is open for reading only.
        seconds: A clock that tells how long something took.
    """
    written = write_trial(path.parent, seconds)
    if written.took_ms is not None and not os.access(path, os.W_OK):
        written = Written(str(path), why="EACCES" if path.exists() else GONE)
    return FileRead(written, only_looking)


def sessions_folder(folder: Path, seconds: Seconds = time.monotonic) -> FileRead:
    """Try to write where sessions will be kept; the folder is made if need be."""
    return FileRead(_write_where_made(folder, seconds))


def backups(first: Path, second: Path | None, seconds: Seconds = time.monotonic) -> BackupRead:
    """Try to write in both folders for copies.

    Args:
        first: The usual one, which is made if need be.
        second: The one chosen besides; on a stick that is not plugged in it is not there.
        seconds: A clock that tells how long something took.
    """
    other = None if second is None else write_trial(second, seconds)
    return BackupRead(_write_where_made(first, seconds), other)


def write_trial(folder: Path, seconds: Seconds = time.monotonic) -> Written:
    """Write and sync a small file in a folder, and take it away again."""
    trial = folder / f".facilitator-{os.urandom(6).hex()}.tmp"
    begun = seconds()
    try:
        try:
            with trial.open("xb") as file:
                file.write(TRIAL)
                file.flush()
                os.fsync(file.fileno())
        finally:
            with contextlib.suppress(OSError):
                trial.unlink()
    except OSError as error:
        return Written(str(folder), why=_why(error))
    return Written(str(folder), round((seconds() - begun) * 1000))


def _write_where_made(folder: Path, seconds: Seconds) -> Written:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return Written(str(folder), why=_why(error))
    return write_trial(folder, seconds)


def _why(error: OSError) -> str:
    name = errno.errorcode.get(error.errno or 0, "")
    return name or error.strerror or str(error)


def _free(folder: Path) -> int | None:
    for place in (folder, *folder.parents):
        try:
            return shutil.disk_usage(place).free
        except FileNotFoundError:
            continue
        except OSError:
            return None
    return None
