"""The rules and the turnout of a task's vote, on one line; what is not known stays empty."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from facilitator.core.model import Voting
from facilitator.ui.forms import label, line
from facilitator.ui.theme import SPACING
from facilitator.words import Words

MOST = 99_999
FIELD_WIDTH = 64


class VotingRow(QWidget):
    """Four numbers, each under its name.

    Args:
        words: The words of the console.
        voting: What is known so far.
    """

    edited = Signal()

    def __init__(self, words: Words, voting: Voting) -> None:
        super().__init__()
        self.votes_each = _number(words.gettext("Votes of each voter"), voting.votes_each)
        self.per_proposal = _number(words.gettext("At most for one proposal"), voting.per_proposal)
        self.voters = _number(words.gettext("Voters who took part"), voting.voters)
        self.cast = _number(words.gettext("Votes cast in all"), voting.cast)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.large)
        for field in self.fields():
            layout.addLayout(_named(field))
            field.textEdited.connect(self.edited)
        layout.addStretch(1)

    def fields(self) -> tuple[QLineEdit, ...]:
        """Return the fields in tab order."""
        return (self.votes_each, self.per_proposal, self.voters, self.cast)

    def voting(self) -> Voting:
        """Return the numbers as they stand."""
        return Voting(*(_value(field) for field in self.fields()))


def _number(name: str, value: int | None) -> QLineEdit:
    field = line(name)
    field.setValidator(QIntValidator(0, MOST, field))
    field.setFixedWidth(FIELD_WIDTH)
    field.setText("" if value is None else str(value))
    return field


def _named(field: QLineEdit) -> QVBoxLayout:
    caption: QLabel = label(field.accessibleName(), "small")
    caption.setWordWrap(False)
    caption.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(SPACING.hair)
    column.addWidget(caption)
    column.addWidget(field)
    return column


def _value(field: QLineEdit) -> int | None:
    text = field.text().strip()
    return int(text) if text.isdecimal() else None
