"""Forgetting people: events as they would read had a neutral designation stood in them all along.

Pure, and the same for events and states: rewritten events replay to the rewritten state.
Files are the business of store.forgetting.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from facilitator.core.events import (
    ClosingRevised,
    Event,
    ExpertAdded,
    ExpertEdited,
    FactsRevised,
    ParticipantEdited,
    ParticipantsAdded,
    SessionBegun,
)
from facilitator.core.model import Expert, Facts, History, Participant, State
from facilitator.core.names import Gone, StandIn, tidy, voice_of
from facilitator.core.rewriting import Finding, Part, Replacing, walked
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Voice, VoiceKind

__all__ = [
    "Forgetting",
    "Known",
    "Place",
    "Rewritten",
    "StandIn",
    "Whom",
    "known_people",
    "meant_by",
    "tidy",
    "together",
    "voice_of",
    "voices_of",
]


_NUMBERED = re.compile(r"([PpEeПпЭэ]?)(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Whom:
    """Who is to be forgotten.

    Args:
        voices: Participants and experts by number.
        everyone: All of them, and those who sign or are named as responsible.
        texts: Whether names give way in free texts too, such as proposals and notes.
    """

    voices: frozenset[Voice] = frozenset()
    everyone: bool = False
    texts: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What events ever said of somebody on a list, or (`voice` None) of one who signs."""

    voice: Voice | None
    names: tuple[str, ...]
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewritten:
    """Events without those forgotten.

    Args:
        events: As many as there were, in the same order.
        changed: How many of them read differently.
        replaced: In how many free texts a name gave way.
        left: How many texts still have a name or an address of somebody forgotten.
    """

    events: tuple[Event, ...]
    changed: int
    replaced: int
    left: int


@dataclass(frozen=True, slots=True)
class Place:
    """A text that names somebody: what has it, the label of its proposal if any, and the text."""

    owner: Part
    label: str
    text: str


def known_people(events: Iterable[Event]) -> tuple[Known, ...]:
    """Return everybody who is or was on a list, and those who sign, as all events know them."""
    names: dict[Voice | None, dict[str, None]] = {}
    emails: dict[Voice | None, dict[str, None]] = {}
    for event in events:
        for person in _listed_in(event):
            voice = voice_of(person)
            names.setdefault(voice, {})[tidy(person.name)] = None
            if person.email:
                emails.setdefault(voice, {})[person.email] = None
        for name in _signing_in(event):
            names.setdefault(None, {})[tidy(name)] = None
    return tuple(Known(one, tuple(names[one]), tuple(emails.get(one, ()))) for one in names)


def together(*known: Iterable[Known]) -> tuple[Known, ...]:
    """Return what several journals of one session know, such as a file and its backups."""
    whole: dict[Voice | None, Known] = {}
    for one in (each for group in known for each in group):
        before = whole.get(one.voice, Known(one.voice, ()))
        names = dict.fromkeys((*before.names, *one.names))
        emails = dict.fromkeys((*before.emails, *one.emails))
        whole[one.voice] = Known(one.voice, tuple(names), tuple(emails))
    return tuple(whole.values())


def voices_of(state: State) -> frozenset[Voice]:
    """Return everybody who is on a list now."""
    return frozenset(voice_of(one) for one in _listed(state))


def meant_by(typed: str, state: State) -> tuple[Voice, ...]:
    """Return whom somebody may mean by a number (`7`, `P7`, `E1`) or a name; nobody: nobody listed.

    Args:
        typed: What was typed; Russian letters before the number are taken too.
        state: The session.
    """
    numbered = _NUMBERED.fullmatch(typed.strip())
    if numbered:
        kind = VoiceKind.EXPERT if numbered[1] in tuple("EeЭэ") else VoiceKind.PARTICIPANT
        voice = Voice(kind, int(numbered[2]))
        return (voice,) if voice in voices_of(state) else ()
    name = tidy(typed).casefold()
    called = {voice_of(one): tidy(one.name).casefold() for one in _listed(state)}
    exactly = tuple(voice for voice, known in called.items() if known == name)
    beginning = (voice for voice, known in called.items() if name and known.startswith(name))
    return exactly or tuple(beginning)


