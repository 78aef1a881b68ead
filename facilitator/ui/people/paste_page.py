"""A list pasted from a spreadsheet, looked at before it is added."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.core.model import Participant, State
from facilitator.core.roster import Flaw, Problem, Roster, Row, parse_roster
from facilitator.ui.forms import button, label, row
from facilitator.ui.items.rows_model import Column, RowsModel, rows_table
from facilitator.ui.plain_text import PlainText
from facilitator.ui.theme import SPACING
from facilitator.words import N_, Words

FLAWS: Mapping[Flaw, str] = {
    Flaw.NO_NAME: N_("Row {line}: there is no name — not added ({value})"),
    Flaw.NO_SUCH_TABLE: N_("Row {line}: there is no table {value} — added without a table"),
    Flaw.TABLE_IS_NO_NUMBER: N_("Row {line}: “{value}” is no table — added without a table"),
    Flaw.BAD_EMAIL: N_("Row {line}: “{value}” is no e-mail address — added without it"),
    Flaw.TWICE_IN_LIST: N_("Row {line}: {value} stands twice in this list"),
    Flaw.ALREADY_THERE: N_("Row {line}: {value} is already a participant — not added"),
    Flaw.TOO_LONG: N_("Row {line}: a text is too long — not added ({value})"),
}
MOST_SHOWN = 6
MOST_LIST = 100_000
"""Characters: some hundreds of people with everything about them."""


class PastePage(QWidget):
    """The text, what it was understood as, and one button."""

    wanted = Signal(object)
    """A tuple of new participants to add."""

    def __init__(self, words: Words, state: Callable[[], State]) -> None:
        super().__init__()
        self._words = words
        self._state = state
        self._people: tuple[Participant, ...] = ()
        # Cells end in tabs, which cleaning would take away; the reader cleans each cell.
        self.text = PlainText(most=MOST_LIST, clean=str)
        self.text.setAccessibleName(words.gettext("List from a spreadsheet"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            words.gettext(
                "Copy the rows in the spreadsheet and paste them here (Ctrl+V), with or without "
                "the heading row. Columns in any order: name, office, organisation, table, e-mail."
            )
        )
        self.model = RowsModel(self._columns(), lambda shown: shown.line)
        self.table = rows_table(self.model, words.gettext("How the list was understood"))
        self.problems = label("", "soft")
        self.add = button(words.gettext("Add"), look="primary", key="Ctrl+Return")
        self._build()
        self.text.textChanged.connect(self._read)
        self.add.clicked.connect(self._add)
        self._read()

    def _columns(self) -> tuple[Column[Row], ...]:
        words = self._words
        return (
            Column(words.gettext("Row"), lambda shown: str(shown.line), 64, right=True),
            Column(words.gettext("Name"), lambda shown: shown.participant.name),
            Column(words.gettext("Office"), lambda shown: shown.participant.office or "", 150),
            Column(
                words.gettext("Organisation"),
                lambda shown: shown.participant.organisation or "",
                190,
            ),
            Column(
                words.gettext("Table"),
                lambda shown: str(shown.participant.table or ""),
                64,
                right=True,
            ),
            Column(words.gettext("E-mail"), lambda shown: shown.participant.email or "", 170),
        )

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, SPACING.medium)
        layout.setSpacing(SPACING.small)
        self.text.setFixedHeight(120)
        layout.addWidget(self.text)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.problems)
        layout.addLayout(row(None, self.add))

    def _read(self) -> None:
        state = self._state()
        tables = [table.number for table in state.tables]
        known = [person.name for person in state.participants.values()]
        roster = parse_roster(self.text.toPlainText(), tables, known)
        there = {p.line for p in roster.problems if p.flaw is Flaw.ALREADY_THERE}
        rows = [shown for shown in roster.rows if shown.line not in there]
        self._people = tuple(shown.participant for shown in rows)
        self.model.show_rows(rows)
        self._show_problems(roster)
        count = len(self._people)
        pattern = self._words.ngettext("Add {n} participant", "Add {n} participants", count)
        text = pattern.format(n=count) if count else self._words.gettext("Add")
        self.add.say(text)
        self.add.setEnabled(bool(count))

    def _show_problems(self, roster: Roster) -> None:
        said = [self._sentence(problem) for problem in roster.problems[:MOST_SHOWN]]
        left = len(roster.problems) - len(said)
        if left:
            pattern = self._words.ngettext("and {n} more problem", "and {n} more problems", left)
            said.append(pattern.format(n=left))
        self.problems.setText("\n".join(said))
        self.problems.setVisible(bool(said))

    def _sentence(self, problem: Problem) -> str:
        pattern = self._words.gettext(FLAWS[problem.flaw])
        return pattern.format(line=problem.line, value=problem.value)

    def _add(self) -> None:
        if self._people:
            self.wanted.emit(self._people)

    def clear(self) -> None:
        """Empty the page, after its people were added."""
        self.text.clear()
