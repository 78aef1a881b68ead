"""The real console and wall as a stage: lines are typed with key events, pictures taken of both."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap

from facilitator.app.desk import SessionDesk
from facilitator.core.commands import Command
from facilitator.core.model import Now, State
from facilitator.core.rejection import Rejected
from facilitator.core.scene_kinds import Scene
from facilitator.core.scribe import Reading, ScribeContext, interpret
from facilitator.core.vocabulary import Voice
from facilitator.play.stage import PlayTrouble
from facilitator.trouble import StorageTrouble
from facilitator.ui.console.keys import ACTIONS, Act

TICK_MS = 10_000
"""Well below the gap after which the hub takes the laptop to have slept."""


class WindowStage:
    """Drives a session's windows as a pair of hands would.

    Args:
        desk: The windows, shown, without a running timer.
        advance: Moves the time the session runs by, in milliseconds.
        pictures: The folder pictures go to.
    """

    def __init__(self, desk: SessionDesk, advance: Callable[[int], None], pictures: Path) -> None:
        self._desk = desk
        self._advance = advance
        self._pictures = pictures
        self._keys = {action.act: action.keys for action in ACTIONS}
        self._fullest: dict[str, int] = {}
        self._walls: dict[str, QPixmap] = {}
        self._half_typed: str | None = None

    @property
    def state(self) -> State:
        """The session as it now is."""
        return self._desk.hub.state

    @property
    def now(self) -> Now:
        """The present moment of the play."""
        return self._desk.hub.session.now()

    def pass_time(self, ms: int) -> None:
        """Let `ms` milliseconds pass, with a tick at least every ten seconds of them."""
        while ms > 0:
            part = min(ms, TICK_MS)
            self._advance(part)
            ms -= part
            self._desk.hub.tick()
        QCoreApplication.processEvents()

    def next_step(self) -> None:
        """Press the key for the next step."""
        before = self.state.flow.current
        self.press(Act.NEXT_STEP)
        if self.state.flow.current == before:
            raise PlayTrouble(Act.NEXT_STEP)

    def start_clock(self) -> None:
        """Press the key that starts the clock."""
        self.press(Act.START_PAUSE)

    def next_turn(self) -> None:
        """Press the key that gives the floor to the next table."""
        self.press(Act.FLOOR)

    def speak_as(self, voice: Voice | None) -> None:
        """Set the voice chip by its key; only tables and nobody have one."""
        if voice == self._desk.window.scribe.voice:
            return
        if voice is None:
            self.press(Act.VOICE_NOBODY)
        else:
            self._press_key(self._keys[Act.VOICE_TABLE][voice.number - 1])

    def type_line(self, text: str) -> None:
        """Type a line into the scribe line and press Enter."""
        self._type(text)
        self._commit(text, Act.COMMIT)

    def type_literally(self, text: str) -> None:
        """Type a line into the scribe line and press Ctrl+Enter."""
        self._type(text)
        self._commit(text, Act.LITERAL)

    def would_be(self, text: str, reading: Reading = Reading.BY_SIGNS) -> object:
        """Return what Enter, or literally Ctrl+Enter, would do with `text`; nothing is typed."""
        window = self._desk.window
        selected = window.selection.proposal
        context = ScribeContext(
            self.state,
            None if selected is None else selected.id,
            window.scribe.voice,
            reading,
        )
        return interpret(text, context).action

    def do(self, command: Command) -> None:
        """Carry out what is done in a panel, not on the scribe line; raises PlayTrouble."""
        try:
            self._desk.hub.attempt(command)
        except (Rejected, StorageTrouble) as trouble:
            raise PlayTrouble(f"{command}: {trouble}") from trouble

    def press(self, act: Act) -> None:
        """Press the first key of an act."""
        self._press_key(self._keys[act][0])

    def picture_console(self, name: str) -> None:
        """Keep a picture of the console under this name, unless there is one."""
        target = self._pictures / f"console-{name}.png"
        if not target.exists():
            QCoreApplication.processEvents()
            _save(self._desk.window.grab(), target)

    def picture_typing(self, name: str) -> None:
        """Keep a picture of the console, under this name, in the middle of the next line."""
        self._half_typed = name

    def picture_wall(self) -> None:
        """Take a picture of the wall, if no fuller scene of its kind has one."""
        shown = self._desk.hub.scene
        kind, full = _kind(shown), len(repr(shown))
        if full > self._fullest.get(kind, 0):
            self._fullest[kind] = full
            QCoreApplication.processEvents()
            self._walls[kind] = self._desk.hall.window.grab()

    def reveal_ranking(self) -> None:
        """Show the result of the vote to the room for a moment."""
        self.press(Act.REVEAL)
        self.picture_wall()
        self.press(Act.LIVE)

    def picture_covers(self) -> None:
        """Keep pictures of the wall when it is black and when it shows the title card."""
        for act in (Act.BLACK, Act.TITLE_CARD):
            self.press(act)
            self.picture_wall()
        self.press(Act.LIVE)

    def keep_walls(self) -> None:
        """Save the pictures of the wall; compressing each as it is taken would be slow."""
        for kind, picture in self._walls.items():
            _save(picture, self._pictures / f"wall-{kind}.png")

    def _type(self, text: str) -> None:
        name, self._half_typed = self._half_typed, None
        for index, character in enumerate(text):
            self._send(Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
            if name is not None and index == len(text) * 3 // 4:
                self.picture_console(name)

    def _commit(self, text: str, act: Act) -> None:
        line = self._desk.window.line
        before = self.state
        self.press(act)
        QCoreApplication.processEvents()
        if line.text() or self.state is before:
            said = line.text()
            line.clear()
            raise PlayTrouble(said or text)

    def _press_key(self, key: str) -> None:
        # PySide6 does not declare that a QKeySequence can be indexed.
        pressed: QKeyCombination = QKeySequence(key)[0]  # type: ignore[index]
        self._send(pressed.key(), pressed.keyboardModifiers(), "")

    def _send(self, key: Qt.Key, held: Qt.KeyboardModifier, text: str) -> None:
        edit = self._desk.window.line.edit
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(edit, QKeyEvent(kind, key, held, text))


def _save(picture: QPixmap, target: Path) -> None:
    if not picture.save(str(target)):
        raise PlayTrouble(str(target))


def _kind(scene: Scene) -> str:
    """Return the kind of a scene as part of a file name: `question-and-clock`."""
    name = type(scene).__name__
    return "".join(f"-{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))
