"""What of a journal can be had from a damaged file and its backups, in order, and how sure it is.

The chain of checksums tells which rows are what the program wrote; a row that is not, or whose
predecessor is lost, is still given.
"""

import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import field, replace
from enum import Enum
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.core.value import dataclass
from facilitator.store import codec
from facilitator.store.files import companions
from facilitator.store.pages import event_rows, log_rows, overlaid
from facilitator.store.replay import EventRow
from facilitator.store.trouble import reported

_A_DAY_MS = 86_400_000
_FAR = 1_000
_LOGGED = b"\2"
"""In the header of a file that has a write-ahead log."""
Rows = dict[int, Counter[EventRow]]
"""The rows found, by number, and in how many places each; the likeliest place is the first."""


class Proof(Enum):
    """How sure it is that a row is what the program wrote."""

    SOUND = "sound"
    UNKNOWN = "unknown"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Found:
    """A row of the journal, and how many rows are missing before it."""

    row: EventRow
    proof: Proof
    missing: int


@dataclass(frozen=True, slots=True)
class Wreck:
    """What was read of a damaged file.

    Args:
        images: Views of the database, the likeliest first.
        rows: The rows of the journal found in them.
    """

    images: tuple[bytes, ...]
    rows: Rows = field(default_factory=dict)


def read_wreck(path: Path) -> Wreck:
    """Read all that is to be had of a damaged file; it is only read.

    Raises:
        StorageTrouble: `cannot_read`.
    """
    with reported("cannot_read", path):
        image = path.read_bytes()
        log_file = companions(path)[0]
        log = log_file.read_bytes() if log_file.exists() else b""
    own: Rows = {}
    _add(own, event_rows(image))
    if not log:
        return Wreck((image,), own)
    laid = overlaid(image, log)
    logged: Rows = {}
    # Every version of a page: an earlier one may be whole where the last is not.
    _add(logged, log_rows(laid, log))
    views = (*_as_sqlite_sees_it(image, log), laid)
    if image[18:19] != _LOGGED:
        # Closed, so what stands beside it may be the log of another file that stood here before.
        if own and not _have_a_beginning_in_common(own, logged):
            return Wreck((image,), own)
        wreck = Wreck((image, *views))
        _add(wreck.rows, event_rows(image), places=0)
    else:
        wreck = Wreck((*views, image))
    for each in views:
        _add(wreck.rows, event_rows(each), places=0)
    for rows in (own, logged):
        _add_all(wreck.rows, rows)
    return wreck


def add_copy(rows: Rows, copy: Path) -> None:
    """Take in what a backup of the same session has; one of another session is left alone.

    Args:
        rows: The rows of the damaged file; they are added to.
        copy: The backup. One that cannot be read is no trouble.

    Raises:
        StorageTrouble: `cannot_read`.
    """
    found = read_wreck(copy).rows
    if _have_a_beginning_in_common(rows, found):
        _add_all(rows, found)


def in_order(rows: Rows) -> list[Found]:
    """Return the rows to go by, each number once and in order.

    Args:
        rows: All that was found.
    """
    left = {seq: same.copy() for seq, same in rows.items()}
    proved = _last_proved(left)
    found: list[Found] = []
    missing = 0
    before: int | None = 0
    certain = True
    for seq in range(1, proved + len(rows) + 1):
        row, proof = _choice(left, seq, before, certain=certain)
        if row is None:
            missing += 1
            before, certain = None, False
            continue
        found.append(Found(row, proof, missing))
        missing = 0
        certain = proof is Proof.SOUND
        before = _chained(row, before) if certain and before is not None else row[6]
    at = found[-1].row[0] if found else 0
    for seq in sorted(seq for seq in left if seq > proved + len(rows)):
        for row in [*left[seq]][:1]:
            # A number far behind all others may be damage; that so many are lost is not said then.
            gap = seq - at - 1 if seq - at < _FAR else 1
            found.append(Found(row, Proof.UNKNOWN, gap))
            at = seq
    return _without_repeated(found)


def _without_repeated(found: list[Found]) -> list[Found]:
    """Return the rows without those that are a sound one again, under a number gone wrong."""
    sound = {each.row[1:] for each in found if each.proof is Proof.SOUND}
    kept: list[Found] = []
    missing = 0
    for each in found:
        missing += each.missing
        if each.proof is not Proof.SOUND and each.row[1:] in sound:
            missing += 1
            continue
        kept.append(replace(each, missing=missing))
        missing = 0
    return kept


