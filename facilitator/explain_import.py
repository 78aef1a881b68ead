"""What is wrong with an exchange document, in a sentence after the place it is about."""

from collections.abc import Mapping
from types import MappingProxyType

from facilitator.store.exchange.problems import Flaw, Note, Problem
from facilitator.words import N_, Words

SENTENCES: Mapping[Flaw | Note, str] = MappingProxyType(
    {
        Flaw.TOO_BIG: N_("the document is larger than {limit} MB"),
        Flaw.NOT_UTF8: N_("the document is not UTF-8: byte {byte}"),
        Flaw.NOT_JSON: N_("the document is not JSON: line {line}, column {column}"),
        Flaw.NOT_READABLE: N_("the document is not JSON that can be read"),
        Flaw.UNKNOWN_FORMAT: N_("unknown format; the format known is “{known}”"),
        Flaw.UNKNOWN_VERSION: N_("unknown version; the version known is {known}"),
        Flaw.NEWER_VERSION: N_("a newer version of the program has written this document"),
        Flaw.MISSING: N_("is missing"),
        Flaw.EMPTY: N_("is empty"),
        Flaw.NOT_AN_OBJECT: N_("must be an object {{…}}"),
        Flaw.NOT_A_LIST: N_("must be a list […]"),
        Flaw.NOT_A_TEXT: N_("must be a text"),
        Flaw.NOT_A_NUMBER: N_("must be a whole number"),
        Flaw.NOT_YES_OR_NO: N_("must be true or false"),
        Flaw.NOT_A_DATE: N_("must be a date such as 2019-09-12"),
        Flaw.NOT_A_TIME: N_("must be a time of day such as 10:00"),
        Flaw.NOT_A_MOMENT: N_("must be a local date and time such as 2019-09-12T10:00:00"),
        Flaw.NOT_A_VOICE: N_("must be a voice such as T3, P12 or E1"),
        Flaw.NOT_A_REFERENCE: N_("must be a reference to a proposal such as 1.7"),
        Flaw.UNKNOWN_WORD: N_("unknown word “{word}”; known are: {known}"),
        Flaw.TEXT_TOO_LONG: N_("the text has {length} characters, {limit} at most are allowed"),
        Flaw.BELOW_ONE: N_("must be 1 or more"),
        Flaw.NEGATIVE: N_("must not be negative"),
        Flaw.NUMBER_TOO_BIG: N_("the number is too large"),
        Flaw.REPEATED: N_("the number {number} is repeated"),
        Flaw.NO_TABLE: N_("there is no table {number}"),
        Flaw.NO_PARTICIPANT: N_("there is no participant {number}"),
        Flaw.NO_EXPERT: N_("there is no expert {number}"),
        Flaw.NO_TASK: N_("there is no task {number}"),
        Flaw.NO_PROPOSAL: N_("there is no proposal № {label}"),
        Flaw.MERGED_INTO_NOTHING: N_("merged, but it is not said into which proposal"),
        Flaw.MERGED_INTO_ITSELF: N_("merged into itself"),
        Flaw.MERGED_IN_CIRCLE: N_("merged in a circle"),
        Flaw.COUNTS_DO_NOT_MATCH: N_("there are {choices} choices, but {counts} counts"),
        Note.UNKNOWN_FIELD: N_("unknown field, left out"),
        Note.OWN_PROPOSAL: N_("{voice} speaks about their own proposal № {label}"),
        Note.TOO_MANY_VOTES: N_("{votes} votes were given, though there can be {limit} at most"),
        Note.MERGED_INTO_DROPPED: N_("the proposal is not merged; left out"),
        Note.NAMES_OFF_THE_WALL: N_(
            "a session that is streamed shows no names on the wall; switched off"
        ),
        Note.SHORT_TOO_LONG: N_("the short name is longer than {limit} characters"),
    }
)


def explain_problem(words: Words, problem: Problem) -> str:
    """Return one line about a problem or warning, its place first.

    Args:
        words: The language to say it in.
        problem: What was found.
    """
    sentence = words.gettext(SENTENCES[problem.reason]).format_map(problem.details)
    return f"{problem.place}: {sentence}" if problem.place else sentence
