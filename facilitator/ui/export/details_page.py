"""The section of what only the document needs: number, heading, who signs; saved as it is left."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from facilitator.core.commands import ReviseFacts
from facilitator.core.model import State
from facilitator.core.rejection import Rejected
from facilitator.explain import explain
from facilitator.trouble import StorageTrouble
from facilitator.ui.fields import EnterMovesOn
from facilitator.ui.forms import complaint, label
from facilitator.ui.hub import SessionHub
from facilitator.ui.start.document_page import DocumentPage
from facilitator.ui.start.draft import draft_of
from facilitator.ui.theme import SPACING
from facilitator.words import Words


class DetailsPage(QWidget):
    """The same fields as in the session's window, each saved when it is left."""

    def __init__(self, hub: SessionHub, words: Words) -> None:
        super().__init__()
        self._hub = hub
        self._words = words
        self._dirty = False
        self.fields = DocumentPage(words)
        self.note = label("", "soft")
        self.problem = complaint()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for above in (self.note, self.problem):
            above.setContentsMargins(SPACING.huge, SPACING.medium, SPACING.huge, 0)
            layout.addWidget(above)
        layout.addWidget(self.fields, 1)
        lines = self.fields.findChildren(QLineEdit)
        EnterMovesOn(self, self._save).watch(*lines)
        for each in lines:
            each.editingFinished.connect(self._save)
        self.fields.edited.connect(self._note_edit)
        self.show_state(hub.state)

    def show_state(self, state: State) -> None:
        """Show the session's facts, unless somebody is typing others."""
        words, closed = self._words, state.flow.closed
        self.fields.setEnabled(not closed)
        self.note.setText(
            words.gettext("The session is closed; reopen it to change these fields.")
            if closed
            else words.gettext("Each field is saved as you leave it.")
        )
        if not self._dirty:
            self.fields.show_draft(draft_of(state))

    def commit(self) -> bool:
        """Save what is typed; return whether nothing is left unsaved."""
        self._save()
        return not self._dirty

    def _note_edit(self) -> None:
        self._dirty = True

    def _save(self) -> None:
        if not self._dirty:
            return
        facts = self.fields.taken(draft_of(self._hub.state)).facts
        self._dirty = False
        try:
            self._hub.attempt(ReviseFacts(facts))
        except (Rejected, StorageTrouble) as trouble:
            self._dirty = True
            self.problem.setText(explain(self._words, trouble))
            self.problem.show()
        else:
            self.problem.hide()
