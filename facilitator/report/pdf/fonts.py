"""The family of a document, made known to reportlab, and which characters it has."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

import font_roboto
from reportlab import rl_config
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream
from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFont

from facilitator.core.value import dataclass
from facilitator.report.pdf.font_file import FontFile
from facilitator.report.pdf.streams import ended
from facilitator.report.progress import Progress
from facilitator.report.typefaces import BUNDLED, Typeface
from facilitator.trouble import StorageTrouble

_LOOK_UP_S: Final = 0.05
"""How often who waits for the fonts looks whether the document is still wanted."""
_IN_USE: Final = threading.Lock()

ROBOTO = Typeface(
    BUNDLED,
    (
        font_roboto.Roboto,
        font_roboto.RobotoBold,
        font_roboto.RobotoItalic,
        font_roboto.RobotoBoldItalic,
    ),
)


class Face(TTFont):  # type: ignore[misc]
    """A face whose file names only the characters it is used for, and ends its streams well."""

    def __init__(self, name: str, path: Path) -> None:
        # As reportlab's own does, but for the reader of the file.
        self.fontName = name
        self.face = FontFile(path)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[PDFDocument, object] = WeakKeyDictionary()
        self._asciiReadable = rl_config.ttfAsciiReadable
        self.shapable = False
        self._widths = _Widths(self.face.charWidths, self.face.defaultWidth)

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in points; `size` is in points, too."""
        return 0.001 * size * sum(map(self._widths.__getitem__, text))

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


class _Widths(dict[str, float]):
    """The widths of characters, in thousandths of the size; learned as they are asked for."""

    def __init__(self, known: dict[int, float], default: float) -> None:
        super().__init__()
        self._known = known
        self._default = default

    def __missing__(self, sign: str) -> float:
        width = self[sign] = self._known.get(ord(sign), self._default)
        return width


class Spelling:
    """How texts of a face are spelled in the streams of one file, where each face is a subset.

    Args:
        face: The face.
        document: The file.
    """

    def __init__(self, face: Face, document: PDFDocument) -> None:
        self._face = face
        self._document = document
        self._first = ""
        self._spelled: dict[int, str] = {}
        self._known: set[str] = set()

    def spell(self, text: str) -> list[tuple[str, str]]:
        """Return the names of subsets, as `/F1+0`, each with the string to show in it."""
        if self._first and self._known.issuperset(text):
            # Nearly always: asking reportlab sign by sign takes ten times as long.
            return [(self._first, text.translate(self._spelled))]
        face, document = self._face, self._document
        parts = [
            (face.getSubsetInternalName(subset, document), codes, subset == 0)
            for subset, codes in face.splitString(text, document)
        ]
        signs = iter(text)
        for name, codes, is_first in parts:
            for code in codes:
                sign = next(signs)
                if is_first and sign not in self._known:
                    self._first = name
                    self._spelled[ord(sign)] = escapePDF(bytes((code,)))
                    self._known.add(sign)
        return [(name, escapePDF(codes)) for name, codes, _ in parts]


@dataclass(frozen=True, slots=True)
class Family:
    """The four faces of a family that reportlab knows."""

    name: str
    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, *, bold: bool, italic: bool) -> Face:
        """Return the face of a weight and a slope."""
        if italic:
            return self.bold_italic if bold else self.italic
        return self.bold if bold else self.regular

    def printable(self) -> frozenset[int]:
        """Return the code points that every face has."""
        faces = (self.regular, self.bold, self.italic, self.bold_italic)
        first, *others = (each.face.charToGlyph for each in faces)
        return frozenset(first).intersection(*others)


def _without_nothing(cmap: str) -> str:
    """Return a table of characters without the codes that stand for none: U+0000 is not text."""
    lines = [line for line in cmap.split("\n") if not line.endswith("<0000>")]
    first, last = lines.index("endcodespacerange") + 1, lines.index("endbfchar")
    lines[first] = f"{last - first - 1} beginbfchar"
    return "\n".join(lines)


@contextmanager
def fonts_for_one(progress: Progress | None) -> Iterator[None]:
    """Have the fonts for one document, after those who have them already.

    reportlab keeps fonts for the whole process, and in them how far it has read: two threads that
    make documents at once would read each other's glyphs.

    Args:
        progress: Told while it waits that nothing is done yet; raising from it gives up.
    """
    while not _IN_USE.acquire(timeout=_LOOK_UP_S):
        if progress:
            progress(0, 0)
    try:
        yield
    finally:
        _IN_USE.release()


def load_fonts(typeface: Typeface = ROBOTO) -> Family:
    """Make a family known to reportlab and return its faces.

    Args:
        typeface: The family; its regular face is known by its name from then on.

    Raises:
        StorageTrouble: `cannot_read`: one of its files is gone or is no font.
    """
    family = typeface.name
    names = (family, f"{family}-Bold", f"{family}-Italic", f"{family}-BoldItalic")
    # reportlab keeps fonts for the whole process: reading them again would only cost time.
    known = set(pdfmetrics.getRegisteredFontNames())
    for name, path in zip(names, typeface.files, strict=True):
        if name not in known:
            try:
                face = Face(name, path)
            except (OSError, TTFError) as error:
                raise StorageTrouble("cannot_read", str(path), str(error)) from error
            pdfmetrics.registerFont(face)
    return Family(family, *(pdfmetrics.getFont(name) for name in names))
