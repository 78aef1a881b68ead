"""Who said it: marks in the line, names, completion, and the chip that sets and clears itself."""

from dataclasses import replace

import pytest

from facilitator.core.commands import (
    AddArgument,
    AddExpert,
    AddNote,
    AddParticipants,
    AddProposal,
    Command,
    EndFloor,
    GiveFloor,
    NextStep,
    RemoveParticipant,
)
from facilitator.core.model import Expert, Participant
from facilitator.core.rejection import Reason
from facilitator.core.scribe import (
    ENGLISH,
    Completion,
    NoMeaning,
    ScribeContext,
    SetVoice,
    Speaks,
    TakenAsText,
    completions,
    next_voice,
)
from facilitator.core.vocabulary import (
    Side,
    StepKind,
    VerdictValue,
    Voice,
    VoiceKind,
    table_voice,
)
from tests.room import Room, small_beginning
from tests.scribe_desk import Desk

IVANOVA = Voice(VoiceKind.PARTICIPANT, 1)
PETROV = Voice(VoiceKind.PARTICIPANT, 2)
IVANENKO = Voice(VoiceKind.PARTICIPANT, 3)
EXPERT = Voice(VoiceKind.EXPERT, 1)
MARKS = [
    ("3", table_voice(3)),
    ("Т3", table_voice(3)),
    ("t3", table_voice(3)),
    ("С3", table_voice(3)),
    ("П2", PETROV),
    ("п2", PETROV),
    ("р2", PETROV),
    ("P2", PETROV),
    ("p2", PETROV),
    ("Э1", EXPERT),
    ("э1", EXPERT),
    ("E1", EXPERT),
    ("e1", EXPERT),
    ("Иванова", IVANOVA),
    ("иваненко", IVANENKO),
    ("Пет", PETROV),
    ("Экс", EXPERT),
]


@pytest.mark.parametrize("star", ["*", "@"])
@pytest.mark.parametrize(("mark", "voice"), MARKS)
def test_a_mark_at_the_start_or_end_tells_who_says_it(star: str, mark: str, voice: Voice) -> None:
    desk = Desk(StepKind.TABLES, voice=table_voice(1))
    for text in (f"{star}{mark} Единое окно", f"Единое окно {star}{mark}"):
        found = desk.typed(text)
        assert found.action == AddProposal(1, "Единое окно", voice)
        assert found.voice == voice


def test_a_mark_stands_before_any_sign() -> None:
    desk = Desk(StepKind.PROS_CONS)
    said = AddArgument(desk.id_of("1.7"), Side.PRO, "Быстро", table_voice(3))
    for text in ("*3 7+ Быстро", "7+ Быстро *3", "*3: 7+ Быстро", "*3, 7 + Быстро"):
        assert desk.typed(text).action == said


def test_a_mark_alone_sets_the_voice() -> None:
    found = Desk(StepKind.PROS_CONS).typed("*3")
    assert found.action == SetVoice(table_voice(3))
    assert found.meaning == Speaks(table_voice(3))
    assert Desk(None).typed("@Пет").action == SetVoice(PETROV)


@pytest.mark.parametrize(
    "text",
    [
        "Встреча *3 раза",
        "Площадка 5*3",
        "*3текст",
        "* Единое окно",
        "**",
        "Пишите на a@b.ru",
        "Канал @kogalym_2019",
    ],
)
def test_a_star_elsewhere_is_text(text: str) -> None:
    found = Desk(StepKind.TABLES).typed(text)
    assert (found.action, found.hint) == (AddProposal(1, text), None)


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("*9", Reason.NO_SUCH_TABLE),
        ("*П99", Reason.NO_SUCH_PARTICIPANT),
        ("*Э9", Reason.NO_SUCH_EXPERT),
        ("*Сидоров", Reason.UNKNOWN_NAME),
        ("*Ив", Reason.AMBIGUOUS_NAME),
    ],
)
def test_a_voice_nobody_has_is_refused(mark: str, reason: Reason) -> None:
    desk = Desk(StepKind.TABLES, voice=table_voice(1))
    assert desk.refusal(f"{mark} Единое окно") is reason
    found = desk.typed(f"{mark} Единое окно")
    assert (found.meaning, found.voice) == (NoMeaning(), table_voice(1))


def test_an_ambiguous_name_at_the_end_is_refused() -> None:
    assert Desk(StepKind.TABLES).refusal("Единое окно *Ив") is Reason.AMBIGUOUS_NAME


def test_an_unknown_name_at_the_end_stays_in_the_text_with_a_hint() -> None:
    found = Desk(StepKind.TABLES).typed("Единое окно *см. приложение")
    assert found.action == AddProposal(1, "Единое окно *см. приложение")
    assert found.hint == TakenAsText(Reason.UNKNOWN_NAME, "см. приложение")


def test_the_hint_about_a_number_comes_before_the_one_about_a_name() -> None:
    found = Desk(StepKind.TABLES).typed("60+ клуб *сад")
    assert found.hint == TakenAsText(Reason.NO_SUCH_PROPOSAL, "60")


def crowded() -> Desk:
    """Return a desk in a session with people of the same names."""
    people = (
        Participant(1, "Иванова Анна Петровна", table=1),
        Participant(2, "Иванова Вера", table=1),
        Participant(3, "Иванов Алексей", table=2),
        Participant(4, "Ёлкин Пётр"),
    )
    beginning = replace(small_beginning(), participants=people, experts=())
    return Desk(StepKind.OPENING, beginning=beginning)


