"""The scribe line on the screen: the voice's chip, the text, and what Enter will do."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from facilitator.ui.console.look import relook
from facilitator.ui.console.scribe_edit import ScribeEdit
from facilitator.words import Words

MOST_OUTCOME: Final = 250


class ScribeLine(QFrame):
    """Where everything is captured; decides nothing itself.

    Args:
        words: The console's language.
        take_key: Called with every key press first; returns whether it was an action's.
        parent: The owner, if any.
    """

    edited = Signal(str)
    pasted = Signal(tuple)

    def __init__(
        self,
        words: Words,
        take_key: Callable[[QKeyEvent], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName("scribeFrame")
        self.setProperty("look", "scribe")
        self._chip = QLabel()
        self._chip.setObjectName("voiceChip")
        self._chip.setProperty("look", "chip")
        self._chip.setTextFormat(Qt.TextFormat.PlainText)
        self._edit = ScribeEdit(take_key, self)
        self._edit.setAccessibleName(words.gettext("Scribe line"))
        self._edit.installEventFilter(self)
        self._outcome = QLabel()
        self._outcome.setObjectName("interpretation")
        self._outcome.setProperty("look", "small")
        self._outcome.setTextFormat(Qt.TextFormat.PlainText)
        self._outcome.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        left = QVBoxLayout()
        left.addWidget(self._chip)
        left.addStretch()
        row.addLayout(left)
        row.addWidget(self._edit, 1)
        row.addWidget(self._outcome)
        self._chip.hide()
        self._edit.textChanged.connect(lambda: self.edited.emit(self.text()))
        self._edit.pasted.connect(self.pasted)

    @property
    def edit(self) -> ScribeEdit:
        """The editor, for focus and completion."""
        return self._edit

    def text(self) -> str:
        """Return what is typed."""
        return self._edit.toPlainText()

    def before_cursor(self) -> str:
        """Return what is typed up to the cursor."""
        return self.text()[: self._edit.textCursor().position()]

    def show_text(self, text: str) -> None:
        """Replace the text, with the cursor at its end; undo within the line still works."""
        cursor = self._edit.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self._edit.setTextCursor(cursor)

    def complete(self, start: int, inserted: str) -> None:
        """Replace what stands between `start` (in characters) and the cursor."""
        cursor = self._edit.textCursor()
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(inserted)
        self._edit.setTextCursor(cursor)

    def clear(self) -> None:
        """Empty the line after a commit."""
        self._edit.clear()

    def show_chip(self, text: str) -> None:
        """Show the voice, or what is being asked for; empty for nobody."""
        self._chip.setText(text)
        self._chip.setVisible(bool(text))
        self._chip.setAccessibleName(text)

    def show_placeholder(self, text: str) -> None:
        """Show what plain text becomes in this step."""
        self._edit.setPlaceholderText(text)

    def show_outcome(self, text: str, *, refused: bool) -> None:
        """Show what Enter will do, or why it will be refused."""
        wide = self._outcome.fontMetrics().horizontalAdvance(text) + 8
        self._outcome.setWordWrap(wide > MOST_OUTCOME)
        self._outcome.setFixedWidth(min(wide, MOST_OUTCOME) if text else 0)
        self._outcome.setText(text)
        relook(self._outcome, "refusal" if refused else "small")
        relook(self, "scribe-refused" if refused else "scribe")
        self._edit.setAccessibleDescription(text)

    def take_focus(self) -> None:
        """Put the cursor into the line."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep shortcuts of the editor among its key presses."""
        # Qt offers Ctrl+Z and the like to the editor as a shortcut first; all go to key presses.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return False
        return super().eventFilter(watched, event)
