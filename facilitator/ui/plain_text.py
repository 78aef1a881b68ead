"""An editor that takes text and nothing else, and no more of it than it can show without a halt."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from facilitator.core.checks import MAX_TEXT
from facilitator.core.clean import clean_text

MOST: Final = 2 * MAX_TEXT
"""Characters an editor holds: more than any text may have, so that what is too long is refused with
its reason and not cut unseen. Laying out a million letters takes minutes."""


class PlainText(QPlainTextEdit):
    """Pastes without formatting, without what nobody sees, and up to a limit.

    Args:
        parent: The owner, if any.
        most: The most characters it holds.
        clean: What is pasted goes through this.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        most: int = MOST,
        clean: Callable[[str], str] = clean_text,
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._clean = clean

    def room(self) -> int:
        """Return how many characters it still takes, beside what is not selected."""
        selected = self.textCursor()
        taken = selected.selectionEnd() - selected.selectionStart()
        return max(0, self._most - self.document().characterCount() + 1 + taken)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and nothing else."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop."""
        self.insertPlainText(self._clean(source.text()[: 2 * self._most])[: self.room()])
        self.ensureCursorVisible()
