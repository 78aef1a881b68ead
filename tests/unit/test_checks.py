"""Small checks of texts, numbers and voices."""

import pytest

from facilitator.core.checks import (
    MAX_TEXT,
    check_count,
    check_table,
    check_task,
    check_voice,
    checked_text,
    optional_text,
    table_of,
    tidied,
    voice_in_use,
)
from facilitator.core.commands import (
    AddArgument,
    AddProposal,
    AddRemark,
    EraseProposal,
    SetVerdict,
    Undo,
)
from facilitator.core.model import Facts, Step, Task, Verdict
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.vocabulary import (
    RemarkKind,
    Side,
    StepKind,
    VerdictValue,
    Voice,
    VoiceKind,
    table_voice,
)
from tests.room import Room

PERSON = Voice(VoiceKind.PARTICIPANT, 2)
EXPERT = Voice(VoiceKind.EXPERT, 1)


def test_a_text_is_cleaned() -> None:
    assert checked_text(" сло\u00adво ") == "слово"


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(Rejected) as refusal:
        checked_text(" \u00ad ")
    assert refusal.value.reason is Reason.EMPTY_TEXT


def test_a_text_may_have_20_000_characters_and_no_more() -> None:
    assert len(checked_text("я" * MAX_TEXT)) == MAX_TEXT
    with pytest.raises(Rejected) as refusal:
        checked_text("я" * (MAX_TEXT + 1))
    assert refusal.value.reason is Reason.TEXT_TOO_LONG
    assert refusal.value.details == {"limit": MAX_TEXT}


def test_an_optional_text_without_anything_is_none() -> None:
    assert optional_text(None) is None
    assert optional_text("  ") is None
    assert optional_text(" да ") == "да"


def test_every_text_of_a_value_is_cleaned_and_an_empty_optional_one_is_none() -> None:
    facts = Facts(" Демо\u00adграфия ", heading=" ", organisers=(" Отдел ",), language="ru")
    assert tidied(facts) == Facts("Демография", heading=None, organisers=("Отдел",))
    step = Step(1, StepKind.BREAK, "\x00", 15)
    assert tidied((step,)) == (Step(1, StepKind.BREAK, "", 15),)
    assert tidied((step,))[0].kind is StepKind.BREAK
    assert tidied({1: Task(1, "Семьи ")}) == {1: Task(1, "Семьи")}


def test_a_text_too_long_anywhere_in_a_value_is_refused() -> None:
    with pytest.raises(Rejected) as refusal:
        tidied(Facts("Да", venue="я" * (MAX_TEXT + 1)))
    assert refusal.value.reason is Reason.TEXT_TOO_LONG


def test_a_count_below_nought_is_refused() -> None:
    check_count(None)
    check_count(0)
    with pytest.raises(Rejected) as refusal:
        check_count(-1)
    assert refusal.value.reason is Reason.NEGATIVE_NUMBER


def test_an_unknown_table_or_task_is_refused() -> None:
    state = Room().state
    check_table(state, None)
    check_table(state, 3)
    check_task(state, 2)
    with pytest.raises(Rejected) as refusal:
        check_table(state, 4)
    assert refusal.value.reason is Reason.NO_SUCH_TABLE
    with pytest.raises(Rejected) as refusal:
        check_task(state, 3)
    assert refusal.value.reason is Reason.NO_SUCH_TASK


@pytest.mark.parametrize("voice", [None, table_voice(1), PERSON, EXPERT])
def test_a_voice_in_the_room_may_speak(voice: Voice | None) -> None:
    check_voice(Room().state, voice)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (VoiceKind.TABLE, Reason.NO_SUCH_TABLE),
        (VoiceKind.PARTICIPANT, Reason.NO_SUCH_PARTICIPANT),
        (VoiceKind.EXPERT, Reason.NO_SUCH_EXPERT),
    ],
)
def test_a_voice_nobody_has_is_refused_with_its_number(kind: VoiceKind, reason: Reason) -> None:
    with pytest.raises(Rejected) as refusal:
        check_voice(Room().state, Voice(kind, 99))
    assert refusal.value.reason is reason
    assert refusal.value.details == {"number": 99}


def test_a_voice_speaks_from_its_table() -> None:
    state = Room().state
    assert table_of(state, None) is None
    assert table_of(state, table_voice(3)) == 3
    assert table_of(state, PERSON) == 2
    assert table_of(state, Voice(VoiceKind.PARTICIPANT, 4)) is None
    assert table_of(state, Voice(VoiceKind.PARTICIPANT, 99)) is None
    assert table_of(state, EXPERT) is None


def test_a_voice_is_in_use_wherever_it_said_something() -> None:
    for voice in (PERSON, EXPERT, table_voice(2)):
        assert not voice_in_use(Room().state, voice)
    room = Room()
    room.enter(StepKind.PROS_CONS)
    room.do(AddProposal(1, "Единое окно", table_voice(1)))
    proposal = room.proposal("1.1").id
    assert voice_in_use(room.state, table_voice(1))

    room.do(AddArgument(proposal, Side.PRO, "Быстро", PERSON))
    assert voice_in_use(room.state, PERSON)

    room.do(SetVerdict(proposal, Verdict(VerdictValue.SUPPORT, None, EXPERT)))
    assert voice_in_use(room.state, EXPERT)

    room.do(AddRemark(RemarkKind.PEER_FEEDBACK, 1, "Хорошо", table_voice(3)))
    assert voice_in_use(room.state, table_voice(3))


def test_a_voice_that_said_nothing_is_free_among_those_who_did() -> None:
    room = Room()
    room.do(AddProposal(1, "Ничьё"), AddProposal(1, "Единое окно", PERSON))
    room.do(SetVerdict(room.proposal("1.1").id, Verdict(VerdictValue.SUPPORT)))
    assert not voice_in_use(room.state, table_voice(3))


def test_a_voice_of_an_erased_proposal_and_its_table_are_in_use() -> None:
    room = Room()
    room.do(AddProposal(1, "Описка", PERSON))
    room.do(EraseProposal(room.proposal("1.1").id))
    assert voice_in_use(room.state, PERSON)
    assert voice_in_use(room.state, table_voice(2))


def test_a_voice_that_redo_brings_back_is_in_use() -> None:
    room = Room()
    room.do(AddProposal(1, "Единое окно", PERSON), Undo())
    assert room.labels() == []
    assert voice_in_use(room.state, PERSON)
