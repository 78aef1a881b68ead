"""The meaning of a line in a step: which command or intent Enter stands for."""

from collections.abc import Callable
from typing import assert_never

from facilitator.core.board import find, proposals_of
from facilitator.core.clean import clean_text
from facilitator.core.commands import (
    AddArgument,
    AddDecision,
    AddRemark,
    Command,
    SetVerdict,
    SetVotes,
)
from facilitator.core.model import Decision, Proposal, Verdict
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.scribe.grammar import (
    BlankLine,
    ConclusionLine,
    DecisionLine,
    FilterLine,
    PlainLine,
    Ref,
    RefLine,
    SignLine,
    VerdictLine,
    VotesLine,
    is_blank,
    read_line,
    read_tight_sign,
)
from facilitator.core.scribe.lexicon import read_verdict
from facilitator.core.scribe.meaning import (
    FilterBoard,
    Filters,
    Interpretation,
    Meaning,
    MinusTo,
    NewConclusion,
    NewDecision,
    NoMeaning,
    Nothing,
    PlusTo,
    Reading,
    ScribeContext,
    SelectProposal,
    Selects,
    SetVoice,
    Speaks,
    TakenAsText,
    VerdictFor,
    VotesFor,
)
from facilitator.core.scribe.plain import COLLECTING, interpret_plain, new_proposal
from facilitator.core.scribe.saying import refused, said
from facilitator.core.scribe.voices import Spoken, take_voice
from facilitator.core.timing import step_of, task_of
from facilitator.core.value import replace
from facilitator.core.vocabulary import RemarkKind, Side, Status, StepKind, VoiceKind

TO_WALL = frozenset({StepKind.PROS_CONS, StepKind.PEER_FEEDBACK, StepKind.EXPERT_FEEDBACK})
"""The steps in which a selected proposal comes to the wall."""


def interpret(text: str, context: ScribeContext) -> Interpretation:
    """Return what Enter (or, by `context.reading`, Ctrl+Enter) will do with `text`.

    Args:
        text: The line as it stands.
        context: The session, what is selected, and who speaks.

    Returns:
        The command or intent, its meaning for the hint, and the refusal if there is one: this
        function itself raises nothing.
    """
    line = clean_text(text)
    if is_blank(line):
        return Interpretation(Nothing(), NoMeaning(), context.voice)
    if context.reading is Reading.LITERALLY:
        return replace(new_proposal(context, line), voice=context.voice)
    try:
        spoken = Spoken(line) if line.startswith("/") else take_voice(context.state, line)
    except Rejected as rejected:
        return replace(refused(NoMeaning(), rejected), voice=context.voice)
    if spoken.voice is not None and not spoken.text:
        return Interpretation(SetVoice(spoken.voice), Speaks(spoken.voice), spoken.voice)
    voice = spoken.voice or context.voice
    found = _by_signs(replace(context, voice=voice), spoken.text)
    hint = found.hint
    if hint is None and spoken.unknown_name is not None:
        hint = TakenAsText(Reason.UNKNOWN_NAME, spoken.unknown_name)
    return replace(found, voice=voice, hint=hint)


def _by_signs(context: ScribeContext, text: str) -> Interpretation:
    match read_line(text):
        case BlankLine():
            return Interpretation(Nothing(), NoMeaning())
        case FilterLine(text=sought):
            return Interpretation(FilterBoard(sought), Filters(sought))
        case ConclusionLine(text=conclusion):
            return _conclusion(context, conclusion)
        case DecisionLine(text=decision):
            return _decision(context, decision)
        case RefLine(ref=Ref(task=None, number=votes)) if _kind(context) is StepKind.VOTING:
            return _about_selected(context, lambda p: _votes_of_selected(context, p, votes))
        case RefLine(ref=ref):
            return _about(context, ref, text, lambda p: _selection(context, p))
        case SignLine(ref=Ref() as ref, side=side, text=argument):
            return _about(context, ref, text, lambda p: _argument(context, p, side, argument))
        case SignLine(side=side, text=argument):
            return _about_selected(context, lambda p: _argument(context, p, side, argument))
        case VotesLine(ref=ref, counts=counts):
            return _about(context, ref, text, lambda p: _votes(p, counts))
        case VerdictLine(ref=ref, text=verdict):
            return _about(context, ref, text, lambda p: _verdict(context, p, verdict))
        case PlainLine():
            return _plain(context, text)
        case line:
            assert_never(line)


