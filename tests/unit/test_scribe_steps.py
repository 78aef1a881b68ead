"""The scribe line, first table of PRODUCT.md: plain text is what the current step collects."""

from dataclasses import replace

import pytest

from facilitator.core.commands import (
    AddClosingLine,
    AddNote,
    AddProposal,
    AddRemark,
    Command,
    SetVotes,
    WithdrawProposal,
)
from facilitator.core.model import Step
from facilitator.core.rejection import Reason
from facilitator.core.scribe import (
    ClosingLine,
    ExpertRemark,
    Meaning,
    NewProposal,
    NoMeaning,
    Nothing,
    PeerRemark,
    PrivateNote,
    Reading,
    VotesFor,
)
from facilitator.core.vocabulary import RemarkKind, StepKind, Voice, VoiceKind, table_voice
from tests.room import small_beginning
from tests.scribe_desk import Desk

TEXT = "Семьям нужен единый консультант"
PEER = AddRemark(RemarkKind.PEER_FEEDBACK, 1, TEXT, table_voice(2))
EXPERT = AddRemark(RemarkKind.EXPERT_FEEDBACK, 1, TEXT, table_voice(2))
NOTE_STEPS = [None, StepKind.REGISTRATION, StepKind.OPENING, StepKind.BRIEFING, StepKind.BREAK]


@pytest.mark.parametrize(
    ("kind", "command", "meaning"),
    [
        (StepKind.SILENT, AddProposal(1, TEXT, table_voice(2)), NewProposal("1.8", off_wall=True)),
        (StepKind.TABLES, AddProposal(1, TEXT, table_voice(2)), NewProposal("1.8", off_wall=True)),
        (
            StepKind.STATEMENTS,
            AddProposal(1, TEXT, table_voice(2)),
            NewProposal("1.8", off_wall=False),
        ),
        (StepKind.PEER_FEEDBACK, PEER, PeerRemark(1)),
        (StepKind.EXPERT_FEEDBACK, EXPERT, ExpertRemark(1)),
        (StepKind.CLOSING, AddClosingLine(TEXT), ClosingLine()),
        *((kind, AddNote(TEXT), PrivateNote()) for kind in NOTE_STEPS),
    ],
)
def test_plain_text_becomes_what_the_step_collects(
    kind: StepKind | None, command: Command, meaning: Meaning
) -> None:
    found = Desk(kind, voice=table_voice(2)).typed(f"  {TEXT} ")
    assert (found.action, found.meaning, found.refused) == (command, meaning, None)
    assert found.voice == table_voice(2)
    assert found.hint is None


def test_among_pluses_and_minuses_plain_text_is_refused() -> None:
    desk = Desk(StepKind.PROS_CONS, selected="1.7")
    assert desk.refusal(TEXT) is Reason.START_WITH_SIGN
    assert desk.typed(TEXT).action == Nothing()


def test_in_voting_a_bare_number_is_the_votes_of_the_selected_proposal() -> None:
    desk = Desk(StepKind.VOTING, selected="1.3")
    found = desk.typed("12")
    assert found.action == SetVotes(desk.id_of("1.3"), 12)
    assert found.meaning == VotesFor("1.3", 12, (12,))


def test_in_voting_the_selection_moves_on_to_the_next_active_proposal() -> None:
    desk = Desk(StepKind.VOTING, selected="1.3")
    assert desk.typed("12").select == desk.id_of("1.4")
    desk.room.do(WithdrawProposal(desk.id_of("1.4")))
    assert desk.typed("12").select == desk.id_of("1.5")


def test_in_voting_the_selection_stays_at_the_last_proposal() -> None:
    assert Desk(StepKind.VOTING, selected="1.7").typed("0").select is None


def test_in_voting_votes_need_a_selected_proposal() -> None:
    assert Desk(StepKind.VOTING).refusal("12") is Reason.NOTHING_SELECTED


@pytest.mark.parametrize("text", [TEXT, "12 голосов", "1234567", "-12", "12,5 голоса"])
def test_in_voting_anything_but_a_number_is_refused(text: str) -> None:
    desk = Desk(StepKind.VOTING, selected="1.3")
    assert desk.refusal(text) is Reason.START_WITH_NUMBER_OF_VOTES


def test_a_remark_keeps_the_voice_of_an_expert() -> None:
    expert = Voice(VoiceKind.EXPERT, 1)
    found = Desk(StepKind.EXPERT_FEEDBACK, voice=expert).typed(TEXT)
    assert found.action == AddRemark(RemarkKind.EXPERT_FEEDBACK, 1, TEXT, expert)


@pytest.mark.parametrize(
    "kind", [StepKind.STATEMENTS, StepKind.PEER_FEEDBACK, StepKind.EXPERT_FEEDBACK]
)
def test_a_step_that_collects_for_a_task_needs_one(kind: StepKind) -> None:
    beginning = small_beginning()
    steps = tuple(replace(step, task=None) for step in beginning.programme)
    desk = Desk(kind, beginning=replace(beginning, programme=steps))
    assert desk.refusal(TEXT) is Reason.NO_TASK


@pytest.mark.parametrize("kind", list(StepKind))
@pytest.mark.parametrize("text", ["", "  ", "\u00ad", ".", "ю", "Ю", "b", "B", "и", " . "])
def test_nothing_and_a_clickers_key_are_never_committed(kind: StepKind, text: str) -> None:
    steps = (Step(1, StepKind.EXPERT_FEEDBACK, "", 7, task=1), Step(2, kind, "", 5, task=1))
    desk = Desk(kind, beginning=replace(small_beginning(), programme=steps))
    for reading in Reading:
        found = desk.typed(text, reading)
        assert (found.action, found.meaning, found.refused) == (Nothing(), NoMeaning(), None)


def test_a_text_that_is_too_long_is_refused() -> None:
    assert Desk(StepKind.TABLES).refusal("я" * 20_001) is Reason.TEXT_TOO_LONG


@pytest.mark.parametrize(
    "text", ["7+ Быстро", "7", "=", "*3 текст", "! Вывод", "/семьи", "60+ клуб", TEXT]
)
@pytest.mark.parametrize(
    "kind", [StepKind.TABLES, StepKind.PROS_CONS, StepKind.VOTING, StepKind.BREAK]
)
def test_ctrl_enter_takes_the_line_literally_as_a_proposal(kind: StepKind, text: str) -> None:
    desk = Desk(kind, voice=table_voice(1))
    found = desk.typed(text, Reading.LITERALLY)
    assert found.action == AddProposal(1, text, table_voice(1))
    assert found.voice == table_voice(1)


def test_ctrl_enter_before_any_task_is_refused() -> None:
    assert Desk(StepKind.OPENING).refusal("Слово", Reading.LITERALLY) is Reason.NO_TASK
