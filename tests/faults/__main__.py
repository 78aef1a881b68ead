"""Does every fault, prints the table and keeps it in docs/FAULTS.md; exit code 1 if one is bad."""

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.outcome import Outcome, read_table, table, with_fresh
from tests.faults.registry import NAMES, fault

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "FAULTS.md"
_TEXT = """\
# Faults

Done to the real program, in real processes with real files, not to stand-ins for them.
`python3 dev.py faults` does them all again and writes this page.

{table}

* **Survived**: the program went on, or ended with a sentence; its file opened afterwards and
  `facilitator check` was content with it; nothing stood half written under its final name.
* **Lost**: entries the program had acknowledged and that are not in the file.
* **Refused clearly**: how often it said what it could not do, in a sentence of the user's language
  and without a trace. Where nothing is to be refused the field is empty.

What each fault does, and how: [the decision](adr/0015-how-faults-are-made.md).
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do the faults; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="as few tries as the tests make")
    parser.add_argument("--only", choices=NAMES, help="one fault; the others stay in the page")
    parser.add_argument("--tries", type=int, help="so many tries of each fault")
    parser.add_argument("--seed", type=int, help="do what an earlier run did")
    chosen = parser.parse_args(arguments)
    seed = random.SystemRandom().randrange(10**9) if chosen.seed is None else chosen.seed
    print(f"seed {seed}", flush=True)  # noqa: T201
    found: list[Outcome] = []
    for name in [chosen.only] if chosen.only else NAMES:
        one = fault(name)
        tries = chosen.tries or (one.quick if chosen.quick else one.tries)
        with TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as folder:
            fresh = one.run(Path(folder), tries, seed)
        print(table(fresh), flush=True)  # noqa: T201
        found += fresh
    for one_found in found:
        for problem in one_found.problems:
            sys.stderr.write(f"\n{one_found.fault}: {problem}\n")
    if not (chosen.quick or chosen.tries):
        kept = read_table(PAGE.read_text(encoding="utf-8")) if chosen.only else []
        rows = table(with_fresh(kept, found))
        PAGE.write_text(_TEXT.format(table=rows), encoding="utf-8")
    return 0 if all(one.is_good for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
