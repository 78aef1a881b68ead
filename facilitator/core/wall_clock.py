"""The countdown as the room sees it: the step's, or that of the table with the floor."""

from facilitator.core.model import Clock, Paused, State, Step
from facilitator.core.scene_kinds import WallClock
from facilitator.core.timing import (
    left_ms,
    phase,
    planned_ms,
    run_of,
    turn_left_ms,
    turn_ms,
    turn_phase,
)
from facilitator.core.vocabulary import ClockOnWall, Phase


def wall_clock(state: State, step: Step, now_ms: int) -> WallClock | None:
    """Return the clock on the wall, or None where the step does not show one now.

    Args:
        state: The session.
        step: Its current step.
        now_ms: Session time in milliseconds.
    """
    left = left_ms(state, now_ms) or 0
    hidden = step.clock_on_wall is ClockOnWall.NEVER
    if hidden or (step.clock_on_wall is ClockOnWall.UNTIL_ZERO and left <= 0):
        return None
    turn, turn_left = state.flow.turn, turn_left_ms(state, now_ms)
    if turn is not None and turn_left is not None:
        return _clock(turn_left, turn_ms(state), turn_phase(state, now_ms), turn.clock)
    length = planned_ms(step) + run_of(state, step.id).added_ms
    return _clock(left, length, phase(state, now_ms), state.flow.clock)


def _clock(left: int, length: int, urgency: Phase, clock: Clock) -> WallClock:
    shown = -(-left // 1000) * 1000
    share = min(max(shown / length, 0.0), 1.0) if length > 0 else 0.0
    return WallClock(shown, urgency, round(share, 4), isinstance(clock, Paused))
