"""What Qt knows of the machine: screens and letters. Quick, and only for the windows' thread."""

from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QScreen

from facilitator.ui.screens import ScreenIdentity, Screens, projector
from facilitator.ui.theme import FAMILY
from facilitator.venue.readings import FontsRead, ScreensRead, Size

LETTERS = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя№«»–"
"""What Russian texts are made of."""


def read_screens(
    screens: Screens, console: QScreen | None, remembered: ScreenIdentity | None = None
) -> ScreensRead:
    """Return which screen the hall looks at.

    Args:
        screens: The application.
        console: The screen of the console.
        remembered: What the hall's screen was last time.
    """
    console = console or screens.primaryScreen()
    hall = projector(screens.screens(), console, remembered)
    if hall is None:
        return ScreensRead(None, duplicated=len(screens.screens()) > 1)
    return ScreensRead(size_of(hall))


def size_of(screen: QScreen) -> Size:
    """Return the size of a screen in its own dots."""
    ratio = screen.devicePixelRatio()
    size = screen.size()
    return Size(round(size.width() * ratio), round(size.height() * ratio))


def read_fonts(family: str = FAMILY, letters: str = LETTERS) -> FontsRead:
    """Return whether the program's letters are there.

    Args:
        family: The family the program brings along.
        letters: All that must be in what is shown instead where that is missing.
    """
    font = QFont(family)
    metrics = QFontMetrics(font)
    return FontsRead(
        own=QFontInfo(font).family() == family,
        # Not inFont: PySide6 6.11 hands it the wrong letter, so that every Cyrillic one is missing.
        cyrillic=all(metrics.inFontUcs4(ord(letter)) for letter in letters),
    )
