"""The closing speech: who spoke and what was said."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.core.model import Closing
from facilitator.ui.fields import EnterMovesOn, GrowingText
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
        EnterMovesOn(self, self.commit).watch(self.speaker)

    def show_closing(self, closing: Closing) -> None:
        """Show the closing speech; what is being typed stays, and takes lines added elsewhere."""
        before, self._shown = self._shown, closing
        speaker, text = closing.speaker or "", closing.text or ""
        if self.speaker.text().strip() == (before.speaker or ""):
            _show(self.speaker.setText, self.speaker.text(), speaker)
        typed = self.text.toPlainText()
        if typed.strip() == (before.text or ""):
            _show(self.text.setPlainText, typed, text)
        elif text.startswith(before.text or ""):
            _show(self.text.setPlainText, typed, typed + text[len(before.text or "") :])
        self._note_edit()

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


def _show(put: Callable[[str], None], shown: str, wanted: str) -> None:
    """Put another text into a field; one that says the same keeps its cursor."""
    if shown.strip() != wanted:
        put(wanted)
