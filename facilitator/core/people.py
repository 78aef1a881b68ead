"""Participants and experts: who is on the lists, where they sit and whether they are there."""

from collections.abc import Mapping, Sequence
from typing import TypeVar, assert_never

from facilitator.core.checks import check_table, checked_text, optional_text, voice_in_use
from facilitator.core.commands import (
    AddExpert,
    AddParticipants,
    EditExpert,
    EditParticipant,
    MarkPresent,
    PeopleCommand,
    RemoveExpert,
    RemoveParticipant,
)
from facilitator.core.events import (
    ExpertAdded,
    ExpertEdited,
    ExpertRemoved,
    ParticipantEdited,
    ParticipantRemoved,
    ParticipantsAdded,
    PeopleEvent,
    PresenceMarked,
)
from facilitator.core.model import Consent, Expert, Now, Participant, State
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.value import replace
from facilitator.core.vocabulary import Voice, VoiceKind

Person = TypeVar("Person", Participant, Expert)


def decide(state: State, command: PeopleCommand, now: Now) -> tuple[PeopleEvent, ...]:
    """Return what happens to the lists of people; nothing if the command changes nothing.

    Raises:
        Rejected: A number is taken or unknown, a table does not exist, a name is empty, or someone
            who is to be removed has said something.
    """
    del now
    match command:
        case AddParticipants():
            return _add_participants(state, command.participants)
        case EditParticipant():
            return _edit_participant(state, command.participant)
        case RemoveParticipant():
            _participant(state, command.number)
            if voice_in_use(state, Voice(VoiceKind.PARTICIPANT, command.number)):
                raise Rejected(Reason.PARTICIPANT_IN_USE, number=command.number)
            return (ParticipantRemoved(command.number),)
        case MarkPresent():
            if _participant(state, command.number).present is command.present:
                return ()
            return (PresenceMarked(command.number, command.present),)
        case AddExpert():
            expert = _checked_expert(command.expert)
            return (ExpertAdded(*_numbered((expert,), state.experts)),)
        case EditExpert():
            return _edit_expert(state, command.expert)
        case RemoveExpert():
            _expert(state, command.number)
            if voice_in_use(state, Voice(VoiceKind.EXPERT, command.number)):
                raise Rejected(Reason.EXPERT_IN_USE, number=command.number)
            return (ExpertRemoved(command.number),)
        case _:
            assert_never(command)


def evolve(state: State, event: PeopleEvent) -> State:
    """Return the state after something happened to the lists of people."""
    match event:
        case ParticipantsAdded():
            added = {person.number: person for person in event.participants}
            return replace(state, participants={**state.participants, **added})
        case ParticipantEdited():
            return _with_participant(state, event.participant)
        case ParticipantRemoved():
            return replace(state, participants=_without(state.participants, event.number))
        case PresenceMarked():
            person = state.participants[event.number]
            return _with_participant(state, replace(person, present=event.present))
        case ExpertAdded() | ExpertEdited():
            experts = {**state.experts, event.expert.number: event.expert}
            return replace(state, experts=experts)
        case ExpertRemoved():
            return replace(state, experts=_without(state.experts, event.number))
        case _:
            assert_never(event)


def _add_participants(state: State, people: Sequence[Participant]) -> tuple[PeopleEvent, ...]:
    if not people:
        return ()
    checked = tuple(_checked_participant(state, person) for person in people)
    return (ParticipantsAdded(_numbered(checked, state.participants)),)


def _edit_participant(state: State, person: Participant) -> tuple[PeopleEvent, ...]:
    before = _participant(state, person.number)
    checked = _checked_participant(state, person)
    return () if checked == before else (ParticipantEdited(checked),)


def _edit_expert(state: State, expert: Expert) -> tuple[PeopleEvent, ...]:
    before = _expert(state, expert.number)
    checked = _checked_expert(expert)
    return () if checked == before else (ExpertEdited(checked),)


def _participant(state: State, number: int) -> Participant:
    if number not in state.participants:
        raise Rejected(Reason.NO_SUCH_PARTICIPANT, number=number)
    return state.participants[number]


def _expert(state: State, number: int) -> Expert:
    if number not in state.experts:
        raise Rejected(Reason.NO_SUCH_EXPERT, number=number)
    return state.experts[number]


def _checked_participant(state: State, person: Participant) -> Participant:
    check_table(state, person.table)
    return replace(
        person,
        name=checked_text(person.name),
        office=optional_text(person.office),
        organisation=optional_text(person.organisation),
        email=optional_text(person.email),
        consent=_checked_consent(person.consent),
    )


def _checked_consent(consent: Consent) -> Consent:
    return replace(consent, method=optional_text(consent.method))


def _checked_expert(expert: Expert) -> Expert:
    return replace(
        expert,
        name=checked_text(expert.name),
        field=optional_text(expert.field),
        email=optional_text(expert.email),
    )


def _numbered(people: Sequence[Person], taken: Mapping[int, Person]) -> tuple[Person, ...]:
    """Return `people` with a number each: the one they bring, else the next above all known."""
    known = set(taken)
    for number in (person.number for person in people if person.number):
        if number < 0:
            raise Rejected(Reason.NEGATIVE_NUMBER, number=number)
        if number in known:
            raise Rejected(Reason.NUMBER_TAKEN, number=number)
        known.add(number)
    following = max(known, default=0) + 1
    numbered = []
    for person in people:
        number = person.number or following
        numbered.append(replace(person, number=number))
        following += number == following
    return tuple(numbered)


def _with_participant(state: State, person: Participant) -> State:
    return replace(state, participants={**state.participants, person.number: person})


def _without(people: Mapping[int, Person], number: int) -> dict[int, Person]:
    return {key: person for key, person in people.items() if key != number}
