"""A question of the survey: its text, its choices and a count for each; and those usually asked."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSpinBox, QToolButton, QWidget

from facilitator.core.model import Question
from facilitator.ui.forms import label, line, spin
from facilitator.ui.theme import SPACING
from facilitator.words import N_, Words

MOST = 100_000
MARKS = ("1", "2", "3", "4", "5")
USUAL: Final = (
    N_("How satisfied are you with the results of the work?"),
    N_("How useful was it to look for solutions together?"),
    N_("Could you say what you think?"),
    N_("How do you rate the work of the facilitator?"),
    N_("How do you rate the feedback of the experts?"),
    N_("How do you rate the organisation (hall, time, materials)?"),
)
"""What participants are usually asked, to be answered with a mark."""


class QuestionCard(QFrame):
    """A question, its choices on one line, and a count for each."""

    edited = Signal()
    rebuilt = Signal()
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

    def fields(self) -> tuple[QWidget, ...]:
        """Return the fields in tab order."""
        return (self.text, self.choices, *self.counts, self.remove)

    def question(self) -> Question:
        """Return the question as it stands; a new choice has no counts yet."""
        counts = [box.value() for box in self.counts]
        choices = self._choices()
        counts = (counts + [0] * len(choices))[: len(choices)]
        return Question(self.text.text().strip(), choices, tuple(counts))

    def is_nameless(self) -> bool:
        """Tell whether answers are counted to a question that is not written down."""
        return not self.text.text().strip() and any(box.value() for box in self.counts)

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
        QWidget.setTabOrder(before, self.remove)
        self._numbers.addStretch(1)
        self.rebuilt.emit()

    def _ask_removal(self) -> None:
        self.removed.emit(self)


def marked(text: str) -> Question:
    """Return a question to be answered with a mark; nobody has yet."""
    return Question(text, MARKS, (0,) * len(MARKS))
