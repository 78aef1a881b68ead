"""A guide in Markdown as text to read: pictures as wide as the column, headings to go to."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser

from facilitator.core.value import dataclass
from facilitator.ui.theme import CONSOLE, FAMILY, SIZES, SPACING

COLUMN: Final = 860
"""The width of the text in logical pixels: longer lines are hard to read."""
LINE_HEIGHT: Final = 128
"""Of a line of text, in hundredths of its font's."""
SCALE: Final = {1: 26, 2: 20, 3: 16}
"""Sizes of headings in logical pixels."""
ABOVE: Final = {2: SPACING.huge, 3: SPACING.large}
"""Room above headings in logical pixels."""
TEXT: Final = f"QTextBrowser {{ background: {CONSOLE.paper}; border: none; border-radius: 0; }}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the guide: its rank from 1, what it says, and where it stands."""

    rank: int
    title: str
    position: int


class GuideText(QTextBrowser):
    """Shows a Markdown file with its pictures; follows no links, for there is no network.

    Args:
        file: The guide; pictures are named in it as seen from its folder.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._markdown = file.read_text(encoding="utf-8")
        self.column = 0
        self.headings: tuple[Heading, ...] = ()
        self.setOpenLinks(False)
        self.setStyleSheet(TEXT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # One that came and went would change the column's width while the text is set for it.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabChangesFocus(True)
        self._show(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle, and the pictures as wide as it."""
        # Afterwards lines are broken anew, and nothing is where it was.
        place = self.at_top()
        super().resizeEvent(event)
        self._show(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the beginning and the end, too; Qt's browser only turns pages."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture as wide as the column, sharp also where pixels are small."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QImage(str(self._file.parent / QUrl(name).path()))
        ratio = self.devicePixelRatioF()
        if picture.isNull():
            return picture
        shown = picture.scaledToWidth(
            round(self.column * ratio), Qt.TransformationMode.SmoothTransformation
        )
        painter = QPainter(shown)
        painter.setPen(QPen(QColor(CONSOLE.line_strong), ratio))
        painter.drawRect(shown.rect().adjusted(0, 0, -1, -1))
        painter.end()
        shown.setDevicePixelRatio(ratio)
        return shown

    def go_to(self, position: int) -> None:
        """Bring a place of the text to the top."""
        block = self.document().findBlock(position)
        cursor = QTextCursor(block)
        self.setTextCursor(cursor)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - SPACING.small if position else 0)

    def at_top(self) -> int:
        """Return the position of the text that is at the top."""
        if self.verticalScrollBar().value() == 0:
            return 0
        return self.cursorForPosition(self.viewport().rect().topLeft()).position()

    def seek(self, text: str, *, backward: bool = False) -> bool:
        """Select the next occurrence, from the other end again after the last; return whether."""
        flags = QTextDocument.FindFlag.FindBackward if backward else QTextDocument.FindFlag(0)
        if self.find(text, flags):
            return True
        kept = self.textCursor()
        end = QTextCursor.MoveOperation.End if backward else QTextCursor.MoveOperation.Start
        self.moveCursor(end)
        if self.find(text, flags):
            return True
        self.setTextCursor(kept)
        return False

    def _show(self, place: int) -> None:
        """Set the text anew where the column's width has changed; `place` comes to the top."""
        width = min(COLUMN, self.viewport().width() - 2 * SPACING.huge)
        if width == self.column or width <= 0:
            self._set_margins()
            return
        self.column = width
        self.document().clear()
        self.document().setMarkdown(self._markdown)
        self._set_margins()
        block = self.document().begin()
        while block.isValid():
            _set_block(block)
            block = block.next()
        self.headings = tuple(_headings(self.document()))
        self.go_to(place)

    def _set_margins(self) -> None:
        margin = max(SPACING.huge, (self.viewport().width() - self.column) // 2)
        frame = self.document().rootFrame().frameFormat()
        frame.setLeftMargin(margin)
        frame.setRightMargin(margin)
        frame.setTopMargin(SPACING.medium)
        frame.setBottomMargin(SPACING.huge)
        self.document().rootFrame().setFrameFormat(frame)


def _headings(document: QTextDocument) -> list[Heading]:
    found = []
    block = document.begin()
    while block.isValid():
        if rank := block.blockFormat().headingLevel():
            found.append(Heading(rank, block.text(), block.position()))
        block = block.next()
    return found


def _set_block(block: QTextBlock) -> None:
    """Give a paragraph the guide's distances and sizes."""
    cursor = QTextCursor(block)
    rank = block.blockFormat().headingLevel()
    shape = QTextBlockFormat()
    in_table = cursor.currentTable() is not None
    shape.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if rank:
        shape.setTopMargin(ABOVE.get(rank, 0))
        shape.setBottomMargin(SPACING.small)
    elif not in_table:
        shape.setBottomMargin(SPACING.hair if block.textList() is not None else SPACING.medium)
    cursor.mergeBlockFormat(shape)
    if rank:
        look = QTextCharFormat()
        look.setProperty(QTextCharFormat.Property.FontPixelSize.value, SCALE.get(rank, SIZES.lead))
        look.setFontWeight(QFont.Weight.Bold)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(look)
        return
    _set_typed(block)


def _set_typed(block: QTextBlock) -> None:
    """Show what is to be typed in the family of the windows, told apart by its ground."""
    parts = block.begin()
    while not parts.atEnd():
        part = parts.fragment()
        if part.charFormat().fontFixedPitch():
            cursor = QTextCursor(block)
            cursor.setPosition(part.position())
            cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setFontFamilies([FAMILY])
            look.setFontFixedPitch(False)
            look.setFontWeight(QFont.Weight.Medium)
            look.setBackground(Qt.GlobalColor.transparent)
            cursor.mergeCharFormat(look)
        parts += 1
