"""What the letter says and carries: subject, text, attachment, one letter or one each."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from facilitator.core.model import State
from facilitator.core.protocol.edition import Edition, Extent, Naming
from facilitator.core.value import dataclass
from facilitator.letter import Attachment, Carries, Copies, Letter, attach, suggested
from facilitator.ui.choices import ChoiceBox, LanguageChoice
from facilitator.ui.export.background import Progress
from facilitator.ui.export.documents import NAMES, Format, document, file_name
from facilitator.ui.forms import button, label, line, row
from facilitator.ui.plain_text import PlainText
from facilitator.ui.theme import SPACING
from facilitator.words import N_, Words

if TYPE_CHECKING:
    from facilitator.report.typefaces import Typeface

AskFile = Callable[[], Path | None]
"""Asks for a file to be attached; None is a change of mind."""
COPIES: Final = (
    (Copies.EACH, N_("One letter to each")),
    (Copies.HIDDEN, N_("One letter, hidden copies")),
)


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter before its document is made: an edition, or a file of somebody's own."""

    subject: str
    text: str
    attached: Edition | Path
    copies: Copies

    def written(
        self,
        state: State,
        words: Words,
        progress: Progress,
        typeface: "Typeface | None" = None,
    ) -> Letter:
        """Return the letter with its attachment.

        Args:
            state: The session.
            words: The words of the console, for the name of the file.
            progress: Told how far it is; raising from it gives up.
            typeface: The family the attached document is set in; None is the bundled one.

        Raises:
            StorageTrouble: The chosen file cannot be read.
        """
        if isinstance(self.attached, Path):
            attachment = attach(self.attached)
        else:
            made = document(state, self.attached, Format.PDF, None, progress, typeface)
            name = file_name(words, state, self.attached, Format.PDF)
            attachment = Attachment(name, made.data)
        return Letter(self.subject, self.text, (attachment,))


class LetterForm(QWidget):
    """Follows the suggestion until somebody writes a text of their own.

    Args:
        words: The words of the console.
        ask_file: Asks for a file; None uses the system's dialog.
    """

    changed = Signal()

    def __init__(self, words: Words, *, ask_file: AskFile | None = None) -> None:
        super().__init__()
        self._words = words
        self._ask_file = ask_file or self._ask_for_file
        self._state = State()
        self._file: Path | None = None
        self._own = False
        self.language = LanguageChoice(words.gettext("Language of the letter"))
        self.attachment = ChoiceBox(words.gettext("Attached"))
        self.other = button(words.gettext("Another file…"))
        self.subject = line(words.gettext("Subject"))
        self.text = PlainText()
        self.again = button(words.gettext("Suggest again"))
        self.copies = ChoiceBox(words.gettext("How many letters"))
        self._build()
        self._connect()

    def show_state(self, state: State) -> None:
        """Suggest a letter about the session as it now is."""
        if self._state == State():
            self.language.show_language(state.facts.language)
        self._state = state
        if not self._own:
            self._suggest()

    def draft(self) -> LetterDraft:
        """Return the letter as it stands."""
        return LetterDraft(
            subject=self.subject.text().strip(),
            text=self.text.toPlainText(),
            attached=self._attached(),
            copies=Copies(self.copies.currentData()),
        )

    def _attached(self) -> Edition | Path:
        attached: Edition | Path = self.attachment.currentData()
        return attached

    def _build(self) -> None:
        words = self._words
        for naming in (Naming.ANONYMOUS, Naming.NAMED):
            for extent in (Extent.FULL, Extent.SHORT, Extent.REPORT):
                name = words.gettext(NAMES[extent, naming])
                self.attachment.addItem(name, Edition(extent, naming))
        for copies, name in COPIES:
            self.copies.addItem(words.gettext(name), copies)
        self.text.setAccessibleName(words.gettext("Text of the letter"))
        self.text.setTabChangesFocus(True)
        self.again.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addWidget(label(words.gettext("Letter"), "lead"))
        attached = row(self.attachment, self.other)
        attached.setStretch(0, 1)
        layout.addLayout(attached)
        layout.addWidget(self.subject)
        layout.addWidget(self.text, 1)
        below = row(self.copies, self.language, self.again)
        below.setStretch(0, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        self.language.activated.connect(self._suggest_unless_own)
        self.attachment.currentIndexChanged.connect(self._take_attachment)
        self.other.clicked.connect(self._choose_file)
        self.subject.textEdited.connect(self._note_edit)
        self.text.textChanged.connect(self._note_edit)
        self.again.clicked.connect(self._suggest)

    def _suggest_unless_own(self) -> None:
        if not self._own:
            self._suggest()

    def _suggest(self) -> None:
        letter = suggested(self._state, Words.load(self.language.language()), self._carries())
        self.subject.setText(letter.subject)
        self.subject.setCursorPosition(0)
        if self.text.toPlainText() != letter.text:
            self.text.setPlainText(letter.text)
        self._own = False
        self.again.hide()

    def _carries(self) -> Carries:
        attached = self._attached()
        if isinstance(attached, Path):
            return Carries.SIGNED
        named = attached.naming is Naming.NAMED
        return Carries.PROTOCOL if named else Carries.ANONYMISED

    def _note_edit(self) -> None:
        self._own = True
        self.again.show()

    def _take_attachment(self) -> None:
        self._suggest_unless_own()
        self.changed.emit()

    def _choose_file(self) -> None:
        path = self._ask_file()
        if path is None:
            return
        if self._file is not None:
            self.attachment.removeItem(self.attachment.count() - 1)
        self._file = path
        self.attachment.addItem(path.name, path)
        self.attachment.setCurrentIndex(self.attachment.count() - 1)

    def _ask_for_file(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self, self._words.gettext("What to attach"))
        return Path(name) if name else None
