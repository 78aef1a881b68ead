"""The console with a session in memory, and a pair of hands on its keyboard."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.core.board import find
from facilitator.core.commands import Command, GoToStep, StartClock
from facilitator.core.model import Beginning, Proposal
from facilitator.core.screen import Pages
from facilitator.core.vocabulary import StepKind
from facilitator.ui.audience.miniature import Miniature
from facilitator.ui.console.console_acts import PANELS, ConsoleActs
from facilitator.ui.console.console_window import ConsoleWindow
from facilitator.ui.console.keys import Act
from facilitator.ui.library import FileStatus
from facilitator.words import Words
from tests.gui.desk import Desk
from tests.room import small_beginning

PLAIN = Qt.KeyboardModifier.NoModifier


class FakeWall:
    """A wall that notes what is asked of it."""

    def __init__(self) -> None:
        self.toggled = 0
        self.moved: list[str] = []
        self.page_count = 1

    def pages(self) -> Pages:
        """Return pages as set."""
        return Pages(0, self.page_count)

    def toggle_full_screen(self) -> None:
        """Count."""
        self.toggled += 1

    def place(self) -> str:
        """Return nothing in particular."""
        return "here"

    def places(self) -> tuple[tuple[str, str], ...]:
        """Return no screens."""
        return ()

    def move_to(self, identity: str) -> None:
        """Note where to."""
        self.moved.append(identity)


class ConsoleDesk(Desk):
    """A console on a small session.

    Args:
        qtbot: Closes the window after the test.
        words: The console's language.
        beginning: What the session begins with.
    """

    def __init__(self, qtbot: QtBot, words: Words, beginning: Beginning | None = None) -> None:
        super().__init__(beginning or small_beginning())
        self.qtbot = qtbot
        self.miniature = Miniature(words, words)
        self.window = ConsoleWindow(self.hub, words, self.miniature)
        qtbot.addWidget(self.window)
        self.wall = FakeWall()
        self.opened: list[Act] = []
        self.muted = 0
        self.acts = ConsoleActs(
            self.window,
            self.wall,
            {act: self._opener(act) for act in PANELS},
            self._mute,
        )
        self.window.show_status(FileStatus(Path("day.facil")))
        self.window.resize(1366, 768)
        self.window.show()

    def _opener(self, act: Act) -> "Opener":
        return Opener(self, act)

    def _mute(self) -> None:
        self.muted += 1

    def type(self, text: str) -> None:
        """Type into the scribe line; QTest knows no Cyrillic keys."""
        for letter in text:
            send_key(self.window.line.edit, ord(letter.upper()), PLAIN, letter)

    def press(self, keys: str, at: QWidget | None = None) -> None:
        """Press a key such as `Ctrl+T`, in the scribe line unless said otherwise."""
        press(at or self.window.line.edit, keys)

    def enter(self, text: str) -> None:
        """Type a line and press Enter."""
        self.type(text)
        self.press("Return")

    def at(self, kind: StepKind, task: int | None = 1) -> None:
        """Enter the step of a kind and start its clock."""
        steps = [one for one in self.state.programme if one.kind is kind]
        step = next((one for one in steps if one.task == task), steps[0])
        if step.id != self.state.flow.current:
            self.do(GoToStep(step.id), StartClock())

    def proposal(self, number: int) -> Proposal:
        """Return a proposal of task 1."""
        found = find(self.state, 1, number)
        assert found is not None
        return found

    def wait(self, seconds: float) -> None:
        """Let time pass, a tick every ten seconds."""
        left = round(seconds * 1000)
        while left > 0:
            self.ms += min(left, 10_000)
            left -= 10_000
            self.hub.tick()

    def said(self) -> str:
        """Return what stands at the right of the scribe line."""
        return self.text("interpretation")

    def text(self, name: str) -> str:
        """Return the text of a label by its name."""
        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return str(found.text())  # type: ignore[attr-defined]

    def widget(self, name: str) -> QWidget:
        """Return a widget by its name."""
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), name
        return found

    def send(self, *commands: Command) -> None:
        """Send commands as the windows do; refusals are shown."""
        for command in commands:
            self.hub.dispatch(command)


class Opener:
    """Opens nothing, but notes that it was asked to."""

    def __init__(self, desk: ConsoleDesk, act: Act) -> None:
        self._desk = desk
        self._act = act

    def __call__(self) -> QWidget:
        """Note it."""
        self._desk.opened.append(self._act)
        return self._desk.window


def press(widget: QWidget, keys: str) -> None:
    """Press a key with its modifiers in a widget."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    send_key(widget, int(combination.key()), combination.keyboardModifiers())


def send_key(
    widget: QWidget, key: int, modifiers: Qt.KeyboardModifier = PLAIN, text: str = ""
) -> None:
    """Send a press and a release of a key as the system does."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))
