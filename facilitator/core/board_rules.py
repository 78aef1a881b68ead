"""Decisions about proposals, arguments, votes, verdicts and merging."""

from typing import assert_never

from facilitator.core.board import (
    MAX_SHORT,
    find,
    is_own,
    next_number,
    proposal_with_argument,
)
from facilitator.core.checks import (
    check_count,
    check_table,
    check_task,
    check_voice,
    checked_text,
    optional_text,
    table_of,
)
from facilitator.core.commands import (
    AddArgument,
    AddProposal,
    AttributeProposal,
    BoardCommand,
    EditArgument,
    EditProposal,
    EraseArgument,
    EraseProposal,
    ExposeProposal,
    MergeProposal,
    MoveArgument,
    NameProposal,
    RestoreProposal,
    SetProposalKind,
    SetProposalLevel,
    SetVerdict,
    SetVotes,
    UnmergeProposal,
    WithdrawProposal,
)
from facilitator.core.events import (
    ArgumentAdded,
    ArgumentEdited,
    ArgumentErased,
    ArgumentMoved,
    BoardEvent,
    ProposalAdded,
    ProposalAttributed,
    ProposalEdited,
    ProposalErased,
    ProposalExposed,
    ProposalKindSet,
    ProposalLevelSet,
    ProposalMerged,
    ProposalNamed,
    ProposalRestored,
    ProposalUnmerged,
    ProposalWithdrawn,
    VerdictSet,
    VotesSet,
)
from facilitator.core.model import Argument, Now, Proposal, State, Verdict
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.value import replace
from facilitator.core.vocabulary import Status, Voice

Decided = tuple[BoardEvent, ...]


def decide(state: State, command: BoardCommand, now: Now) -> Decided:
    """Return what happens to the board; nothing where nothing would change.

    Raises:
        Rejected: A proposal, argument or voice does not exist, a text is empty or too long, someone
            argues about their own proposal, or the proposal's status does not allow it.
    """
    del now
    match command:
        case AddProposal():
            return _add_proposal(state, command)
        case AddArgument():
            return _add_argument(state, command)
        case EditArgument():
            return _edit_argument(state, command)
        case MoveArgument():
            return _move_argument(state, command)
        case EraseArgument(argument=argument):
            _argument(state, argument)
            return (ArgumentErased(argument),)
        case RestoreProposal(proposal=proposal):
            return _restore(state, proposal)
        case _:
            return _about_proposal(state, command, _proposal(state, command.proposal))


def _about_proposal(
    state: State,
    command: EditProposal
    | NameProposal
    | AttributeProposal
    | SetProposalKind
    | SetProposalLevel
    | WithdrawProposal
    | EraseProposal
    | ExposeProposal
    | MergeProposal
    | UnmergeProposal
    | SetVotes
    | SetVerdict,
    proposal: Proposal,
) -> Decided:
    match command:
        case EditProposal(text=text):
            text = checked_text(text)
            return () if text == proposal.text else (ProposalEdited(proposal.id, text),)
        case NameProposal(short=short):
            short = _checked_short(short)
            return () if short == proposal.short else (ProposalNamed(proposal.id, short),)
        case AttributeProposal(author=author, table=table):
            return _attribute(state, proposal, author, table)
        case SetProposalKind(kind=kind):
            return () if kind is proposal.kind else (ProposalKindSet(proposal.id, kind),)
        case SetProposalLevel(level=level):
            return () if level is proposal.level else (ProposalLevelSet(proposal.id, level),)
        case WithdrawProposal():
            _require_active(proposal)
            return (ProposalWithdrawn(proposal.id),)
        case EraseProposal():
            return (ProposalErased(proposal.id),)
        case ExposeProposal(exposure=exposure):
            same = exposure is proposal.exposure
            return () if same else (ProposalExposed(proposal.id, exposure),)
        case MergeProposal(into=into):
            return _merge(proposal, _proposal(state, into))
        case UnmergeProposal():
            if proposal.status is not Status.MERGED:
                raise Rejected(Reason.NOT_MERGED, label=proposal.label)
            return (ProposalUnmerged(proposal.id),)
        case SetVotes(votes=votes):
            _require_active(proposal)
            check_count(votes)
            return () if votes == proposal.votes else (VotesSet(proposal.id, votes),)
        case SetVerdict(verdict=verdict):
            checked = _checked_verdict(state, verdict)
            return () if checked == proposal.verdict else (VerdictSet(proposal.id, checked),)
        case _:
            assert_never(command)


