"""A process whose windows stand still until it is killed: `empty`, `standing FILE`, `running FILE`.

Run by tests.bench.idle. Of `running` the countdown runs and the wall shows it.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

AFTER_MS = 1500
"""By then the wall stands too."""


def say_ready() -> None:
    """Tell whoever measures that the windows stand."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def empty() -> None:
    """Show a line to type in."""
    application = QApplication([])
    line = QLineEdit()
    line.show()
    QTimer.singleShot(AFTER_MS, say_ready)
    application.exec()


def program(file: str, *, is_running: bool) -> None:
    """Open the program's own windows on a session."""
    from facilitator.app.program import Program
    from facilitator.clock import SystemTime
    from facilitator.core.commands import StartClock
    from facilitator.paths import user_folders
    from facilitator.ui.theme import STYLE, dress
    from tests.bench.large import to_pros_and_cons

    application = QApplication(["facilitator", *STYLE])
    dress(application)
    opened = Program(application, user_folders(), SystemTime())
    opened.begin(Path(file))

    def settle() -> None:
        if opened.desk is None:
            raise SystemExit("no session is open")
        opened.desk.hub.attempt(to_pros_and_cons(opened.desk.hub.state))
        if is_running:
            opened.desk.hub.attempt(StartClock())
        say_ready()

    QTimer.singleShot(AFTER_MS, settle)
    application.exec()


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        program(sys.argv[2], is_running=sys.argv[1] == "running")
