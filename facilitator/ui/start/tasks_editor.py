"""The tasks of a session, as many as wanted: title and question at once, the rest on demand."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QToolButton, QVBoxLayout, QWidget

from facilitator.core.model import Task, Voting
from facilitator.ui.fields import GrowingText
from facilitator.ui.forms import button, label, line, row
from facilitator.ui.start.draft import USUAL_RULES
from facilitator.ui.start.voting_row import VotingRow
from facilitator.ui.theme import SPACING
from facilitator.words import Words


class TaskCard(QFrame):
    """One task: its title, its question and, when unfolded, its briefing and its vote."""

    edited = Signal()
    removed = Signal(int)

    def __init__(self, words: Words, task: Task) -> None:
        super().__init__()
        self._task = task
        self.setProperty("look", "card")
        name = words.gettext("Task {number}").format(number=task.number)
        self.setAccessibleName(name)
        self.title = line(words.gettext("Title of task {number}").format(number=task.number))
        self.title.setPlaceholderText(name)
        self.question = GrowingText(
            words.gettext("Question of task {number}").format(number=task.number),
            rows=(1, 4),
            hint=words.gettext("Question for the room: how to …?"),
        )
        self.briefing = GrowingText(
            words.gettext("Briefing on task {number}").format(number=task.number),
            rows=(2, 8),
            hint=words.gettext("Briefing: what the facilitator says about the task"),
        )
        self.more = QToolButton()
        self.more.setText(words.gettext("Briefing"))
        self.more.setAccessibleName(self.briefing.accessibleName())
        self.more.setCheckable(True)
        self.more.setChecked(bool(task.briefing))
        self.more.setToolTip(words.gettext("Show or fold the briefing"))
        self.voting = VotingRow(words, task.voting)
        self.vote = QToolButton()
        self.vote.setText(words.gettext("Vote"))
        self.vote.setAccessibleName(
            words.gettext("Vote on task {number}").format(number=task.number)
        )
        self.vote.setCheckable(True)
        self.vote.setChecked(task.voting not in (Voting(), USUAL_RULES))
        self.vote.setToolTip(words.gettext("Show or fold the rules and the turnout of the vote"))
        self.vote.setProperty("look", "flat")
        self.remove = QToolButton()
        self.remove.setText(words.gettext("Remove"))
        self.more.setProperty("look", "flat")
        self.remove.setProperty("look", "flat")
        self.remove.setAccessibleName(
            words.gettext("Remove task {number}").format(number=task.number)
        )
        self._build(name)
        self._connect()

    @property
    def number(self) -> int:
        """The number of the task."""
        return self._task.number

    def task(self) -> Task:
        """Return the task as it stands in the card."""
        return replace(
            self._task,
            title=self.title.text().strip(),
            question=self.question.toPlainText().strip() or None,
            briefing=self.briefing.toPlainText().strip() or None,
            voting=self.voting.voting(),
        )

    def fields(self) -> Sequence[QWidget]:
        """Return everything that takes the focus, in tab order."""
        return (
            self.title,
            self.question,
            self.more,
            self.vote,
            self.remove,
            self.briefing,
            *self.voting.fields(),
        )

    def show_vote(self) -> None:
        """Unfold the vote and lead to the turnout, which is known last."""
        self.vote.setChecked(True)
        self.voting.voters.selectAll()
        self.voting.voters.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, name: str) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACING.medium, SPACING.small, SPACING.medium, SPACING.small)
        grid.setSpacing(SPACING.small)
        head = label(name, "small")
        head.setFixedWidth(76)
        grid.addWidget(head, 0, 0)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.more, 0, 2)
        grid.addWidget(self.vote, 0, 3)
        grid.addWidget(self.remove, 0, 4)
        grid.addWidget(self.question, 1, 1, 1, 4)
        grid.addWidget(self.briefing, 2, 1, 1, 4)
        grid.addWidget(self.voting, 3, 1, 1, 4)
        self.title.setText(self._task.title)
        self.title.setCursorPosition(0)
        self.question.setPlainText(self._task.question or "")
        self.briefing.setPlainText(self._task.briefing or "")
        self.briefing.setVisible(self.more.isChecked())
        self.voting.setVisible(self.vote.isChecked())

    def _connect(self) -> None:
        self.title.textEdited.connect(self.edited)
        self.question.textChanged.connect(self.edited)
        self.briefing.textChanged.connect(self.edited)
        self.voting.edited.connect(self.edited)
        self.more.toggled.connect(self.briefing.setVisible)
        self.vote.toggled.connect(self.voting.setVisible)
        self.remove.clicked.connect(self._ask_removal)

    def _ask_removal(self) -> None:
        self.removed.emit(self._task.number)


class TasksEditor(QWidget):
    """All tasks under one another, and a button for one more."""

    edited = Signal()
    more_wanted = Signal()
    removal_wanted = Signal(int)
    """The number of a task."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._cards: list[TaskCard] = []
        self.add = button(words.gettext("Add a task"))
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACING.small)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addLayout(self._list)
        layout.addLayout(row(self.add, None))
        self.add.clicked.connect(self.more_wanted)

    @property
    def cards(self) -> Sequence[TaskCard]:
        """The cards in order, for the tab order and for tests."""
        return tuple(self._cards)

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Show these tasks anew."""
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [TaskCard(self._words, task) for task in tasks]
        for card in self._cards:
            self._list.addWidget(card)
            card.edited.connect(self.edited)
            card.removed.connect(self.removal_wanted)
            card.remove.setEnabled(len(tasks) > 1)

    def fields(self) -> Sequence[QWidget]:
        """Return everything that takes the focus, in tab order."""
        return (*(field for card in self._cards for field in card.fields()), self.add)

    def tasks(self) -> tuple[Task, ...]:
        """Return the tasks as they stand."""
        return tuple(card.task() for card in self._cards)
