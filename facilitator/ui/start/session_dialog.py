"""The window that sets a session up, and edits it at any time of the day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.core.commands import Command
from facilitator.core.model import State
from facilitator.core.rejection import Rejected
from facilitator.core.timing import step_of
from facilitator.core.vocabulary import StepKind
from facilitator.explain import explain
from facilitator.session import Change
from facilitator.trouble import StorageTrouble
from facilitator.ui.fields import EnterMovesOn
from facilitator.ui.forms import button, complaint, fit_to_screen, foot, label
from facilitator.ui.sections import Sections
from facilitator.ui.start.basics_page import BasicsPage
from facilitator.ui.start.document_page import DocumentPage
from facilitator.ui.start.draft import (
    Draft,
    beginning,
    completed,
    counted_minutes,
    draft_of,
    end_of_day,
    revisions,
    with_another_task,
    without_task,
)
from facilitator.ui.start.hall_page import HallPage
from facilitator.ui.start.programme_page import ProgrammePage
from facilitator.words import Words

MINUTE_MS = 60_000
Attempt = Callable[[Command], Change]


class SessionDialog(QDialog):
    """Sections with everything about a session; only a title is needed.

    Args:
        words: The words of the console.
        draft: What is shown first.
        today: The day that gives dates without a year theirs.
        run: Ids of the steps that have been entered and have to stay.
        attempt: Carries out a command of a session that has begun; None sets up a new one.
        parent: The window it belongs to.
    """

    begun = Signal(object)
    """The Beginning of a new session; the caller closes the window, or says what went wrong."""

    def __init__(
        self,
        words: Words,
        draft: Draft,
        *,
        today: date,
        run: frozenset[int] = frozenset(),
        attempt: Attempt | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._before = draft
        self._draft = draft
        self._attempt = attempt
        self._warned = False
        self._voted_on: int | None = None
        self.basics = BasicsPage(words, today)
        self.programme = ProgrammePage(words, run)
        self.document = DocumentPage(words)
        self.hall = HallPage(words)
        self.sections = Sections(words.gettext("Sections"))
        self.summary = label("", "soft")
        self.problem = complaint()
        self.save = button(
            words.gettext("Create the session") if attempt is None else words.gettext("Save"),
            look="primary",
            key="Ctrl+Return",
        )
        self.cancel = button(words.gettext("Cancel"))
        self._enter = EnterMovesOn(self, self.commit)
        self._build()
        self._connect()
        self._show_all()
        self.basics.title.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def of_session(
        cls,
        words: Words,
        state: State,
        attempt: Attempt,
        today: date,
        parent: QWidget | None = None,
    ) -> "SessionDialog":
        """Return the window for editing a session that has begun.

        Args:
            words: The words of the console.
            state: The session as it is.
            attempt: Carries out a command, such as `SessionHub.attempt`.
            today: The present day.
            parent: The console.
        """
        run = frozenset(step for step, what in state.runs.items() if what.entered)
        made = cls(words, draft_of(state), today=today, run=run, attempt=attempt, parent=parent)
        step = step_of(state)
        if step is not None and step.kind is StepKind.VOTING:
            made._voted_on = step.task
        return made

    @property
    def draft(self) -> Draft:
        """What is shown, as it stands."""
        return self._draft

    def commit(self) -> None:
        """Begin or revise the session, or say what is missing."""
        if not self._draft.facts.title:
            self._complain(self._words.gettext("The session needs a title."), self.basics.title)
            return
        for field in (self.basics.starts_on, self.basics.ends_on, self.basics.starts_at):
            if not field.is_right():
                pattern = self._words.gettext("This cannot be understood: “{text}”.")
                self._complain(pattern.format(text=field.text()), field)
                return
        if self._attempt is None:
            self.begun.emit(beginning(self._draft, self._words))
        elif self._revise(self._attempt):
            self.accept()

    def show_problem(self, text: str) -> None:
        """Say what went wrong, beside the buttons; an empty text takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def reject(self) -> None:
        """Close; what was typed is given up only at the second time of asking."""
        if self._draft != self._before and not self._warned:
            self._warned = True
            self.show_problem(
                self._words.gettext("Nothing is saved yet. Press Esc again to close anyway.")
            )
            return
        super().reject()

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001, N802  Qt's signature
        """Show it without the title selected: one slip of a finger would replace it.

        During a vote it begins where the turnout is written down.

        QDialog pretends that Tab has led to its first field, and Tab selects (seen with Qt 6.11).
        """
        super().setVisible(visible)
        self.basics.title.setCursorPosition(0)
        if visible and self._voted_on is not None:
            self.basics.show_vote(self._voted_on)

    def _revise(self, attempt: Attempt) -> bool:
        """Send what changed; what was taken before a refusal is not sent again."""
        after = completed(self._draft, self._words)
        try:
            for command in revisions(self._before, after):
                self._before = draft_of(attempt(command).after)
        except (Rejected, StorageTrouble) as trouble:
            self.show_problem(explain(self._words, trouble))
        else:
            self._draft = after
            return True
        return False

    def _complain(self, text: str, field: QLineEdit) -> None:
        self.sections.show_page(0)
        # The field that loses the focus tells that it is done, which takes complaints away.
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_problem(text)

    def _build(self) -> None:
        words = self._words
        new = self._attempt is None
        self.setWindowTitle(
            words.gettext("New session") if new else words.gettext("Session and programme")
        )
        fit_to_screen(self)
        self.sections.add(words.gettext("Basics"), self.basics)
        self.sections.add(words.gettext("Programme"), self.programme)
        self.sections.add(words.gettext("Protocol"), self.document)
        self.sections.add(words.gettext("Hall"), self.hall)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sections, 1)
        layout.addWidget(foot(self.problem, self.summary, self.cancel, self.save))

    def _connect(self) -> None:
        for each in (self.basics, self.programme, self.document, self.hall):
            each.edited.connect(self._take)
        self.basics.tasks.more_wanted.connect(self._add_task)
        self.basics.tasks.removal_wanted.connect(self._remove_task)
        self.save.clicked.connect(self.commit)
        self.cancel.clicked.connect(self.reject)

    def _take(self) -> None:
        self._warned = False
        self.show_problem("")
        for each in (self.basics, self.programme, self.document, self.hall):
            self._draft = each.taken(self._draft)
        self.programme.show_draft(self._draft)
        self._show_summary()

    def _add_task(self) -> None:
        self._draft = with_another_task(self._draft, self._words)
        self._show_all()
        self.basics.tasks.cards[-1].title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_task(self, number: int) -> None:
        self._draft = without_task(self._draft, number)
        self._show_all()
        self.basics.tasks.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        draft = self._draft
        for each in (self.basics, self.programme, self.document, self.hall):
            each.blockSignals(True)  # noqa: FBT003  Qt's signature
            each.show_draft(draft)
            each.blockSignals(False)  # noqa: FBT003  Qt's signature
        fields = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
        for kind in fields:
            for field in self.findChildren(kind):
                field.removeEventFilter(self._enter)
                self._enter.watch(field)
        self._show_summary()

    def _show_summary(self) -> None:
        words, steps = self._words, self._draft.programme
        end = end_of_day(steps, self._draft.facts.starts_at)
        count = words.ngettext("{n} step", "{n} steps", len(steps)).format(n=len(steps))
        length = words.duration(counted_minutes(steps) * MINUTE_MS)
        if end is None:
            pattern = words.gettext("{steps} · {length} without registration")
            self.summary.setText(pattern.format(steps=count, length=length))
        else:
            pattern = words.gettext("{steps} · {length} without registration · end at {end}")
            text = pattern.format(steps=count, length=length, end=words.time(end))
            self.summary.setText(text)
