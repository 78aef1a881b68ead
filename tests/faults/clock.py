"""A process stopped for longer than a step, a computer that slept, and clocks set to anything."""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from facilitator.clock import SystemTime
from facilitator.core.model import Beginning, Paused, Running
from facilitator.core.protocol import Edition, Extent, Naming
from facilitator.core.timing import left_ms
from facilitator.core.vocabulary import StepKind
from facilitator.store.opening import create_file
from facilitator.transfer import export_session
from tests.faults.hands import Hands
from tests.faults.jumping import JumpingTime
from tests.faults.moment import Running as Other
from tests.faults.moment import acted, say
from tests.faults.outcome import Fault, Outcome, Tally
from tests.faults.sound import require_sound, texts_of
from tests.faults.workers import spread
from tests.room import small_beginning

STOPPED_S = 62
"""Longer than the step, which has one minute, and than the absence that is noticed."""
TOGETHER = 6
"""So many processes are stopped at the same time."""
NEAR_MS = 1_500
ZONES = ("Asia/Yekaterinburg", "Europe/Moscow", "Pacific/Kiritimati", "America/New_York", "UTC")
Act = Callable[[Path, Path, random.Random], None]


def run(folder: Path, tries: int, seed: int) -> list[Outcome]:
    """Do each kind in turn; processes are stopped only in a run long enough to wait for them."""
    kinds = list(KINDS)
    waits = tries >= 2 * len(kinds)
    named = [kinds[at % len(kinds)] for at in range(tries - (TOGETHER if waits else 0))]
    jobs: list[tuple[Any, ...]] = [(_stop, STOPPED, folder / "stopped", seed)] if waits else []
    jobs += [(_try, name, folder / f"{at}", seed + at) for at, name in enumerate(named)]
    return spread(_do, jobs)


def _do(make: Callable[[str, Path, int], Outcome], name: str, folder: Path, seed: int) -> Outcome:
    folder.mkdir(parents=True)
    return make(name, folder, seed)


def _try(name: str, folder: Path, seed: int) -> Outcome:
    tally = Tally(name)
    path = folder / "день.facil"
    with tally.attempt(f"seed {seed}") as attempt:
        create_file(path, _beginning(), SystemTime())
        act = partial(KINDS[name], path, folder / "home", random.Random(seed))  # noqa: S311
        attempt.lost = _lost(path, acted(act))
        _require_in_order(path)
        require_sound(path)
        export_session(path, folder / "протокол.docx", Edition(Extent.FULL, Naming.NAMED))
    return tally.outcome()


def _stop(name: str, folder: Path, seed: int) -> Outcome:
    """Stop a few processes for longer than their step, all at once, and let them go on."""
    del seed
    tally = Tally(name)
    paths = [folder / f"{number}.facil" for number in range(TOGETHER)]
    for path in paths:
        create_file(path, _beginning(), SystemTime())
    others = [Other(partial(_be_stopped, path, path.with_suffix(".home"))) for path in paths]
    for other in others:
        other.wait_for(lambda one: "ready" in one)
    for other in others:
        os.kill(other.pid, signal.SIGSTOP)
    time.sleep(STOPPED_S)
    for other in others:
        os.kill(other.pid, signal.SIGCONT)
    for path, other in zip(paths, others, strict=True):
        with tally.attempt(path.name) as attempt:
            attempt.lost = _lost(path, other.said_to_the_end())
            _require_in_order(path)
            require_sound(path)
    return tally.outcome()


def _beginning() -> Beginning:
    """Return a session whose statements have one minute."""
    begun = small_beginning()
    steps = tuple(
        replace(step, planned_minutes=1) if step.kind is StepKind.STATEMENTS else step
        for step in begun.programme
    )
    return replace(begun, programme=steps)


def _lost(path: Path, said: list[Any]) -> int:
    there = texts_of(path)
    return len([one for one in said if "taken" in one and one["taken"] not in there])


def _require_in_order(path: Path) -> None:
    """Require that session time never went back, whatever the clock on the wall did."""
    with closing(sqlite3.connect(path)) as connection:
        times = [at for (at,) in connection.execute("SELECT at_ms FROM event ORDER BY seq")]
    assert times == sorted(times)


def _take(hands: Hands, text: str) -> None:
    assert hands.enter(text), hands.banner()
    say({"taken": text})


def _left(hands: Hands) -> int:
    left = left_ms(hands.hub.state, hands.hub.session.now().ms)
    assert left is not None
    return left


def _be_stopped(path: Path, home: Path) -> None:
    """Be in the middle of a line when the process is stopped."""
    hands = Hands(path, home)
    hands.begin_statements()
    _take(hands, "До")
    hands.type("Полстроки")
    left = _left(hands)
    say({"ready": True})
    while isinstance(hands.hub.state.flow.clock, Running):
        hands.pump(0.05)
        if isinstance(hands.hub.state.flow.clock, Running):
            left = _left(hands)
    _require_paused(hands, left)
    assert hands.line() == "Полстроки"
    hands.press("Return")
    assert hands.line() == ""
    say({"taken": "Полстроки"})
    hands.press("F3")
    assert isinstance(hands.hub.state.flow.clock, Running)
    _close(hands)


def _require_paused(hands: Hands, left: int) -> None:
    """Require the clock to stand where it was last seen, and the console to say so."""
    clock = hands.hub.state.flow.clock
    assert isinstance(clock, Paused), clock
    assert abs(clock.left_ms - left) <= NEAR_MS, (clock.left_ms, left)
    assert hands.text("away"), "the console does not say how long it was away"


def _close(hands: Hands) -> None:
    hands.close()
    assert hands.errors == [], hands.errors


