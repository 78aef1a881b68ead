"""Arithmetic of one countdown, in milliseconds: idle, running towards a deadline, or paused."""

from typing import assert_never

from facilitator.core.model import Clock, Idle, Paused, Running


def left_on(clock: Clock, now_ms: int, idle_ms: int) -> int:
    """Return the milliseconds left; negative is overtime.

    Args:
        clock: The countdown.
        now_ms: Session time in milliseconds.
        idle_ms: What a clock that has not been started would show.
    """
    match clock:
        case Idle():
            return idle_ms
        case Running(deadline_ms=deadline_ms):
            return deadline_ms - now_ms
        case Paused(left_ms=left_ms):
            return left_ms
        case _:
            assert_never(clock)


def started(clock: Clock, now_ms: int, idle_ms: int) -> Clock:
    """Return the clock running from now on with what it has left."""
    return Running(now_ms, now_ms + left_on(clock, now_ms, idle_ms))


def paused(clock: Clock, at_ms: int) -> Clock:
    """Return the clock standing where it was at session time `at_ms`; one that stands as it is."""
    if isinstance(clock, Running):
        return Paused(clock.deadline_ms - at_ms)
    return clock


def lengthened(clock: Clock, ms: int) -> Clock:
    """Return the clock with `ms` milliseconds more (or less) left."""
    match clock:
        case Idle():
            return clock
        case Running(since_ms=since_ms, deadline_ms=deadline_ms):
            return Running(since_ms, deadline_ms + ms)
        case Paused(left_ms=left_ms):
            return Paused(left_ms + ms)
        case _:
            assert_never(clock)


def run_for(clock: Clock, now_ms: int) -> int:
    """Return how many milliseconds the clock has been running since it was last started."""
    return max(0, now_ms - clock.since_ms) if isinstance(clock, Running) else 0
