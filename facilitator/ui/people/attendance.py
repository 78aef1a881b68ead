"""The line that marks who has come: a few letters of the surname, Enter, the next one."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.core.model import Participant, State
from facilitator.ui.forms import label, line, row
from facilitator.words import Words


def matches(person: Participant, text: str) -> bool:
    """Tell whether a typed beginning fits: of any word of the name, or the participant's number.

    Letters ё and е count as one, and so do capital and small ones.
    """
    wanted = _plain(text)
    if not wanted:
        return True
    if wanted.isdigit():
        return str(person.number) == wanted
    name = _plain(person.name)
    return name.startswith(wanted) or any(part.startswith(wanted) for part in name.split())


def _plain(text: str) -> str:
    return text.strip().casefold().replace("ё", "е")


class AttendanceLine(QWidget):
    """The line and the count of those who are here."""

    typed = Signal(str)
    """The letters so far; they narrow the table."""
    entered = Signal()
    """Enter: the selected person is here."""
    moved = Signal(int)
    """Up (-1) or down (1) in the table below."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.line = line(
            words.gettext("Surname or number of who has come"),
            hint=words.gettext("Surname or number, Enter — is here"),
        )
        self.count = label("", "lead")
        self.count.setWordWrap(False)
        self.said = label("", "soft")
        self.said.hide()
        top = row(self.line, self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.said)
        self.line.textEdited.connect(self._type)
        self.line.installEventFilter(self)

    def show_count(self, state: State) -> None:
        """Show how many of all have come."""
        people = state.participants.values()
        pattern = self._words.gettext("{present} of {all} are here")
        here = sum(person.present for person in people)
        self.count.setText(pattern.format(present=here, all=len(people)))

    def show_marked(self, person: Participant, *, again: bool) -> None:
        """Say who was marked and where they sit, for telling them; clear the line."""
        words = self._words
        if again:
            pattern = words.gettext("{name} had already been marked")
        elif person.table is None:
            pattern = words.gettext("{name} is here, no table yet")
        else:
            pattern = words.gettext("{name} is here, table {table}")
        self._say(pattern.format(name=person.name, table=person.table))
        self.line.clear()
        self.typed.emit("")

    def show_nobody(self) -> None:
        """Say that nobody is called that, and what to do."""
        self._say(self._words.gettext("Nobody on the list is called that. Ctrl+N adds them"))

    def clear(self) -> None:
        """Empty the line, and show everybody."""
        self.line.clear()
        self._type("")

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _type(self, text: str) -> None:
        self._say("")
        self.typed.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and the arrows of the line; the first Esc clears it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.entered.emit()
                    return True
                case Qt.Key.Key_Up | Qt.Key.Key_Down:
                    self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
                    return True
                case Qt.Key.Key_Escape if self.line.text():
                    self.clear()
                    return True
        return super().eventFilter(watched, event)
