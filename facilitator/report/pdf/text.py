"""Paragraphs: text in lines, divided between pages, and headings with their bookmarks."""

from __future__ import annotations

from facilitator.report.pdf.breaking import Line, Runs, broken
from facilitator.report.pdf.canvas import TaggedCanvas, Written
from facilitator.report.pdf.pieces import Piece
from facilitator.report.pdf.styles import Set, Style
from facilitator.report.pdf.tagging import Element

_ROUNDING = 1e-8
_FEW = 3


class Text(Piece):
    """A paragraph; its lines are broken once for a width.

    Args:
        runs: What it says, in which faces.
        style: Its look.
        element: What it is in the structure of the document; None only decorates the page.
    """

    def __init__(self, runs: Runs, style: Style, element: Element | None) -> None:
        self.style = style
        self.element = element
        self.above, self.below = style.above, style.below
        self.lines: list[Line] = []
        self.width: float | None = None
        """The width they were broken for, in points."""
        self.goes_on = self.went_on = False
        """Whether it goes on after its last line, and went on before its first: a page parts it."""
        self._runs = runs

    @property
    def height(self) -> float:
        """The height of the lines it has been broken into, in points."""
        return len(self.lines) * self.style.leading

    def measure(self, width: float, room: float) -> float:
        """Return the height in a width."""
        del room
        if self.width != width:
            style = self.style
            inside = width - style.left
            self.lines = broken(
                self._runs, style.size, (inside - style.first, inside), style.breaks_from
            )
            self.width = width
        return self.height

    def split(self, width: float, room: float) -> list[Piece]:
        """Return the lines that fit and the others; pages leave and take two at least."""
        self.measure(width, room)
        fitting, whole = int(room / self.style.leading), len(self.lines)
        if fitting == 0 or (fitting == 1 and not self.style.may_part):
            return []
        if whole <= fitting:
            return [self]
        if whole == fitting + 1 and not self.style.may_part:
            if whole <= _FEW:
                return []
            fitting -= 1
        upper, lower = self._beginning(), Text(self._runs, self.style, self.element)
        upper.lines, lower.lines = self.lines[:fitting], self.lines[fitting:]
        upper.width = lower.width = width
        upper.went_on, upper.goes_on = self.went_on, True
        lower.went_on, lower.goes_on = True, self.goes_on
        return [upper, lower]

    def _beginning(self) -> Text:
        """Return what the first part of it is, still without lines."""
        return Text(self._runs, self.style, self.element)

    def draw(self, canvas: TaggedCanvas, left: float, bottom: float) -> None:
        """Draw the text as part of its element."""
        canvas.begin(self.element)
        if self.lines:
            style = self.style
            last = None if self.goes_on else self.lines[-1]
            written = [self._written(line, is_last=line is last) for line in self.lines]
            if not self.went_on and style.first:
                first = written[0]
                written[0] = Written(first.runs, first.left + style.first, first.stretch)
            base = bottom + self.height - style.size
            canvas.write(written, style.size, style.leading, left + style.left, base)
        canvas.end()

    def _written(self, line: Line, *, is_last: bool) -> Written:
        """Return a line in its place between the margins."""
        extra = line.extra
        match self.style.lines:
            case Set.JUSTIFIED:
                loose = line.ended or abs(extra) <= _ROUNDING or (is_last and extra > -_ROUNDING)
                left = 0.0
            case Set.LEFT:
                loose, left = extra > -_ROUNDING, 0.0
            case Set.CENTRED:
                loose, left = extra > -_ROUNDING, 0.5 * extra
            case Set.RIGHT:
                loose, left = extra > -_ROUNDING, extra
        if loose or not (spaces := line.spaces):
            return Written(line.runs, left)
        return Written(line.runs, 0.0, extra / spaces)


class HeadingText(Text):
    """A paragraph that enters itself in the outline when it is drawn.

    Args:
        runs: What it says, in which faces.
        style: Its look.
        element: What it is in the structure of the document.
        bookmark: Its name in the outline, its level there and its key.
        pages: Where it notes its page by its key, for the table of contents.
    """

    def __init__(
        self,
        runs: Runs,
        style: Style,
        element: Element,
        bookmark: tuple[str, int, str],
        pages: dict[str, int],
    ) -> None:
        super().__init__(runs, style, element)
        self._named = element
        self._bookmark = bookmark
        self._pages = pages

    def _beginning(self) -> Text:
        return HeadingText(self._runs, self.style, self._named, self._bookmark, self._pages)

    def draw(self, canvas: TaggedCanvas, left: float, bottom: float) -> None:
        """Draw the text and add its entry to the outline."""
        title, level, key = self._bookmark
        canvas.bookmarkHorizontal(key, left, bottom + self.height)
        canvas.addOutlineEntry(title, key, level, closed=level > 0)
        self._pages[key] = canvas.getPageNumber()
        super().draw(canvas, left, bottom)
