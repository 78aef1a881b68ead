"""Start to the first usable console with the example open, beside an empty window."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from facilitator.clock import SystemTime
from facilitator.paths import example_session
from facilitator.transfer import import_session
from tests.bench.measuring import Row, percentile

RUNS = 15


def rows(folder: Path) -> list[Row]:
    """Measure with a session file in `folder`; it is removed afterwards."""
    session = folder / "start.facil"
    try:
        import_session(example_session(), session, SystemTime())
        ours, peer = [], []
        for _ in range(RUNS + 1):
            peer.append(_usable_after_ms(folder, "empty"))
            ours.append(_usable_after_ms(folder, "console", str(session)))
    finally:
        for left in folder.glob("start.*"):
            left.unlink()
    # The first run compiles and reads everything; it is no part of the comparison.
    return [
        Row(
            "Start to usable console, example open",
            "empty PySide6 window",
            percentile(ours[1:], 50),
            percentile(peer[1:], 50),
            3,
        )
    ]


def _usable_after_ms(folder: Path, *arguments: str) -> float:
    """Start a process; return the milliseconds until it says that its window can be typed in."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "FACILITATOR_HOME": home,
            # An installed program is compiled; a clone need not be.
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str((folder / "bytecode").resolve()),
        }
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.usable", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    if done.returncode != 0:
        raise RuntimeError(f"{arguments[0]} did not become usable:\n{done.stderr}")
    return (float(done.stdout.split()[-1]) - began) * 1000
