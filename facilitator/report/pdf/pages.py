"""The pages of a document: pieces go on them one after the other, and each page gets its number."""

from collections import deque
from collections.abc import Sequence

from reportlab.lib.units import mm

from facilitator.report.pdf.canvas import TaggedCanvas
from facilitator.report.pdf.fonts import Family
from facilitator.report.pdf.pieces import NewPage, Piece, Space
from facilitator.report.pdf.styles import (
    BOTTOM,
    GREY,
    LEFT,
    MIDDLE,
    NUMBER,
    PAGE_HEIGHT,
    SMALL,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TOP,
)
from facilitator.report.progress import Progress

_ROUNDING = 1e-6


class Pages:
    """A4 pages with number and mark; tells how far it is.

    Args:
        canvas: Where they are drawn.
        family: The family of number and mark.
        mark: What stands below the text of every page.
        progress: Told now and then how far it is.
    """

    def __init__(
        self, canvas: TaggedCanvas, family: Family, mark: str, progress: Progress | None
    ) -> None:
        self._canvas = canvas
        self._family = family
        self._mark = mark
        self._progress = progress
        self._begun = False
        self._untouched = True
        self._free_from = 0.0
        self._room_below = 0.0
        self._done = self._whole = 0

    def fill(self, pieces: Sequence[Piece]) -> None:
        """Lay out and draw everything."""
        self._whole = sum(piece.units for piece in pieces)
        waiting = deque(pieces)
        while waiting:
            if not self._begun:
                self._begin()
            piece = waiting.popleft()
            if isinstance(piece, NewPage):
                self._end()
                self._tell(piece)
                continue
            room = self._room_for(piece)
            if room > 0 and piece.measure(TEXT_WIDTH, room) <= room + _ROUNDING:
                self._place(piece)
            elif room > 0 and (parts := piece.split(TEXT_WIDTH, room)):
                self._place(parts[0])
                waiting.extendleft(reversed(parts[1:]))
            elif self._untouched:
                # No page has more room.
                self._place(piece)
            else:
                waiting.appendleft(piece)
                self._end()
        if self._begun:
            self._end()

    def tell(self) -> None:
        """Tell how far it is."""
        if self._progress:
            self._progress(self._done, self._whole)

    def _room_for(self, piece: Piece) -> float:
        """Return the height there is for a piece under the room above it."""
        return self._free_from - self._above(piece) - float(BOTTOM)

    def _above(self, piece: Piece) -> float:
        """Return the room above a piece; it is shared with the room below what stands there."""
        if self._untouched or isinstance(piece, Space):
            return 0.0
        return max(piece.above - self._room_below, 0.0)

    def _place(self, piece: Piece) -> None:
        room = self._room_for(piece)
        bottom = BOTTOM + room - piece.measure(TEXT_WIDTH, room)
        piece.draw(self._canvas, LEFT, bottom)
        if bottom - piece.below != self._free_from:
            self._untouched = False
        self._free_from = bottom - piece.below
        if not isinstance(piece, Space):
            self._room_below = piece.below
        self._tell(piece)

    def _tell(self, piece: Piece) -> None:
        self._done = min(self._done + piece.units, self._whole)
        self.tell()

    def _begin(self) -> None:
        """Begin a page; from the second on they have numbers."""
        self._begun = self._untouched = True
        self._free_from, self._room_below = BOTTOM + TEXT_HEIGHT, 0.0
        canvas, number = self._canvas, self._canvas.getPageNumber()
        if number > 1:
            canvas.begin(None)
            canvas.setFont(self._family.name, NUMBER)
            canvas.drawCentredString(MIDDLE, PAGE_HEIGHT - TOP + 6 * mm, str(number))
            canvas.end()

    def _end(self) -> None:
        """End the page with the mark below its text, as small as it must be to fit."""
        canvas = self._canvas
        if self._mark.strip():
            width = self._family.regular.width(self._mark, SMALL)
            canvas.begin(None)
            canvas.setFillColor(GREY)
            canvas.setFont(self._family.name, SMALL * min(1, TEXT_WIDTH / width))
            canvas.drawCentredString(MIDDLE, BOTTOM - 9 * mm, self._mark)
            canvas.end()
        canvas.showPage()
        self._begun = False
