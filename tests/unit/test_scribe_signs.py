"""The scribe line, second table of PRODUCT.md: signs in any step, and what is text anyway."""

from dataclasses import replace

import pytest

from facilitator.core.clean import one_line
from facilitator.core.commands import (
    AddArgument,
    AddDecision,
    AddNote,
    AddProposal,
    AddRemark,
    SetVerdict,
    SetVotes,
)
from facilitator.core.model import Decision, Verdict
from facilitator.core.rejection import Reason
from facilitator.core.scribe import (
    FilterBoard,
    Filters,
    MinusTo,
    NewConclusion,
    NewDecision,
    NewProposal,
    NoMeaning,
    Nothing,
    PlusTo,
    ScribeContext,
    SelectProposal,
    Selects,
    TakenAsText,
    VerdictFor,
    VotesFor,
    completions,
)
from facilitator.core.vocabulary import (
    RemarkKind,
    Side,
    StepKind,
    VerdictValue,
    Voice,
    VoiceKind,
    table_voice,
)
from tests.room import small_beginning
from tests.scribe_desk import Desk

COLLECTING = [StepKind.SILENT, StepKind.TABLES, StepKind.STATEMENTS]
ELSEWHERE = [
    None,
    StepKind.OPENING,
    StepKind.PROS_CONS,
    StepKind.PEER_FEEDBACK,
    StepKind.EXPERT_FEEDBACK,
    StepKind.BREAK,
    StepKind.CLOSING,
]
IN_TASK_1 = [
    *COLLECTING,
    StepKind.PROS_CONS,
    StepKind.VOTING,
    StepKind.PEER_FEEDBACK,
    StepKind.EXPERT_FEEDBACK,
    StepKind.BREAK,
]
VERDICTS = [
    ("поддержать", VerdictValue.SUPPORT),
    ("доработать", VerdictValue.REVISE),
    ("объединить", VerdictValue.MERGE),
    ("передать по компетенции", VerdictValue.FORWARD),
    ("уже реализуется", VerdictValue.ALREADY_DONE),
    ("не поддерживать", VerdictValue.REJECT),
    ("support", VerdictValue.SUPPORT),
    ("revise", VerdictValue.REVISE),
    ("merge", VerdictValue.MERGE),
    ("forward", VerdictValue.FORWARD),
    ("already done", VerdictValue.ALREADY_DONE),
    ("reject", VerdictValue.REJECT),
]


# 7+ …


@pytest.mark.parametrize("kind", IN_TASK_1)
@pytest.mark.parametrize(
    "text",
    [
        "7+ Не нужно собирать справки",
        "7 + Не нужно собирать справки",
        "7 +  Не нужно собирать справки ",
        "1.7+ Не нужно собирать справки",
        "1,7+ Не нужно собирать справки",
        "1ю7+ Не нужно собирать справки",
        "1Ю7 + Не нужно собирать справки",
        "07+ Не нужно собирать справки",
    ],
)
def test_a_number_and_plus_is_a_plus_to_that_proposal(kind: StepKind, text: str) -> None:
    desk = Desk(kind, selected="1.1", voice=table_voice(2))
    found = desk.typed(text)
    said = AddArgument(desk.id_of("1.7"), Side.PRO, "Не нужно собирать справки", table_voice(2))
    assert (found.action, found.meaning) == (said, PlusTo("1.7"))


def test_a_plus_may_go_to_a_proposal_of_another_task() -> None:
    desk = Desk(StepKind.PROS_CONS)
    found = desk.typed("2.1+ Быстро")
    assert found.action == AddArgument(desk.id_of("2.1"), Side.PRO, "Быстро")
    assert found.meaning == PlusTo("2.1")


# 7- …


@pytest.mark.parametrize("sign", ["-", "−", "–", "_"])
@pytest.mark.parametrize("space", ["", " "])
def test_a_number_and_minus_is_a_minus_to_that_proposal(sign: str, space: str) -> None:
    desk = Desk(StepKind.PROS_CONS)
    found = desk.typed(f"7{space}{sign} Нужен обмен данными")
    said = AddArgument(desk.id_of("1.7"), Side.CON, "Нужен обмен данными")
    assert (found.action, found.meaning) == (said, MinusTo("1.7"))


@pytest.mark.parametrize(("text", "side"), [("7+", Side.PRO), ("7 -", Side.CON), ("+ ", Side.PRO)])
def test_a_sign_without_words_is_shown_but_not_yet_committed(text: str, side: Side) -> None:
    desk = Desk(StepKind.PROS_CONS, selected="1.7")
    found = desk.typed(text)
    assert found.meaning == (PlusTo("1.7") if side is Side.PRO else MinusTo("1.7"))
    assert found.action == Nothing()
    assert desk.refusal(text) is Reason.EMPTY_TEXT


