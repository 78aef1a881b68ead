"""A session file made anew from events that read differently, with a chain of its own.

Nothing is changed in place: a file that never had a name in it has none in its free pages either.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from facilitator.core.events import Event
from facilitator.core.machine import evolve
from facilitator.core.model import Now, State
from facilitator.core.value import dataclass
from facilitator.store import codec, schema, tables
from facilitator.store.examine import Examined, examine
from facilitator.store.replay import (
    INSERT,
    NOT_WHAT_HAPPENED,
    SELECT,
    Broken,
    End,
    Heartbeat,
    following,
    private_copy,
    read_heartbeat,
    rows_for,
    write_heartbeat,
)
from facilitator.store.trouble import reported
from facilitator.trouble import StorageTrouble

_PEOPLE = """
SELECT name, version, payload FROM event WHERE name LIKE '%Participant%' OR name LIKE 'Expert%'
    OR name IN ('SessionBegun', 'FactsRevised', 'ClosingRevised') ORDER BY seq
"""
Rewriting = Callable[[tuple[Event, ...]], Sequence[Event] | None]
"""Returns all events as they are to be, in their order, and what is added; None: leave the file."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a file holds: its events, when each happened, and the row beside them."""

    events: tuple[Event, ...]
    moments: tuple[Now, ...]
    end: End
    heartbeat: Heartbeat


def rewriting_mark(session: str) -> str:
    """Return what marks temporary files of a session while it is rewritten."""
    return f"forgetting-{session[:6]}-"


def read_written(path: Path) -> Written:
    """Read a session with all its events; nothing of it is touched.

    Raises:
        StorageTrouble: `not_found`, `cannot_read`, `not_a_session`, `newer_version` or `damaged`.
    """
    events: list[Event] = []
    moments: list[Now] = []
    end = End()
    with private_copy(path) as copy, reported("damaged", path):
        try:
            for row in copy.execute(SELECT):
                event, end = following(end, row)
                events.append(event)
                moments.append(Now(row[1], datetime.fromisoformat(row[2])))
            return Written(tuple(events), tuple(moments), end, read_heartbeat(copy))
        except (Broken, ValueError) as error:
            raise StorageTrouble("damaged", str(path), str(error)) from error


def replayed(path: Path, events: Iterable[Event]) -> State:
    """Return the state that the events of a file replay to; raises StorageTrouble (`damaged`)."""
    state = State()
    try:
        for event in events:
            state = evolve(state, event)
    except NOT_WHAT_HAPPENED as error:
        raise StorageTrouble("damaged", str(path), repr(error)) from error
    return state


def people_events(path: Path) -> tuple[Event, ...]:
    """Return only the events of a session that can name somebody on a list or signing.

    Raises:
        StorageTrouble: As `read_written` does.
    """
    with private_copy(path) as copy, reported("damaged", path):
        try:
            rows = copy.execute(_PEOPLE).fetchall()
            return tuple(codec.decode(codec.Row(*row)) for row in rows)
        except codec.Unreadable as error:
            raise StorageTrouble("damaged", str(path), str(error)) from error


def session_of(path: Path) -> str:
    """Return the session's own name in its file, which its copies share.

    Raises:
        StorageTrouble: As `read_written` does.
    """
    with private_copy(path) as copy, reported("damaged", path):
        try:
            return read_heartbeat(copy).session
        except Broken as error:
            raise StorageTrouble("damaged", str(path), str(error)) from error


def build(
    path: Path, before: Written, events: Sequence[Event], now: Now, heartbeat: Heartbeat
) -> Examined:
    """Make a whole file of events, and make sure that it is sound.

    Args:
        path: The file to make.
        before: What the file holds that it is to replace; each event keeps its moment.
        events: The events; those beyond the old ones happen now.
        now: The present moment.
        heartbeat: The row beside the journal.

    Returns:
        What the file holds.

    Raises:
        StorageTrouble: `damaged`: it does not replay.
        OSError: It cannot be written.
        sqlite3.Error: It cannot be written.
    """
    moments = (*before.moments, *[now] * (len(events) - len(before.moments)))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        schema.migrate(connection)
        connection.execute("BEGIN")
        end = End()
        for event, moment in zip(events, moments, strict=True):
            rows, end = rows_for((event,), moment, end)
            connection.executemany(INSERT, rows)
        tables.update(connection, State(), replayed(path, events))
        write_heartbeat(connection, heartbeat)
        connection.execute("COMMIT")
    return examine(path)
