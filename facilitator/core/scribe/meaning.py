"""What the scribe line is asked with, and what it answers: the deed, and its meaning as data."""

from enum import Enum, auto

from facilitator.core.commands import Command
from facilitator.core.model import State
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.scribe.lexicon import RUSSIAN, Lexicon
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import VerdictValue, Voice


class Reading(Enum):
    """How a line is taken: by its signs (Enter), or literally as a proposal (Ctrl+Enter)."""

    BY_SIGNS = auto()
    LITERALLY = auto()


@dataclass(frozen=True, slots=True)
class ScribeContext:
    """Everything a line's meaning depends on.

    Args:
        state: The session.
        selected: The id of the proposal selected on the board.
        voice: The chip before the line; a voice typed in the line overrides it.
        reading: Whether signs count.
        lexicon: The language completions are offered in; both languages are understood.
    """

    state: State
    selected: int | None = None
    voice: Voice | None = None
    reading: Reading = Reading.BY_SIGNS
    lexicon: Lexicon = RUSSIAN


@dataclass(frozen=True, slots=True)
class Nothing:
    """Enter does nothing."""


@dataclass(frozen=True, slots=True)
class SelectProposal:
    """Select a proposal; in pros_cons and feedback it also comes to the wall."""

    proposal: int
    to_wall: bool


@dataclass(frozen=True, slots=True)
class FilterBoard:
    """Show only what has this text in it; an empty one shows all."""

    text: str


@dataclass(frozen=True, slots=True)
class SetVoice:
    """Set the chip."""

    voice: Voice


Intent = Nothing | SelectProposal | FilterBoard | SetVoice


@dataclass(frozen=True, slots=True)
class NoMeaning:
    """Nothing is meant yet."""


@dataclass(frozen=True, slots=True)
class PlusTo:
    """A plus to the proposal with this label, such as `1.7`."""

    label: str


@dataclass(frozen=True, slots=True)
class MinusTo:
    """A minus to the proposal with this label."""

    label: str


@dataclass(frozen=True, slots=True)
class NewProposal:
    """A new proposal, which will have this label; `off_wall` until the statements."""

    label: str
    off_wall: bool


@dataclass(frozen=True, slots=True)
class VotesFor:
    """Votes of a proposal; `parts` are what was added up."""

    label: str
    votes: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VerdictFor:
    """An expert's verdict, None while it is not told yet."""

    label: str
    value: VerdictValue | None


@dataclass(frozen=True, slots=True)
class NewConclusion:
    """A conclusion of the experts about a task."""

    task: int


@dataclass(frozen=True, slots=True)
class NewDecision:
    """A decision about a task, or a general one."""

    task: int | None


@dataclass(frozen=True, slots=True)
class PeerRemark:
    """A colleague's remark about a task."""

    task: int


@dataclass(frozen=True, slots=True)
class ExpertRemark:
    """An expert's remark about a task."""

    task: int


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """A line of the closing speech."""


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """A private note of the secretary."""


@dataclass(frozen=True, slots=True)
class Selects:
    """The proposal with this label is selected, and may come to the wall."""

    label: str
    to_wall: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """The board shows only what has this text in it."""

    text: str


@dataclass(frozen=True, slots=True)
class Speaks:
    """From now on this voice speaks."""

    voice: Voice


Meaning = (
    NoMeaning
    | PlusTo
    | MinusTo
    | NewProposal
    | VotesFor
    | VerdictFor
    | NewConclusion
    | NewDecision
    | PeerRemark
    | ExpertRemark
    | ClosingLine
    | PrivateNote
    | Selects
    | Filters
    | Speaks
)


@dataclass(frozen=True, slots=True)
class TakenAsText:
    """Why a line that looked like more is plain text: which rule, and what was not found."""

    reason: Reason
    typed: str


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What Enter will do with a line.

    A command can still be refused when it is dispatched (one's own proposal): `machine.decide`
    tells beforehand.

    Args:
        action: The command to dispatch or the intent to carry out; Nothing if refused.
        meaning: What is said beside the line while typing, refused or not.
        voice: Who is taken to say it.
        hint: Why the line is only text.
        select: The id of the proposal to select after the command, or None to leave it.
        refused: Why Enter does nothing; the text stays.
    """

    action: Command | Intent
    meaning: Meaning
    voice: Voice | None = None
    hint: TakenAsText | None = None
    select: int | None = None
    refused: Rejected | None = None
