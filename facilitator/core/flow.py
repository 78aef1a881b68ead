"""Decisions about programme and clock: which step is on, how long, and who has the floor.

The code knows only "enter step k"; what a step is for is data (model.Step).
"""

from datetime import timedelta
from typing import assert_never

from facilitator.core.commands import (
    AddTime,
    ContinueClock,
    EndFloor,
    FlowCommand,
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
from facilitator.core.events import (
    ClockPaused,
    ClockStarted,
    FloorEnded,
    FloorGiven,
    FlowEvent,
    Interrupted,
    InterruptionContinued,
    InterruptionSubtracted,
    ProgrammeRevised,
    StepEntered,
    StepLeft,
    StepSkipped,
    StepUnskipped,
    TimeAdded,
)
from facilitator.core.flow_evolution import evolve
from facilitator.core.model import (
    Now,
    Running,
    State,
    Step,
)
from facilitator.core.programme import checked_programme
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.timing import (
    is_running,
    left_ms,
    run_of,
    step_of,
    step_with,
)


def decide(state: State, command: FlowCommand, now: Now) -> tuple[FlowEvent, ...]:
    """Return what happens to programme and clock.

    Raises:
        Rejected: There is no such step, or the clock is not in the state the command needs.
    """
    match command:
        case ReviseProgramme(steps=steps):
            checked = checked_programme(state, steps)
            return () if checked == state.programme else (ProgrammeRevised(checked),)
        case StartClock() | ResumeClock():
            current_step(state)
            if is_running(state):
                raise Rejected(Reason.CLOCK_ALREADY_RUNS)
            return (ClockStarted(now.ms, now.wall),)
        case PauseClock():
            _require_running(state)
            return (ClockPaused(now.ms),)
        case AddTime(ms=ms):
            return _add_time(state, ms, now)
        case NextStep():
            return _enter(state, _required(next_step(state), Reason.NO_NEXT_STEP), now.ms)
        case PreviousStep():
            return _enter(state, _required(previous_step(state), Reason.NO_PREVIOUS_STEP), now.ms)
        case GoToStep(step=step_id):
            step = _known_step(state, step_id)
            return () if step.id == state.flow.current else _enter(state, step, now.ms)
        case SkipStep(step=step_id):
            return _skip(state, _known_step(state, step_id), now.ms)
        case UnskipStep(step=step_id):
            skipped = run_of(state, _known_step(state, step_id).id).skipped
            return (StepUnskipped(step_id),) if skipped else ()
        case GiveFloor(table=table):
            return _give_floor(state, table, now)
        case EndFloor():
            if state.flow.turn is None:
                raise Rejected(Reason.NOBODY_HAS_THE_FLOOR)
            return (FloorEnded(now.ms),)
        case Interrupt(last_seen_ms=last_seen_ms):
            return _interrupt(state, last_seen_ms, now)
        case ContinueClock():
            _require_interruption(state)
            return (InterruptionContinued(now.ms),)
        case SubtractInterruption():
            _require_interruption(state)
            return (InterruptionSubtracted(now.ms),)
        case Tick():
            return _roll_over(state, now)
        case _:
            assert_never(command)


def next_step(state: State) -> Step | None:
    """Return the step after the current one that is not skipped; before the start, the first."""
    current = step_of(state)
    after = 0 if current is None else state.programme.index(current) + 1
    return _first_taken(state, state.programme[after:])


def previous_step(state: State) -> Step | None:
    """Return the nearest step before the current one that is not skipped."""
    current = step_of(state)
    before = () if current is None else state.programme[: state.programme.index(current)]
    return _first_taken(state, tuple(reversed(before)))


def next_table(state: State) -> int | None:
    """Return the first table that has not had the floor in this step, or None after the last."""
    waiting = (table.number for table in state.tables if table.number not in state.flow.had_floor)
    return min(waiting, default=None)


def current_step(state: State) -> Step:
    """Return the current step; raises Rejected before the first one."""
    return _required(step_of(state), Reason.NO_STEP)


def _first_taken(state: State, steps: tuple[Step, ...]) -> Step | None:
    return next((step for step in steps if not run_of(state, step.id).skipped), None)


def _required(step: Step | None, reason: Reason) -> Step:
    if step is None:
        raise Rejected(reason)
    return step


def _known_step(state: State, step_id: int) -> Step:
    return _required(step_with(state, step_id), Reason.NO_SUCH_STEP)


def _require_running(state: State) -> None:
    if not is_running(state):
        raise Rejected(Reason.CLOCK_DOES_NOT_RUN)


def _require_interruption(state: State) -> None:
    if state.flow.interruption is None:
        raise Rejected(Reason.NO_INTERRUPTION)


def _enter(state: State, step: Step, at_ms: int) -> tuple[FlowEvent, ...]:
    left = () if state.flow.current is None else (StepLeft(at_ms),)
    return (*left, StepEntered(step.id, at_ms))


def _add_time(state: State, ms: int, now: Now) -> tuple[FlowEvent, ...]:
    current_step(state)
    left = left_ms(state, now.ms) or 0
    if ms < 0:
        # Taking time away stops at zero: nobody is put into overtime by a key.
        if left <= 0:
            raise Rejected(Reason.NO_TIME_LEFT)
        ms = max(ms, -left)
    return (TimeAdded(ms),) if ms else ()


def _skip(state: State, step: Step, at_ms: int) -> tuple[FlowEvent, ...]:
    if run_of(state, step.id).skipped:
        return ()
    if step.id != state.flow.current:
        return (StepSkipped(step.id),)
    following = _required(next_step(state), Reason.NO_NEXT_STEP)
    return (StepLeft(at_ms), StepSkipped(step.id), StepEntered(following.id, at_ms))


def _give_floor(state: State, table: int | None, now: Now) -> tuple[FlowEvent, ...]:
    if not current_step(state).turn_seconds:
        raise Rejected(Reason.NO_TURNS_HERE)
    if not state.tables:
        raise Rejected(Reason.NO_TABLES)
    if table is None:
        table = next_table(state)
        if table is None:
            return () if state.flow.turn is None else (FloorEnded(now.ms),)
    elif table not in {known.number for known in state.tables}:
        raise Rejected(Reason.NO_SUCH_TABLE, number=table)
    # A table that speaks uses up the step's time, so its clock runs too.
    begin = () if is_running(state) else (ClockStarted(now.ms, now.wall),)
    return (*begin, FloorGiven(table, now.ms))


def _interrupt(state: State, last_seen_ms: int, now: Now) -> tuple[FlowEvent, ...]:
    clock = state.flow.clock
    if not isinstance(clock, Running):
        return ()
    seen = min(max(last_seen_ms, clock.since_ms), now.ms)
    return (Interrupted(seen, now.ms),)


def _roll_over(state: State, now: Now) -> tuple[FlowEvent, ...]:
    """As if ticked at the very deadline, so that a late tick makes no difference."""
    events: list[FlowEvent] = []
    while True:
        step, clock = step_of(state), state.flow.clock
        following = next_step(state)
        if step is None or not step.rolls_over or following is None:
            return tuple(events)
        if not isinstance(clock, Running) or clock.deadline_ms > now.ms:
            return tuple(events)
        at_ms = max(clock.deadline_ms, clock.since_ms)
        wall = now.wall - timedelta(milliseconds=now.ms - at_ms)
        rolled = (*_enter(state, following, at_ms), ClockStarted(at_ms, wall))
        for event in rolled:
            state = evolve(state, event)
        events += rolled
