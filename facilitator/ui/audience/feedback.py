"""Feedback on a task by colleagues or experts, and the experts' conclusions."""

from collections.abc import Sequence
from typing import Final

from facilitator.core.scene_kinds import Feedback, Said
from facilitator.core.vocabulary import RemarkKind
from facilitator.ui.audience.frame import BODY, BOLD, MEDIUM, SMALLEST, Frame, Type
from facilitator.ui.audience.marks import BoxMark, TextMark
from facilitator.ui.audience.pages import AnyBody, Piece, paragraph, shown_page, stacked
from facilitator.ui.audience.rows import nothing_yet
from facilitator.ui.audience.surround import Layout, Surround, assembled, surround

GAP: Final = 0.032
HEADING: Final = 1 / 21


def feedback(scene: Feedback, frame: Frame) -> Layout:
    """Lay out the remarks in full; the page with the newest is shown unless one was turned to."""
    around = surround(frame, scene.head)
    pieces: list[Piece] = []
    for at, remark in enumerate(scene.remarks):
        conclusion = remark.kind is RemarkKind.CONCLUSION
        if conclusion and (at == 0 or scene.remarks[at - 1].kind is not RemarkKind.CONCLUSION):
            pieces.append(_heading(frame))
        pieces += _remark(scene, frame, around, remark)
    bodies: Sequence[AnyBody] = stacked(pieces, around.top, frame.bottom)
    if not pieces:
        bodies = nothing_yet(frame, around, frame.words.gettext("No remarks yet"))
    shown = shown_page(bodies, scene.focus, scene.page)
    return assembled(frame, around, bodies, shown, (scene.head.instruction or "",))


def _heading(frame: Frame) -> Piece:
    block = frame.text(frame.words.gettext("Conclusions of the expert group"), Type(HEADING, BOLD))
    mark = TextMark(block, frame.left, 0, frame.scheme.number)
    return Piece(block.height, (mark,), gap=frame.share(0.015), keeps_with_next=True)


def _remark(scene: Feedback, frame: Frame, around: Surround, remark: Said) -> list[Piece]:
    """Return a remark: a bar, the table it comes from where there is one, and the text."""
    indent = frame.share(0.03)
    if any(said.table is not None for said in scene.remarks):
        indent += frame.share(0.16)
    block = frame.text(remark.text, Type(BODY), frame.inner - indent)
    room = frame.bottom - around.top - frame.line("0", Type(HEADING, BOLD)).height
    gap = frame.share(GAP)
    pieces = paragraph(block, frame.left + indent, frame.scheme.ink, room, gap=gap, item=remark.id)
    decorated = []
    for at, piece in enumerate(pieces):
        bar = BoxMark(frame.left, 0, frame.share(0.006), piece.height, _colour(frame, remark))
        marks = [*piece.marks, bar]
        if at == 0 and remark.table is not None:
            said = frame.words.gettext("table {number}").format(number=remark.table)
            label = frame.line(said, Type(SMALLEST, MEDIUM, grows=False))
            drop = (block.line_height - label.height) / 2
            marks.append(TextMark(label, frame.left + frame.share(0.025), drop, frame.scheme.dim))
        decorated.append(
            Piece(piece.height, tuple(marks), piece.item, piece.gap, piece.keeps_with_next)
        )
    return decorated


def _colour(frame: Frame, remark: Said) -> str:
    conclusion = remark.kind is RemarkKind.CONCLUSION
    return frame.scheme.number if conclusion else frame.scheme.bar
