"""The mark of a line: a disc with a sign, its word beside it, so that colour is never alone."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from facilitator.ui.theme import CONSOLE
from facilitator.venue.judging import Level

COLOURS: Final = {
    Level.GOOD: CONSOLE.plus,
    Level.CARE: CONSOLE.warning,
    Level.BAD: CONSOLE.danger,
    None: CONSOLE.ink_soft,
}
GROUNDS: Final = {
    Level.GOOD: CONSOLE.plus_soft,
    Level.CARE: CONSOLE.warning_soft,
    Level.BAD: CONSOLE.danger_soft,
    None: CONSOLE.panel,
}
"""None is a line that is still being looked at."""


class Disc(QWidget):
    """A tick, an exclamation mark or a cross in a coloured disc; dots while it is not known.

    Args:
        size: Its width and height in logical pixels.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self._level: Level | None = None
        self.setFixedSize(QSize(size, size))

    @property
    def level(self) -> Level | None:
        """What is shown; None is not known yet."""
        return self._level

    def show_level(self, level: Level | None) -> None:
        """Show another level."""
        self._level = level
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc and sign."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS[self._level]))
        painter.drawEllipse(QRectF(self.rect()))
        painter.scale(self.width() / 24, self.height() / 24)
        pen = QPen(QColor(CONSOLE.on_accent), 2.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        match self._level:
            case Level.GOOD:
                painter.drawPolyline(
                    QPolygonF([QPointF(6.8, 12.6), QPointF(10.4, 16.2), QPointF(17.2, 8.2)])
                )
            case Level.CARE:
                painter.drawLine(QPointF(12, 6.4), QPointF(12, 13.2))
                painter.drawPoint(QPointF(12, 17.4))
            case Level.BAD:
                painter.drawLine(QPointF(8, 8), QPointF(16, 16))
                painter.drawLine(QPointF(16, 8), QPointF(8, 16))
            case None:
                for across in (7, 12, 17):
                    painter.drawPoint(QPointF(across, 12))
        painter.end()
