"""How proposals and their arguments change by what has happened; decided in board_rules."""

from typing import assert_never

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
from facilitator.core.exposure import note_shown
from facilitator.core.model import Argument, Proposal, State
from facilitator.core.shared_map import SharedMap
from facilitator.core.value import replace
from facilitator.core.vocabulary import Status


def evolve(state: State, event: BoardEvent) -> State:
    """Return the state after something happened on the board."""
    match event:
        case ProposalAdded():
            return _added(state, event)
        case ProposalRestored(proposal=proposal, number=number):
            return _restored(state, proposal, number)
        case ProposalErased(proposal=proposal):
            return _erased(state, proposal)
        case ArgumentAdded():
            return _argued(state, event)
        case ArgumentEdited(argument=argument, text=text, author=author):
            source, old = _argument(state, argument)
            return _put(state, _with_argument(source, replace(old, text=text, author=author)))
        case ArgumentMoved():
            return _moved(state, event)
        case ArgumentErased(argument=argument):
            source, _ = _argument(state, argument)
            return _put(state, _without_argument(source, argument))
        case _:
            return _put(state, _changed(state.content.proposals[event.proposal], event))


def _changed(
    proposal: Proposal,
    event: ProposalEdited
    | ProposalNamed
    | ProposalAttributed
    | ProposalKindSet
    | ProposalLevelSet
    | ProposalWithdrawn
    | ProposalExposed
    | ProposalMerged
    | ProposalUnmerged
    | VotesSet
    | VerdictSet,
) -> Proposal:
    match event:
        case ProposalEdited(text=text):
            return replace(proposal, text=text)
        case ProposalNamed(short=short):
            return replace(proposal, short=short)
        case ProposalAttributed(author=author, table=table):
            return replace(proposal, author=author, table=table)
        case ProposalKindSet(kind=kind):
            return replace(proposal, kind=kind)
        case ProposalLevelSet(level=level):
            return replace(proposal, level=level)
        case ProposalWithdrawn():
            return replace(proposal, status=Status.WITHDRAWN)
        case ProposalExposed(exposure=exposure):
            return replace(proposal, exposure=exposure)
        case ProposalMerged(into=into):
            return replace(proposal, status=Status.MERGED, merged_into=into)
        case ProposalUnmerged():
            return _standing(proposal)
        case VotesSet(votes=votes):
            return replace(proposal, votes=votes)
        case VerdictSet(verdict=verdict):
            return replace(proposal, verdict=verdict)
        case _:
            assert_never(event)


def _standing(proposal: Proposal) -> Proposal:
    return replace(proposal, status=Status.ACTIVE, merged_into=None)


def _put(state: State, *proposals: Proposal, taken: int = 0) -> State:
    """Return the state with these proposals in place of the ones with their ids.

    Args:
        state: The state before.
        proposals: The proposals.
        taken: An id that is given to something new in them.
    """
    board = state.content.proposals
    shared = board if isinstance(board, SharedMap) else SharedMap(board)
    board = shared.with_items({one.id: one for one in proposals})
    content = replace(state.content, proposals=board)
    changed = replace(state, content=content, next_id=max(state.next_id, taken + 1))
    return note_shown(changed, proposals)


def _added(state: State, event: ProposalAdded) -> State:
    added = Proposal(
        id=event.proposal,
        task=event.task,
        number=event.number,
        text=event.text,
        author=event.author,
        table=event.table,
    )
    return _put(state, added, taken=added.id)


def _restored(state: State, proposal: int, number: int) -> State:
    erased = state.content.erased.get(proposal)
    if erased is None:
        return _put(state, _standing(state.content.proposals[proposal]))
    rest = {key: other for key, other in state.content.erased.items() if key != proposal}
    board = state.content.proposals
    back = replace(erased, number=number)
    if back.merged_into is not None and back.merged_into not in board:
        back = _standing(back)
    return _put(replace(state, content=replace(state.content, erased=rest)), back)


def _erased(state: State, proposal: int) -> State:
    """Take a proposal off the board; what had been merged into it stands by itself again."""
    gone = state.content.proposals[proposal]
    board = {
        key: _standing(other) if other.merged_into == proposal else other
        for key, other in state.content.proposals.items()
        if key != proposal
    }
    erased = {**state.content.erased, proposal: gone}
    return replace(state, content=replace(state.content, proposals=board, erased=erased))


def _argument(state: State, argument: int) -> tuple[Proposal, Argument]:
    return next(
        (proposal, candidate)
        for proposal in state.content.proposals.values()
        for candidate in proposal.arguments
        if candidate.id == argument
    )


def _with_argument(proposal: Proposal, changed: Argument) -> Proposal:
    arguments = tuple(changed if old.id == changed.id else old for old in proposal.arguments)
    return replace(proposal, arguments=arguments)


def _without_argument(proposal: Proposal, argument: int) -> Proposal:
    kept = tuple(old for old in proposal.arguments if old.id != argument)
    return replace(proposal, arguments=kept)


def _argued(state: State, event: ArgumentAdded) -> State:
    proposal = state.content.proposals[event.proposal]
    said = Argument(event.argument, event.side, event.text, event.author)
    argued = replace(proposal, arguments=(*proposal.arguments, said))
    return _put(state, argued, taken=said.id)


def _moved(state: State, event: ArgumentMoved) -> State:
    source, argument = _argument(state, event.argument)
    turned = replace(argument, side=event.side)
    if source.id == event.proposal:
        return _put(state, _with_argument(source, turned))
    target = state.content.proposals[event.proposal]
    arrived = replace(target, arguments=(*target.arguments, turned))
    return _put(state, _without_argument(source, argument.id), arrived)
