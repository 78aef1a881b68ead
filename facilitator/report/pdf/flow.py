"""What reportlab does not bring: keeping neighbours on one page, and lines to be signed."""

from __future__ import annotations

from itertools import pairwise

from facilitator.report.pdf.canvas import TaggedCanvas
from facilitator.report.pdf.pieces import ENDLESS, Piece
from facilitator.report.pdf.styles import TEXT_HEIGHT
from facilitator.report.pdf.text import Text

# Rounding must not push a fitted part to the next page.
_SLACK = 0.01


class WithHead(Piece):
    """Headings (or lead-in lines) and what follows them: a page never ends between the two.

    It is never drawn itself: it fits nowhere, and is always split, into its parts or after some.

    Args:
        head: What must not stand alone at the foot of a page.
        body: What follows; it may be split.
    """

    def __init__(self, head: list[Piece], body: Piece) -> None:
        self.parts = [*head, body]
        self.above, self.below = self.parts[0].above, body.below
        self.units = sum(part.units for part in self.parts)

    def measure(self, width: float, room: float) -> float:
        """Return a height that fits nowhere."""
        del width, room
        return ENDLESS

    def split(self, width: float, room: float) -> list[Piece]:
        """Split the body; without room for a piece of it everything moves on."""
        *head, body = self.parts
        taken = _stacked(head, width) + _between(head[-1], body)
        parts = _split(body, width, room - taken - _SLACK)
        if parts:
            return [*head, *parts]
        return _one_by_one(self.parts, width, room)


class WithTail(Piece):
    """A body and what must never stand alone on a page after it, such as signatures.

    It is never drawn itself: it fits nowhere, and is always split, into its parts or after some.

    Args:
        body: What precedes; it may be split.
        tail: What stays with the end of it; it cannot be split.
    """

    def __init__(self, body: Piece, tail: Piece) -> None:
        self._body = body
        self._tail = tail
        self.above, self.units = body.above, body.units + tail.units

    def measure(self, width: float, room: float) -> float:
        """Return a height that fits nowhere."""
        del width, room
        return ENDLESS

    def split(self, width: float, room: float) -> list[Piece]:
        """Split the body so that the end of it moves on together with the tail."""
        body, tail = self._body, self._tail
        whole = measured(body, width)
        if whole + _between(body, tail) + measured(tail, width) <= room - _SLACK:
            return [*_flat(body), tail]
        parts = _split(body, width, min(room - _SLACK, whole - 1))
        if len(parts) > 1:
            return [*parts[:-1], WithTail(parts[-1], tail)]
        return _one_by_one([*_flat(body), tail], width, room)


class SideBySide(Piece):
    """Paragraphs beside each other, their first lines level; never split.

    Args:
        cells: Each paragraph with its left edge and its width, in points.
        over: Room above that belongs to it, in points.
        under: Room below that belongs to it, in points.
    """

    def __init__(
        self, cells: list[tuple[Text, float, float]], over: float = 0, under: float = 0
    ) -> None:
        self._cells = cells
        self._over = over
        self._under = under
        self.height = 0.0

    def measure(self, width: float, room: float) -> float:
        """Return the height of the tallest, with the room around it."""
        del width
        tallest = max(cell.measure(own, room) for cell, _, own in self._cells)
        self.height = tallest + self._over + self._under
        return self.height

    def draw(self, canvas: TaggedCanvas, left: float, bottom: float) -> None:
        """Draw the paragraphs from left to right."""
        top = bottom + self.height - self._over
        for cell, at, _ in self._cells:
            cell.draw(canvas, left + at, top - cell.height)


class Signing(Piece):
    """Lines to be signed under each other, each with room above for a hand; never split.

    Args:
        lines: The lines, from the top.
    """

    def __init__(self, lines: list[SideBySide]) -> None:
        self._lines = lines
        self._height = 0.0

    def measure(self, width: float, room: float) -> float:
        """Return the height of all lines."""
        self._height = sum(line.measure(width, room) for line in self._lines)
        return self._height

    def draw(self, canvas: TaggedCanvas, left: float, bottom: float) -> None:
        """Draw the lines from the top."""
        at = bottom + self._height
        for line in self._lines:
            at -= line.height
            line.draw(canvas, left, at)


def measured(piece: Piece, width: float) -> float:
    """Return the height of a piece, in points, also of one that is never drawn itself."""
    if isinstance(piece, WithHead):
        return _stacked(piece.parts, width)
    return piece.measure(width, ENDLESS)


def _stacked(parts: list[Piece], width: float) -> float:
    """Return the height of `parts` under each other."""
    gaps = sum(_between(above, below) for above, below in pairwise(parts))
    return gaps + sum(measured(part, width) for part in parts)


def _between(above: Piece, below: Piece) -> float:
    return max(above.below, below.above)


def _flat(body: Piece) -> list[Piece]:
    return body.parts if isinstance(body, WithHead) else [body]


def _one_by_one(parts: list[Piece], width: float, room: float) -> list[Piece]:
    """Return nothing, to wait for the next page, or on an empty one all parts unbound."""
    if room < TEXT_HEIGHT - 1:
        return []
    first, *others = parts
    return [*(_split(first, width, room) or [first]), *others]


def _split(body: Piece, width: float, room: float) -> list[Piece]:
    """Return `body` whole if it fits into `room`, its parts if it can be split, else nothing."""
    if room <= 0:
        return []
    if body.measure(width, room) <= room:
        return [body]
    return body.split(width, room)
