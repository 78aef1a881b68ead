"""One proposal with its two columns of pluses and minuses; all of it, on pages where it is long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from facilitator.core.scene_kinds import Card, Point
from facilitator.ui.audience.frame import BODY, BOLD, SMALLEST, Frame, Type
from facilitator.ui.audience.marks import BoxMark, Mark, TextMark, moved
from facilitator.ui.audience.pages import (
    Body,
    joined,
    paragraph,
    shifted,
    shown_page,
    stacked,
)
from facilitator.ui.audience.surround import Layout, foot, surround

TITLES: Final = (1 / 15.6, 1 / 17, BODY, 1 / 20, 1 / 22, SMALLEST)
SHORT_TITLES: Final = TITLES[2:]
POINTS: Final = (BODY, 1 / 19, 1 / 20, 1 / 22)
TITLE_SHARE: Final = 0.5
"""The share of a page that the text may take before its letters shrink."""
COLUMN_TITLE: Final = 0.085
"""The height of the line and title above a column."""
LEAST_COLUMN: Final = 0.16
"""The least height left for a column beside a long text; below, the text has pages of its own."""


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
    tries = (_bodies(scene, frame, around.top, size) for size in POINTS)
    bodies = next((pages for pages in tries if len(pages) == 1), [])
    bodies = bodies or _bodies(scene, frame, around.top, BODY)
    pages = tuple(
        (*around.marks, *body.marks, *_foot(scene, frame, number, len(bodies)))
        for number, body in enumerate(bodies)
    )
    return Layout(pages, shown_page(bodies, scene.newest, scene.page))


def _bodies(scene: Card, frame: Frame, top: float, size: float) -> list[Body]:
    """Return the pages; all but the first begin with the short name."""
    room = frame.bottom - top
    full = _heading(scene, frame, scene.text, TITLES, room * TITLE_SHARE)
    short = _heading(scene, frame, scene.name, SHORT_TITLES, room * TITLE_SHARE)
    if full.height + frame.share(COLUMN_TITLE + LEAST_COLUMN) <= room:
        return _columns(scene, frame, top, size, (full, short))
    return [*_text_pages(scene, frame, top), *_columns(scene, frame, top, size, (short, short))]


def _heading(
    scene: Card, frame: Frame, text: str, sizes: Sequence[float], height: float
) -> _Heading:
    indent = frame.line(scene.label, Type(sizes[0], BOLD)).width + frame.share(0.03)
    manners = [Type(size, BOLD, struck=scene.withdrawn) for size in sizes]
    block = frame.fitting(text, manners, frame.inner - indent, height=height)
    size = block.font.pixelSize() / frame.height
    number = frame.line(scene.label, Type(size, BOLD, grows=False))
    colour = frame.scheme.dim if scene.withdrawn else frame.scheme.ink
    marks: list[Mark] = [
        TextMark(number, frame.left, 0, frame.scheme.number),
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
    """Return the text by itself, where it leaves no room for columns."""
    number = frame.line(scene.label, Type(BODY, BOLD))
    indent = number.width + frame.share(0.03)
    block = frame.text(scene.text, Type(BODY, struck=scene.withdrawn), frame.inner - indent)
    room = frame.bottom - top
    pieces = paragraph(block, frame.left + indent, frame.scheme.ink, room)
    label = TextMark(number, frame.left, top, frame.scheme.number)
    return [Body((label, *body.marks), body.items) for body in stacked(pieces, top, frame.bottom)]


def _columns(
    scene: Card, frame: Frame, top: float, size: float, headings: tuple[_Heading, _Heading]
) -> list[Body]:
    """Return the pages with both columns, under the first heading and then under the second."""
    words, scheme = frame.words, frame.scheme
    gap = frame.share(0.055)
    width = (frame.inner - gap) / 2
    columns = (
        _Column(words.gettext("+ Pluses"), scheme.plus, scene.pros, frame.left, width),
        _Column(
            words.gettext("− Minuses"), scheme.minus, scene.cons, frame.left + width + gap, width
        ),
    )
    tops = [top + heading.height for heading in headings]
    pages = joined([_points(frame, column, size, tops) for column in columns])
    bodies = []
    for number, page in enumerate(pages):
        which = min(number, 1)
        marks = moved(headings[which].marks, dy=top)
        for column in columns:
            marks += _column_title(frame, column, tops[which])
        bodies.append(Body((*marks, *page.marks), page.items))
    return bodies


def _column_title(frame: Frame, column: _Column, y: float) -> list[Mark]:
    title = frame.line(column.title, Type(SMALLEST, BOLD, grows=False))
    return [
        BoxMark(column.left, y, column.width, frame.share(0.006), column.colour),
        TextMark(title, column.left, y + frame.share(0.02), column.colour),
    ]


def _points(frame: Frame, column: _Column, size: float, tops: Sequence[float]) -> list[Body]:
    """Return a column's points over pages."""
    begin = [top + frame.share(COLUMN_TITLE) for top in tops]
    room = frame.bottom - max(begin)
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
    bodies = stacked(pieces, begin[0], frame.bottom, further_top=begin[1])
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
