"""The first section of the session window: what everybody fills in."""

from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.fields import DateLine, GrowingText, TimeLine
from facilitator.ui.forms import add_field, field_form, label, line, page, row, scrolled, spin
from facilitator.ui.start.draft import Draft, tables_up_to
from facilitator.ui.start.tasks_editor import TasksEditor
from facilitator.words import Words

MOST_TABLES = 99


class BasicsPage(QWidget):
    """Title, day, place, tables and tasks."""

    edited = Signal()

    def __init__(self, words: Words, today: date) -> None:
        super().__init__()
        self.title = line(
            words.gettext("Title"), hint=words.gettext("Strategic session on …"), limit=2_000
        )
        self.starts_on = DateLine(words.gettext("Date"), today)
        self.ends_on = DateLine(words.gettext("Last day, if it is another"), today)
        self.starts_at = TimeLine(words.gettext("Begins at"))
        self.tables = spin(words.gettext("Number of tables"), 0, MOST_TABLES, 80)
        self.city = line(words.gettext("City"), hint=words.gettext("the city of …"))
        self.organisers = GrowingText(
            words.gettext("Organisers"),
            rows=(1, 4),
            hint=words.gettext("each organiser on its own line"),
        )
        self.tasks = TasksEditor(words)
        self._build(words)
        self._connect()

    def show_draft(self, draft: Draft) -> None:
        """Show the basics of a draft."""
        facts = draft.facts
        self.title.setText(facts.title)
        self.title.setCursorPosition(0)
        self.starts_on.show_value(facts.starts_on)
        self.ends_on.show_value(facts.ends_on)
        self.starts_at.show_value(facts.starts_at)
        self.tables.setValue(len(draft.tables))
        self.city.setText(facts.city or "")
        self.organisers.setPlainText("\n".join(facts.organisers))
        self.tasks.show_tasks(draft.tasks)
        for before, after in pairwise((self.organisers, *self.tasks.fields())):
            QWidget.setTabOrder(before, after)

    def show_vote(self, task: int) -> None:
        """Unfold the vote on a task, in sight, and lead to its turnout."""
        for card in self.tasks.cards:
            if card.number == task:
                card.show_vote()
                # Where it stands is known when the unfolded rows have been laid out.
                QTimer.singleShot(0, card, partial(self._area.ensureWidgetVisible, card))

    def taken(self, draft: Draft) -> Draft:
        """Return the draft with what stands here."""
        facts = replace(
            draft.facts,
            title=self.title.text().strip(),
            starts_on=self.starts_on.value(),
            ends_on=self.ends_on.value(),
            starts_at=self.starts_at.value(),
            city=self.city.text().strip() or None,
            organisers=self.organisers.lines(),
        )
        tables = draft.tables
        if self.tables.value() != len(tables):
            tables = tables_up_to(tables, self.tables.value())
        return replace(draft, facts=facts, tables=tables, tasks=self.tasks.tasks())

    def _build(self, words: Words) -> None:
        content, layout = page()
        form = field_form()
        add_field(form, words.gettext("Title"), self.title)
        until = label(words.pgettext("dates", "until"), "soft")
        until.setWordWrap(False)
        start = label(words.gettext("Begins at"))
        start.setWordWrap(False)
        start.setBuddy(self.starts_at)
        when = row(self.starts_on, until, self.ends_on, start, self.starts_at, None)
        add_field(form, words.gettext("Date"), when).setBuddy(self.starts_on)
        tables = label(words.gettext("Number of tables"))
        tables.setWordWrap(False)
        tables.setBuddy(self.tables)
        where = row(self.city, tables, self.tables)
        add_field(form, words.gettext("City"), where).setBuddy(self.city)
        add_field(form, words.gettext("Organisers"), self.organisers)
        layout.addLayout(form)
        layout.addWidget(label(words.gettext("Tasks"), "lead"))
        layout.addWidget(self.tasks)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(content)
        outer.addWidget(self._area)

    def _connect(self) -> None:
        self.title.textEdited.connect(self.edited)
        self.starts_on.edited.connect(self.edited)
        self.ends_on.edited.connect(self.edited)
        self.starts_at.edited.connect(self.edited)
        self.tables.valueChanged.connect(self.edited)
        self.city.textEdited.connect(self.edited)
        self.organisers.textChanged.connect(self.edited)
        self.tasks.edited.connect(self.edited)
