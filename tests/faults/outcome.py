"""What a fault is, how its tries are counted, and the table of all of them."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """What became of one kind of fault.

    Args:
        fault: What was done, as the table says it.
        tries: How often.
        survived: How often the program went on, or ended with a sentence, and its file was sound.
        lost: Entries that were acknowledged and are not there.
        refused: How often the program said what it could not do.
        problems: For each try that was not survived, which one it was and what was found.
    """

    fault: str
    tries: int
    survived: int
    lost: int
    refused: int
    problems: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether all tries were survived and nothing is lost."""
        return self.survived == self.tries and self.lost == 0


@dataclass
class Attempt:
    """One try under way; whoever makes it notes what was lost, and whether a sentence was said."""

    lost: int = 0
    refused: bool = False


@dataclass
class Tally:
    """Counts the tries of one fault."""

    fault: str
    tries: int = 0
    survived: int = 0
    lost: int = 0
    refused: int = 0
    problems: list[str] = field(default_factory=list)

    @contextmanager
    def attempt(self, name: str = "") -> Iterator[Attempt]:
        """Count the block as a try; it is survived where nothing is raised.

        Args:
            name: What tells this try from the others, such as its seed.
        """
        self.tries += 1
        made = Attempt()
        try:
            yield made
        except Exception:  # noqa: BLE001  whatever it is, the try was not survived
            self.problems.append(f"{name}: {traceback.format_exc()}")
        else:
            self.survived += 1
        self.lost += made.lost
        self.refused += made.refused

    def outcome(self) -> Outcome:
        """Return what has been counted."""
        counts = self.tries, self.survived, self.lost, self.refused
        return Outcome(self.fault, *counts, tuple(self.problems))


def summed(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return one outcome for each fault, in the order of their first."""
    found: dict[str, Outcome] = {}
    for one in outcomes:
        so_far = found.get(one.fault, Outcome(one.fault, 0, 0, 0, 0))
        found[one.fault] = Outcome(
            one.fault,
            so_far.tries + one.tries,
            so_far.survived + one.survived,
            so_far.lost + one.lost,
            so_far.refused + one.refused,
            so_far.problems + one.problems,
        )
    return list(found.values())


@dataclass(frozen=True)
class Fault:
    """A module's offer to the runner.

    Args:
        tries: How many the whole run makes.
        quick: How many `--quick` makes, and the tests.
        run: Makes that many tries in an empty folder of its own, told by chance from a seed;
            returns an outcome for each kind it tells apart.
    """

    tries: int
    quick: int
    run: Callable[[Path, int, int], Sequence[Outcome]]


def table(outcomes: Sequence[Outcome]) -> str:
    """Return the outcomes as a table in Markdown."""
    lines = [
        "| Fault | Tries | Survived | Lost (must be 0) | Refused clearly |",
        "|---|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {one.fault} | {one.tries} | {one.survived} | {one.lost} | {one.refused or ''} |"
        for one in outcomes
    ]
    return "\n".join(lines)


def read_table(page: str) -> list[Outcome]:
    """Return the outcomes that stand in the table of a page."""
    found = []
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 5 and cells[1].isdigit():
            tries, survived, lost, refused = (int(cell or 0) for cell in cells[1:])
            found.append(Outcome(cells[0], tries, survived, lost, refused))
    return found


def with_fresh(kept: Sequence[Outcome], fresh: Sequence[Outcome]) -> list[Outcome]:
    """Return outcomes with those in the place of their namesakes that are new, and others after."""
    news = {one.fault: one for one in fresh}
    return [news.pop(one.fault, one) for one in kept] + list(news.values())
