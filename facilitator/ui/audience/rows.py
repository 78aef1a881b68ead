"""Rows that list and ballot share: a number, a short name on at most two lines, a line below."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from facilitator.core.scene_kinds import Item
from facilitator.core.value import dataclass
from facilitator.ui.audience.frame import BODY, BOLD, CENTRE, NORMAL, SMALLEST, Frame, Type
from facilitator.ui.audience.marks import BoxMark, Mark, TextMark
from facilitator.ui.audience.pages import AnyBody, Body, Piece
from facilitator.ui.audience.surround import Surround

NAME_LINES: Final = 2
"""A short name has at most so many lines (PRODUCT.md, "Audience screen")."""


@dataclass(frozen=True, slots=True)
class RowStyle:
    """How rows are written: letters and the air above and below as fractions of the height."""

    size: float = BODY
    air: float = 0.0225


def item_rows(
    frame: Frame,
    items: Sequence[Item],
    width: float,
    style: RowStyle,
    floor: int | None = None,
) -> list[Piece]:
    """Return a row for each item; those of table `floor`, which is speaking, have a mark."""
    labels = (frame.line(item.label, Type(style.size, BOLD)).width for item in items)
    indent = max(labels, default=0.0) + frame.share(0.035)
    rows = []
    for item in items:
        speaks = floor is not None and item.table == floor
        what, made_from = ("row", item.id, style), (item, indent, width, speaks)
        make = partial(_row, frame, item, indent, width, style, speaks=speaks)
        rows.append(frame.once(what, made_from, make))
    return rows


def _row(
    frame: Frame, item: Item, indent: float, width: float, style: RowStyle, *, speaks: bool
) -> Piece:
    scheme, air = frame.scheme, frame.share(style.air)
    label = frame.line(item.label, Type(style.size, BOLD))
    manner = Type(style.size, struck=item.withdrawn)
    name = frame.text(item.name, manner, width - indent, NAME_LINES)
    marks: list[Mark] = [
        TextMark(label, 0, air, scheme.number),
        TextMark(name, indent, air, scheme.dim if item.withdrawn else scheme.ink),
    ]
    height = air + name.height
    if item.withdrawn:
        word = frame.line(frame.words.gettext("withdrawn by the author"), Type(SMALLEST))
        marks.append(TextMark(word, indent, height, scheme.dim))
        height += word.height
    height += air
    if speaks:
        edge = frame.share(0.008)
        marks.append(BoxMark(-3 * edge, air, edge, height - 2 * air, scheme.number))
    thin = max(1.0, frame.share(0.0018))
    marks.append(BoxMark(0, height - thin, width, thin, scheme.line))
    return Piece(height, tuple(marks), item.id)


def nothing_yet(frame: Frame, around: Surround, text: str) -> Sequence[AnyBody]:
    """Return a body that says in its middle that there is nothing to show."""
    block = frame.text(text, Type(BODY, NORMAL, CENTRE))
    y = (around.top + frame.bottom - block.height) / 2
    return [Body((TextMark(block, frame.left, y, frame.scheme.dim),))]
