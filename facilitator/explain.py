"""Why something was refused or failed, in a sentence: one place for windows and command line.

For each reason the sentences go from the one that names most to one that names nothing;
the first whose details are known is said.
"""

import errno
import string
from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from facilitator.causes import cause_in_words
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.vocabulary import Status, VoiceKind
from facilitator.trouble import StorageTrouble
from facilitator.words import N_, Words

Sentences = tuple[str, ...]
_NO_ROOM_FOR_THE_INDEX = 4874
"""SQLITE_IOERR_SHMSIZE: what SQLite makes of a full disk while it makes the index of its log."""

REFUSALS: Mapping[Reason, Sentences] = MappingProxyType(
    {
        Reason.NOT_BEGUN: (N_("The session has not been set up yet"),),
        Reason.ALREADY_BEGUN: (N_("The session has been set up already"),),
        Reason.SESSION_CLOSED: (N_("The session is closed; reopen it to go on"),),
        Reason.NOT_CLOSED: (N_("The session is not closed"),),
        Reason.EMPTY_TEXT: (N_("There is no text"),),
        Reason.TEXT_TOO_LONG: (
            N_("The text is longer than {limit} characters"),
            N_("The text is too long"),
        ),
        Reason.SHORT_TOO_LONG: (
            N_("A short name has at most {limit} characters, this one has {length}"),
            N_("The short name is too long"),
        ),
        Reason.NO_STEP: (N_("No step has begun yet"),),
        Reason.NO_SUCH_STEP: (N_("There is no such step in the programme"),),
        Reason.NO_NEXT_STEP: (N_("This is the last step"),),
        Reason.NO_PREVIOUS_STEP: (N_("There is no step before this one"),),
        Reason.STEP_HAS_RUN: (
            N_("The step “{title}” has run and stays in the programme"),
            N_("A step that has run stays in the programme"),
        ),
        Reason.EMPTY_PROGRAMME: (N_("A programme has at least one step"),),
        Reason.CLOCK_ALREADY_RUNS: (N_("The clock is running already"),),
        Reason.CLOCK_DOES_NOT_RUN: (N_("The clock is not running"),),
        Reason.NO_TIME_LEFT: (N_("The time limit is used up; there is nothing to take away"),),
        Reason.NO_TURNS_HERE: (N_("In this step tables are not given the floor in turn"),),
        Reason.NOBODY_HAS_THE_FLOOR: (N_("Nobody has the floor"),),
        Reason.NO_INTERRUPTION: (N_("There was no interruption"),),
        Reason.NEGATIVE_NUMBER: (
            N_("The number {number} is too small"),
            N_("Negative minutes in the step “{title}”"),
            N_("The number is too small"),
        ),
        Reason.NUMBER_TAKEN: (
            N_("The number {number} is taken"),
            N_("The number is taken"),
        ),
        Reason.NO_TASK: (N_("There is no task yet"),),
        Reason.NO_SUCH_TASK: (
            N_("There is no task {number}"),
            N_("There is no such task"),
        ),
        Reason.TASK_IN_USE: (
            N_("Task {number} is in the programme or has entries and cannot be removed"),
            N_("The task is in use and cannot be removed"),
        ),
        Reason.NO_TABLES: (N_("The session has no tables"),),
        Reason.NO_SUCH_TABLE: (
            N_("There is no table {number}"),
            N_("There is no such table"),
        ),
        Reason.TABLE_IN_USE: (
            N_("Somebody sits at table {number} or it has entries; it cannot be removed"),
            N_("The table is in use and cannot be removed"),
        ),
        Reason.NO_SUCH_PARTICIPANT: (
            N_("There is no participant {number}"),
            N_("There is no such participant"),
        ),
        Reason.PARTICIPANT_IN_USE: (
            N_("Participant {number} has spoken and cannot be removed"),
            N_("A participant who has spoken cannot be removed"),
        ),
        Reason.NO_SUCH_EXPERT: (
            N_("There is no expert {number}"),
            N_("There is no such expert"),
        ),
        Reason.EXPERT_IN_USE: (
            N_("Expert {number} has spoken and cannot be removed"),
            N_("An expert who has spoken cannot be removed"),
        ),
        Reason.NO_SUCH_PROPOSAL: (
            N_("There is no proposal № {label}"),
            N_("There is no proposal № {number}"),
            N_("There is no such proposal"),
        ),
        Reason.NOTHING_SELECTED: (N_("No proposal is selected"),),
        Reason.NO_ARGUMENT_SELECTED: (N_("No plus or minus is selected: → goes to them"),),
        Reason.NO_SUCH_ARGUMENT: (N_("There is no such plus or minus any more"),),
        Reason.NO_SUCH_ITEM: (N_("There is no such entry any more"),),
        Reason.OWN_PROPOSAL: (
            N_("№ {label} is their own proposal ({who}): others name its pluses and minuses"),
            N_("Pluses and minuses are named for the proposals of others"),
        ),
        Reason.NOT_ACTIVE: (N_("The proposal does not stand by itself any more"),),
        Reason.NOT_WITHDRAWN: (
            N_("Proposal № {label} is not withdrawn"),
            N_("The proposal is not withdrawn"),
        ),
        Reason.NOT_MERGED: (
            N_("Proposal № {label} is not merged with another"),
            N_("The proposal is not merged with another"),
        ),
        Reason.MERGE_INTO_ITSELF: (N_("A proposal cannot be merged with itself"),),
        Reason.MERGE_ACROSS_TASKS: (
            N_("№ {label} and № {into} belong to different tasks and cannot be merged"),
            N_("Proposals of different tasks cannot be merged"),
        ),
        Reason.COUNTS_DO_NOT_MATCH: (
            N_("The question has {choices} choices, but {counts} counts"),
            N_("The question has as many counts as choices"),
        ),
        Reason.NOTHING_TO_UNDO: (N_("There is nothing to undo"),),
        Reason.NOTHING_TO_REDO: (N_("There is nothing to redo"),),
        Reason.START_WITH_SIGN: (N_("Start with + or −"),),
        Reason.START_WITH_NUMBER_OF_VOTES: (N_("Type the number of votes"),),
        Reason.VERDICT_MISSING: (N_("Type the verdict, such as “support”"),),
        Reason.UNKNOWN_VERDICT: (
            N_("There is no verdict “{typed}”"),
            N_("There is no such verdict"),
        ),
        Reason.UNKNOWN_NAME: (
            N_("Nobody is called “{name}”"),
            N_("There is nobody of that name"),
        ),
        Reason.AMBIGUOUS_NAME: (
            N_("Several people are called “{name}”; choose one"),
            N_("Several people have that name; choose one"),
        ),
        Reason.TIME_TOO_FAR: (N_("This time is too far from that of the computer"),),
        Reason.STREAMED_WITH_NAMES: (N_("A session that is streamed shows no names on the wall"),),
    }
)

