"""Font files, read in one go: reportlab asks for each number of a table by itself."""

from collections.abc import Callable, Mapping, Sequence
from struct import error as StructError  # noqa: N812 - it is named like a variable
from struct import unpack_from
from typing import Final

from reportlab.pdfbase.ttfonts import TTFontFace

_UNICODE, _MICROSOFT = 0, 3
_VARIATIONS: Final = 5
"""The encoding of a table of variants, which is none of characters."""
_GROUPS: Final = 12
"""The form of a table of characters that new fonts have: stretches of 32-bit numbers."""
_WIDTHS_IN_HHEA, _LONG_IN_HEAD = 34, 50
"""Where it stands how many glyphs have a width of their own, and how places are written."""
_SPACE, _NO_BREAK = 0x20, 0xA0


class FontFile(TTFontFace):  # type: ignore[misc]
    """A face as reportlab reads it, but for the tables that are as long as the font has glyphs."""

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - reportlab's names
        """Read the file; raises TTFError."""
        super().extractInfo(charInfo=0)
        if not charInfo:
            return
        try:
            whole = self._read_tables()
        except (StructError, IndexError, KeyError):
            # Whatever is wrong with it, reportlab can tell better.
            whole = False
        if not whole:
            super().extractInfo(charInfo)

    def _read_tables(self) -> bool:
        """Read characters, widths and places; return whether their form is the usual one."""
        characters = self.get_table("cmap")
        (count,) = unpack_from(">H", characters, 2)
        found = [unpack_from(">HHL", characters, 4 + 8 * index) for index in range(count)]
        places = [
            place
            for platform, encoding, place in found
            if platform == _MICROSOFT or (platform == _UNICODE and encoding != _VARIATIONS)
        ]
        # Of several reportlab takes the last.
        if not places or unpack_from(">H", characters, places[-1]) != (_GROUPS,):
            return False
        self.charToGlyph = _glyphs(characters[places[-1] :])
        self._read_widths()
        self._read_places()
        if _SPACE in self.charToGlyph:
            self.charToGlyph[_NO_BREAK] = self.charToGlyph[_SPACE]
        return True

    def _read_widths(self) -> None:
        (own,) = unpack_from(">H", self.get_table("hhea"), _WIDTHS_IN_HHEA)
        table = self.get_table("hmtx")
        metrics = unpack_from(f">{2 * own}H", table)
        others = self.numGlyphs - own
        advances = metrics[::2] + metrics[-2:-1] * others
        bearings = metrics[1::2] + unpack_from(f">{others}H", table, 4 * own)
        self.hmetrics = list(zip(advances, bearings, strict=True))
        self.defaultWidth = self._pdfScale(advances[0])
        self.charWidths = _Widths(self.charToGlyph, advances, self._pdfScale)

    def _read_places(self) -> None:
        (long,) = unpack_from(">H", self.get_table("head"), _LONG_IN_HEAD)
        count, table = self.numGlyphs + 1, self.get_table("loca")
        if long:
            self.glyphPos = list(unpack_from(f">{count}L", table))
        else:
            self.glyphPos = [place << 1 for place in unpack_from(f">{count}H", table)]


class _Widths(dict[int, float]):
    """The widths of characters, reckoned when they are asked for: few are, of three thousand."""

    def __init__(
        self, glyphs: Mapping[int, int], advances: Sequence[int], scale: Callable[[int], float]
    ) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._advances = advances
        self._scale = scale

    def __missing__(self, code: int) -> float:
        width = self[code] = self._scale(self._advances[self._glyphs[code]])
        return width

    def get(self, code: int, default: float | None = None) -> float | None:  # type: ignore[override]
        """Return the width of a character; reportlab gives the one of what the face lacks."""
        return self[code] if code in self._glyphs else default


def _glyphs(table: bytes) -> dict[int, int]:
    """Return the glyphs of characters from a table of stretches."""
    (count,) = unpack_from(">L", table, 12)
    numbers = unpack_from(f">{3 * count}L", table, 16)
    glyphs: dict[int, int] = {}
    for first, last, glyph in zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True):
        glyphs.update(
            zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
        )
    return glyphs
