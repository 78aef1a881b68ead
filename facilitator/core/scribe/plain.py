"""Plain text: what it becomes is the business of the current step (PRODUCT.md, first table)."""

from facilitator.core.board import next_number
from facilitator.core.commands import AddClosingLine, AddNote, AddProposal, AddRemark, Command
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.scribe.meaning import (
    ClosingLine,
    ExpertRemark,
    Interpretation,
    NewProposal,
    NoMeaning,
    PeerRemark,
    PrivateNote,
    ScribeContext,
)
from facilitator.core.scribe.saying import refused, said
from facilitator.core.timing import step_of, task_of
from facilitator.core.vocabulary import RemarkKind, StepKind

COLLECTING = frozenset({StepKind.SILENT, StepKind.TABLES, StepKind.STATEMENTS})
"""The steps whose plain text is a proposal."""


def interpret_plain(context: ScribeContext, text: str) -> Interpretation:
    """Return what `text` without signs becomes in the current step."""
    step = step_of(context.state)
    kind = None if step is None else step.kind
    if kind in COLLECTING:
        return new_proposal(context, text)
    if kind is StepKind.PROS_CONS:
        return refused(NoMeaning(), Rejected(Reason.START_WITH_SIGN))
    if kind is StepKind.VOTING:
        return refused(NoMeaning(), Rejected(Reason.START_WITH_NUMBER_OF_VOTES))
    if kind is StepKind.PEER_FEEDBACK:
        return _remark(context, RemarkKind.PEER_FEEDBACK, text)
    if kind is StepKind.EXPERT_FEEDBACK:
        return _remark(context, RemarkKind.EXPERT_FEEDBACK, text)
    if kind is StepKind.CLOSING:
        return said(ClosingLine(), text, AddClosingLine)
    return said(PrivateNote(), text, AddNote)


def new_proposal(context: ScribeContext, text: str) -> Interpretation:
    """Return `text` as a proposal of the current task; off the wall until the task's statements."""
    task = task_of(context.state)
    if task is None:
        return refused(NoMeaning(), Rejected(Reason.NO_TASK))
    number = next_number(context.state, task)
    off_wall = task not in context.state.flow.revealed

    def command(checked: str) -> Command:
        return AddProposal(task, checked, context.voice)

    return said(NewProposal(f"{task}.{number}", off_wall), text, command)


def _remark(context: ScribeContext, kind: RemarkKind, text: str) -> Interpretation:
    task = task_of(context.state)
    if task is None:
        return refused(NoMeaning(), Rejected(Reason.NO_TASK))
    meaning = PeerRemark(task) if kind is RemarkKind.PEER_FEEDBACK else ExpertRemark(task)

    def command(checked: str) -> Command:
        return AddRemark(kind, task, checked, context.voice)

    return said(meaning, text, command)
