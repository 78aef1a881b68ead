"""Start to the first usable window, and the memory then held, beside an empty window and a peer."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from facilitator.clock import SystemTime
from facilitator.paths import example_session
from facilitator.transfer import import_session
from tests.bench.measuring import Row, percentile
from tests.bench.peers import novelwriter_python

RUNS = 15


@dataclass(frozen=True)
class Usable:
    """When a window could be typed in, in ms after its process began, and its memory in MB."""

    after_ms: float
    megabytes: float


def rows(folder: Path) -> list[Row]:
    """Measure with a session file in `folder`; it is removed afterwards."""
    session = folder / "start.facil"
    other = novelwriter_python(folder / "peers")
    try:
        import_session(example_session(), session, SystemTime())
        closed = session.read_bytes()
        ours, empty, novel = [], [], []
        for _ in range(RUNS + 1):
            empty.append(_usable(folder, sys.executable, "empty"))
            # As the program left it: the process measured before ended without closing it.
            for left in folder.glob("start.*"):
                left.unlink()
            session.write_bytes(closed)
            ours.append(_usable(folder, sys.executable, "console", str(session)))
            if other is not None:
                novel.append(_usable(folder, str(other), "novelwriter", str(folder / "novel")))
    finally:
        for left in folder.glob("start.*"):
            left.unlink()
    start, memory = _medians(ours)
    empty_start, empty_memory = _medians(empty)
    novel_start, novel_memory = _medians(novel) if novel else (None, None)
    what, held = "Start to usable console, example open", "Resident memory then"
    return [
        Row(what, "empty PySide6 window", start, empty_start, 2.5),
        Row(what, "novelWriter, no project", start, novel_start, 0.5),
        Row(held, "empty PySide6 window", memory, empty_memory, 2.5, "MB"),
        Row(held, "novelWriter, no project", memory, novel_memory, None, "MB"),
    ]


def _medians(runs: list[Usable]) -> tuple[float, float]:
    # The first run compiles and reads everything; it is no part of the comparison.
    return (
        percentile([one.after_ms for one in runs[1:]], 50),
        percentile([one.megabytes for one in runs[1:]], 50),
    )


def _usable(folder: Path, python: str, *arguments: str) -> Usable:
    """Start a process; return when it said that its window can be typed in."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "FACILITATOR_HOME": home,
            # An installed program is compiled; a clone need not be.
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": str((folder / "bytecode" / arguments[0]).resolve()),
        }
        began = time.monotonic()
        done = subprocess.run(
            [python, str(Path(__file__).with_name("usable.py")), *arguments]
            if arguments[0] == "novelwriter"
            else [python, "-m", "tests.bench.usable", *arguments],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    if done.returncode != 0:
        raise RuntimeError(f"{arguments[0]} did not become usable:\n{done.stderr}")
    moment, kilobytes = done.stdout.split()[-2:]
    return Usable((float(moment) - began) * 1000, int(kilobytes) / 1024)