# The same refusal reads differently where the proposal has gone different ways.
NOT_ACTIVE: Mapping[str, str] = MappingProxyType(
    {
        Status.WITHDRAWN.value: N_("Proposal № {label} is withdrawn; restore it first"),
        Status.MERGED.value: N_("Proposal № {label} is merged with another; separate it first"),
    }
)

VOICES: Mapping[VoiceKind, str] = MappingProxyType(
    {
        VoiceKind.TABLE: N_("table {number}"),
        VoiceKind.PARTICIPANT: N_("participant {number}"),
        VoiceKind.EXPERT: N_("expert {number}"),
    }
)

TROUBLES: Mapping[str, Sentences] = MappingProxyType(
    {
        "disk_full": (
            N_("The disk is full: {where}; free some space on it"),
            N_("The disk is full; free some space on it"),
        ),
        "held": (
            N_("The session is open in another program since {since}: {user}, {host}"),
            N_("The session is open in another program"),
        ),
        "not_found": (N_("There is no file {where}"),),
        "not_a_session": (N_("This is not a session of this program: {where}"),),
        "newer_version": (N_("A newer version of the program has written this session: {where}"),),
        "damaged": (
            N_("The session file is damaged: {where}: {why}"),
            N_("The session file is damaged: {where}"),
        ),
        "nothing_readable": (N_("Nothing of the session can be read any more: {where}"),),
        "exists": (N_("There is a file already: {where}"),),
        "has_entries": (
            N_("A session with entries stands there already: {where}; choose another name"),
        ),
        "same_file": (N_("This is the session's own file: {where}"),),
        "moved": (
            N_(
                "The session file is not in its place any more: {where}; all that was saved is "
                "also in {copy}"
            ),
            N_("The session file is not in its place any more: {where}"),
        ),
        "read_only": (N_("The session is open for reading only: {where}"),),
        "cannot_open": (N_("The session cannot be opened: {where}: {why}"),),
        "cannot_read": (N_("The file cannot be read: {where}: {why}"),),
        "cannot_create": (N_("The session cannot be created: {where}: {why}"),),
        "cannot_write": (N_("Not saved: {where}: {why}"),),
        "cannot_close": (N_("The session cannot be closed properly: {where}: {why}"),),
        "cannot_lock": (N_("The session cannot be locked for this program: {where}: {why}"),),
        "cannot_forget": (
            N_("The personal data cannot be taken out: {where}: {why}"),
            N_("The personal data cannot be taken out: {where}"),
        ),
        "sending": (N_("Letters are being sent just now: {where}"),),
        "cannot_copy": (N_("The copy cannot be saved: {where}: {why}"),),
        "cannot_backup": (N_("The backup cannot be saved: {where}: {why}"),),
        "cannot_migrate": (
            N_("The session cannot be brought to this version of the program: {where}: {why}"),
        ),
        "write_file": (N_("The file cannot be written: {where}: {why}"),),
    }
)
UNNAMED_TROUBLE: Sentences = (
    N_("Trouble with the disk: {where}: {why}"),
    N_("Trouble with the disk: {where}"),
    N_("Trouble with the disk"),
)


