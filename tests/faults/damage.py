"""Damaged and foreign files: opened, checked and recovered by a process of its own, one by one.

A watchdog reads what became of each and ends a process that hangs; one that dies is seen too.
"""

import multiprocessing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from tests.faults.damage_done import KINDS, Damager
from tests.faults.outcome import Fault, Outcome, Tally

LONGEST_S: Final = 60.0
"""A file is opened, checked and recovered within a second; after this it hangs."""


def run(folder: Path, tries: int, seed: int) -> list[Outcome]:
    """Damage a file so many times and have all of it read, refused or recovered."""
    tallies = {kind: Tally(title) for kind, title in KINDS.items()}
    done = 0
    while done < tries:
        done = _watched(folder / f"from {done}", done, tries, seed, tallies)
    return [tally.outcome() for tally in tallies.values() if tally.tries]


FAULT = Fault(tries=10_000, quick=60, run=run)


def _watched(folder: Path, first: int, tries: int, seed: int, tallies: dict[str, Tally]) -> int:
    """Have a process make the tries from `first` on; return the first it did not come to."""
    folder.mkdir()
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(folder, first, tries, seed, there))
    process.start()
    there.close()
    try:
        for number in range(first, tries):
            kind = Damager.kind_of(number, seed)
            with tallies[kind].attempt(f"try {number} of seed {seed}") as attempt:
                found = _next(here)
                if found is None:
                    problem, lost, refused = "the process died or hung", 0, False
                else:
                    problem, lost, refused = found
                attempt.lost, attempt.refused = lost, refused
                assert not problem, problem
            if found is None:
                return number + 1
        return tries
    finally:
        here.close()
        process.kill()
        process.join()


def _next(pipe: Connection) -> tuple[str, int, bool] | None:
    try:
        if not pipe.poll(LONGEST_S):
            return None
        problem, lost, refused = pipe.recv()
    except EOFError:
        return None
    return problem, lost, refused


def _work(folder: Path, first: int, tries: int, seed: int, there: Connection) -> None:
    damager = Damager(folder)
    for number in range(first, tries):
        there.send(damager.attempt(number, seed))
