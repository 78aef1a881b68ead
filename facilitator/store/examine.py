"""Examining a private copy of a session file: is it sound, and what does it hold?"""

import sqlite3
from pathlib import Path

from facilitator.core.model import State
from facilitator.core.value import dataclass
from facilitator.store.replay import (
    Broken,
    End,
    Heartbeat,
    private_copy,
    read_heartbeat,
    replay,
)
from facilitator.store.tables import shown
from facilitator.store.trouble import reported
from facilitator.trouble import StorageTrouble


@dataclass(frozen=True, slots=True)
class Examined:
    """A sound file.

    Args:
        state: What its journal replays to.
        end: Where the journal ends.
        heartbeat: The row beside the journal.
    """

    state: State
    end: End
    heartbeat: Heartbeat

    @property
    def events(self) -> int:
        """How many events the journal has."""
        return self.end.seq

    @property
    def closed_cleanly(self) -> bool:
        """Whether the file was closed properly; one that is open just now was not yet."""
        return self.heartbeat.closed_cleanly


def examine(path: Path) -> Examined:
    """Check that a file is whole, that its journal replays and that its readable tables agree.

    Args:
        path: The session file; it may be open in another program. Nothing of it is touched.

    Raises:
        StorageTrouble: `not_found`, `cannot_read`, `not_a_session`, `newer_version`, or `damaged`
            with the first thing that is wrong.
    """
    with private_copy(path) as copy, reported("damaged", path):
        try:
            _require_whole(copy)
            return _examined(copy)
        except Broken as error:
            raise StorageTrouble("damaged", str(path), str(error)) from error


def require_whole(path: Path) -> None:
    """Refuse a file with damaged pages, of whatever version: raises StorageTrouble as `examine`."""
    with private_copy(path) as copy, reported("damaged", path):
        _require_whole(copy)


def _require_whole(copy: sqlite3.Connection) -> None:
    (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict.splitlines()[-1])  # before it only a heading


def _examined(copy: sqlite3.Connection) -> Examined:
    state, end = replay(copy)
    if not state.begun:
        raise Broken(1, "changed or missing")
    for table, rows in shown(state):
        if copy.execute(table.select).fetchall() != rows:
            raise sqlite3.DatabaseError(f"table {table.name}")
    return Examined(state, end, read_heartbeat(copy))
