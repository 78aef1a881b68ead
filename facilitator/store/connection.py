"""The connection through which an open session is written: logged, synced, quick to commit."""

import sqlite3
from contextlib import closing
from pathlib import Path

_BUSY_SECONDS = 2.0
"""How long a write waits for somebody who has the file open with a tool of SQLite."""

_LOG_PAGES = 200
"""Enough for the commits between two steps; from then on the log is used again from its start."""


def connected(path: Path) -> sqlite3.Connection:
    """Open a session file for writing.

    Raises:
        sqlite3.Error: SQLite cannot.
    """
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        _grow_log(connection)
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _grow_log(connection: sqlite3.Connection) -> None:
    """Give the log its size before it is needed: overwriting syncs twice as fast as growing does.

    Nothing changes in these transactions, so none of them needs to be durable. A disk without room
    for all of them may still have some for what is to be written.
    """
    connection.execute("PRAGMA synchronous = OFF")
    try:
        for _ in range(_LOG_PAGES):
            connection.execute("UPDATE heartbeat SET only = only")
    except sqlite3.OperationalError:
        # Used again from its start: what there was room for is what there is for entries.
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def made_plain(path: Path) -> None:
    """Bring the log of a file that nobody has open into it, and go back to one plain file.

    Raises:
        sqlite3.Error: It cannot be done, or somebody has the file open after all.
    """
    with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)) as connection:
        plain(connection)


def plain(connection: sqlite3.Connection) -> None:
    """Go back to one plain file; raises sqlite3.OperationalError where others have it open."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA journal_mode = DELETE")
