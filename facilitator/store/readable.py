"""Readable tables: their statements, and which rows differ between two states."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress
from operator import attrgetter, is_not
from typing import Any

from facilitator.core.model import State
from facilitator.core.shared_map import SharedMap, unshared
from facilitator.core.value import dataclass

Cell = str | int | None
Row = tuple[Cell, ...]
Bare = tuple[Any, ...]
"""A row before it is laid out in its columns; the cells of its key are the first already."""
Item = Any
"""A value of the model; which type it has is between a source's `items` and its tables' `rows`."""


@dataclass(frozen=True, slots=True)
class Readable:
    """One readable table.

    Args:
        name: Its name.
        columns: Its columns.
        keys: How many of them, from the first, are its primary key.
        rows: The rows of one item, compared as they are.
        cells: What of a row is written in its columns.
        more: The rows that an item has more than it had, None where some are not as they were.
        upsert: The statement that writes a row.
        delete: The statement that removes a row by its key.
        select: The statement that reads all rows in order of the key.
    """

    name: str
    columns: tuple[str, ...]
    keys: int
    rows: Callable[[Item], Sequence[Bare]]
    cells: Callable[[Bare], Row]
    more: Callable[[Item, Item], Sequence[Bare] | None]
    upsert: str
    delete: str
    select: str


@dataclass(frozen=True, slots=True)
class Source:
    """Items of a state and the tables that show them.

    Args:
        parts: The attributes of a state the items are made of; while all of them are the same
            objects, no item has changed.
        items: The items by key. Between two states one that has not changed is the same object.
        tables: The tables that are filled from them.
    """

    parts: tuple[str, ...]
    items: Callable[[State], Mapping[int, Item]]
    tables: tuple[Readable, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is to be written to one table."""

    table: Readable
    gone: Sequence[Row]
    written: Sequence[Row]


def _as_it_is(row: Row) -> Row:
    return row


def _unknown(_before: Item, _after: Item) -> None:
    return None


def readable(
    name: str,
    columns: str,
    rows: Callable[[Item], Sequence[Bare]],
    keys: int = 1,
    cells: Callable[[Bare], Row] = _as_it_is,
    more: Callable[[Item, Item], Sequence[Bare] | None] = _unknown,
) -> Readable:
    """Return a table with its statements.

    Args:
        name: Its name.
        columns: The names of its columns with spaces between them.
        rows: The rows of one item, compared as they are.
        keys: How many columns, from the first, are its primary key.
        cells: What of a row is written in its columns.
        more: The rows that an item has more than it had, None where some are not as they were.
    """
    names = tuple(columns.split())
    every, marks = ", ".join(names), ", ".join("?" * len(names))
    key = ", ".join(names[:keys])
    where = " AND ".join(f"{column} = ?" for column in names[:keys])
    return Readable(
        name,
        names,
        keys,
        rows,
        cells,
        more,
        upsert=f"INSERT OR REPLACE INTO {name} ({every}) VALUES ({marks})",  # noqa: S608
        delete=f"DELETE FROM {name} WHERE {where}",  # noqa: S608
        select=f"SELECT {every} FROM {name} ORDER BY {key}",  # noqa: S608
    )


def touching(sources: Sequence[Source]) -> Callable[[State, State], Sequence[Source]]:
    """Return what tells those of the sources whose parts are not all the same in two states."""
    owners = [source for source in sources for _ in source.parts]
    parts = attrgetter(*(part for source in sources for part in source.parts))

    def touched(before: State, after: State) -> Sequence[Source]:
        found = compress(owners, map(is_not, parts(before), parts(after)))
        return tuple({id(source): source for source in found}.values())

    return touched


def differences(source: Source, before: State, after: State) -> Iterator[Difference]:
    """Give what the tables of a source need so that they show `after` instead of `before`."""
    old, new = _changed(source.items(before) if before.begun else {}, source.items(after))
    for table in source.tables:
        gone, wanted = _differing(table, old, new)
        if gone or wanted:
            yield Difference(table, gone, [storable(table.cells(row)) for row in wanted])


def _differing(
    table: Readable, old: Sequence[Item], new: Sequence[Item]
) -> tuple[Sequence[Row], Sequence[Bare]]:
    """Return the keys of the rows that go, and the rows that come or change."""
    if len(old) == len(new) == 1:  # as at nearly every entry
        more = table.more(old[0], new[0])
        if more is not None:
            return (), more
    known = {row[: table.keys]: row for item in old for row in table.rows(item)}
    wanted = {row[: table.keys]: row for item in new for row in table.rows(item)}
    return (
        [key for key in known if key not in wanted],
        [row for key, row in wanted.items() if known.get(key) != row],
    )


def everything(source: Source, state: State) -> Iterator[tuple[Readable, list[Row]]]:
    """Give the tables of a source with all the rows a state has in them, in order of the key."""
    items = source.items(state).values()
    for table in source.tables:
        rows = (table.cells(row) for item in items for row in table.rows(item))
        yield table, sorted(map(storable, rows))


def _changed(
    before: Mapping[int, Item], after: Mapping[int, Item]
) -> tuple[Sequence[Item], Sequence[Item]]:
    """Return the items that went or changed as they were, and those that came or changed."""
    if isinstance(before, SharedMap) and isinstance(after, SharedMap):
        news = after.news_since(before)
        if news is not None:  # as at nearly every entry
            return [before[key] for key in news if key in before], [*news.values()]
    before, after = unshared(before, after)
    keys = list(compress(after, map(is_not, after.values(), map(before.get, after))))
    old = [before[key] for key in keys if key in before]
    if len(before) - len(old) != len(after) - len(keys):
        old += [item for key, item in before.items() if key not in after]
    return old, [after[key] for key in keys]


def storable(row: Row) -> Row:
    """Return a row as SQLite can hold it: its words as bare texts, and no lone surrogate in any."""
    plain = [str(cell) if isinstance(cell, str) else cell for cell in row]
    try:
        "".join([cell for cell in plain if isinstance(cell, str)]).encode()
    except UnicodeEncodeError:
        return tuple(_without_surrogates(cell) for cell in plain)
    return tuple(plain)


def _without_surrogates(cell: Cell) -> Cell:
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
