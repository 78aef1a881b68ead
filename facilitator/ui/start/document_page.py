"""The section of the session window for what only the protocol needs."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from facilitator.core.model import Official
from facilitator.ui.forms import add_field, field_form, label, line, page, row, scrolled
from facilitator.ui.start.draft import Draft
from facilitator.words import Words


class DocumentPage(QWidget):
    """Heading, short title, place, number and who signs."""

    edited = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.heading = line(
            words.gettext("Heading"),
            hint=words.gettext("of the strategic session on … — follows the word “Minutes”"),
        )
        self.short_title = line(
            words.gettext("Short title"), hint=words.gettext("for the wall, file names and lists")
        )
        self.method = line(words.gettext("Method"), hint=words.gettext("brainstorm series"))
        self.venue = line(words.gettext("Venue"), hint=words.gettext("assembly hall"))
        self.parent_body = line(
            words.gettext("Parent body"), hint=words.gettext("first line of the document, if any")
        )
        self.number = line(words.gettext("Protocol №"), hint=words.gettext("may stay empty"))
        self.chair = _Person(words, words.gettext("Chair"))
        self.facilitator = _Person(words, words.gettext("Facilitator"))
        self.secretary = _Person(words, words.gettext("Secretary"))
        self._build(words)
        for each in self._lines():
            each.textEdited.connect(self.edited)

    def show_draft(self, draft: Draft) -> None:
        """Show what of a draft goes into the document."""
        facts = draft.facts
        for each, text in (
            (self.heading, facts.heading),
            (self.short_title, facts.short_title),
            (self.method, facts.method),
            (self.venue, facts.venue),
            (self.parent_body, facts.parent_body),
            (self.number, facts.protocol_number),
        ):
            each.setText(text or "")
            each.setCursorPosition(0)
        self.chair.show_official(facts.chair)
        self.facilitator.show_official(facts.facilitator)
        self.secretary.show_official(facts.secretary)

    def taken(self, draft: Draft) -> Draft:
        """Return the draft with what stands here."""
        facts = replace(
            draft.facts,
            heading=_text(self.heading),
            short_title=_text(self.short_title),
            method=_text(self.method),
            venue=_text(self.venue),
            parent_body=_text(self.parent_body),
            protocol_number=_text(self.number),
            chair=self.chair.official(),
            facilitator=self.facilitator.official(),
            secretary=self.secretary.official(),
        )
        return replace(draft, facts=facts)

    def _build(self, words: Words) -> None:
        content, layout = page()
        form = field_form()
        add_field(form, words.gettext("Heading"), self.heading)
        add_field(form, words.gettext("Short title"), self.short_title)
        add_field(form, words.gettext("Method"), self.method)
        add_field(form, words.gettext("Venue"), self.venue)
        add_field(form, words.gettext("Parent body"), self.parent_body)
        add_field(form, words.gettext("Protocol №"), self.number)
        layout.addLayout(form)
        layout.addWidget(label(words.gettext("Who leads and signs"), "lead"))
        people = field_form()
        add_field(people, words.gettext("Chair"), self.chair)
        add_field(people, words.gettext("Facilitator"), self.facilitator)
        add_field(people, words.gettext("Secretary"), self.secretary)
        layout.addLayout(people)
        layout.addWidget(
            label(words.gettext("The chair and the secretary sign the protocol."), "soft")
        )
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def _lines(self) -> tuple[QLineEdit, ...]:
        return (
            self.heading,
            self.short_title,
            self.method,
            self.venue,
            self.parent_body,
            self.number,
            *(each for who in self._people() for each in (who.office, who.name)),
        )

    def _people(self) -> tuple["_Person", ...]:
        return self.chair, self.facilitator, self.secretary


class _Person(QWidget):
    """Office and name side by side."""

    def __init__(self, words: Words, title: str) -> None:
        super().__init__()
        office, name = words.gettext("office"), words.gettext("initials and surname")
        self.office = line(f"{title}: {office}", hint=office)
        self.name = line(f"{title}: {name}", hint=name)
        layout = row(self.office, self.name)
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(layout)
        self.setFocusProxy(self.office)

    def show_official(self, official: Official) -> None:
        self.office.setText(official.office or "")
        self.office.setCursorPosition(0)
        self.name.setText(official.name or "")

    def official(self) -> Official:
        return Official(_text(self.office), _text(self.name))


def _text(field: QLineEdit) -> str | None:
    return field.text().strip() or None