def _proposal(state: State, proposal: int) -> Proposal:
    found = state.content.proposals.get(proposal)
    if found is None:
        raise Rejected(Reason.NO_SUCH_PROPOSAL)
    return found


def _argument(state: State, argument: int) -> tuple[Proposal, Argument]:
    found = proposal_with_argument(state, argument)
    if found is None:
        raise Rejected(Reason.NO_SUCH_ARGUMENT)
    return found


def _require_active(proposal: Proposal) -> None:
    if proposal.status is not Status.ACTIVE:
        raise Rejected(Reason.NOT_ACTIVE, label=proposal.label, status=proposal.status.value)


def _refuse_own(state: State, proposal: Proposal, voice: Voice | None) -> None:
    if is_own(state, proposal, voice):
        raise Rejected(Reason.OWN_PROPOSAL, label=proposal.label, voice=str(voice))


def _checked_short(short: str | None) -> str | None:
    short = optional_text(short)
    if short is not None and len(short) > MAX_SHORT:
        raise Rejected(Reason.SHORT_TOO_LONG, limit=MAX_SHORT, length=len(short))
    return short


def _checked_verdict(state: State, verdict: Verdict | None) -> Verdict | None:
    if verdict is None:
        return None
    check_voice(state, verdict.author)
    return replace(verdict, note=optional_text(verdict.note))


def _add_proposal(state: State, command: AddProposal) -> Decided:
    check_task(state, command.task)
    text = checked_text(command.text)
    check_voice(state, command.author)
    number = next_number(state, command.task)
    table = table_of(state, command.author)
    return (ProposalAdded(state.next_id, command.task, number, text, command.author, table),)


def _attribute(
    state: State, proposal: Proposal, author: Voice | None, table: int | None
) -> Decided:
    check_voice(state, author)
    check_table(state, table)
    if table is None:
        table = table_of(state, author)
    if (author, table) == (proposal.author, proposal.table):
        return ()
    attributed = replace(proposal, author=author, table=table)
    for argument in proposal.arguments:
        # One that was already about their own (an import) is no news and does not stop the change.
        if not is_own(state, proposal, argument.author):
            _refuse_own(state, attributed, argument.author)
    return (ProposalAttributed(proposal.id, author, table),)


def _merge(proposal: Proposal, into: Proposal) -> Decided:
    if proposal.id == into.id:
        raise Rejected(Reason.MERGE_INTO_ITSELF, label=proposal.label)
    if proposal.task != into.task:
        raise Rejected(Reason.MERGE_ACROSS_TASKS, label=proposal.label, into=into.label)
    _require_active(proposal)
    _require_active(into)
    return (ProposalMerged(proposal.id, into.id),)


def _restore(state: State, proposal: int) -> Decided:
    erased = state.content.erased.get(proposal)
    if erased is not None:
        taken = find(state, erased.task, erased.number) is not None
        number = next_number(state, erased.task) if taken else erased.number
        return (ProposalRestored(erased.id, number),)
    standing = _proposal(state, proposal)
    if standing.status is not Status.WITHDRAWN:
        raise Rejected(Reason.NOT_WITHDRAWN, label=standing.label)
    return (ProposalRestored(standing.id, standing.number),)


def _add_argument(state: State, command: AddArgument) -> Decided:
    proposal = _proposal(state, command.proposal)
    _require_active(proposal)
    text = checked_text(command.text)
    check_voice(state, command.author)
    _refuse_own(state, proposal, command.author)
    return (ArgumentAdded(state.next_id, proposal.id, command.side, text, command.author),)


def _edit_argument(state: State, command: EditArgument) -> Decided:
    proposal, argument = _argument(state, command.argument)
    text = checked_text(command.text)
    check_voice(state, command.author)
    if command.author != argument.author:
        _refuse_own(state, proposal, command.author)
    if (text, command.author) == (argument.text, argument.author):
        return ()
    return (ArgumentEdited(argument.id, text, command.author),)


def _move_argument(state: State, command: MoveArgument) -> Decided:
    source, argument = _argument(state, command.argument)
    target = _proposal(state, command.proposal)
    if (target.id, command.side) == (source.id, argument.side):
        return ()
    if target.id != source.id:
        _require_active(target)
        _refuse_own(state, target, argument.author)
    return (ArgumentMoved(argument.id, target.id, command.side),)
