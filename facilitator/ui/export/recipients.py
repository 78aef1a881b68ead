"""Who gets the letter: everybody with an address, ticked or not."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.core.model import State
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Role, VoiceKind
from facilitator.glossary import name_of
from facilitator.letter import AddressBook, Recipient, address_book
from facilitator.ui.forms import button, label, row
from facilitator.ui.items.rows_model import Column, RowsModel, rows_table
from facilitator.ui.theme import SPACING
from facilitator.words import Words


@dataclass(frozen=True, slots=True)
class Choice:
    """A recipient, and whether the letter goes there."""

    recipient: Recipient
    chosen: bool


class Recipients(QWidget):
    """The table of recipients; first those are chosen who were present, and the experts."""

    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._left_out: set[str] = set()
        self._known: set[str] = set()
        self.count = label(words.gettext("To whom"), "lead")
        self.model: RowsModel[Choice] = RowsModel(_columns(words), _key)
        self.table = rows_table(self.model, words.gettext("Recipients"))
        self.everybody = button(words.pgettext("recipients", "All"))
        self.present = button(words.gettext("Those present"))
        self.nobody = button(words.pgettext("recipients", "None"))
        self.note = label("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addWidget(self.count)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.note)
        layout.addLayout(row(self.everybody, self.present, self.nobody, None))
        self.model.ticked.connect(self._tick)
        self.everybody.clicked.connect(lambda: self._choose(lambda _one: True))
        self.present.clicked.connect(lambda: self._choose(_was_there))
        self.nobody.clicked.connect(lambda: self._choose(lambda _one: False))

    def show_state(self, state: State) -> None:
        """Show everybody who can be written to; who was ticked stays so."""
        book = address_book(state)
        somebody = any(one.present for one in book.recipients)
        for one in book.recipients:
            if one.address not in self._known and somebody and not _was_there(one):
                self._left_out.add(one.address)
        self._known |= {one.address for one in book.recipients}
        self._show([Choice(one, one.address not in self._left_out) for one in book.recipients])
        self._say_unreachable(book)

    def chosen(self) -> tuple[Recipient, ...]:
        """Return those the letter goes to."""
        return tuple(choice.recipient for choice in self.model.rows if choice.chosen)

    def _tick(self, choice: Choice, _column: int) -> None:
        self._left_out ^= {choice.recipient.address}
        self._show_again()

    def _choose(self, wanted: Callable[[Recipient], bool]) -> None:
        everyone = [choice.recipient for choice in self.model.rows]
        self._left_out = {one.address for one in everyone if not wanted(one)}
        self._show_again()

    def _show_again(self) -> None:
        self._show(
            [
                replace(choice, chosen=choice.recipient.address not in self._left_out)
                for choice in self.model.rows
            ]
        )

    def _show(self, choices: list[Choice]) -> None:
        self.model.show_rows(choices)
        chosen = sum(choice.chosen for choice in choices)
        pattern = self._words.gettext("To whom: {n} of {all}")
        self.count.setText(pattern.format(n=chosen, all=len(choices)))
        self.changed.emit()

    def _say_unreachable(self, book: AddressBook) -> None:
        words = self._words
        said: list[str] = []
        if not book.recipients:
            said.append(
                words.gettext("There is no address yet: the window of participants takes them.")
            )
        if book.without_address:
            pattern = words.ngettext(
                "{n} person gave no address", "{n} people gave no address", book.without_address
            )
            said.append(pattern.format(n=book.without_address))
        if book.unreachable:
            listed = ", ".join(f"{one.name} ({one.typed})" for one in book.unreachable[:3])
            pattern = words.gettext("Not an address: {people}")
            said.append(pattern.format(people=listed))
        self.note.setText(" · ".join(said))
        self.note.setVisible(bool(said))


def _was_there(one: Recipient) -> bool:
    return one.present is True or one.is_expert


def _key(choice: Choice) -> int:
    voice = choice.recipient.voices[0]
    return voice.number * 2 + (voice.kind is VoiceKind.EXPERT)


def _columns(words: Words) -> tuple[Column[Choice], ...]:
    yes, no, unknown = words.gettext("yes"), words.gettext("no"), words.gettext("—")
    gets, does_not = words.gettext("gets the letter"), words.gettext("gets no letter")

    def answer(value: bool | None) -> str:  # noqa: FBT001  the value shown
        return {True: yes, False: no, None: unknown}[value]

    def role(choice: Choice) -> str:
        one = choice.recipient
        if one.role is not None and one.role is not Role.PARTICIPANT:
            return name_of(words, one.role)
        return words.gettext("expert") if one.is_expert else name_of(words, Role.PARTICIPANT)

    return (
        Column(
            "",
            lambda choice: gets if choice.chosen else does_not,
            34,
            checked=lambda choice: choice.chosen,
        ),
        Column(words.pgettext("column", "Name"), lambda choice: choice.recipient.name),
        Column(words.pgettext("recipients", "Role"), role, 96),
        Column(
            words.pgettext("recipients", "Came"),
            lambda choice: answer(choice.recipient.present),
            60,
            hint=words.gettext("Was present"),
        ),
        Column(
            words.pgettext("recipients", "Publication"),
            lambda choice: answer(choice.recipient.consent.publication),
            100,
            hint=words.gettext("To the publication of the name"),
        ),
        Column(words.gettext("Address"), lambda choice: choice.recipient.address),
    )
