"""Programme and clock: PRODUCT.md "The clock"."""

from dataclasses import replace
from datetime import datetime

import pytest

from facilitator.core.commands import (
    AddTime,
    ContinueClock,
    EndFloor,
    GiveFloor,
    GoToStep,
    Interrupt,
    NextStep,
    PauseClock,
    PreviousStep,
    ResumeClock,
    ReviseProgramme,
    SkipStep,
    StartClock,
    SubtractInterruption,
    Tick,
    UnskipStep,
)
from facilitator.core.events import ClockStarted, StepEntered, StepLeft
from facilitator.core.flow import next_step, next_table, previous_step
from facilitator.core.model import Idle, Paused, Running, Step
from facilitator.core.rejection import Reason
from facilitator.core.timing import (
    away_ms,
    forecast,
    left_ms,
    needs_start,
    phase,
    run_of,
    spent_ms,
    step_of,
    task_of,
    turn_left_ms,
    turn_phase,
)
from facilitator.core.vocabulary import Phase, StepKind
from tests.room import Room, small_beginning

MINUTE = 60_000


@pytest.fixture
def room() -> Room:
    return Room()


def left(room: Room) -> int | None:
    return left_ms(room.state, room.ms)


def speaking(room: Room) -> int | None:
    turn = room.state.flow.turn
    return None if turn is None else turn.table


def test_before_the_first_step_there_is_no_clock(room: Room) -> None:
    assert left(room) is None
    assert step_of(room.state) is None
    assert task_of(room.state) is None
    assert phase(room.state, room.ms) is Phase.NORMAL
    assert previous_step(room.state) is None
    assert room.refusal(StartClock()) is Reason.NO_STEP
    assert room.refusal(AddTime(MINUTE)) is Reason.NO_STEP
    assert room.refusal(GiveFloor()) is Reason.NO_STEP
    assert room.refusal(PreviousStep()) is Reason.NO_PREVIOUS_STEP


def test_a_step_waits_for_its_start_and_then_counts_down(room: Room) -> None:
    room.do(NextStep())
    room.wait(20)
    assert left(room) == 30 * MINUTE
    room.do(StartClock())
    room.wait(90)
    assert left(room) == 28.5 * MINUTE
    assert room.refusal(StartClock()) is Reason.CLOCK_ALREADY_RUNS


def test_a_paused_clock_stands_and_resumes_where_it_was(room: Room) -> None:
    room.do(NextStep(), StartClock())
    room.wait(60)
    room.do(PauseClock())
    room.wait(600)
    assert left(room) == 29 * MINUTE
    assert room.refusal(PauseClock()) is Reason.CLOCK_DOES_NOT_RUN
    room.do(ResumeClock())
    room.wait(60)
    assert left(room) == 28 * MINUTE
    assert spent_ms(room.state, 1, room.ms) == 2 * MINUTE


@pytest.mark.parametrize("pausing", [(), (PauseClock(),)])
def test_time_can_be_added_running_and_paused_and_in_overtime(
    room: Room, pausing: tuple[PauseClock, ...]
) -> None:
    room.do(NextStep(), StartClock())
    room.wait(31 * 60)
    room.do(*pausing, AddTime(5 * MINUTE))
    assert left(room) == 4 * MINUTE
    assert run_of(room.state, 1).added_ms == 5 * MINUTE


def test_time_can_be_added_before_the_start(room: Room) -> None:
    room.do(NextStep(), AddTime(MINUTE))
    assert left(room) == 31 * MINUTE
    assert room.state.flow.clock == Idle()


def test_taking_time_away_stops_at_zero(room: Room) -> None:
    room.do(NextStep(), StartClock())
    room.wait(29.5 * 60)
    room.do(AddTime(-MINUTE))
    assert left(room) == 0
    assert room.refusal(AddTime(-MINUTE)) is Reason.NO_TIME_LEFT
    assert room.do(AddTime(0)) == ()


@pytest.mark.parametrize(
    ("seconds_left", "kind", "expected"),
    [
        (301, StepKind.OPENING, Phase.NORMAL),
        (300, StepKind.OPENING, Phase.WARNING),
        (61, StepKind.OPENING, Phase.WARNING),
        (60, StepKind.OPENING, Phase.DANGER),
        (1, StepKind.OPENING, Phase.DANGER),
        (0, StepKind.OPENING, Phase.OVERTIME),
        (-75, StepKind.OPENING, Phase.OVERTIME),
        (250, StepKind.BRIEFING, Phase.NORMAL),
        (60, StepKind.BRIEFING, Phase.DANGER),
    ],
)
def test_the_clock_warns_at_five_minutes_in_long_steps_and_at_one(
    room: Room, seconds_left: int, kind: StepKind, expected: Phase
) -> None:
    room.enter(kind)
    room.do(StartClock())
    room.wait((left(room) or 0) / 1000 - seconds_left)
    assert phase(room.state, room.ms) is expected


