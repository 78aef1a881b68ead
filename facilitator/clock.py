"""The two clocks of a session: time that runs on during sleep, and the time of day. No Qt."""

import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Protocol

from facilitator.core.model import Now

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class TimeSource(Protocol):
    """Where time comes from; tests have one that jumps."""

    def ticks_ms(self) -> int:
        """Return milliseconds since some moment of this boot; they run on during sleep."""

    def boot_id(self) -> str | None:
        """Return what tells this boot from others; None where the system has no name for it."""

    def wall(self) -> datetime:
        """Return the local time of day, naive."""


class SystemTime:
    """The time of this computer.

    Args:
        platform: As `sys.platform` names it.
        boot_id_file: Where Linux names the boot.
    """

    def __init__(self, platform: str = sys.platform, boot_id_file: Path = _BOOT_ID) -> None:
        self._boot_id_file = boot_id_file
        self._ticks_ms = {"linux": _linux_ticks_ms, "win32": _windows_ticks_ms}.get(
            platform, _other_ticks_ms
        )

    def ticks_ms(self) -> int:
        """Return milliseconds since the boot, sleep included."""
        return self._ticks_ms()

    def boot_id(self) -> str | None:
        """Return Linux's name of this boot, elsewhere None."""
        try:
            return self._boot_id_file.read_text(encoding="ascii").strip() or None
        except (OSError, UnicodeDecodeError):
            return None

    def wall(self) -> datetime:
        """Return the local time of day."""
        return datetime.now()


class SessionClock:
    """Tells the present moment in session time; it never goes back.

    Args:
        source: Where time comes from.
        offset_ms: Session time minus the source's ticks, in milliseconds, as the journal keeps it.
    """

    def __init__(self, source: TimeSource, offset_ms: int) -> None:
        self._source = source
        self._offset_ms = offset_ms
        self._latest_ms = 0

    def __call__(self) -> Now:
        """Return the present moment."""
        self._latest_ms = max(self._latest_ms, self._source.ticks_ms() + self._offset_ms)
        return Now(self._latest_ms, self._source.wall())


def _linux_ticks_ms() -> int:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


def _windows_ticks_ms() -> int:  # pragma: no cover  only Windows has it
    import ctypes

    # Python's monotonic clock may leave sleep out on Windows; the ticks since boot include it.
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    kernel.GetTickCount64.restype = ctypes.c_uint64
    return int(kernel.GetTickCount64())


def _other_ticks_ms() -> int:
    # On macOS CLOCK_MONOTONIC goes on during sleep, unlike time.monotonic().
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000
