"""The laptop that the guide's check of the venue looks at: a usual one, still on its battery.

The window is the real one; what it reads of power and disks is not of the computer that plays.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator.ui.venue.clock_line import WallClock
from facilitator.ui.venue.sound_line import Voice
from facilitator.ui.venue.trial_line import Press
from facilitator.ui.venue.venue_window import Station, qt_looks
from facilitator.venue.judging import Line
from facilitator.venue.power import Power
from facilitator.venue.readings import (
    AwakeRead,
    BackupRead,
    FileRead,
    PowerRead,
    SpaceRead,
    Written,
)

SESSIONS: Final = str(Path("Documents", "Facilitator"))
BACKUPS: Final = str(Path("Facilitator", "backups"))
STICK: Final = "E:\\"
PAGE: Final = Path("Temp", "facilitator", "Test protocol.pdf")
FREE_BYTES: Final = 84_000_000_000
BATTERY_PERCENT: Final = 82


def usual_laptop(console: QWidget, screens: QGuiApplication, evening: datetime) -> Station:
    """Return a laptop with a projector, a stick for copies, and its plug not yet in the socket.

    Args:
        console: The console, whose screen is not the hall's.
        screens: The application.
        evening: When the check is made, by the laptop's clock.
    """
    return Station(
        {
            Line.POWER: lambda: PowerRead(Power(mains=False, percent=BATTERY_PERCENT)),
            Line.SLEEP: lambda: AwakeRead(held=True, now=True),
            Line.SPACE: lambda: SpaceRead(((SESSIONS, FREE_BYTES),)),
            Line.FILE: lambda: FileRead(Written(SESSIONS, took_ms=7)),
            Line.BACKUP: lambda: BackupRead(
                Written(BACKUPS, took_ms=8), Written(STICK, took_ms=31)
            ),
        },
        qt_looks(console, screens),
        WallClock(lambda: evening, lambda: 0, lambda _by_ms: None),
        Voice(play=lambda: True, muted=lambda: False),
        Press(make=lambda _found: PAGE, open_it=lambda _page: True),
    )
