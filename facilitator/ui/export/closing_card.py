"""Whether documents are drafts: the session's end, its being opened again, the revision."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from facilitator.core.commands import CloseSession, Command, ReopenSession
from facilitator.core.model import State
from facilitator.core.rejection import Rejected
from facilitator.explain import explain
from facilitator.trouble import StorageTrouble
from facilitator.ui.forms import button, complaint, label, row
from facilitator.ui.hub import SessionHub
from facilitator.ui.theme import SPACING
from facilitator.words import Words


class ClosingCard(QFrame):
    """Says where the session is, and ends or reopens it at the second press."""

    def __init__(self, hub: SessionHub, words: Words) -> None:
        super().__init__()
        self._hub = hub
        self._words = words
        self._asked = False
        self.place = label("")
        self.note = label("", "small")
        self.act = button("")
        self.cancel = button(words.gettext("Cancel"))
        self.problem = complaint()
        self.setProperty("look", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(SPACING.medium, SPACING.small) * 2)
        layout.setSpacing(SPACING.hair)
        layout.addWidget(self.place)
        layout.addWidget(self.note)
        layout.addLayout(row(self.act, self.cancel, None))
        layout.addWidget(self.problem)
        self.act.clicked.connect(self._press)
        self.cancel.clicked.connect(self._withdraw)
        self.show_state(hub.state)

    def show_state(self, state: State) -> None:
        """Show whether the session goes on, and what the documents say of it."""
        words, closed = self._words, state.flow.closed
        self._asked = False
        self.cancel.hide()
        self.problem.hide()
        place = (
            words.gettext("Documents are final, revision {number}")
            if closed
            else words.gettext("Documents are drafts, revision {number}")
        )
        self.place.setText(place.format(number=state.flow.revision))
        self.note.hide()
        self.act.say(
            words.gettext("Reopen the session…") if closed else words.gettext("Close the session…")
        )

    def _press(self) -> None:
        words, flow = self._words, self._hub.state.flow
        if self._asked:
            self._send(ReopenSession() if flow.closed else CloseSession())
            return
        self._asked = True
        if flow.closed:
            note = words.gettext("Later documents will be revision {number}.")
            self.note.setText(note.format(number=flow.revision + 1))
            self.act.say(words.gettext("Reopen"))
        else:
            self.note.setText(
                words.gettext(
                    "The clock stops, entries are locked, and documents are no drafts any more. "
                    "It can be reopened."
                )
            )
            self.act.say(words.gettext("Close the session"))
        self.note.show()
        self.cancel.show()

    def _withdraw(self) -> None:
        self.show_state(self._hub.state)

    def _send(self, command: Command) -> None:
        try:
            self._hub.attempt(command)
        except (Rejected, StorageTrouble) as trouble:
            self._withdraw()
            self.problem.setText(explain(self._words, trouble))
            self.problem.show()