@pytest.mark.parametrize(
    ("text", "said", "number"),
    [
        ("*Иванова Анна опоздает", "опоздает", 1),
        ("*Иванова Анна Петровна опоздает", "опоздает", 1),
        ("*Иванов ждёт", "ждёт", 3),
        ("*Иванов, ждёт", "ждёт", 3),
        ("*Анна опоздает", "опоздает", 1),
        ("опоздает *Иванова Ан", "опоздает", 1),
        ("опоздает *Иванова А.", "опоздает", 1),
        ("*елкин ждёт", "ждёт", 4),
        ("*Вер в зале", "в зале", 2),
    ],
)
def test_a_name_is_as_long_as_it_has_to_be(text: str, said: str, number: int) -> None:
    found = crowded().typed(text)
    assert found.action == AddNote(said)
    assert found.voice == Voice(VoiceKind.PARTICIPANT, number)


def test_words_after_a_name_are_not_taken_for_more_of_it() -> None:
    desk = crowded()
    assert desk.refusal("*Иванова в зале") is Reason.AMBIGUOUS_NAME


# Completion


def complete(desk: Desk, text: str) -> list[str]:
    """Return how `text` reads with each completion."""
    context = ScribeContext(desk.room.state)
    return [text[: c.start] + c.inserted for c in completions(text, context)]


def test_a_name_after_a_star_is_completed_to_a_mark() -> None:
    desk = Desk(StepKind.TABLES)
    found = completions("*Ива", ScribeContext(desk.room.state))
    assert found == (
        Completion(0, "*П1 ", "Иванова Анна", IVANOVA),
        Completion(0, "*П3 ", "Иваненко Олег", IVANENKO),
    )
    assert complete(desk, "Единое окно @Экс") == ["Единое окно *Э1 "]
    assert complete(desk, "*Иванова А") == ["*П1 "]


def test_a_name_is_completed_with_the_letters_of_the_language() -> None:
    context = ScribeContext(Desk(StepKind.TABLES).room.state, lexicon=ENGLISH)
    assert [c.inserted for c in completions("@Пет", context)] == ["*P2 "]
    assert [c.inserted for c in completions("@Экс", context)] == ["*E1 "]


@pytest.mark.parametrize("text", ["", "*", "*3", "Ива", "*Сид", "*Иванова в", "слово", "7: 3"])
def test_what_cannot_be_completed_has_no_completions(text: str) -> None:
    assert complete(Desk(StepKind.TABLES), text) == []


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("7: под", ["7: поддержать"]),
        ("1ю7:п", ["1ю7:поддержать", "1ю7:передать по компетенции"]),
        ("7: передать по", ["7: передать по компетенции"]),
        ("*Э1 7: Не", ["*Э1 7: не поддерживать"]),
        ("7: поддержать", []),
        ("7: support", []),
        ("7: хорошо", []),
        ("7: поддержать, но", []),
    ],
)
def test_a_verdict_is_completed(text: str, completed: list[str]) -> None:
    assert complete(Desk(StepKind.EXPERT_FEEDBACK), text) == completed


def test_after_the_colon_all_verdicts_are_offered_in_the_language() -> None:
    desk = Desk(StepKind.EXPERT_FEEDBACK)
    assert len(complete(desk, "7: ")) == len(VerdictValue)
    context = ScribeContext(desk.room.state, lexicon=ENGLISH)
    assert [c.shown for c in completions("7: re", context)] == ["revise", "reject"]


# The chip


def chip(room: Room, voice: Voice | None, command: Command) -> Voice | None:
    """Return the chip after a command."""
    before = room.state
    events = room.do(command)
    return next_voice(before, room.state, events, voice)


def test_the_chip_stays_while_proposals_are_collected() -> None:
    room = Room()
    room.enter(StepKind.TABLES)
    assert chip(room, table_voice(2), AddProposal(1, "Да")) == table_voice(2)
    assert chip(room, None, AddProposal(1, "Да")) is None


def test_the_chip_clears_when_the_step_changes() -> None:
    room = Room()
    room.enter(StepKind.TABLES)
    assert chip(room, table_voice(2), NextStep()) is None


def test_the_chip_clears_after_each_argument_among_pluses_and_minuses() -> None:
    room = Room()
    room.do(AddProposal(1, "Да", table_voice(1)))
    argue = AddArgument(room.proposal("1.1").id, Side.PRO, "Быстро")
    assert chip(room, table_voice(2), argue) == table_voice(2)
    room.enter(StepKind.STATEMENTS)
    assert chip(room, table_voice(2), argue) == table_voice(2)
    room.enter(StepKind.PROS_CONS)
    assert chip(room, table_voice(2), argue) is None
    assert chip(room, table_voice(2), AddNote("Вода")) == table_voice(2)


def test_a_given_floor_sets_the_chip_and_giving_it_back_clears_it() -> None:
    room = Room()
    room.enter(StepKind.STATEMENTS)
    assert chip(room, None, GiveFloor(2)) == table_voice(2)
    assert chip(room, table_voice(1), AddNote("Вода")) == table_voice(1)
    assert chip(room, table_voice(2), GiveFloor(3)) == table_voice(3)
    assert chip(room, table_voice(3), EndFloor()) is None


def test_giving_the_floor_back_leaves_another_chip() -> None:
    room = Room()
    room.enter(StepKind.STATEMENTS)
    room.do(GiveFloor(2))
    assert chip(room, PETROV, EndFloor()) == PETROV


def test_the_chip_of_somebody_removed_clears() -> None:
    room = Room()
    assert chip(room, PETROV, RemoveParticipant(2)) is None
    assert chip(room, EXPERT, AddExpert(Expert(0, "Новый"))) == EXPERT
    assert chip(room, IVANOVA, AddParticipants((Participant(0, "Я"),))) == IVANOVA
