"""Opening a file in its own program, and showing it in its folder."""

import sys
from pathlib import Path

from PySide6.QtCore import QDir, QProcess, QUrl
from PySide6.QtGui import QDesktopServices


def open_file(path: Path) -> bool:
    """Open a file in the program of the system for it; return whether there is one."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path, platform: str = sys.platform) -> bool:
    """Show a file in the system's file manager, selected where that is possible.

    Args:
        path: The file.
        platform: As `sys.platform` names it.

    Returns:
        Whether a file manager was found.
    """
    native = QDir.toNativeSeparators(str(path))
    match platform:
        case "win32":
            started, _ = QProcess.startDetached("explorer", ["/select,", native])
        case "darwin":
            started, _ = QProcess.startDetached("open", ["-R", native])
        case _:
            return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    return started
