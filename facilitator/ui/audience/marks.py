"""What a page of the wall is made of: blocks of text and boxes, placed and coloured."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from facilitator.core.value import dataclass, replace
from facilitator.ui.audience.drawable import drawable

LEADING: Final = 1.22
"""The height of a line in units of its letters' size."""
SHORT_WORD: Final = re.compile(r"(?<!\w)([\w№≥≤]{1,2}\.?) ")
"""A word that must not stand alone at the end of a line: «г.», «в», "of"."""


@dataclass(frozen=True, slots=True)
class Block:
    """Text broken into lines, in logical pixels of the wall; `cut` says that some is left out."""

    lines: tuple[str, ...]
    font: QFont
    width: float
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    cut: bool = False

    @property
    def line_height(self) -> float:
        """The height of one line."""
        return self.font.pixelSize() * LEADING

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.line_height

    @property
    def natural_width(self) -> float:
        """The width of the widest line."""
        metrics = QFontMetricsF(self.font)
        return max((metrics.horizontalAdvance(line) for line in self.lines), default=0.0)

    def each_line(self) -> Iterator[tuple["Block", bool]]:
        """Yield every line as a block of its own, and whether it is the last."""
        for at, line in enumerate(self.lines, 1):
            yield replace(self, lines=(line,)), at == len(self.lines)


def broken(
    text: str,
    font: QFont,
    width: float,
    max_lines: int | None = None,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> Block:
    """Return `text` in lines of at most `width`; beyond `max_lines` it ends in an ellipsis."""
    lines: list[str] = []
    for paragraph in glued(drawable(text, font)).splitlines():
        lines += _lines(paragraph, font, width)
    cut = max_lines is not None and len(lines) > max_lines
    if max_lines is not None and cut:
        rest = " ".join(lines[max_lines - 1 :])
        metrics = QFontMetricsF(font)
        lines[max_lines - 1 :] = [metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return Block(tuple(lines), font, width, align, cut)


def glued(text: str) -> str:
    """Return `text` with short words tied to the next one, and a dash to the one before."""
    return SHORT_WORD.sub("\\1\N{NO-BREAK SPACE}", text).replace(" —", "\N{NO-BREAK SPACE}—")


def _lines(paragraph: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines = []
    # Qt counts UTF-16 units: an emoji is two of them.
    units = paragraph.encode("utf-16-le", "replace")
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        begin, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        lines.append(units[begin:end].decode("utf-16-le", "replace").strip())
    layout.endLayout()
    return lines


@dataclass(frozen=True, slots=True)
class TextMark:
    """A block at its upper left corner."""

    block: Block
    x: float
    y: float
    colour: str


@dataclass(frozen=True, slots=True)
class BoxMark:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0.0


Mark = TextMark | BoxMark
Page = tuple[Mark, ...]


def moved(marks: Iterable[Mark], dx: float = 0.0, dy: float = 0.0) -> list[Mark]:
    """Return the marks moved by so many pixels."""
    return [replace(mark, x=mark.x + dx, y=mark.y + dy) for mark in marks]


def spot(mark: Mark) -> QRectF:
    """Return where a mark may leave a trace; letters can reach out of their lines."""
    if isinstance(mark, BoxMark):
        return QRectF(mark.x, mark.y, mark.width, mark.height).adjusted(-1, -1, 1, 1)
    out = mark.block.line_height / 2
    rect = QRectF(mark.x, mark.y, mark.block.width, mark.block.height)
    return rect.adjusted(-out, -out, out, out)


def differing(before: Page, after: Page) -> list[QRectF] | None:
    """Return the places where two pages differ; None where they have little in common."""
    if len(before) != len(after):
        return None
    pairs = zip(before, after, strict=True)
    return [spot(mark) for pair in pairs if pair[0] != pair[1] for mark in pair]


def paint(painter: QPainter, marks: Sequence[Mark]) -> None:
    """Paint a page, but for what lies outside the painter's clip."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    seen = painter.clipBoundingRect()
    for mark in marks:
        if not seen.intersects(spot(mark)):
            continue
        if isinstance(mark, BoxMark):
            _paint_box(painter, mark)
        else:
            _paint_text(painter, mark)


def _paint_box(painter: QPainter, mark: BoxMark) -> None:
    rect = QRectF(mark.x, mark.y, mark.width, mark.height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(mark.colour))
    painter.drawRoundedRect(rect, mark.radius, mark.radius)


def _paint_text(painter: QPainter, mark: TextMark) -> None:
    block = mark.block
    metrics = QFontMetricsF(block.font)
    painter.setPen(QColor(mark.colour))
    painter.setFont(block.font)
    inside = (block.line_height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    for number, line in enumerate(block.lines):
        spare = block.width - metrics.horizontalAdvance(line)
        match block.align:
            case Qt.AlignmentFlag.AlignHCenter:
                x = mark.x + spare / 2
            case Qt.AlignmentFlag.AlignRight:
                x = mark.x + spare
            case _:
                x = mark.x
        painter.drawText(QPointF(x, mark.y + number * block.line_height + inside), line)
