"""The connection through which an open session is written: logged, synced, quick to commit."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from facilitator.store.files import companions

_BUSY_SECONDS = 2.0
"""How long a write waits for somebody who has the file open with a tool of SQLite."""

_LOG_PAGES = 390
"""As many are moved into the file together, some two hundred entries; the log then starts anew."""

_LOG_BYTES = 400 * (4096 + 24)
"""What these pages take with their headers, and some more for the last entry among them."""


def connected(path: Path) -> sqlite3.Connection:
    """Open a session file for writing.

    Raises:
        sqlite3.Error: SQLite cannot.
    """
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("SELECT only FROM heartbeat").fetchone()  # the log is made at first use
        _grow_log(companions(path)[0])
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _grow_log(log: Path) -> None:
    """Give the log its size before it is needed: overwriting syncs twice as fast as growing does.

    What follows the valid frames of a log means nothing (https://www.sqlite.org/walformat.html), so
    that zeros may. A disk without room for all of them has some for what is to be written there.
    """
    with suppress(OSError), log.open("r+b") as file:
        file.write(bytes(max(0, _LOG_BYTES - file.seek(0, os.SEEK_END))))


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
