"""Screens and fonts as a problem report tells them: sizes and kinds, no serial numbers."""

from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication

from facilitator.ui.theme import FAMILY


def equipment() -> dict[str, str | int | float | bool]:
    """Return what the windows are shown with; without windows only what Qt itself knows."""
    facts: dict[str, str | int | float | bool] = {
        "Qt": qVersion(),
        "language of the system": QLocale.system().name(),
    }
    if not isinstance(QGuiApplication.instance(), QGuiApplication):
        return facts
    facts["windows by"] = QGuiApplication.platformName()
    facts["font"] = QFontInfo(QFont(FAMILY)).family()
    for number, screen in enumerate(QGuiApplication.screens(), start=1):
        size = screen.size()
        primary = ", primary" if screen is QGuiApplication.primaryScreen() else ""
        facts[f"screen {number}"] = (
            f"{size.width()}×{size.height()}, scale {screen.devicePixelRatio():.2f},"
            f" {screen.refreshRate():.0f} Hz{primary}"
        )
    return facts
