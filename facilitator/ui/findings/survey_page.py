"""The satisfaction survey: how many came back, and how often each choice was ticked."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.core.model import Question, Survey
from facilitator.ui.fields import EnterMovesOn, GrowingText
from facilitator.ui.findings.survey_question import MOST, USUAL, QuestionCard, marked
from facilitator.ui.forms import button, complaint, label, line, row, scrolled
from facilitator.ui.theme import SPACING
from facilitator.words import Words


class SurveyPage(QWidget):
    """All of the survey, saved together.

    Args:
        words: The words of the console.
        save: Saves the survey; returns why it could not be, or nothing.
        room: Returns the words of the room, in which it is asked.
    """

    def __init__(
        self, words: Words, save: Callable[[Survey], str], room: Callable[[], Words]
    ) -> None:
        super().__init__()
        self._save = save
        self._room = room
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
        self.usual = button(words.gettext("Usual questions"))
        self.save = button(words.gettext("Save"), look="primary", key="Ctrl+Return")
        self.problem = complaint()
        self._enter = EnterMovesOn(self, self.commit, self._numbers)
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
            self._order()
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
        nameless = next((card for card in self.cards if card.is_nameless()), None)
        if nameless is not None:
            self._dirty = True
            self.problem.setText(self._words.gettext("Write down what was asked here."))
            self.problem.show()
            nameless.text.setFocus()
        elif self._dirty:
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
        inner.addLayout(row(self.add, self.usual, None))
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
        self.usual.clicked.connect(self._add_usual)
        self.save.clicked.connect(self.commit)
        self._order()

    def _add(self) -> None:
        card = self._append(marked(""))
        self._order()
        card.text.setFocus()

    def _add_usual(self) -> None:
        """Ask what is usually asked, and begin with how many were handed out."""
        room = self._room()
        for text in USUAL:
            self._append(marked(room.gettext(text)))
        self._order()
        self._note_edit()
        self.distributed.setFocus()

    def _numbers(self) -> tuple[QWidget, ...]:
        """Return what Enter leads through: everything that is counted, and then the remarks."""
        counts = (box for card in self.cards for box in card.counts)
        return (self.distributed, self.returned, *counts, self.comments)

    def _order(self) -> None:
        """Let Tab lead through the page as it is read."""
        asked = [field for card in self.cards for field in card.fields()]
        fields = [self.distributed, self.returned, *asked, self.add, self.usual, self.comments]
        for before, after in pairwise([*fields, self.save]):
            QWidget.setTabOrder(before, after)
        for field in (self.distributed, self.returned, *asked):
            field.removeEventFilter(self._enter)
            self._enter.watch(field)
        self.usual.setVisible(not self.cards)

    def _append(self, question: Question) -> QuestionCard:
        card = QuestionCard(self._words, question)
        card.edited.connect(self._note_edit)
        card.removed.connect(self._remove)
        card.rebuilt.connect(self._order)
        self.cards.append(card)
        self._list.addWidget(card)
        return card

    def _remove(self, card: QuestionCard) -> None:
        self._drop(card)
        self._order()
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
