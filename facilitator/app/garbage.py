"""Looks for garbage in the windows' thread, and in no other.

Python itself looks in whichever thread comes to it, a backup's for instance; what it finds may be
windows, and windows that are taken apart beside Qt's own thread bring a program to a stop.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer

LOOK_MS: Final = 5_000
"""Little is thrown away between two looks; each takes a few milliseconds at most."""


class Garbage(QObject):
    """In place of Python's own look, from now on until the end.

    Args:
        parent: What it lives as long as.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._usual = gc.get_threshold()
        gc.set_threshold(0)
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        timer.setInterval(LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Look through the oldest generation that is due, unless the look is off for a while."""
        if not gc.isenabled():
            return
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._usual[generation]:
                gc.collect(generation)
                return

    def end(self) -> None:
        """Leave it to Python again."""
        gc.set_threshold(*self._usual)
