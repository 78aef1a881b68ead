"""SIGKILL at any moment of capturing, backups, opening, importing, migrating, exporting and so on.

A warm process forks those that are killed, so that a thousand of them do not load Python each.
"""

import os
import random
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from tests.faults.capturing import BackUp, Capture, OpenAndClose
from tests.faults.forgetting import Forget
from tests.faults.moment import Moment, forked, killed
from tests.faults.outcome import Fault, Outcome, Tally
from tests.faults.sound import require_checked, require_sound, require_whole, unfinished
from tests.faults.workers import spread
from tests.faults.writing import Export, Import, Migrate

SERIES = 25
"""Tries with one file, which grows meanwhile."""


class Deed(Protocol):
    """What a process does until it is killed."""

    path: Path

    @property
    def watched(self) -> tuple[Path, ...]:
        """The folders it writes new files to."""

    def moment(self, dice: random.Random) -> Moment:
        """Return when to kill it."""

    def prepare(self) -> None:
        """Make ready for one try."""

    def act(self, dice: random.Random) -> None:
        """Do it, in a process of its own."""

    def lost(self, said: list[Any]) -> int:
        """Return how much of what was acknowledged is gone; what else is wrong is raised."""


DEEDS: Mapping[str, tuple[Callable[[Path], Deed], int]] = MappingProxyType(
    {
        "Killed while capturing": (Capture, 33),
        "Killed inside a backup": (BackUp, 18),
        "Killed while opening or closing": (OpenAndClose, 10),
        "Killed while a file is made or imported": (Import, 10),
        "Killed inside a migration": (Migrate, 10),
        "Killed while forgetting somebody": (Forget, 10),
        "Killed inside an export": (Export, 9),
    }
)
"""Each deed and its share in a hundred tries."""


def run(folder: Path, tries: int, seed: int) -> list[Outcome]:
    """Kill so many processes, with one worker for each of two cores."""
    return spread(_series, list(_jobs(folder, tries, seed)))


FAULT = Fault(tries=1000, quick=18, run=run)


def _jobs(folder: Path, tries: int, seed: int) -> Iterator[tuple[str, Path, int, int]]:
    left = tries
    for number, (fault, (_, share)) in enumerate(DEEDS.items()):
        whole = left if number == len(DEEDS) - 1 else min(left, max(1, round(tries * share / 100)))
        left -= whole
        for first in range(0, whole, SERIES):
            place = folder / f"{number}-{first}"
            yield fault, place, min(SERIES, whole - first), seed + number * 100_000 + first


def _series(fault: str, folder: Path, tries: int, seed: int) -> Outcome:
    """Make tries with one file; in a process without threads."""
    folder.mkdir(parents=True)
    deed = DEEDS[fault][0](folder)
    tally = Tally(fault)
    lasting = 0.0 if isinstance(deed, Capture) else _duration(deed)
    for number in range(seed, seed + tries):
        with tally.attempt(f"seed {number}") as attempt:
            attempt.lost = _lost(deed, number, lasting)
            _require_tidy(deed)
            if number == seed + tries - 1 and deed.path.exists():
                require_sound(deed.path)
    return tally.outcome()


def _duration(deed: Deed) -> float:
    """Return how many seconds a deed takes that is let."""
    deed.moment(random.Random(0))  # noqa: S311  chance, not secrecy
    deed.prepare()
    began = time.perf_counter()
    reading, pid = forked(partial(deed.act, random.Random(0)))  # noqa: S311
    assert os.waitpid(pid, 0)[1] == 0, os.read(reading, 65536).decode()
    os.close(reading)
    return time.perf_counter() - began


def _lost(deed: Deed, seed: int, lasting: float) -> int:
    """Kill until it was the kill that ended it; return what is lost then."""
    dice = random.Random(seed)  # noqa: S311  chance, not secrecy
    lost = 0
    while True:
        moment = deed.moment(dice)
        deed.prepare()
        ended = killed(partial(deed.act, dice), moment, deed.watched, lasting or 1.0)
        lost += deed.lost(ended.said)
        if ended.by_us or lost:
            return lost
        _require_tidy(deed)


def _require_tidy(deed: Deed) -> None:
    """Require that all there is under its final name is whole; take away the rest."""
    if deed.path.exists():
        require_checked(deed.path)
    for watched in deed.watched:
        if watched.is_dir():
            require_whole(watched)
    for leftover in unfinished(*deed.watched):
        leftover.unlink()
