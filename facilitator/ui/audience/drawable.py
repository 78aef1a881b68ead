"""Leaves out what no font of this computer can draw, so that the wall shows no empty boxes."""

import re
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

ALWAYS_THERE: Final = 0x2190
"""Letters and punctuation below this are in the bundled family, or in any other a script needs."""
JOINERS: Final = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""Invisible by themselves: they join or colour the emoji beside them."""
SPACE_LEFT: Final = re.compile(r"\s+(?=[\s,.;:!?)»]|$)")


def drawable(text: str, font: QFont) -> str:
    """Return `text` without the characters for which neither `font` nor its stand-ins have a glyph.

    Args:
        text: What to write.
        font: The font it is to be written in.
    """
    metrics = QFontMetricsF(font)
    rare = {sign for sign in text if ord(sign) >= ALWAYS_THERE and not JOINERS.match(sign)}
    missing = {
        sign for sign in rare if not metrics.inFontUcs4(ord(sign)) and not _has_stand_in(sign, font)
    }
    if not missing:
        return text
    kept = "".join(sign for sign in text if sign not in missing)
    if missing == rare:
        kept = JOINERS.sub("", kept)
    return SPACE_LEFT.sub("", kept)


def _has_stand_in(sign: str, font: QFont) -> bool:
    layout = QTextLayout(sign, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())
