"""The program's icon on its windows, and the name by which a taskbar knows them."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facilitator import paths

ICON_AFTER_MS: Final = 250
"""How long after the start the icon is drawn: reading SVG is not what a start should wait for."""
TASKBAR_NAME: Final = "Facilitator.Facilitator"
"""By this a Windows taskbar groups the windows; the shortcut of an installer must carry it too."""


def show_icon_soon(application: QApplication) -> None:
    """Give every window the program's icon, once the first of them can be used."""
    QTimer.singleShot(ICON_AFTER_MS, application, lambda: show_icon(application))


def show_icon(application: QApplication) -> None:
    """Give every window the program's icon: those that are there, and those that will be."""
    from PySide6.QtGui import QIcon

    application.setWindowIcon(QIcon(str(paths.resource("icons", "facilitator.svg"))))


def name_for_taskbar(platform: str) -> None:
    """Tell a Windows taskbar that the windows are the program's, before the first one is shown.

    Args:
        platform: As `sys.platform` names it; elsewhere the desktop file's name says it.
    """
    if platform != "win32":
        return
    import ctypes

    shell = getattr(ctypes, "windll").shell32  # noqa: B009  only Windows has it, mypy runs elsewhere
    shell.SetCurrentProcessExplicitAppUserModelID(TASKBAR_NAME)