def _about(
    context: ScribeContext,
    ref: Ref,
    text: str,
    interpretation: Callable[[Proposal], Interpretation],
) -> Interpretation:
    """Return the interpretation about proposal № `ref`; without one, plain text or a refusal."""
    task = task_of(context.state) if ref.task is None else ref.task
    proposal = None if task is None else find(context.state, task, ref.number)
    if proposal is not None:
        return interpretation(proposal)
    if _kind(context) in COLLECTING:
        hint = TakenAsText(Reason.NO_SUCH_PROPOSAL, str(ref))
        return replace(interpret_plain(context, text), hint=hint)
    return refused(NoMeaning(), Rejected(Reason.NO_SUCH_PROPOSAL, number=str(ref)))


def _about_selected(
    context: ScribeContext, interpretation: Callable[[Proposal], Interpretation]
) -> Interpretation:
    selected = context.selected
    proposals = context.state.content.proposals
    if selected is None or selected not in proposals:
        return refused(NoMeaning(), Rejected(Reason.NOTHING_SELECTED))
    return interpretation(proposals[selected])


def _plain(context: ScribeContext, text: str) -> Interpretation:
    """Return the meaning of plain text; among pluses and minuses a sign needs no space."""
    if _kind(context) is StepKind.PROS_CONS and (line := read_tight_sign(text)):
        side, argument = line.side, line.text
        return _about_selected(context, lambda p: _argument(context, p, side, argument))
    return interpret_plain(context, text)


def _kind(context: ScribeContext) -> StepKind | None:
    step = step_of(context.state)
    return None if step is None else step.kind


def _argument(context: ScribeContext, proposal: Proposal, side: Side, text: str) -> Interpretation:
    meaning: Meaning = MinusTo(proposal.label)
    if side is Side.PRO:
        meaning = PlusTo(proposal.label)

    def command(checked: str) -> Command:
        return AddArgument(proposal.id, side, checked, context.voice)

    return said(meaning, text, command)


def _selection(context: ScribeContext, proposal: Proposal) -> Interpretation:
    to_wall = _kind(context) in TO_WALL
    intent = SelectProposal(proposal.id, to_wall)
    return Interpretation(intent, Selects(proposal.label, to_wall))


def _votes_of_selected(context: ScribeContext, proposal: Proposal, votes: int) -> Interpretation:
    """Return the votes of the selected proposal; the selection moves on to the next active one."""
    following = (
        other.id
        for other in proposals_of(context.state, proposal.task)
        if other.number > proposal.number and other.status is Status.ACTIVE
    )
    return replace(_votes(proposal, (votes,)), select=next(following, None))


def _votes(proposal: Proposal, counts: tuple[int, ...]) -> Interpretation:
    votes = sum(counts)
    meaning = VotesFor(proposal.label, votes, counts)
    if not counts:
        return refused(meaning, Rejected(Reason.START_WITH_NUMBER_OF_VOTES))
    return Interpretation(SetVotes(proposal.id, votes), meaning)


def _verdict(context: ScribeContext, proposal: Proposal, text: str) -> Interpretation:
    found = read_verdict(text)
    if found is None:
        unknown = Rejected(Reason.UNKNOWN_VERDICT, typed=text)
        missing = Rejected(Reason.VERDICT_MISSING)
        return refused(VerdictFor(proposal.label, None), unknown if text else missing)
    value, note = found
    author = context.voice
    if author is not None and author.kind is not VoiceKind.EXPERT:
        author = None
    command = SetVerdict(proposal.id, Verdict(value, note or None, author))
    return Interpretation(command, VerdictFor(proposal.label, value))


def _conclusion(context: ScribeContext, text: str) -> Interpretation:
    task = task_of(context.state)
    if task is None:
        return refused(NoMeaning(), Rejected(Reason.NO_TASK))

    def command(checked: str) -> Command:
        return AddRemark(RemarkKind.CONCLUSION, task, checked, context.voice)

    return said(NewConclusion(task), text, command)


def _decision(context: ScribeContext, text: str) -> Interpretation:
    """Return a decision about the task of the step, or, outside tasks, a general one."""
    step = step_of(context.state)
    task = None if step is None else step.task

    def command(checked: str) -> Command:
        return AddDecision(Decision(0, checked, task))

    return said(NewDecision(task), text, command)
