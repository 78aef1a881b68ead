"""The closing speech: who spoke and what was said."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.core.model import Closing
from facilitator.ui.fields import GrowingText
from facilitator.ui.forms import add_field, button, complaint, field_form, line, row
from facilitator.ui.theme import SPACING
from facilitator.words import Words


class ClosingPage(QWidget):
    """Speaker and text, saved together.

    Args:
        words: The words of the console.
        save: Saves the speech; returns why it could not be, or nothing.
    """

    def __init__(self, words: Words, save: Callable[[Closing], str]) -> None:
        super().__init__()
        self._save = save
        self._dirty = False
        self._shown = Closing()
        self.speaker = line(words.gettext("Speaker"))
        self.text = GrowingText(words.gettext("Closing speech"), (6, 16))
        self.save = button(words.gettext("Save"), look="primary", key="Ctrl+Return")
        self.problem = complaint()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, SPACING.medium)
        layout.setSpacing(SPACING.small)
        form = field_form()
        add_field(form, words.gettext("Speaker"), self.speaker)
        add_field(form, words.gettext("Closing speech"), self.text)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self.problem)
        layout.addLayout(row(None, self.save))
        self.speaker.textEdited.connect(self._note_edit)
        self.text.textChanged.connect(self._note_edit)
        self.save.clicked.connect(self.commit)

    def show_closing(self, closing: Closing) -> None:
        """Show the closing speech, unless somebody is typing another."""
        if self._dirty and closing != self._typed():
            return
        self._shown = closing
        if closing != self._typed():
            self.speaker.setText(closing.speaker or "")
            self.text.setPlainText(closing.text or "")
        self._dirty = False
        self.save.setEnabled(False)

    def commit(self) -> bool:
        """Save the speech if it was changed; return whether nothing is left unsaved."""
        if self._dirty:
            problem = self._save(self._typed())
            self.problem.setText(problem)
            self.problem.setVisible(bool(problem))
            self._dirty = bool(problem)
            self.save.setEnabled(self._dirty)
        return not self._dirty

    def _typed(self) -> Closing:
        speaker, text = self.speaker.text().strip(), self.text.toPlainText().strip()
        return Closing(speaker or None, text or None)

    def _note_edit(self) -> None:
        self._dirty = self._typed() != self._shown
        self.save.setEnabled(self._dirty)
