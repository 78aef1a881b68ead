"""The rows of the board in words: what the delegate paints of a proposal, and nothing more."""

from facilitator.core.board import cons, is_on_wall, merged_from, pros
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


def board_items(
    words: Words,
    state: State,
    proposals: tuple[Proposal, ...],
    selected: int | None,
    argument: int | None,
) -> tuple[BoardItem, ...]:
    """Return the cards of the board.

    Args:
        words: The console's language.
        state: The session.
        proposals: Which proposals, in order.
        selected: The id of the selected proposal, if any.
        argument: The id of the selected argument, if any.
    """
    return tuple(_item(words, state, proposal, selected, argument) for proposal in proposals)


def _item(
    words: Words, state: State, proposal: Proposal, selected: int | None, argument: int | None
) -> BoardItem:
    chosen = proposal.id == selected
    author = voice_name(words, state, proposal.author)
    table = proposal.table if proposal.table is not None else table_of(state, proposal.author)
    if table is not None and not (chosen and author):
        author = words.gettext("table {number}").format(number=table)
    spoken = words.gettext("Proposal № {label}: {text}. {pros} pluses, {cons} minuses")
    return BoardItem(
        id=proposal.id,
        label=proposal.label,
        text=proposal.text,
        author=author,
        pros=tuple(_argument(words, state, one) for one in pros(proposal)),
        cons=tuple(_argument(words, state, one) for one in cons(proposal)),
        tags=_tags(words, state, proposal),
        details=_details(words, proposal),
        struck=proposal.status is Status.WITHDRAWN,
        off_wall=not is_on_wall(state, proposal),
        selected=chosen,
        argument=(argument or 0) if chosen else 0,
        spoken=spoken.format(
            label=proposal.label,
            text=proposal.text,
            pros=len(pros(proposal)),
            cons=len(cons(proposal)),
        ),
    )


def _argument(words: Words, state: State, argument: Argument) -> ArgumentItem:
    return ArgumentItem(
        argument.id, argument.side, argument.text, voice_name(words, state, argument.author)
    )


def _tags(words: Words, state: State, proposal: Proposal) -> tuple[str, ...]:
    tags: list[str] = []
    if proposal.status is Status.WITHDRAWN:
        tags.append(words.gettext("withdrawn"))
    if proposal.merged_into is not None:
        into = state.content.proposals.get(proposal.merged_into)
        if into is not None:
            tags.append(words.gettext("merged into № {label}").format(label=into.label))
    joined = merged_from(state, proposal)
    if joined:
        labels = ", ".join(other.label for other in joined)
        tags.append(words.gettext("with № {labels}").format(labels=labels))
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