# + … and - …


@pytest.mark.parametrize("kind", IN_TASK_1)
@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("+ Быстро", Side.PRO),
        ("- Быстро", Side.CON),
        ("− Быстро", Side.CON),
        ("– Быстро", Side.CON),
        ("_ Быстро", Side.CON),
    ],
)
def test_a_lone_sign_is_about_the_selected_proposal(kind: StepKind, text: str, side: Side) -> None:
    desk = Desk(kind, selected="1.3", voice=table_voice(2))
    found = desk.typed(text)
    assert found.action == AddArgument(desk.id_of("1.3"), side, "Быстро", table_voice(2))


def test_a_lone_sign_needs_a_selected_proposal() -> None:
    desk = Desk(StepKind.PROS_CONS)
    assert desk.refusal("+ Быстро") is Reason.NOTHING_SELECTED
    desk.selected = 9999
    assert desk.refusal("+ Быстро") is Reason.NOTHING_SELECTED


def test_among_pluses_and_minuses_a_lone_sign_needs_no_space() -> None:
    desk = Desk(StepKind.PROS_CONS, selected="1.3")
    assert desk.typed("+Быстро").action == AddArgument(desk.id_of("1.3"), Side.PRO, "Быстро")
    assert desk.typed("-Дорого").action == AddArgument(desk.id_of("1.3"), Side.CON, "Дорого")
    assert desk.refusal("+7 баллов") is Reason.START_WITH_SIGN


# Text all the same


@pytest.mark.parametrize("kind", COLLECTING)
@pytest.mark.parametrize(
    "text",
    [
        "7-дневный лагерь",
        "5–7 волонтёров",
        "60+ клуб",
        "7 - 10 дней",
        "7+10 дней",
        "7 + 10 дней",
        "7+Не нужно",
        "1.7-й пункт",
        "+7 баллов",
        "-5 градусов",
        "+Быстро",
        "7 дней без долгов",
        "7=много",
        "10:30 сбор у входа",
        "3: 4 встречи",
        "7 — хорошее число",
        "Клуб 7+ для детей",
        "12345678",
    ],
)
def test_a_number_in_a_text_is_no_sign(kind: StepKind, text: str) -> None:
    desk = Desk(kind, selected="1.1")
    assert desk.typed(text).action == AddProposal(1, text)


@pytest.mark.parametrize("text", ["7-дневный лагерь", "5–7 волонтёров", "7 - 10 дней"])
def test_text_with_a_number_is_refused_where_only_signs_count(text: str) -> None:
    assert Desk(StepKind.PROS_CONS).refusal(text) is Reason.START_WITH_SIGN


# Unknown numbers


@pytest.mark.parametrize("kind", COLLECTING)
@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("60+ клуб", "60"),
        ("17", "17"),
        ("17- Дорого", "17"),
        ("17=3", "17"),
        ("17: поддержать", "17"),
        ("3.1+ Быстро", "3.1"),
    ],
)
def test_where_proposals_are_collected_an_unknown_number_makes_text_with_a_hint(
    kind: StepKind, text: str, typed: str
) -> None:
    found = Desk(kind).typed(text)
    assert found.action == AddProposal(1, text)
    assert isinstance(found.meaning, NewProposal)
    assert found.hint == TakenAsText(Reason.NO_SUCH_PROPOSAL, typed)


@pytest.mark.parametrize("kind", ELSEWHERE)
@pytest.mark.parametrize("text", ["17+ Быстро", "60+ клуб", "17: поддержать", "17=3", "1.17"])
def test_elsewhere_an_unknown_number_is_refused(kind: StepKind | None, text: str) -> None:
    desk = Desk(kind)
    assert desk.refusal(text) is Reason.NO_SUCH_PROPOSAL
    refused = desk.typed(text).refused
    assert refused is not None
    assert refused.details["number"] in {"17", "60", "1.17"}


def test_a_known_number_counts_also_where_proposals_are_collected() -> None:
    desk = Desk(StepKind.TABLES)
    assert desk.typed("7+ клуб").action == AddArgument(desk.id_of("1.7"), Side.PRO, "клуб")


def test_before_any_task_a_number_alone_is_nobodys() -> None:
    desk = Desk(StepKind.OPENING)
    assert desk.refusal("7+ Быстро") is Reason.NO_SUCH_PROPOSAL
    assert desk.typed("1.7+ Быстро").meaning == PlusTo("1.7")


def test_outside_tasks_the_current_task_is_the_last_one_entered() -> None:
    desk = Desk(StepKind.PEER_FEEDBACK)
    desk.room.enter(StepKind.BREAK)
    assert desk.typed("7+ Быстро").meaning == PlusTo("1.7")
    desk.room.enter(StepKind.STATEMENTS, 2)
    desk.room.enter(StepKind.CLOSING)
    assert desk.typed("1+ Быстро").meaning == PlusTo("2.1")


