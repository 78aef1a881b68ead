"""Making, opening and looking at session files, and how session time goes on between two openings.

A newer, damaged or foreign file is never written to.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from facilitator.clock import SessionClock, TimeSource
from facilitator.core.commands import BeginSession
from facilitator.core.events import Event
from facilitator.core.machine import decide, evolve
from facilitator.core.model import Beginning, Now, State
from facilitator.core.timing import is_running
from facilitator.core.value import dataclass
from facilitator.store import schema, tables
from facilitator.store.backup import NO_BACKUPS, BackupFolders, copy_session
from facilitator.store.connection import connected
from facilitator.store.examine import examine, require_whole
from facilitator.store.files import appearing, header, require_short_enough, sweep
from facilitator.store.journal import FileJournal, ReadOnlyJournal, transaction
from facilitator.store.leftovers import clear_place, settle
from facilitator.store.lock import FileLock, Left, acquire, this_program
from facilitator.store.replay import (
    INSERT,
    End,
    Heartbeat,
    rows_for,
    write_heartbeat,
)
from facilitator.store.rewriting import rewriting_mark
from facilitator.store.trouble import reported
from facilitator.trouble import StorageTrouble


@dataclass(frozen=True, slots=True)
class Opened:
    """An open session file, ready for a `Session`.

    Args:
        journal: Its writer.
        clock: Session time and wall time, going on where the session was.
        state: What the journal replays to.
        closed_cleanly: Whether it was closed properly last time.
        last_seen_ms: The last moment the session was surely open, in session time.
        was_interrupted: A clock was running then: the shell sends `Interrupt(last_seen_ms)`.
    """

    journal: FileJournal
    clock: SessionClock
    state: State
    closed_cleanly: bool
    last_seen_ms: int
    was_interrupted: bool


@dataclass(frozen=True, slots=True)
class Looked:
    """A session that is only looked at; its journal refuses every change."""

    journal: ReadOnlyJournal
    clock: SessionClock
    state: State


def create_file(
    path: Path, beginning: Beginning, time: TimeSource, *, replacing: bool = False
) -> None:
    """Make the file of a new session; it appears under its name only when it is whole.

    Args:
        path: Where; the folder must exist.
        beginning: What the session begins with.
        time: This computer's time.
        replacing: Whether a session that stands there may be replaced.

    Raises:
        Rejected: The beginning is refused.
        StorageTrouble: `exists`, `held`, `cannot_create`, or what stands there is no session.
    """
    now = Now(0, time.wall())
    events = decide(State(), BeginSession(beginning), now)
    token = os.urandom(8).hex()
    lock = acquire(path, this_program(now.wall, token))
    try:
        if path.exists():
            if not replacing:
                raise StorageTrouble("exists", str(path))
            header(path)
        with reported("cannot_create", path):
            require_short_enough(path)
            clear_place(path)
        with reported("cannot_create", path), appearing(path) as temporary:  # noqa: SIM117
            with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
                _fill(connection, events, now, time, token)
    finally:
        lock.release()


def _fill(
    connection: sqlite3.Connection,
    events: tuple[Event, ...],
    now: Now,
    time: TimeSource,
    token: str,
) -> None:
    schema.migrate(connection)
    state = State()
    for event in events:
        state = evolve(state, event)
    rows, _ = rows_for(events, now, End())
    beat = Heartbeat(
        session=os.urandom(8).hex(),
        opening=token,
        alive_ms=now.ms,
        alive_wall=now.wall.isoformat(),
        boot_id=time.boot_id(),
        offset_ms=now.ms - time.ticks_ms(),
        closed_cleanly=True,
    )
    with transaction(connection):
        connection.executemany(INSERT, rows)
        tables.update(connection, State(), state)
        write_heartbeat(connection, beat)


def open_file(
    path: Path,
    time: TimeSource,
    folders: BackupFolders = NO_BACKUPS,
    *,
    migrate: Callable[[sqlite3.Connection], None] = schema.migrate,
) -> Opened:
    """Open a session for writing.

    Args:
        path: The session file.
        time: This computer's time.
        folders: Where backups go.
        migrate: Brings an older file to the newest version.

    Raises:
        StorageTrouble: `not_found`, `not_a_session`, `newer_version`, `damaged`, `held`,
            `cannot_lock`, `cannot_open` or `cannot_migrate`; the file is as it was.
    """
    if not header(path).is_known:
        # Before anything is put in order beside it: its log may be the last of it.
        raise StorageTrouble("damaged", str(path))
    token = os.urandom(8).hex()
    lock = acquire(path, this_program(time.wall(), token))
    try:
        with reported("cannot_open", path):
            require_short_enough(path)
            settle(path)
        if header(path).version < schema.VERSION:
            _migrate(path, folders, time, migrate)
        return _open_locked(path, time, folders, lock, token)
    except BaseException:
        lock.give_back()
        raise


def _open_locked(
    path: Path, time: TimeSource, folders: BackupFolders, lock: FileLock, token: str
) -> Opened:
    found = examine(path)
    end, beat = found.end, found.heartbeat
    last_seen_ms = last_seen_ms_of(end, beat, lock.left)
    wall = _told_wall(found.state, time)
    offset_ms = _offset_ms(end, beat, last_seen_ms, time, wall)
    now_ms = time.ticks_ms() + offset_ms
    opened = Heartbeat(
        *(beat.session, token, max(now_ms, last_seen_ms), wall.isoformat()),
        *(time.boot_id(), offset_ms, False),
    )
    with reported("cannot_open", path):
        for folder in (path.parent, *folders.all):
            sweep(folder, rewriting_mark(beat.session))
        connection = connected(path)
        try:
            with transaction(connection):
                write_heartbeat(connection, opened)
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        except BaseException:
            connection.close()
            raise
    journal = FileJournal(path, connection, lock, end, opened, folders, time.wall)
    return Opened(
        journal,
        SessionClock(time, offset_ms),
        found.state,
        found.closed_cleanly,
        last_seen_ms,
        is_running(found.state),
    )


def look_at(path: Path, time: TimeSource) -> Looked:
    """Look at a session, also while another program writes to it; nothing of it is touched.

    Raises:
        StorageTrouble: `not_found`, `cannot_read`, `not_a_session`, `newer_version` or `damaged`.
    """
    found = examine(path)
    end, beat = found.end, found.heartbeat
    last_seen_ms = last_seen_ms_of(end, beat, None)
    offset_ms = _offset_ms(end, beat, last_seen_ms, time, _told_wall(found.state, time))
    return Looked(ReadOnlyJournal(path, beat.session), SessionClock(time, offset_ms), found.state)


def last_seen_ms_of(end: End, beat: Heartbeat, left: Left | None) -> int:
    """Return the last moment a session was surely open, in session time.

    Args:
        end: Where its journal ends.
        beat: The row beside the journal.
        left: What stood in the lock file, if it was there.
    """
    known = max(end.at_ms, beat.alive_ms)
    # The heartbeat counts if it belongs to this very opening, not to another file of the same name.
    if left is not None and left.alive_ms is not None and left.holder.token == beat.opening:
        known = max(known, left.alive_ms)
    return known


def _told_wall(state: State, time: TimeSource) -> datetime:
    """Return the time of day as this session tells it: the journal knows no other."""
    return time.wall() + timedelta(milliseconds=state.wall_offset_ms)


def _offset_ms(
    end: End, beat: Heartbeat, last_seen_ms: int, time: TimeSource, wall: datetime
) -> int:
    """Return session time minus this boot's ticks, in milliseconds.

    Within one boot the ticks tell exactly how long the session was away; after another one only the
    time of day does, and it may have been set back. Session time itself never goes back.
    """
    ticks_ms = time.ticks_ms()
    if beat.boot_id is not None and beat.boot_id == time.boot_id():
        now_ms = ticks_ms + beat.offset_ms
    else:
        seen = max((end.at_ms, end.wall), (beat.alive_ms, beat.alive_wall))
        away = wall - datetime.fromisoformat(seen[1])
        now_ms = seen[0] + int(away.total_seconds() * 1000)
    return max(now_ms, last_seen_ms) - ticks_ms


def _migrate(
    path: Path,
    folders: BackupFolders,
    time: TimeSource,
    migrate: Callable[[sqlite3.Connection], None],
) -> None:
    """Bring an older file to the newest version, each migration in a transaction of its own.

    The old file is kept as a copy, in the backup folder or beside.
    """
    require_whole(path)
    stamp = f"{time.wall():%Y-%m-%d %H-%M-%S}"
    kept = (folders.first or path.parent) / f"{path.stem[:80]} {stamp} (old version){path.suffix}"
    with reported("cannot_migrate", path):
        kept.parent.mkdir(parents=True, exist_ok=True)
        copy_session(path, kept)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            migrate(connection)
