"""The forms for remarks, decisions, outcomes, rows of the road map and notes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.core.model import Decision, Note, Outcome, Remark, RoadmapRow, State
from facilitator.core.references import read_references, write_references
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.timing import task_of
from facilitator.core.vocabulary import Level, OutcomeKind, RemarkKind
from facilitator.glossary import name_of
from facilitator.ui.choices import ChoiceBox, TaskChoice, VoiceChoice
from facilitator.ui.fields import DateLine, GrowingText
from facilitator.ui.forms import line
from facilitator.ui.items.kind import Editor, Unreadable
from facilitator.ui.people.editors import stacked, text_of
from facilitator.ui.wording import capitalised
from facilitator.words import Words

TEXT_ROWS = (4, 12)


class RemarkEditor(Editor[Remark]):
    """A remark of one kind: task, who said it, text."""

    def __init__(self, words: Words, kind: RemarkKind) -> None:
        super().__init__()
        self._kind = kind
        self.text = GrowingText(words.gettext("Text"), TEXT_ROWS)
        self.task = TaskChoice(words)
        self.author = VoiceChoice(words)
        stacked(
            self,
            (words.gettext("Text"), self.text),
            (words.gettext("Task"), self.task),
            (words.gettext("Author"), self.author),
        )
        self.text.textChanged.connect(self.edited)
        self.author.activated.connect(self.edited)
        self.task.activated.connect(self.edited)

    def show_item(self, item: Remark | None, state: State) -> None:
        """Show a remark; a new one is about the current task, and that choice stays free."""
        self.text.setPlainText(item.text if item else "")
        self.task.show_task(state, item.task if item else task_of(state))
        self.task.setEnabled(item is None)
        self.author.show_voice(state, item.author if item else None)

    def item(self, before: Remark | None, state: State) -> Remark:  # noqa: ARG002
        """Return the remark as typed; raises Rejected without a task."""
        text, author = self.text.toPlainText(), self.author.voice()
        if before is not None:
            return replace(before, text=text, author=author)
        task = self.task.task()
        if task is None:
            raise Rejected(Reason.NO_TASK)
        return Remark(0, self._kind, task, text, author)

    def fields(self) -> Sequence[QWidget]:
        """Return the fields in tab order."""
        return (self.text, self.task, self.author)


class DecisionEditor(Editor[Decision]):
    """A decision: text, task or the whole session, responsible, deadline, references."""

    def __init__(self, words: Words, today: date) -> None:
        super().__init__()
        self.text = GrowingText(words.gettext("Text"), TEXT_ROWS)
        self.task = TaskChoice(words, words.gettext("the session as a whole"))
        self.responsible = line(words.gettext("Responsible"))
        self.deadline = DateLine(words.gettext("Deadline"), today)
        self.refs = references_line(words)
        stacked(
            self,
            (words.gettext("Text"), self.text),
            (words.gettext("Task"), self.task),
            (words.gettext("Responsible"), self.responsible),
            (words.gettext("Deadline"), self.deadline),
            (words.gettext("Proposals"), self.refs),
        )
        self.text.textChanged.connect(self.edited)
        self.task.activated.connect(self.edited)
        self.responsible.textEdited.connect(self.edited)
        self.deadline.textEdited.connect(self.edited)
        self.refs.textEdited.connect(self.edited)

    def show_item(self, item: Decision | None, state: State) -> None:
        """Show a decision."""
        decision = item or Decision(0, "")
        self.text.setPlainText(decision.text)
        self.task.show_task(state, decision.task)
        self.responsible.setText(decision.responsible or "")
        self.deadline.show_value(decision.deadline)
        self.refs.setText(write_references(state, decision.refs))

    def item(self, before: Decision | None, state: State) -> Decision:
        """Return the decision as typed; a deadline that is no date is Unreadable."""
        if not self.deadline.is_right():
            raise Unreadable(self.deadline.text())
        return replace(
            before or Decision(0, ""),
            text=self.text.toPlainText(),
            task=self.task.task(),
            responsible=text_of(self.responsible),
            deadline=self.deadline.value(),
            refs=read_references(state, self.refs.text()),
        )

    def fields(self) -> Sequence[QWidget]:
        """Return the fields in tab order."""
        return (self.text, self.task, self.responsible, self.deadline, self.refs)


class OutcomeEditor(Editor[Outcome]):
    """A finding of the whole session: kind, text, level, addressee, references."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.text = GrowingText(words.gettext("Text"), TEXT_ROWS)
        self.kind = ChoiceBox(words.gettext("Kind"))
        for kind in OutcomeKind:
            self.kind.addItem(capitalised(name_of(words, kind)), kind)
        self.refs = references_line(words)
        self.level = ChoiceBox(words.gettext("Level"))
        self.level.addItem(words.gettext("not said"), None)
        for level in Level:
            self.level.addItem(name_of(words, level), level)
        self.addressee = line(words.gettext("Addressee"))
        stacked(
            self,
            (words.gettext("Text"), self.text),
            (words.gettext("Kind"), self.kind),
            (words.gettext("Proposals"), self.refs),
            (words.gettext("Level"), self.level),
            (words.gettext("Addressee"), self.addressee),
        )
        self.text.textChanged.connect(self.edited)
        self.kind.activated.connect(self.edited)
        self.refs.textEdited.connect(self.edited)
        self.level.activated.connect(self.edited)
        self.addressee.textEdited.connect(self.edited)

    def show_item(self, item: Outcome | None, state: State) -> None:
        """Show an outcome; a new one keeps the kind chosen last."""
        if item is not None:
            self.kind.setCurrentIndex(self.kind.findData(item.kind))
        outcome = item or Outcome(0, OutcomeKind.GROWTH_POINT, "")
        self.text.setPlainText(outcome.text)
        self.refs.setText(write_references(state, outcome.refs))
        self.level.setCurrentIndex(max(0, self.level.findData(outcome.level)))
        self.addressee.setText(outcome.addressee or "")

    def item(self, before: Outcome | None, state: State) -> Outcome:
        """Return the outcome as typed; raises Rejected where a reference leads nowhere."""
        level = self.level.currentData()
        return replace(
            before or Outcome(0, OutcomeKind.GROWTH_POINT, ""),
            text=self.text.toPlainText(),
            kind=OutcomeKind(self.kind.currentData()),
            refs=read_references(state, self.refs.text()),
            level=None if level is None else Level(level),
            addressee=text_of(self.addressee),
        )

    def fields(self) -> Sequence[QWidget]:
        """Return the fields in tab order."""
        return (self.text, self.kind, self.refs, self.level, self.addressee)


