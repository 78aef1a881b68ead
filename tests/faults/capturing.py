"""Sessions that capture until they are killed, and what must be in their file afterwards."""

import random
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import Any

from facilitator.clock import SystemTime
from facilitator.core.commands import (
    AddArgument,
    AddProposal,
    Command,
    Interrupt,
    NextStep,
    PreviousStep,
    Redo,
    ResumeClock,
    SetVotes,
    StartClock,
    Undo,
)
from facilitator.core.model import Paused, Running, State
from facilitator.core.rejection import Rejected
from facilitator.core.vocabulary import Side
from facilitator.paths import example_session
from facilitator.session import Session
from facilitator.store.backup import BackupFolders
from facilitator.store.exchange import write
from facilitator.store.opening import create_file, open_file
from facilitator.store.replay import End, follow
from facilitator.transfer import import_session
from tests.faults.moment import Moment, say
from tests.faults.sound import events_of
from tests.room import small_beginning

LONGEST_CHANGE = 3
"""Events of the longest change: a step left, another entered, a clock stopped."""


def digest(state: State) -> int:
    """Return what tells this state from others."""
    flow = state.flow
    return zlib.crc32(f"{write(state)}{flow.current}{flow.clock}".encode())


def some_command(state: State, dice: random.Random) -> Command:
    """Return something a secretary might do next."""
    proposals = [*state.content.proposals] or [0]
    match dice.randrange(20):
        case 0:
            return dice.choice((NextStep(), NextStep(), PreviousStep()))
        case 1:
            return StartClock()
        case 2:
            return Undo()
        case 3:
            return Redo()
        case 4 | 5 | 6 | 7 | 8:
            return AddArgument(dice.choice(proposals), dice.choice([*Side]), "Довод " * 9)
        case 9 | 10:
            return SetVotes(dice.choice(proposals), dice.randrange(40))
        case _:
            return AddProposal(1, f"Предложение {dice.random()} " * dice.randrange(1, 40))


class Capture:
    """A secretary who types faster than anybody can.

    Args:
        folder: An empty folder for the session and its backups.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "день.facil"
        self.folders = BackupFolders(folder / "копии")
        self._before = 0
        self._make()

    def _make(self) -> None:
        create_file(self.path, small_beginning(), SystemTime())

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders it writes new files to."""
        return self.folders.all

    def moment(self, dice: random.Random) -> Moment:
        """Return a moment in the middle of some command."""
        return Moment(dice.randrange(1, 40), dice.uniform(0, 0.004))

    def prepare(self) -> None:
        """Note what the file holds before the next try."""
        self._before = events_of(self.path)

    def act(self, dice: random.Random) -> None:
        """Capture until killed, saying after each command how many events are acknowledged."""
        session, events = _resumed(self.path, self.folders)
        for command in self._commands(session, dice):
            try:
                events += len(session.dispatch(command).events)
            except Rejected:
                continue
            session.heartbeat()
            say({"events": events, "digest": digest(session.state), "alive": session.now().ms})

    def _commands(self, session: Session, dice: random.Random) -> Iterator[Command]:
        while True:
            yield some_command(session.state, dice)

    def lost(self, said: list[dict[str, Any]]) -> int:
        """Return how many acknowledged events are gone; what else is wrong is raised."""
        if not said:
            return 0
        acknowledged = self._before + said[-1]["events"]
        state, end, then = State(), End(), None
        with closing(sqlite3.connect(self.path)) as connection:
            for row in connection.execute("SELECT * FROM event ORDER BY seq"):
                state, end = follow(state, end, row)
                if end.seq == acknowledged:
                    then = state
        if then is None:
            return int(acknowledged - end.seq)
        assert digest(then) == said[-1]["digest"]
        assert end.seq <= acknowledged + LONGEST_CHANGE
        _require_paused_at_the_last_known_second(self.path, said[-1]["alive"])
        return 0


class BackUp(Capture):
    """A large session that is copied to two folders at each of its steps."""

    def _make(self) -> None:
        import_session(example_session(), self.path, SystemTime())
        second = self.path.parent / "флешка"
        second.mkdir()
        self.folders = BackupFolders(self.folders.first, second)

    def moment(self, dice: random.Random) -> Moment:
        """Return a moment while a copy is being written."""
        return Moment(dice.randrange(1, 6), dice.uniform(0, 0.01), at_new_file=True)

    def _commands(self, session: Session, dice: random.Random) -> Iterator[Command]:
        del session
        yield from cycle((NextStep(), AddProposal(1, f"{dice.random()}"), PreviousStep()))


def _resumed(path: Path, folders: BackupFolders) -> tuple[Session, int]:
    opened = open_file(path, SystemTime(), folders)
    session = Session(opened.journal, opened.clock, opened.state)
    events = 0
    if opened.was_interrupted:
        events += len(session.dispatch(Interrupt(opened.last_seen_ms)).events)
        events += len(session.dispatch(ResumeClock()).events)
    return session, events


def _require_paused_at_the_last_known_second(path: Path, alive_ms: int) -> None:
    opened = open_file(path, SystemTime())
    session = Session(opened.journal, opened.clock, opened.state)
    assert not opened.closed_cleanly
    assert alive_ms - 1000 <= opened.last_seen_ms <= session.now().ms
    clock = session.state.flow.clock
    assert opened.was_interrupted == isinstance(clock, Running)
    if isinstance(clock, Running):
        session.dispatch(Interrupt(opened.last_seen_ms))
        assert session.state.flow.clock == Paused(clock.deadline_ms - opened.last_seen_ms)
    session.close()


class OpenAndClose:
    """A session that is opened, takes three lines and is closed, which removes log and lock.

    Args:
        folder: An empty folder for the session.
    """

    watched: tuple[Path, ...] = ()

    def __init__(self, folder: Path) -> None:
        self.path = folder / "день.facil"
        self._before = 0
        import_session(example_session(), self.path, SystemTime())

    def moment(self, dice: random.Random) -> Moment:
        """Return any moment of the whole."""
        del dice
        return Moment()

    def prepare(self) -> None:
        """Note what the file holds before the next try."""
        self._before = events_of(self.path)

    def act(self, dice: random.Random) -> None:
        """Open, capture, close."""
        say({"events": 0})
        session, events = _resumed(self.path, BackupFolders())
        for _ in range(3):
            events += len(session.dispatch(AddProposal(1, f"{dice.random()}")).events)
            say({"events": events})
        session.close()

    def lost(self, said: list[dict[str, Any]]) -> int:
        """Return how many acknowledged events are gone."""
        acknowledged = self._before + (said[-1]["events"] if said else 0)
        return max(0, acknowledged - events_of(self.path))
