"""A running session for tests of the windows: no disk, no clock of its own, nothing to wait for."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.core.commands import BeginSession, Command
from facilitator.core.events import Event
from facilitator.core.model import Beginning, Now, State
from facilitator.core.screen import Screen
from facilitator.session import Session
from facilitator.trouble import StorageTrouble
from facilitator.ui.hub import SessionHub
from tests.room import MORNING, small_beginning


class MemoryJournal:
    """Keeps events in memory; fails on demand."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.full = False

    def append(self, events: Sequence[Event], before: State, after: State, now: Now) -> None:  # noqa: ARG002
        """Take events, unless the disk is said to be full."""
        if self.full:
            raise StorageTrouble("append", "/sessions/x.facil", "no space")
        self.events += events

    def heartbeat(self, now: Now) -> None:
        """Beat."""

    def backup(self) -> None:
        """Back up."""

    def close(self, now: Now) -> None:
        """Close."""


class Desk:
    """A hub with a session that has begun, and what was sent to it."""

    def __init__(self, beginning: Beginning | None = None) -> None:
        self.journal = MemoryJournal()
        self.ms = 0
        self.set_back_ms = 0
        self.session = Session(self.journal, self.now, State())
        self.session.dispatch(BeginSession(beginning or small_beginning()))
        self.hub = SessionHub(self.session, Screen())

    @property
    def state(self) -> State:
        """The session now."""
        return self.session.state

    def now(self) -> Now:
        """The moment set by hand."""
        return Now(self.ms, MORNING + timedelta(milliseconds=self.ms - self.set_back_ms))

    def do(self, *commands: Command) -> None:
        """Carry out commands as the console would."""
        for command in commands:
            self.hub.attempt(command)


def press(
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key in a widget and let it go."""
    QTest.keyClick(widget, key, modifiers)


def type_text(widget: QWidget, text: str) -> None:
    """Type a text key by key; QtTest itself gives up at letters that are not Latin."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)
