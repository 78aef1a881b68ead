"""A real process killed in mid-capture loses nothing it acknowledged, time and again."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

import facilitator
from facilitator.clock import SystemTime
from facilitator.core.commands import AddProposal, Interrupt, NextStep, StartClock, Undo
from facilitator.core.model import Paused, Running, State
from facilitator.session import Session
from facilitator.store.examine import examine
from facilitator.store.opening import create_file, open_file
from facilitator.store.replay import End, follow
from tests.e2e.crash_victim import digest
from tests.room import small_beginning

ROOT = Path(facilitator.__file__).parents[1]
TRIES = int(os.environ.get("FACILITATOR_CRASHES", "25"))

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills with SIGKILL")


def test_a_killed_program_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "день.facil"
    create_file(path, small_beginning(), SystemTime())
    session = _opened(path)
    session.dispatch(NextStep())
    session.dispatch(StartClock())
    session.close()
    first = random.SystemRandom().randrange(10**9)
    with _victims(path, tmp_path / "копии") as victims:
        for seed in range(first, first + TRIES):
            print("seed", seed)  # noqa: T201  shown when the test fails
            before = _events(path)
            last = _killed(victims, seed)
            _require_nothing_lost(path, before, last)
            _require_paused_at_the_last_known_second(path, last)
    found = examine(path)
    assert found.events == _events(path)
    backups = sorted((tmp_path / "копии").glob("*.facil"))
    for backup in backups:
        examine(backup)


@contextmanager
def _victims(path: Path, backups: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "tests.e2e.crash_victim", str(path), str(backups)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, bufsize=0) as victims:
        yield victims


def _killed(victims: subprocess.Popen[bytes], seed: int) -> dict[str, int]:
    """Let a victim capture and kill it at some moment; return what it acknowledged last."""
    assert victims.stdin is not None
    assert victims.stdout is not None
    victims.stdin.write(f"{seed}\n".encode())
    dice = random.Random(seed)  # noqa: S311  chance, not secrecy
    wanted = dice.randrange(1, 40)
    pid = 0
    acknowledged: list[dict[str, int]] = []
    for line in _said(victims.stdout.fileno()):
        if isinstance(line, int):
            pid = line
        else:
            acknowledged.append(line)
        if pid and len(acknowledged) >= wanted:
            _wait(dice.uniform(0, 0.004))
            os.kill(pid, signal.SIGKILL)
            pid, wanted = 0, sys.maxsize
    return acknowledged[-1]


def _said(pipe: int) -> Iterator[Any]:
    """Give what a victim says until it is dead; what it said in its last moment counts too."""
    rest = b""
    while True:
        *whole, rest = (rest + os.read(pipe, 65536)).split(b"\n")
        for line in map(json.loads, whole):
            if line is None:
                return
            yield line


def _wait(seconds: float) -> None:
    moment = time.perf_counter() + seconds
    while time.perf_counter() < moment:
        pass


def _events(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM event").fetchone()
    return int(count)


def _require_nothing_lost(path: Path, before: int, last: dict[str, int]) -> None:
    """The journal holds all that was acknowledged, unchanged, and at most one change more."""
    acknowledged = before + last["events"]
    state, end = State(), End()
    state_then = None
    with closing(sqlite3.connect(path)) as connection:
        for row in connection.execute("SELECT * FROM event ORDER BY seq"):
            state, end = follow(state, end, row)
            if end.seq == acknowledged:
                state_then = state
    assert state_then is not None
    assert digest(state_then) == last["digest"]
    assert end.seq <= acknowledged + 3  # the longest change: a step left, entered, a clock stopped


def _require_paused_at_the_last_known_second(path: Path, last: dict[str, int]) -> None:
    opened = open_file(path, SystemTime())
    session = Session(opened.journal, opened.clock, opened.state)
    assert not opened.closed_cleanly
    assert last["alive"] - 1000 <= opened.last_seen_ms <= session.now().ms
    clock = session.state.flow.clock
    assert opened.was_interrupted == isinstance(clock, Running)
    step = session.state.flow.current
    if isinstance(clock, Running):
        session.dispatch(Interrupt(opened.last_seen_ms))
        assert session.state.flow.clock == Paused(clock.deadline_ms - opened.last_seen_ms)
    else:
        session.dispatch(StartClock())
    assert session.state.flow.current == step
    held = session.state.content
    session.dispatch(AddProposal(1, "После сбоя"))
    session.dispatch(Undo())
    assert session.state.content == held
    if session.state.history.past:
        session.dispatch(Undo())
        assert session.state.content != held
    session.close()


def _opened(path: Path) -> Session:
    opened = open_file(path, SystemTime())
    return Session(opened.journal, opened.clock, opened.state)
