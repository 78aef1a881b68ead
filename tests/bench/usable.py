"""A process that shows a window, prints the moment it can be typed in and its memory, and ends.

Run by tests.bench.start: `empty` shows a bare window, `console FILE` is the program itself,
`novelwriter` another one. Nothing but what the window needs is imported: it would be measured too.
"""

import sys
import time
from collections.abc import Callable
from typing import Any


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
    _quit_when_usable("PySide6")
    application.exec()


def console(file: str) -> None:
    """Start the program with a session, as the command line does."""
    from facilitator.app import binding

    load = binding.load_binding

    def measured_load(keep_at: Any = None) -> None:  # noqa: ANN401  a path, not yet imported
        load(keep_at)  # by the program's own way
        _measure_in_the_loop()

    binding.load_binding = measured_load
    from facilitator.__main__ import main

    sys.argv = ["facilitator", file]
    main()


def novelwriter(config: str) -> None:
    """Start novelWriter with a folder of its own; it welcomes in a dialog before its loop."""
    import novelwriter
    from novelwriter.guimain import GuiMain

    welcome = GuiMain.postLaunchTasks

    def measured_welcome(window: object, project: str | None) -> None:
        _quit_when_usable("PyQt6")
        welcome(window, project)

    GuiMain.postLaunchTasks = measured_welcome
    novelwriter.main([f"--config={config}", f"--data={config}"])


def _measure_in_the_loop() -> None:
    """Begin to look when the program enters its loop."""
    from PySide6.QtWidgets import QApplication

    enter_loop: Callable[[], int] = QApplication.exec

    def measured_loop(*_: object) -> int:
        _quit_when_usable("PySide6")
        return enter_loop()

    QApplication.exec = measured_loop  # type: ignore[method-assign]


def _quit_when_usable(binding: str) -> None:
    """Look whenever the loop has nothing else to do: on the screen, with a focus, is usable."""
    core = __import__(f"{binding}.QtCore", fromlist=["QTimer"])
    widgets = __import__(f"{binding}.QtWidgets", fromlist=["QApplication"])
    application: Any = widgets.QApplication

    def look() -> None:
        if any(_is_usable(window) for window in application.topLevelWidgets()):
            usable = time.monotonic()
            timer.stop()
            sys.stdout.write(f"\n{usable} {_resident_kb()}\n")
            sys.stdout.flush()
            # Without the way out of the program: nothing of it is measured.
            sys.stderr.flush()
            import os

            os._exit(0)

    timer = core.QTimer(application.instance())
    timer.timeout.connect(look)
    timer.start(0)


def _resident_kb() -> int:
    """Return the memory the process holds, in KB; 0 where the system does not say."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    except OSError:
        return 0


def _is_usable(window: Any) -> bool:  # noqa: ANN401  a widget of either binding
    if not window.isVisible() or window.focusWidget() is None:
        return False
    handle = window.windowHandle()
    return handle is not None and bool(handle.isExposed())


if __name__ == "__main__":
    shows: dict[str, Callable[..., None]] = {
        "empty": empty,
        "console": console,
        "novelwriter": novelwriter,
    }
    shows[sys.argv[1]](*sys.argv[2:])
