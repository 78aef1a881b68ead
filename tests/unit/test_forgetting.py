"""Forgetting people: what goes, what stays, and that the session's sense remains."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core import commands as c
from facilitator.core.events import DataForgotten, Event
from facilitator.core.forgetting import (
    Forgetting,
    Whom,
    known_people,
    meant_by,
    together,
    voices_of,
)
from facilitator.core.machine import decide, evolve
from facilitator.core.model import (
    Closing,
    Consent,
    Content,
    Decision,
    Expert,
    Note,
    Official,
    Participant,
    RoadmapRow,
    State,
)
from facilitator.core.rejection import Rejected
from facilitator.core.vocabulary import (
    ForgettingReason,
    Role,
    StepKind,
    Voice,
    VoiceKind,
    table_voice,
)
from tests.room import MORNING, Room, small_beginning
from tests.unit.strategies import draw_command

ANNA, PETER = Voice(VoiceKind.PARTICIPANT, 1), Voice(VoiceKind.PARTICIPANT, 2)
ANSWERS = (True, False, True)
VERA = Voice(VoiceKind.EXPERT, 1)


def stand_in(voice: Voice | None) -> str:
    return "[имя удалено]" if voice is None else f"Лицо {voice}"


def full_room() -> Room:
    """Return a session in which Anna is named wherever somebody can be."""
    beginning = small_beginning()
    anna = Participant(
        1,
        "Иванова Анна Петровна",
        Role.PARTICIPANT,
        "директор",
        "Лицей № 1",
        table=1,
        speaker=True,
        present=True,
        email="anna@example.org",
        consent=Consent(*ANSWERS, "лично, Иванова"),
    )
    facts = replace(
        beginning.facts,
        chair=Official("Директор лицея", "А. П. Иванова"),
        secretary=Official("Секретарь", "Сидорова О. О."),
    )
    content = Content(
        notes={100: Note(100, "Перезвонить: ANNA@example.org")},
        closing=Closing("Иванова А. П.", "Спасибо Ивановой Анне Петровне"),
        roadmap={101: RoadmapRow(101, "Обмен", responsible="Лицей, Иванова А.П.")},
    )
    people = (anna, *beginning.participants[1:], Participant(5, "Иванов Антон", email="i@x.org"))
    room = Room(replace(beginning, facts=facts, participants=people, content=content))
    room.enter(StepKind.TABLES)
    room.do(
        c.AddProposal(1, "Справки: их просит Анна Петровна, как сказала Иванова", ANNA),
        c.AddProposal(1, "Прокат", table_voice(2)),
    )
    room.enter(StepKind.PROS_CONS)
    return room


def forgetting(room: Room, whom: Whom) -> Forgetting:
    return Forgetting(whom, known_people(room.events), voices_of(room.state), stand_in)


def replayed(events: Sequence[Event]) -> State:
    state = State()
    for event in events:
        state = evolve(state, event)
    return state


def test_name_office_organisation_and_address_go_and_seat_role_and_answers_stay() -> None:
    room = full_room()
    forgetting_anna = forgetting(room, Whom(frozenset({ANNA})))
    person = forgetting_anna.state(room.state).participants[1]
    assert person == Participant(
        1,
        "Лицо P1",
        table=1,
        speaker=True,
        present=True,
        consent=Consent(*ANSWERS),
    )
    assert forgetting_anna.emails == ("anna@example.org",)
    assert forgetting_anna.needles == ("anna@example.org", "Иванова Анна Петровна")


def test_a_forgotten_signer_leaves_room_to_sign_and_a_responsible_person_a_stand_in() -> None:
    room = full_room()
    room.do(c.AddDecision(Decision(0, "Обменяться", responsible="Иванова Анна")))
    state = forgetting(room, Whom(frozenset({ANNA}))).state(room.state)
    assert state.facts.chair == Official()
    assert state.facts.secretary.name == "Сидорова О. О."
    assert state.content.closing.speaker == "Лицо P1"
    assert [row.responsible for row in state.content.roadmap.values()] == ["Лицей, Лицо P1"]
    assert [one.responsible for one in state.content.decisions.values()] == ["Лицо P1"]


def test_free_texts_keep_their_words_and_are_told_until_it_is_asked_otherwise() -> None:
    room = full_room()
    careful = forgetting(room, Whom(frozenset({ANNA})))
    found = careful.rewritten(room.events)
    assert found.replaced == 0
    texts = [
        (type(place.owner).__name__, place.label, place.text)
        for place in careful.places(room.state)
    ]
    assert texts == [
        ("Proposal", "1.1", "Справки: их просит Анна Петровна, как сказала Иванова"),
        ("Note", "", "Перезвонить: ANNA@example.org"),
        ("Closing", "", "Спасибо Ивановой Анне Петровне"),
    ]
    assert found.left == 3


def test_a_surname_that_somebody_else_has_is_shown_but_not_replaced() -> None:
    room = full_room()
    whole = forgetting(room, Whom(frozenset({ANNA}), texts=True))
    found = whole.rewritten(room.events)
    state = replayed(found.events)
    said = [proposal.text for proposal in state.content.proposals.values()]
    assert said[0] == "Справки: их просит Лицо P1, как сказала Иванова"
    assert [note.text for note in state.content.notes.values()] == ["Перезвонить: Лицо P1"]
    assert state.content.closing.text == "Спасибо Лицо P1"
    assert (found.replaced, found.left) == (3, 1)
    assert state.participants[5].name == "Иванов Антон"


def test_without_a_namesake_the_surname_goes_in_every_case_of_it() -> None:
    room = full_room()
    room.do(c.RemoveParticipant(5))
    found = forgetting(room, Whom(frozenset({ANNA}), texts=True)).rewritten(room.events)
    said = [proposal.text for proposal in replayed(found.events).content.proposals.values()]
    assert said[0] == "Справки: их просит Лицо P1, как сказала Лицо P1"
    assert found.left == 0


def test_everyone_takes_lists_signers_speakers_and_names_with_initials() -> None:
    room = full_room()
    room.do(
        c.AddDecision(Decision(0, "Передать", responsible="Комитет, Орлова К. К.")),
        c.ReviseClosing(Closing("Орлова К. К.", "Спасибо")),
        c.ReviseClosing(Closing(None, "До свидания")),
        c.AddNote("Тел. +7 912 345-67-89, Кузнецов И. И."),
    )
    found = forgetting(room, Whom(everyone=True, texts=True)).rewritten(room.events)
    state = replayed(found.events)
    assert [one.name for one in state.participants.values()] == [
        *("Лицо P1", "Лицо P2", "Лицо P3", "Лицо P4", "Лицо P5")
    ]
    assert state.experts == {1: Expert(1, "Лицо E1", chair=True)}
    assert state.facts.secretary == Official()
    assert state.content.closing.speaker is None
    assert [one.responsible for one in state.content.decisions.values()] == [
        "Комитет, [имя удалено]"
    ]
    assert "[имя удалено], [имя удалено]" in [n.text for n in state.content.notes.values()][-1]
    assert found.left == 0
    assert "Иванов" not in repr(found.events)


def test_a_name_that_was_corrected_or_taken_off_the_list_goes_too() -> None:
    room = full_room()
    room.do(
        c.EditParticipant(replace(room.state.participants[2], name="Петров Пётр Ильич")),
        c.AddParticipants((Participant(6, "Петров  Пётр"),)),
        c.RemoveParticipant(6),
    )
    found = forgetting(room, Whom(frozenset({PETER}))).rewritten(room.events)
    assert "Пётр" not in repr(found.events)
    assert found.changed == 3


def test_a_listed_namesake_and_an_expert_of_the_same_name_are_told_and_stay() -> None:
    room = full_room()
    room.do(c.AddExpert(Expert(0, "Петров Пётр", email="p@example.org")))
    told = forgetting(room, Whom(frozenset({PETER}))).places(room.state)
    assert [(place.owner.name, place.text) for place in told] == [("Петров Пётр", "Петров Пётр")]


def test_names_are_known_from_all_events_that_have_them() -> None:
    room = full_room()
    room.do(
        c.ReviseFacts(replace(room.state.facts, facilitator=Official(None, "Орлов О. О."))),
        c.ReviseClosing(Closing("Кузнецова К. К.", "Спасибо")),
        c.ReviseClosing(Closing(None, "До свидания")),
        c.AddExpert(Expert(0, "Новый Эксперт")),
    )
    names = {name for one in known_people(room.events) for name in one.names}
    assert {"Орлов О. О.", "Кузнецова К. К.", "Новый Эксперт", "Сидорова О. О."} <= names
    assert [one.voice for one in known_people(Room().events)][-1] == VERA
    facts = forgetting(room, Whom(everyone=True)).facts(room.state.facts)
    assert (facts.facilitator, facts.title) == (Official(), room.state.facts.title)


def test_an_expert_can_be_forgotten_alone() -> None:
    room = full_room()
    state = forgetting(room, Whom(frozenset({VERA}))).state(room.state)
    assert state.experts[1] == Expert(1, "Лицо E1", chair=True)
    assert state.participants == room.state.participants


def test_forgetting_again_finds_nothing_to_change() -> None:
    room = full_room()
    whom = Whom(frozenset({ANNA}))
    once = forgetting(room, whom).rewritten(room.events).events
    again = Forgetting(whom, known_people(once), voices_of(replayed(once)), stand_in)
    found = again.rewritten(once)
    assert (found.changed, found.events) == (0, once)
    assert again.needles == ()
    # Nobody knows the name any more, so the texts cannot be asked about it.
    assert found.left == 0


def test_what_several_files_know_of_a_person_is_put_together() -> None:
    room = full_room()
    once = forgetting(room, Whom(frozenset({ANNA}))).rewritten(room.events).events
    known = together(known_people(once), known_people(room.events))
    anna = next(one for one in known if one.voice == ANNA)
    assert anna.names == ("Лицо P1", "Иванова Анна Петровна")
    assert anna.emails == ("anna@example.org",)


def test_what_is_noted_ends_undo_and_is_never_rewritten() -> None:
    room = full_room()
    note = DataForgotten(
        (1,),
        (),
        everyone=False,
        reason=ForgettingReason.DEMANDED,
        wall=MORNING,
        events=3,
        replaced=0,
        left=1,
    )
    assert room.state.history.past
    after = evolve(room.state, note)
    assert not after.history.past
    assert forgetting(room, Whom(everyone=True)).rewritten([note]).events == (note,)


@pytest.mark.parametrize("texts", [False, True])
@settings(max_examples=20)
@given(data=st.data())
def test_rewritten_events_replay_to_the_rewritten_state(data: st.DataObject, texts: bool) -> None:
    room = full_room()
    for _ in range(data.draw(st.integers(0, 12))):
        command = draw_command(data, room.state)
        try:
            events = decide(room.state, command, room.now)
        except Rejected:
            continue
        if events:
            room.do(command)
    everyone = data.draw(st.booleans())
    who = data.draw(st.sets(st.sampled_from((ANNA, PETER, VERA))))
    forget = forgetting(room, Whom(frozenset(who), everyone, texts))
    found = forget.rewritten(room.events)
    assert len(found.events) == len(room.events)
    assert replayed(found.events) == forget.state(room.state)
    again = forget.rewritten(found.events)
    assert again.events == found.events


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", (ANNA,)),
        (" П1 ", (ANNA,)),
        ("e1", (VERA,)),
        ("Э2", ()),
        ("77", ()),
        ("иванова  анна петровна", (ANNA,)),
        ("Ива", (ANNA, Voice(VoiceKind.PARTICIPANT, 3), Voice(VoiceKind.PARTICIPANT, 5))),
        ("Гость", (Voice(VoiceKind.PARTICIPANT, 4),)),
        ("", ()),
        ("Никто", ()),
    ],
)
def test_somebody_is_meant_by_a_number_or_by_the_beginning_of_a_name(
    typed: str, meant: tuple[Voice, ...]
) -> None:
    assert meant_by(typed, full_room().state) == meant
