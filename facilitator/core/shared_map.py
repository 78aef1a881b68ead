"""A mapping by id that is never changed: one made from another shares all but what is new in it.

A plain dictionary would be copied for each entry, and each copy stay as long as it can be undone.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, ValuesView
from itertools import chain, compress
from operator import is_not
from typing import TypeVar, overload
from weakref import ref

__all__ = ["SharedMap", "unshared"]

Item = TypeVar("Item")
Other = TypeVar("Other")

_BITS = 8
"""Ids that differ in these only stand on one shelf: it is what is copied where one item changes."""


class SharedMap(Mapping[int, Item]):
    """Items by id, in the order they came to their shelves.

    Args:
        items: The items; another SharedMap shares its own.

    Attributes:
        shelves: The items by all of their ids but the last bits; never changed.
    """

    __slots__ = ("__weakref__", "_news", "_origin", "_size", "shelves")
    shelves: Mapping[int, dict[int, Item]]
    _size: int
    _origin: ref[SharedMap[Item]] | None
    """What it was made from; it does not keep it."""
    _news: Mapping[int, Item]
    """What is new in it since."""

    def __init__(self, items: Mapping[int, Item]) -> None:
        self._size = len(items)
        self._origin, self._news = None, {}
        if isinstance(items, SharedMap):
            self.shelves = items.shelves
            return
        shelves: dict[int, dict[int, Item]] = {}
        for key, item in items.items():
            shelves.setdefault(key >> _BITS, {})[key] = item
        self.shelves = shelves

    def with_items(self, items: Mapping[int, Item]) -> SharedMap[Item]:
        """Return a mapping that has these items too, in place of those with their ids."""
        shelves, size = {**self.shelves}, self._size
        for key, item in items.items():
            shelf = shelves.get(key >> _BITS, {})
            size += key not in shelf
            shelves[key >> _BITS] = {**shelf, key: item}
        made: SharedMap[Item] = SharedMap.__new__(SharedMap)
        made.shelves, made._size = shelves, size
        made._origin, made._news = ref(self), items
        return made

    def news_since(self, other: SharedMap[Item]) -> Mapping[int, Item] | None:
        """Return what is new in it if it was made from `other` by `with_items`, else None."""
        return self._news if self._origin is not None and self._origin() is other else None

    def __getitem__(self, key: int) -> Item:
        try:
            return self.shelves[key >> _BITS][key]
        except KeyError:
            raise KeyError(key) from None

    @overload
    def get(self, key: int) -> Item | None: ...
    @overload
    def get(self, key: int, default: Item | Other) -> Item | Other: ...
    def get(self, key: int, default: Item | Other | None = None) -> Item | Other | None:
        """Return the item with an id, or `default`."""
        shelf = self.shelves.get(key >> _BITS)
        return default if shelf is None else shelf.get(key, default)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and key in self.shelves.get(key >> _BITS, ())

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self.shelves.values())

    def __len__(self) -> int:
        return self._size

    def items(self) -> ItemsView[int, Item]:
        """Return a view of the ids with their items."""
        return _Items(self)

    def values(self) -> ValuesView[Item]:
        """Return a view of the items."""
        return _Values(self)

    def __repr__(self) -> str:
        return f"SharedMap({dict(self.items())!r})"


class _Items(ItemsView[int, Item]):
    _mapping: SharedMap[Item]

    def __iter__(self) -> Iterator[tuple[int, Item]]:
        return chain.from_iterable(map(dict.items, self._mapping.shelves.values()))


class _Values(ValuesView[Item]):
    _mapping: SharedMap[Item]

    def __iter__(self) -> Iterator[Item]:
        return chain.from_iterable(map(dict.values, self._mapping.shelves.values()))


def unshared(
    before: Mapping[int, Item], after: Mapping[int, Item]
) -> tuple[Mapping[int, Item], Mapping[int, Item]]:
    """Return of two mappings what may differ: without the shelves that both share.

    Args:
        before: One of them; a plain mapping shares nothing.
        after: The other one.
    """
    if not (isinstance(before, SharedMap) and isinstance(after, SharedMap)):
        return before, after
    news = after.news_since(before)
    if news is not None:  # as at every entry
        return {key: before[key] for key in news if key in before}, news
    old, new = before.shelves, after.shelves
    return (
        _together(compress(old.values(), map(is_not, old.values(), map(new.get, old)))),
        _together(compress(new.values(), map(is_not, new.values(), map(old.get, new)))),
    )


def _together(shelves: Iterable[dict[int, Item]]) -> dict[int, Item]:
    together: dict[int, Item] = {}
    for shelf in shelves:
        together.update(shelf)
    return together
