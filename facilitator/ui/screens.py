"""Finds the projector by its identity, and notices when screens come and go.

Knows no windows: ui/audience/wall.py brings the audience screen to the screen found here.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from facilitator.core.value import dataclass

SETTLE_MS: Final = 400
"""A change of screens comes in several pieces: how long nothing must happen before it counts."""


@dataclass(frozen=True, slots=True)
class ScreenIdentity:
    """What a screen is recognised by, wherever it is plugged in."""

    name: str = ""
    manufacturer: str = ""
    model: str = ""
    serial: str = ""

    @classmethod
    def of(cls, screen: QScreen) -> "ScreenIdentity":
        """Return the identity of a screen."""
        return cls(screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())

    def likeness(self, other: "ScreenIdentity") -> int:
        """Return how surely the other is the same device: 0 is not at all.

        The same device on another connector has another name, so the serial number counts most;
        some projectors report nothing but the name.
        """
        same_make = (self.manufacturer, self.model) == (other.manufacturer, other.model)
        if not same_make:
            return 0
        if self.serial and self.serial == other.serial:
            return 3 if self.name != other.name else 4
        if self.serial or other.serial:
            return 0
        if self.name == other.name:
            return 2
        return 1 if self.model else 0


def screen_under(window: QWidget) -> QScreen:
    """Return the screen a window is on, or will be once it is shown: that of its parent.

    Never ask a window itself: PySide6 (6.8 as well as 6.11) makes the answer a child of the window,
    and once the window is gone the same QScreen, which everybody shares, raises RuntimeError.
    """
    parent = window.parentWidget()
    shown = window if window.isVisible() or parent is None else parent.window()
    found = QGuiApplication.screenAt(shown.frameGeometry().center())
    return found or QGuiApplication.primaryScreen()


class Screens(Protocol):
    """What is asked of the QGuiApplication."""

    screenAdded: Any  # noqa: N815  Qt's name
    screenRemoved: Any  # noqa: N815  Qt's name
    primaryScreenChanged: Any  # noqa: N815  Qt's name

    def screens(self) -> list[QScreen]:
        """Return the screens there are."""

    def primaryScreen(self) -> QScreen | None:  # noqa: N802  Qt's name
        """Return the screen of the console."""


def projector(
    screens: Sequence[QScreen], console: QScreen | None, remembered: ScreenIdentity | None
) -> QScreen | None:
    """Return the screen the hall looks at, or None where there is none of its own.

    A duplicated screen covers the same place as the console's and is none. The remembered one
    comes first; if it is not there, any other will do.

    Args:
        screens: All screens.
        console: The one with the console.
        remembered: What the hall's screen was last time.
    """
    if console is None:
        return None
    place: QRect = console.geometry()
    others = [
        screen
        for screen in screens
        if screen is not console and not screen.geometry().intersects(place)
    ]
    if remembered is None:
        return next(iter(others), None)
    return max(
        others,
        key=lambda screen: ScreenIdentity.of(screen).likeness(remembered),
        default=None,
    )


class ScreenWatcher(QObject):
    """Says which screen is the hall's.

    Args:
        screens: The application.
        remembered: What the hall's screen was last time, from the settings.
        parent: The owner, if any.
    """

    lost = Signal()
    """The hall's screen has gone: at once, before Qt moves its window onto the console."""
    settled = Signal(object)
    """The hall's screen, a QScreen or None, after a change of screens has come to rest."""
    remembered_changed = Signal(object)
    """The ScreenIdentity to keep in the settings."""

    def __init__(
        self,
        screens: Screens,
        remembered: ScreenIdentity | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._screens = screens
        self._remembered = remembered
        self._current: QScreen | None = None
        self._console: QScreen | None = None
        self._where: Callable[[], QScreen] | None = None
        self._watched: list[QScreen] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SETTLE_MS)
        self._connect()

    def _connect(self) -> None:
        self._rest.timeout.connect(self.look)
        self._screens.screenAdded.connect(self._changing)
        self._screens.primaryScreenChanged.connect(self._changing)
        self._screens.screenRemoved.connect(self._removed)

    @property
    def screen(self) -> QScreen | None:
        """The hall's screen, or None."""
        return self._current

    @property
    def choices(self) -> tuple[QScreen, ...]:
        """The screens the operator can choose from: all but the console's."""
        return tuple(screen for screen in self._screens.screens() if screen is not self.console)

    @property
    def console(self) -> QScreen | None:
        """The console's screen; the primary one until told otherwise."""
        if self._console in self._screens.screens():
            return self._console
        return self._screens.primaryScreen()

    def console_is_on(self, screen: QScreen) -> None:
        """Take note of the screen the console is on; the wall gives way to it."""
        # Also where it is the primary one: another may become that, and the console stays.
        before, self._console = self.console, screen
        if screen is not before:
            self._changing()

    def ask_for_console(self, where: Callable[[], QScreen]) -> None:
        """Ask where the console stands whenever screens have changed under it.

        Args:
            where: Returns its screen; a window that a change leaves where it was gets no signal.
        """
        self._where = where
        self._console = where()

    def stop(self) -> None:
        """Notice nothing any more."""
        self._rest.stop()
        self._screens.screenAdded.disconnect(self._changing)
        self._screens.primaryScreenChanged.disconnect(self._changing)
        self._screens.screenRemoved.disconnect(self._removed)
        for screen in self._watched:
            screen.geometryChanged.disconnect(self._changing)
        self._watched.clear()

    def choose(self, screen: QScreen) -> None:
        """Take the screen the operator points out, and remember it."""
        self._remember(ScreenIdentity.of(screen))
        self.look()

    def look(self) -> None:
        """Look for the hall's screen now; tells what was found, also if nothing has changed."""
        self._watch()
        if self._where is not None:
            self._console = self._where()
        self._current = projector(self._screens.screens(), self.console, self._remembered)
        if self._current is not None and self._remembered is None:
            self._remember(ScreenIdentity.of(self._current))
        self.settled.emit(self._current)

    def _remember(self, identity: ScreenIdentity) -> None:
        if identity != self._remembered:
            self._remembered = identity
            self.remembered_changed.emit(identity)

    def _watch(self) -> None:
        for screen in self._screens.screens():
            if screen not in self._watched:
                self._watched.append(screen)
                screen.geometryChanged.connect(self._changing)

    def _changing(self) -> None:
        self._rest.start()

    def _removed(self, screen: QScreen) -> None:
        if screen in self._watched:
            self._watched.remove(screen)
        if screen is self._current:
            self._current = None
            self.lost.emit()
        self._rest.start()
