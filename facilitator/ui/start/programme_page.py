"""The section of the session window for the programme: a table of steps and the details of one."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from facilitator.core.model import Step
from facilitator.core.programme import default_step
from facilitator.core.vocabulary import StepKind
from facilitator.ui.forms import button, row, scrolled
from facilitator.ui.start.draft import Draft
from facilitator.ui.start.step_form import StepForm
from facilitator.ui.start.steps_model import Column, StepsModel
from facilitator.ui.theme import SPACING
from facilitator.words import Words

NEW_STEP_MINUTES = 10
FORM_WIDTH = 292


class ProgrammePage(QWidget):
    """The steps with editable minutes; steps that have run stay.

    Args:
        words: The words of the console.
        run: Ids of steps that have been entered.
    """

    edited = Signal()

    def __init__(self, words: Words, run: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self._tasks: Sequence[int] = ()
        self.model = StepsModel(words, run)
        self.table = QTableView()
        self.form = StepForm(words)
        self.add = button(words.gettext("Add a step"))
        self.remove = button(words.gettext("Remove"))
        self.up = button(words.gettext("Up"), key="Alt+Up")
        self.down = button(words.gettext("Down"), key="Alt+Down")
        self.remove.setToolTip(words.gettext("A step that has run stays in the programme"))
        self._build(words)
        self._connect()

    def show_draft(self, draft: Draft) -> None:
        """Show the programme of a draft; the selected row stays selected."""
        self._tasks = tuple(task.number for task in draft.tasks)
        if draft.programme == self.model.steps:
            self.model.show_start(draft.facts.starts_at)
            self._show_form()
            return
        selected = max(0, self._row())
        self.model.show_steps(draft.programme, draft.facts.starts_at)
        self._select(min(selected, len(draft.programme) - 1))

    def taken(self, draft: Draft) -> Draft:
        """Return the draft with the steps as they stand here."""
        return replace(draft, programme=self.model.steps)

    def _build(self, words: Words) -> None:
        self.table.setModel(self.model)
        self.table.setAccessibleName(words.gettext("Programme"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(28)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.TIME, 64), (Column.TASK, 76), (Column.MINUTES, 64)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(column, width)
        left = QVBoxLayout()
        left.setSpacing(SPACING.small)
        left.addWidget(self.table)
        left.addLayout(row(self.add, self.remove, self.up, self.down, None))
        details = scrolled(self.form)
        details.setFixedWidth(FORM_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, SPACING.small)
        layout.setSpacing(SPACING.large)
        layout.addLayout(left, 1)
        layout.addWidget(details)
        self.setTabOrder(self.table, self.add)

    def _connect(self) -> None:
        self.model.edited.connect(self.edited)
        self.model.dataChanged.connect(self._show_form)
        self.table.selectionModel().currentRowChanged.connect(self._show_form)
        self.form.edited.connect(self._take_details)
        self.add.clicked.connect(self.add_step)
        self.remove.clicked.connect(self.remove_step)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)

    def add_step(self) -> None:
        """Put a step after the selected one, of the same task."""
        at = self._row()
        task = self.model.steps[at].task if at >= 0 else None
        kind = StepKind.BREAK if task is None else StepKind.PROS_CONS
        self.model.insert(at + 1, default_step(kind, NEW_STEP_MINUTES, task))
        self._select(at + 1)
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_step(self) -> None:
        """Take the selected step out, unless it has run."""
        at = self._row()
        if at < 0 or self.model.has_run(at):
            return
        self.model.remove(at)
        self._select(min(at, self.model.rowCount() - 1))

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        at = self._row()
        if at >= 0 and 0 <= at + by < self.model.rowCount():
            self.model.move(at, by)
            self._show_form()

    def _take_details(self, step: Step) -> None:
        at = self._row()
        if at >= 0:
            self.model.change(at, step)

    def _row(self) -> int:
        return self.table.currentIndex().row()

    def _select(self, at: int) -> None:
        index = self.model.index(at, Column.MINUTES) if at >= 0 else QModelIndex()
        self.table.setCurrentIndex(index)
        self._show_form()

    def _show_form(self) -> None:
        at = self._row()
        valid = 0 <= at < self.model.rowCount()
        self.remove.setEnabled(valid and self.model.rowCount() > 1 and not self.model.has_run(at))
        self.up.setEnabled(valid and at > 0)
        self.down.setEnabled(valid and at < self.model.rowCount() - 1)
        step = self.model.steps[at] if valid else None
        if step is None or step != self.form.step:
            self.form.show_step(step, self._tasks)
