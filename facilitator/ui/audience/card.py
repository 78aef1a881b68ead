"""One proposal with its two columns of pluses and minuses; all of it, on pages where it is long."""

from collections.abc import Sequence
from typing import Final

from facilitator.core.scene_kinds import Card, Point
from facilitator.core.value import dataclass
from facilitator.ui.audience.frame import BODY, BOLD, NORMAL, SMALLEST, Frame, Type, types
from facilitator.ui.audience.marks import BoxMark, Mark, TextMark, moved
from facilitator.ui.audience.pages import (
    Body,
    Stack,
    joined,
    paragraph,
    shifted,
    shown_page,
    stacked,
)
from facilitator.ui.audience.surround import Layout, foot, surround

SIZES: Final = (
    (1 / 15.6, BODY),
    (1 / 17, BODY),
    (BODY, 1 / 19),
    (1 / 20, 1 / 20),
    (1 / 20, 1 / 22),
    (1 / 22, 1 / 22),
)
"""Letters of the text and of the points, largest first: the largest that keep all on one page."""
TEXTS: Final = types((BODY, 1 / 19, 1 / 20, 1 / 21, 1 / 22, 1 / 23), NORMAL)
POINTS: Final = (BODY, 1 / 19, 1 / 20, 1 / 22)
HEADINGS: Final = (BODY, 1 / 20, 1 / 22)
TEXT_SHARE: Final = 0.42
"""The share of a page up to which the text is repeated above every page of columns."""
NUMBER: Final = 1.12
"""The number is a little larger than the text beside it."""
BASELINE: Final = 0.951
"""Where the baseline of Roboto lies in a line, in units of its letters' size."""
COLUMN_TITLE: Final = 0.085
"""The height of the line and title above a column."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """Number and text above the columns; `height` is where the columns begin."""

    marks: tuple[Mark, ...] = ()
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    colour: str
    points: Sequence[Point]
    left: float
    width: float


def card(scene: Card, frame: Frame) -> Layout:
    """Lay out the card: on one page if somewhat smaller letters do it, else on several."""
    around = surround(frame, scene.head)
    bodies = _one_page(scene, frame, around.top) or _pages(scene, frame, around.top)
    pages = tuple(
        (*around.marks, *body.marks, *_foot(scene, frame, number, len(bodies)))
        for number, body in enumerate(bodies)
    )
    return Layout(pages, shown_page(bodies, scene.newest, scene.page))


def _one_page(scene: Card, frame: Frame, top: float) -> list[Body]:
    """Return the whole card on one page, or nothing where it is too long for that."""
    for text_size, point_size in SIZES:
        heading = _heading(scene, frame, scene.text, text_size)
        if top + heading.height + frame.share(COLUMN_TITLE) < frame.bottom:
            bodies = _columns(scene, frame, top, point_size, (heading, heading))
            if len(bodies) == 1:
                return bodies
    return []


def _pages(scene: Card, frame: Frame, top: float) -> list[Body]:
    """Return the columns over pages, on as few as possible; a long text has pages of its own."""
    room = frame.bottom - top
    short = _fitting_heading(scene, frame, scene.name, room / 3)
    full = _fitting_heading(scene, frame, scene.text, room * TEXT_SHARE)
    before: list[Body] = []
    if full.height > room * TEXT_SHARE:
        before, full = _text_pages(scene, frame, top), short
    tries = [_columns(scene, frame, top, size, (full, short)) for size in POINTS]
    return before + min(tries, key=_trouble)


def _trouble(bodies: Sequence[Body]) -> tuple[int, int]:
    """Return how many pages there are, and on how many a point stands, so that few are divided."""
    return len(bodies), sum(len(body.items) for body in bodies)


def _fitting_heading(scene: Card, frame: Frame, text: str, height: float) -> _Heading:
    tries = [_heading(scene, frame, text, size) for size in HEADINGS]
    return next((heading for heading in tries if heading.height <= height), tries[-1])


def _heading(scene: Card, frame: Frame, text: str, size: float) -> _Heading:
    number = frame.line(scene.label, Type(size * NUMBER, BOLD))
    indent = number.width + frame.share(0.03)
    block = frame.text(text, Type(size, BOLD, struck=scene.withdrawn), frame.inner - indent)
    drop = BASELINE * (block.font.pixelSize() - number.font.pixelSize())
    colour = frame.scheme.dim if scene.withdrawn else frame.scheme.ink
    marks: list[Mark] = [
        TextMark(number, frame.left, drop, frame.scheme.number),
        TextMark(block, frame.left + indent, 0, colour),
    ]
    y = block.height
    for line in _fate(scene, frame):
        note = frame.text(line, Type(SMALLEST), frame.inner - indent)
        marks.append(TextMark(note, frame.left + indent, y, frame.scheme.dim))
        y += note.height
    return _Heading(tuple(marks), y + frame.share(0.03))


def _fate(scene: Card, frame: Frame) -> list[str]:
    """Return what became of the proposal, if anything did."""
    lines = []
    if scene.withdrawn:
        lines.append(frame.words.gettext("withdrawn by the author"))
    if scene.merged:
        numbers = ", ".join(scene.merged)
        lines.append(frame.words.gettext("merged with № {numbers}").format(numbers=numbers))
    return lines


def _text_pages(scene: Card, frame: Frame, top: float) -> list[Body]:
    """Return the text by itself, on one page if somewhat smaller letters do it."""
    number = frame.line(scene.label, Type(BODY, BOLD))
    indent = number.width + frame.share(0.03)
    room = frame.bottom - top
    width = frame.inner - indent
    block = frame.fitting(scene.text, TEXTS, width, height=room)
    if block.height > room:
        block = frame.text(scene.text, Type(BODY), width)
    drop = BASELINE * (block.font.pixelSize() - number.font.pixelSize())
    label = TextMark(number, frame.left, top + drop, frame.scheme.number)
    pieces = paragraph(block, frame.left + indent, frame.scheme.ink, room)
    bodies = stacked(pieces, top, frame.bottom)
    return [Body((label, *body.marks), body.items) for body in bodies]


def _columns(
    scene: Card, frame: Frame, top: float, size: float, headings: tuple[_Heading, _Heading]
) -> list[Body]:
    """Return the pages with both columns, the first under one heading, the others under another."""
    words, scheme = frame.words, frame.scheme
    gap = frame.share(0.055)
    width = (frame.inner - gap) / 2
    right = frame.left + width + gap
    columns = (
        _Column(words.gettext("+ Pluses"), scheme.plus, scene.pros, frame.left, width),
        _Column(words.gettext("− Minuses"), scheme.minus, scene.cons, right, width),
    )
    tops = (top + headings[0].height, top + headings[1].height)
    pages = joined([_points(frame, column, size, tops) for column in columns])
    bodies = []
    for number, page in enumerate(pages):
        which = min(number, 1)
        above = moved(headings[which].marks, dy=top)
        for column in columns:
            above += _column_title(frame, column, tops[which])
        bodies.append(Body((*above, *page.marks), page.items))
    return bodies


def _column_title(frame: Frame, column: _Column, y: float) -> list[Mark]:
    title = frame.line(column.title, Type(SMALLEST, BOLD, grows=False))
    return [
        BoxMark(column.left, y, column.width, frame.share(0.006), column.colour),
        TextMark(title, column.left, y + frame.share(0.02), column.colour),
    ]


def _points(frame: Frame, column: _Column, size: float, tops: tuple[float, float]) -> list[Stack]:
    """Return a column's points over pages."""
    begin, further = (top + frame.share(COLUMN_TITLE) for top in tops)
    room = frame.bottom - max(begin, further)
    pieces = [
        piece
        for point in column.points
        for piece in paragraph(
            frame.text(point.text, Type(size), column.width),
            0,
            frame.scheme.ink,
            room,
            gap=frame.share(0.018),
            item=point.id,
        )
    ]
    bodies = stacked(pieces, begin, frame.bottom, further_top=further)
    return shifted(bodies, column.left)


def _foot(scene: Card, frame: Frame, number: int, count: int) -> list[Mark]:
    words = frame.words
    parts = []
    if scene.table is not None:
        parts.append(words.gettext("table {number}").format(number=scene.table))
    parts.append(scene.author or "")
    where = words.gettext("{number} of {count}").format(number=scene.place, count=scene.count)
    if count > 1:
        where = words.gettext("{place} · page {number} of {count}").format(
            place=where, number=number + 1, count=count
        )
    return foot(frame, parts, where)
