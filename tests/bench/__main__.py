"""Runs every benchmark, prints the table and keeps it in docs/PERFORMANCE.md."""

import os
import platform
import sys
from datetime import date
from pathlib import Path

import PySide6

from tests.bench import (
    at_the_console,
    built,
    documents,
    durable,
    idle,
    painting,
    replaying,
    start,
    steady,
)
from tests.bench.measuring import table

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "PERFORMANCE.md"
_TEXT = """\
# Performance

Measured beside peers, because times alone say more about the machine than about the program.
`python3 dev.py bench` writes this page.

{table}

{day}, Python {python}, PySide6 {qt}, {system}, {cores} cores, load {load:.1f} before.

* **Start** is the time from the start of the process to a window that is painted and has the
  focus, without a display (Qt's `offscreen`), and the memory it then holds; the session was closed
  before. The median of {runs} runs each, taken in turn, after one that does not count. novelWriter
  is another desktop program in Python and Qt; it welcomes with a dialog and has no project open.
* **Enter to durable** is `Session.dispatch` of a plus: the rule, the event and the readable tables
  in one transaction, durable on return. The peers add 4 KB to a file on the same disk, or
  write them over others in a file that is long enough, and call `fdatasync`; SQLite alone adds the
  same two rows to a log like ours. {commits} of each, in turn. With 30 proposals and with 1,000
  they stand in one task. During backups one copy of the file follows another.
* **To painted** is the time from a key event sent to the console (1366×768, the wall of 1920×1080
  beside it) to the end of the painting of the board, with 1,000 proposals in the task shown;
  {lines} times each.
* **Opening by replay** reads the journal, checks it, and compares the readable tables with it.
* **Idle** is the time of the processor over {watched} s with the same windows, and how often a
  thread woke up.
* **Clock error** is what the wall shows against the time that has gone by, at each repaint of a
  simulated day in which one tick in 500 is late by up to 25 s.

## Documents

{documents}

Whole processes, from their start to a written file: time and the most memory one held. The
sessions are the example with its proposals 1, 10 and 100 times. typst sets the same texts and
tables by its own rules for rows and pages; LibreOffice converts our DOCX. Aims: the example at most
1.5 times typst, memory below typst's, 3,300 proposals within a minute.
"""


def main() -> int:
    """Measure; return the exit code."""
    folder = ROOT / "out" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    exported = documents.measured_apart(folder)
    measured = table(
        [
            *start.rows(folder),
            *durable.rows(folder),
            *painting.rows(folder),
            *replaying.rows(folder),
            *idle.rows(folder),
            *steady.rows(),
        ]
    )
    sys.stdout.write(f"{measured}\n\n{exported}\n")
    page = _TEXT.format(
        table=measured,
        documents=exported,
        day=date.today().isoformat(),
        python=platform.python_version(),
        qt=PySide6.__version__,
        system=f"{platform.system()} {platform.machine()}",
        cores=os.cpu_count(),
        load=load,
        runs=start.RUNS,
        commits=durable.COMMITS,
        lines=at_the_console.LINES,
        watched=idle.WATCH_S,
    )
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    PAGE.write_text(built.put(page, built.section(before)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