def _suspended(path: Path, home: Path, dice: random.Random) -> None:
    """Sleep with the clock running, once or twice, in the middle of a line or of none."""
    clock = JumpingTime()
    hands = Hands(path, home, clock)
    hands.begin_statements()
    for number in range(dice.randrange(1, 3)):
        _take(hands, f"До сна {number}")
        typed = dice.choice(["", "Полстроки"])
        hands.type(typed)
        hands.pump(0.3)
        left = _left(hands)
        asleep = dice.choice([31, 70, 3_600, 20 * 3_600, 40 * 86_400])
        clock.sleep(asleep)
        if dice.random() < 0.5:
            hands.pump(0.3)
        else:  # a key wakes the computer, before any timer has run
            hands.press("Alt+A")
        _require_paused(hands, left)
        assert hands.line() == typed
        if dice.random() < 0.5:
            hands.press("F3")
            assert abs(_left(hands) - left) <= NEAR_MS
        else:
            hands.press("Shift+F3")
            assert abs(_left(hands) - left + asleep * 1000) <= NEAR_MS
        hands.clear_line()
    _take(hands, "После сна")
    _close(hands)


def _slept_standing(path: Path, home: Path, dice: random.Random) -> None:
    """Sleep while no clock runs: nothing is interrupted, and nothing is late for it."""
    clock = JumpingTime()
    hands = Hands(path, home, clock)
    hands.begin_statements()
    hands.press("F3")
    left = _left(hands)
    clock.sleep(dice.choice([40, 4_000, 90_000]))
    hands.pump(0.3)
    assert hands.hub.state.flow.interruption is None
    assert _left(hands) == left
    _take(hands, "После сна")
    _close(hands)


def _set(path: Path, home: Path, dice: random.Random) -> None:
    """Set the clock on the wall back and forth by hours; the step's clock does not care."""
    clock = JumpingTime()
    hands = Hands(path, home, clock)
    hands.begin_statements()
    for number in range(4):
        left, before = _left(hands), hands.hub.session.now().ms
        hours = dice.choice([-26, -3, -1, 1, 3, 12, 24 * 400])
        clock.set_wall(clock.wall() + timedelta(hours=hours))
        _require_untouched(hands, left, before)
        _take(hands, f"Час {number}")
    _close(hands)


def _another_day(path: Path, home: Path, dice: random.Random) -> None:
    """Pass midnight, New Year, the end of February, and the hour that summer time takes."""
    clock = JumpingTime()
    year = dice.choice([2023, 2024, 2037, 2038, 2100])
    nights = (
        datetime(year, 12, 31, 23, 59, 59),
        datetime(year, 2, 28, 23, 59, 59),
        datetime(year, 9, 12, 23, 59, 59),
        datetime(year, 3, 31, 1, 59, 59),
    )
    hands = Hands(path, home, clock)
    hands.begin_statements()
    for night in dice.sample(nights, 2):
        clock.set_wall(night)
        hands.pump(0.1)
        left, before = _left(hands), hands.hub.session.now().ms
        _take(hands, f"Вечер {night}")
        hands.pump(1.2)
        assert clock.wall().second < 30
        _require_untouched(hands, left - 1_200, before)
        _take(hands, f"Утро {night}")
    _close(hands)


def _another_zone(path: Path, home: Path, dice: random.Random) -> None:
    """Change the system's time zone under the running program."""
    hands = Hands(path, home)
    hands.begin_statements()
    for zone in dice.sample(ZONES, 3):
        left, before = _left(hands), hands.hub.session.now().ms
        os.environ["TZ"] = zone
        time.tzset()
        _require_untouched(hands, left, before)
        _take(hands, zone)
    _close(hands)


def _require_untouched(hands: Hands, left: int, before: int) -> None:
    hands.pump(0.3)
    assert isinstance(hands.hub.state.flow.clock, Running)
    assert hands.hub.state.flow.interruption is None
    assert abs(_left(hands) - left) <= NEAR_MS, (_left(hands), left)
    assert hands.hub.session.now().ms >= before
    step = hands.hub.state.flow.current
    hands.press("Alt+Right")
    hands.press("Alt+Left")
    assert hands.hub.state.flow.current == step
    hands.press("F3")


def _killed_and_set(path: Path, home: Path, dice: random.Random) -> None:
    """Be killed with the clock running; come back after a restart with the clock set wrong."""
    first = Other(partial(_until_killed, path, home))
    said = first.wait_for(lambda one: "left" in one)
    os.kill(first.pid, signal.SIGKILL)
    for one in first.said_to_the_end(killed=True):
        say(one)
    clock = JumpingTime()
    away = dice.choice([-7_200, -90, 5, 90, 86_400])
    if dice.random() < 0.5:
        clock.restart(away)
    else:
        clock.sleep(max(away, 5))
    hands = Hands(path, home, clock)
    _require_paused(hands, said["left"])
    hands.press("F3")
    _take(hands, "После")
    _close(hands)


def _until_killed(path: Path, home: Path) -> None:
    hands = Hands(path, home)
    hands.begin_statements()
    _take(hands, "До")
    hands.pump(1.2)
    say({"left": _left(hands)})
    while True:
        hands.pump(0.1)


STOPPED = "Stopped by the system for longer than a step"
KINDS: Mapping[str, Act] = MappingProxyType(
    {
        "The computer slept while the clock ran": _suspended,
        "The clock on the wall set back and forth by hours": _set,
        "Killed, restarted, and the clock on the wall set": _killed_and_set,
        "The computer slept while the clock stood": _slept_standing,
        "Midnight, New Year, leap day, summer time": _another_day,
        "The time zone is changed": _another_zone,
    }
)
FAULT = Fault(tries=TOGETHER + 10 * len(KINDS), quick=2, run=run)
