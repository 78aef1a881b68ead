"""Read-only list models that reconcile by id: rows come, go and change, views keep their place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from facilitator.ui.tips import tip

ITEM: Final = int(Qt.ItemDataRole.UserRole)
Roles = Mapping[int, object]


class Item(Protocol):
    """A row: what it is known by, and what is read to somebody who does not see it."""

    @property
    def key(self) -> str:
        """What tells the row from every other."""

    @property
    def spoken(self) -> str:
        """The row in words."""


T = TypeVar("T", bound=Item)


class ReconcilingModel(QStandardItemModel, Generic[T]):
    """Shows a sequence of immutable items; `ITEM` is the role of the item itself.

    Qt holds the rows, so that a view that lays out a thousand of them asks Python nothing.

    Args:
        parent: The owner, if any.
        tips: Whether the words of a row are its tool tip too: for rows that may be cut.
        more: Returns what a view needs to know of a row besides.
    """

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        tips: bool = False,
        more: Callable[[T], Roles] | None = None,
    ) -> None:
        super().__init__(0, 1, parent)
        self._items: list[T] = []
        self._tips = tips
        self._more = more

    @property
    def items(self) -> tuple[T, ...]:
        """The items shown, in order."""
        return tuple(self._items)

    def at(self, row: int) -> QModelIndex:
        """Return the index of a row; there may be none such."""
        return self.index(row, 0)

    def row_of(self, key: str) -> int | None:
        """Return the row of the item known by `key`, or None."""
        return next((row for row, item in enumerate(self._items) if item.key == key), None)

    def refresh(self) -> None:
        """Ask anew what the view needs to know of each row."""
        for row, item in enumerate(self._items):
            if self._more is not None:
                self.setItemData(self.at(row), dict(self._more(item)))

    def show_items(self, items: Sequence[T]) -> None:
        """Become `items` by the fewest signals."""
        head = _alike(self._items, items)
        tail = _alike(reversed(self._items[head:]), reversed(items[head:]))
        self._replace(head, len(self._items) - tail, items[head : len(items) - tail])
        for row, item in enumerate(items):
            known = self._items[row]
            if known is not item:
                if known != item:
                    self.setItemData(self.at(row), self._roles(item))
                self._items[row] = item

    def _replace(self, begin: int, end: int, items: Sequence[T]) -> None:
        """Replace the rows from `begin` to before `end`, but for those that go on."""
        wanted = {item.key for item in items}
        for first, last in reversed(_runs(self._items[begin:end], wanted)):
            self.removeRows(begin + first, last - first)
            del self._items[begin + first : begin + last]
            end -= last - first
        kept = [item.key for item in self._items[begin:end]]
        there = set(kept)
        if kept != [item.key for item in items if item.key in there]:
            self.removeRows(begin, end - begin)
            del self._items[begin:end]
            there.clear()
        for first, last in _runs(items, there):
            fresh = items[first:last]
            self.invisibleRootItem().insertRows(begin + first, [self._row(item) for item in fresh])
            self._items[begin + first : begin + first] = fresh

    def _row(self, item: T) -> QStandardItem:
        row = QStandardItem()
        row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        for role, value in self._roles(item).items():
            row.setData(value, role)
        return row

    def _roles(self, item: T) -> dict[int, object]:
        roles: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: item.spoken,
            Qt.ItemDataRole.AccessibleTextRole: item.spoken,
            ITEM: item,
        }
        if self._tips:
            roles[Qt.ItemDataRole.ToolTipRole] = tip(item.spoken)
        if self._more is not None:
            roles.update(self._more(item))
        return roles


def _alike(some: Iterable[Item], others: Iterable[Item]) -> int:
    """Return how many rows at the beginning of both are known by the same keys."""
    count = 0
    for one, other in zip(some, others, strict=False):
        if one is not other and one.key != other.key:
            break
        count += 1
    return count


def _runs(items: Sequence[Item], keys: set[str]) -> list[tuple[int, int]]:
    """Return where items stand whose keys are not among `keys`: first, and after the last."""
    runs: list[tuple[int, int]] = []
    for row, item in enumerate(items):
        if item.key in keys:
            continue
        if runs and runs[-1][1] == row:
            runs[-1] = runs[-1][0], row + 1
        else:
            runs.append((row, row + 1))
    return runs
