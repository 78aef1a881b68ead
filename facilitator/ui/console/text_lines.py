"""Breaking a text into painted lines, with an ellipsis where there is no room for all of it."""

from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from facilitator.core.value import dataclass

_UNLIMITED: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken into lines of one font; sizes in logical pixels."""

    lines: tuple[str, ...]
    font: QFont
    line_height: float
    ascent: float

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.line_height * len(self.lines)

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint the lines with the painter's pen, from the upper left corner."""
        painter.setFont(self.font)
        for row, line in enumerate(self.lines):
            painter.drawText(QPointF(left, top + row * self.line_height + self.ascent), line)

    def last_width(self) -> float:
        """Return the width of the last line."""
        return QFontMetricsF(self.font).horizontalAdvance(self.lines[-1]) if self.lines else 0.0


def broken(text: str, font: QFont, width: float, most: int = _UNLIMITED) -> Lines:
    """Return `text` in lines no wider than `width`; words longer than a line are cut.

    Args:
        text: What is shown; its own line breaks are kept.
        font: In which font.
        width: The room, in logical pixels.
        most: How many lines at most; the last one then ends in an ellipsis.
    """
    metrics = QFontMetricsF(font)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped(paragraph, font, width, most + 1 - len(lines))
        if len(lines) > most:
            break
    if len(lines) > most:
        last = lines[most - 1].rstrip()
        while last and metrics.horizontalAdvance(last + "…") > width:
            last = last[:-1].rstrip()
        lines = [*lines[: most - 1], last + "…"]
    return Lines(tuple(lines), font, round(metrics.height() + 2), metrics.ascent() + 1)


def _wrapped(paragraph: str, font: QFont, width: float, most: int) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    # Qt counts in UTF-16; Python's slices would be off after an emoji.
    units = None if _is_plain(paragraph) else paragraph.encode("utf-16-le", "surrogatepass")
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 20))
        start, end = line.textStart(), line.textStart() + line.textLength()
        if units is None:
            lines.append(paragraph[start:end].rstrip())
        else:
            lines.append(units[2 * start : 2 * end].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return lines or [""]


def _is_plain(text: str) -> bool:
    """Tell whether each character is one unit of UTF-16."""
    return text.isascii() or max(text, default="") <= "\uffff"
