"""Two programs on one file: the second is told who has it and may look, the first goes on."""

import os
import random
import signal
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from facilitator.clock import SystemTime
from facilitator.command_line import run as command_line
from facilitator.store.lock import lock_path
from facilitator.store.opening import create_file
from facilitator.words import Words
from tests.faults.hands import Hands
from tests.faults.moment import Running, say
from tests.faults.mounts import name_this_computer
from tests.faults.outcome import Attempt, Fault, Outcome, Tally
from tests.faults.sound import require_sound, texts_of
from tests.faults.workers import spread
from tests.room import small_beginning

HELD = "открыта другой программой"
LOOKED_AT = "только для просмотра"
OTHER_HOST = "drugoj-noutbuk"
OLD_S = 120
"""So old a sign of life of another computer is none any more."""


def run(folder: Path, tries: int, seed: int) -> list[Outcome]:
    """Do each kind in turn."""
    kinds = list(KINDS)
    names = [kinds[at % len(kinds)] for at in range(tries)]
    return spread(_try, [(name, folder / f"{at}", seed + at) for at, name in enumerate(names)])


class Two:
    """A file, the program that has it, and the flags by which others are told to go on.

    Args:
        folder: An empty folder.
        seed: What chance begins with.
        be: What the first program does.
    """

    def __init__(self, folder: Path, seed: int, be: "Callable[[Two], None]") -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.path = folder / "день.facil"
        self.dice = random.Random(seed)  # noqa: S311  chance, not secrecy
        create_file(self.path, small_beginning(), SystemTime())
        self.first = Running(partial(be, self))
        self.first.wait_for(lambda one: "taken" in one)

    def raise_flag(self, name: str) -> None:
        """Tell the other program that it is time."""
        (self.folder / name).touch()

    def second(self, act: "Callable[[Two], None]") -> list[Any]:
        """Let a second program do something; return what it said."""
        return Running(partial(act, self)).said_to_the_end()

    def require_kept(self, said: list[Any], attempt: Attempt) -> None:
        """Note what is lost, and whether anything was refused."""
        there = texts_of(self.path)
        attempt.lost += len([one for one in said if "taken" in one and one["taken"] not in there])
        attempt.refused |= any("refused" in one for one in said)


def _try(name: str, folder: Path, seed: int) -> Outcome:
    tally = Tally(name)
    with tally.attempt(f"seed {seed}") as attempt:
        be, meet = KINDS[name]
        two = Two(folder, seed, be)
        try:
            meet(two, attempt)
        finally:
            two.raise_flag("end")
        require_sound(two.path)
    return tally.outcome()


def _capture(two: Two) -> None:
    """Capture line by line until the end is signalled; say what was taken."""
    hands = Hands(two.path, two.folder / "first")
    hands.begin_statements()
    number = 0
    while not (two.folder / "end").exists():
        number += 1
        assert hands.enter(f"Первая {number}"), hands.banner()
        say({"taken": f"Первая {number}"})
        hands.pump(0.02)
    _close(hands)


def _capture_elsewhere(two: Two) -> None:
    """Capture on a computer of another name."""
    name_this_computer(OTHER_HOST)
    _capture(two)


def _close(hands: Hands) -> None:
    hands.close()
    assert hands.errors == [], hands.errors


def _look(two: Two) -> None:
    """Try to open, be told who has it, and look; then leave the first alone."""
    hands = Hands(two.path, two.folder / "second")
    assert not hands.is_open
    assert HELD in hands.problem(), hands.problem()
    assert "{" not in hands.problem()
    say({"refused": hands.problem()})
    hands.look()
    seen = hands.texts()
    assert "Первая 1" in seen
    assert not hands.enter("Вторая")
    assert LOOKED_AT in hands.banner(), hands.banner()
    hands.clear_line()
    hands.press("Alt+Right")
    hands.press("F3")
    hands.pump(1.2)
    hands.close()
    assert hands.errors == [], hands.errors
    _check_and_export(two)


def _check_and_export(two: Two) -> None:
    """Use the command line on a file that is open elsewhere."""
    target = two.folder / "протокол.xlsx"
    for arguments in (["check", str(two.path)], ["export", str(two.path), "-o", str(target)]):
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as told:
            assert command_line(arguments, Words.load("ru")) == 0, told.getvalue()
    assert target.exists()
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as told:
        code = command_line(
            ["import", str(two.folder / "нет.json"), "-o", str(two.path)], Words.load("ru")
        )
    assert code == 2, told.getvalue()


