"""Text on its way into a paragraph: printable, in its faces, part of an element."""

from facilitator.report import document as doc
from facilitator.report.pdf.stand_ins import StandIns
from facilitator.report.pdf.styles import Style
from facilitator.report.pdf.tagging import Element
from facilitator.report.pdf.text import Text


class Setter:
    """Makes paragraphs of texts; remembers the place they stand at.

    Args:
        stand_ins: What replaces characters that the font lacks.
    """

    def __init__(self, stand_ins: StandIns) -> None:
        self._stand_ins = stand_ins
        self._place = ""
        self.root = Element("Document")

    def text(self, text: str, place: str = "") -> str:
        """Return `text` printable.

        Args:
            text: Any text.
            place: Where it stands, for warnings; by default under the last heading.
        """
        return self._stand_ins.printable(text, place or self._place)

    def _text(self, text: str, style: Style, element: Element | None = None) -> Text:
        """Return a paragraph that is part of an element, by default of one of its own."""
        return Text([(style.face, self.text(text))], style, element or Element("P", self.root))

    def _spans(
        self,
        spans: tuple[doc.Span, ...],
        style: Style,
        place: str = "",
        element: Element | None = None,
    ) -> Text:
        """Return a paragraph of spans; the rest is as with `_text`."""
        runs = [
            (
                style.family.face(bold=span.bold or style.bold, italic=span.italic),
                self.text(span.text, place),
            )
            for span in spans
        ]
        return Text(runs, style, element or Element("P", self.root))

    def _marked(self, marker: str, spans: tuple[doc.Span, ...]) -> tuple[doc.Span, ...]:
        """Return spans behind a marker that never stands alone at a line's end."""
        return (doc.Span(f"{marker}\u00a0"), *spans) if marker else spans

    def _label(self, text: str, place: str) -> str:
        return self._stand_ins.printable(text, place).replace("\n", " ")
