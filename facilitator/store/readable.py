"""One readable table: its statements, and which of its rows differ between two states."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.core.model import State

Cell = str | int | None
Row = tuple[Cell, ...]
Item = Any
"""A value of the model; which type it has is between a table's `items` and `rows`."""


@dataclass(frozen=True, slots=True)
class Readable:
    """One readable table.

    Args:
        name: Its name.
        columns: Its columns; the first `keys` of them are its primary key.
        parts: What of a state it is made of; while these are the same objects, nothing has changed.
        items: Its items by key. Between two states an unchanged item is the same object, or equal.
        rows: The rows of one item.
        keys: How many columns the primary key has.
    """

    name: str
    columns: tuple[str, ...]
    parts: Callable[[State], tuple[object, ...]]
    items: Callable[[State], Mapping[int, Item]]
    rows: Callable[[Item], Sequence[Row]]
    keys: int = 1

    @property
    def upsert(self) -> str:
        """The statement that writes a row."""
        marks = ", ".join("?" * len(self.columns))
        return f"INSERT OR REPLACE INTO {self.name} ({', '.join(self.columns)}) VALUES ({marks})"  # noqa: S608

    @property
    def delete(self) -> str:
        """The statement that removes a row by its key."""
        key = " AND ".join(f"{column} = ?" for column in self.columns[: self.keys])
        return f"DELETE FROM {self.name} WHERE {key}"  # noqa: S608

    @property
    def select(self) -> str:
        """The statement that reads the table in order of its key."""
        key = ", ".join(self.columns[: self.keys])
        return f"SELECT {', '.join(self.columns)} FROM {self.name} ORDER BY {key}"  # noqa: S608


def difference(table: Readable, before: State, after: State) -> tuple[list[Row], list[Row]]:
    """Return the keys of the rows that go, and the rows that come or change."""
    pairs = zip(table.parts(before), table.parts(after), strict=True)
    if before.begun == after.begun and all(old is new for old, new in pairs):
        return [], []
    old_items = table.items(before) if before.begun else {}
    new_items = table.items(after)
    old_rows = _keyed(table, _changed(old_items, new_items))
    new_rows = _keyed(table, _changed(new_items, old_items))
    gone = [key for key in old_rows if key not in new_rows]
    return gone, [row for key, row in new_rows.items() if old_rows.get(key) != row]


def _changed(items: Mapping[int, Item], others: Mapping[int, Item]) -> Iterator[Item]:
    for key, item in items.items():
        other = others.get(key)
        if other is not item and other != item:
            yield item


def _keyed(table: Readable, items: Iterable[Item]) -> dict[Row, Row]:
    return {row[: table.keys]: row for item in items for row in table.rows(item)}


def storable(cell: Cell) -> Cell:
    """Return a cell as SQLite can hold it: a lone surrogate is no text there."""
    if not isinstance(cell, str):
        return cell
    try:
        cell.encode()
    except UnicodeEncodeError:
        return cell.encode("utf-8", "replace").decode()
    return str(cell)
