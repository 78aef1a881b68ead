"""A backup to be looked at, beside the session that goes on: text to find something in and copy."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.core.model import State
from facilitator.ui.backups.content import content_text
from facilitator.ui.forms import button, label, line, row
from facilitator.ui.screens import screen_under
from facilitator.ui.theme import SPACING
from facilitator.words import Words

SIZE = QSize(760, 620)


class CopyWindow(QDialog):
    """What is in a backup. Nothing can be changed here; Esc closes it.

    Args:
        words: The words of the console.
        title: Which backup it is.
        state: The session in it.
        parent: The window of backups.
    """

    def __init__(self, words: Words, title: str, state: State, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.text = QPlainTextEdit(content_text(words, state))
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(title)
        self.text.setTabChangesFocus(True)
        self.search = line(words.gettext("Find"), hint=words.gettext("Find: Ctrl+F, then Enter"))
        self.search.setClearButtonEnabled(True)
        self.close_it = button(words.gettext("Close"))
        hint = words.gettext(
            "A copy to look at: nothing can be changed in it. Text that is marked can be copied"
            " into the session."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.huge, SPACING.large, SPACING.huge, SPACING.large)
        layout.setSpacing(SPACING.medium)
        layout.addWidget(label(title, "lead"))
        layout.addWidget(label(hint, "soft"))
        layout.addWidget(self.search)
        layout.addWidget(self.text, 1)
        layout.addLayout(row(None, self.close_it))
        self.resize(SIZE.boundedTo(screen_under(self).availableSize()))
        self.search.returnPressed.connect(self.find_next)
        self.close_it.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(
            self.search.setFocus
        )
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def find_next(self) -> None:
        """Mark the next place where the sought text stands; after the last comes the first."""
        sought = self.search.text()
        if sought and not self.text.find(sought):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(sought)
