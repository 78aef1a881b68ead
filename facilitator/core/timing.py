"""What the clock says: time left, urgency, drift and the forecast end. Derived, never counted.

PRODUCT.md "The clock" is the source of every rule here.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from facilitator.core.clockwork import left_on, run_for
from facilitator.core.model import Idle, Now, Running, State, Step, StepRun
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Phase, StepKind

MINUTE_MS = 60_000
WARNING_MS = 5 * MINUTE_MS
DANGER_MS = MINUTE_MS
WARNED_FROM_MS = 15 * MINUTE_MS
"""Only a step of at least this length is warned at five minutes."""
TURN_DANGER_MS = 10_000
"""A table is told to come to an end in the last ten seconds of its turn."""
REMINDER_MS = 60_000
"""How long a step may stand entered but not started before the console reminds of it."""

NEVER_RUN = StepRun()


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the day stands: drift is positive when it is late."""

    drift_ms: int
    ends_at: datetime
    planned_end: datetime


def step_with(state: State, step_id: int) -> Step | None:
    """Return the step with this id, or None."""
    return next((step for step in state.programme if step.id == step_id), None)


def step_of(state: State) -> Step | None:
    """Return the current step, or None before the first one."""
    return None if state.flow.current is None else step_with(state, state.flow.current)


def task_of(state: State) -> int | None:
    """Return the number of the current task; outside tasks the last one entered."""
    step = step_of(state)
    return state.flow.last_task if step is None or step.task is None else step.task


def run_of(state: State, step_id: int) -> StepRun:
    """Return what really happened to a step so far."""
    return state.runs.get(step_id, NEVER_RUN)


def is_running(state: State) -> bool:
    """Tell whether the clock of the current step runs."""
    return isinstance(state.flow.clock, Running)


def planned_ms(step: Step) -> int:
    """Return the planned length of a step in milliseconds."""
    return step.planned_minutes * MINUTE_MS


def untouched_ms(state: State, step: Step) -> int:
    """Return what the clock of `step` shows when it is entered: what its earlier visits left."""
    run = run_of(state, step.id)
    return planned_ms(step) + run.added_ms - run.spent_ms


def left_ms(state: State, now_ms: int) -> int | None:
    """Return the milliseconds left in the current step; negative is overtime, None is no step.

    Args:
        state: The session.
        now_ms: Session time in milliseconds.
    """
    step = step_of(state)
    return None if step is None else left_on(state.flow.clock, now_ms, untouched_ms(state, step))


def turn_ms(state: State) -> int:
    """Return the length of a table's turn in the current step in milliseconds, 0 without turns."""
    step = step_of(state)
    return 0 if step is None else (step.turn_seconds or 0) * 1000


def turn_left_ms(state: State, now_ms: int) -> int | None:
    """Return the milliseconds left of the table's turn; None when nobody has the floor."""
    turn = state.flow.turn
    return None if turn is None else left_on(turn.clock, now_ms, turn_ms(state))


def spent_ms(state: State, step_id: int, now_ms: int) -> int:
    """Return how long a step's clock has run, over all its visits, in milliseconds."""
    spent = run_of(state, step_id).spent_ms
    return spent + run_for(state.flow.clock, now_ms) if step_id == state.flow.current else spent


def phase(state: State, now_ms: int) -> Phase:
    """Return how urgent the current step is; an idle clock is never urgent before its end."""
    step, left = step_of(state), left_ms(state, now_ms)
    if step is None or left is None:
        return Phase.NORMAL
    return _phase(left, planned_ms(step) + run_of(state, step.id).added_ms)


def turn_phase(state: State, now_ms: int) -> Phase:
    """Return how urgent the turn of the table with the floor is: its last ten seconds are."""
    left = turn_left_ms(state, now_ms)
    if left is None or left > TURN_DANGER_MS:
        return Phase.NORMAL
    return Phase.DANGER if left > 0 else Phase.OVERTIME


def _phase(left: int, length: int) -> Phase:
    if left <= 0:
        return Phase.OVERTIME
    if left <= DANGER_MS and length > DANGER_MS:
        return Phase.DANGER
    if left <= WARNING_MS and length >= WARNED_FROM_MS:
        return Phase.WARNING
    return Phase.NORMAL


def away_ms(state: State) -> int:
    """Return how long the program was away before the interruption was noticed, in milliseconds."""
    gap = state.flow.interruption
    return 0 if gap is None else max(0, gap.back_ms - gap.last_seen_ms)


def needs_start(state: State, now_ms: int) -> bool:
    """Tell whether a step was entered over a minute ago and nobody has started its clock."""
    waits = state.flow.current is not None and isinstance(state.flow.clock, Idle)
    return waits and not state.flow.closed and now_ms - state.flow.entered_ms >= REMINDER_MS


def planned_start(state: State, now: Now) -> datetime:
    """Return when the first step after registration is planned to begin.

    The date is the day on which the session really runs: that of its first start, else today;
    without a time of its own the plan begins when the session does.
    """
    if state.facts.starts_at is not None:
        first = _first_start(state, state.programme) or now.wall
        return datetime.combine(first.date(), state.facts.starts_at)
    return _first_start(state, counted_steps(state)) or now.wall


def _first_start(state: State, steps: Iterable[Step]) -> datetime | None:
    runs = (run_of(state, step.id) for step in steps)
    return min((run.started_at for run in runs if run.started_at is not None), default=None)


def counted_steps(state: State) -> tuple[Step, ...]:
    """Return the steps that count for drift: registration comes before the start."""
    return tuple(step for step in state.programme if step.kind is not StepKind.REGISTRATION)


def forecast(state: State, now: Now, extra_ms: int = 0) -> Forecast:
    """Return the drift and the end of the day as it now looks.

    Args:
        state: The session.
        now: The present moment.
        extra_ms: Milliseconds the current step might be given, to show what that would do.
    """
    steps = counted_steps(state)
    planned = [step for step in steps if not run_of(state, step.id).skipped]
    starts = planned_start(state, now)
    planned_end = starts + timedelta(milliseconds=sum(map(planned_ms, steps)))
    current = step_of(state)
    if current is None or current.kind is StepKind.REGISTRATION:
        left = max(0, (left_ms(state, now.ms) or 0) + extra_ms) if current else 0
        begins = max(starts, now.wall + timedelta(milliseconds=left if is_running(state) else 0))
        ends = begins + timedelta(milliseconds=sum(map(planned_ms, planned)))
    else:
        left = max(0, (left_ms(state, now.ms) or 0) + extra_ms)
        ahead = sum(max(0, untouched_ms(state, step)) for step in _ahead(state, current))
        ends = now.wall + timedelta(milliseconds=left + ahead)
    drift = (ends - planned_end) // timedelta(milliseconds=1)
    return Forecast(drift, ends, planned_end)


def _ahead(state: State, current: Step) -> tuple[Step, ...]:
    after = state.programme[state.programme.index(current) + 1 :]
    return tuple(step for step in after if not run_of(state, step.id).skipped)
