"""A damaged session taken over into a new file: every event that can be read, and how many.

The damaged file is only read. The new one is a session file like any other and passes `check`.
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from facilitator.clock import TimeSource
from facilitator.recovered import Recovered
from facilitator.store import schema
from facilitator.store.files import appearing, header
from facilitator.store.journal import transaction
from facilitator.store.lock import acquire, this_program
from facilitator.store.rebuilding import Rebuilding
from facilitator.store.replay import Heartbeat, write_heartbeat
from facilitator.store.salvage import Wreck, add_copy, in_order, read_wreck, with_credible_times
from facilitator.store.trouble import reported
from facilitator.store.witness import witness_of
from facilitator.trouble import StorageTrouble

_MOST_BYTES = 1 << 29
"""A session has some megabytes; what is larger than this is no session."""


def recover(path: Path, target: Path, time: TimeSource, copies: Iterable[Path] = ()) -> Recovered:
    """Make a new session file of what can be read of a damaged one.

    Args:
        path: The damaged file; it and its log are only read.
        target: The file to make; nothing may stand there.
        time: This computer's time.
        copies: Backups that may be of the same session; those that are fill what is lost.

    Raises:
        StorageTrouble: `not_found`, `cannot_read`, `not_a_session`, `newer_version`,
            `nothing_readable`, `exists`, `held` or `cannot_create`; nothing is left at `target`.
    """
    strange = _strangeness(path)
    wreck = read_wreck(path)
    if not wreck.rows:
        raise strange or StorageTrouble("nothing_readable", str(path))
    for copy in copies:
        with suppress(StorageTrouble):
            add_copy(wreck.rows, copy)
    token = os.urandom(8).hex()
    with reported("cannot_create", target):
        target.parent.mkdir(parents=True, exist_ok=True)
    lock = acquire(target, this_program(time.wall(), token))
    try:
        if target.exists():
            raise StorageTrouble("exists", str(target))
        with reported("cannot_create", target), appearing(target) as temporary:  # noqa: SIM117
            with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
                schema.migrate(connection)
                with transaction(connection):
                    done = _rebuilt(connection, wreck, path.stem, time.wall())
                    if not (done.restored or done.unfit or done.from_tables):
                        # An empty session would only look like the one that is lost.
                        raise StorageTrouble("nothing_readable", str(path))
                    _write_mark(connection, wreck, done, token)
    finally:
        lock.release()
    end = done.end
    return Recovered(
        *(target, done.state, done.restored, done.changed, done.unreadable, done.unfit),
        *(done.from_tables, datetime.fromisoformat(end.wall)),
    )


def _strangeness(path: Path) -> StorageTrouble | None:
    """Return why the file does not look like a session, where its rows may say otherwise."""
    try:
        header(path)
    except StorageTrouble as trouble:
        if trouble.what != "not_a_session":
            raise
        return trouble
    finally:
        with suppress(OSError):
            if path.stat().st_size > _MOST_BYTES:
                raise StorageTrouble("not_a_session", str(path))
    return None


def _rebuilt(
    connection: sqlite3.Connection, wreck: Wreck, title: str, wall: datetime
) -> Rebuilding:
    found = with_credible_times(in_order(wreck.rows))
    with witness_of(wreck.images[0]) as witness:
        done = Rebuilding(connection, witness, found, title, wall)
        done.carry_out()
    return done


def _write_mark(connection: sqlite3.Connection, wreck: Wreck, done: Rebuilding, token: str) -> None:
    """Write the row beside the journal; the session keeps its name, so its backups stay its own."""
    with witness_of(wreck.images[0]) as witness:
        name = witness.session_name() or os.urandom(8).hex()
    mark = (name, token, done.end.at_ms, done.end.wall, None, 0)
    write_heartbeat(connection, Heartbeat(*mark, closed_cleanly=True))
