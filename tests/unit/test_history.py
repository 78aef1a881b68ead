"""Undo and redo: DESIGN.md "Undo"."""

import pytest

from facilitator.core.commands import (
    AddArgument,
    AddNote,
    AddProposal,
    EditArgument,
    EraseArgument,
    NextStep,
    Redo,
    SetVotes,
    StartClock,
    Undo,
)
from facilitator.core.history import last_deed, next_deed
from facilitator.core.model import Deed
from facilitator.core.rejection import Reason
from facilitator.core.timing import left_ms
from facilitator.core.vocabulary import Side, StepKind
from tests.room import Room


@pytest.fixture
def room() -> Room:
    room = Room()
    room.enter(StepKind.STATEMENTS, 1)
    room.do(AddProposal(1, "Памятка"))
    return room


def test_undo_goes_back_and_redo_forward_again(room: Room) -> None:
    proposal = room.proposal("1.1").id
    room.do(AddArgument(proposal, Side.PRO, "Недорого"), SetVotes(proposal, 3))
    full = room.state.content
    room.do(Undo(), Undo())
    assert not room.proposal("1.1").arguments
    room.do(Redo(), Redo())
    assert room.state.content == full
    assert room.refusal(Redo()) is Reason.NOTHING_TO_REDO


def test_there_is_an_end_to_undo(room: Room) -> None:
    room.do(Undo())
    assert room.labels() == []
    assert room.refusal(Undo()) is Reason.NOTHING_TO_UNDO
    assert last_deed(room.state) is None


def test_a_new_capture_forgets_what_was_undone(room: Room) -> None:
    room.do(Undo(), AddProposal(1, "Другое"))
    assert room.refusal(Redo()) is Reason.NOTHING_TO_REDO


def test_undo_can_say_what_it_takes_back(room: Room) -> None:
    proposal = room.proposal("1.1").id
    assert last_deed(room.state) == Deed("ProposalAdded", "1.1", "Памятка")
    room.do(AddArgument(proposal, Side.PRO, "Недорого"))
    argument = room.proposal("1.1").arguments[0].id
    assert last_deed(room.state) == Deed("ArgumentAdded", "1.1", "Недорого")
    room.do(EditArgument(argument, "Дёшево", None))
    assert last_deed(room.state) == Deed("ArgumentEdited", "1.1", "Дёшево")
    room.do(EraseArgument(argument))
    assert last_deed(room.state) == Deed("ArgumentErased", "1.1", "Памятка")
    room.do(AddNote("Позвонить"))
    assert last_deed(room.state) == Deed("NoteAdded", "", "Позвонить")
    assert next_deed(room.state) is None
    room.do(Undo())
    assert next_deed(room.state) == Deed("NoteAdded", "", "Позвонить")


def test_time_and_flow_are_never_undone(room: Room) -> None:
    room.do(StartClock())
    room.wait(30)
    room.do(Undo())
    assert left_ms(room.state, room.ms) == 8.5 * 60_000
    assert room.state.flow.current == 6


def test_the_history_lasts_through_the_steps_of_one_task_visit(room: Room) -> None:
    room.do(NextStep(), Undo())
    assert room.labels() == []


def test_another_task_or_a_break_begins_a_history_of_its_own(room: Room) -> None:
    room.enter(StepKind.BREAK)
    assert room.refusal(Undo()) is Reason.NOTHING_TO_UNDO
    assert room.labels() == ["1.1"]
