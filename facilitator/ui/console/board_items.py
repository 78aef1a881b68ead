"""The rows of the board in words: what the delegate paints of a proposal, and nothing more."""

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
            self._seen = seen
            self._made.clear()
        everything = state.content.proposals
        joined: dict[int, list[Proposal]] = {}
        for other in everything.values():
            if other.merged_into is not None:
                joined.setdefault(other.merged_into, []).append(other)
        items = []
        for proposal in proposals:
            chosen = proposal.id == selected
            into = None if proposal.merged_into is None else everything.get(proposal.merged_into)
            merged = joined.get(proposal.id, [])
            merged.sort(key=lambda other: other.number)
            source = _Source(
                proposal,
                into.label if into else "",
                ", ".join(other.label for other in merged),
                chosen,
                (argument or 0) if chosen else 0,
            )
            known = self._made.get(proposal.id)
            if known is None or known[0] != source:
                known = self._made[proposal.id] = (source, _item(self._words, state, source))
            items.append(known[1])
        return tuple(items)


class _Source(NamedTuple):
    """What a card is made of, besides the people and what the wall shows."""

    proposal: Proposal
    into: str
    joined: str
    chosen: bool
    argument: int


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