def explain(
    words: Words, trouble: Rejected | StorageTrouble, place: Callable[[str], str] = str
) -> str:
    """Return why something was refused or failed.

    Args:
        words: The language to say it in.
        trouble: The refusal, or the trouble with the disk.
        place: How a path is written.

    Returns:
        One sentence without a full stop.
    """
    if isinstance(trouble, Rejected):
        return _first_sayable(words, _refusals(trouble), _refusal_details(words, trouble))
    why = cause_in_words(words, trouble.__cause__) or trouble.why
    details = {**trouble.details, "where": place(trouble.where), "why": why}
    if "copy" in details:
        details["copy"] = place(details["copy"])
    if "since" in details:
        details["since"] = _moment(words, details["since"])
    key = "disk_full" if _is_disk_full(trouble) else trouble.what
    sentences = TROUBLES.get(key, ()) + UNNAMED_TROUBLE
    return _first_sayable(words, sentences, {name: said for name, said in details.items() if said})


def _moment(words: Words, text: str) -> str:
    """Return a moment as it is said; empty where the text tells none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return f"{words.day_month(moment.date())}, {words.time(moment)}"


def _refusals(rejected: Rejected) -> Sentences:
    sentences = REFUSALS[rejected.reason]
    if rejected.reason is Reason.NOT_ACTIVE:
        fate = NOT_ACTIVE.get(str(rejected.details.get("status")))
        return sentences if fate is None else (fate, *sentences)
    return sentences


def _refusal_details(words: Words, rejected: Rejected) -> dict[str, str | int]:
    details = dict(rejected.details)
    voice = str(details.get("voice", ""))
    if voice:
        pattern = words.gettext(VOICES[VoiceKind(voice[0])])
        details["who"] = pattern.format(number=voice[1:])
    return details


def _first_sayable(words: Words, sentences: Sentences, details: Mapping[str, str | int]) -> str:
    sentence = next(sentence for sentence in sentences if _placeholders(sentence) <= details.keys())
    return words.gettext(sentence).format_map(details)


def _placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _is_disk_full(trouble: StorageTrouble) -> bool:
    cause = trouble.__cause__
    if isinstance(cause, OSError):
        return cause.errno in {errno.ENOSPC, errno.EDQUOT}
    # SQLite's own words; the sqlite3 module has no error class for this.
    full = trouble.why == "database or disk is full"
    return full or getattr(cause, "sqlite_errorcode", 0) == _NO_ROOM_FOR_THE_INDEX
