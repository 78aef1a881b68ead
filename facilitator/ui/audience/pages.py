"""Divides what is too long for one page: a body is a row of pieces with their heights and marks."""

from collections.abc import Sequence
from itertools import zip_longest

from facilitator.core.value import dataclass, replace
from facilitator.ui.audience.marks import Block, Mark, TextMark, moved


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that stays together on a page.

    `marks` are placed as if at the top, `item` says whose they are, `gap` is the space after it
    where something follows; a heading `keeps_with_next`.
    """

    height: float
    marks: tuple[Mark, ...]
    item: int | None = None
    gap: float = 0.0
    keeps_with_next: bool = False

    @property
    def is_cut(self) -> bool:
        """Whether some of its text is left out."""
        return any(isinstance(mark, TextMark) and mark.block.cut for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Body:
    """A page's marks between head and foot, and the items on it."""

    marks: tuple[Mark, ...] = ()
    items: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Stack:
    """A page of pieces one under the other, put in their places when the page is looked at."""

    pieces: tuple[Piece, ...]
    top: float
    dx: float = 0.0

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all pieces where they stand."""
        placed: list[Mark] = []
        y = self.top
        for piece in self.pieces:
            placed += moved(piece.marks, dx=self.dx, dy=y)
            y += piece.height + piece.gap
        return tuple(placed)

    @property
    def items(self) -> frozenset[int]:
        """The items of all pieces."""
        return frozenset(piece.item for piece in self.pieces if piece.item is not None)


AnyBody = Body | Stack


def stacked(
    pieces: Sequence[Piece],
    top: float,
    bottom: float,
    *,
    further_top: float | None = None,
    at_most: int | None = None,
) -> list[Stack]:
    """Return pages with the pieces one under the other; at least one page, maybe an empty one.

    Args:
        pieces: In order; one higher than a page overflows it.
        top: Where the first page begins, in pixels.
        bottom: Where a page ends.
        further_top: Where the other pages begin, if not at `top`.
        at_most: How many pieces the first page may hold.
    """
    bodies: list[Stack] = []
    page: list[Piece] = []
    begin = y = top
    for at, piece in enumerate(pieces):
        needed = piece.height
        if piece.keeps_with_next and at + 1 < len(pieces):
            needed += piece.gap + pieces[at + 1].height
        limited = at_most is not None and not bodies and len(page) >= at_most
        if page and (limited or y + needed > bottom + 0.5):
            bodies.append(Stack(tuple(page), begin))
            page = []
            begin = y = top if further_top is None else further_top
        page.append(piece)
        y += piece.height + piece.gap
    bodies.append(Stack(tuple(page), begin))
    return bodies


def paragraph(
    block: Block, x: float, colour: str, room: float, *, gap: float = 0.0, item: int | None = None
) -> list[Piece]:
    """Return a block as one piece, or line by line where it is higher than `room`.

    Args:
        block: The text.
        x: Its left edge.
        colour: Its colour.
        room: The height of a page in pixels.
        gap: The space after it.
        item: Whose it is.
    """
    if block.height <= room:
        return [Piece(block.height, (TextMark(block, x, 0, colour),), item, gap)]
    return [
        Piece(line.height, (TextMark(line, x, 0, colour),), item, gap if last else 0.0)
        for line, last in block.each_line()
    ]


def shown_page(bodies: Sequence[AnyBody], focus: int | None, page: int | None) -> int:
    """Return the page to show: the one turned to, else the last with the focus, else the first."""
    if page is not None:
        return min(max(page, 0), len(bodies) - 1)
    with_focus = (at for at, body in enumerate(bodies) if focus in body.items)
    return max(with_focus, default=0)


def shifted(bodies: Sequence[Stack], dx: float) -> list[Stack]:
    """Return the bodies moved to the right by `dx` pixels."""
    return [replace(body, dx=body.dx + dx) for body in bodies]


def joined(columns: Sequence[Sequence[AnyBody]]) -> Sequence[AnyBody]:
    """Return pages with the columns side by side; one that ends early leaves its place empty."""
    if len(columns) == 1:
        return columns[0]
    nothing: AnyBody = Body()
    return [
        Body(
            tuple(mark for body in row for mark in body.marks),
            frozenset[int]().union(*(body.items for body in row)),
        )
        for row in zip_longest(*columns, fillvalue=nothing)
    ]
