"""This computer's time, as it is after sleep, after its clock was set, and after a restart."""

from datetime import datetime, timedelta

from facilitator.clock import SystemTime


class JumpingTime(SystemTime):
    """The time of this computer with what was done to it; it goes on by itself in between."""

    def __init__(self) -> None:
        super().__init__()
        self._slept_ms = 0
        self._shift = timedelta()
        self._boot: str | None = None

    def ticks_ms(self) -> int:
        """Return milliseconds since the boot, sleep included, as Linux's CLOCK_BOOTTIME does."""
        return super().ticks_ms() + self._slept_ms

    def boot_id(self) -> str | None:
        """Return the name of the boot."""
        return self._boot or super().boot_id()

    def wall(self) -> datetime:
        """Return the time of day as it is set."""
        return super().wall() + self._shift

    def sleep(self, seconds: float) -> None:
        """Have slept: both clocks have gone on, while no timer of any process has."""
        self._slept_ms += round(seconds * 1000)
        self._shift += timedelta(seconds=seconds)

    def set_wall(self, wall: datetime) -> None:
        """Set the clock on the wall; nothing else changes."""
        self._shift += wall - self.wall()

    def restart(self, seconds: float) -> None:
        """Be switched off and on again after some seconds: ticks begin anew."""
        self._slept_ms = -super().ticks_ms() + 30_000
        self._shift += timedelta(seconds=seconds)
        self._boot = "another boot"
