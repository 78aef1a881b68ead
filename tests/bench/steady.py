"""The countdown over a simulated day with stalls, beside a counter that subtracts its interval."""

import random
from collections.abc import Sequence
from datetime import datetime
from math import ceil

from PySide6.QtCore import QCoreApplication

from facilitator.clock import SessionClock
from facilitator.core.commands import BeginSession, GoToStep, StartClock
from facilitator.core.events import Event
from facilitator.core.model import Now, State
from facilitator.core.screen import Screen
from facilitator.core.vocabulary import StepKind
from facilitator.core.wall_clock import wall_clock
from facilitator.session import Session
from facilitator.ui.hub import TICK_MS, SessionHub
from tests.bench.measuring import Row
from tests.fake_time import FakeTime
from tests.room import small_beginning

DAY_MS = 10 * 3_600_000
STALL_EVERY = 500
"""One tick of so many is late, by up to `LATEST_MS`."""
LATEST_MS = 25_000
SEED = 20190912


def rows() -> list[Row]:
    """Let the day go by without waiting for it."""
    application = QCoreApplication.instance() or QCoreApplication(["bench"])
    ours, naive = _errors()
    del application
    what = "Clock error in a 10-hour day with stalls, greatest"
    return [
        Row(what, "one repaint", ours, TICK_MS, 1),
        Row(what, "a counter that subtracts its interval", ours, naive),
    ]


def _errors() -> tuple[float, float]:
    """Return the greatest errors in ms: of what the wall shows, and of a counting timer's."""
    dice = random.Random(SEED)  # noqa: S311  for chance, not for secrets
    source = FakeTime(wall=datetime(2019, 9, 12, 9, 0))
    session = Session(_Nowhere(), SessionClock(source, -source.ticks_ms()), State())
    session.dispatch(BeginSession(small_beginning()))
    step = next(s for s in session.state.programme if s.kind is StepKind.TABLES)
    session.dispatch(GoToStep(step.id))
    hub = SessionHub(session, Screen())
    hub.attempt(StartClock())
    began_ms = source.ticks_ms()
    planned_ms = counted_ms = step.planned_minutes * 60_000
    greatest = naive = 0.0
    while source.ticks_ms() - began_ms < DAY_MS:
        late = dice.randrange(LATEST_MS) if dice.randrange(STALL_EVERY) == 0 else dice.randrange(40)
        source.pass_by((TICK_MS + late) / 1000)
        hub.tick()
        counted_ms -= TICK_MS
        true_ms = planned_ms - (source.ticks_ms() - began_ms)
        naive = max(naive, abs(counted_ms - true_ms))
        shown = wall_clock(session.state, step, hub.now.ms)
        if shown is not None:
            # It shows whole seconds, a begun one counts as left.
            greatest = max(greatest, abs(shown.left_ms - ceil(true_ms / 1000) * 1000))
    return greatest, naive


class _Nowhere:
    """Keeps nothing: only time matters here."""

    def append(self, events: Sequence[Event], before: State, after: State, now: Now) -> None:
        """Take events."""

    def heartbeat(self, now: Now) -> None:
        """Beat."""

    def backup(self) -> None:
        """Back up."""

    def close(self, now: Now) -> None:
        """Close."""
