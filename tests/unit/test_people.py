"""The lists of participants and experts."""

from dataclasses import replace

import pytest

from facilitator.core.commands import (
    AddExpert,
    AddParticipants,
    AddProposal,
    AddRemark,
    EditExpert,
    EditParticipant,
    MarkPresent,
    RemoveExpert,
    RemoveParticipant,
)
from facilitator.core.model import Consent, Expert, Participant
from facilitator.core.rejection import Reason
from facilitator.core.vocabulary import RemarkKind, Voice, VoiceKind, table_voice
from tests.room import Room


@pytest.fixture
def room() -> Room:
    return Room()


def test_people_get_the_next_numbers(room: Room) -> None:
    room.do(AddParticipants((Participant(0, "Новая Нина"), Participant(0, "Новый Ян"))))
    assert room.state.participants[5].name == "Новая Нина"
    assert room.state.participants[6].name == "Новый Ян"


def test_a_given_number_is_kept_and_the_others_come_after_it(room: Room) -> None:
    room.do(AddParticipants((Participant(0, "А"), Participant(9, "Б"), Participant(0, "В"))))
    numbers = {person.name: person.number for person in room.state.participants.values()}
    assert (numbers["А"], numbers["Б"], numbers["В"]) == (10, 9, 11)


def test_a_number_is_not_given_twice(room: Room) -> None:
    assert room.refusal(AddParticipants((Participant(2, "А"),))) is Reason.NUMBER_TAKEN
    twice = AddParticipants((Participant(7, "А"), Participant(7, "Б")))
    assert room.refusal(twice) is Reason.NUMBER_TAKEN
    assert room.refusal(AddParticipants((Participant(-1, "А"),))) is Reason.NEGATIVE_NUMBER


def test_nobody_added_is_nothing_done(room: Room) -> None:
    assert room.do(AddParticipants(())) == ()


def test_what_is_known_of_people_is_cleaned(room: Room) -> None:
    person = Participant(
        0, " Новая\u00ad Нина ", office=" ", organisation=" Школа ", consent=Consent(method=" ")
    )
    room.do(AddParticipants((person,)))
    assert room.state.participants[5] == Participant(5, "Новая Нина", organisation="Школа")


def test_a_participant_has_a_name_and_sits_at_a_table_there_is(room: Room) -> None:
    assert room.refusal(AddParticipants((Participant(0, " "),))) is Reason.EMPTY_TEXT
    stray = AddParticipants((Participant(0, "А", table=9),))
    assert room.refusal(stray) is Reason.NO_SUCH_TABLE
    moved = EditParticipant(replace(room.state.participants[1], table=9))
    assert room.refusal(moved) is Reason.NO_SUCH_TABLE


def test_a_participant_is_edited(room: Room) -> None:
    changed = replace(room.state.participants[2], office="Врач", table=3)
    room.do(EditParticipant(changed))
    assert room.state.participants[2] == changed
    assert list(room.state.participants) == [1, 2, 3, 4]


def test_reseating_somebody_beside_an_own_argument_is_not_refused(room: Room) -> None:
    room.do(AddProposal(1, "Единое окно", table_voice(1)))
    room.do(EditParticipant(replace(room.state.participants[2], table=1)))
    assert room.state.participants[2].table == 1


def test_an_edit_that_changes_nothing_is_nothing_done(room: Room) -> None:
    assert room.do(EditParticipant(room.state.participants[2])) == ()
    assert room.do(EditExpert(room.state.experts[1])) == ()


def test_an_unknown_participant_is_refused(room: Room) -> None:
    for command in (
        EditParticipant(Participant(99, "А")),
        RemoveParticipant(99),
        MarkPresent(99, present=True),
    ):
        assert room.refusal(command) is Reason.NO_SUCH_PARTICIPANT


def test_somebody_who_said_nothing_can_be_removed(room: Room) -> None:
    room.do(RemoveParticipant(4))
    assert list(room.state.participants) == [1, 2, 3]


def test_somebody_who_said_something_cannot_be_removed(room: Room) -> None:
    room.do(AddProposal(1, "Единое окно", Voice(VoiceKind.PARTICIPANT, 4)))
    assert room.refusal(RemoveParticipant(4)) is Reason.PARTICIPANT_IN_USE


def test_presence_is_noted_and_taken_back(room: Room) -> None:
    room.do(MarkPresent(3, present=True))
    assert room.state.participants[3].present
    assert room.do(MarkPresent(3, present=True)) == ()
    room.do(MarkPresent(3, present=False))
    assert not room.state.participants[3].present


def test_an_expert_is_added_edited_and_removed(room: Room) -> None:
    room.do(AddExpert(Expert(0, " Вторая Ольга ", field=" ")))
    assert room.state.experts[2] == Expert(2, "Вторая Ольга")
    room.do(EditExpert(Expert(2, "Вторая Ольга", field="Право")))
    assert room.state.experts[2].field == "Право"
    room.do(RemoveExpert(2))
    assert list(room.state.experts) == [1]


def test_an_expert_needs_a_free_number_and_a_name(room: Room) -> None:
    assert room.refusal(AddExpert(Expert(1, "А"))) is Reason.NUMBER_TAKEN
    assert room.refusal(AddExpert(Expert(0, ""))) is Reason.EMPTY_TEXT


def test_an_unknown_expert_is_refused(room: Room) -> None:
    assert room.refusal(EditExpert(Expert(9, "А"))) is Reason.NO_SUCH_EXPERT
    assert room.refusal(RemoveExpert(9)) is Reason.NO_SUCH_EXPERT


def test_an_expert_who_said_something_cannot_be_removed(room: Room) -> None:
    voice = Voice(VoiceKind.EXPERT, 1)
    room.do(AddRemark(RemarkKind.CONCLUSION, 1, "Поддержать", voice))
    assert room.refusal(RemoveExpert(1)) is Reason.EXPERT_IN_USE
