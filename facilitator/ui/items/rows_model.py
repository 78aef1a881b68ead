"""A read-only table of immutable items that keeps its place when they change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from facilitator.ui.theme import SPACING
from facilitator.ui.tips import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE: Final = QModelIndex()
LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
ROW_HEIGHT: Final = 28
MARGIN: Final = 3
"""What Qt leaves free at both sides of a text in a cell, besides the padding."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column of the table.

    `width` in logical pixels, None takes what is left; with `checked` it is a box to tick.
    """

    title: str
    text: Callable[[T], str]
    width: int | None = None
    checked: Callable[[T], bool] | None = None
    right: bool = False
    hint: str = ""


class RowsModel(QAbstractTableModel, Generic[T]):
    """Items as rows.

    Args:
        columns: What is shown of each.
        key: Returns what tells an item from the others.
    """

    ticked = Signal(object, int)
    """An item and the column of the box somebody ticked; the model itself changes nothing."""

    def __init__(self, columns: Sequence[Column[T]], key: Callable[[T], int]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[T] = []

    @property
    def rows(self) -> tuple[T, ...]:
        """The items shown, in order."""
        return tuple(self._rows)

    def at(self, row: int) -> T | None:
        """Return the item in a row, or None outside the table."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, key: int) -> int:
        """Return the row of the item with this key, or -1."""
        return next((at for at, item in enumerate(self._rows) if self._key(item) == key), -1)

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show these items: only what changed where they are the same ones, else all anew."""
        if [self._key(item) for item in rows] != [self._key(item) for item in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for at, item in enumerate(rows):
            if item != self._rows[at]:
                self._rows[at] = item
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many items are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        item, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return None if column.checked else column.text(item)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.text(item)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(column.text(item))
            case Qt.ItemDataRole.CheckStateRole if column.checked:
                ticked = column.checked(item)
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column.right else LEFT
            case _:
                return None

    def setData(
        self,
        index: Index,
        value: object,  # noqa: ARG002  Qt's signature; the new tick follows from the item
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Pass a ticked box on to whoever can change the session."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(self._rows[index.row()], index.column())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.columns[index.column()].checked:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.hint or column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column.right else LEFT
            case _:
                return None


class WholeTexts(QStyledItemDelegate):
    """Shows the whole of a text under the pointer where its cell cuts it, and else nothing.

    A row has one line, or two where texts are wrapped and one of them needs more than one.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that a cell asks for; measured, for to lay out hundreds takes long."""
        if not option.features & QStyleOptionViewItem.ViewItemFeature.WrapText:
            return super().sizeHint(option, index)
        text, metrics = index.data(Qt.ItemDataRole.DisplayRole) or "", option.fontMetrics
        width = metrics.horizontalAdvance(text) + 2 * (SPACING.small + MARGIN)
        wrapped = width > option.rect.width()
        return QSize(width, ROW_HEIGHT + metrics.height() if wrapped else ROW_HEIGHT)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the tool tip of a cell if it says more than is seen; a box to tick shows a word."""
        ticks = index.data(Qt.ItemDataRole.CheckStateRole) is not None
        wanted, room = self._whole(option, index), view.visualRect(index)
        if ticks or wanted.width() > room.width() or wanted.height() > room.height():
            return super().helpEvent(event, view, option, index)
        QToolTip.hideText()
        return False

    def _whole(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Qt lets a text have the padding of the style sheet here, but not where it is painted.
        inner = QStyleOptionViewItem(option)
        inner.rect = option.rect.adjusted(0, 0, -2 * SPACING.small, 0)
        return super().sizeHint(inner, index)


def rows_table(model: RowsModel[T], name: str, *, wraps: bool = False) -> QTableView:
    """Return a view of the model in which whole rows are chosen.

    Args:
        model: What it shows.
        name: What screen readers call it.
        wraps: Whether long texts have two lines; for tables of not too many rows.
    """
    table = QTableView()
    table.setModel(model)
    table.setItemDelegate(WholeTexts(table))
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(wraps)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    header = table.horizontalHeader()
    if wraps:
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.sectionResized.connect(table.resizeRowsToContents)
    header.setHighlightSections(False)
    header.setMinimumSectionSize(24)
    for at, column in enumerate(model.columns):
        if column.width is None:
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            table.setColumnWidth(at, column.width)
    return table
