"""Examining a private copy of a session file: is it sound, and what does it hold?"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from facilitator.core.model import State
from facilitator.store.files import header
from facilitator.store.replay import Broken, private_copy, read_heartbeat, replay
from facilitator.store.tables import shown
from facilitator.store.trouble import reported
from facilitator.trouble import StorageTrouble


@dataclass(frozen=True, slots=True)
class Examined:
    """A sound file.

    Args:
        state: What its journal replays to.
        events: How many events that took.
        closed_cleanly: Whether it was closed properly, or is open just now.
    """

    state: State
    events: int
    closed_cleanly: bool


def examine(path: Path) -> Examined:
    """Check that a file is whole, that its journal replays and that its readable tables agree.

    Args:
        path: The session file; it may be open in another program.

    Raises:
        StorageTrouble: `not_found`, `cannot_read`, `not_a_session`, `newer_version`, or `damaged`
            with the first thing that is wrong.
    """
    header(path)
    with private_copy(path) as copy, reported("damaged", path):
        try:
            return _examined(copy)
        except Broken as error:
            raise StorageTrouble("damaged", str(path), str(error)) from error


def _examined(copy: sqlite3.Connection) -> Examined:
    (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)
    state, end = replay(copy)
    if not state.begun:
        raise sqlite3.DatabaseError("no events")
    for table, rows in shown(state):
        if copy.execute(table.select).fetchall() != rows:
            raise sqlite3.DatabaseError(f"table {table.name}")
    return Examined(state, end.seq, read_heartbeat(copy).closed_cleanly)
