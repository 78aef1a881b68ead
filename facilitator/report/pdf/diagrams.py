"""Charts over the width of the page, by reportlab's graphics in the family of the page."""

from collections.abc import Iterator

from reportlab.graphics.charts.barcharts import BarChart, HorizontalBarChart, VerticalBarChart
from reportlab.graphics.renderPDF import _PDFRenderer
from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth

from facilitator.report.document import Chart, Direction, Series
from facilitator.report.pdf.canvas import TaggedCanvas
from facilitator.report.pdf.pieces import Piece
from facilitator.report.pdf.styles import GREY, INK, RULE, RULE_WIDTH, TEXT_HEIGHT, TEXT_WIDTH
from facilitator.report.pdf.tagging import Element

_SIZE, _LINE = 9.0, 11.0
_LEGEND, _SWATCH = 20.0, 8.0
_UPRIGHT = 130.0
_WIDEST_BAR, _LEAST_GROUP = 40.0, 64.0
"""One bar alone does not fill the page; a group has room for the name below it."""
_BAR, _BETWEEN = 10.0, 9.0
_LABELS = 0.5
"""The share of the width that long labels beside the bars take."""
_FIGURE_ROOM = 1.12
"""The axis goes on beyond the longest bar, so that its figure has room."""
_TALLEST = TEXT_HEIGHT * 0.8
# They differ in brightness, too: the page may be printed in grey.
_FILLS = tuple(HexColor(colour) for colour in (0x2F4F6F, 0xA9C1D9, 0x6F8FAF, 0xD8C48A, 0x8A8A8A))


class Diagram(Piece):
    """A chart; never split: `diagrams` makes several of one that is taller than a page.

    Args:
        chart: Labels, series and the way bars grow.
        family: The family of its words.
        most: What the longest bar there can be stands for.
    """

    def __init__(self, chart: Chart, family: str, most: float) -> None:
        self.said = chart.said
        self._family = family
        self.element: Element | None = None
        self._legend = len(chart.series) > 1
        match chart.direction:
            case Direction.UP:
                plot = _upright(chart)
            case Direction.ACROSS:
                plot = _lying(chart, family)
        _set_bars(plot, chart, family)
        self.plot_width = plot.width
        self.axis = plot.valueAxis
        self.axis.valueMax = (most or 1) * _FIGURE_ROOM
        self._height = plot.y + plot.height + (_LEGEND if self._legend else 6)
        self._drawing = Drawing(TEXT_WIDTH, self._height)
        self._drawing.add(plot)
        if self._legend:
            _add_legend(self._drawing, chart.series, self._height - _SIZE, family)

    def measure(self, width: float, room: float) -> float:
        """Return the height, which does not depend on the room."""
        del width, room
        return float(self._height)

    def draw(self, canvas: TaggedCanvas, left: float, bottom: float) -> None:
        """Draw the chart as one figure."""
        canvas.begin(self.element)
        _Renderer(self._family).draw(self._drawing, canvas, left, bottom, showBoundary=0)
        canvas.end()


def diagrams(chart: Chart, family: str) -> Iterator[Diagram]:
    """Yield the chart in as many pieces as it needs to fit pages; bars are as long in each."""
    most = max((value for one in chart.series for value in one.values), default=0)
    if chart.direction is Direction.UP:
        yield Diagram(chart, family, most)
        return
    row = _row_height(chart, family)
    fitting = max(1, int(_TALLEST / row))
    for begin in range(0, len(chart.labels), fitting):
        piece = slice(begin, begin + fitting)
        yield Diagram(
            Chart(
                chart.title,
                chart.labels[piece],
                tuple(
                    Series(one.name, one.values[piece], one.shown[piece]) for one in chart.series
                ),
                chart.direction,
                chart.said if begin == 0 else chart.title,
            ),
            family,
            most,
        )


class _Renderer(_PDFRenderer):  # type: ignore[misc]
    """Draws without naming Times in the file: reportlab begins every drawing in that font."""

    def __init__(self, family: str) -> None:
        super().__init__()
        self._family = family

    def applyStateChanges(  # noqa: N802 - reportlab's name
        self, delta: dict[str, object], new_state: dict[str, object]
    ) -> None:
        """Take over a change of state in the page's own family."""
        if "fontName" in delta:
            delta = {**delta, "fontName": self._family}
        super().applyStateChanges(delta, new_state)


def _upright(chart: Chart) -> BarChart:
    plot = VerticalBarChart()
    widest = len(chart.labels) * max(_LEAST_GROUP, len(chart.series) * _WIDEST_BAR)
    plot.x, plot.width, plot.height = 0, min(TEXT_WIDTH, widest), _UPRIGHT
    plot.y = _LINE * 1.5
    plot.groupSpacing = 8
    plot.categoryAxis.labels.dy = -4
    return plot


def _lying(chart: Chart, family: str) -> BarChart:
    plot = HorizontalBarChart()
    plot.x = TEXT_WIDTH * _LABELS
    plot.y = 2
    plot.width = TEXT_WIDTH - plot.x
    plot.height = _row_height(chart, family) * len(chart.labels)
    plot.groupSpacing = _BETWEEN
    axis = plot.categoryAxis
    # Otherwise the first stands at the foot.
    axis.reverseDirection = 1
    axis.labels.boxAnchor = "e"
    axis.labels.textAnchor = "end"
    axis.labels.dx = -5
    axis.labels.maxWidth = plot.x - 8
    return plot


def _row_height(chart: Chart, family: str) -> float:
    room = TEXT_WIDTH * _LABELS - 8
    lines = max((len(simpleSplit(label, family, _SIZE, room)) for label in chart.labels), default=1)
    return float(max(lines * _LINE, len(chart.series) * _BAR) + 5)


def _set_bars(plot: BarChart, chart: Chart, family: str) -> None:
    """Give a chart its numbers, in the look of the page."""
    # Bars that lie are stacked from below.
    order = 1 if chart.direction is Direction.UP else -1
    plot.data = [one.values for one in chart.series][::order]
    plot.categoryAxis.categoryNames = list(chart.labels)
    labels = plot.categoryAxis.labels
    labels.fontName, labels.fontSize, labels.leading, labels.fillColor = family, _SIZE, _LINE, INK
    plot.categoryAxis.visibleTicks = 0
    plot.categoryAxis.strokeColor, plot.categoryAxis.strokeWidth = RULE, RULE_WIDTH
    plot.valueAxis.visible = 0
    plot.valueAxis.valueMin = 0
    plot.barLabelFormat = "values"
    plot.barLabelArray = [one.shown for one in chart.series][::order]
    figures = plot.barLabels
    figures.fontName, figures.fontSize, figures.fillColor = family, _SIZE, INK
    if chart.direction is Direction.UP:
        figures.nudge = 6
    else:
        figures.boxAnchor, figures.dx, figures.nudge = "w", 3, 0
    for index, place in enumerate(range(len(chart.series))[::order]):
        plot.bars[index].fillColor = _FILLS[place % len(_FILLS)]
        plot.bars[index].strokeColor = None


def _add_legend(drawing: Drawing, series: tuple[Series, ...], bottom: float, family: str) -> None:
    left = 0.0
    for index, one in enumerate(series):
        fill = _FILLS[index % len(_FILLS)]
        drawing.add(
            Rect(left, bottom, _SWATCH, _SWATCH, fillColor=fill, strokeColor=None, strokeWidth=0)
        )
        text = left + _SWATCH + 4
        drawing.add(
            String(text, bottom + 1, one.name, fontName=family, fontSize=_SIZE, fillColor=GREY)
        )
        left = text + stringWidth(one.name, family, _SIZE) + 14
