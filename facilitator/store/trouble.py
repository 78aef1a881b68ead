"""Errors of the disk and of SQLite, turned into StorageTrouble at the border of the store."""

import sqlite3

from facilitator.trouble import StorageTrouble

_TROUBLES = (OSError, sqlite3.Error, UnicodeDecodeError)
"""The last comes from the sqlite3 module where SQLite's own message quotes damaged text."""


class reported:  # noqa: N801  used as a function
    """Turn an error of the system or of SQLite inside the block into StorageTrouble.

    Args:
        what: The key of the sentence about it.
        where: The path it is about.

    Raises:
        StorageTrouble: The block failed; its cause is chained.
    """

    __slots__ = ("_what", "_where")

    def __init__(self, what: str, where: object) -> None:
        self._what = what
        self._where = where

    def __enter__(self) -> None:
        """Begin the block; entered at every entry, where a generator would take thrice as long."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """End the block."""
        if isinstance(error, _TROUBLES):
            why = getattr(error, "strerror", None) or str(error)
            raise StorageTrouble(self._what, str(self._where), why) from error
