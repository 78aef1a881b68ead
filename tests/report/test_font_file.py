"""Fonts are read as reportlab reads them."""

from pathlib import Path

import font_roboto
import pytest
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from facilitator.report.pdf.font_file import FontFile


def test_a_font_is_read_as_reportlab_reads_it() -> None:
    ours, theirs = FontFile(font_roboto.Roboto), TTFontFace(font_roboto.Roboto)
    assert {code: ours.getCharWidth(code) for code in theirs.charWidths} == theirs.charWidths
    assert ours.getCharWidth(0x10FFFF) == theirs.getCharWidth(0x10FFFF)
    for what in ("charToGlyph", "defaultWidth", "glyphPos", "bbox"):
        assert getattr(ours, what) == getattr(theirs, what)
    # reportlab scales the width that the last glyphs share a time too often.
    assert ours.hmetrics[:-1] == theirs.hmetrics[:-1]
    letters = [*range(32, 127), 0x416, 0xA0]
    assert ours.makeSubset(letters) == theirs.makeSubset(letters)


@pytest.mark.parametrize("table", [b"cmap", b"loca", b"hmtx"])
def test_what_is_wrong_with_a_font_is_left_to_reportlab(tmp_path: Path, table: bytes) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_bytes(Path(font_roboto.Roboto).read_bytes().replace(table, b"none", 1))
    with pytest.raises((TTFError, KeyError)) as theirs:
        TTFontFace(broken)
    with pytest.raises(theirs.type):
        FontFile(broken)


def test_a_font_whose_characters_are_told_in_another_form_is_read_by_reportlab(
    tmp_path: Path,
) -> None:
    data = bytearray(Path(font_roboto.Roboto).read_bytes())
    (place,) = (
        int.from_bytes(data[at + 8 : at + 12], "big")
        for at in range(12, 400, 16)
        if data[at : at + 4] == b"cmap"
    )
    # Only the tables of 16 bits, as Times New Roman has them.
    data[place + 2 : place + 4] = (1).to_bytes(2, "big")
    old = tmp_path / "old.ttf"
    old.write_bytes(data)
    assert FontFile(old).charToGlyph == TTFontFace(old).charToGlyph
