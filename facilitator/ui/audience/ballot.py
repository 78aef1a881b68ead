"""The ballot: what can be voted for, without counts."""

from collections.abc import Sequence
from typing import Final

from facilitator.core.scene_kinds import Ballot
from facilitator.core.value import replace
from facilitator.ui.audience.frame import BODY, SMALLEST, Frame
from facilitator.ui.audience.pages import AnyBody, Piece, joined, shifted, shown_page, stacked
from facilitator.ui.audience.rows import RowStyle, item_rows, nothing_yet
from facilitator.ui.audience.surround import Layout, Surround, assembled, surround, turn_text

STYLES: Final = tuple(
    RowStyle(size, air)
    for size in (BODY, 1 / 20, 1 / 22, SMALLEST)
    for air in (0.018, 0.01, 0.0025)
)
"""Largest first: the largest that keeps the whole ballot on one page is taken."""


def ballot(scene: Ballot, frame: Frame) -> Layout:
    """Lay out the ballot, in two columns where one is too short; up to twelve are one page."""
    around = surround(frame, scene.head)
    if scene.items:
        made_from = (scene.items, around.top)
        bodies = frame.once("ballot", made_from, lambda: _bodies(scene, frame, around))
    else:
        bodies = nothing_yet(frame, around, frame.words.gettext("No proposals yet"))
    shown = shown_page(bodies, None, scene.page)
    parts = (scene.head.instruction or rules(scene, frame), turn_text(frame, scene.head))
    return assembled(frame, around, bodies, shown, parts)


def _bodies(scene: Ballot, frame: Frame, around: Surround) -> Sequence[AnyBody]:
    return _one_page(scene, frame, around) or _pages(scene, frame, around)


def _one_page(scene: Ballot, frame: Frame, around: Surround) -> Sequence[AnyBody]:
    """Return the ballot on one page, or nothing where even the smallest letters are too large."""
    if len(_columns(scene, frame, around, STYLES[-1], 2)[0]) > 1:
        return []
    with_cuts: Sequence[AnyBody] = []
    for columns in (1, 2):
        for style in STYLES:
            bodies, cut = _columns(scene, frame, around, style, columns)
            if len(bodies) == 1 and not cut:
                return bodies
            if len(bodies) == 1:
                with_cuts = with_cuts or bodies
    return with_cuts


def _pages(scene: Ballot, frame: Frame, around: Surround) -> Sequence[AnyBody]:
    return _columns(scene, frame, around, STYLES[0], 1)[0]


def _columns(
    scene: Ballot, frame: Frame, around: Surround, style: RowStyle, columns: int
) -> tuple[Sequence[AnyBody], bool]:
    """Return the pages, and whether a name had to be cut."""
    gap = frame.share(0.06)
    width = (frame.inner - gap * (columns - 1)) / columns
    pieces = item_rows(frame, scene.items, width, style)
    half = -(-len(pieces) // columns)
    if columns > 1:
        pieces = _level(pieces, half)
    side_by_side = [
        shifted(
            stacked(pieces[column * half :][:half], around.top, frame.bottom),
            frame.left + column * (width + gap),
        )
        for column in range(columns)
    ]
    return joined(side_by_side), any(piece.is_cut for piece in pieces)


def _level(pieces: list[Piece], half: int) -> list[Piece]:
    """Return the rows as high as their neighbours in the other column."""
    heights = [piece.height for piece in pieces]
    return [
        replace(piece, height=max(heights[at % half :: half])) for at, piece in enumerate(pieces)
    ]


def rules(scene: Ballot, frame: Frame) -> str:
    """Return how many votes everyone has, where the step's instruction does not say it."""
    if scene.votes_each is None:
        return ""
    each = frame.words.ngettext("{count} vote each", "{count} votes each", scene.votes_each)
    written = each.format(count=scene.votes_each)
    if scene.per_proposal is None:
        return written
    most = frame.words.gettext("at most {count} for a proposal")
    return f"{written} · {most.format(count=scene.per_proposal)}"
