"""Whole exports of sessions of several sizes beside typst and LibreOffice: time and peak memory."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from facilitator.core.protocol import protocol
from facilitator.paths import example_session
from facilitator.report.composing import compose
from facilitator.words import Words
from tests.bench.typst_peer import source_of
from tests.room import Room

TIMES = {1: 15, 10: 3, 100: 1}
"""How many times the example is repeated within a session, and how often each is measured."""
_IMPORTS = (
    "import facilitator.__main__, facilitator.command_line, facilitator.transfer,"
    " facilitator.core.protocol, facilitator.report.pdf"
)
"""The floor of an export in Python: it is still to open a session and to set a page."""
_OFFICE_UP_TO = 10
"""Beyond it LibreOffice takes minutes."""


@dataclass(frozen=True)
class Spent:
    """What a process took: seconds from its start to its end, megabytes at its highest."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Export:
    """One kind of export of one session; what is not there could not be measured."""

    proposals: int
    what: str
    spent: Spent | None


def exports(folder: Path) -> list[Export]:
    """Measure everything.

    Args:
        folder: Where files are written.
    """
    return [row for factor, runs in TIMES.items() for row in _of_size(folder, factor, runs)]


def measured_apart(folder: Path) -> str:
    """Return the table, measured from a process that holds little: a child begins with as much."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.documents", str(folder.resolve())],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def table(rows: Sequence[Export]) -> str:
    """Return the measurements as a table in Markdown."""
    lines = ["| Proposals | What | Time, s | Peak memory, MB |", "|--:|---|--:|--:|"]
    for row in rows:
        spent = f"{row.spent.seconds:.2f} | {row.spent.megabytes:.0f}" if row.spent else "— | —"
        lines.append(f"| {row.proposals} | {row.what} | {spent} |")
    return "\n".join(lines)


def _of_size(folder: Path, factor: int, runs: int) -> list[Export]:
    document = folder / f"of{factor}.json"
    session = folder / f"of{factor}.facil"
    data = _repeated(json.loads(example_session().read_text(encoding="utf-8")), factor)
    document.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    _run([sys.executable, "-m", "facilitator", "import", str(document), "-o", str(session)])
    proposals = sum(len(task["proposals"]) for task in data["tasks"])

    def export(name: str, *options: str) -> Callable[[], Spent | None]:
        target = str(folder / f"of{factor}{name}")
        words = ["-m", "facilitator", "export", str(session), "-o", target, *options]
        return lambda: _run([sys.executable, *words])

    kinds: dict[str, Callable[[], Spent | None]] = {
        "ours, PDF": export(".pdf"),
        "ours, nothing but the imports of a PDF": lambda: _run([sys.executable, "-c", _IMPORTS]),
        "typst, PDF of the same tables": lambda: _typst(folder, document),
        "ours, PDF, report": export("-report.pdf", "--edition", "report"),
        "ours, DOCX": export(".docx"),
        "ours, XLSX": export(".xlsx"),
    }
    if factor <= _OFFICE_UP_TO:
        converted = folder / f"of{factor}.docx"
        kinds["LibreOffice, our DOCX to PDF"] = lambda: _libreoffice(folder, converted)
    spent: dict[str, list[Spent]] = {what: [] for what in kinds}
    # In turn, so that a busy moment meets all; the first of several turns finds nothing in memory.
    for turn in range(runs + 1 if runs > 1 else 1):
        for what, measure in kinds.items():
            one = measure()
            if one and (turn or runs == 1):
                spent[what].append(one)
    return [Export(proposals, what, _median(found)) for what, found in spent.items()]


def _repeated(data: dict[str, list[dict[str, list[dict[str, int]]]]], factor: int) -> dict:  # type: ignore[type-arg]
    """Return a session with every proposal `factor` times, under numbers of its own."""
    for task in data["tasks"]:
        proposals = task["proposals"]
        task["proposals"] = [
            {**deepcopy(one), "number": one["number"] + turn * len(proposals)}
            for turn in range(factor)
            for one in proposals
        ]
    return data


def _typst(folder: Path, document: Path) -> Spent | None:
    from facilitator.store.exchange import read

    source = folder / f"{document.stem}.typ"
    state = Room(read(document.read_bytes()).beginning).state
    words = Words.load("ru")
    source.write_text(source_of(compose(protocol(state), words)), encoding="utf-8")
    script = (
        "import sys, typst\n"
        "typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
    )
    import font_roboto

    fonts = str(Path(font_roboto.Roboto).parent)
    target = str(source.with_suffix(".typst.pdf"))
    return _run([sys.executable, "-c", script, str(source), target, fonts])


def _libreoffice(folder: Path, document: Path) -> Spent | None:
    office = which("soffice")
    if office is None:
        return None
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = ["--headless", "--convert-to", "pdf", "--outdir", str(folder / "lo")]
    return _run([office, profile, *convert, str(document)])


def _run(command: list[str]) -> Spent | None:
    """Run a program to its end; None where it failed."""
    begin = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=Path.cwd()
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        return None
    return Spent(time.monotonic() - begin, usage.ru_maxrss / 1024)


def _median(spent: Sequence[Spent]) -> Spent | None:
    if not spent:
        return None
    return Spent(
        statistics.median(one.seconds for one in spent), max(one.megabytes for one in spent)
    )


if __name__ == "__main__":
    sys.stdout.write(table(exports(Path(sys.argv[1]))))
