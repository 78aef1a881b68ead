"""Monitors that come, go and change under the real program, at every scene and while exporting."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from facilitator.clock import SystemTime
from facilitator.core.screen import View
from facilitator.store.examine import examine
from facilitator.store.opening import create_file
from tests import xvfb
from tests.faults.outcome import Fault, Outcome, Tally
from tests.faults.process import run_program
from tests.faults.screens_program import CHANGES, EXPORTING
from tests.faults.sound import require_sound
from tests.room import small_beginning

PICTURE: Final = (4566, 1080)
"""Laptop, projector and a third one side by side."""
LONGEST_S: Final = 300
SCENES: Final = (*(view.value for view in View), EXPORTING)


def run(folder: Path, tries: int, seed: int) -> list[Outcome]:
    """Do so many changes, those of one round with scenes of their own; chance has no say.

    Without Xvfb and xrandr nothing is tried, and the table says so by its absence.
    """
    del seed
    if not xvfb.is_there():
        sys.stderr.write("Xvfb or xrandr is not installed: screens are left out\n")
        return []
    tallies = {change: Tally(f"A screen: {change}") for change in CHANGES}
    rounds = [
        [(SCENES[(first + at) % len(SCENES)], change) for at, change in enumerate(CHANGES)]
        for first in range(len(SCENES))
    ]
    left = tries
    for number, round_ in enumerate(rounds):
        chosen = round_[:left]
        left -= len(chosen)
        if chosen:
            _try(folder / f"{number}", chosen, tallies)
    return [tally.outcome() for tally in tallies.values() if tally.tries]


FAULT = Fault(tries=len(SCENES) * len(CHANGES), quick=7, run=run)


def _try(folder: Path, tries: Sequence[tuple[str, str]], tallies: dict[str, Tally]) -> None:
    folder.mkdir(parents=True)
    path = folder / "день.facil"
    create_file(path, small_beginning(), SystemTime())
    with xvfb.display(*PICTURE) as name:
        done = run_program(
            "screens_program",
            *(str(path), *(f"{view}:{change}" for view, change in tries)),
            home=folder / "home",
            longest_s=LONGEST_S,
            # By the size of a monitor Qt then knows one that is to be scaled.
            screens={"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "QT_USE_PHYSICAL_DPI": "1"},
        )
    found: list[dict[str, Any]] = json.loads(done.stdout or b"[]")
    saved = {each.text for each in examine(path).state.content.proposals.values()}
    for number, (view, change) in enumerate(tries):
        with tallies[change].attempt(f"{view}, {change}") as attempt:
            said = done.stderr[-3_000:].decode(errors="replace")
            assert number < len(found), said
            one = found[number]
            attempt.lost = int(one["text"] not in saved)
            assert (one["view"], one["change"]) == (view, change)
            assert one["errors"] == []
            assert one["console"], one
            assert one["same"], one
            assert done.returncode == 0, said
            require_sound(path)
