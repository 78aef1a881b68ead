"""The sentence for each reason of the core to refuse something, and for each trouble with the disk."""

from typing import Final

from facilitator.core.rejection import Reason, Rejected
from facilitator.trouble import StorageTrouble
from facilitator.words import N_, Words

SENTENCES: Final = {
    Reason.NOT_BEGUN: N_("The session has not been set up yet"),
    Reason.ALREADY_BEGUN: N_("The session has already begun"),
    Reason.SESSION_CLOSED: N_("The session is closed: reopen it to change something"),
    Reason.NOT_CLOSED: N_("The session is not closed"),
    Reason.EMPTY_TEXT: N_("There is no text"),
    Reason.TEXT_TOO_LONG: N_("The text is too long"),
    Reason.SHORT_TOO_LONG: N_("A short name has at most 50 characters"),
    Reason.NO_STEP: N_("No step has been entered yet"),
    Reason.NO_SUCH_STEP: N_("There is no such step"),
    Reason.NO_NEXT_STEP: N_("This is the last step"),
    Reason.NO_PREVIOUS_STEP: N_("This is the first step"),
    Reason.STEP_HAS_RUN: N_("This step has already run"),
    Reason.EMPTY_PROGRAMME: N_("The programme needs at least one step"),
    Reason.CLOCK_ALREADY_RUNS: N_("The clock is running already"),
    Reason.CLOCK_DOES_NOT_RUN: N_("The clock is not running"),
    Reason.NO_TIME_LEFT: N_("There is not that much time left"),
    Reason.NO_TURNS_HERE: N_("In this step the tables do not take turns"),
    Reason.NOBODY_HAS_THE_FLOOR: N_("Nobody has the floor"),
    Reason.NO_INTERRUPTION: N_("There was no interruption"),
    Reason.NEGATIVE_NUMBER: N_("The number cannot be negative"),
    Reason.NUMBER_TAKEN: N_("The number {number} is taken"),
    Reason.NO_TASK: N_("No task has been entered yet"),
    Reason.NO_SUCH_TASK: N_("There is no task {number}"),
    Reason.TASK_IN_USE: N_("Task {number} is in use"),
    Reason.NO_TABLES: N_("The session has no tables"),
    Reason.NO_SUCH_TABLE: N_("There is no table {number}"),
    Reason.TABLE_IN_USE: N_("Table {number} is in use"),
    Reason.NO_SUCH_PARTICIPANT: N_("There is no participant {number}"),
    Reason.PARTICIPANT_IN_USE: N_("Participant {number} has already said something"),
    Reason.NO_SUCH_EXPERT: N_("There is no expert {number}"),
    Reason.EXPERT_IN_USE: N_("Expert {number} has already said something"),
    Reason.NO_SUCH_PROPOSAL: N_("There is no proposal № {number}"),
    Reason.NOTHING_SELECTED: N_("No proposal is selected"),
    Reason.NO_SUCH_ARGUMENT: N_("There is no such argument"),
    Reason.NO_SUCH_ITEM: N_("There is no such item"),
    Reason.OWN_PROPOSAL: N_("Nobody argues about their own proposal"),
    Reason.NOT_ACTIVE: N_("The proposal is withdrawn or merged"),
    Reason.NOT_WITHDRAWN: N_("The proposal is neither withdrawn nor erased"),
    Reason.NOT_MERGED: N_("The proposal is not merged"),
    Reason.MERGE_INTO_ITSELF: N_("A proposal cannot be merged into itself"),
    Reason.MERGE_ACROSS_TASKS: N_("Only proposals of one task can be merged"),
    Reason.MERGE_IN_CIRCLE: N_("These proposals would be merged in a circle"),
    Reason.COUNTS_DO_NOT_MATCH: N_("There must be as many counts as choices"),
    Reason.NOTHING_TO_UNDO: N_("There is nothing to undo"),
    Reason.NOTHING_TO_REDO: N_("There is nothing to redo"),
    Reason.START_WITH_SIGN: N_("Begin with + or −"),
    Reason.START_WITH_NUMBER_OF_VOTES: N_("Type the number of votes"),
    Reason.UNKNOWN_VERDICT: N_("There is no such verdict"),
    Reason.UNKNOWN_NAME: N_("There is no such name in the list"),
    Reason.AMBIGUOUS_NAME: N_("Several people are called that: choose one"),
    Reason.LONE_CHARACTER: N_("A single character is not committed"),
    Reason.STREAMED_WITH_NAMES: N_("While the session is streamed there are no names on the wall"),
}
TROUBLES: Final = {
    "full": N_("The disk is full"),
    "append": N_("Could not save"),
    "heartbeat": N_("Could not reach the session file"),
    "backup": N_("Could not take a backup copy"),
    "open": N_("Could not open the file"),
    "lock": N_("The file is open in another program"),
}


class _Details(dict[str, str | int]):
    """Gives an empty string for what a rejection did not say."""

    def __missing__(self, key: str) -> str:
        return ""


def refusal_sentence(words: Words, rejected: Rejected) -> str:
    """Return why something was refused, in the language of the console."""
    sentence = words.gettext(SENTENCES[rejected.reason])
    return sentence.format_map(_Details(rejected.details)).rstrip()


def trouble_sentence(words: Words, trouble: StorageTrouble) -> str:
    """Return what is wrong with the disk, where, and in the system's own words."""
    what = words.gettext(TROUBLES.get(trouble.what, TROUBLES["append"]))
    return "; ".join(part for part in (what, trouble.where, trouble.why) if part)
