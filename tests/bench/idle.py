"""What the program takes while nobody touches it: processor time and wake-ups, from /proc."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bench.large import session_with
from tests.bench.measuring import SCREENS, Row

SETTLE_S = 4
WATCH_S = 20


@dataclass(frozen=True)
class Idle:
    """Per cent of one core, and wake-ups per second."""

    percent: float
    wake_ups: float


def rows(folder: Path) -> list[Row]:
    """Measure with a session of 1,000 proposals; nothing where the system does not tell."""
    if not Path("/proc/self/status").exists():
        return []
    session = folder / "idle.facil"
    try:
        session_with(1000, session)
        empty = _watched(folder, "empty", None)
        standing = _watched(folder, "standing", session)
        running = _watched(folder, "running", session)
    finally:
        for left in folder.glob("idle.*"):
            left.unlink()
    share, sleeps = "one per cent of a core", "empty window"
    per_second = "wake-ups/s"
    return [
        Row("Idle, clock standing", share, standing.percent, 1, 1, "%"),
        Row("Idle, clock running, wall shown", share, running.percent, 1, 1, "%"),
        Row("Idle, clock standing", sleeps, standing.wake_ups, empty.wake_ups, None, per_second),
        Row("Idle, clock running", sleeps, running.wake_ups, empty.wake_ups, None, per_second),
    ]


def _watched(folder: Path, kind: str, session: Path | None) -> Idle:
    with tempfile.TemporaryDirectory() as home:
        arguments = [kind]
        if session is not None:
            arguments.append(str(shutil.copy(session, folder / f"idle.{kind}.facil")))
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.at_rest", *arguments],
            env={**os.environ, "QT_QPA_PLATFORM": SCREENS, "FACILITATOR_HOME": home},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            # It says a line when its windows stand; what follows the start is let pass.
            if process.stdout is None or not process.stdout.readline():
                raise RuntimeError(f"{kind} did not come to rest")
            time.sleep(SETTLE_S)
            before = _spent(process.pid)
            time.sleep(WATCH_S)
            after = _spent(process.pid)
        finally:
            process.kill()
            process.wait()
    return Idle((after[0] - before[0]) / WATCH_S * 100, (after[1] - before[1]) / WATCH_S)


def _spent(pid: int) -> tuple[float, int]:
    """Return the seconds of processor time of a process, and how often its threads have slept."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    seconds = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    sleeps = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        with suppress(FileNotFoundError):
            sleeps += next(
                int(line.split()[1])
                for line in status.read_text(encoding="ascii").splitlines()
                if line.startswith("voluntary_ctxt_switches")
            )
    return seconds, sleeps
