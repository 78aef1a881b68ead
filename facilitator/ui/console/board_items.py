"""The rows of the board in words: what the delegate paints of a proposal, and nothing more."""

from collections.abc import Mapping
from typing import NamedTuple

from facilitator.core.board import cons, is_on_wall, pros
from facilitator.core.checks import table_of
from facilitator.core.model import Argument, Proposal, State
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Exposure, ProposalKind, Side, Status
from facilitator.glossary import name_of
from facilitator.ui.wording import voice_name
from facilitator.words import Words


@dataclass(frozen=True, slots=True)
class ArgumentItem:
    """A line in one of the two columns."""

    id: int
    side: Side
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class BoardItem:
    """A card of the board.

    `tags` are on every card, `details` on the selected one only; `argument` is the id of the
    selected argument, 0 for none.
    """

    id: int
    label: str
    text: str
    author: str
    pros: tuple[ArgumentItem, ...]
    cons: tuple[ArgumentItem, ...]
    tags: tuple[str, ...]
    details: tuple[str, ...]
    struck: bool
    off_wall: bool
    selected: bool = False
    argument: int = 0
    spoken: str = ""

    @property
    def key(self) -> str:
        """What tells the card from every other."""
        return str(self.id)


class BoardItems:
    """Makes the cards of a board, anew only where something of a card has changed.

    Of a thousand cards a commit changes one or two, and a move of the selection two.

    Args:
        words: The console's language.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._seen: tuple[object, ...] = ()
        self._made: dict[int, tuple[_Source, BoardItem]] = {}
        self._last: _Last | None = None

    def of(
        self,
        state: State,
        proposals: tuple[Proposal, ...],
        selected: int | None,
        argument: int | None,
    ) -> tuple[BoardItem, ...]:
        """Return the cards of the board.

        Args:
            state: The session.
            proposals: Which proposals, in order.
            selected: The id of the selected proposal, if any.
            argument: The id of the selected argument, if any.
        """
        # Names of voices and what the wall shows are in every card.
        seen = (state.participants, state.experts, state.flow.revealed)
        if seen != self._seen:
            self._seen, self._last = seen, None
            self._made.clear()
        everything, chosen, last = state.content.proposals, (selected, argument or 0), self._last
        if last and last[0] is everything and last[1] is proposals and last[2] == chosen:
            return last[3]
        joined: dict[int, list[Proposal]] = {}
        for other in everything.values():
            if other.merged_into is not None:
                joined.setdefault(other.merged_into, []).append(other)
        items = []
        for proposal in proposals:
            number = proposal.id
            known = self._made.get(number)
            is_same = known is not None and known[0].proposal is proposal and known[0].is_plain
            if known is None or not is_same or number == selected or number in joined:
                source = _source(proposal, everything, joined.get(number, []), chosen)
                if known is None or known[0] != source:
                    known = self._made[number] = (source, _item(self._words, state, source))
            items.append(known[1])
        cards = tuple(items)
        self._last = everything, proposals, chosen, cards
        return cards


class _Source(NamedTuple):
    """What a card is made of, besides the people and what the wall shows.

    A plain one is made of nothing but its proposal.
    """

    proposal: Proposal
    into: str
    joined: str
    chosen: bool
    argument: int
    is_plain: bool


_Last = tuple[
    Mapping[int, Proposal],
    tuple[Proposal, ...],
    tuple[int | None, int],
    tuple[BoardItem, ...],
]
"""What the board was asked for last, and its cards."""


def _source(
    proposal: Proposal,
    everything: Mapping[int, Proposal],
    joined: list[Proposal],
    selected: tuple[int | None, int],
) -> _Source:
    target = None if proposal.merged_into is None else everything.get(proposal.merged_into)
    into = target.label if target else ""
    joined.sort(key=lambda other: other.number)
    labels = ", ".join(other.label for other in joined)
    chosen = proposal.id == selected[0]
    plain = not (chosen or joined or proposal.merged_into is not None)
    return _Source(proposal, into, labels, chosen, selected[1] if chosen else 0, plain)


def _item(words: Words, state: State, source: _Source) -> BoardItem:
    proposal, chosen = source.proposal, source.chosen
    author = voice_name(words, state, proposal.author)
    table = proposal.table if proposal.table is not None else table_of(state, proposal.author)
    if table is not None and not (chosen and author):
        author = words.gettext("table {number}").format(number=table)
    spoken = words.gettext("Proposal № {label}: {text}. {pros} pluses, {cons} minuses")
    pluses, minuses = pros(proposal), cons(proposal)
    return BoardItem(
        id=proposal.id,
        label=proposal.label,
        text=proposal.text,
        author=author,
        pros=tuple(_argument(words, state, one) for one in pluses),
        cons=tuple(_argument(words, state, one) for one in minuses),
        tags=_tags(words, state, source),
        details=_details(words, proposal),
        struck=proposal.status is Status.WITHDRAWN,
        off_wall=not is_on_wall(state, proposal),
        selected=chosen,
        argument=source.argument,
        spoken=spoken.format(
            label=proposal.label, text=proposal.text, pros=len(pluses), cons=len(minuses)
        ),
    )


def _argument(words: Words, state: State, argument: Argument) -> ArgumentItem:
    return ArgumentItem(
        argument.id, argument.side, argument.text, voice_name(words, state, argument.author)
    )


def _tags(words: Words, state: State, source: _Source) -> tuple[str, ...]:
    proposal = source.proposal
    tags: list[str] = []
    if proposal.status is Status.WITHDRAWN:
        tags.append(words.gettext("withdrawn"))
    if source.into:
        tags.append(words.gettext("merged into № {label}").format(label=source.into))
    if source.joined:
        tags.append(words.gettext("with № {labels}").format(labels=source.joined))
    if not is_on_wall(state, proposal):
        hidden = proposal.exposure is Exposure.HIDDEN
        tags.append(words.gettext("off the wall") if hidden else words.gettext("not shown yet"))
    if proposal.votes is not None:
        votes = words.ngettext("{count} vote", "{count} votes", proposal.votes)
        tags.append(votes.format(count=proposal.votes))
    return tuple(tags)


def _details(words: Words, proposal: Proposal) -> tuple[str, ...]:
    tags: list[str] = []
    if proposal.kind is not ProposalKind.PROPOSAL:
        tags.append(name_of(words, proposal.kind))
    if proposal.level is not None:
        tags.append(name_of(words, proposal.level))
    if proposal.verdict is not None:
        verdict = name_of(words, proposal.verdict.value)
        note = proposal.verdict.note
        tags.append(f"{verdict}: {note}" if note else verdict)
    return tuple(tags)
