"""The session as a whole: its beginning, facts, tables, tasks, closing and reopening."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from facilitator.core import machine
from facilitator.core.commands import (
    AddDecision,
    AddProposal,
    AddRemark,
    AddTime,
    BeginSession,
    CloseSession,
    Command,
    CorrectTime,
    EndFloor,
    EraseProposal,
    GiveFloor,
    ReopenSession,
    ReviseFacts,
    ReviseProgramme,
    ReviseTables,
    ReviseTasks,
    SetVoting,
    StartClock,
    Tick,
    Undo,
)
from facilitator.core.events import TimeCorrected
from facilitator.core.model import Decision, Facts, Now, Paused, State, Table, Task, Voting
from facilitator.core.programme import default_programme
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.timing import planned_ms
from facilitator.core.vocabulary import ClockOnWall, RemarkKind, StepKind, table_voice
from tests.room import MORNING, Room, small_beginning


@pytest.fixture
def room() -> Room:
    return Room()


def test_nothing_happens_before_the_beginning() -> None:
    with pytest.raises(Rejected) as refusal:
        machine.decide(State(), StartClock(), Now(0, MORNING))
    assert refusal.value.reason is Reason.NOT_BEGUN


def test_a_session_begins_once_and_with_a_title(room: Room) -> None:
    beginning = small_beginning()
    assert room.refusal(BeginSession(beginning)) is Reason.ALREADY_BEGUN
    untitled = BeginSession(replace(beginning, facts=Facts(title=" ")))
    with pytest.raises(Rejected):
        machine.decide(State(), untitled, Now(0, MORNING))
    assert room.state.next_id == 15
    assert set(room.state.participants) == {1, 2, 3, 4}


def test_facts_can_be_revised_but_a_streamed_session_never_shows_names(room: Room) -> None:
    facts = replace(room.state.facts, starts_at=time(11, 0))
    room.do(ReviseFacts(facts))
    assert room.state.facts == facts
    assert room.do(ReviseFacts(facts)) == ()
    streamed = replace(facts, broadcast=True, names_on_wall=True)
    assert room.refusal(ReviseFacts(streamed)) is Reason.STREAMED_WITH_NAMES
    assert room.refusal(ReviseFacts(replace(facts, title=""))) is Reason.EMPTY_TEXT


def test_a_table_somebody_sits_at_or_spoke_from_stays(room: Room) -> None:
    more = (*room.state.tables, Table(4))
    room.do(ReviseTables(more))
    assert room.do(ReviseTables(more)) == ()
    room.do(AddProposal(1, "Памятка", table_voice(4)))
    assert room.refusal(ReviseTables(more[:3])) is Reason.TABLE_IN_USE
    assert room.refusal(ReviseTables(more[1:])) is Reason.TABLE_IN_USE


def test_a_table_that_has_the_floor_stays(room: Room) -> None:
    three = room.state.tables
    room.do(ReviseTables((*three, Table(4))))
    room.enter(StepKind.STATEMENTS)
    room.do(GiveFloor(4))
    assert room.refusal(ReviseTables(three)) is Reason.TABLE_IN_USE
    room.do(EndFloor(), ReviseTables(three))
    assert room.state.tables == three
    assert room.refusal(ReviseTables((Table(1), Table(1)))) is Reason.NUMBER_TAKEN
    assert room.refusal(ReviseTables((Table(0),))) is Reason.NEGATIVE_NUMBER


def test_an_unused_table_can_go(room: Room) -> None:
    room.do(ReviseTables((*room.state.tables, Table(4))))
    room.do(ReviseTables(room.state.tables[:3]))
    assert len(room.state.tables) == 3


def test_tasks_can_be_revised_and_added(room: Room) -> None:
    tasks = (*room.state.tasks, Task(3, "Волонтёры"))
    room.do(ReviseTasks(tasks))
    assert room.do(ReviseTasks(tasks)) == ()
    room.do(ReviseTasks(tasks[:2]))
    assert len(room.state.tasks) == 2


@pytest.mark.parametrize(
    "use",
    [
        (AddProposal(3, "Памятка"),),
        (AddProposal(3, "Памятка"), Undo()),
        (AddProposal(3, "Памятка"), EraseProposal(15)),
        (AddRemark(RemarkKind.CONCLUSION, 3, "Вывод"),),
        (AddDecision(Decision(0, "Решили", 3)),),
    ],
)
def test_a_task_in_use_stays(room: Room, use: tuple[Command, ...]) -> None:
    two = room.state.tasks
    room.do(ReviseTasks((*two, Task(3, "Волонтёры"))), *use)
    assert room.refusal(ReviseTasks(two)) is Reason.TASK_IN_USE


@pytest.mark.parametrize(
    ("tasks", "reason"),
    [
        ((), Reason.NO_TASK),
        ((Task(1, " "), Task(2, "Два")), Reason.EMPTY_TEXT),
        ((Task(1, "Раз"), Task(1, "Два")), Reason.NUMBER_TAKEN),
        ((Task(1, "Раз", voting=Voting(votes_each=-1)), Task(2, "Два")), Reason.NEGATIVE_NUMBER),
    ],
)
def test_impossible_tasks_are_refused(room: Room, tasks: tuple[Task, ...], reason: Reason) -> None:
    assert room.refusal(ReviseTasks(tasks)) is reason


def test_the_votes_rules_are_written_down(room: Room) -> None:
    voting = Voting(3, 1, 40, 118)
    room.do(SetVoting(2, voting))
    assert room.state.tasks[1].voting == voting
    assert room.state.tasks[0].voting == Voting(3, 1, 42)
    assert room.do(SetVoting(2, voting)) == ()
    assert room.refusal(SetVoting(9, voting)) is Reason.NO_SUCH_TASK
    assert room.refusal(SetVoting(2, Voting(cast=-1))) is Reason.NEGATIVE_NUMBER


def test_a_closed_session_takes_nothing_until_it_is_reopened(room: Room) -> None:
    assert room.refusal(ReopenSession()) is Reason.NOT_CLOSED
    room.enter(StepKind.CLOSING)
    room.do(StartClock(), CloseSession())
    assert isinstance(room.state.flow.clock, Paused)
    assert room.refusal(AddProposal(1, "Поздно")) is Reason.SESSION_CLOSED
    assert room.refusal(BeginSession(small_beginning())) is Reason.ALREADY_BEGUN
    assert room.do(Tick()) == ()
    room.do(ReopenSession())
    assert room.state.flow.revision == 2
    room.do(CloseSession())
    assert room.state.flow.closed


def test_the_default_programme_is_the_one_of_the_product() -> None:
    steps = default_programme((1, 2, 3), {StepKind.BREAK: "Перерыв"}, {StepKind.SILENT: "Молча"})
    assert len(steps) == 2 + 3 * 8 + 2 + 3
    assert [step.id for step in steps] == list(range(1, 32))
    assert sum(map(planned_ms, steps)) == (30 + 15 + 3 * 60 + 2 * 15 + 25) * 60_000
    by_kind = {step.kind: step for step in steps}
    assert by_kind[StepKind.STATEMENTS].turn_seconds == 90
    assert by_kind[StepKind.BREAK].title == "Перерыв"
    assert by_kind[StepKind.SILENT].instruction == "Молча"
    assert by_kind[StepKind.OPENING].title == ""


def test_nobody_is_counted_down_in_public_who_must_not_be() -> None:
    by_kind = {step.kind: step for step in default_programme((1,))}
    for kind in (StepKind.OPENING, StepKind.RESULTS, StepKind.SURVEY, StepKind.CLOSING):
        assert by_kind[kind].clock_on_wall is ClockOnWall.NEVER
        assert not by_kind[kind].tones
    experts = by_kind[StepKind.EXPERT_FEEDBACK]
    assert experts.clock_on_wall is ClockOnWall.UNTIL_ZERO
    assert not experts.tones
    assert by_kind[StepKind.VOTING].tones


def test_the_last_task_entered_stays_though_no_step_is_for_it_any_more(room: Room) -> None:
    room.enter(StepKind.TABLES, 2)
    untied = tuple(
        replace(step, task=None) if step.task == 2 else step for step in room.state.programme
    )
    room.do(ReviseProgramme(untied))
    assert room.refusal(ReviseTasks(room.state.tasks[:1])) is Reason.TASK_IN_USE


HOUR_MS = 3_600_000


def test_a_corrected_clock_moves_what_was_noted_that_day(room: Room) -> None:
    room.enter(StepKind.OPENING)
    room.do(StartClock())
    begun = room.state.flow.current
    assert begun is not None
    assert room.do(CorrectTime(0)) == ()
    assert room.do(CorrectTime(HOUR_MS)) == (TimeCorrected(HOUR_MS, MORNING.date()),)
    assert room.state.wall_offset_ms == HOUR_MS
    assert room.state.runs[begun].started_at == MORNING + timedelta(hours=1)
    room.do(CorrectTime(-HOUR_MS - 60_000))
    assert room.state.wall_offset_ms == -60_000
    assert room.state.runs[begun].started_at == MORNING - timedelta(minutes=1)


def test_a_corrected_clock_leaves_earlier_days_and_steps_without_a_time_alone(room: Room) -> None:
    room.enter(StepKind.OPENING)
    room.do(StartClock())
    begun = room.state.flow.current
    assert begun is not None
    room.do(AddTime(60_000))
    room.enter(StepKind.SILENT)
    room.do(AddTime(60_000))
    room.wait(24 * 3600)
    room.do(CorrectTime(HOUR_MS))
    assert room.state.runs[begun].started_at == MORNING
    assert {run.started_at for run in room.state.runs.values()} == {MORNING, None}


def test_a_correction_is_not_undone_and_not_made_when_closed(room: Room) -> None:
    room.do(CorrectTime(HOUR_MS))
    assert room.refusal(Undo()) is Reason.NOTHING_TO_UNDO
    room.do(CloseSession())
    assert room.refusal(CorrectTime(HOUR_MS)) is Reason.SESSION_CLOSED


def test_a_correction_by_more_than_a_hundred_years_is_refused(room: Room) -> None:
    assert room.refusal(CorrectTime(101 * 365 * 24 * HOUR_MS)) is Reason.TIME_TOO_FAR
    forgotten = MORNING - datetime(1970, 1, 1)
    room.do(CorrectTime(forgotten // timedelta(milliseconds=1)))
    assert room.state.wall_offset_ms == forgotten // timedelta(milliseconds=1)
