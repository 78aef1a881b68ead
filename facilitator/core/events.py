"""What can have happened to a session: past participles with all that `evolve` needs.

The store writes them as they are, so a field renamed here needs an upgrade in store.codec.
"""

from datetime import date, datetime

from facilitator.core.model import (
    Beginning,
    Closing,
    Decision,
    Expert,
    Facts,
    Outcome,
    Participant,
    RoadmapRow,
    Step,
    Survey,
    Table,
    Task,
    Verdict,
    Voting,
)
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import (
    Exposure,
    ForgettingReason,
    Level,
    ProposalKind,
    RemarkKind,
    Side,
    Voice,
)


@dataclass(frozen=True, slots=True)
class SessionBegun:
    """The session began with this."""

    beginning: Beginning


@dataclass(frozen=True, slots=True)
class FactsRevised:
    """The facts were replaced."""

    facts: Facts


@dataclass(frozen=True, slots=True)
class TablesRevised:
    """The tables were replaced."""

    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class TasksRevised:
    """The tasks were replaced."""

    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class VotingSet:
    """The rules and turnout of a task's vote were written down."""

    task: int
    voting: Voting


@dataclass(frozen=True, slots=True)
class SessionClosed:
    """The session was closed."""


@dataclass(frozen=True, slots=True)
class SessionReopened:
    """A closed session went on as this revision."""

    revision: int


@dataclass(frozen=True, slots=True)
class TimeCorrected:
    """From now on this is added to the computer's time of day.

    Args:
        offset_ms: What is added, in milliseconds; 0 trusts the computer again.
        day: What was noted on this day, as the clock then had it, is moved along.
    """

    offset_ms: int
    day: date


@dataclass(frozen=True, slots=True)
class DataForgotten:
    """Personal data were taken out of all events before this one, which were written anew.

    Args:
        participants: The numbers of those forgotten.
        experts: The numbers of the experts forgotten.
        everyone: Whether all were, and those who sign, whether listed or not.
        reason: Why.
        wall: When, local time.
        events: How many events were written differently.
        replaced: In how many texts a name gave way to the neutral designation.
        left: How many texts still have such a name.
    """

    participants: tuple[int, ...]
    experts: tuple[int, ...]
    everyone: bool
    reason: ForgettingReason
    wall: datetime
    events: int
    replaced: int
    left: int


@dataclass(frozen=True, slots=True)
class ProgrammeRevised:
    """The steps were replaced; every id is given."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ClockStarted:
    """The clock of the current step was started or resumed."""

    at_ms: int
    wall: datetime


@dataclass(frozen=True, slots=True)
class ClockPaused:
    """The clock of the current step was stopped."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class TimeAdded:
    """The current step was given this much more (or less) time."""

    ms: int


@dataclass(frozen=True, slots=True)
class StepLeft:
    """The current step was left; its clock stopped."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class StepEntered:
    """A step was entered; its clock stands where it was left."""

    step: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class StepSkipped:
    """A step was left out."""

    step: int


@dataclass(frozen=True, slots=True)
class StepUnskipped:
    """A skipped step was taken in again."""

    step: int


@dataclass(frozen=True, slots=True)
class FloorGiven:
    """A table was given the floor."""

    table: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class FloorEnded:
    """The floor was taken back."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The program was away between these session times; the clock stands at the first."""

    last_seen_ms: int
    back_ms: int


@dataclass(frozen=True, slots=True)
class InterruptionContinued:
    """The clock went on with the time left before the interruption."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class InterruptionSubtracted:
    """The clock went on with the time away subtracted."""

    at_ms: int


@dataclass(frozen=True, slots=True)
class ParticipantsAdded:
    """People were added, each with a number."""

    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class ParticipantEdited:
    """What is known of a participant was replaced."""

    participant: Participant


@dataclass(frozen=True, slots=True)
class ParticipantRemoved:
    """A participant was taken off the list."""

    number: int


@dataclass(frozen=True, slots=True)
class PresenceMarked:
    """A participant was noted as there or not."""

    number: int
    present: bool


@dataclass(frozen=True, slots=True)
class ExpertAdded:
    """An expert was added."""

    expert: Expert


@dataclass(frozen=True, slots=True)
class ExpertEdited:
    """What is known of an expert was replaced."""

    expert: Expert


@dataclass(frozen=True, slots=True)
class ExpertRemoved:
    """An expert was taken off the list."""

    number: int


@dataclass(frozen=True, slots=True)
class ProposalAdded:
    """A proposal was put to a task."""

    proposal: int
    task: int
    number: int
    text: str
    author: Voice | None
    table: int | None


@dataclass(frozen=True, slots=True)
class ProposalEdited:
    """A proposal's text was changed."""

    proposal: int
    text: str


@dataclass(frozen=True, slots=True)
class ProposalNamed:
    """A proposal's short name was changed."""

    proposal: int
    short: str | None


@dataclass(frozen=True, slots=True)
class ProposalAttributed:
    """It was said whose proposal it is."""

    proposal: int
    author: Voice | None
    table: int | None


@dataclass(frozen=True, slots=True)
class ProposalKindSet:
    """It was said what sort of proposal it is."""

    proposal: int
    kind: ProposalKind


@dataclass(frozen=True, slots=True)
class ProposalLevelSet:
    """It was said which level a proposal addresses."""

    proposal: int
    level: Level | None


@dataclass(frozen=True, slots=True)
class ProposalWithdrawn:
    """The author took a proposal back."""

    proposal: int


