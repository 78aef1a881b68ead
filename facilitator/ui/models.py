"""Read-only list models that reconcile by id: rows come, go and change, views keep their place."""

from collections.abc import Sequence
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.ui.tips import tip

ITEM: Final = int(Qt.ItemDataRole.UserRole)
_ROOT: Final = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Item(Protocol):
    """A row: what it is known by, and what is read to somebody who does not see it."""

    @property
    def key(self) -> str:
        """What tells the row from every other."""

    @property
    def spoken(self) -> str:
        """The row in words."""


T = TypeVar("T", bound=Item)


class ReconcilingModel(QAbstractListModel, Generic[T]):
    """Shows a sequence of immutable items; `ITEM` is the role of the item itself.

    Args:
        parent: The owner, if any.
        tips: Whether the words of a row are its tool tip too: for rows that may be cut.
    """

    def __init__(self, parent: QObject | None = None, *, tips: bool = False) -> None:
        super().__init__(parent)
        self._items: list[T] = []
        self._spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if tips:
            self._spoken.add(Qt.ItemDataRole.ToolTipRole)

    @property
    def items(self) -> tuple[T, ...]:
        """The items shown, in order."""
        return tuple(self._items)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an item, or its words."""
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM:
            return item
        if role in self._spoken:
            return tip(item.spoken) if role == Qt.ItemDataRole.ToolTipRole else item.spoken
        return None

    def row_of(self, key: str) -> int | None:
        """Return the row of the item known by `key`, or None."""
        return next((row for row, item in enumerate(self._items) if item.key == key), None)

    def show_items(self, items: Sequence[T]) -> None:
        """Become `items` by the fewest signals."""
        wanted = [item.key for item in items]
        kept = [item.key for item in self._items]
        if kept != wanted:
            self._drop_missing(set(wanted))
            kept = [item.key for item in self._items]
            there = set(kept)
            if kept != [key for key in wanted if key in there]:
                self.beginResetModel()
                self._items = list(items)
                self.endResetModel()
                return
        for row, (item, key) in enumerate(zip(items, wanted, strict=True)):
            if row == len(kept) or kept[row] != key:
                kept.insert(row, key)
                self.beginInsertRows(_ROOT, row, row)
                self._items.insert(row, item)
                self.endInsertRows()
            elif self._items[row] is not item:
                before, self._items[row] = self._items[row], item
                if before != item:
                    self.dataChanged.emit(self.index(row), self.index(row))

    def _drop_missing(self, wanted: set[str]) -> None:
        for row in range(len(self._items) - 1, -1, -1):
            if self._items[row].key not in wanted:
                self.beginRemoveRows(_ROOT, row, row)
                del self._items[row]
                self.endRemoveRows()
