"""What a session is at one moment: frozen dataclasses, all of FORMAT.md and the clock.

How it changes is said by flow, board, people, findings and history.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, time

from facilitator.core.stack import Stack
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import (
    ClockOnWall,
    Exposure,
    Level,
    OutcomeKind,
    ProposalKind,
    RemarkKind,
    Role,
    Side,
    Status,
    StepKind,
    VerdictValue,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Official:
    """Someone who signs or leads: office and name as printed."""

    office: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """One of several thematic sites of a larger event."""

    number: int
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about the session as a whole."""

    title: str = ""
    heading: str | None = None
    short_title: str | None = None
    method: str | None = None
    language: str = "ru"
    mark: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    starts_at: time | None = None
    city: str | None = None
    venue: str | None = None
    parent_body: str | None = None
    organisers: tuple[str, ...] = ()
    protocol_number: str | None = None
    chair: Official = Official()
    facilitator: Official = Official()
    secretary: Official = Official()
    broadcast: bool = False
    names_on_wall: bool = False
    site: Site | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the hall."""

    number: int
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """What a participant agreed to; None means not asked yet."""

    processing: bool | None = None
    photo_video: bool | None = None
    publication: bool | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in the room."""

    number: int
    name: str
    role: Role = Role.PARTICIPANT
    office: str | None = None
    organisation: str | None = None
    table: int | None = None
    speaker: bool = False
    voting: bool = True
    present: bool = False
    email: str | None = None
    consent: Consent = Consent()


@dataclass(frozen=True, slots=True)
class Expert:
    """A member of the expert group."""

    number: int
    name: str
    field: str | None = None
    chair: bool = False
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the programme; the flow code knows nothing else about it."""

    id: int
    kind: StepKind
    title: str
    planned_minutes: int
    task: int | None = None
    turn_seconds: int | None = None
    instruction: str | None = None
    notes: str | None = None
    clock_on_wall: ClockOnWall = ClockOnWall.ALWAYS
    tones: bool = True
    rolls_over: bool = False


@dataclass(frozen=True, slots=True)
class StepRun:
    """What really happened to a step, added up over all its visits; times in milliseconds."""

    started_at: datetime | None = None
    spent_ms: int = 0
    added_ms: int = 0
    entered: bool = False
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Voting:
    """The rules and the turnout of a task's vote."""

    votes_each: int | None = None
    per_proposal: int | None = None
    voters: int | None = None
    cast: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One of the session's tasks."""

    number: int
    title: str
    question: str | None = None
    briefing: str | None = None
    voting: Voting = Voting()


