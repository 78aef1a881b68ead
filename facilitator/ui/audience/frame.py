"""The measures of a wall of one size and look: every size is a fraction of its height."""

import math
from collections.abc import Callable, Hashable, Sequence
from typing import Final, NamedTuple, TypeVar, cast

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QFont

from facilitator.core.value import dataclass, replace
from facilitator.ui.audience.marks import Block, broken
from facilitator.ui.theme import DARK, FAMILY, Scheme
from facilitator.words import Words

Made = TypeVar("Made")

BODY: Final = 1 / 18
SMALLEST: Final = 1 / 24
"""No letter on the wall is smaller (PRODUCT.md, "Audience screen")."""
CLOCK: Final = 1 / 7
SCALES: Final = (1.0, 1.15, 1.3, 1.5)
"""What each press of A+ makes of the letters."""

ENDLESS: Final = 1_000_000.0
REMEMBERED: Final = 4_000
"""How many broken texts are kept."""

LEFT: Final = Qt.AlignmentFlag.AlignLeft
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight
NORMAL: Final = QFont.Weight.Normal
MEDIUM: Final = QFont.Weight.Medium
BOLD: Final = QFont.Weight.Bold


@dataclass(frozen=True, slots=True)
class Look:
    """How the operator wants the wall: colours, and how often A+ was pressed."""

    scheme: Scheme = DARK
    scale: int = 0


class Type(NamedTuple):
    """A manner of writing: size as a fraction of the height, weight, alignment, struck through."""

    size: float = BODY
    weight: QFont.Weight = NORMAL
    align: Qt.AlignmentFlag = LEFT
    struck: bool = False
    grows: bool = True


class Frame:
    """A wall to lay a scene out on.

    Args:
        size: The wall in its own logical pixels.
        look: Its colours and letters.
        words: The language of the audience.
    """

    def __init__(self, size: QSizeF, look: Look, words: Words) -> None:
        self.width = max(size.width(), 1.0)
        self.height = max(size.height(), 1.0)
        self.scheme = look.scheme
        self.words = words
        self._scale = SCALES[min(max(look.scale, 0), len(SCALES) - 1)]
        self._blocks: dict[tuple[str, Type, float, int | None], Block] = {}
        self._lines: dict[tuple[str, Type], Block] = {}
        self._made: dict[object, tuple[object, object]] = {}
        self.margin = self.share(0.066)
        self.left = self.margin
        self.right = self.width - self.margin
        self.inner = self.width - 2 * self.margin
        self.bottom = self.share(0.895)

    def share(self, fraction: float) -> float:
        """Return this fraction of the height in pixels."""
        return self.height * fraction

    def _broken(self, text: str, type_: Type, width: float, max_lines: int | None) -> Block:
        """Break a text only once: a scene is laid out anew each second with only its clock new."""
        key = (text, type_, width, max_lines)
        if key not in self._blocks:
            if len(self._blocks) >= REMEMBERED:
                self._blocks.clear()
            self._blocks[key] = broken(text, self.font(type_), width, max_lines, type_.align)
        return self._blocks[key]

    def font(self, type_: Type) -> QFont:
        """Return the font of a manner of writing, never below the smallest size."""
        wanted = self.height * type_.size * (self._scale if type_.grows else 1.0)
        font = QFont(FAMILY)
        font.setPixelSize(math.ceil(max(wanted, self.height * SMALLEST)))
        font.setWeight(type_.weight)
        font.setStrikeOut(type_.struck)
        # Without hinting a line is as wide on the wall as in the miniature.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def text(
        self, text: str, type_: Type, width: float | None = None, max_lines: int | None = None
    ) -> Block:
        """Return `text` broken to `width` (all of the wall between its margins if None)."""
        room = self.inner if width is None else max(width, 1.0)
        return self._broken(text, type_, room, max_lines)

    def line(self, text: str, type_: Type) -> Block:
        """Return `text` on one line, as wide as it is."""
        key = (text, type_)
        if key not in self._lines:
            if len(self._lines) >= REMEMBERED:
                self._lines.clear()
            block = self._broken(text, type_, ENDLESS, None)
            self._lines[key] = replace(block, width=block.natural_width)
        return self._lines[key]

    def once(self, what: Hashable, made_from: object, make: Callable[[], Made]) -> Made:
        """Return what was made last time where it was made from the same, else make it now.

        A scene changes each second with its clock, while a thousand rows below stay as they are.

        Args:
            what: The name of it; the last one of each name is kept.
            made_from: All that it depends on, but for the wall itself.
            make: Makes it.
        """
        kept = self._made.get(what)
        is_same = kept is not None and kept[0] == made_from
        made = cast("Made", kept[1]) if kept is not None and is_same else make()
        if len(self._made) >= REMEMBERED:
            self._made.clear()
        # Under the newest equal: next time the very same values are not compared field by field.
        self._made[what] = (made_from, made)
        return made

    def fitting(
        self,
        text: str,
        types: Sequence[Type],
        width: float | None = None,
        *,
        height: float | None = None,
        max_lines: int | None = None,
    ) -> Block:
        """Return `text` in the first of `types` that fits into height and lines, else the last.

        Args:
            text: What to write.
            types: Manners of writing, largest first.
            width: Room for a line in pixels.
            height: Room for all lines in pixels.
            max_lines: How many lines there may be; beyond, the last manner ends in an ellipsis.
        """
        for type_ in types:
            block = self.text(text, type_, width)
            lines_fit = max_lines is None or len(block.lines) <= max_lines
            if lines_fit and (height is None or block.height <= height):
                return block
        return self.text(text, types[-1], width, max_lines)


def types(
    sizes: Sequence[float],
    weight: QFont.Weight,
    align: Qt.AlignmentFlag = LEFT,
    *,
    grows: bool = True,
) -> list[Type]:
    """Return manners of writing that differ in size only."""
    return [Type(size, weight, align, grows=grows) for size in sizes]
