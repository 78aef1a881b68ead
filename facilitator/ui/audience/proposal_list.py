"""The list of proposals in pages."""

from collections.abc import Sequence
from typing import Final

from facilitator.core.scene_kinds import ProposalList
from facilitator.ui.audience.frame import Frame
from facilitator.ui.audience.pages import AnyBody, shifted, shown_page, stacked
from facilitator.ui.audience.rows import RowStyle, item_rows, nothing_yet
from facilitator.ui.audience.surround import Layout, Surround, assembled, surround, turn_text

STYLES: Final = (RowStyle(), RowStyle(air=0.019), RowStyle(air=0.016))
"""Airiest first: rows come closer where that saves a page."""


def proposal_list(scene: ProposalList, frame: Frame) -> Layout:
    """Lay out the list; the page with the focus is shown unless one was turned to."""
    around = surround(frame, scene.head, question=scene.question)
    if scene.items:
        made_from = (scene.items, scene.head.turn, around.top)
        bodies = frame.once("list", made_from, lambda: _bodies(scene, frame, around))
    else:
        bodies = nothing_yet(frame, around, frame.words.gettext("No proposals yet"))
    shown = shown_page(bodies, scene.focus, scene.page)
    parts = (turn_text(frame, scene.head), scene.head.instruction or "")
    return assembled(frame, around, bodies, shown, parts)


def _bodies(scene: ProposalList, frame: Frame, around: Surround) -> Sequence[AnyBody]:
    tries = []
    for style in STYLES:
        rows = item_rows(frame, scene.items, frame.inner, style, scene.head.turn)
        tries.append(stacked(rows, around.top, frame.bottom))
    return shifted(min(tries, key=len), frame.left)
