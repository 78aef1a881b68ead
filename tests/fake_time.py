"""The time of a computer that tests set by hand: it can sleep, restart and have its clock set."""

from datetime import datetime, timedelta


class FakeTime:
    """A computer's time.

    Args:
        wall: The time of day it begins at.
        boot: The name of its boot; None where the system has none.
    """

    def __init__(
        self, wall: datetime = datetime(2019, 9, 12, 9, 30), boot: str | None = "first"
    ) -> None:
        self._ticks_ms = 1_000_000
        self._wall = wall
        self._boot = boot

    def ticks_ms(self) -> int:
        """Return milliseconds of this boot."""
        return self._ticks_ms

    def boot_id(self) -> str | None:
        """Return the name of this boot."""
        return self._boot

    def wall(self) -> datetime:
        """Return the time of day."""
        return self._wall

    def pass_by(self, seconds: float) -> None:
        """Let time go by, asleep or not."""
        self._ticks_ms += round(seconds * 1000)
        self._wall += timedelta(seconds=seconds)

    def restart(self, boot: str | None, seconds: float) -> None:
        """Switch off, and on again after some seconds: ticks begin anew."""
        self._ticks_ms = 5_000
        self._boot = boot
        self._wall += timedelta(seconds=seconds)

    def set_wall(self, wall: datetime) -> None:
        """Set the clock on the wall."""
        self._wall = wall
