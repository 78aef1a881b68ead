"""Opening a session by replaying its journal, beside a bare reading of the same rows."""

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from facilitator.clock import SystemTime
from facilitator.session import Session
from facilitator.store.opening import open_file
from tests.bench.large import pluses, session_with, to_pros_and_cons
from tests.bench.measuring import Row, percentile

EVENTS = (1_000, 10_000)
RUNS = 7


def rows(folder: Path) -> list[Row]:
    """Measure with files in `folder`; they are removed afterwards."""
    path = folder / "replay.facil"
    found = []
    try:
        for events in EVENTS:
            _fill(path, events)
            ours, peer = [], []
            for _ in range(RUNS):
                peer.append(_read_ms(path))
                ours.append(_open_ms(path))
            what = f"Opening by replay, {events:,} events"
            took = percentile(ours, 50)
            found.append(Row(what, "reading and parsing the rows", took, percentile(peer, 50)))
            if events == EVENTS[-1]:
                found.append(Row(what, "one second", took, 1000, 1))
    finally:
        for left in folder.glob("replay.*"):
            left.unlink()
    return found


def _fill(path: Path, events: int) -> None:
    """Make a session of 100 proposals and so many events."""
    session_with(100, path)
    opened = open_file(path, SystemTime())
    session = Session(opened.journal, opened.clock, opened.state)
    session.dispatch(to_pros_and_cons(session.state))
    with closing(sqlite3.connect(path)) as connection:
        (there,) = connection.execute("SELECT count(*) FROM event").fetchone()
        # The disk is not what is measured here.
        opened.journal._connection.execute("PRAGMA synchronous = OFF")
        for command in pluses(session.state, events - there):
            session.dispatch(command)
    session.close()


def _open_ms(path: Path) -> float:
    began = time.perf_counter_ns()
    opened = open_file(path, SystemTime())
    took = (time.perf_counter_ns() - began) / 1e6
    Session(opened.journal, opened.clock, opened.state).close()
    return took


def _read_ms(path: Path) -> float:
    began = time.perf_counter_ns()
    with closing(sqlite3.connect(path)) as connection:
        for (payload,) in connection.execute("SELECT payload FROM event ORDER BY seq"):
            json.loads(payload)
    return (time.perf_counter_ns() - began) / 1e6