@dataclass(frozen=True, slots=True)
class Argument:
    """A plus or a minus."""

    id: int
    side: Side
    text: str
    author: Voice | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The experts' advice about a proposal."""

    value: VerdictValue
    note: str | None = None
    author: Voice | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal with its arguments. № 1.7 is task 1, number 7."""

    id: int
    task: int
    number: int
    text: str
    short: str | None = None
    author: Voice | None = None
    table: int | None = None
    kind: ProposalKind = ProposalKind.PROPOSAL
    level: Level | None = None
    status: Status = Status.ACTIVE
    merged_into: int | None = None
    exposure: Exposure = Exposure.FOLLOWS_STEP
    arguments: tuple[Argument, ...] = ()
    votes: int | None = None
    verdict: Verdict | None = None

    @property
    def label(self) -> str:
        """The number as people say it: `1.7`."""
        return f"{self.task}.{self.number}"


@dataclass(frozen=True, slots=True)
class Remark:
    """A colleague's or an expert's remark, or an expert conclusion, about a task."""

    id: int
    kind: RemarkKind
    task: int
    text: str
    author: Voice | None = None
    on_wall: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finding of the whole session; `refs` are ids of proposals."""

    id: int
    kind: OutcomeKind
    text: str
    level: Level | None = None
    addressee: str | None = None
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided; `task` None means the session as a whole."""

    id: int
    text: str
    task: int | None = None
    responsible: str | None = None
    deadline: date | None = None
    refs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RoadmapRow:
    """A row of the road map."""

    id: int
    activity: str
    refs: tuple[int, ...] = ()
    term: str | None = None
    responsible: str | None = None
    result: str | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A private note of the secretary; never shown to the room, never printed."""

    id: int
    text: str
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """The closing speech."""

    speaker: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the survey and how often each choice was ticked."""

    text: str
    choices: tuple[str, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """The satisfaction survey: counts only, no link to a person."""

    distributed: int | None = None
    returned: int | None = None
    questions: tuple[Question, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """Everything captured: what undo and redo go back and forth over.

    Mappings are by id, in order of capture, and never changed in place.
    """

    proposals: Mapping[int, Proposal] = field(default_factory=dict)
    erased: Mapping[int, Proposal] = field(default_factory=dict)
    remarks: Mapping[int, Remark] = field(default_factory=dict)
    outcomes: Mapping[int, Outcome] = field(default_factory=dict)
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    roadmap: Mapping[int, RoadmapRow] = field(default_factory=dict)
    notes: Mapping[int, Note] = field(default_factory=dict)
    closing: Closing = Closing()
    survey: Survey = Survey()


@dataclass(frozen=True, slots=True)
class Idle:
    """The clock of the step has not been started."""


@dataclass(frozen=True, slots=True)
class Running:
    """The clock runs; past `deadline_ms` (session time) it is overtime."""

    since_ms: int
    deadline_ms: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The clock stands at `left_ms`; negative is overtime."""

    left_ms: int


Clock = Idle | Running | Paused


@dataclass(frozen=True, slots=True)
class Turn:
    """A table has the floor, with a countdown of its own."""

    table: int
    clock: Clock


@dataclass(frozen=True, slots=True)
class Interruption:
    """The laptop slept or the program died between these two session times."""

    last_seen_ms: int
    back_ms: int


@dataclass(frozen=True, slots=True)
class Flow:
    """Where the session is in its programme."""

    current: int | None = None
    last_task: int | None = None
    entered_ms: int = 0
    clock: Clock = Idle()
    turn: Turn | None = None
    had_floor: tuple[int, ...] = ()
    interruption: Interruption | None = None
    revealed: frozenset[int] = frozenset()
    closed: bool = False
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Deed:
    """What a change of content was, for undo to say: the event's name and whose number."""

    name: str
    label: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A content to go back (or forward) to, and the event between it and its neighbour."""

    content: Content
    event: object


@dataclass(frozen=True, slots=True)
class History:
    """The undo zipper of one visit of a task; the nearest is on top."""

    past: Stack[Remembered] = Stack()
    future: Stack[Remembered] = Stack()


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a session begins with: typed in the start dialog, copied, or imported."""

    facts: Facts
    tables: tuple[Table, ...] = ()
    participants: tuple[Participant, ...] = ()
    experts: tuple[Expert, ...] = ()
    programme: tuple[Step, ...] = ()
    runs: Mapping[int, StepRun] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    content: Content = Content()


@dataclass(frozen=True, slots=True)
class State:
    """The whole session at one moment; a pure function of its journal."""

    facts: Facts = Facts()
    tables: tuple[Table, ...] = ()
    participants: Mapping[int, Participant] = field(default_factory=dict)
    experts: Mapping[int, Expert] = field(default_factory=dict)
    programme: tuple[Step, ...] = ()
    runs: Mapping[int, StepRun] = field(default_factory=dict)
    tasks: tuple[Task, ...] = ()
    content: Content = Content()
    flow: Flow = Flow()
    history: History = History()
    shown_numbers: Mapping[int, frozenset[int]] = field(default_factory=dict)
    next_id: int = 1
    begun: bool = False
    wall_offset_ms: int = 0


@dataclass(frozen=True, slots=True)
class Now:
    """The two times of one moment, given in from outside.

    `ms` is session time in milliseconds, which runs on during sleep and never goes back;
    `wall` is the local time of day, for the protocol and the forecast only.
    """

    ms: int
    wall: datetime
