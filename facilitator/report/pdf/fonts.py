"""The family of a document, made known to reportlab, and which characters it has."""

import font_roboto
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from facilitator.report.pdf.streams import ended
from facilitator.report.typefaces import BUNDLED, Typeface
from facilitator.trouble import StorageTrouble

ROBOTO = Typeface(
    BUNDLED,
    (
        font_roboto.Roboto,
        font_roboto.RobotoBold,
        font_roboto.RobotoItalic,
        font_roboto.RobotoBoldItalic,
    ),
)


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


def bold_of(family: str) -> str:
    """Return the name of the bold face of a family that `load_fonts` has made known."""
    return f"{family}-Bold"


def load_fonts(typeface: Typeface = ROBOTO) -> frozenset[int]:
    """Make a family known to reportlab and return the code points that every face of it has.

    Args:
        typeface: The family; its regular face is known by its name from then on.

    Raises:
        StorageTrouble: `cannot_read`: one of its files is gone or is no font.
    """
    family = typeface.name
    names = (family, bold_of(family), f"{family}-Italic", f"{family}-BoldItalic")
    # reportlab keeps fonts for the whole process: reading them again would only cost time.
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, path in zip(names, typeface.files, strict=True):
        if name not in known:
            try:
                face = _Face(name, path)
            except (OSError, TTFError) as error:
                raise StorageTrouble("cannot_read", str(path), str(error)) from error
            pdfmetrics.registerFont(face)
    pdfmetrics.registerFontFamily(family, *names)
    faces = [pdfmetrics.getFont(name).face.charToGlyph for name in names]
    return frozenset(faces[0]).intersection(*faces[1:])


def width_of(text: str, size: float, family: str) -> float:
    """Return how wide `text` is in points in the regular face of a family."""
    return float(pdfmetrics.stringWidth(text, family, size))
