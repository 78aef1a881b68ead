"""Small, read-only and vanishing disks, seen by one process and its children alone.

Needs Linux, and the rights of root or a system that lets users have name spaces of their own.
"""

import ctypes
import os
import signal
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import SimpleNamespace

_NEW_MOUNTS, _NEW_USER, _NEW_NAME = 0x00020000, 0x10000000, 0x04000000
_CAPABILITIES_3 = 0x20080522
_DEATH_SIGNAL = 1
_READ_ONLY, _REMOUNT, _DETACH, _BIND, _RECURSIVE, _PRIVATE = 1, 32, 2, 4096, 16384, 1 << 18


def private_mounts() -> bool:
    """Give this process, which must have one thread only, mounts of its own.

    Returns:
        Whether the system lets it; what is mounted goes with the process.
    """
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        user, group = os.getuid(), os.getgid()
        if libc.unshare(_NEW_MOUNTS) != 0:
            if libc.unshare(_NEW_USER | _NEW_MOUNTS) != 0:
                return False
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
        done = libc.mount(b"none", b"/", None, _RECURSIVE | _PRIVATE, None)
    except (OSError, AttributeError):
        return False
    return int(done) == 0


def die_with_parent() -> None:
    """Have this process killed when its parent ends: one that is stopped would stay for ever."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_DEATH_SIGNAL, signal.SIGKILL)


def drop_rights() -> None:
    """Let this process do no more than any user may, also where it is root's."""
    libc = ctypes.CDLL(None, use_errno=True)
    head, none = (ctypes.c_uint32 * 2)(_CAPABILITIES_3, 0), (ctypes.c_uint32 * 6)()
    if libc.capset(ctypes.byref(head), ctypes.byref(none)) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def name_this_computer(name: str) -> None:
    """Give the computer another name, for this process alone where the system lets it."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_NEW_NAME) == 0 and libc.sethostname(name.encode(), len(name)) == 0:
        return
    os.uname = lambda: SimpleNamespace(nodename=name)  # type: ignore[assignment,return-value]


def mount_small(folder: Path, kilobytes: int) -> None:
    """Put a disk of this size at a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount(folder, 0, f"size={kilobytes}k")


def mount_again(shown: Path, folder: Path) -> None:
    """Show the disk mounted at one folder at another too, so that it can be pulled there."""
    folder.mkdir(parents=True, exist_ok=True)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(os.fsencode(shown), os.fsencode(folder), None, _BIND, None) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), folder)


def make_read_only(folder: Path) -> None:
    """Let a mounted disk be written to no more, as one with its switch pushed."""
    _mount(folder, _REMOUNT | _READ_ONLY, "")


def make_writable(folder: Path) -> None:
    """Let it be written to again."""
    _mount(folder, _REMOUNT, "")


def pull(folder: Path) -> None:
    """Take a mounted disk away, whoever is using it: whoever has a file open keeps only that."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.umount2(os.fsencode(folder), _DETACH) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), folder)


def _mount(folder: Path, flags: int, options: str) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", flags, options.encode()) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), folder)


def fill(folder: Path, left: int) -> Path:
    """Fill a small disk but for so many bytes; returns the file that takes the room."""
    filler = folder / "фильм.mkv"
    found = os.statvfs(folder)
    with filler.open("wb") as file:
        file.write(bytes(max(0, found.f_bavail * found.f_frsize - left)))
    return filler


@cache
def can_mount() -> bool:
    """Tell whether this process has mounts of its own."""
    try:
        return os.readlink("/proc/self/ns/mnt") != os.readlink(f"/proc/{os.getppid()}/ns/mnt")
    except OSError:
        return False
