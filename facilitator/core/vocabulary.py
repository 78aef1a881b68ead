"""The closed word lists of a session (kinds, sides, statuses) and the voice that says something."""

from enum import StrEnum

from facilitator.core.value import dataclass


class StepKind(StrEnum):
    """What a step of the programme is for."""

    REGISTRATION = "registration"
    OPENING = "opening"
    BRIEFING = "briefing"
    SILENT = "silent"
    TABLES = "tables"
    STATEMENTS = "statements"
    PROS_CONS = "pros_cons"
    VOTING = "voting"
    PEER_FEEDBACK = "peer_feedback"
    EXPERT_FEEDBACK = "expert_feedback"
    BREAK = "break"
    RESULTS = "results"
    SURVEY = "survey"
    CLOSING = "closing"


class ClockOnWall(StrEnum):
    """When the room sees the clock of a step."""

    ALWAYS = "always"
    UNTIL_ZERO = "until_zero"
    NEVER = "never"


class Phase(StrEnum):
    """How urgent the time left is."""

    NORMAL = "normal"
    WARNING = "warning"
    DANGER = "danger"
    OVERTIME = "overtime"


class ProposalKind(StrEnum):
    """What sort of thing a proposal is."""

    PROPOSAL = "proposal"
    PRACTICE = "practice"
    LEGISLATIVE_INITIATIVE = "legislative_initiative"


class Level(StrEnum):
    """The level of government a proposal or initiative addresses."""

    MUNICIPAL = "municipal"
    REGIONAL = "regional"
    FEDERAL = "federal"


class Status(StrEnum):
    """Whether a proposal stands by itself."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"


class Exposure(StrEnum):
    """Whether the room may see an item: as the step has it, always, or not."""

    FOLLOWS_STEP = "follows_step"
    SHOWN = "shown"
    HIDDEN = "hidden"


class Side(StrEnum):
    """An argument is a plus or a minus."""

    PRO = "pro"
    CON = "con"


class VerdictValue(StrEnum):
    """What the experts advise about a proposal."""

    SUPPORT = "support"
    REVISE = "revise"
    MERGE = "merge"
    FORWARD = "forward"
    ALREADY_DONE = "already_done"
    REJECT = "reject"


class RemarkKind(StrEnum):
    """Who a remark about a task comes from."""

    PEER_FEEDBACK = "peer_feedback"
    EXPERT_FEEDBACK = "expert_feedback"
    CONCLUSION = "conclusion"


class OutcomeKind(StrEnum):
    """What a finding of the whole session is."""

    GROWTH_POINT = "growth_point"
    RISK_ZONE = "risk_zone"
    LEGISLATIVE_INITIATIVE = "legislative_initiative"
    PRACTICE = "practice"


class Role(StrEnum):
    """In what capacity someone is in the room."""

    PARTICIPANT = "participant"
    OFFICIAL = "official"
    OBSERVER = "observer"
    MEDIA = "media"
    ORGANISER = "organiser"


class ForgettingReason(StrEnum):
    """Why personal data are destroyed, as Federal Law 152-FZ has it."""

    PURPOSE_REACHED = "purpose_reached"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    DEMANDED = "demanded"
    UNLAWFUL = "unlawful"


class VoiceKind(StrEnum):
    """The letter of a voice in the exchange format."""

    TABLE = "T"
    PARTICIPANT = "P"
    EXPERT = "E"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who said something: table 3, participant 12 or expert 1.

    The exchange format writes it as `T3`, `P12`, `E1` (FORMAT.md).
    """

    kind: VoiceKind
    number: int

    def __str__(self) -> str:
        return f"{self.kind}{self.number}"


def table_voice(number: int) -> Voice:
    """Return the voice of table `number`."""
    return Voice(VoiceKind.TABLE, number)
