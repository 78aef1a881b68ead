"""Findings about a document in words, and where each of them is mended."""

from enum import StrEnum
from typing import Final, assert_never

from facilitator.core.readiness import (
    Contacts,
    Field,
    Finding,
    ImpossibleVotes,
    NobodyPresent,
    NothingDecided,
    Part,
    Place,
    Unassigned,
    Undated,
    Unfilled,
    WithoutConsent,
)
from facilitator.words import N_, Words

MOST_PLACES: Final = 6
FIELDS: Final = {
    Field.DATE: N_("date"),
    Field.CITY: N_("city"),
    Field.NUMBER: N_("protocol number"),
    Field.CHAIR: N_("name of the chair"),
    Field.CHAIR_OFFICE: N_("office of the chair"),
    Field.SECRETARY: N_("name of the secretary"),
    Field.SECRETARY_OFFICE: N_("office of the secretary"),
}
PARTS: Final = {
    Part.PROPOSAL: N_("proposal № {number}"),
    Part.REMARKS: N_("feedback on task {number}"),
    Part.OUTCOME: N_("outcome {number}"),
    Part.DECISION: N_("decision № {number}"),
    Part.ROADMAP: N_("road map, row {number}"),
    Part.CLOSING: N_("closing speech"),
    Part.SURVEY: N_("remarks in the survey"),
}


class Remedy(StrEnum):
    """Where something is mended."""

    DETAILS = "details"
    SESSION = "session"
    VOTES = "votes"
    DECISIONS = "decisions"
    FINDINGS = "findings"
    BOARD = "board"
    PEOPLE = "people"


REMEDIES: Final = {
    Remedy.DETAILS: N_("Fill in"),
    Remedy.SESSION: N_("Fill in"),
    Remedy.VOTES: N_("Session"),
    Remedy.DECISIONS: N_("Decisions"),
    Remedy.FINDINGS: N_("Feedback and findings"),
    Remedy.BOARD: N_("Board"),
    Remedy.PEOPLE: N_("Participants"),
}


def say_finding(words: Words, finding: Finding) -> str:
    """Return a finding as one sentence."""
    match finding:
        case Unfilled(fields=fields):
            listed = ", ".join(words.gettext(FIELDS[field]) for field in fields)
            return words.gettext("Not filled in: {fields}").format(fields=listed)
        case NothingDecided():
            return words.gettext("No decision is written down")
        case Undated(decisions=numbers):
            pattern = words.ngettext(
                "No deadline: decision № {numbers}",
                "No deadline: decisions № {numbers}",
                len(numbers),
            )
            return pattern.format(numbers=_numbers(numbers))
        case Unassigned(decisions=numbers):
            pattern = words.ngettext(
                "Nobody responsible: decision № {numbers}",
                "Nobody responsible: decisions № {numbers}",
                len(numbers),
            )
            return pattern.format(numbers=_numbers(numbers))
        case NobodyPresent():
            return words.gettext("Nobody is marked as present")
        case ImpossibleVotes(tasks=tasks):
            pattern = words.ngettext(
                "More votes than could be given: task {numbers}",
                "More votes than could be given: tasks {numbers}",
                len(tasks),
            )
            return pattern.format(numbers=_numbers(tasks))
        case Contacts(places=places, stay=stay):
            pattern = (
                words.gettext("Looks like a telephone or an e-mail address: {places}")
                if stay
                else words.gettext("Telephones and e-mail addresses will be left out: {places}")
            )
            return pattern.format(places=_places(words, places))
        case WithoutConsent(people=people):
            return words.ngettext(
                "Not for publication: {n} person is named without having agreed to it",
                "Not for publication: {n} people are named without having agreed to it",
                people,
            ).format(n=people)
        case _ as unreachable:
            assert_never(unreachable)


def explain_finding(words: Words, finding: Finding) -> str:
    """Return what follows from a finding, in one more sentence; "" where that is plain."""
    match finding:
        case Unfilled():
            return words.gettext("The document leaves room to fill it in by hand.")
        case NothingDecided():
            return words.gettext("The part on decisions says that none were taken.")
        case NobodyPresent():
            return words.gettext("The document lists everybody invited.")
        case ImpossibleVotes():
            return words.gettext("Compare the votes, the number of voters and the rules.")
        case Contacts(stay=True):
            return words.gettext("They are printed as they are; take them out if they are private.")
        case WithoutConsent():
            return words.gettext("Publish the document without names; keep this one for signing.")
        case _:
            return ""


def remedy_of(finding: Finding) -> Remedy:
    """Return where to go with a finding."""
    match finding:
        case Unfilled(fields=fields):
            basics = {Field.DATE, Field.CITY}
            return Remedy.SESSION if set(fields) <= basics else Remedy.DETAILS
        case ImpossibleVotes():
            return Remedy.VOTES
        case NothingDecided() | Undated() | Unassigned():
            return Remedy.DECISIONS
        case NobodyPresent() | WithoutConsent():
            return Remedy.PEOPLE
        case Contacts(places=places):
            return Remedy.BOARD if places[0].part is Part.PROPOSAL else Remedy.FINDINGS
        case _ as unreachable:
            assert_never(unreachable)


def _numbers(numbers: tuple[int, ...]) -> str:
    listed = ", ".join(str(number) for number in numbers[:MOST_PLACES])
    return f"{listed}…" if len(numbers) > MOST_PLACES else listed


def _places(words: Words, places: tuple[Place, ...]) -> str:
    said = [words.gettext(PARTS[one.part]).format(number=one.label) for one in places]
    if len(said) <= MOST_PLACES:
        return ", ".join(said)
    more = len(said) - MOST_PLACES
    pattern = words.ngettext("{places} and {n} more", "{places} and {n} more", more)
    return pattern.format(places=", ".join(said[:MOST_PLACES]), n=more)
