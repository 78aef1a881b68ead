"""Questions about the board: what proposals a task has, who made them and how they are placed.

What may be done with them is in board_rules, how they change in board_evolution.
"""

from itertools import groupby
from operator import attrgetter

from facilitator.core.checks import table_of
from facilitator.core.exposure import is_on_wall
from facilitator.core.model import Argument, Proposal, State
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Side, Status, Voice, VoiceKind

__all__ = [
    "MAX_SHORT",
    "OwnArgument",
    "Placed",
    "cons",
    "derived_short",
    "find",
    "is_on_wall",
    "is_own",
    "merged_from",
    "next_number",
    "own_arguments",
    "proposal_with_argument",
    "proposals_of",
    "pros",
    "ranking",
    "short_name",
]

_BY_NUMBER = attrgetter("number")
MAX_SHORT = 50
"""The longest short name, in characters (PRODUCT.md)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A proposal's place in the vote; those with equal votes share the places first to last."""

    proposal: Proposal
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class OwnArgument:
    """An argument about one's own proposal: a warning where it could not be refused."""

    proposal: Proposal
    argument: Argument


def proposals_of(state: State, task: int) -> tuple[Proposal, ...]:
    """Return the proposals of a task by number; erased ones are not among them."""
    found = [proposal for proposal in state.content.proposals.values() if proposal.task == task]
    found.sort(key=_BY_NUMBER)
    return tuple(found)


def find(state: State, task: int, number: int) -> Proposal | None:
    """Return proposal № task.number, or None."""
    for proposal in state.content.proposals.values():
        if proposal.task == task and proposal.number == number:
            return proposal
    return None


def proposal_with_argument(state: State, argument: int) -> tuple[Proposal, Argument] | None:
    """Return the argument with this id and the proposal it stands at, or None."""
    for proposal in state.content.proposals.values():
        for candidate in proposal.arguments:
            if candidate.id == argument:
                return proposal, candidate
    return None


def pros(proposal: Proposal) -> tuple[Argument, ...]:
    """Return the pluses of a proposal in order of capture."""
    return tuple(argument for argument in proposal.arguments if argument.side is Side.PRO)


def cons(proposal: Proposal) -> tuple[Argument, ...]:
    """Return the minuses of a proposal in order of capture."""
    return tuple(argument for argument in proposal.arguments if argument.side is Side.CON)


def merged_from(state: State, proposal: Proposal) -> tuple[Proposal, ...]:
    """Return the proposals merged into this one, by number."""
    return tuple(
        other for other in proposals_of(state, proposal.task) if other.merged_into == proposal.id
    )


def short_name(proposal: Proposal) -> str:
    """Return the name for lists, ballot and ranking: the given one, else a derived one."""
    return proposal.short or derived_short(proposal.text)


def derived_short(text: str) -> str:
    """Return a short name for `text`: up to the first colon, else cut at a word."""
    line = " ".join(text.split())
    head = line.split(":", 1)[0].strip()
    if head and head != line and len(head) <= MAX_SHORT:
        return head
    if len(line) <= MAX_SHORT:
        return line
    cut = line[:MAX_SHORT]
    whole_words = cut.rsplit(" ", 1)[0] if " " in cut else cut[:-1]
    return whole_words.rstrip(" ,;:.–—-(«") + "…"


def next_number(state: State, task: int) -> int:
    """Return the number a new proposal of `task` gets: the lowest that is free.

    A number that the room has seen is never free again; one erased or undone
    before is (PRODUCT.md).
    """
    taken = state.shown_numbers.get(task, frozenset()).union(
        proposal.number for proposal in state.content.proposals.values() if proposal.task == task
    )
    number = 1
    while number in taken:
        number += 1
    return number


def ranking(state: State, task: int) -> tuple[Placed, ...]:
    """Return the active proposals with counted votes, most first; equals share places."""
    counted = [
        proposal
        for proposal in proposals_of(state, task)
        if proposal.status is Status.ACTIVE and proposal.votes is not None
    ]
    counted.sort(key=lambda proposal: -(proposal.votes or 0))
    placed: list[Placed] = []
    for _, equals in groupby(counted, key=lambda proposal: proposal.votes):
        group = tuple(equals)
        first, last = len(placed) + 1, len(placed) + len(group)
        placed += [Placed(proposal, first, last) for proposal in group]
    return tuple(placed)


def is_own(state: State, proposal: Proposal, voice: Voice | None) -> bool:
    """Tell whether `voice` made `proposal`, or speaks from the table that did."""
    if voice is None or voice.kind is VoiceKind.EXPERT:
        return False
    if voice == proposal.author:
        return True
    table = proposal.table if proposal.table is not None else table_of(state, proposal.author)
    return table is not None and table_of(state, voice) == table


def own_arguments(state: State) -> tuple[OwnArgument, ...]:
    """Return the arguments about one's own proposal, which reseating or an import can leave."""
    return tuple(
        OwnArgument(proposal, argument)
        for proposal in state.content.proposals.values()
        for argument in proposal.arguments
        if is_own(state, proposal, argument.author)
    )