def _take_over(two: Two) -> None:
    """Open, as the first is gone; go on where it was."""
    hands = Hands(two.path, two.folder / "second")
    assert hands.is_open, hands.problem()
    assert "Первая 1" in hands.texts()
    assert hands.enter("Вторая"), hands.banner()
    say({"taken": "Вторая"})
    _close(hands)


def _meet_looking(two: Two, attempt: Attempt) -> None:
    for _ in range(two.dice.randrange(1, 3)):
        said = two.second(_look)
        assert f"{os.uname().nodename}" in said[0]["refused"]
        two.require_kept(said, attempt)
    _end_first(two, attempt)


def _meet_elsewhere(two: Two, attempt: Attempt) -> None:
    said = two.second(_look)
    assert OTHER_HOST in said[0]["refused"], said
    two.require_kept(said, attempt)
    if two.dice.random() < 0.5:
        _end_first(two, attempt)
        return
    # Of a killed program on another computer nobody knows but by its last sign of life.
    os.kill(two.first.pid, signal.SIGKILL)
    firsts = two.first.said_to_the_end(killed=True)
    two.require_kept(two.second(_look), attempt)
    old = time.time() - OLD_S
    os.utime(lock_path(two.path), (old, old))
    two.require_kept(firsts + two.second(_take_over), attempt)


def _meet_killed(two: Two, attempt: Attempt) -> None:
    os.kill(two.first.pid, signal.SIGKILL)
    firsts = two.first.said_to_the_end(killed=True)
    two.require_kept(firsts + two.second(_take_over), attempt)


def _meet_stopped(two: Two, attempt: Attempt) -> None:
    os.kill(two.first.pid, signal.SIGSTOP)
    try:
        two.require_kept(two.second(_look), attempt)
    finally:
        os.kill(two.first.pid, signal.SIGCONT)
    _end_first(two, attempt)


def _end_first(two: Two, attempt: Attempt) -> None:
    two.raise_flag("end")
    two.require_kept(two.first.said_to_the_end(), attempt)
    beside = sorted(one.name for one in two.folder.iterdir() if one.name.startswith(two.path.name))
    assert beside == [two.path.name], beside


def _meet_at_once(two: Two, attempt: Attempt) -> None:
    """Have several programs open the file at the same moment: one of them gets it."""
    _end_first(two, attempt)
    others = [Running(partial(_race, two)) for _ in range(3)]
    for other in others:
        other.wait_for(lambda one: "ready" in one)
    two.raise_flag("go")
    said = [one.wait_for(lambda one: "open" in one) for one in others]
    two.raise_flag("leave")
    ended = [one.said_to_the_end() for one in others]
    assert sum(one["open"] for one in said) == 1, said
    for each in ended:
        two.require_kept(each, attempt)


def _race(two: Two) -> None:
    from facilitator.store.opening import open_file
    from facilitator.trouble import StorageTrouble

    say({"ready": True})
    while not (two.folder / "go").exists():
        pass
    try:
        opened = open_file(two.path, SystemTime())
    except StorageTrouble as trouble:
        if trouble.what != "held":
            raise
        say({"open": False, "refused": trouble.what})
        return
    say({"open": True})
    while not (two.folder / "leave").exists():
        time.sleep(0.005)
    opened.journal.close(opened.clock())


def _meet_without_lock_file(two: Two, attempt: Attempt) -> None:
    """Remove the lock file by hand: the first makes it anew before a second can open."""
    lock_path(two.path).unlink()
    until = time.monotonic() + 20
    while not lock_path(two.path).exists():
        assert time.monotonic() < until, "the lock file is not made anew"
        time.sleep(0.01)
    two.require_kept(two.second(_look), attempt)
    _end_first(two, attempt)


Meeting = tuple[Callable[[Two], None], Callable[[Two, Attempt], None]]
KINDS: Mapping[str, Meeting] = MappingProxyType(
    {
        "Opened in a second program": (_capture, _meet_looking),
        "The first program is killed, the second opens": (_capture, _meet_killed),
        "The first is on another computer": (_capture_elsewhere, _meet_elsewhere),
        "The first program is stopped": (_capture, _meet_stopped),
        "Opened by several at the same moment": (_capture, _meet_at_once),
        "The lock file is removed by hand": (_capture, _meet_without_lock_file),
    }
)
FAULT = Fault(tries=10 * len(KINDS), quick=2, run=run)
