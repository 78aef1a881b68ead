"""Runs every benchmark, prints the table and keeps it in docs/PERFORMANCE.md."""

import os
import platform
import sys
from datetime import date
from pathlib import Path

import PySide6

from tests.bench import built, documents, durable, start
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
  focus, without a display (Qt's `offscreen`); the median of {runs} runs each, taken in turn, after
  one that does not count.
* **Enter to durable** is `Session.dispatch` of a plus on the example session: the rule, the event
  and the readable tables in one transaction, durable on return. The peer writes 4 KB to a file on
  the same disk and calls `fdatasync`; {commits} of each, in turn.

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
    measured = table([*start.rows(folder), *durable.rows(folder)])
    exported = documents.table(documents.exports(folder))
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
    )
    before = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    PAGE.write_text(built.put(page, built.section(before)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
