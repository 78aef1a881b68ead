"""The forms for one participant and one expert."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from facilitator.core.model import Consent, Expert, Participant, State
from facilitator.core.vocabulary import Role
from facilitator.glossary import name_of
from facilitator.ui.choices import ChoiceBox
from facilitator.ui.forms import label, line
from facilitator.ui.items.kind import Editor
from facilitator.ui.theme import SPACING
from facilitator.words import N_, Words

CONSENTS = (
    N_("Processing of personal data"),
    N_("Photo and video"),
    N_("Publication of the name"),
)
ANSWERS = ((None, N_("not asked yet")), (True, N_("consent given")), (False, N_("consent refused")))


def stacked(parent: QWidget, *fields: tuple[str, QWidget] | QWidget) -> QVBoxLayout:
    """Lay out fields under one another, each below its name.

    Args:
        parent: The form they belong to.
        fields: A name and its field, or a field that names itself.
    """
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, SPACING.medium, 0)
    layout.setSpacing(SPACING.hair)
    for each in fields:
        if isinstance(each, QWidget):
            layout.addWidget(each)
            continue
        text, field = each
        caption = label(text, "small")
        caption.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(text)
        layout.addWidget(caption)
        layout.addWidget(field)
    layout.addStretch(1)
    return layout


def text_of(field: QLineEdit) -> str | None:
    """Return what stands in a line, or None where nothing does."""
    return field.text().strip() or None


class ParticipantEditor(Editor[Participant]):
    """Everything known about a participant."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.name = line(words.gettext("Name"))
        self.office = line(words.gettext("Office"))
        self.organisation = line(words.gettext("Organisation"))
        self.table = ChoiceBox(words.gettext("Table"))
        self.role = ChoiceBox(words.gettext("Role"))
        for role in Role:
            self.role.addItem(name_of(words, role), role)
        self.email = line(words.gettext("E-mail"))
        self.present = QCheckBox(words.gettext("Is here"))
        self.speaker = QCheckBox(words.gettext("Speaks for the table"))
        self.voting = QCheckBox(words.gettext("Votes"))
        self.consents = tuple(self._consent(name) for name in CONSENTS)
        self.method = line(words.gettext("How the consent was given"))
        self._build()
        self._connect()

    def show_item(self, item: Participant | None, state: State) -> None:
        """Show a participant; a new one votes."""
        person = item or Participant(0, "")
        for field, text in (
            (self.name, person.name),
            (self.office, person.office),
            (self.organisation, person.organisation),
            (self.email, person.email),
            (self.method, person.consent.method),
        ):
            field.setText(text or "")
            field.setCursorPosition(0)
        self._show_tables(state, person.table)
        self.role.setCurrentIndex(self.role.findData(person.role))
        self.present.setChecked(person.present)
        self.speaker.setChecked(person.speaker)
        self.voting.setChecked(person.voting)
        given = person.consent
        for box, answer in zip(
            self.consents, (given.processing, given.photo_video, given.publication), strict=True
        ):
            box.setCurrentIndex([choice for choice, _ in ANSWERS].index(answer))

    def item(self, before: Participant | None, state: State) -> Participant:  # noqa: ARG002
        """Return the participant as typed; the session gives a new one its number."""
        processing, photo_video, publication = (box.currentData() for box in self.consents)
        return replace(
            before or Participant(0, ""),
            name=self.name.text(),
            office=text_of(self.office),
            organisation=text_of(self.organisation),
            table=self.table.currentData(),
            role=Role(self.role.currentData()),
            email=text_of(self.email),
            present=self.present.isChecked(),
            speaker=self.speaker.isChecked(),
            voting=self.voting.isChecked(),
            consent=Consent(processing, photo_video, publication, text_of(self.method)),
        )

    def fields(self) -> Sequence[QWidget]:
        """Return the fields in tab order."""
        return (
            self.name,
            self.office,
            self.organisation,
            self.table,
            self.role,
            self.email,
            self.present,
            self.speaker,
            self.voting,
            *self.consents,
            self.method,
        )

    def _consent(self, name: str) -> ChoiceBox:
        box = ChoiceBox(self._words.gettext(name))
        for answer, said in ANSWERS:
            box.addItem(self._words.gettext(said), answer)
        return box

    def _show_tables(self, state: State, number: int | None) -> None:
        self.table.clear()
        self.table.addItem(self._words.gettext("no table"), None)
        for table in state.tables:
            text = self._words.gettext("table {number}").format(number=table.number)
            self.table.addItem(text, table.number)
        self.table.setCurrentIndex(max(0, self.table.findData(number)))

    def _build(self) -> None:
        words = self._words
        stacked(
            self,
            (words.gettext("Name"), self.name),
            (words.gettext("Office"), self.office),
            (words.gettext("Organisation"), self.organisation),
            (words.gettext("Table"), self.table),
            (words.gettext("Role"), self.role),
            (words.gettext("E-mail"), self.email),
            self.present,
            self.speaker,
            self.voting,
            label(words.gettext("CONSENTS"), "caption"),
            *(
                (words.gettext(name), box)
                for name, box in zip(CONSENTS, self.consents, strict=True)
            ),
            (words.gettext("How the consent was given"), self.method),
        )

    def _connect(self) -> None:
        for field in (self.name, self.office, self.organisation, self.email, self.method):
            field.textEdited.connect(self.edited)
        for box in (self.table, self.role, *self.consents):
            box.currentIndexChanged.connect(self.edited)
        for tick in (self.present, self.speaker, self.voting):
            tick.toggled.connect(self.edited)


class ExpertEditor(Editor[Expert]):
    """Everything known about an expert."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.name = line(words.gettext("Name"))
        self.field = line(words.gettext("Field of work"))
        self.email = line(words.gettext("E-mail"))
        self.chair = QCheckBox(words.gettext("Chairs the expert group"))
        stacked(
            self,
            (words.gettext("Name"), self.name),
            (words.gettext("Field of work"), self.field),
            (words.gettext("E-mail"), self.email),
            self.chair,
        )
        for field in (self.name, self.field, self.email):
            field.textEdited.connect(self.edited)
        self.chair.toggled.connect(self.edited)

    def show_item(self, item: Expert | None, state: State) -> None:  # noqa: ARG002
        """Show an expert."""
        expert = item or Expert(0, "")
        self.name.setText(expert.name)
        self.field.setText(expert.field or "")
        self.email.setText(expert.email or "")
        self.chair.setChecked(expert.chair)

    def item(self, before: Expert | None, state: State) -> Expert:  # noqa: ARG002
        """Return the expert as typed; the session gives a new one its number."""
        return replace(
            before or Expert(0, ""),
            name=self.name.text(),
            field=text_of(self.field),
            email=text_of(self.email),
            chair=self.chair.isChecked(),
        )

    def fields(self) -> Sequence[QWidget]:
        """Return the fields in tab order."""
        return (self.name, self.field, self.email, self.chair)
