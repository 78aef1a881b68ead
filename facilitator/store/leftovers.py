"""What a killed program leaves beside a session file, and what belongs to a file that is gone.

Nothing is thrown away that could still hold an entry of somebody.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from facilitator.store.files import companions, header


def settle(path: Path) -> None:
    """Undo what a killed program had half done in a file itself; put away the log of another.

    A closed session and a backup are plain files without a log; SQLite does not look and would take
    any log that stands beside for theirs.

    Raises:
        OSError: The log cannot be moved.
        sqlite3.Error: What was half done cannot be undone.
    """
    log, _, undo = companions(path)
    if undo.exists():
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    elif log.exists() and not header(path).is_wal:
        _set_aside(path)


def clear_place(path: Path) -> None:
    """Have nothing stand beside a path that would be taken for part of the file to be made there.

    Args:
        path: A session that is to be replaced, or nothing.

    Raises:
        OSError: Something cannot be moved away.
        sqlite3.Error: The session is in use.
    """
    if not path.exists():
        _set_aside(path)
        return
    settle(path)
    if companions(path)[0].exists():
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    for leftover in companions(path):
        leftover.unlink(missing_ok=True)


def _set_aside(path: Path) -> None:
    """Move away what belongs to no file there; it may be put back by hand."""
    for each in companions(path):
        if each.exists():
            each.replace(each.with_name(each.name + ".old"))
