"""Small bar charts in the colours and the family of the page."""

from reportlab.graphics.shapes import Drawing, Rect, String

from facilitator.report.document import BarChart
from facilitator.report.pdf.fonts import FAMILY
from facilitator.report.pdf.styles import BAR, GREY, INK

_TALLEST = 26.0
_FIGURE = 8.0
_LINE = 10.0
_WIDEST_BAR = 18.0


def bar_chart(chart: BarChart, width: float) -> Drawing:
    """Return counts as upright bars, each with its count above and its label below.

    Args:
        chart: Labels and counts.
        width: The width to fill, in points.
    """
    drawing = Drawing(width, _TALLEST + 2 * _LINE + 2)
    most = max(chart.counts, default=0) or 1
    step = width / max(1, len(chart.counts))
    bar = min(_WIDEST_BAR, step * 0.7)
    for index, (label, count) in enumerate(zip(chart.labels, chart.counts, strict=True)):
        middle = step * (index + 0.5)
        # A bar of nothing is still a line, so that the scale is seen.
        tall = max(0.6, _TALLEST * count / most)
        drawing.add(Rect(middle - bar / 2, _LINE, bar, tall, fillColor=BAR, strokeColor=None))
        drawing.add(_figure(middle, _LINE + tall + 2, str(count), INK))
        drawing.add(_figure(middle, 1, label, GREY))
    return drawing


def _figure(x: float, y: float, text: str, colour: object) -> String:
    return String(
        x, y, text, fontName=FAMILY, fontSize=_FIGURE, fillColor=colour, textAnchor="middle"
    )
