"""The real program off-screen in a process of its own, and hands at its keyboard.

Only to be used in a process made for it: it makes the one application there can be.
"""

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path

from facilitator import paths
from facilitator.clock import SystemTime, TimeSource
from facilitator.core.commands import GoToStep, StartClock
from facilitator.core.vocabulary import StepKind

SCREENS = Path(__file__).resolve().parents[1] / "screens.json"
LONGEST_S = 60.0


class Hands:
    """The program on a session file, without a loop of its own: each act lets it do its work.

    Args:
        path: The session file.
        home: Where the user's settings and backups are.
        time_source: This computer's time.
    """

    def __init__(self, path: Path, home: Path, time_source: TimeSource | None = None) -> None:
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"
        os.environ["FACILITATOR_HOME"] = str(home)
        os.environ["LANGUAGE"] = os.environ["LANG"] = "ru_RU.UTF-8"
        from PySide6.QtWidgets import QApplication

        from facilitator.app.program import Program
        from facilitator.logbook.keeping import Logbook
        from facilitator.ui.theme import STYLE, dress

        self.path = path
        self.application = QApplication(["facilitator", *STYLE])
        dress(self.application)
        folders = paths.user_folders()
        log = logging.getLogger("facilitator")
        if not log.handlers:
            log.addHandler(Logbook(folders.logs))
        self.program = Program(self.application, folders, time_source or SystemTime())
        self.program.errors.install()
        self.errors: list[str] = []
        self.program.errors.told.connect(self.errors.append)
        self.program.begin(path)
        self.pump()

    def try_again(self) -> bool:
        """Open the session again, after it was closed or could not be opened; tell if it is."""
        self.program.desk = None
        self.program.begin(self.path)
        self.pump()
        return self.is_open

    def again(self) -> None:
        """Open the session again, which must work."""
        assert self.try_again(), self.problem()

    def look(self) -> None:
        """Take the start page's offer to look at a session without changing it."""
        page = self.program._start_page
        assert page.look.isVisible()  # type: ignore[union-attr]
        page.look.click()  # type: ignore[union-attr]
        self.pump()
        assert self.is_open, self.problem()

    @property
    def is_open(self) -> bool:
        """Whether the session is open, and not the start page instead."""
        return self.program.desk is not None

    @property
    def console(self):  # type: ignore[no-untyped-def]  # noqa: ANN201  imported with Qt, in the child only
        """The console's window."""
        assert self.program.desk is not None, self.problem()
        return self.program.desk.window

    @property
    def hub(self):  # type: ignore[no-untyped-def]  # noqa: ANN201
        """The session's hub."""
        assert self.program.desk is not None, self.problem()
        return self.program.desk.hub

    def pump(self, seconds: float = 0.0) -> None:
        """Let the program do what it has to, and go on so for some seconds."""
        until = time.monotonic() + seconds
        while True:
            for _ in range(3):
                self.application.processEvents()
            if time.monotonic() >= until:
                return
            time.sleep(0.005)

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the program work until something is so."""
        until = time.monotonic() + LONGEST_S
        while not done():
            assert time.monotonic() < until, "waited in vain"
            self.pump(0.01)

    def wait_for_backup(self) -> None:
        """Wait until no backup is being written."""
        assert self.program.desk is not None
        journal = self.program.desk._opened.file._journal  # type: ignore[union-attr]
        journal.wait_for_backup()

    def begin_statements(self) -> None:
        """Go to a step in which lines become proposals, and start its clock."""
        steps = self.hub.state.programme
        step = next(one for one in steps if one.kind is StepKind.STATEMENTS)
        assert self.hub.dispatch(GoToStep(step.id))
        self.hub.dispatch(StartClock())
        self.pump()

    def type(self, text: str) -> None:
        """Type into the scribe line."""
        from PySide6.QtCore import Qt

        for letter in text:
            self._key(0, Qt.KeyboardModifier.NoModifier, letter)
        self.pump()

    def paste(self, text: str) -> None:
        """Paste into the scribe line."""
        self.application.clipboard().setText(text)
        self.press("Ctrl+V")

    def press(self, keys: str) -> None:
        """Press a key such as `Return` or `Alt+Right` in the scribe line."""
        from PySide6.QtGui import QKeySequence

        combination = QKeySequence(keys)[0]  # type: ignore[index]
        self._key(int(combination.key()), combination.keyboardModifiers())
        self.pump()

    def enter(self, text: str) -> bool:
        """Type a line and press Enter; returns whether it was taken, which empties the line."""
        self.type(text)
        self.press("Return")
        return not self.line()

    def _key(self, key: int, modifiers: object, text: str = "") -> None:
        from PySide6.QtGui import QKeyEvent
        from PySide6.QtWidgets import QApplication

        kinds = QKeyEvent.Type
        for kind in (kinds.ShortcutOverride, kinds.KeyPress, kinds.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, text)  # type: ignore[call-overload]
            QApplication.sendEvent(self.console.line.edit, event)

    def line(self) -> str:
        """Return what stands in the scribe line."""
        return str(self.console.line.text())

    def clear_line(self) -> None:
        """Take away what stands there, as Ctrl+A and Delete do."""
        self.console.line.clear()

    def banner(self, key: str = "trouble") -> str:
        """Return what a banner says; empty where there is none."""
        shown = self.console.banners.banner(key)
        return "" if shown is None else str(shown.text())

    def text(self, name: str) -> str:
        """Return the text of a label of the console by its name; empty where it is hidden."""
        from PySide6.QtWidgets import QLabel

        found = self.console.findChild(QLabel, name)
        assert isinstance(found, QLabel), name
        return found.text() if found.isVisible() else ""

    def problem(self) -> str:
        """Return what the start page says."""
        page = self.program._start_page
        return "" if page is None else str(page.problem.text())  # type: ignore[attr-defined]

    def close(self) -> None:
        """Close the console, and with it the session."""
        self.console.let_close()
        self.pump()
        assert not self.console.isVisible()

    def texts(self) -> list[str]:
        """Return the proposals as the console has them."""
        return [one.text for one in self.hub.state.content.proposals.values()]
