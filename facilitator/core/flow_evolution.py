"""How programme and clock change by what has happened; decided in flow."""

from typing import assert_never

from facilitator.core.clockwork import lengthened, paused, run_for, started
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
from facilitator.core.exposure import note_shown, revealed_by
from facilitator.core.model import (
    Clock,
    History,
    Idle,
    Interruption,
    Running,
    State,
    Step,
    StepRun,
    Turn,
)
from facilitator.core.timing import (
    away_ms,
    planned_ms,
    run_of,
    step_of,
    turn_ms,
    untouched_ms,
)
from facilitator.core.value import replace


def evolve(state: State, event: FlowEvent) -> State:
    """Return the state after a flow event."""
    flow = state.flow
    match event:
        case ProgrammeRevised(steps=steps):
            return _revised(state, steps)
        case ClockStarted(at_ms=at_ms, wall=wall):
            run = _run(state)
            running = _both_clocks_run(state, at_ms)
            return _with_run(running, replace(run, started_at=run.started_at or wall))
        case ClockPaused(at_ms=at_ms):
            return _paused_at(state, at_ms)
        case TimeAdded(ms=ms):
            run = _run(state)
            longer = replace(state, flow=replace(flow, clock=lengthened(flow.clock, ms)))
            return _with_run(longer, replace(run, added_ms=run.added_ms + ms))
        case StepLeft(at_ms=at_ms):
            stopped = _paused_at(state, at_ms)
            left = replace(stopped.flow, clock=Idle(), turn=None, had_floor=(), interruption=None)
            return replace(stopped, flow=left)
        case StepEntered(step=step_id, at_ms=at_ms):
            return _entered(state, step_id, at_ms)
        case StepSkipped(step=step_id):
            return _with_run(state, replace(run_of(state, step_id), skipped=True), step_id)
        case StepUnskipped(step=step_id):
            return _with_run(state, replace(run_of(state, step_id), skipped=False), step_id)
        case FloorGiven(table=table, at_ms=at_ms):
            turn = Turn(table, Running(at_ms, at_ms + turn_ms(state)))
            had = (*(t for t in flow.had_floor if t != table), table)
            return replace(state, flow=replace(flow, turn=turn, had_floor=had))
        case FloorEnded():
            return replace(state, flow=replace(flow, turn=None))
        case Interrupted(last_seen_ms=last_seen_ms, back_ms=back_ms):
            away = Interruption(last_seen_ms, back_ms)
            stopped = _paused_at(state, last_seen_ms)
            return replace(stopped, flow=replace(stopped.flow, interruption=away))
        case InterruptionContinued(at_ms=at_ms):
            return _both_clocks_run(state, at_ms)
        case InterruptionSubtracted(at_ms=at_ms):
            return _subtracted(state, at_ms)
        case _:
            assert_never(event)


def _run(state: State) -> StepRun:
    return run_of(state, state.flow.current or 0)


def _with_run(state: State, run: StepRun, step_id: int | None = None) -> State:
    return replace(state, runs={**state.runs, (step_id or state.flow.current or 0): run})


def _both_clocks_run(state: State, at_ms: int) -> State:
    step, flow = step_of(state), state.flow
    idle_ms = 0 if step is None else untouched_ms(state, step)
    clock = started(flow.clock, at_ms, idle_ms)
    turn = flow.turn and replace(flow.turn, clock=started(flow.turn.clock, at_ms, turn_ms(state)))
    return replace(state, flow=replace(flow, clock=clock, turn=turn, interruption=None))


def _paused_at(state: State, at_ms: int) -> State:
    flow = state.flow
    run = _run(state)
    ran = _with_run(state, replace(run, spent_ms=run.spent_ms + run_for(flow.clock, at_ms)))
    turn = flow.turn and replace(flow.turn, clock=paused(flow.turn.clock, at_ms))
    return replace(ran, flow=replace(flow, clock=paused(flow.clock, at_ms), turn=turn))


def _subtracted(state: State, at_ms: int) -> State:
    flow, away, run = state.flow, away_ms(state), _run(state)
    turn = flow.turn and replace(flow.turn, clock=lengthened(flow.turn.clock, -away))
    shorter = replace(flow, clock=lengthened(flow.clock, -away), turn=turn)
    ran = _with_run(replace(state, flow=shorter), replace(run, spent_ms=run.spent_ms + away))
    return _both_clocks_run(ran, at_ms)


def _entered(state: State, step_id: int, at_ms: int) -> State:
    step = next(step for step in state.programme if step.id == step_id)
    before = step_of(state)
    same_visit = before is not None and before.task == step.task
    flow = replace(
        state.flow,
        current=step_id,
        last_task=state.flow.last_task if step.task is None else step.task,
        entered_ms=at_ms,
        clock=Idle(),
        turn=None,
        had_floor=(),
        interruption=None,
        revealed=revealed_by(state.flow.revealed, step.kind, step.task),
    )
    entered = replace(state, flow=flow, history=state.history if same_visit else History())
    run = replace(run_of(state, step_id), entered=True, skipped=False)
    return note_shown(_with_run(entered, run, step_id), entered.content.proposals.values())


def _revised(state: State, steps: tuple[Step, ...]) -> State:
    old = step_of(state)
    new = next((step for step in steps if old is not None and step.id == old.id), None)
    clock: Clock = state.flow.clock
    turn = state.flow.turn
    if old is not None and new is not None:
        clock = lengthened(clock, planned_ms(new) - planned_ms(old))
        turn = turn if new.turn_seconds else None
    ids = max((step.id for step in steps), default=0)
    return replace(
        state,
        programme=steps,
        flow=replace(state.flow, clock=clock, turn=turn),
        next_id=max(state.next_id, ids + 1),
    )
