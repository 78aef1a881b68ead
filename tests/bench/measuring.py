"""What a measurement is, and the table of all of them."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SCREENS: Final = f"offscreen:configfile={Path(__file__).parents[1] / 'screens.json'}"
"""Qt's platform where windows stand as in a hall: on a laptop of 1366×768 and on a projector."""


@dataclass(frozen=True)
class Row:
    """One measurement of ours beside one of the peer, both in the same unit.

    `aim` is the highest ratio wished for; `peer_value` None: the peer could not be measured.
    """

    what: str
    peer: str
    ours: float
    peer_value: float | None
    aim: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """How many times as much as the peer ours takes."""
        return self.ours / self.peer_value if self.peer_value else None

    @property
    def is_missed(self) -> bool:
        """Whether there is an aim, and the measurement does not reach it."""
        return self.aim is not None and self.ratio is not None and self.ratio > self.aim


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that `percent` of `values` do not exceed."""
    if percent == 50:
        return statistics.median(values)
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(len(ordered) * percent / 100))]


def table(rows: Sequence[Row]) -> str:
    """Return the measurements as a table in Markdown; an aim that is missed says so."""
    lines = [
        "| What | Beside | Unit | Ours | Peer | Ratio | Aim |",
        "|---|---|---|--:|--:|--:|--:|",
    ]
    for row in rows:
        aim = "" if row.aim is None else f"≤ {row.aim:g}{' (missed)' if row.is_missed else ''}"
        peer = "—" if row.peer_value is None else f"{row.peer_value:.2f}"
        ratio = "—" if row.ratio is None else f"{row.ratio:.2f}"
        lines.append(
            f"| {row.what} | {row.peer} | {row.unit} | {row.ours:.2f} | {peer} | {ratio} | {aim} |"
        )
    return "\n".join(lines)
