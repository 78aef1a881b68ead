"""What can be wrong with an exchange document, as data; the command line puts it into words."""

from dataclasses import dataclass, field
from enum import StrEnum


class Flaw(StrEnum):
    """Why a document is refused."""

    TOO_BIG = "too_big"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_READABLE = "not_readable"
    UNKNOWN_FORMAT = "unknown_format"
    UNKNOWN_VERSION = "unknown_version"
    NEWER_VERSION = "newer_version"
    MISSING = "missing"
    EMPTY = "empty"
    NOT_AN_OBJECT = "not_an_object"
    NOT_A_LIST = "not_a_list"
    NOT_A_TEXT = "not_a_text"
    NOT_A_NUMBER = "not_a_number"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_DATE = "not_a_date"
    NOT_A_TIME = "not_a_time"
    NOT_A_MOMENT = "not_a_moment"
    NOT_A_VOICE = "not_a_voice"
    NOT_A_REFERENCE = "not_a_reference"
    UNKNOWN_WORD = "unknown_word"
    TEXT_TOO_LONG = "text_too_long"
    BELOW_ONE = "below_one"
    NEGATIVE = "negative"
    NUMBER_TOO_BIG = "number_too_big"
    REPEATED = "repeated"
    NO_TABLE = "no_table"
    NO_PARTICIPANT = "no_participant"
    NO_EXPERT = "no_expert"
    NO_TASK = "no_task"
    NO_PROPOSAL = "no_proposal"
    MERGED_INTO_NOTHING = "merged_into_nothing"
    MERGED_INTO_ITSELF = "merged_into_itself"
    MERGED_IN_CIRCLE = "merged_in_circle"
    COUNTS_DO_NOT_MATCH = "counts_do_not_match"


class Note(StrEnum):
    """What is worth a warning, though the document is read."""

    UNKNOWN_FIELD = "unknown_field"
    OWN_PROPOSAL = "own_proposal"
    TOO_MANY_VOTES = "too_many_votes"
    MERGED_INTO_DROPPED = "merged_into_dropped"
    NAMES_OFF_THE_WALL = "names_off_the_wall"
    SHORT_TOO_LONG = "short_too_long"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place such as `tasks[1].proposals[4].pros[0].author`.

    Args:
        place: Where; empty is the document itself.
        reason: What.
        details: What the sentence about it names.
    """

    place: str
    reason: Flaw | Note
    details: dict[str, str | int] = field(default_factory=dict)


class Refused(Exception):
    """The document is not read; `problems` are all there are, in the document's order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


class Findings:
    """Collects problems and warnings while a document is read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def refuse(self, place: str, flaw: Flaw, **details: str | int) -> None:
        """Note what the document is refused for."""
        self.problems.append(Problem(place, flaw, details))

    def warn(self, place: str, note: Note, **details: str | int) -> None:
        """Note what is only worth a warning."""
        self.warnings.append(Problem(place, note, details))