@dataclass(frozen=True, slots=True)
class ProposalRestored:
    """A withdrawn or erased proposal came back under this number."""

    proposal: int
    number: int


@dataclass(frozen=True, slots=True)
class ProposalErased:
    """A slip of the secretary was removed."""

    proposal: int


@dataclass(frozen=True, slots=True)
class ProposalExposed:
    """It was said whether the room may see a proposal."""

    proposal: int
    exposure: Exposure


@dataclass(frozen=True, slots=True)
class ProposalMerged:
    """A proposal was merged into another."""

    proposal: int
    into: int


@dataclass(frozen=True, slots=True)
class ProposalUnmerged:
    """A merged proposal stood by itself again."""

    proposal: int


@dataclass(frozen=True, slots=True)
class ArgumentAdded:
    """A plus or minus was said."""

    argument: int
    proposal: int
    side: Side
    text: str
    author: Voice | None


@dataclass(frozen=True, slots=True)
class ArgumentEdited:
    """An argument's text or author was changed."""

    argument: int
    text: str
    author: Voice | None


@dataclass(frozen=True, slots=True)
class ArgumentMoved:
    """An argument went to another proposal or side."""

    argument: int
    proposal: int
    side: Side


@dataclass(frozen=True, slots=True)
class ArgumentErased:
    """An argument was removed."""

    argument: int


@dataclass(frozen=True, slots=True)
class VotesSet:
    """The votes of a proposal were written down."""

    proposal: int
    votes: int | None


@dataclass(frozen=True, slots=True)
class VerdictSet:
    """The experts' advice about a proposal was written down."""

    proposal: int
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class RemarkAdded:
    """Feedback or a conclusion was written down."""

    remark: int
    kind: RemarkKind
    task: int
    text: str
    author: Voice | None


@dataclass(frozen=True, slots=True)
class RemarkEdited:
    """A remark's text or author was changed."""

    remark: int
    text: str
    author: Voice | None


@dataclass(frozen=True, slots=True)
class RemarkExposed:
    """It was said whether the room may see a remark."""

    remark: int
    on_wall: bool


@dataclass(frozen=True, slots=True)
class RemarkErased:
    """A remark was removed."""

    remark: int


@dataclass(frozen=True, slots=True)
class OutcomeAdded:
    """An outcome was written down."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class OutcomeEdited:
    """An outcome was replaced."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class OutcomeErased:
    """An outcome was removed."""

    outcome: int


@dataclass(frozen=True, slots=True)
class DecisionAdded:
    """A decision was written down."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class DecisionEdited:
    """A decision was replaced."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class DecisionErased:
    """A decision was removed."""

    decision: int


@dataclass(frozen=True, slots=True)
class RoadmapRowAdded:
    """A row of the road map was written down."""

    row: RoadmapRow


@dataclass(frozen=True, slots=True)
class RoadmapRowEdited:
    """A row of the road map was replaced."""

    row: RoadmapRow


@dataclass(frozen=True, slots=True)
class RoadmapRowErased:
    """A row of the road map was removed."""

    row: int


@dataclass(frozen=True, slots=True)
class NoteAdded:
    """A private note was written down."""

    note: int
    text: str
    step: int | None


@dataclass(frozen=True, slots=True)
class NoteErased:
    """A private note was removed."""

    note: int


@dataclass(frozen=True, slots=True)
class ClosingRevised:
    """The closing speech was replaced."""

    closing: Closing


@dataclass(frozen=True, slots=True)
class SurveyRevised:
    """The counts of the survey were replaced."""

    survey: Survey


@dataclass(frozen=True, slots=True)
class Undone:
    """The last capture was undone."""


@dataclass(frozen=True, slots=True)
class Redone:
    """An undone capture was done again."""


SessionEvent = (
    SessionBegun
    | FactsRevised
    | TablesRevised
    | TasksRevised
    | VotingSet
    | SessionClosed
    | SessionReopened
    | TimeCorrected
    | DataForgotten
)

FlowEvent = (
    ProgrammeRevised
    | ClockStarted
    | ClockPaused
    | TimeAdded
    | StepLeft
    | StepEntered
    | StepSkipped
    | StepUnskipped
    | FloorGiven
    | FloorEnded
    | Interrupted
    | InterruptionContinued
    | InterruptionSubtracted
)

PeopleEvent = (
    ParticipantsAdded
    | ParticipantEdited
    | ParticipantRemoved
    | PresenceMarked
    | ExpertAdded
    | ExpertEdited
    | ExpertRemoved
)

BoardEvent = (
    ProposalAdded
    | ProposalEdited
    | ProposalNamed
    | ProposalAttributed
    | ProposalKindSet
    | ProposalLevelSet
    | ProposalWithdrawn
    | ProposalRestored
    | ProposalErased
    | ProposalExposed
    | ProposalMerged
    | ProposalUnmerged
    | ArgumentAdded
    | ArgumentEdited
    | ArgumentMoved
    | ArgumentErased
    | VotesSet
    | VerdictSet
)

FindingsEvent = (
    RemarkAdded
    | RemarkEdited
    | RemarkExposed
    | RemarkErased
    | OutcomeAdded
    | OutcomeEdited
    | OutcomeErased
    | DecisionAdded
    | DecisionEdited
    | DecisionErased
    | RoadmapRowAdded
    | RoadmapRowEdited
    | RoadmapRowErased
    | NoteAdded
    | NoteErased
    | ClosingRevised
    | SurveyRevised
)

HistoryEvent = Undone | Redone
Event = SessionEvent | FlowEvent | PeopleEvent | BoardEvent | FindingsEvent | HistoryEvent
