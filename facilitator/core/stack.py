"""A stack that is never changed: what is pushed or popped gives another one, at a cost of its own.

A tuple would be copied for each of ten thousand deeds that can be undone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar, cast

__all__ = ["Stack"]

Item = TypeVar("Item")


class Stack(Generic[Item]):
    """Values of which the last one pushed is the first to be had again; without any it is false.

    Args:
        items: What is pushed, in this order.
    """

    __slots__ = ("_below", "_size", "_top")
    _below: Stack[Item] | None
    _size: int
    _top: Item | None

    def __init__(self, *items: Item) -> None:
        *rest, self._top = items or (None,)
        self._below = Stack(*rest) if items else None
        self._size = len(items)

    def pushed(self, item: Item) -> Stack[Item]:
        """Return a stack with one more value on top."""
        higher: Stack[Item] = Stack.__new__(Stack)
        higher._top, higher._below, higher._size = item, self, self._size + 1
        return higher

    @property
    def top(self) -> Item:
        """The value pushed last; raises IndexError without any."""
        if not self:
            raise IndexError("nothing is on the stack")
        return cast("Item", self._top)

    @property
    def popped(self) -> Stack[Item]:
        """The stack below the top; raises IndexError without any value."""
        if self._below is None:
            raise IndexError("nothing is on the stack")
        return self._below

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Item]:
        """Go through the values from the top."""
        level = self
        while level._below is not None:
            yield cast("Item", level._top)
            level = level._below

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Stack) or self._size != other._size:
            return NotImplemented if not isinstance(other, Stack) else False
        ours, theirs = self, other
        # What both have grown from is the same object, and needs no look at its values.
        while ours is not theirs and ours._below is not None and theirs._below is not None:
            if ours._top != theirs._top:
                return False
            ours, theirs = ours._below, theirs._below
        return True

    def __hash__(self) -> int:
        return hash((self._size, self._top))

    def __repr__(self) -> str:
        return f"Stack({', '.join(repr(item) for item in reversed([*self]))})"
