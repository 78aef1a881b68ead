"""The editor of the scribe line: one row that grows to three, and pastes as plain text."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from facilitator.core.clean import one_line, split_paste
from facilitator.ui.console.keys import latin_event
from facilitator.ui.plain_text import PlainText
from facilitator.ui.theme import CONSOLE, console_font

FONT_PIXELS: Final = 17
MOST_ROWS: Final = 3
_SIGN: Final = re.compile(
    r"\s*(?:[0-9]{1,4}(?:[.,юЮ][0-9]{1,6})?\s*)?([-+−–_])(?=\s+[^\s0-9]|\s*$)"
)


class SignColours(QSyntaxHighlighter):
    """Shows the sign of a plus or minus in its colour, as soon as it counts as one."""

    def highlightBlock(self, text: str) -> None:  # noqa: N802  Qt's name
        """Colour the sign at the beginning of the line."""
        found = _SIGN.match(text) if self.currentBlock().blockNumber() == 0 else None
        if found is not None:
            # Slow to load, and only needed once there is a sign.
            from PySide6.QtGui import QTextCharFormat

            form = QTextCharFormat()
            form.setFontWeight(QFont.Weight.Bold)
            form.setForeground(QColor(CONSOLE.plus if found[1] == "+" else CONSOLE.minus))
            self.setFormat(found.start(1), 1, form)


class ScribeEdit(PlainText):
    """A text of up to three visible rows.

    Args:
        take_key: Called with every key press first; returns whether it was an action's.
        parent: The owner, if any.
    """

    pasted = Signal(tuple)
    """Several lines were pasted; they are not in the text."""
    grown = Signal()

    def __init__(
        self, take_key: Callable[[QKeyEvent], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._take_key = take_key
        self._rows = 1
        self.setObjectName("scribeLine")
        self.setFont(console_font(FONT_PIXELS))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursorWidth(2)
        self._colours = SignColours(self.document())
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def rows(self) -> int:
        """Return how many rows are visible now: 1 to 3."""
        return self._rows

    def _grow(self) -> None:
        line_height = QFontMetrics(self.font()).lineSpacing()
        layout = self.document().documentLayout()
        # Asked for block by block, for the size of the whole is stale after a change of width.
        wanted, block = 0.0, self.document().firstBlock()
        while block.isValid() and wanted <= MOST_ROWS * line_height:
            wanted += layout.blockBoundingRect(block).height()
            block = block.next()
        rows = min(max(round(wanted / line_height), 1), MOST_ROWS)
        height = rows * line_height + 6
        if height != self.height() or rows != self._rows:
            self._rows = rows
            self.setFixedHeight(height)
            self.grown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower line may need more rows."""
        super().resizeEvent(event)
        self._grow()
        self.ensureCursorVisible()

    def sizeHint(self) -> QSize:
        """Ask for the rows there are."""
        return QSize(300, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer every key to the table of keys first."""
        if not self._take_key(event):
            super().keyPressEvent(latin_event(event))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste without formatting; several lines are offered as several items."""
        lines = split_paste(source.text())
        if len(lines) > 1:
            self.pasted.emit(lines)
        elif lines:
            self.insertPlainText(one_line(source.text())[: self.room()])
