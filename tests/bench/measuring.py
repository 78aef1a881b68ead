"""What a measurement is, and the table of all of them."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measurement of ours beside one of the peer, both in milliseconds."""

    what: str
    peer: str
    ours_ms: float
    peer_ms: float
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """How many times as long as the peer ours takes."""
        return self.ours_ms / self.peer_ms


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that `percent` of `values` do not exceed."""
    if percent == 50:
        return statistics.median(values)
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(len(ordered) * percent / 100))]


def table(rows: Sequence[Row]) -> str:
    """Return the measurements as a table in Markdown."""
    lines = [
        "| What | Beside | Ours, ms | Peer, ms | Ratio | Aim |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for row in rows:
        aim = "" if row.aim is None else f"≤ {row.aim:g}"
        lines.append(
            f"| {row.what} | {row.peer} | {row.ours_ms:.2f} | {row.peer_ms:.2f} "
            f"| {row.ratio:.2f} | {aim} |"
        )
    return "\n".join(lines)
