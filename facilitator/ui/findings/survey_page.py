"""The satisfaction survey: how many came back, and how often each choice was ticked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.core.model import Question, Survey
from facilitator.ui.fields import GrowingText
from facilitator.ui.forms import button, complaint, label, line, row, scrolled, spin
from facilitator.ui.theme import SPACING
from facilitator.words import Words

MOST = 100_000
MARKS = ("1", "2", "3", "4", "5")


class QuestionCard(QFrame):
    """A question, its choices on one line, and a count for each."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, words: Words, question: Question) -> None:
        super().__init__()
        self._words = words
        self.setProperty("look", "card")
        self.text = line(words.gettext("Question"), hint=words.gettext("Question"))
        self.choices = line(
            words.gettext("Choices, parted by semicolons"),
            hint=words.gettext("choices; parted; by semicolons"),
        )
        self.counts: list[QSpinBox] = []
        self.remove = QToolButton()
        self.remove.setText(words.gettext("Remove"))
        self.remove.setProperty("look", "flat")
        self._numbers = QHBoxLayout()
        self._numbers.setSpacing(SPACING.small)
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACING.medium, SPACING.small, SPACING.medium, SPACING.small)
        grid.setSpacing(SPACING.small)
        grid.addWidget(self.text, 0, 0)
        grid.addWidget(self.choices, 0, 1)
        grid.addWidget(self.remove, 0, 2)
        grid.addLayout(self._numbers, 1, 0, 1, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        self.text.setText(question.text)
        self.text.setCursorPosition(0)
        self.choices.setText("; ".join(question.choices))
        self.choices.setCursorPosition(0)
        self._show_counts(question.choices, question.counts)
        self.text.textEdited.connect(self.edited)
        self.choices.editingFinished.connect(self._rebuild)
        self.choices.textEdited.connect(self.edited)
        self.remove.clicked.connect(self._ask_removal)

    def question(self) -> Question:
        """Return the question as it stands; a new choice has no counts yet."""
        counts = [box.value() for box in self.counts]
        choices = self._choices()
        counts = (counts + [0] * len(choices))[: len(choices)]
        return Question(self.text.text().strip(), choices, tuple(counts))

    def _choices(self) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.choices.text().split(";") if part.strip())

    def _rebuild(self) -> None:
        question = self.question()
        if len(question.choices) == len(self.counts) and list(question.choices) == self._names:
            return
        self._show_counts(question.choices, question.counts)
        self.edited.emit()

    def _show_counts(self, choices: Sequence[str], counts: Sequence[int]) -> None:
        while (old := self._numbers.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._names = list(choices)
        self.counts = []
        before: QWidget = self.choices
        for choice, count in zip(choices, counts, strict=True):
            box = spin(f"{self.text.text()}: {choice}", 0, MOST, 76)
            box.setValue(count)
            box.valueChanged.connect(self.edited)
            name = label(choice, "soft")
            name.setWordWrap(False)
            name.setBuddy(box)
            self._numbers.addWidget(name)
            self._numbers.addWidget(box)
            self._numbers.addSpacing(SPACING.medium)
            self.counts.append(box)
            QWidget.setTabOrder(before, box)
            before = box
        self._numbers.addStretch(1)

    def _ask_removal(self) -> None:
        self.removed.emit(self)


class SurveyPage(QWidget):
    """All of the survey, saved together.

    Args:
        words: The words of the console.
        save: Saves the survey; returns why it could not be, or nothing.
    """

    def __init__(self, words: Words, save: Callable[[Survey], str]) -> None:
        super().__init__()
        self._save = save
        self._words = words
        self._shown = Survey()
        self._dirty = False
        self._showing = False
        self.cards: list[QuestionCard] = []
        self.distributed = _optional_count(words.gettext("Handed out"))
        self.returned = _optional_count(words.gettext("Came back"))
        self.comments = GrowingText(
            words.gettext("Remarks"), (2, 10), hint=words.gettext("each on its own line")
        )
        self.add = button(words.gettext("Add a question"))
        self.save = button(words.gettext("Save"), look="primary", key="Ctrl+Return")
        self.problem = complaint()
        self._list = QVBoxLayout()
        self._build()
        self._connect()

    def show_survey(self, survey: Survey) -> None:
        """Show the survey, unless somebody is typing another."""
        if self._dirty and survey != self.survey():
            return
        fresh = survey != self._shown or not self.cards
        self._shown = survey
        if fresh and survey != self.survey():
            self._showing = True
            self.distributed.setText(_written(survey.distributed))
            self.returned.setText(_written(survey.returned))
            self.comments.setPlainText("\n".join(survey.comments))
            for card in tuple(self.cards):
                self._drop(card)
            for question in survey.questions:
                self._append(question)
            self._showing = False
        self._dirty = False
        self.save.setEnabled(False)

    def survey(self) -> Survey:
        """Return the survey as it stands; questions without a text are left out."""
        questions = tuple(card.question() for card in self.cards)
        return Survey(
            distributed=_read(self.distributed),
            returned=_read(self.returned),
            questions=tuple(question for question in questions if question.text),
            comments=self.comments.lines(),
        )

    def commit(self) -> bool:
        """Save the survey if it was changed; return whether nothing is left unsaved."""
        if self._dirty:
            problem = self._save(self.survey())
            self.problem.setText(problem)
            self.problem.setVisible(bool(problem))
            self._dirty = bool(problem)
            self.save.setEnabled(self._dirty)
        return not self._dirty

    def _build(self) -> None:
        words = self._words
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, SPACING.large, 0)
        inner.setSpacing(SPACING.small)
        handed, back = label(words.gettext("Handed out")), label(words.gettext("Came back"))
        for name, field in ((handed, self.distributed), (back, self.returned)):
            name.setWordWrap(False)
            name.setBuddy(field)
        inner.addLayout(row(handed, self.distributed, back, self.returned, None))
        self._list.setSpacing(SPACING.small)
        inner.addLayout(self._list)
        inner.addLayout(row(self.add, None))
        inner.addWidget(label(words.gettext("Remarks without names"), "small"))
        inner.addWidget(self.comments)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, SPACING.medium)
        layout.setSpacing(SPACING.small)
        layout.addWidget(scrolled(content), 1)
        layout.addWidget(self.problem)
        layout.addLayout(row(None, self.save))

    def _connect(self) -> None:
        self.distributed.textEdited.connect(self._note_edit)
        self.returned.textEdited.connect(self._note_edit)
        self.comments.textChanged.connect(self._note_edit)
        self.add.clicked.connect(self._add)
        self.save.clicked.connect(self.commit)

    def _add(self) -> None:
        card = self._append(Question("", MARKS, (0,) * len(MARKS)))
        card.text.setFocus()

    def _append(self, question: Question) -> QuestionCard:
        card = QuestionCard(self._words, question)
        card.edited.connect(self._note_edit)
        card.removed.connect(self._remove)
        self.cards.append(card)
        self._list.addWidget(card)
        return card

    def _remove(self, card: QuestionCard) -> None:
        self._drop(card)
        self._note_edit()

    def _drop(self, card: QuestionCard) -> None:
        self.cards.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _note_edit(self) -> None:
        if not self._showing:
            self._dirty = self.survey() != self._shown
            self.save.setEnabled(self._dirty)


def _optional_count(name: str) -> QLineEdit:
    field = line(name)
    field.setFixedWidth(76)
    field.setValidator(QIntValidator(0, MOST, field))
    return field


def _written(count: int | None) -> str:
    return "" if count is None else str(count)


def _read(field: QLineEdit) -> int | None:
    text = field.text().strip()
    return int(text) if text.isdecimal() else None
