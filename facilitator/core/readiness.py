"""What a document still lacks, and what in it should not be published; nothing here forbids it."""

from collections.abc import Iterator
from enum import StrEnum

from facilitator.core.model import Decision, State, Task
from facilitator.core.protocol.edition import Edition, Extent, Naming
from facilitator.core.protocol.persons import without_contacts
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Status


class Field(StrEnum):
    """A fact the document prints, or leaves blank."""

    DATE = "date"
    CITY = "city"
    NUMBER = "number"
    CHAIR = "chair"
    CHAIR_OFFICE = "chair_office"
    SECRETARY = "secretary"
    SECRETARY_OFFICE = "secretary_office"


class Part(StrEnum):
    """Where in a session a text stands."""

    PROPOSAL = "proposal"
    REMARKS = "remarks"
    OUTCOME = "outcome"
    DECISION = "decision"
    ROADMAP = "roadmap"
    CLOSING = "closing"
    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Place:
    """A text: `label` is its number as people say it, of a remark the task's; "" has none."""

    part: Part
    label: str = ""


@dataclass(frozen=True, slots=True)
class Unfilled:
    """Facts that are not known yet."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class NothingDecided:
    """There is no decision."""


@dataclass(frozen=True, slots=True)
class Undated:
    """Decisions without a deadline, by their numbers in the protocol."""

    decisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unassigned:
    """Decisions nobody is responsible for, by their numbers in the protocol."""

    decisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NobodyPresent:
    """People are listed, and nobody is marked as present."""


@dataclass(frozen=True, slots=True)
class ImpossibleVotes:
    """Tasks whose proposals have more votes than the voters could give by the rules."""

    tasks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Contacts:
    """Texts with what looks like a telephone or an e-mail address; `stay` if they are printed."""

    places: tuple[Place, ...]
    stay: bool


@dataclass(frozen=True, slots=True)
class WithoutConsent:
    """How many are named without having agreed to processing and publication."""

    people: int


Finding = (
    Unfilled
    | NothingDecided
    | Undated
    | Unassigned
    | NobodyPresent
    | ImpossibleVotes
    | Contacts
    | WithoutConsent
)


def readiness(state: State, edition: Edition) -> tuple[Finding, ...]:
    """Return what to look at before a document is made: what lacks first, then personal data.

    Args:
        state: The session.
        edition: The document.
    """
    return tuple(_findings(state, edition))


def _findings(state: State, edition: Edition) -> Iterator[Finding]:
    if fields := tuple(_unfilled(state, edition.naming)):
        yield Unfilled(fields)
    numbered = tuple(enumerate(_decisions(state), 1))
    if not numbered:
        yield NothingDecided()
    if undated := tuple(number for number, one in numbered if one.deadline is None):
        yield Undated(undated)
    if unassigned := tuple(number for number, one in numbered if not one.responsible):
        yield Unassigned(unassigned)
    everyone = state.participants.values()
    if everyone and not any(person.present for person in everyone):
        yield NobodyPresent()
    impossible = tuple(task.number for task in state.tasks if _has_too_many_votes(state, task))
    if impossible and edition.extent is not Extent.SHORT:
        yield ImpossibleVotes(impossible)
    if places := tuple(_contacts(state, edition.extent)):
        yield Contacts(places, stay=edition.naming is Naming.NAMED)
    if edition.naming is Naming.NAMED and (people := _without_consent(state)):
        yield WithoutConsent(people)


def _unfilled(state: State, naming: Naming) -> Iterator[Field]:
    facts = state.facts
    known = {
        Field.DATE: facts.starts_on,
        Field.CITY: facts.city,
        Field.NUMBER: facts.protocol_number,
        Field.CHAIR: facts.chair.name,
        Field.CHAIR_OFFICE: facts.chair.office,
        Field.SECRETARY: facts.secretary.name,
        Field.SECRETARY_OFFICE: facts.secretary.office,
    }
    # An office is asked for only where somebody is named, and names only where they are printed.
    spare = {
        Field.CHAIR_OFFICE: not facts.chair.name,
        Field.SECRETARY_OFFICE: not facts.secretary.name,
    }
    if naming is Naming.ANONYMOUS:
        spare |= {Field.CHAIR: True, Field.SECRETARY: True}
    yield from (field for field, value in known.items() if not value and not spare.get(field))


def _decisions(state: State) -> Iterator[Decision]:
    """Yield the decisions as the protocol numbers them: by task, general ones last."""
    for task in (*(task.number for task in state.tasks), None):
        yield from (one for one in state.content.decisions.values() if one.task == task)


def _has_too_many_votes(state: State, task: Task) -> bool:
    """Tell whether a number of votes must be wrong; what is not known forbids nothing."""
    voters, rules = task.voting.voters, task.voting
    given = [
        proposal.votes or 0
        for proposal in state.content.proposals.values()
        if proposal.task == task.number and proposal.status is Status.ACTIVE
    ]
    if voters is None:
        return False
    for_one = rules.per_proposal or rules.votes_each
    above_one = for_one is not None and max(given, default=0) > voters * for_one
    return above_one or (rules.votes_each is not None and sum(given) > voters * rules.votes_each)


def _without_consent(state: State) -> int:
    """Count those whom the document would name: who was present, or all where nobody is marked."""
    everyone = state.participants.values()
    named = [person for person in everyone if person.present] or list(everyone)
    return sum(not (person.consent.processing and person.consent.publication) for person in named)


def _contacts(state: State, extent: Extent) -> Iterator[Place]:
    """Yield the places that name a contact, each once; the short edition prints decisions only."""
    found: dict[Place, None] = {}
    for place, text in _texts(state):
        if extent is Extent.SHORT and place.part is not Part.DECISION:
            continue
        if text and without_contacts(text) != text:
            found[place] = None
    yield from found


def _texts(state: State) -> Iterator[tuple[Place, str | None]]:
    content = state.content
    for proposal in sorted(content.proposals.values(), key=lambda one: (one.task, one.number)):
        place = Place(Part.PROPOSAL, proposal.label)
        yield place, proposal.text
        yield from ((place, argument.text) for argument in proposal.arguments)
        if proposal.verdict is not None:
            yield place, proposal.verdict.note
    for remark in content.remarks.values():
        yield Place(Part.REMARKS, str(remark.task)), remark.text
    yield from _numbered(Part.OUTCOME, [[one.text] for one in content.outcomes.values()])
    yield from _numbered(Part.DECISION, [[one.text, one.responsible] for one in _decisions(state)])
    yield from _numbered(
        Part.ROADMAP,
        [
            [row.activity, row.responsible, row.result, row.indicator]
            for row in content.roadmap.values()
        ],
    )
    yield Place(Part.CLOSING), content.closing.text
    yield from ((Place(Part.SURVEY), comment) for comment in content.survey.comments)


def _numbered(part: Part, rows: list[list[str | None]]) -> Iterator[tuple[Place, str | None]]:
    for number, texts in enumerate(rows, 1):
        yield from ((Place(part, str(number)), text) for text in texts)
