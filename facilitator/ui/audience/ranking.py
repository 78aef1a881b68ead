"""The outcome of the vote: the first five with their bars, the others on further pages."""

from collections.abc import Sequence
from typing import Final

from facilitator.core.scene_kinds import Place, Ranking
from facilitator.ui.audience.frame import BOLD, SMALLEST, Frame, Type
from facilitator.ui.audience.marks import BoxMark, Mark, TextMark
from facilitator.ui.audience.numbers import counted
from facilitator.ui.audience.pages import AnyBody, Piece, Stack, shown_page, stacked
from facilitator.ui.audience.rows import NAME_LINES, RowStyle, nothing_yet
from facilitator.ui.audience.surround import Layout, Surround, assembled, surround

FIRST_PAGE: Final = 5
"""The first five are shown, more on request (PRODUCT.md)."""
STYLES: Final = tuple(
    RowStyle(size, air)
    for size in (1 / 20, 1 / 21, 1 / 22, 1 / 23, SMALLEST)
    for air in (0.032, 0.024, 0.016)
)
"""Largest first: the largest that keeps the first five on one page is taken."""


def ranking(scene: Ranking, frame: Frame) -> Layout:
    """Lay out the ranking; places can be shared."""
    words = frame.words
    title = words.gettext("Results of the vote")
    numbers = scene.numbers
    summary = counted(words, numbers, votes=bool(scene.places))
    around = surround(frame, scene.head, title=title, question=summary, lines=1)
    if scene.places:
        made_from = (scene.places, around.top)
        bodies = frame.once("ranking", made_from, lambda: _bodies(scene, frame, around))
    else:
        bodies = nothing_yet(frame, around, words.gettext("The votes are being counted"))
    shown = shown_page(bodies, None, scene.page)
    return assembled(frame, around, bodies, shown, (_turnout(scene, frame),))


def place_name(frame: Frame, place: Place) -> str:
    """Return `1-е место`, or for shared places `4–5-е`."""
    if place.first == place.last:
        return frame.words.gettext("place {number}").format(number=place.first)
    shared = frame.words.gettext("places {first}–{last}")
    return shared.format(first=place.first, last=place.last)


def _bodies(scene: Ranking, frame: Frame, around: Surround) -> Sequence[AnyBody]:
    wanted = min(FIRST_PAGE, len(scene.places))
    bodies: list[Stack] = []
    for style in STYLES:
        rows = _rows(scene, frame, style)
        bodies = stacked(rows, around.top, frame.bottom, at_most=FIRST_PAGE)
        cut = any(row.is_cut for row in rows)
        if len(bodies[0].items) >= wanted and not cut:
            break
    return bodies


def _rows(scene: Ranking, frame: Frame, style: RowStyle) -> list[Piece]:
    gap = frame.share(0.04)
    manner = Type(style.size, BOLD)
    names = [frame.line(place_name(frame, place), manner) for place in scene.places]
    counts = [frame.line(str(place.votes), manner) for place in scene.places]
    first = max((name.width for name in names), default=0.0) + gap
    last = max((count.width for count in counts), default=0.0) + gap
    bar = frame.inner * 0.18
    most = max((place.votes for place in scene.places), default=0)
    text_width = frame.inner - first - last - bar - gap
    pieces = []
    for place, name, count in zip(scene.places, names, counts, strict=True):
        label = frame.words.gettext("№ {label} {name}").format(label=place.label, name=place.name)
        text = frame.text(label, Type(style.size), text_width, NAME_LINES)
        height = text.height + frame.share(style.air)
        middle = height / 2
        share = place.votes / most if most else 0.0
        marks: list[Mark] = [
            TextMark(name, frame.left, middle - name.height / 2, frame.scheme.number),
            TextMark(text, frame.left + first, middle - text.height / 2, frame.scheme.ink),
            *_bar(frame, frame.right - last - bar, middle, bar, share),
            TextMark(count, frame.right - count.width, middle - count.height / 2, frame.scheme.ink),
        ]
        pieces.append(Piece(height, tuple(marks), place.id))
    return pieces


def _bar(frame: Frame, x: float, middle: float, width: float, share: float) -> list[Mark]:
    height, radius = frame.share(0.034), frame.share(0.006)
    y = middle - height / 2
    marks: list[Mark] = [BoxMark(x, y, width, height, frame.scheme.tint, radius)]
    if share > 0:
        marks.append(BoxMark(x, y, width * share, height, frame.scheme.bar, radius))
    return marks


def _turnout(scene: Ranking, frame: Frame) -> str:
    """Return how many voted and how many votes each had, as far as it was written down."""
    words, said = frame.words, []
    if scene.voters is not None:
        voted = words.ngettext(
            "{count} participant voted", "{count} participants voted", scene.voters
        )
        said.append(voted.format(count=scene.voters))
    if scene.votes_each is not None:
        each = words.ngettext("{count} vote each", "{count} votes each", scene.votes_each)
        said.append(each.format(count=scene.votes_each))
    return ", ".join(said)
