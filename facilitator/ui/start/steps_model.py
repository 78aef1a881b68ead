"""The programme being edited as a table: when, what, for which task, how long."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from enum import IntEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from facilitator.core.model import Step
from facilitator.glossary import title_of
from facilitator.ui.dates import write_time
from facilitator.ui.start.draft import starting_times
from facilitator.ui.tips import tip
from facilitator.words import Words

Index = QModelIndex | QPersistentModelIndex
LONGEST_MINUTES: Final = 24 * 60
NOWHERE: Final = QModelIndex()
LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Column(IntEnum):
    """The columns in their order."""

    TIME = 0
    TITLE = 1
    TASK = 2
    MINUTES = 3


class StepsModel(QAbstractTableModel):
    """The steps in order; titles and minutes are edited in place.

    Args:
        words: The words of the console.
        run: Ids of steps that have been entered: these cannot be removed.
    """

    edited = Signal()

    def __init__(self, words: Words, run: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self._words = words
        self._run = run
        self._starts_at: time | None = None
        self._steps: list[Step] = []
        self._times: tuple[time | None, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """The programme as it stands."""
        return tuple(self._steps)

    def show_steps(self, steps: Sequence[Step], starts_at: time | None) -> None:
        """Show a programme anew."""
        self.beginResetModel()
        self._steps = list(steps)
        self._starts_at = starts_at
        self._times = starting_times(self._steps, starts_at)
        self.endResetModel()

    def show_start(self, starts_at: time | None) -> None:
        """Show the same programme from another start."""
        self._starts_at = starts_at
        self._retime()

    def has_run(self, at: int) -> bool:
        """Tell whether the step in this row has been entered, and so has to stay."""
        return self._steps[at].id in self._run and self._steps[at].id != 0

    def change(self, at: int, step: Step) -> None:
        """Replace the step in row `at`."""
        if self._steps[at] == step:
            return
        self._steps[at] = step
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(Column) - 1))
        self._retime()
        self.edited.emit()

    def insert(self, at: int, step: Step) -> None:
        """Put a step into row `at`."""
        self.beginInsertRows(NOWHERE, at, at)
        self._steps.insert(at, step)
        self._times = starting_times(self._steps, self._starts_at)
        self.endInsertRows()
        self._retime()
        self.edited.emit()

    def remove(self, at: int) -> None:
        """Take the step out of row `at`."""
        self.beginRemoveRows(NOWHERE, at, at)
        del self._steps[at]
        self._times = starting_times(self._steps, self._starts_at)
        self.endRemoveRows()
        self._retime()
        self.edited.emit()

    def move(self, at: int, by: int) -> None:
        """Move the step of row `at` one row up (-1) or down (1)."""
        to = at + by
        below = to + 1 if by > 0 else to
        self.beginMoveRows(NOWHERE, at, at, NOWHERE, below)
        self._steps.insert(to, self._steps.pop(at))
        self.endMoveRows()
        self._retime()
        self.edited.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many steps there are."""
        return 0 if parent.isValid() else len(self._steps)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, edits or says."""
        step, column = self._steps[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(index.row(), column)
            case Qt.ItemDataRole.EditRole:
                return step.planned_minutes if column is Column.MINUTES else step.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if column in (Column.TASK, Column.MINUTES) else LEFT
            case Qt.ItemDataRole.ToolTipRole if column is Column.TITLE:
                return tip(title_of(self._words, step))
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take over a title or minutes typed into a cell."""
        step, column = self._steps[index.row()], Column(index.column())
        if role != Qt.ItemDataRole.EditRole:
            return False
        if column is Column.MINUTES:
            minutes = min(max(int(str(value)), 0), LONGEST_MINUTES)
            self.change(index.row(), replace(step, planned_minutes=minutes))
        else:
            self.change(index.row(), replace(step, title=str(value).strip()))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() in (Column.TITLE, Column.MINUTES):
            flags |= Qt.ItemFlag.ItemIsEditable
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
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section in (Column.TASK, Column.MINUTES) else LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.TIME: self._words.gettext("Time"),
            Column.TITLE: self._words.gettext("Step"),
            Column.TASK: self._words.gettext("Task"),
            Column.MINUTES: self._words.gettext("Minutes"),
        }[Column(section)]

    def _text(self, at: int, column: Column) -> str:
        step = self._steps[at]
        match column:
            case Column.TIME:
                return write_time(self._times[at])
            case Column.TITLE:
                return title_of(self._words, step)
            case Column.TASK:
                return "" if step.task is None else str(step.task)
            case Column.MINUTES:
                return str(step.planned_minutes)

    def _retime(self) -> None:
        self._times = starting_times(self._steps, self._starts_at)
        if self._steps:
            last = self.index(len(self._steps) - 1, Column.TIME)
            self.dataChanged.emit(self.index(0, Column.TIME), last)
