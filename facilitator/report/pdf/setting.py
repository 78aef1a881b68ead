"""Text on its way into a paragraph: printable, broken, marked up, part of an element.

The only place where text becomes markup.
"""

from html import escape

from reportlab.lib.styles import ParagraphStyle

from facilitator.report import document as doc
from facilitator.report.hyphenation import hyphenated
from facilitator.report.pdf.flow import Text
from facilitator.report.pdf.stand_ins import StandIns
from facilitator.report.pdf.tagging import Element

RUNNING_BREAKS, CELL_BREAKS, HEADER_BREAKS = 7, 10, 14
"""How long a word must be to be broken: in running text, in narrow cells, in their headers."""


class Setter:
    """Makes paragraphs of texts; remembers the place they stand at.

    Args:
        stand_ins: What replaces characters that the font lacks.
    """

    def __init__(self, stand_ins: StandIns) -> None:
        self._stand_ins = stand_ins
        self._place = ""
        self.root = Element("Document")

    def text(self, text: str, place: str = "", breaks_from: int | None = None) -> str:
        """Return `text` printable, with nothing in it that reportlab takes for markup.

        Args:
            text: Any text.
            place: Where it stands, for warnings; by default under the last heading.
            breaks_from: How long words must be to be broken at a line's end; None breaks none.
        """
        printable = self._stand_ins.printable(text, place or self._place)
        if breaks_from:
            printable = hyphenated(printable, breaks_from)
        return escape(printable, quote=False).replace("\n", "<br/>")

    def _text(self, markup: str, style: ParagraphStyle, element: Element | None = None) -> Text:
        """Return a paragraph that is part of an element, by default of one of its own."""
        text = Text(markup, style)
        text.element = element or Element("P", self.root)
        return text

    def _markup(self, spans: tuple[doc.Span, ...], place: str, breaks_from: int | None) -> str:
        return "".join(self._span(span, place, breaks_from) for span in spans)

    def _span(self, span: doc.Span, place: str, breaks_from: int | None) -> str:
        markup = self.text(span.text, place, breaks_from)
        if span.bold:
            markup = f"<b>{markup}</b>"
        return f"<i>{markup}</i>" if span.italic else markup

    def _label(self, text: str, place: str) -> str:
        return self._stand_ins.printable(text, place).replace("\n", " ")
