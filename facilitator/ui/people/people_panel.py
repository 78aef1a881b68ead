"""The window of participants and experts; it can stay open beside the console."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from facilitator.core.commands import (
    AddExpert,
    AddParticipants,
    Command,
    EditExpert,
    EditParticipant,
    MarkPresent,
    RemoveExpert,
    RemoveParticipant,
)
from facilitator.core.forgetting import voice_of
from facilitator.core.model import Expert, Participant, State
from facilitator.ui.forgetting_file import ForgettingFile
from facilitator.ui.forms import button, fit_to_screen
from facilitator.ui.hub import SessionHub
from facilitator.ui.items.items_page import ItemsPage
from facilitator.ui.items.kind import Kind
from facilitator.ui.items.leaving import Leaving
from facilitator.ui.items.rows_model import Column
from facilitator.ui.people.attendance import AttendanceLine, matches
from facilitator.ui.people.editors import ExpertEditor, ParticipantEditor
from facilitator.ui.people.paste_page import PastePage
from facilitator.ui.sections import Sections
from facilitator.words import Words

PARTICIPANTS, EXPERTS, PASTE = 0, 1, 2
LIST_WIDTH = 184


class PeoplePanel(QDialog):
    """Participants with presence by surname, experts, and lists from a spreadsheet.

    Args:
        hub: The session.
        words: The words of the console.
        parent: The console, if any.
        forgetting: Gives what takes people out of the session's file; None where nothing can.
    """

    def __init__(
        self,
        hub: SessionHub,
        words: Words,
        parent: QWidget | None = None,
        *,
        forgetting: Callable[[], ForgettingFile] | None = None,
    ) -> None:
        super().__init__(parent)
        self._forgetting = forgetting
        self.forget = tuple(button(words.gettext("Forget personal data…")) for _ in range(2))
        self._hub = hub
        self._words = words
        self.attendance = AttendanceLine(words)
        self.participant_form = ParticipantEditor(words)
        self.participants: ItemsPage[Participant] = ItemsPage(
            hub,
            words,
            participant_kind(words),
            self.participant_form,
            self.attendance,
            also=self.forget[0],
        )
        self.experts: ItemsPage[Expert] = ItemsPage(
            hub, words, expert_kind(words), ExpertEditor(words), also=self.forget[1]
        )
        self.paste = PastePage(words, lambda: hub.state)
        self.sections = Sections(words.gettext("Sections"), LIST_WIDTH)
        pages = (self.participants, self.experts)
        self._leaving = Leaving(words, pages, self.sections.show_page)
        self._build()
        self._connect()
        self._show_counts()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the line for those who come in, or at the paste where nobody is listed."""
        super().showEvent(event)
        if self._hub.state.participants:
            self.attendance.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sections.show_page(PASTE)
            self.paste.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close, after what was typed is saved; what cannot be asks for a second Esc."""
        if self._leaving.may_close():
            super().reject()

    def mark_selected(self) -> None:
        """Mark the selected participant as present and clear the line."""
        person = self.participants.model.at(self.participants.table.currentIndex().row())
        if person is None:
            self.attendance.show_nobody()
            return
        if person.present or self.participants.attempt(MarkPresent(person.number, True)):  # noqa: FBT003
            self.attendance.show_marked(person, again=person.present)

    def open_forgetting(self) -> None:
        """Open the window that takes personal data out, with the selected person offered."""
        # What is typed is saved first, so that it is known whom it is about.
        if self._forgetting is None or not (self.participants.commit() and self.experts.commit()):
            return
        from facilitator.ui.people.forget_dialog import ForgetDialog

        page = self.sections.pages.currentWidget()
        shown = page.shown if page in (self.participants, self.experts) else None
        chosen = None if shown is None else voice_of(shown)
        dialog = ForgetDialog(self._words, self._hub.state, self._forgetting(), chosen, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words.gettext("Participants and experts"))
        fit_to_screen(self)
        self.sections.add(words.gettext("Participants"), self.participants)
        self.sections.add(words.gettext("Experts"), self.experts)
        self.sections.add(words.gettext("From a spreadsheet"), self.paste)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sections)
        QWidget.setTabOrder(self.attendance.line, self.participants.table)

    def _connect(self) -> None:
        self._hub.changed.connect(self._show_counts)
        self.attendance.typed.connect(self._narrow)
        self.attendance.entered.connect(self.mark_selected)
        self.attendance.moved.connect(self._move)
        self.participants.add.clicked.connect(self._take_name)
        for page in (self.participants, self.experts):
            page.editor.edited.connect(self._leaving.stay)
        self.paste.wanted.connect(self._add_people)
        for each in self.forget:
            each.clicked.connect(self.open_forgetting)
            each.setVisible(self._forgetting is not None)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._to_attendance)

    def _show_counts(self) -> None:
        words, state = self._words, self._hub.state
        self.attendance.show_count(state)
        people, experts = len(state.participants), len(state.experts)
        counted = words.gettext("{title} · {n}")
        titles = (words.gettext("Participants"), people), (words.gettext("Experts"), experts)
        for at, (title, n) in enumerate(titles):
            self.sections.rename(at, counted.format(title=title, n=n))

    def _narrow(self, text: str) -> None:
        self.participants.narrow(lambda person: matches(person, text))
        if text:
            self.participants.select(0)

    def _take_name(self) -> None:
        """Begin a new record with the name of somebody who came and is not on the list."""
        name = self.attendance.line.text().strip()
        page, editor = self.participants, self.participant_form
        if name and not name.isdigit() and page.shown is None and not page.model.rowCount():
            self.attendance.clear()
            editor.name.setText(name)
            editor.present.setChecked(True)
            editor.edited.emit()

    def _move(self, by: int) -> None:
        self.participants.select(self.participants.table.currentIndex().row() + by)

    def _to_attendance(self) -> None:
        self.sections.show_page(PARTICIPANTS)
        self.attendance.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_people(self, people: Sequence[Participant]) -> None:
        if self.participants.attempt(AddParticipants(tuple(people))):
            self.paste.clear()
            self._to_attendance()


def participant_kind(words: Words) -> Kind[Participant]:
    """Return how participants are listed, added, edited and removed."""
    columns: tuple[Column[Participant], ...] = (
        Column(words.gettext("№"), lambda p: str(p.number), 46, right=True),
        Column(words.gettext("Here"), _said_present(words), 72, checked=lambda p: p.present),
        Column(words.pgettext("column", "Name"), lambda p: p.name),
        Column(words.gettext("Organisation"), lambda p: p.organisation or ""),
        Column(words.gettext("Table"), lambda p: str(p.table or ""), 56, right=True),
        Column(
            words.gettext("Consents"),
            consent_marks,
            84,
            hint=words.gettext("Processing, photo and video, publication"),
        ),
    )
    return Kind(
        title=words.gettext("Participants"),
        items=_people,
        columns=columns,
        key=lambda person: person.number,
        add=lambda person: AddParticipants((person,)),
        edit=EditParticipant,
        erase=lambda person: RemoveParticipant(person.number),
        tick=_toggle_presence,
        removal_asks=True,
        empty=words.gettext(
            "Nobody is listed yet. “From a spreadsheet” takes a whole list at once."
        ),
    )


def expert_kind(words: Words) -> Kind[Expert]:
    """Return how experts are listed, added, edited and removed."""
    chairs = words.pgettext("experts", "chair")
    return Kind(
        title=words.gettext("Experts"),
        items=_experts,
        columns=(
            Column(words.gettext("№"), lambda e: str(e.number), 46, right=True),
            Column(words.pgettext("column", "Name"), lambda e: e.name),
            Column(words.gettext("Field of work"), lambda e: e.field or ""),
            Column("", lambda e: chairs if e.chair else "", 116),
        ),
        key=lambda expert: expert.number,
        add=AddExpert,
        edit=EditExpert,
        erase=lambda expert: RemoveExpert(expert.number),
        removal_asks=True,
        wraps=True,
    )


def consent_marks(person: Participant) -> str:
    """Return the three consents as signs: ✓ given, − refused, · not asked."""
    given = person.consent
    answers = (given.processing, given.photo_video, given.publication)
    return " ".join({True: "✓", False: "−", None: "·"}[answer] for answer in answers)


def _people(state: State) -> tuple[Participant, ...]:
    return tuple(sorted(state.participants.values(), key=lambda person: person.number))


def _experts(state: State) -> tuple[Expert, ...]:
    return tuple(sorted(state.experts.values(), key=lambda expert: expert.number))


def _toggle_presence(person: Participant, _column: int) -> Command:
    return MarkPresent(person.number, not person.present)


def _said_present(words: Words) -> "_Said":
    return _Said(words.gettext("is here"), words.gettext("is not here"))


class _Said:
    def __init__(self, here: str, away: str) -> None:
        self._here, self._away = here, away

    def __call__(self, person: Participant) -> str:
        return self._here if person.present else self._away
