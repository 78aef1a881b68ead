"""Enter to durable: a plus through the whole session, beside a bare write to the same disk."""

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import astuple, dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from facilitator.clock import SystemTime
from facilitator.session import Session
from facilitator.store.backup import BackupFolders, Backups
from facilitator.store.connection import connected
from facilitator.store.opening import open_file
from tests.bench.large import pluses, session_with, to_pros_and_cons
from tests.bench.measuring import Row, percentile

COMMITS = 100
ROUNDS = 4
BESIDE_BACKUPS = 400
WARM_UP = 20
SIZES = (30, 300, 1000)


def rows(folder: Path) -> list[Row]:
    """Measure in a folder on the disk that is meant; it is emptied afterwards."""
    path = folder / "durable.facil"
    try:
        measured = _measured(folder)
        quiet, busy = _beside_backups(SIZES[-1], path, folder / "durable.backups")
    finally:
        _clear(folder)
    beside = "4 KB added to a file + fdatasync"
    # Of all sizes together: it is the same work, but not as quick in every file.
    added = percentile([ms for times in measured.values() for ms in times.added], 50)
    few, many = measured[SIZES[0]], measured[SIZES[-1]]
    found = [
        Row(
            f"Enter to durable, {size} proposals, p50",
            beside,
            percentile(times.ours, 50),
            added,
            1.5,
        )
        for size, times in measured.items()
    ]
    return [
        *found,
        Row(
            f"Enter to durable, {SIZES[0]} proposals, p50",
            "4 KB written over others + fdatasync",
            percentile(few.ours, 50),
            percentile(few.written_over, 50),
        ),
        Row(
            f"Enter to durable, {SIZES[0]} proposals, p50",
            "the same two rows by SQLite alone",
            percentile(few.ours, 50),
            percentile(few.by_sqlite, 50),
        ),
        Row(
            "Two rows by SQLite alone, p50",
            beside,
            percentile(few.by_sqlite, 50),
            added,
        ),
        Row(
            f"Enter to durable, {SIZES[0]} proposals, p95",
            beside,
            percentile(few.ours, 95),
            percentile(few.added, 95),
        ),
        Row(
            f"Enter to durable, {SIZES[-1]} proposals, p50",
            f"the same with {SIZES[0]}",
            percentile(many.ours, 50),
            percentile(few.ours, 50),
            1.25,
        ),
        Row(
            f"Enter to durable during backups, {SIZES[-1]} proposals, p99",
            "two frames at 60 Hz",
            percentile(busy, 99),
            2000 / 60,
            1,
        ),
        Row(
            f"Enter to durable during backups, {SIZES[-1]} proposals, p50",
            "the same without backups",
            percentile(busy, 50),
            percentile(quiet, 50),
        ),
    ]


@dataclass(frozen=True)
class _Times:
    """What each took, in ms: a plus through the session, and the floors under it."""

    ours: list[float]
    added: list[float]
    written_over: list[float]
    by_sqlite: list[float]


class _Measuring:
    """One session and the floors under it, measured in turns with others.

    Args:
        size: How many proposals it has.
        folder: Where its files are made.
    """

    def __init__(self, size: int, folder: Path) -> None:
        self.times = _Times([], [], [], [])
        self._session = _opened(size, folder / f"durable.{size}.facil")
        self._commands = iter(pluses(self._session.state, WARM_UP + ROUNDS * COMMITS))
        bare = folder / f"durable.{size}.bare"
        bare.write_bytes(b"\0" * 4096 * (WARM_UP + ROUNDS * COMMITS))
        self._over, self._added = (
            os.open(bare, os.O_WRONLY),
            os.open(bare, os.O_WRONLY | os.O_APPEND),
        )
        os.fsync(self._over)
        self._bare_rows = _BareRows(folder / f"durable.{size}.sqlite")

    def measure(self, commits: int) -> None:
        """Measure so many, one after the other, so that a busy moment of the disk meets all."""
        times = self.times
        for command in islice(self._commands, commits):
            times.ours.append(_ms(partial(self._session.dispatch, command)))
            times.added.append(_ms(partial(_write, self._added)))
            times.written_over.append(_ms(partial(_write, self._over)))
            times.by_sqlite.append(_ms(self._bare_rows.add))

    def close(self) -> None:
        """Close the files."""
        os.close(self._over)
        os.close(self._added)
        self._session.close()
        self._bare_rows.close()


def _measured(folder: Path) -> dict[int, _Times]:
    """Measure all sizes in turns: the disk has quicker and slower times, which all are to share."""
    with ExitStack() as opened:
        sizes = {size: _Measuring(size, folder) for size in SIZES}
        for each in sizes.values():
            opened.callback(each.close)
            each.measure(WARM_UP)
        for _ in range(ROUNDS):
            for each in sizes.values():
                each.measure(COMMITS)
    return {
        size: _Times(*(times[WARM_UP:] for times in astuple(each.times)))
        for size, each in sizes.items()
    }


class _BareRows:
    """SQLite alone: two rows in one transaction, durable, with a log that has its size."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as making:
            making.executescript(
                "CREATE TABLE heartbeat (only INTEGER);"
                "CREATE TABLE event (seq INTEGER PRIMARY KEY, at, wall, name, payload, checksum);"
                "CREATE TABLE argument (id INTEGER PRIMARY KEY, proposal, side, text);"
            )
        self._connection = connected(path)

    def add(self) -> None:
        """Add a row to each table."""
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute(
            "INSERT INTO event VALUES (NULL, 1, ?, ?, ?, 1)", ("2026-11-25", "Added", "x" * 150)
        )
        self._connection.execute("INSERT INTO argument VALUES (NULL, 1, 'pro', ?)", ("x" * 50,))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _beside_backups(size: int, path: Path, folder: Path) -> tuple[list[float], list[float]]:
    """Return what pluses took without backups, and while one backup follows another."""
    session = _opened(size, path)
    folder.mkdir()
    backups = Backups(path, "bench00", BackupFolders(folder), datetime.now)
    quiet, busy = [], []
    try:
        commands = pluses(session.state, 2 * (BESIDE_BACKUPS + WARM_UP))
        for n, command in enumerate(commands):
            if n % 2:
                # Asked for while one runs, the next follows it at once.
                backups.start()
                backups._hurry.set()  # at once, and not when it would be out of the way
                busy.append(_ms(partial(session.dispatch, command)))
            else:
                backups.finish()
                quiet.append(_ms(partial(session.dispatch, command)))
    finally:
        backups.finish()
        session.close()
    return quiet[WARM_UP:], busy[WARM_UP:]


def _opened(size: int, path: Path) -> Session:
    session_with(size, path)
    opened = open_file(path, SystemTime())
    session = Session(opened.journal, opened.clock, opened.state)
    session.dispatch(to_pros_and_cons(session.state))
    return session


def _write(descriptor: int) -> None:
    os.write(descriptor, b"\0" * 4096)
    os.fdatasync(descriptor)


def _ms(action: Callable[[], object]) -> float:
    began = time.perf_counter_ns()
    action()
    return (time.perf_counter_ns() - began) / 1e6


def _clear(folder: Path) -> None:
    for left in [*folder.glob("durable.*/*"), *folder.glob("durable.*")]:
        if left.is_dir():
            left.rmdir()
        else:
            left.unlink()
