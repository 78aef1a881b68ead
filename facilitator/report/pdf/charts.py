"""Small bar charts in the colours and the family of the page.

Drawn by hand: reportlab's own drawings name Helvetica in the file, which is not embedded.
"""

from facilitator.report.document import BarChart
from facilitator.report.pdf.canvas import TaggedCanvas
from facilitator.report.pdf.pieces import Piece
from facilitator.report.pdf.styles import BAR, GREY, INK
from facilitator.report.pdf.tagging import Element

_TALLEST = 26.0
_FIGURE = 8.0
_LINE = 10.0
_WIDEST_BAR = 18.0


class Bars(Piece):
    """Counts as upright bars, each with its count above and its label below.

    Args:
        chart: Labels and counts.
        width: The width to fill, in points.
        family: The family of its figures.
        element: What it is in the structure of the document.
    """

    def __init__(self, chart: BarChart, width: float, family: str, element: Element) -> None:
        self._chart = chart
        self._family = family
        self._element = element
        self._width = width

    def measure(self, width: float, room: float) -> float:
        """Return the height, which does not depend on the room."""
        del width, room
        return _TALLEST + 2 * _LINE + 2

    def draw(self, canvas: TaggedCanvas, left: float, bottom: float) -> None:
        """Draw bars, counts and labels."""
        counts = self._chart.counts
        most = max(counts, default=0) or 1
        step = self._width / max(1, len(counts))
        bar = min(_WIDEST_BAR, step * 0.7)
        canvas.begin(self._element)
        canvas.setFont(self._family, _FIGURE)
        for index, (label, count) in enumerate(zip(self._chart.labels, counts, strict=True)):
            middle = left + step * (index + 0.5)
            # A bar of nothing is still a line, so that the scale is seen.
            tall = max(0.6, _TALLEST * count / most)
            canvas.setFillColor(BAR)
            canvas.rect(middle - bar / 2, bottom + _LINE, bar, tall, stroke=0, fill=1)
            canvas.setFillColor(INK)
            canvas.drawCentredString(middle, bottom + _LINE + tall + 2, str(count))
            canvas.setFillColor(GREY)
            canvas.drawCentredString(middle, bottom + 1, label)
        canvas.end()
