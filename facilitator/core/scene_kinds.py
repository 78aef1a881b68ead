"""The kinds of scene: frozen data, exactly what the room may see and nothing else.

What is not meant for the room (contacts, drafts, notes, counts before they are revealed) has no
field here. Words and layout belong to ui/audience.
"""

from datetime import date, time

from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Phase, RemarkKind, StepKind


@dataclass(frozen=True, slots=True)
class WallClock:
    """A countdown as the room sees it.

    `left_ms` is in whole seconds, so that equal clocks look equal; a begun second still counts as
    left, and negative is overtime. `share_left` is 0 to 1.
    """

    left_ms: int
    phase: Phase
    share_left: float
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above and below every working scene.

    `kind` and `title` are the step's (an empty title is shown as the name of its kind); `clock` is
    None when the room does not see one; `turn` is the table that has the floor, whose countdown
    `clock` then is.
    """

    kind: StepKind
    title: str = ""
    task: int | None = None
    task_title: str = ""
    instruction: str | None = None
    clock: WallClock | None = None
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the day is called, when and where."""

    title: str
    first_day: date | None = None
    last_day: date | None = None
    city: str | None = None
    venue: str | None = None
    organisers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Welcome:
    """The greeting at registration and opening; `head` is None before the first step."""

    occasion: Occasion
    head: Head | None = None
    starts_at: time | None = None
    rules: tuple[str, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionAndClock:
    """The question of the task and a clock that fills the screen."""

    head: Head
    question: str
    briefing: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A proposal in a list or on a ballot: its number and short name."""

    id: int
    label: str
    name: str
    table: int | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class ProposalList:
    """The proposals of the task in pages; `focus` is the item whose page is shown."""

    head: Head
    question: str
    items: tuple[Item, ...]
    focus: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A plus or a minus on a card."""

    id: int
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """One proposal with its two columns.

    `place` of `count` is where it stands in the list, `previous` and `next` are its neighbours
    there, `newest` is the argument whose page is shown. `author` is None unless names are allowed.
    """

    head: Head
    id: int
    label: str
    name: str
    text: str
    pros: tuple[Point, ...]
    cons: tuple[Point, ...]
    place: int
    count: int
    table: int | None = None
    author: str | None = None
    withdrawn: bool = False
    merged: tuple[str, ...] = ()
    previous: int | None = None
    next: int | None = None
    newest: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """What can be voted for, without counts; the rules are None where they were not given."""

    head: Head
    items: tuple[Item, ...]
    votes_each: int | None = None
    per_proposal: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A proposal's place in the vote: equals share the places `first` to `last`."""

    id: int
    label: str
    name: str
    first: int
    last: int
    votes: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much was said about one task, or on the whole day."""

    proposals: int
    pros: int
    cons: int
    votes: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The outcome of the vote, once the operator reveals it."""

    head: Head
    numbers: Numbers
    places: tuple[Place, ...]
    voters: int | None = None
    votes_each: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A remark or a conclusion; `table` is where it comes from, None for the experts."""

    id: int
    kind: RemarkKind
    text: str
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Feedback:
    """What colleagues or experts said about the task; conclusions come last."""

    head: Head
    remarks: tuple[Said, ...]
    focus: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """A pause; `until` is the time of day it is expected to end, None once that has passed."""

    head: Head
    until: time | None = None
    next_task: int | None = None
    next_title: str = ""
    next_kind: StepKind | None = None


@dataclass(frozen=True, slots=True)
class TaskNumbers:
    """The numbers of one task."""

    task: int
    title: str
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class DayInNumbers:
    """What the day has brought."""

    head: Head
    total: Numbers
    tasks: tuple[TaskNumbers, ...]
    participants: int = 0
    tables: int = 0
    conclusions: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Thanks:
    """The last scene; `survey` asks for the form first."""

    occasion: Occasion
    survey: bool = False
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class TitleCard:
    """The operator's title card: what the day is called."""

    occasion: Occasion


@dataclass(frozen=True, slots=True)
class Black:
    """Nothing at all."""


Scene = (
    Welcome
    | QuestionAndClock
    | ProposalList
    | Card
    | Ballot
    | Ranking
    | Feedback
    | Break
    | DayInNumbers
    | Thanks
    | TitleCard
    | Black
)