def with_credible_times(found: list[Found]) -> list[Found]:
    """Return the rows with times that never go back, whatever a damaged one says (milliseconds)."""
    ceiling: int | None = None
    ceilings: list[int | None] = []
    for each in reversed(found):
        ceiling = each.row[1] if each.proof is Proof.SOUND else ceiling
        ceilings.append(ceiling)
    credible: list[Found] = []
    at_ms = 0
    for each, most in zip(found, reversed(ceilings), strict=True):
        said = each.row[1]
        if each.proof is Proof.SOUND or (said >= at_ms and most is not None and said <= most):
            at_ms = max(at_ms, said)
        elif most is None and at_ms <= said <= at_ms + _A_DAY_MS:
            at_ms = said
        credible.append(replace(each, row=(each.row[0], at_ms, *each.row[2:])))
    return credible


def _choice(
    left: Rows, seq: int, before: int | None, *, certain: bool
) -> tuple[EventRow | None, Proof]:
    same = left.get(seq, Counter())
    if before is not None:
        for row in same:
            if _chained(row, before) == row[6] or _links(left, seq + 1, _chained(row, before)):
                return row, Proof.SOUND
        astray = _astray(left, seq, before)
        if astray is not None:
            return astray, Proof.SOUND
    found = _likeliest(left, seq, same) or _built_upon(left, seq)
    return found, Proof.CHANGED if certain else Proof.UNKNOWN


def _likeliest(left: Rows, seq: int, same: Counter[EventRow]) -> EventRow | None:
    """Return the row that stands in most places: damage hits each of them otherwise."""
    return max(
        same,
        key=lambda row: (_decodes(row), _links(left, seq + 1, row[6]), same[row]),
        default=None,
    )


def _decodes(row: EventRow) -> bool:
    with suppress(codec.Unreadable):
        codec.decode(codec.Row(row[3], row[4], row[5]))
        return True
    return False


def _astray(left: Rows, seq: int, before: int) -> EventRow | None:
    """Return the row that belongs here though its number says otherwise, taking it from there."""
    for number, same in left.items():
        for row in same:
            here = (seq, *row[1:])
            if number != seq and _chained(here, before) == row[6]:
                del same[row]
                return here
    return None


def _built_upon(left: Rows, seq: int) -> EventRow | None:
    """Return the row that the next one follows though its number is a later one, from there."""
    for following in left.get(seq + 1, ()):
        for number, same in left.items():
            # What stands under an earlier number was taken there.
            for row in same if number > seq else ():
                if row is not following and _chained(following, row[6]) == following[6]:
                    del same[row]
                    return (seq, *row[1:])
    return None


def _links(left: Rows, seq: int, before: int) -> bool:
    return any(_chained(row, before) == row[6] for row in left.get(seq, ()))


def _last_proved(rows: Rows) -> int:
    """Return the last number that the checksum of the row before it proves."""
    return max(
        (seq for seq in rows if any(_links(rows, seq, row[6]) for row in rows.get(seq - 1, ()))),
        default=0,
    )


def _chained(row: EventRow, before: int) -> int:
    return zlib.crc32("|".join(map(str, row[:6])).encode(errors="replace"), before)


def _have_a_beginning_in_common(one: Rows, other: Rows) -> bool:
    """Tell by one equal row: its checksum stands for all that was before it."""
    return any(row in other[seq] for seq in one.keys() & other.keys() for row in one[seq])


def _add(rows: Rows, found: Iterable[EventRow], places: int = 1) -> None:
    for row in found:
        rows.setdefault(row[0], Counter())[row] += places


def _add_all(rows: Rows, found: Rows) -> None:
    for seq, same in found.items():
        rows.setdefault(seq, Counter()).update(same)


def _as_sqlite_sees_it(image: bytes, log: bytes) -> Iterator[bytes]:
    """Give the file with what of its log is whole, if SQLite can still read it."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "wreck")
        file.write_bytes(image)
        companions(file)[0].write_bytes(log)
        try:
            with (
                closing(sqlite3.connect(file)) as source,
                closing(sqlite3.connect(":memory:")) as copy,
            ):
                source.backup(copy)
                yield copy.serialize()
        except sqlite3.Error:
            return
