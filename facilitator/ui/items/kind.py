"""What a page of items needs to know of them, and of the form for one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.core.commands import Command
from facilitator.core.model import State
from facilitator.ui.items.rows_model import Column

T = TypeVar("T")


class Unreadable(Exception):
    """A field holds something that cannot be understood; `text` is what stands there."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Editor(QWidget, Generic[T]):
    """A form for one item."""

    edited = Signal()
    """Somebody typed or chose something."""

    def show_item(self, item: T | None, state: State) -> None:
        """Show an item, or an empty form for a new one."""
        raise NotImplementedError

    def item(self, before: T | None, state: State) -> T:
        """Return the item as it stands in the form.

        Args:
            before: The item it was, or None for a new one.
            state: The session.

        Raises:
            Rejected: It makes no sense in this session.
            Unreadable: A field cannot be understood.
        """
        raise NotImplementedError

    def fields(self) -> Sequence[QWidget]:
        """Return the fields in tab order, the first of which gets the focus."""
        raise NotImplementedError


@dataclass(frozen=True)
class Kind(Generic[T]):
    """What a page needs to know of its items; `key` returns what EditX and EraseX name.

    With `wraps` long texts have two lines in the table.
    """

    title: str
    items: Callable[[State], Sequence[T]]
    columns: Sequence[Column[T]]
    key: Callable[[T], int]
    add: Callable[[T], Command]
    erase: Callable[[T], Command]
    edit: Callable[[T], Command] | None = None
    tick: Callable[[T, int], Command] | None = None
    removal_asks: bool = False
    empty: str = ""
    wraps: bool = False
