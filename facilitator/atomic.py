"""Writing a file so that what stands under its name is always whole: the old one or the new one."""

import contextlib
import os
import stat
from pathlib import Path

from facilitator.trouble import StorageTrouble


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file beside `path`, sync it and rename it over `path`.

    Args:
        path: The file to make or replace; a symbolic link is followed and stays one.
        data: The whole content.

    Raises:
        StorageTrouble: It could not be written; what stood at `path` is untouched.
    """
    try:
        _replace(path.resolve(), data)
    except OSError as error:
        raise StorageTrouble("write_file", str(path), error.strerror or str(error)) from error


def make_folder(folder: Path) -> None:
    """Make a folder with all it stands in, unless it is there.

    Raises:
        StorageTrouble: It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageTrouble("write_file", str(folder), error.strerror or str(error)) from error


def _replace(target: Path, data: bytes) -> None:
    # A short name of its own: the target's may already be as long as the file system allows.
    temporary = target.with_name(f".facilitator-{os.urandom(6).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut, where the system can."""
    # Windows cannot open a folder and some network shares cannot sync one; the file is whole there.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
