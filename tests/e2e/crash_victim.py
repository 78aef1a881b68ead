"""A program that captures as fast as it can, says what was acknowledged, and waits to be killed.

For each seed it is told on stdin it makes a process of its own, says its pid, and lastly `null`.
"""

import json
import os
import random
import sys
import zlib
from pathlib import Path

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
from facilitator.core.model import State
from facilitator.core.rejection import Rejected
from facilitator.core.vocabulary import Side
from facilitator.session import Session
from facilitator.store.backup import BackupFolders
from facilitator.store.exchange import write
from facilitator.store.opening import open_file


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


def say(line: object) -> None:
    """Say a line at once; what has been written to a pipe survives the writer."""
    os.write(1, json.dumps(line).encode() + b"\n")


def capture(path: Path, backups: Path, seed: int) -> None:
    """Capture until killed."""
    dice = random.Random(seed)  # noqa: S311  chance, not secrecy
    opened = open_file(path, SystemTime(), BackupFolders(backups))
    session = Session(opened.journal, opened.clock, opened.state)
    events = 0
    if opened.was_interrupted:
        events += len(session.dispatch(Interrupt(opened.last_seen_ms)).events)
        events += len(session.dispatch(ResumeClock()).events)
    while True:
        try:
            events += len(session.dispatch(some_command(session.state, dice)).events)
        except Rejected:
            continue
        session.heartbeat()
        say({"events": events, "digest": digest(session.state), "alive": session.now().ms})


def main() -> None:
    """Make a victim for each seed; all of them share the time that imports take."""
    for seed in sys.stdin:
        pid = os.fork()
        if pid == 0:
            capture(Path(sys.argv[1]), Path(sys.argv[2]), int(seed))
        say(pid)
        os.waitpid(pid, 0)
        say(None)


if __name__ == "__main__":
    main()
