"""What can be asked of a session: imperatives, in unions named after what decides them."""

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
    Level,
    ProposalKind,
    RemarkKind,
    Side,
    Voice,
)


@dataclass(frozen=True, slots=True)
class BeginSession:
    """Begin with what was typed, copied or imported."""

    beginning: Beginning


@dataclass(frozen=True, slots=True)
class ReviseFacts:
    """Replace the facts of the session."""

    facts: Facts


@dataclass(frozen=True, slots=True)
class ReviseTables:
    """Replace the list of tables; one that somebody sits at or spoke from stays."""

    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class ReviseTasks:
    """Replace titles, questions and briefings, or add tasks; one in use stays."""

    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class ReviseProgramme:
    """Replace the list of steps; a step with id 0 is new, one that has run stays."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class CloseSession:
    """End the session: its documents are no drafts any more."""


@dataclass(frozen=True, slots=True)
class ReopenSession:
    """Go on with a closed session, as its next revision."""


@dataclass(frozen=True, slots=True)
class CorrectTime:
    """Put the time of day right that is shown and printed: it is behind by this much, or ahead."""

    by_ms: int


@dataclass(frozen=True, slots=True)
class StartClock:
    """Start the clock of the current step."""


@dataclass(frozen=True, slots=True)
class PauseClock:
    """Stop the clock where it is."""


@dataclass(frozen=True, slots=True)
class ResumeClock:
    """Let a paused clock run on."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Give the current step more (or less) time: `ms` milliseconds."""

    ms: int


@dataclass(frozen=True, slots=True)
class NextStep:
    """Enter the next step that is not skipped; from before the start, the first one."""


@dataclass(frozen=True, slots=True)
class PreviousStep:
    """Go back to the step before, where its clock was."""


@dataclass(frozen=True, slots=True)
class GoToStep:
    """Enter any step."""

    step: int


@dataclass(frozen=True, slots=True)
class SkipStep:
    """Leave a step out; the current one is left for the next."""

    step: int


@dataclass(frozen=True, slots=True)
class UnskipStep:
    """Take a skipped step in again."""

    step: int


@dataclass(frozen=True, slots=True)
class GiveFloor:
    """Give the floor to a table, or to the next that has not had it; after the last to nobody."""

    table: int | None = None


@dataclass(frozen=True, slots=True)
class EndFloor:
    """Take the floor back."""


@dataclass(frozen=True, slots=True)
class Interrupt:
    """The program was away since session time `last_seen_ms`."""

    last_seen_ms: int


@dataclass(frozen=True, slots=True)
class ContinueClock:
    """After an interruption: go on with the time that was left then."""


@dataclass(frozen=True, slots=True)
class SubtractInterruption:
    """After an interruption: count the time away as spent, and go on."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed; matters only to a step that rolls over."""


@dataclass(frozen=True, slots=True)
class AddParticipants:
    """Add people to the list; a number 0 is given by the session."""

    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True)
class EditParticipant:
    """Replace what is known of the participant with this number."""

    participant: Participant


@dataclass(frozen=True, slots=True)
class RemoveParticipant:
    """Take somebody who has said nothing off the list."""

    number: int


@dataclass(frozen=True, slots=True)
class MarkPresent:
    """Note that a participant is there, or is not."""

    number: int
    present: bool


@dataclass(frozen=True, slots=True)
class AddExpert:
    """Add a member of the expert group; a number 0 is given by the session."""

    expert: Expert


@dataclass(frozen=True, slots=True)
class EditExpert:
    """Replace what is known of the expert with this number."""

    expert: Expert


@dataclass(frozen=True, slots=True)
class RemoveExpert:
    """Take an expert who has said nothing off the list."""

    number: int


@dataclass(frozen=True, slots=True)
class AddProposal:
    """Put a proposal to a task."""

    task: int
    text: str
    author: Voice | None = None


@dataclass(frozen=True, slots=True)
class EditProposal:
    """Change the text of a proposal."""

    proposal: int
    text: str


@dataclass(frozen=True, slots=True)
class NameProposal:
    """Give a proposal a short name of at most 50 characters; None derives it again."""

    proposal: int
    short: str | None


@dataclass(frozen=True, slots=True)
class AttributeProposal:
    """Say whose proposal it is; `table` None takes the author's table."""

    proposal: int
    author: Voice | None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class SetProposalKind:
    """Say what sort of proposal it is."""

    proposal: int
    kind: ProposalKind


@dataclass(frozen=True, slots=True)
class SetProposalLevel:
    """Say which level of government it addresses."""

    proposal: int
    level: Level | None


@dataclass(frozen=True, slots=True)
class WithdrawProposal:
    """The author takes it back; it is printed as withdrawn."""

    proposal: int


@dataclass(frozen=True, slots=True)
class RestoreProposal:
    """Bring back a withdrawn or an erased proposal."""

    proposal: int


@dataclass(frozen=True, slots=True)
class EraseProposal:
    """Remove the secretary's slip; only the journal keeps it."""

    proposal: int


@dataclass(frozen=True, slots=True)
class ExposeProposal:
    """Show a proposal to the room, hide it, or let the step decide."""

    proposal: int
    exposure: Exposure


@dataclass(frozen=True, slots=True)
class MergeProposal:
    """Merge a proposal into another of the same task; the original is kept."""

    proposal: int
    into: int