class RoadmapEditor(Editor[RoadmapRow]):
    """A row of the road map."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.activity = GrowingText(words.gettext("Activity"), (2, 8))
        self.refs = references_line(words)
        self.term = line(words.gettext("Term"))
        self.responsible = line(words.gettext("Responsible"))
        self.result = GrowingText(words.gettext("Result"), (1, 5))
        self.indicator = GrowingText(words.gettext("Indicator"), (1, 5))
        stacked(
            self,
            (words.gettext("Activity"), self.activity),
            (words.gettext("Proposals"), self.refs),
            (words.gettext("Term"), self.term),
            (words.gettext("Responsible"), self.responsible),
            (words.gettext("Result"), self.result),
            (words.gettext("Indicator"), self.indicator),
        )
        for text in (self.activity, self.result, self.indicator):
            text.textChanged.connect(self.edited)
        for each in (self.refs, self.term, self.responsible):
            each.textEdited.connect(self.edited)

    def show_item(self, item: RoadmapRow | None, state: State) -> None:
        """Show a row."""
        shown = item or RoadmapRow(0, "")
        self.activity.setPlainText(shown.activity)
        self.refs.setText(write_references(state, shown.refs))
        self.term.setText(shown.term or "")
        self.responsible.setText(shown.responsible or "")
        self.result.setPlainText(shown.result or "")
        self.indicator.setPlainText(shown.indicator or "")

    def item(self, before: RoadmapRow | None, state: State) -> RoadmapRow:
        """Return the row as typed; raises Rejected where a reference leads nowhere."""
        return replace(
            before or RoadmapRow(0, ""),
            activity=self.activity.toPlainText(),
            refs=read_references(state, self.refs.text()),
            term=text_of(self.term),
            responsible=text_of(self.responsible),
            result=self.result.toPlainText().strip() or None,
            indicator=self.indicator.toPlainText().strip() or None,
        )

    def fields(self) -> Sequence[QWidget]:
        """Return the fields in tab order."""
        return (
            self.activity,
            self.refs,
            self.term,
            self.responsible,
            self.result,
            self.indicator,
        )


class NoteEditor(Editor[Note]):
    """A private note; once written it can only be removed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.text = GrowingText(words.gettext("Note"), TEXT_ROWS)
        stacked(self, (words.gettext("Note"), self.text))
        self.text.textChanged.connect(self.edited)

    def show_item(self, item: Note | None, state: State) -> None:  # noqa: ARG002
        """Show a note."""
        self.text.setPlainText(item.text if item else "")

    def item(self, before: Note | None, state: State) -> Note:  # noqa: ARG002
        """Return the note as typed."""
        return replace(before or Note(0, ""), text=self.text.toPlainText())

    def fields(self) -> Sequence[QWidget]:
        """Return the only field."""
        return (self.text,)


def references_line(words: Words) -> QLineEdit:
    """Return a line for the numbers of proposals."""
    return line(words.gettext("Proposals"), hint=words.gettext("numbers, such as 1.3, 2.10"))
