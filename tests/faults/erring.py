"""Errors of our own in slots, painters, models, timers and threads of the real program."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import PySide6

from facilitator.clock import SystemTime
from facilitator.logbook.keeping import log_files
from facilitator.logbook.repeats import is_told
from facilitator.store.examine import examine
from facilitator.store.opening import create_file
from tests.faults.erring_program import AT_START, NESTED, OTHERS, PAINTED, PARTS, REFUSING
from tests.faults.outcome import Fault, Outcome, Tally
from tests.faults.process import run_program
from tests.faults.sound import require_sound
from tests.room import small_beginning

TOGETHER: Final = 5
"""So many parts fail one after the other in one process."""
LONGEST_S: Final = 120


def run(folder: Path, tries: int, seed: int) -> list[Outcome]:
    """Let parts of the program fail, a few in each process, and some before the first window.

    The parts are tried in their order; where there are fewer tries than parts, chance has no say.
    """
    del seed
    early = list(PAINTED)
    late = tries * len(PARTS) // (len(PARTS) + len(early))
    painted = Tally("An error in a painter or a model, again and again")
    others = Tally("An error in a slot, a timer or a thread")
    at_start = Tally("An error while the first window is shown")
    chosen = _spread(late)
    for first in range(0, len(chosen), TOGETHER):
        _try(folder / f"{first}", chosen[first : first + TOGETHER], painted, others)
    for number, part in enumerate(early[: tries - len(chosen)]):
        _try(folder / f"start-{number}", [part], at_start, at_start, AT_START)
    return [tally.outcome() for tally in (painted, others, at_start) if tally.tries]


FAULT = Fault(tries=2 * len(PARTS) - len(OTHERS), quick=6, run=run)


def _spread(count: int) -> list[str]:
    """Return so many parts from all over the table."""
    old = PySide6.__version_info__ < (6, 10)
    names = [part for part in PARTS if not (old and part in NESTED)]
    count = min(count, len(names))
    return [names[at * len(names) // count] for at in range(count)]


def _try(folder: Path, parts: Sequence[str], painted: Tally, others: Tally, *options: str) -> None:
    folder.mkdir(parents=True)
    path = folder / "день.facil"
    create_file(path, small_beginning(), SystemTime())
    arguments = (str(path), *options, *parts)
    done = run_program("erring_program", *arguments, home=folder / "home", longest_s=LONGEST_S)
    found = {one["part"]: one for one in json.loads(done.stdout or b"[]")}
    saved = _texts(path)
    for part in parts:
        tally = painted if part in PAINTED else others
        with tally.attempt(part) as attempt:
            assert done.returncode == 0, done.stderr[-4_000:].decode(errors="replace")
            assert b"Traceback" not in done.stderr
            one = found[part]
            wanted = [f"После сбоя: {part}"]
            if part not in REFUSING:
                wanted.append(f"Во время сбоя: {part}")
            attempt.lost = len([text for text in wanted if text not in saved])
            _require_survived(part, one)
            _require_logged(folder, found.values())
            require_sound(path)
            attempt.refused = True


def _texts(path: Path) -> set[str]:
    return {proposal.text for proposal in examine(path).state.content.proposals.values()}


def _require_survived(part: str, one: Mapping[str, Any]) -> None:
    """Require that it failed, was told once in a banner, and that nobody had to wait."""
    assert one["times"] >= PARTS[part][2], one
    assert len(one["told"]) == 1, one
    assert not one["quoted"], one
    assert not one["blocked"], one
    assert one["line"] == "", one
    assert one["kept"] == (part == "committing the line"), one


def _require_logged(folder: Path, found: Collection[Mapping[str, Any]]) -> None:
    """Require a trace of each error as often as the log tells of one, and no word of what it said.

    Args:
        folder: Where the program kept its files.
        found: What became of each part that failed in it.
    """
    said = "".join(path.read_text(encoding="utf-8") for path in log_files(folder / "home/logs"))
    logged = {
        one["kind"]: [int(times or 1) for kind, times in _entries(said) if kind == one["kind"]]
        for one in found
    }
    assert logged == {
        one["kind"]: [times for times in range(1, one["times"] + 1) if is_told(times)]
        for one in found
    }
    assert said.count("unexpected error") == len(_entries(said)) == sum(map(len, logged.values()))
    assert said.count("Fault.strike") == len(_entries(said))
    assert re.findall("[А-Яа-яЁё]+", said) == []


def _entries(said: str) -> list[tuple[str, str]]:
    """Return the kind of each error in a log, and how often it had come where that is told."""
    head = r"unexpected error(?: \((\d+) times by now\))?\n +__main__\.(\w+)\n"
    return [(kind, times) for times, kind in re.findall(head, said)]