def test_next_and_previous_walk_the_programme_and_end_with_it(room: Room) -> None:
    room.do(NextStep(), NextStep())
    assert room.state.flow.current == 2
    room.do(PreviousStep())
    assert room.state.flow.current == 1
    assert room.refusal(PreviousStep()) is Reason.NO_PREVIOUS_STEP
    room.enter(StepKind.CLOSING)
    assert room.refusal(NextStep()) is Reason.NO_NEXT_STEP
    assert room.refusal(GoToStep(99)) is Reason.NO_SUCH_STEP
    assert room.do(GoToStep(room.state.programme[-1].id)) == ()


def test_a_step_visited_twice_adds_up_and_goes_on_where_it_was(room: Room) -> None:
    room.do(NextStep(), NextStep(), StartClock())
    room.wait(4 * 60)
    room.do(NextStep(), StartClock())
    room.wait(30)
    room.do(PreviousStep())
    assert left(room) == 11 * MINUTE
    room.do(StartClock())
    room.wait(60)
    assert spent_ms(room.state, 2, room.ms) == 5 * MINUTE
    assert spent_ms(room.state, 3, room.ms) == 30_000
    assert run_of(room.state, 2).started_at == datetime(2019, 9, 12, 9, 30)


def test_a_skipped_step_is_passed_over_until_it_is_taken_in_again(room: Room) -> None:
    room.do(NextStep(), SkipStep(2))
    assert room.do(SkipStep(2)) == ()
    assert next_step(room.state) == room.state.programme[2]
    room.do(NextStep())
    assert previous_step(room.state) == room.state.programme[0]
    room.do(UnskipStep(2))
    assert room.do(UnskipStep(2)) == ()
    room.do(PreviousStep())
    assert room.state.flow.current == 2


def test_skipping_the_current_step_enters_the_next(room: Room) -> None:
    room.do(NextStep(), SkipStep(1))
    assert room.state.flow.current == 2
    assert run_of(room.state, 1).skipped
    room.do(GoToStep(1))
    assert not run_of(room.state, 1).skipped
    room.enter(StepKind.CLOSING)
    last = room.state.programme[-1].id
    assert room.refusal(SkipStep(last)) is Reason.NO_NEXT_STEP
    assert room.refusal(SkipStep(99)) is Reason.NO_SUCH_STEP


def rolling() -> Room:
    beginning = small_beginning()
    steps = tuple(replace(step, rolls_over=step.id in (3, 4)) for step in beginning.programme)
    room = Room(replace(beginning, programme=steps))
    room.enter(StepKind.BRIEFING)
    room.do(StartClock())
    return room


def test_a_step_marked_to_roll_over_enters_the_next_at_zero() -> None:
    room = rolling()
    room.wait(4 * 60)
    assert room.do(Tick()) == ()
    room.wait(60)
    kinds = [type(event) for event in room.do(Tick())]
    assert kinds == [StepLeft, StepEntered, ClockStarted]
    assert room.state.flow.current == 4


def test_late_and_doubled_ticks_make_no_difference() -> None:
    on_time, late = rolling(), rolling()
    for seconds in (300, 0, 300, 5):
        on_time.wait(seconds)
        on_time.do(Tick(), Tick())
    late.wait(605)
    late.do(Tick())
    assert late.state == on_time.state
    assert late.state.flow.current == 5
    assert left(late) == 12 * MINUTE - 5_000


def test_other_steps_never_move_by_themselves(room: Room) -> None:
    room.do(Tick(), NextStep(), StartClock())
    room.wait(3600)
    assert room.do(Tick()) == ()
    assert left(room) == -30 * MINUTE


def test_a_rolling_step_waits_while_paused_and_at_the_end_of_the_programme() -> None:
    room = rolling()
    room.do(PauseClock())
    room.wait(3600)
    assert room.do(Tick()) == ()
    last = room.revise_step(StepKind.CLOSING, rolls_over=True)
    room.do(ReviseProgramme(last), GoToStep(14), StartClock())
    room.wait(3600)
    assert room.do(Tick()) == ()