# 7


@pytest.mark.parametrize("kind", [StepKind.PROS_CONS, StepKind.PEER_FEEDBACK])
def test_a_bare_number_selects_and_comes_to_the_wall(kind: StepKind) -> None:
    desk = Desk(kind)
    found = desk.typed("7")
    assert found.action == SelectProposal(desk.id_of("1.7"), to_wall=True)
    assert found.meaning == Selects("1.7", to_wall=True)


@pytest.mark.parametrize("kind", [*COLLECTING, StepKind.BREAK])
def test_elsewhere_a_bare_number_only_selects(kind: StepKind) -> None:
    desk = Desk(kind)
    assert desk.typed("1ю7").action == SelectProposal(desk.id_of("1.7"), to_wall=False)


def test_in_voting_a_number_with_its_task_selects() -> None:
    desk = Desk(StepKind.VOTING, selected="1.1")
    assert desk.typed("1.7").action == SelectProposal(desk.id_of("1.7"), to_wall=False)


# 7=12


@pytest.mark.parametrize("kind", IN_TASK_1)
@pytest.mark.parametrize(
    ("text", "votes", "parts"),
    [
        ("7=12", 12, (12,)),
        ("7 = 12", 12, (12,)),
        ("1,7=0", 0, (0,)),
        ("7=2 3 0 1 4 2", 12, (2, 3, 0, 1, 4, 2)),
        ("7=2, 3, 0", 5, (2, 3, 0)),
        ("7=2+3", 5, (2, 3)),
    ],
)
def test_votes_are_written_down_and_added_up(
    kind: StepKind, text: str, votes: int, parts: tuple[int, ...]
) -> None:
    desk = Desk(kind)
    found = desk.typed(text)
    assert found.action == SetVotes(desk.id_of("1.7"), votes)
    assert found.meaning == VotesFor("1.7", votes, parts)
    assert found.select is None


def test_votes_without_a_number_are_not_committed() -> None:
    assert Desk(StepKind.VOTING).refusal("7=") is Reason.START_WITH_NUMBER_OF_VOTES


# 7: поддержать


@pytest.mark.parametrize("kind", IN_TASK_1)
@pytest.mark.parametrize(("name", "value"), VERDICTS)
def test_a_verdict_is_written_down(kind: StepKind, name: str, value: VerdictValue) -> None:
    desk = Desk(kind)
    found = desk.typed(f"7: {name}")
    assert found.action == SetVerdict(desk.id_of("1.7"), Verdict(value))
    assert found.meaning == VerdictFor("1.7", value)


@pytest.mark.parametrize(("name", "value"), VERDICTS)
@pytest.mark.parametrize("between", [", ", " ", ". ", "; ", " — ", ": "])
def test_text_after_the_verdict_is_its_note(name: str, value: VerdictValue, between: str) -> None:
    desk = Desk(StepKind.EXPERT_FEEDBACK)
    found = desk.typed(f"7: {name.upper()}{between}Нужен расчёт")
    assert found.action == SetVerdict(desk.id_of("1.7"), Verdict(value, "Нужен расчёт"))


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("7:под", VerdictValue.SUPPORT, None),
        ("7 : под, с оговоркой", VerdictValue.SUPPORT, "с оговоркой"),
        ("7: д - срок", VerdictValue.REVISE, "срок"),
        ("7: не", VerdictValue.REJECT, None),
        ("7: уже р", VerdictValue.ALREADY_DONE, None),
        ("7: передать в Минздрав", VerdictValue.FORWARD, "в Минздрав"),
        ("7: передать по адресу", VerdictValue.FORWARD, "по адресу"),
        ("7: передать по компетенции в Минздрав", VerdictValue.FORWARD, "в Минздрав"),
        ("7: already in place", VerdictValue.ALREADY_DONE, "in place"),
        ("7: поддержать\nи расширить", VerdictValue.SUPPORT, "и расширить"),
    ],
)
def test_a_verdict_may_be_shortened_where_it_is_clear(
    text: str, value: VerdictValue, note: str | None
) -> None:
    found = Desk(StepKind.EXPERT_FEEDBACK).typed(text)
    assert isinstance(found.action, SetVerdict)
    assert found.action.verdict == Verdict(value, note)


@pytest.mark.parametrize(
    "text",
    ["7: п", "7: re", "7: хорошо", "7: не готово", "7: под контролем", "7: поддержатьих"],
)
def test_what_is_no_verdict_is_refused(text: str) -> None:
    desk = Desk(StepKind.EXPERT_FEEDBACK)
    assert desk.refusal(text) is Reason.UNKNOWN_VERDICT
    assert desk.typed(text).meaning == VerdictFor("1.7", None)