class Forgetting:
    """Takes people out of events and states.

    Args:
        whom: Who is to be forgotten.
        known: Everybody the journals know, from `known_people`.
        listed: Who is on the session's lists now: a namesake among them stays.
        stand_in: What is written instead of a name, in the session's language.
    """

    def __init__(
        self, whom: Whom, known: Sequence[Known], listed: frozenset[Voice], stand_in: StandIn
    ) -> None:
        self.whom = whom
        gone = [one for one in known if whom.everyone or one.voice in whom.voices]
        others = [one for one in known if one not in gone and one.voice in listed]
        self._gone = Gone(
            {one.voice: (*one.names, *one.emails) for one in gone},
            [text for one in others for text in (*one.names, *one.emails)],
            stand_in,
            listed=listed,
            everyone=whom.everyone,
        )
        self.emails = tuple(dict.fromkeys(email for one in gone for email in one.emails))

    @property
    def needles(self) -> tuple[str, ...]:
        """Full names and addresses that no file should have afterwards."""
        return self._gone.needles

    def rewritten(self, events: Iterable[Event]) -> Rewritten:
        """Return events as they read without those forgotten."""
        before = tuple(events)
        replacing = Replacing(self._gone, self.whom.texts)
        after = tuple(walked(event, replacing) for event in before)
        finding = Finding(self._gone)
        for event in after:
            walked(event, finding)
        changed = sum(old is not new for old, new in zip(before, after, strict=True))
        return Rewritten(after, changed, replacing.replaced, len(finding.found))

    def state(self, state: State) -> State:
        """Return a state as the rewritten events replay to it."""
        after: State = walked(state, Replacing(self._gone, self.whom.texts))
        return after

    def facts(self, facts: Facts) -> Facts:
        """Return the facts of a session as they are then."""
        after: Facts = walked(facts, Replacing(self._gone, self.whom.texts))
        return after

    def places(self, state: State) -> tuple[Place, ...]:
        """Return what of a state, once it is rewritten, still names somebody forgotten."""
        # What undo remembers is the same over and over again, and nobody sees it.
        shown = self.state(replace(state, history=History()))
        return tuple(
            Place(part, label, text)
            for part, label in _parts_of(shown)
            for text in self._found_in(part)
        )

    def _found_in(self, part: Part) -> list[str]:
        finding = Finding(self._gone)
        walked(part, finding)
        return finding.found


def _listed(state: State) -> Iterator[Participant | Expert]:
    yield from state.participants.values()
    yield from state.experts.values()


def _listed_in(event: Event) -> tuple[Participant | Expert, ...]:
    match event:
        case SessionBegun(beginning=beginning):
            return (*beginning.participants, *beginning.experts)
        case ParticipantsAdded(participants=participants):
            return participants
        case ParticipantEdited(participant=participant):
            return (participant,)
        case ExpertAdded(expert=expert) | ExpertEdited(expert=expert):
            return (expert,)
        case _:
            return ()


def _signing_in(event: Event) -> Iterator[str]:
    match event:
        case SessionBegun(beginning=beginning):
            yield from _officials(beginning.facts)
            if beginning.content.closing.speaker:
                yield beginning.content.closing.speaker
        case FactsRevised(facts=facts):
            yield from _officials(facts)
        case ClosingRevised(closing=closing) if closing.speaker:
            yield closing.speaker


def _officials(facts: Facts) -> Iterator[str]:
    for official in (facts.chair, facts.facilitator, facts.secretary):
        if official.name:
            yield official.name


def _parts_of(state: State) -> Iterator[tuple[Part, str]]:
    """Give what people see of a session, each with the label of the proposal it belongs to."""
    content = state.content
    yield from ((part, "") for part in (state.facts, *state.tables, *state.tasks))
    yield from ((part, "") for part in state.programme)
    yield from ((part, "") for part in _listed(state))
    for proposal in content.proposals.values():
        yield replace(proposal, arguments=()), proposal.label
        yield from ((argument, proposal.label) for argument in proposal.arguments)
    for kept in (
        content.remarks,
        content.outcomes,
        content.decisions,
        content.roadmap,
        content.notes,
    ):
        yield from ((part, "") for part in kept.values())
    yield from ((part, "") for part in (content.closing, content.survey))
