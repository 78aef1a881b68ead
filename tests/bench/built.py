"""The built program beside the same program run from source: start-up and size.

python -m tests.bench.built     measures what `dev.py build` left, keeps it in docs/PERFORMANCE.md
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from dev_tools.packaging import sizes
from facilitator.clock import SystemTime
from facilitator.paths import example_session
from facilitator.transfer import import_session
from tests.bench.measuring import percentile

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "PERFORMANCE.md"
DIST = ROOT / "dist"
BUILDER = ROOT / ".venv-build" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUNS = 15
AIM = 1.2
PAINTED = "of ConsoleWindow"
"""Qt says so when it has painted the console, whether it is asked by a built program or not."""
_SECTION = """\
## Built program

| What | Built, ms | From source, ms | Ratio | Aim |
|---|--:|--:|--:|--:|
| Start to painted console, example open | {built:.0f} | {source:.0f} | {ratio:.2f} | ≤ {aim:g} |

{sizes}

`python3 dev.py build` makes it. **Start**: both with the Qt that is built with, in turn; the median
of {runs} runs after one that does not count. **Size**: packed is each file by itself, in the manner
of the archive; 1 MB is a million bytes. Aim: an archive of at most 70 MB.
"""
_KEPT = re.compile(r"^## Built program\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def section(page: str, dist: Path = DIST) -> str:
    """Return what the page says of the built program.

    Args:
        page: The page as it was; where nothing is built, what it says is kept.
        dist: Where a build leaves the folder and what it is packed in.
    """
    folder = dist / "facilitator"
    if not folder.is_dir():
        kept = _KEPT.search(page)
        return kept.group().rstrip() + "\n" if kept else ""
    program = folder / ("facilitator.exe" if os.name == "nt" else "facilitator")
    built, source = start_ms([str(program)], from_source())
    packed = [path for path in sorted(dist.iterdir()) if path.is_file()]
    return _SECTION.format(
        built=built,
        source=source,
        ratio=built / source,
        aim=AIM,
        sizes=sizes.table(sizes.measured(folder), packed),
        runs=RUNS,
    )


def put(page: str, said: str) -> str:
    """Return the page with this section instead of the one it has, or at its end."""
    before = _KEPT.sub("", page).rstrip()
    return f"{before}\n\n{said}" if said else f"{before}\n"


def from_source() -> list[str]:
    """Return the command line of the program from source, with the Qt that is built with."""
    return [str(BUILDER if BUILDER.exists() else sys.executable), "-m", "facilitator"]


def start_ms(*programs: Sequence[str], runs: int = RUNS) -> tuple[float, ...]:
    """Return the median time in milliseconds that each program takes to a painted console."""
    taken: list[list[float]] = [[] for _ in programs]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        session = folder / "start.facil"
        import_session(example_session(), session, SystemTime())
        for run in range(runs + 1):
            for at, program in enumerate(programs):
                opened = folder / f"{run}-{at}.facil"
                shutil.copy(session, opened)
                taken[at].append(_painted_after_ms([*program, str(opened)], folder))
    # The first run compiles and reads everything; it is no part of the comparison.
    return tuple(percentile(times[1:], 50) for times in taken)


def _painted_after_ms(command: Sequence[str], folder: Path) -> float:
    began = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=_environment(os.environ, folder),
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    ) as process:
        try:
            for line in process.stderr or ():
                if PAINTED in line and "Flushing" in line:
                    return (time.monotonic() - began) * 1000
        finally:
            process.kill()
    raise RuntimeError(f"{command[0]} showed no console")


def _environment(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    return {
        **environment,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "qt.widgets.painting.debug=true",
        "FACILITATOR_HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT),
        # An installed program is compiled; a clone need not be.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
    }


def main() -> int:
    """Measure what was built; return the exit code."""
    if not (DIST / "facilitator").is_dir():
        sys.stderr.write("Nothing is built: python3 dev.py build\n")
        return 1
    page = PAGE.read_text(encoding="utf-8")
    said = section(page)
    sys.stdout.write(said)
    PAGE.write_text(put(page, said), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
