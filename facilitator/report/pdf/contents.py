"""The lines of a table of contents: a heading, dots, its page."""

from reportlab.platypus import Flowable

from facilitator.report.pdf.flow import Text
from facilitator.report.pdf.fonts import width_of
from facilitator.report.pdf.styles import GREY, INK, TEXT, TEXT_LEADING

_PAGE_ROOM = 36.0
_DOT = " ."


class ContentsLine(Flowable):  # type: ignore[misc]
    """A line of the contents; as high with its page as without, so pages can be filled in later.

    Args:
        text: The heading.
        page: Its page, or nothing where it is not known yet.
    """

    def __init__(self, text: Text, page: str) -> None:
        super().__init__()
        self.text = text
        self.page = page
        self.width = self.height = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size of the heading with the room around it."""
        _, own = self.text.wrap(width - _PAGE_ROOM, height)
        self.width, self.height = width, own + self.text.getSpaceAfter()
        return width, self.height

    def draw(self) -> None:
        """Draw the heading, the dots after its last line and the page at the right."""
        bottom = self.text.getSpaceAfter()
        self.text.drawOn(self.canv, 0, bottom)
        base = self.height - bottom - TEXT - (len(self.text.blPara.lines) - 1) * TEXT_LEADING
        base += bottom
        canvas, family = self.canv, self.text.style.fontName
        canvas.setFont(family, TEXT)
        canvas.setFillColor(INK)
        canvas.begin(self.text.element)
        canvas.drawRightString(self.width, base, self.page)
        canvas.end()
        begin = self._end_of_text() + 3
        room = self.width - width_of(self.page, TEXT, family) - 3 - begin
        step = width_of(_DOT, TEXT, family)
        count = int(room / step)
        if count > 0:
            canvas.setFillColor(GREY)
            canvas.begin(None)
            canvas.drawRightString(begin + room, base, _DOT * count)
            canvas.end()

    def _end_of_text(self) -> float:
        left = float(self.text.style.leftIndent)
        last = self.text.blPara.lines[-1]
        extra = last[0] if isinstance(last, tuple) else last.extraSpace
        room = self.width - _PAGE_ROOM - left
        return left + room - float(extra)