def test_a_verdict_still_to_be_told_is_asked_for() -> None:
    desk = Desk(StepKind.EXPERT_FEEDBACK)
    assert desk.refusal("7:") is Reason.VERDICT_MISSING
    assert desk.typed("7:").meaning == VerdictFor("1.7", None)


def test_a_verdict_keeps_the_expert_who_gave_it_and_nobody_else() -> None:
    expert = Voice(VoiceKind.EXPERT, 1)
    for voice, author in ((expert, expert), (table_voice(2), None), (None, None)):
        found = Desk(StepKind.EXPERT_FEEDBACK, voice=voice).typed("7: поддержать")
        assert isinstance(found.action, SetVerdict)
        assert found.action.verdict == Verdict(VerdictValue.SUPPORT, None, author)


# ! and !!


@pytest.mark.parametrize("kind", IN_TASK_1)
@pytest.mark.parametrize("text", ["! Опыт распространить", "!Опыт распространить"])
def test_an_exclamation_mark_begins_a_conclusion(kind: StepKind, text: str) -> None:
    expert = Voice(VoiceKind.EXPERT, 1)
    found = Desk(kind, voice=expert).typed(text)
    said = AddRemark(RemarkKind.CONCLUSION, 1, "Опыт распространить", expert)
    assert (found.action, found.meaning) == (said, NewConclusion(1))


def test_a_conclusion_needs_a_task_and_text() -> None:
    assert Desk(StepKind.OPENING).refusal("! Вывод") is Reason.NO_TASK
    assert Desk(StepKind.EXPERT_FEEDBACK).refusal("!") is Reason.EMPTY_TEXT


@pytest.mark.parametrize(
    ("kind", "task"),
    [(StepKind.EXPERT_FEEDBACK, 1), (StepKind.CLOSING, None), (StepKind.BREAK, None), (None, None)],
)
def test_two_exclamation_marks_begin_a_decision_of_the_step_s_task_or_a_general_one(
    kind: StepKind | None, task: int | None
) -> None:
    found = Desk(kind).typed("!! Открыть центр")
    assert found.action == AddDecision(Decision(0, "Открыть центр", task))
    assert found.meaning == NewDecision(task)


def test_a_decision_needs_text() -> None:
    assert Desk(StepKind.CLOSING).refusal("!! ") is Reason.EMPTY_TEXT


# /семьи


@pytest.mark.parametrize(
    ("text", "sought"), [("/семьи", "семьи"), ("/ семьи *3", "семьи *3"), ("/", "")]
)
@pytest.mark.parametrize("kind", [None, StepKind.PROS_CONS, StepKind.TABLES])
def test_a_slash_filters_the_board(kind: StepKind | None, text: str, sought: str) -> None:
    found = Desk(kind, voice=table_voice(1)).typed(text)
    assert (found.action, found.meaning) == (FilterBoard(sought), Filters(sought))
    assert found.voice == table_voice(1)


def test_a_filter_after_a_voice_still_filters() -> None:
    found = Desk(StepKind.TABLES).typed("*3 /семьи")
    assert (found.action, found.voice) == (FilterBoard("семьи"), table_voice(3))


def test_a_clickers_key_after_a_voice_does_nothing() -> None:
    found = Desk(StepKind.TABLES).typed("*3 .")
    assert (found.action, found.meaning) == (Nothing(), NoMeaning())


def test_a_text_of_several_lines_keeps_them() -> None:
    desk = Desk(StepKind.PROS_CONS)
    assert desk.typed("7+ Первое\nи второе").action == AddArgument(
        desk.id_of("1.7"), Side.PRO, "Первое\nи второе"
    )


def test_in_a_step_without_a_task_and_before_any_a_note_may_begin_with_a_word() -> None:
    beginning = small_beginning()
    steps = tuple(replace(step, task=None) for step in beginning.programme)
    desk = Desk(StepKind.OPENING, beginning=replace(beginning, programme=steps))
    assert desk.typed("Вода кончилась").action == AddNote("Вода кончилась")


@pytest.mark.parametrize(
    "text",
    [
        "7: " + "я" * 19_000 + "!",
        "7: " + "я " * 9_000 + "!",
        "7=" + "1 " * 9_000 + "x",
        "7" + " " * 19_000 + "x",
        "7" * 20_000,
        "*" + "я" * 19_000 + "!",
        "*" + "я " * 9_000 + "!",
        " *я" * 6_000,
        "\u00a0" * 19_000 + "x",
    ],
)
def test_a_long_line_is_read_at_once(text: str) -> None:
    desk = Desk(StepKind.PROS_CONS, selected="1.1")
    assert desk.typed(text).action == Nothing()
    assert completions(text, ScribeContext(desk.room.state)) == ()
    assert one_line(text)