def test_one_key_gives_the_floor_to_table_after_table(room: Room) -> None:
    room.enter(StepKind.STATEMENTS)
    room.do(GiveFloor())
    assert isinstance(room.state.flow.clock, Running)
    room.wait(85)
    assert turn_left_ms(room.state, room.ms) == 5_000
    assert turn_phase(room.state, room.ms) is Phase.DANGER
    room.wait(5)
    assert turn_phase(room.state, room.ms) is Phase.OVERTIME
    room.do(GiveFloor())
    assert speaking(room) == 2
    assert turn_phase(room.state, room.ms) is Phase.NORMAL
    room.do(GiveFloor())
    assert next_table(room.state) is None
    room.do(GiveFloor())
    assert speaking(room) is None
    assert room.do(GiveFloor()) == ()
    room.do(GiveFloor(2))
    assert room.state.flow.had_floor == (1, 3, 2)


def test_the_floor_pauses_and_resumes_with_the_step(room: Room) -> None:
    room.enter(StepKind.STATEMENTS)
    room.do(GiveFloor())
    room.wait(30)
    room.do(PauseClock())
    room.wait(100)
    assert turn_left_ms(room.state, room.ms) == 60_000
    room.do(ResumeClock())
    room.wait(10)
    assert turn_left_ms(room.state, room.ms) == 50_000
    room.do(EndFloor())
    assert turn_left_ms(room.state, room.ms) is None
    assert room.refusal(EndFloor()) is Reason.NOBODY_HAS_THE_FLOOR


def test_the_floor_is_given_only_where_there_are_turns_and_tables(room: Room) -> None:
    room.do(NextStep())
    assert room.refusal(GiveFloor()) is Reason.NO_TURNS_HERE
    room.enter(StepKind.STATEMENTS)
    assert room.refusal(GiveFloor(9)) is Reason.NO_SUCH_TABLE
    empty = Room(replace(small_beginning(), tables=(), participants=()))
    empty.enter(StepKind.STATEMENTS)
    assert empty.refusal(GiveFloor()) is Reason.NO_TABLES


def be_away(room: Room) -> None:
    """Be away for 133 seconds, a minute after a step began with the floor given to a table."""
    room.enter(StepKind.STATEMENTS)
    room.do(GiveFloor())
    room.wait(60)
    last_seen = room.ms
    room.wait(133)
    room.do(Interrupt(last_seen))


def test_an_interruption_pauses_at_the_last_known_second(room: Room) -> None:
    be_away(room)
    assert left(room) == 8 * MINUTE
    assert away_ms(room.state) == 133_000
    assert spent_ms(room.state, 6, room.ms) == MINUTE


def test_after_an_interruption_the_clock_goes_on_with_what_was_left(room: Room) -> None:
    be_away(room)
    room.wait(20)
    room.do(ContinueClock())
    room.wait(5)
    assert left(room) == 8 * MINUTE - 5_000
    assert turn_left_ms(room.state, room.ms) == 25_000
    assert room.refusal(ContinueClock()) is Reason.NO_INTERRUPTION
    assert away_ms(room.state) == 0


def test_after_an_interruption_the_time_away_can_be_subtracted(room: Room) -> None:
    be_away(room)
    room.wait(20)
    room.do(SubtractInterruption())
    assert left(room) == 8 * MINUTE - 133_000
    assert turn_left_ms(room.state, room.ms) == 30_000 - 133_000
    assert spent_ms(room.state, 6, room.ms) == MINUTE + 133_000
    assert room.refusal(SubtractInterruption()) is Reason.NO_INTERRUPTION


def test_an_interruption_without_a_turn_is_subtracted_too(room: Room) -> None:
    room.do(NextStep(), StartClock())
    room.wait(10)
    room.do(Interrupt(0), SubtractInterruption())
    assert left(room) == 30 * MINUTE - 10_000


def test_an_interruption_of_a_clock_that_stands_is_none(room: Room) -> None:
    assert room.do(Interrupt(0)) == ()
    room.do(NextStep(), StartClock(), PauseClock())
    assert room.do(Interrupt(0)) == ()
    assert isinstance(room.state.flow.clock, Paused)


def test_nobody_pressed_start_is_noticed_after_a_minute(room: Room) -> None:
    assert not needs_start(room.state, room.ms)
    room.do(NextStep())
    room.wait(59)
    assert not needs_start(room.state, room.ms)
    room.wait(1)
    assert needs_start(room.state, room.ms)
    room.do(StartClock())
    assert not needs_start(room.state, room.ms)


def drift_minutes(room: Room) -> float:
    return forecast(room.state, room.now).drift_ms / MINUTE


