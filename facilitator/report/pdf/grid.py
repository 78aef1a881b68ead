"""A table of any length: linear in its rows, a repeated header, rows broken only when they must.

reportlab's own table copies what is left of it at every page and cannot break a tall cell well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.core.value import dataclass
from facilitator.report.pdf.canvas import TaggedCanvas
from facilitator.report.pdf.pieces import ENDLESS, Piece
from facilitator.report.pdf.styles import ABOVE, HEADER_FILL, RULE, RULE_WIDTH, TEXT_HEIGHT
from facilitator.report.pdf.text import Text

# A row is broken only where at least this much of it can stand: about three lines.
_WORTH_BREAKING = 48
_TWO = 2
Cells = list[list[Piece]]


@dataclass(frozen=True, slots=True)
class GridColumn:
    """The width of a column and the padding at both its sides, in points."""

    width: float
    padding: float

    @property
    def inside(self) -> float:
        """The width left for text."""
        return self.width - 2 * self.padding


class GridRow:
    """A row; its cells are made when it is first measured and dropped once drawn.

    Args:
        make: Makes the pieces of each cell.
        columns: The columns.
    """

    def __init__(self, make: Callable[[], Cells], columns: Sequence[GridColumn]) -> None:
        self._make = make
        self._columns = columns
        self._cells: Cells | None = None
        self._height: float | None = None

    @property
    def width(self) -> float:
        """The width of all columns, in points."""
        return sum(column.width for column in self._columns)

    @property
    def height(self) -> float:
        """The height with padding, in points."""
        if self._height is None:
            tallest = max(
                sum(_height(part, column.inside) for part in cell)
                for cell, column in zip(self._made(), self._columns, strict=True)
            )
            self._height = tallest + 2 * ABOVE
        return self._height

    def split(self, room: float) -> tuple[GridRow, GridRow] | None:
        """Return the row in two, the first at most `room` points high, or None if it cannot be."""
        inside = room - 2 * ABOVE
        upper: Cells = []
        lower: Cells = []
        for cell, column in zip(self._made(), self._columns, strict=True):
            above, below = _divided(cell, column.inside, inside)
            upper.append(above)
            lower.append(below)
        if not any(upper):
            return None
        return GridRow(lambda: upper, self._columns), GridRow(lambda: lower, self._columns)

    def draw(self, canvas: TaggedCanvas, left: float, top: float) -> None:
        """Draw cells and rules right of `left` and below `top`."""
        edges = [left]
        for cell, column in zip(self._made(), self._columns, strict=True):
            y = top - ABOVE
            for part in cell:
                y -= _height(part, column.inside)
                part.draw(canvas, edges[-1] + column.padding, y + part.below)
            edges.append(edges[-1] + column.width)
        canvas.begin(None)
        bottom = top - self.height
        canvas.rule(left, bottom, edges[-1], bottom)
        for edge in edges:
            canvas.rule(edge, top, edge, bottom)
        canvas.end()

    def untag(self) -> None:
        """Become decoration: read once, a header is not read again on every page."""
        for cell in self._made():
            for part in cell:
                if isinstance(part, Text):
                    part.element = None

    def drop(self) -> None:
        """Forget the cells: the row has been drawn for good."""
        self._cells = None

    def _made(self) -> Cells:
        if self._cells is None:
            self._cells = self._make()
        return self._cells


class Grid(Piece):
    """The rows `begin` to `end` of a table under its header; what is left shares the rows.

    Args:
        header: The header, repeated above every piece.
        rows: Rows of the table.
        begin: The first row of this piece.
        first: The rest of row `begin` where a page broke it; stands in its stead.
    """

    def __init__(
        self,
        header: GridRow,
        rows: Sequence[GridRow],
        begin: int = 0,
        first: GridRow | None = None,
    ) -> None:
        self._header = header
        self._rows = rows
        self._begin = begin
        self._first = first
        self._height = 0.0
        self.units = len(rows) - begin

    def measure(self, width: float, room: float) -> float:
        """Return the height; counting stops once it exceeds `room`."""
        del width
        self._height = self._header.height
        for place in range(self._begin, len(self._rows)):
            self._height += self._row(place).height
            if self._height > room:
                break
        return self._height

    def split(self, width: float, room: float) -> list[Piece]:
        """Return what fits under the header and the rest; nothing if not even a part fits."""
        del width
        room -= self._header.height
        fitting: list[GridRow] = []
        for place in range(self._begin, len(self._rows)):
            row = self._row(place)
            if row.height <= room:
                room -= row.height
                fitting.append(row)
                continue
            tall = row.height > TEXT_HEIGHT / 2
            halves = row.split(room) if tall and room > _WORTH_BREAKING else None
            if halves:
                upper, lower = halves
                rest = Grid(self._header, self._rows, place, lower)
                return [Grid(self._header, [*fitting, upper]), rest]
            if not fitting:
                return []
            last = place == len(self._rows) - 1
            if last and len(fitting) > _TWO:
                fitting.pop()
                place -= 1  # noqa: PLW2901 - a single row would look lost on its page
            rest = Grid(self._header, self._rows, place)
            return [Grid(self._header, fitting), rest]
        return [self]

    def draw(self, canvas: TaggedCanvas, left: float, bottom: float) -> None:
        """Draw header, rows and rules."""
        top, under = bottom + self._height, self._header.height
        canvas.saveState()
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(RULE_WIDTH)
        canvas.begin(None)
        canvas.setFillColor(HEADER_FILL)
        canvas.rect(left, top - under, self._header.width, under, stroke=0, fill=1)
        canvas.rule(left, top, left + self._header.width, top)
        canvas.end()
        self._header.draw(canvas, left, top)
        self._header.untag()
        top -= under
        for place in range(self._begin, len(self._rows)):
            row = self._row(place)
            row.draw(canvas, left, top)
            top -= row.height
            row.drop()
        canvas.restoreState()

    def _row(self, place: int) -> GridRow:
        return self._first if self._first and place == self._begin else self._rows[place]


def _height(part: Piece, width: float) -> float:
    return part.measure(width, ENDLESS) + part.below


def _divided(cell: list[Piece], width: float, room: float) -> tuple[list[Piece], list[Piece]]:
    """Return the parts of a cell that fit into `room`, the last of them split, and the rest."""
    for index, part in enumerate(cell):
        height = _height(part, width)
        if height > room:
            pieces = part.split(width, room - part.below)
            first, rest = (pieces[:1], pieces[1:]) if len(pieces) > 1 else ([], [part])
            return [*cell[:index], *first], [*rest, *cell[index + 1 :]]
        room -= height
    return cell, []