@dataclass(frozen=True, slots=True)
class UnmergeProposal:
    """Let a merged proposal stand by itself again."""

    proposal: int


@dataclass(frozen=True, slots=True)
class AddArgument:
    """Say a plus or a minus about a proposal."""

    proposal: int
    side: Side
    text: str
    author: Voice | None = None


@dataclass(frozen=True, slots=True)
class EditArgument:
    """Change the text of an argument and who said it."""

    argument: int
    text: str
    author: Voice | None


@dataclass(frozen=True, slots=True)
class MoveArgument:
    """Put an argument to another proposal or on the other side."""

    argument: int
    proposal: int
    side: Side


@dataclass(frozen=True, slots=True)
class EraseArgument:
    """Remove an argument typed by mistake."""

    argument: int


@dataclass(frozen=True, slots=True)
class SetVotes:
    """Write down how many votes a proposal got; None is not counted yet."""

    proposal: int
    votes: int | None


@dataclass(frozen=True, slots=True)
class SetVerdict:
    """Write down the experts' advice, or take it away."""

    proposal: int
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class SetVoting:
    """Write down the rules and turnout of a task's vote."""

    task: int
    voting: Voting


@dataclass(frozen=True, slots=True)
class AddRemark:
    """Write down feedback or an expert conclusion about a task."""

    kind: RemarkKind
    task: int
    text: str
    author: Voice | None = None


@dataclass(frozen=True, slots=True)
class EditRemark:
    """Change a remark's text and who said it."""

    remark: int
    text: str
    author: Voice | None


@dataclass(frozen=True, slots=True)
class ExposeRemark:
    """Show a remark to the room or keep it off the wall."""

    remark: int
    on_wall: bool


@dataclass(frozen=True, slots=True)
class EraseRemark:
    """Remove a remark typed by mistake."""

    remark: int


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """Write down an outcome; its id is given by the session."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class EditOutcome:
    """Replace the outcome with this id."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class EraseOutcome:
    """Remove an outcome."""

    outcome: int


@dataclass(frozen=True, slots=True)
class AddDecision:
    """Write down a decision; its id is given by the session."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class EditDecision:
    """Replace the decision with this id."""

    decision: Decision


@dataclass(frozen=True, slots=True)
class EraseDecision:
    """Remove a decision."""

    decision: int


@dataclass(frozen=True, slots=True)
class AddRoadmapRow:
    """Write down a row of the road map; its id is given by the session."""

    row: RoadmapRow


@dataclass(frozen=True, slots=True)
class EditRoadmapRow:
    """Replace the row with this id."""

    row: RoadmapRow


@dataclass(frozen=True, slots=True)
class EraseRoadmapRow:
    """Remove a row of the road map."""

    row: int


@dataclass(frozen=True, slots=True)
class AddNote:
    """Write down a private note, beside the current step."""

    text: str


@dataclass(frozen=True, slots=True)
class EraseNote:
    """Remove a private note."""

    note: int


@dataclass(frozen=True, slots=True)
class AddClosingLine:
    """Add a line to the closing speech."""

    text: str


@dataclass(frozen=True, slots=True)
class ReviseClosing:
    """Replace the closing speech."""

    closing: Closing


@dataclass(frozen=True, slots=True)
class ReviseSurvey:
    """Replace the counts of the survey."""

    survey: Survey


@dataclass(frozen=True, slots=True)
class Undo:
    """Go one capture back within this visit of the task."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Go one undone capture forward."""


SessionCommand = (
    BeginSession
    | ReviseFacts
    | ReviseTables
    | ReviseTasks
    | CloseSession
    | ReopenSession
    | CorrectTime
)
FlowCommand = (
    ReviseProgramme
    | StartClock
    | PauseClock
    | ResumeClock
    | AddTime
    | NextStep
    | PreviousStep
    | GoToStep
    | SkipStep
    | UnskipStep
    | GiveFloor
    | EndFloor
    | Interrupt
    | ContinueClock
    | SubtractInterruption
    | Tick
)
PeopleCommand = (
    AddParticipants
    | EditParticipant
    | RemoveParticipant
    | MarkPresent
    | AddExpert
    | EditExpert
    | RemoveExpert
)
BoardCommand = (
    AddProposal
    | EditProposal
    | NameProposal
    | AttributeProposal
    | SetProposalKind
    | SetProposalLevel
    | WithdrawProposal
    | RestoreProposal
    | EraseProposal
    | ExposeProposal
    | MergeProposal
    | UnmergeProposal
    | AddArgument
    | EditArgument
    | MoveArgument
    | EraseArgument
    | SetVotes
    | SetVerdict
)
FindingsCommand = (
    AddRemark
    | EditRemark
    | ExposeRemark
    | EraseRemark
    | AddOutcome
    | EditOutcome
    | EraseOutcome
    | AddDecision
    | EditDecision
    | EraseDecision
    | AddRoadmapRow
    | EditRoadmapRow
    | EraseRoadmapRow
    | AddNote
    | EraseNote
    | AddClosingLine
    | ReviseClosing
    | ReviseSurvey
)
HistoryCommand = Undo | Redo
Command = (
    SessionCommand
    | FlowCommand
    | PeopleCommand
    | BoardCommand
    | FindingsCommand
    | HistoryCommand
    | SetVoting
)
