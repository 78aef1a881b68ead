"""Work in a thread lets whoever types or clicks go first."""

import threading
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

HELD_S: Final = 0.25
"""How long work is held up at most, whatever goes on."""
PAINTED_MS: Final = 45
"""When a key is taken to be answered, also where a thousand proposals are slow to paint."""
_TO_BE_ANSWERED: Final = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel}
)


class Courtesy(QObject):
    """From a key or a click until all it changes is painted, work is to wait.

    Python runs one thread at a time: a window and work that take turns each take twice as long.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._free = threading.Event()
        self._free.set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAINTED_MS)
        self._rest.timeout.connect(self._free.set)

    @property
    def is_asked_for(self) -> bool:
        """Whether something is still to be answered."""
        return not self._free.is_set()

    def begin(self) -> None:
        """Look out for keys and clicks."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def end(self) -> None:
        """Look out no more."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._free.set()

    def wait(self) -> None:
        """Return when nobody waits for the window; called by the work, often."""
        self._free.wait(HELD_S)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is to be answered, and let it pass."""
        del watched
        if event.type() in _TO_BE_ANSWERED:
            self._free.clear()
            self._rest.start()
        return False
