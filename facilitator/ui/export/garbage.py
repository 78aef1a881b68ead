"""While work goes on in threads, garbage is not looked for; afterwards only from the windows' side.

Python looks in whichever thread comes to it, and what it finds may be windows: taken apart beside
Qt's own thread they bring the program to a stop. Work that allocates much comes to it soon.
"""

import gc
import threading
from typing import Final

WORK: Final = "work"
"""The name of the threads whose work keeps the look for garbage off."""
LEFT: Final = "left"
"""The name of those that nobody waits for any more."""


class Spared:
    """Keeps the look for garbage off for one who has work done; called from the windows' side."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None

    def begin(self, thread: threading.Thread) -> None:
        """Look no more: the work in this thread is about to begin."""
        self._thread = thread
        thread.name = WORK
        gc.disable()

    def end(self) -> None:
        """Look again, unless the work of somebody else goes on: then that one will."""
        if self._thread is None:
            return
        self._thread.name = LEFT
        self._thread = None
        if not any(thread.name == WORK for thread in threading.enumerate()):
            gc.enable()
