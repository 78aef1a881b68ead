"""A table of any length: linear in its rows, a repeated header, rows broken only when they must.

reportlab's own table copies what is left of it at every page and cannot break a tall cell well.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from facilitator.report.pdf.styles import ABOVE, HEADER_FILL, RULE, RULE_WIDTH, TEXT_HEIGHT
from facilitator.report.pdf.tagging import TaggedCanvas

_ENDLESS = 1e9
# A row is broken only where at least this much of it can stand: about three lines.
_WORTH_BREAKING = 48
_TWO = 2
Cells = list[list[Flowable]]


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
        make: Makes the flowables of each cell.
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

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw cells and rules below `top`."""
        left = 0.0
        for cell, column in zip(self._made(), self._columns, strict=True):
            y = top - ABOVE
            for part in cell:
                y -= _height(part, column.inside)
                part.drawOn(canvas, left + column.padding, y + part.getSpaceAfter())
            left += column.width
        canvas.begin(None)
        bottom = top - self.height
        canvas.line(0, bottom, left, bottom)
        edge = 0.0
        canvas.line(edge, top, edge, bottom)
        for column in self._columns:
            edge += column.width
            canvas.line(edge, top, edge, bottom)
        canvas.end()

    def untag(self) -> None:
        """Become decoration: read once, a header is not read again on every page."""
        for cell in self._made():
            for part in cell:
                part.element = None

    def drop(self) -> None:
        """Forget the cells: the row has been drawn for good."""
        self._cells = None

    def _made(self) -> Cells:
        if self._cells is None:
            self._cells = self._make()
        return self._cells


class Grid(Flowable):  # type: ignore[misc]
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
        super().__init__()
        self._header = header
        self._rows = rows
        self._begin = begin
        self._first = first
        self.units = len(rows) - begin

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size; counting stops once it exceeds `height`."""
        self.height = self._header.height
        for place in range(self._begin, len(self._rows)):
            self.height += self._row(place).height
            if self.height > height:
                break
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits under the header and the rest; nothing if not even a part fits."""
        del width
        room = height - self._header.height
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

    def draw(self) -> None:
        """Draw header, rows and rules."""
        canvas = self.canv
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(RULE_WIDTH)
        top = self.height
        width = self._header.width
        canvas.begin(None)
        canvas.setFillColor(HEADER_FILL)
        canvas.rect(0, top - self._header.height, width, self._header.height, stroke=0, fill=1)
        canvas.line(0, top, width, top)
        canvas.end()
        self._header.draw(canvas, top)
        self._header.untag()
        top -= self._header.height
        for place in range(self._begin, len(self._rows)):
            row = self._row(place)
            row.draw(canvas, top)
            top -= row.height
            row.drop()

    def _row(self, place: int) -> GridRow:
        return self._first if self._first and place == self._begin else self._rows[place]


def _height(part: Flowable, width: float) -> float:
    return float(part.wrap(width, _ENDLESS)[1] + part.getSpaceAfter())


def _divided(
    cell: list[Flowable], width: float, room: float
) -> tuple[list[Flowable], list[Flowable]]:
    """Return the parts of a cell that fit into `room`, the last of them split, and the rest."""
    for index, part in enumerate(cell):
        height = _height(part, width)
        if height > room:
            pieces = part.split(width, room - part.getSpaceAfter())
            first, rest = (pieces[:1], pieces[1:]) if len(pieces) > 1 else ([], [part])
            return [*cell[:index], *first], [*rest, *cell[index + 1 :]]
        room -= height
    return cell, []
