"""The list of proposals in pages."""

from facilitator.core.scene_kinds import ProposalList
from facilitator.ui.audience.frame import Frame
from facilitator.ui.audience.pages import shifted, shown_page, stacked
from facilitator.ui.audience.rows import RowStyle, item_rows, nothing_yet
from facilitator.ui.audience.surround import Layout, assembled, surround, turn_text


def proposal_list(scene: ProposalList, frame: Frame) -> Layout:
    """Lay out the list; the page with the focus is shown unless one was turned to."""
    around = surround(frame, scene.head, question=scene.question)
    pieces = item_rows(frame, scene.items, frame.inner, RowStyle(), scene.head.turn)
    if pieces:
        bodies = shifted(stacked(pieces, around.top, frame.bottom), frame.left)
    else:
        bodies = nothing_yet(frame, around, frame.words.gettext("No proposals yet"))
    shown = shown_page(bodies, scene.focus, scene.page)
    parts = (turn_text(frame, scene.head), scene.head.instruction or "")
    return assembled(frame, around, bodies, shown, parts)
