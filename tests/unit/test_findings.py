"""Feedback, conclusions, outcomes, decisions, road map, notes, closing and survey."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import pytest

from facilitator.core.commands import (
    AddClosingLine,
    AddDecision,
    AddNote,
    AddOutcome,
    AddProposal,
    AddRemark,
    AddRoadmapRow,
    Command,
    EditDecision,
    EditOutcome,
    EditRemark,
    EditRoadmapRow,
    EraseDecision,
    EraseNote,
    EraseOutcome,
    EraseProposal,
    EraseRemark,
    EraseRoadmapRow,
    ExposeRemark,
    ReviseClosing,
    ReviseSurvey,
)
from facilitator.core.events import NoteAdded
from facilitator.core.findings_evolution import evolve
from facilitator.core.model import (
    Closing,
    Decision,
    Note,
    Outcome,
    Question,
    Remark,
    RoadmapRow,
    Survey,
)
from facilitator.core.rejection import Reason
from facilitator.core.vocabulary import (
    OutcomeKind,
    RemarkKind,
    StepKind,
    Voice,
    VoiceKind,
    table_voice,
)
from tests.room import Room

NOBODY = Voice(VoiceKind.EXPERT, 9)
Item = TypeVar("Item")


@pytest.fixture
def room() -> Room:
    return Room()


def only(items: Mapping[int, Item]) -> Item:
    (item,) = items.values()
    return item


def remark_in(room: Room) -> Remark:
    room.do(AddRemark(RemarkKind.PEER_FEEDBACK, 1, "Дельно", table_voice(2)))
    return only(room.state.content.remarks)


def proposal_in(room: Room) -> int:
    room.do(AddProposal(1, "Единое окно", table_voice(1)))
    return room.proposal("1.1").id


def test_a_remark_is_written_down_under_the_next_id(room: Room) -> None:
    coming = room.state.next_id
    remark = remark_in(room)
    assert remark == Remark(coming, RemarkKind.PEER_FEEDBACK, 1, "Дельно", table_voice(2))
    assert room.state.next_id == coming + 1


def test_a_remark_needs_text_a_task_and_a_voice_there_is(room: Room) -> None:
    kind = RemarkKind.CONCLUSION
    assert room.refusal(AddRemark(kind, 1, " ")) is Reason.EMPTY_TEXT
    assert room.refusal(AddRemark(kind, 9, "Вывод")) is Reason.NO_SUCH_TASK
    assert room.refusal(AddRemark(kind, 1, "Вывод", NOBODY)) is Reason.NO_SUCH_EXPERT


def test_a_remark_is_edited(room: Room) -> None:
    remark = remark_in(room)
    room.do(EditRemark(remark.id, "Очень дельно", None))
    edited = only(room.state.content.remarks)
    assert (edited.text, edited.author) == ("Очень дельно", None)
    assert room.do(EditRemark(remark.id, "Очень дельно", None)) == ()
    assert room.refusal(EditRemark(remark.id, "", None)) is Reason.EMPTY_TEXT
    assert room.refusal(EditRemark(remark.id, "Да", NOBODY)) is Reason.NO_SUCH_EXPERT


def test_a_remark_is_kept_off_the_wall_and_shown_again(room: Room) -> None:
    remark = remark_in(room)
    room.do(ExposeRemark(remark.id, on_wall=False))
    assert not only(room.state.content.remarks).on_wall
    assert room.do(ExposeRemark(remark.id, on_wall=False)) == ()
    room.do(ExposeRemark(remark.id, on_wall=True))
    assert only(room.state.content.remarks).on_wall


def test_a_remark_is_erased(room: Room) -> None:
    room.do(EraseRemark(remark_in(room).id))
    assert room.state.content.remarks == {}


@pytest.mark.parametrize(
    "command",
    [
        EditRemark(99, "Да", None),
        ExposeRemark(99, on_wall=True),
        EraseRemark(99),
        EditOutcome(Outcome(99, OutcomeKind.PRACTICE, "Да")),
        EraseOutcome(99),
        EditDecision(Decision(99, "Да")),
        EraseDecision(99),
        EditRoadmapRow(RoadmapRow(99, "Да")),
        EraseRoadmapRow(99),
        EraseNote(99),
    ],
)
def test_what_does_not_exist_is_refused(room: Room, command: Command) -> None:
    assert room.refusal(command) is Reason.NO_SUCH_ITEM


def test_an_outcome_is_added_edited_and_erased(room: Room) -> None:
    proposal = proposal_in(room)
    room.do(AddOutcome(Outcome(0, OutcomeKind.GROWTH_POINT, " Дети ", refs=(proposal,))))
    outcome = only(room.state.content.outcomes)
    assert (outcome.text, outcome.refs) == ("Дети", (proposal,))
    assert room.do(EditOutcome(outcome)) == ()
    room.do(EditOutcome(replace(outcome, addressee=" Дума ")))
    assert only(room.state.content.outcomes).addressee == "Дума"
    room.do(EraseOutcome(outcome.id))
    assert room.state.content.outcomes == {}


def test_a_decision_is_added_edited_and_erased(room: Room) -> None:
    proposal = proposal_in(room)
    room.do(AddDecision(Decision(0, " Открыть ", task=1, refs=(proposal,))))
    decision = only(room.state.content.decisions)
    assert (decision.text, decision.task) == ("Открыть", 1)
    assert room.do(EditDecision(decision)) == ()
    room.do(EditDecision(replace(decision, task=None, responsible=" Отдел ")))
    assert only(room.state.content.decisions).responsible == "Отдел"
    assert room.refusal(EditDecision(replace(decision, task=9))) is Reason.NO_SUCH_TASK
    room.do(EraseDecision(decision.id))
    assert room.state.content.decisions == {}


def test_a_row_of_the_road_map_is_added_edited_and_erased(room: Room) -> None:
    room.do(AddRoadmapRow(RoadmapRow(0, " Обучить ", term=" ")))
    row = only(room.state.content.roadmap)
    assert (row.activity, row.term) == ("Обучить", None)
    assert room.do(EditRoadmapRow(row)) == ()
    room.do(EditRoadmapRow(replace(row, term="2020 год")))
    assert only(room.state.content.roadmap).term == "2020 год"
    room.do(EraseRoadmapRow(row.id))
    assert room.state.content.roadmap == {}


def test_a_reference_is_to_a_proposal_there_is(room: Room) -> None:
    for command in (
        AddOutcome(Outcome(0, OutcomeKind.PRACTICE, "Да", refs=(99,))),
        AddDecision(Decision(0, "Да", refs=(99,))),
        AddRoadmapRow(RoadmapRow(0, "Да", refs=(99,))),
    ):
        assert room.refusal(command) is Reason.NO_SUCH_PROPOSAL


def test_a_reference_to_a_proposal_erased_since_does_not_stop_an_edit(room: Room) -> None:
    proposal = proposal_in(room)
    room.do(AddDecision(Decision(0, "Открыть", refs=(proposal,))), EraseProposal(proposal))
    decision = only(room.state.content.decisions)
    room.do(EditDecision(replace(decision, text="Открыть осенью")))
    assert only(room.state.content.decisions).text == "Открыть осенью"


def test_a_note_remembers_its_step_and_can_be_erased(room: Room) -> None:
    room.do(AddNote("Раздать воду"))
    before_start = only(room.state.content.notes)
    assert before_start.step is None
    room.do(EraseNote(before_start.id))
    room.enter(StepKind.OPENING)
    room.do(AddNote("Включить микрофон"))
    note = only(room.state.content.notes)
    assert note == Note(note.id, "Включить микрофон", room.state.flow.current)


def test_lines_of_the_closing_speech_follow_each_other(room: Room) -> None:
    room.do(AddClosingLine("Спасибо."), AddClosingLine(" До встречи. "))
    assert room.state.content.closing == Closing(None, "Спасибо.\nДо встречи.")
    assert room.refusal(AddClosingLine(" ")) is Reason.EMPTY_TEXT


def test_the_closing_speech_is_replaced(room: Room) -> None:
    closing = Closing(" Глава города ", " ")
    room.do(ReviseClosing(closing))
    assert room.state.content.closing == Closing("Глава города", None)
    assert room.do(ReviseClosing(closing)) == ()


def test_the_survey_is_replaced(room: Room) -> None:
    survey = Survey(40, 38, (Question(" Полезно? ", ("да", "нет"), (38, 0)),), (" ", "Спасибо"))
    room.do(ReviseSurvey(survey))
    assert room.state.content.survey == Survey(
        40, 38, (Question("Полезно?", ("да", "нет"), (38, 0)),), ("Спасибо",)
    )
    assert room.do(ReviseSurvey(survey)) == ()


@pytest.mark.parametrize(
    ("survey", "reason"),
    [
        (Survey(distributed=-1), Reason.NEGATIVE_NUMBER),
        (Survey(returned=-1), Reason.NEGATIVE_NUMBER),
        (Survey(questions=(Question("?", ("да",), (-1,)),)), Reason.NEGATIVE_NUMBER),
        (Survey(questions=(Question("?", ("да",), (1, 2)),)), Reason.COUNTS_DO_NOT_MATCH),
        (Survey(questions=(Question("", ("да",), (1,)),)), Reason.EMPTY_TEXT),
        (Survey(questions=(Question("?", (" ",), (1,)),)), Reason.EMPTY_TEXT),
    ],
)
def test_a_survey_that_cannot_be_is_refused(room: Room, survey: Survey, reason: Reason) -> None:
    assert room.refusal(ReviseSurvey(survey)) is reason


def test_findings_never_change_a_content_in_place(room: Room) -> None:
    before = room.state
    remark_in(room)
    room.do(AddNote("Раздать воду"))
    assert before.content.remarks == {}
    assert before.content.notes == {}


def test_an_id_from_the_past_does_not_lower_the_counter(room: Room) -> None:
    state = evolve(room.state, NoteAdded(1, "Старое", None))
    assert state.next_id == room.state.next_id