def test_registration_is_no_drift_but_a_late_start_is(room: Room) -> None:
    assert drift_minutes(room) == 0
    room.do(NextStep(), StartClock())
    room.wait(10 * 60)
    assert drift_minutes(room) == 0
    room.wait(25 * 60)
    assert drift_minutes(room) == 5
    room.do(NextStep(), StartClock())
    assert drift_minutes(room) == 5


def test_an_early_start_is_ahead(room: Room) -> None:
    room.wait(20 * 60)
    room.do(NextStep(), StartClock(), NextStep(), StartClock())
    assert drift_minutes(room) == -10


def test_overtime_and_added_time_move_the_end_of_the_day(room: Room) -> None:
    room.wait(30 * 60)
    room.enter(StepKind.OPENING)
    room.do(StartClock())
    assert forecast(room.state, room.now).ends_at == datetime(2019, 9, 12, 11, 59)
    assert forecast(room.state, room.now, 5 * MINUTE).drift_ms == 5 * MINUTE
    room.do(AddTime(3 * MINUTE))
    assert drift_minutes(room) == 3
    room.wait(20 * 60)
    assert drift_minutes(room) == 5
    room.do(SkipStep(3))
    assert drift_minutes(room) == 0


def test_a_paused_clock_makes_the_day_late(room: Room) -> None:
    room.wait(30 * 60)
    room.enter(StepKind.OPENING)
    room.do(StartClock(), PauseClock())
    room.wait(4 * 60)
    assert drift_minutes(room) == 4


def test_a_session_without_a_start_time_is_measured_from_its_own_start() -> None:
    beginning = small_beginning()
    room = Room(replace(beginning, facts=replace(beginning.facts, starts_at=None)))
    room.wait(45 * 60)
    assert drift_minutes(room) == 0
    room.do(NextStep(), StartClock(), NextStep(), StartClock())
    room.wait(16 * 60)
    assert drift_minutes(room) == 1


def test_the_last_task_stays_the_current_one_in_a_break(room: Room) -> None:
    room.enter(StepKind.EXPERT_FEEDBACK)
    assert task_of(room.state) == 1
    room.do(NextStep())
    assert task_of(room.state) == 1


def test_the_programme_can_be_revised_in_the_middle_of_the_day(room: Room) -> None:
    room.do(NextStep(), StartClock())
    room.wait(60)
    longer = room.revise_step(StepKind.REGISTRATION, planned_minutes=40)
    added = Step(id=0, kind=StepKind.BREAK, title="Чай", planned_minutes=5)
    room.do(ReviseProgramme((*longer, added)))
    assert left(room) == 39 * MINUTE
    assert room.state.programme[-1].id == 15
    assert room.state.next_id == 16
    assert room.do(ReviseProgramme(room.state.programme)) == ()


def test_a_revision_before_the_start_changes_nothing_else(room: Room) -> None:
    room.do(ReviseProgramme(room.revise_step(StepKind.OPENING, planned_minutes=20)))
    assert left(room) is None


def test_a_turn_ends_when_its_step_loses_turns(room: Room) -> None:
    room.enter(StepKind.STATEMENTS)
    room.do(GiveFloor())
    room.do(ReviseProgramme(room.revise_step(StepKind.STATEMENTS, turn_seconds=60)))
    assert speaking(room) == 1
    room.do(ReviseProgramme(room.revise_step(StepKind.STATEMENTS, turn_seconds=None)))
    assert speaking(room) is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"planned_minutes": -1}, Reason.NEGATIVE_NUMBER),
        ({"turn_seconds": -1}, Reason.NEGATIVE_NUMBER),
        ({"task": 7}, Reason.NO_SUCH_TASK),
        ({"id": 77}, Reason.NO_SUCH_STEP),
        ({"id": 2}, Reason.NO_SUCH_STEP),
    ],
)
def test_an_impossible_programme_is_refused(
    room: Room, changes: dict[str, int], reason: Reason
) -> None:
    steps = room.revise_step(StepKind.REGISTRATION, **changes)
    assert room.refusal(ReviseProgramme(steps)) is reason


def test_a_step_that_has_run_cannot_be_taken_out(room: Room) -> None:
    assert room.refusal(ReviseProgramme(())) is Reason.EMPTY_PROGRAMME
    room.do(NextStep())
    assert room.refusal(ReviseProgramme(room.state.programme[1:])) is Reason.STEP_HAS_RUN
    room.do(ReviseProgramme(room.state.programme[:-1]))
    assert len(room.state.programme) == 13
