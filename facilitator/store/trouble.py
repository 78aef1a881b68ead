"""Errors of the disk and of SQLite, turned into StorageTrouble at the border of the store."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from facilitator.trouble import StorageTrouble

_TROUBLES = (OSError, sqlite3.Error, UnicodeDecodeError)
"""The last comes from the sqlite3 module where SQLite's own message quotes damaged text."""


@contextmanager
def reported(what: str, where: object) -> Iterator[None]:
    """Turn an error of the system or of SQLite inside the block into StorageTrouble.

    Args:
        what: The key of the sentence about it.
        where: The path it is about.

    Raises:
        StorageTrouble: The block failed; its cause is chained.
    """
    try:
        yield
    except _TROUBLES as error:
        why = getattr(error, "strerror", None) or str(error)
        raise StorageTrouble(what, str(where), why) from error
