"""The lines of a table of contents: a heading, dots, its page."""

from collections.abc import Mapping

from facilitator.report.pdf.canvas import TaggedCanvas
from facilitator.report.pdf.pieces import Piece
from facilitator.report.pdf.styles import GREY, INK
from facilitator.report.pdf.text import Text

_PAGE_ROOM = 36.0
_DOT = " ."


class ContentsLine(Piece):
    """A line of the contents; its page is filled in when all pages are there.

    Args:
        text: The heading.
        key: The key of the heading.
        pages: The pages of headings by their keys, known when all has been drawn.
    """

    def __init__(self, text: Text, key: str, pages: Mapping[str, int]) -> None:
        self._text = text
        self._key = key
        self._pages = pages
        self._width = 0.0

    def measure(self, width: float, room: float) -> float:
        """Return the height of the heading with the room below it."""
        self._width = width
        return self._text.measure(width - _PAGE_ROOM, room) + self._text.below

    def draw(self, canvas: TaggedCanvas, left: float, bottom: float) -> None:
        """Draw the heading, and leave room for the dots after its last line and the page."""
        text, style = self._text, self._text.style
        bottom += text.below
        text.draw(canvas, left, bottom)
        # The last line stands at the foot.
        base = bottom + style.leading - style.size
        begin = left + self._width - _PAGE_ROOM - text.lines[-1].extra + 3
        right = left + self._width
        canvas.begin(text.element)
        canvas.promise(lambda: self._draw_page(canvas, right, base))
        canvas.end()
        canvas.begin(None)
        canvas.promise(lambda: self._draw_dots(canvas, begin, right, base))
        canvas.end()

    def _draw_page(self, canvas: TaggedCanvas, right: float, base: float) -> None:
        canvas.setFont(self._text.style.face.fontName, self._text.style.size)
        canvas.setFillColor(INK)
        canvas.drawRightString(right, base, self._page())

    def _draw_dots(self, canvas: TaggedCanvas, begin: float, right: float, base: float) -> None:
        style = self._text.style
        room = right - style.face.width(self._page(), style.size) - 3 - begin
        count = int(room / style.face.width(_DOT, style.size))
        canvas.setFont(style.face.fontName, style.size)
        canvas.setFillColor(GREY)
        canvas.drawRightString(begin + room, base, _DOT * count)

    def _page(self) -> str:
        return str(self._pages.get(self._key, ""))
