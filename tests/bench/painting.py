"""What the secretary waits for at 1,000 proposals, until painted: Enter, scrolling, filtering."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.large import session_with
from tests.bench.measuring import SCREENS, Row, percentile

PROPOSALS = 1000
TWO_FRAMES_MS = 2000 / 60


def rows(folder: Path) -> list[Row]:
    """Measure with a session file in `folder`; it is removed afterwards."""
    session = folder / "painting.facil"
    try:
        session_with(PROPOSALS, session)
        took = _at_the_console(session)
    finally:
        for left in folder.glob("painting.*"):
            left.unlink()
    frames = "two frames at 60 Hz"
    whats = {
        "enter": "Enter to painted",
        "enter_busy": "Enter to painted, backup and export under way",
        "letter": "A letter of a filter to painted",
        "page": "A page of scrolling to painted",
    }
    found = [
        Row(
            f"{what}, {PROPOSALS:,} proposals, {name}",
            frames,
            percentile(took[kind], percent),
            TWO_FRAMES_MS,
            1 if percent == 99 else None,
        )
        for kind, what in whats.items()
        for percent, name in ((50, "p50"), (99, "p99"))
    ]
    found.append(
        Row(
            f"A page of scrolling to painted, {PROPOSALS:,} proposals, p50",
            "a plain list of as many lines",
            percentile(took["page"], 50),
            percentile(took["plain_page"], 50),
        )
    )
    return found


def _at_the_console(session: Path) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.at_the_console", str(session)],
            env={**os.environ, "QT_QPA_PLATFORM": SCREENS, "FACILITATOR_HOME": home},
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
    if done.returncode:
        raise RuntimeError(f"the console could not be measured:\n{done.stderr}")
    took: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return took
