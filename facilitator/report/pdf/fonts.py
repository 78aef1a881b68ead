"""The bundled family, made known to reportlab, and which characters it has."""

import font_roboto
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFont

from facilitator.report.pdf.streams import ended

FAMILY = "Roboto"
BOLD = "Roboto-Bold"

_FACES = {
    FAMILY: font_roboto.Roboto,
    BOLD: font_roboto.RobotoBold,
    "Roboto-Italic": font_roboto.RobotoItalic,
    "Roboto-BoldItalic": font_roboto.RobotoBoldItalic,
}


class _Face(TTFont):  # type: ignore[misc]
    """A face whose file names only the characters it is used for, and ends its streams well."""

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Put the subsets of the face into the file."""
        before = set(doc.idToObject)
        super().addObjects(doc)
        for name in set(doc.idToObject) - before:
            made = doc.idToObject[name]
            if isinstance(made, PDFStream):
                if name.startswith("toUnicodeCMap:"):
                    made.content = _without_nothing(made.content)
                doc.idToObject[name] = ended(made)


def _without_nothing(cmap: str) -> str:
    """Return a table of characters without the codes that stand for none: U+0000 is not text."""
    lines = [line for line in cmap.split("\n") if not line.endswith("<0000>")]
    first, last = lines.index("endcodespacerange") + 1, lines.index("endbfchar")
    lines[first] = f"{last - first - 1} beginbfchar"
    return "\n".join(lines)


def load_fonts() -> frozenset[int]:
    """Make the family known to reportlab and return the code points that every face of it has."""
    # reportlab keeps fonts for the whole process: reading them again would only cost time.
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, path in _FACES.items():
        if name not in known:
            pdfmetrics.registerFont(_Face(name, path))
    pdfmetrics.registerFontFamily(FAMILY, *_FACES)
    faces = [pdfmetrics.getFont(name).face.charToGlyph for name in _FACES]
    return frozenset(faces[0]).intersection(*faces[1:])


def width_of(text: str, size: float) -> float:
    """Return how wide `text` is in points in the regular face."""
    return float(pdfmetrics.stringWidth(text, FAMILY, size))
