"""A process that shows a window, prints the moment it can be typed in, and ends.

Run by tests.bench.start: `empty` shows a bare window, `console FILE` is the program itself. Nothing
but what the window needs may be imported here, for it would be measured too.
"""

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def empty() -> None:
    """Show a window with nothing but a line to type in."""
    from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    line = QLineEdit()
    window.setCentralWidget(line)
    window.show()
    window.activateWindow()
    line.setFocus()
    _quit_when_usable()
    application.exec()


def console(file: str) -> None:
    """Start the program with a session, as the command line does."""
    from PySide6.QtWidgets import QApplication

    enter_loop = QApplication.exec

    def measured_loop(*_: object) -> int:
        _quit_when_usable()
        return enter_loop()

    QApplication.exec = measured_loop  # type: ignore[method-assign]
    from facilitator.__main__ import main

    sys.argv = ["facilitator", file]
    main()


def _quit_when_usable() -> None:
    """Look whenever the loop has nothing else to do: on the screen, with a focus, is usable."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    def look() -> None:
        if any(_is_usable(window) for window in QApplication.topLevelWidgets()):
            sys.stdout.write(f"{time.monotonic()}\n")
            sys.stdout.flush()
            timer.stop()
            QApplication.quit()

    timer = QTimer(QApplication.instance())
    timer.timeout.connect(look)
    timer.start(0)


def _is_usable(window: "QWidget") -> bool:
    if not window.isVisible() or window.focusWidget() is None:
        return False
    return window.windowHandle().isExposed()


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        console(sys.argv[2])
