"""The section of the session window for the hall: streaming, names, tables, site, rules, mark."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from facilitator.core.model import Site, Table
from facilitator.ui.choices import LanguageChoice
from facilitator.ui.fields import GrowingText
from facilitator.ui.forms import add_field, field_form, label, line, page, row, scrolled
from facilitator.ui.start.draft import Draft
from facilitator.words import Words

FIELD_WIDTH = 64
MOST_SITES = 999
_NUMBERED: Final = re.compile(r"\s*(\d{1,3})\s*(?:[.):]\s*|\s-\s|$)(.*)")


class HallPage(QWidget):
    """What the room sees and how it works."""

    edited = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.broadcast = QCheckBox(words.gettext("The session is streamed live"))
        self.names = QCheckBox(words.gettext("Names may be shown on the audience screen"))
        self._why = label(
            words.gettext("While the session is streamed, names stay off it."), "soft"
        )
        self.rules = GrowingText(
            words.gettext("Rules of the game"),
            rows=(4, 10),
            hint=words.gettext("each on its own line"),
        )
        self.tables = GrowingText(
            words.gettext("Titles of the tables"),
            rows=(2, 8),
            hint=words.gettext("one line for each table; may stay empty"),
        )
        self.site = line(words.gettext("Number of the site"))
        self.site.setValidator(QIntValidator(1, MOST_SITES, self.site))
        self.site.setFixedWidth(FIELD_WIDTH)
        self.site_title = line(
            words.gettext("Title of the site"),
            hint=words.gettext("only where the event has several sites"),
        )
        self.language = LanguageChoice(words.gettext("Language of hall and protocol"))
        self.mark = line(
            words.gettext("Mark"),
            hint=words.gettext("small on every page, such as “for internal use”"),
        )
        self._build(words)
        self._connect()

    def show_draft(self, draft: Draft) -> None:
        """Show what of a draft concerns the hall."""
        facts = draft.facts
        self.broadcast.setChecked(facts.broadcast)
        self.names.setChecked(facts.names_on_wall)
        self.rules.setPlainText("\n".join(facts.rules))
        if _titled(self.tables.toPlainText(), draft.tables) != draft.tables:
            self.tables.setPlainText(_written(draft.tables))
        self.site.setText("" if facts.site is None else str(facts.site.number))
        self.site_title.setText("" if facts.site is None else facts.site.title or "")
        self.language.show_language(facts.language)
        self.mark.setText(facts.mark or "")
        self._bind_names()

    def taken(self, draft: Draft) -> Draft:
        """Return the draft with what stands here; streaming and names exclude each other."""
        facts = replace(
            draft.facts,
            broadcast=self.broadcast.isChecked(),
            names_on_wall=self.names.isChecked() and not self.broadcast.isChecked(),
            rules=self.rules.lines(),
            site=self._site(),
            language=self.language.language(),
            mark=self.mark.text().strip() or None,
        )
        tables = _titled(self.tables.toPlainText(), draft.tables)
        return replace(draft, facts=facts, tables=tables)

    def _site(self) -> Site | None:
        number = self.site.text().strip()
        return Site(int(number), self.site_title.text().strip() or None) if number else None

    def _build(self, words: Words) -> None:
        content, layout = page()
        layout.addWidget(self.broadcast)
        layout.addWidget(self.names)
        layout.addWidget(self._why)
        form = field_form()
        add_field(form, words.gettext("Rules of the game"), self.rules)
        add_field(form, words.gettext("Titles of the tables"), self.tables)
        site = row(self.site, self.site_title)
        add_field(form, words.gettext("Site"), site).setBuddy(self.site)
        add_field(form, words.gettext("Language of hall and protocol"), self.language)
        add_field(form, words.gettext("Mark"), self.mark)
        layout.addLayout(form)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def _connect(self) -> None:
        self.broadcast.toggled.connect(self._bind_names)
        self.broadcast.toggled.connect(self.edited)
        self.names.toggled.connect(self.edited)
        self.rules.textChanged.connect(self.edited)
        self.tables.textChanged.connect(self.edited)
        self.site.textEdited.connect(self.edited)
        self.site_title.textEdited.connect(self.edited)
        self.language.currentIndexChanged.connect(self.edited)
        self.mark.textEdited.connect(self.edited)

    def _bind_names(self) -> None:
        streamed = self.broadcast.isChecked()
        self.names.setEnabled(not streamed)
        self._why.setVisible(streamed)
        if streamed:
            self.names.setChecked(False)


def _written(tables: Sequence[Table]) -> str:
    """Return a line for each table where any has a title; else nothing."""
    if not any(table.title for table in tables):
        return ""
    return "\n".join(f"{table.number}. {table.title or ''}".rstrip() for table in tables)


def _titled(text: str, tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return the tables with the titles written line by line; a line may begin with its number."""
    titles: dict[int, str] = {}
    for at, said in enumerate(text.splitlines(), 1):
        found = _NUMBERED.fullmatch(said)
        number, title = (int(found[1]), found[2]) if found else (at, said)
        titles[number] = title.strip()
    return tuple(replace(table, title=titles.get(table.number) or None) for table in tables)
