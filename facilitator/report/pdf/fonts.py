"""The bundled family, made known to reportlab, and which characters it has."""

import font_roboto
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FAMILY = "Roboto"
BOLD = "Roboto-Bold"

_FACES = {
    FAMILY: font_roboto.Roboto,
    BOLD: font_roboto.RobotoBold,
    "Roboto-Italic": font_roboto.RobotoItalic,
    "Roboto-BoldItalic": font_roboto.RobotoBoldItalic,
}


def load_fonts() -> frozenset[int]:
    """Make the family known to reportlab and return the code points that every face of it has."""
    # reportlab keeps fonts for the whole process: reading them again would only cost time.
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, path in _FACES.items():
        if name not in known:
            pdfmetrics.registerFont(TTFont(name, path))
    pdfmetrics.registerFontFamily(FAMILY, *_FACES)
    faces = [pdfmetrics.getFont(name).face.charToGlyph for name in _FACES]
    return frozenset(faces[0]).intersection(*faces[1:])


def width_of(text: str, size: float) -> float:
    """Return how wide `text` is in points in the regular face."""
    return float(pdfmetrics.stringWidth(text, FAMILY, size))
