"""What a protocol consists of: sections and rows, still without words and without layout."""

from datetime import date, datetime, time
from enum import StrEnum
from fractions import Fraction

from facilitator.core.model import Official, Site, Voting
from facilitator.core.protocol.edition import Edition
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import (
    Level,
    ProposalKind,
    Role,
    Status,
    StepKind,
    VerdictValue,
    Voice,
)


class Signatory(StrEnum):
    """In what capacity someone signs."""

    CHAIR = "chair"
    SECRETARY = "secretary"


@dataclass(frozen=True, slots=True)
class Author:
    """Who said something; `name` is the person's, None for a table."""

    voice: Voice
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the agenda about the session itself."""

    title: str
    heading: str
    method: str | None
    parent_body: str | None
    organisers: tuple[str, ...]
    number: str | None
    starts_on: date | None
    ends_on: date | None
    city: str | None
    venue: str | None
    site: Site | None
    broadcast: bool


@dataclass(frozen=True, slots=True)
class ExpertRow:
    """A member of the expert group."""

    name: str
    field: str | None
    chair: bool


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many came, and from which kinds of organisation where that sums up."""

    present: int
    registered: int
    by_organisation: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TableSpeakers:
    """Who spoke for a table; nobody may be named."""

    table: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArgumentRow:
    """A plus or a minus in its column."""

    text: str
    author: Author | None


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """The experts' advice; the author only where it is not the chair of the group."""

    value: VerdictValue
    note: str | None
    author: Author | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the ranking; equals share `first` to `last`."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal, labelled as people say it, `1.7`; `table` is that of its author, too."""

    label: str
    text: str
    author: Author | None
    kind: ProposalKind
    level: Level | None
    status: Status
    merged_into: str | None
    absorbed: tuple[str, ...]
    pros: tuple[ArgumentRow, ...]
    cons: tuple[ArgumentRow, ...]
    votes: int | None
    place: Place | None
    verdict: VerdictRow | None
    table: int | None = None
    short_name: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """Consecutive remarks of one author."""

    author: Author | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskReport:
    """What happened on one task; proposals by votes, then those withdrawn or merged."""

    number: int
    title: str
    question: str | None
    briefing: str | None
    speakers: tuple[TableSpeakers, ...]
    voting: Voting | None
    proposals: tuple[ProposalRow, ...]
    peer_feedback: tuple[Remarks, ...]
    expert_feedback: tuple[Remarks, ...]
    conclusions: tuple[Remarks, ...]


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A finding and the labels of the proposals it rests on."""

    text: str
    addressee: str | None
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Initiatives:
    """The legislative initiatives of one level; None where no level was named."""

    level: Level | None
    rows: tuple[OutcomeRow, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The findings of the whole session."""

    growth_points: tuple[OutcomeRow, ...]
    risk_zones: tuple[OutcomeRow, ...]
    initiatives: tuple[Initiatives, ...]
    practices: tuple[OutcomeRow, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.growth_points or self.risk_zones or self.initiatives or self.practices)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision under its number, which runs through the whole protocol."""

    number: int
    text: str
    responsible: str | None
    deadline: date | None
    refs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions under one agenda item; `task` None is the session as a whole."""

    task: int | None
    rows: tuple[DecisionRow, ...]


@dataclass(frozen=True, slots=True)
class RoadmapLine:
    """A row of the road map."""

    activity: str
    refs: tuple[str, ...]
    term: str | None
    responsible: str | None
    result: str | None
    indicator: str | None


@dataclass(frozen=True, slots=True)
class ClosingSpeech:
    """What was said at the end, and by whom."""

    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How a question was answered: `mean` of numbers, `high` the share of 4 and 5 on 1 to 5."""

    text: str
    choices: tuple[str, ...]
    counts: tuple[int, ...]
    mean: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The survey: counts and remarks, without names."""

    distributed: int | None
    returned: int | None
    questions: tuple[QuestionResult, ...]
    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to be signed."""

    signatory: Signatory
    official: Official


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """Someone on the list of appendix 1."""

    name: str
    role: Role
    office: str | None
    organisation: str | None
    table: int | None


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """A step on the programme of appendix 2; `spent_ms` None where it was not entered."""

    title: str
    kind: StepKind
    task: int | None
    planned_start: time | None
    planned_minutes: int
    started_at: datetime | None
    spent_ms: int | None
    skipped: bool


@dataclass(frozen=True, slots=True)
class Protocol:
    """The whole document's content; what is empty is left out or said to be so by the report."""

    edition: Edition
    language: str
    mark: str | None
    draft: bool
    revision: int
    header: Header
    chair: Official
    facilitator: Official
    secretary: Official
    experts: tuple[ExpertRow, ...]
    attendance: Attendance
    tasks: tuple[TaskReport, ...]
    summary: Summary
    decisions: tuple[Decisions, ...]
    roadmap: tuple[RoadmapLine, ...]
    closing: ClosingSpeech | None
    satisfaction: Satisfaction | None
    signatures: tuple[Signature, ...]
    participants: tuple[ParticipantRow, ...]
    programme: tuple[ProgrammeRow, ...]
