"""The expected refusals: a reason to be put into words, and the details needed for that."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a command or a line is refused; each has its sentence in the catalogues."""

    NOT_BEGUN = "not_begun"
    ALREADY_BEGUN = "already_begun"
    SESSION_CLOSED = "session_closed"
    NOT_CLOSED = "not_closed"
    EMPTY_TEXT = "empty_text"
    TEXT_TOO_LONG = "text_too_long"
    SHORT_TOO_LONG = "short_too_long"
    NO_STEP = "no_step"
    NO_SUCH_STEP = "no_such_step"
    NO_NEXT_STEP = "no_next_step"
    NO_PREVIOUS_STEP = "no_previous_step"
    STEP_HAS_RUN = "step_has_run"
    EMPTY_PROGRAMME = "empty_programme"
    CLOCK_ALREADY_RUNS = "clock_already_runs"
    CLOCK_DOES_NOT_RUN = "clock_does_not_run"
    NO_TIME_LEFT = "no_time_left"
    NO_TURNS_HERE = "no_turns_here"
    NOBODY_HAS_THE_FLOOR = "nobody_has_the_floor"
    NO_INTERRUPTION = "no_interruption"
    NEGATIVE_NUMBER = "negative_number"
    NUMBER_TAKEN = "number_taken"
    NO_TASK = "no_task"
    NO_SUCH_TASK = "no_such_task"
    TASK_IN_USE = "task_in_use"
    NO_TABLES = "no_tables"
    NO_SUCH_TABLE = "no_such_table"
    TABLE_IN_USE = "table_in_use"
    NO_SUCH_PARTICIPANT = "no_such_participant"
    PARTICIPANT_IN_USE = "participant_in_use"
    NO_SUCH_EXPERT = "no_such_expert"
    EXPERT_IN_USE = "expert_in_use"
    NO_SUCH_PROPOSAL = "no_such_proposal"
    NOTHING_SELECTED = "nothing_selected"
    NO_ARGUMENT_SELECTED = "no_argument_selected"
    NO_SUCH_ARGUMENT = "no_such_argument"
    NO_SUCH_ITEM = "no_such_item"
    OWN_PROPOSAL = "own_proposal"
    NOT_ACTIVE = "not_active"
    NOT_WITHDRAWN = "not_withdrawn"
    NOT_MERGED = "not_merged"
    MERGE_INTO_ITSELF = "merge_into_itself"
    MERGE_ACROSS_TASKS = "merge_across_tasks"
    COUNTS_DO_NOT_MATCH = "counts_do_not_match"
    NOTHING_TO_UNDO = "nothing_to_undo"
    NOTHING_TO_REDO = "nothing_to_redo"
    START_WITH_SIGN = "start_with_sign"
    START_WITH_NUMBER_OF_VOTES = "start_with_number_of_votes"
    UNKNOWN_VERDICT = "unknown_verdict"
    VERDICT_MISSING = "verdict_missing"
    UNKNOWN_NAME = "unknown_name"
    AMBIGUOUS_NAME = "ambiguous_name"
    TIME_TOO_FAR = "time_too_far"
    STREAMED_WITH_NAMES = "streamed_with_names"


class Rejected(Exception):
    """A command or line is refused, and nothing has changed.

    Args:
        reason: Which rule refuses it.
        details: What the sentence about it names, such as `number` or `table`.
    """

    def __init__(self, reason: Reason, **details: str | int) -> None:
        super().__init__(reason.value, details)
        self.reason = reason
        self.details = details
