"""Reading a session back: a private copy of the file, and the state its journal replays to.

Nothing here ever writes to the file that is looked at.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from facilitator.core.events import Event
from facilitator.core.machine import evolve
from facilitator.core.model import Now, State
from facilitator.core.value import dataclass
from facilitator.store import codec
from facilitator.store.files import Header, companions, header
from facilitator.store.trouble import reported
from facilitator.trouble import StorageTrouble

SELECT = "SELECT seq, at_ms, wall, name, version, payload, checksum FROM event ORDER BY seq"
INSERT = "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)"
NOT_WHAT_HAPPENED = (
    *(ArithmeticError, AttributeError, LookupError, StopIteration, TypeError, ValueError),
)
"""What evolving an event that cannot have happened may raise."""

EventRow = tuple[int, int, str, str, int, str, int]


@dataclass(frozen=True, slots=True)
class End:
    """The end of a journal: how many events it has, the last one's times and its checksum."""

    seq: int = 0
    at_ms: int = 0
    wall: str = ""
    checksum: int = 0


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The one row beside the journal: session time against the boot's, and the clean-close mark."""

    session: str
    opening: str
    alive_ms: int
    alive_wall: str
    boot_id: str | None
    offset_ms: int
    closed_cleanly: bool


class Broken(Exception):
    """The journal cannot be followed beyond this event (its number)."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(f"event {seq}: {why}")


@contextmanager
def private_copy(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a consistent copy of a session in memory, also while another program writes to the file.

    Args:
        path: The session file.

    Raises:
        StorageTrouble: As `header` does, or `damaged` if SQLite cannot read it, or `cannot_read` if
            the system is to blame.
    """
    about = header(path)
    if not about.is_known:
        raise StorageTrouble("damaged", str(path))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        with reported("damaged", path):
            try:
                _copy_into(copy, path, about)
            except OSError as error:
                raise StorageTrouble("cannot_read", str(path), error.strerror or "") from error
        yield copy


def _copy_into(copy: sqlite3.Connection, path: Path, about: Header) -> None:
    log, _, undo = companions(path)
    # A file that lost its log is read as immutable, or SQLite would make a new one beside it; and
    # so is one beside which the log of another file was left, or SQLite would read that too.
    alone = about.is_wal != log.exists() and not undo.exists()
    address = path.absolute().as_uri() + ("?immutable=1" if alone else "?mode=ro")
    try:
        with closing(sqlite3.connect(address, uri=True)) as source:
            source.backup(copy)
    except sqlite3.OperationalError:
        # What a crash has left where nothing is to be written: SQLite would make the log's index
        # there, or undo in the file what was half done in it.
        import shutil
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            for part in (path, undo, *((log,) if about.is_wal else ())):
                if part.exists():
                    shutil.copyfile(part, Path(folder, part.name))
            with closing(sqlite3.connect(Path(folder, path.name))) as source:
                source.backup(copy)


def rows_for(events: Sequence[Event], now: Now, end: End) -> tuple[list[EventRow], End]:
    """Return the rows that events become after the journal's present end, and its new end."""
    rows: list[EventRow] = []
    wall, checksum = now.wall.isoformat(), end.checksum
    for seq, event in enumerate(events, end.seq + 1):
        written = codec.encode(event)
        row = (seq, now.ms, wall, written.name, written.version, written.payload)
        checksum = _checksum(row, checksum)
        rows.append((*row, checksum))
    return rows, End(end.seq + len(events), now.ms, wall, checksum) if events else end


def _checksum(row: tuple[int, int, str, str, int, str], before: int) -> int:
    """Chain the rows, so that one changed, lost or added outside the program is noticed."""
    return zlib.crc32("|".join(map(str, row)).encode(), before)


def replay(connection: sqlite3.Connection) -> tuple[State, End]:
    """Return the state a journal replays to, and its end.

    Raises:
        Broken: An event is not what this program wrote.
        sqlite3.Error: SQLite cannot read the journal.
    """
    state, end = State(), End()
    for row in connection.execute(SELECT):
        state, end = follow(state, end, row)
    return state, end


def follow(state: State, end: End, row: EventRow) -> tuple[State, End]:
    """Return state and end after one more row of the journal; raises Broken."""
    event, end = following(end, row)
    try:
        return evolve(state, event), end
    except NOT_WHAT_HAPPENED as error:
        raise Broken(end.seq, repr(error)) from error


def following(end: End, row: EventRow) -> tuple[Event, End]:
    """Return the event of one more row of the journal, and the end after it; raises Broken."""
    seq, at_ms, wall, name, version, payload, checksum = row
    if seq != end.seq + 1 or _checksum(row[:6], end.checksum) != checksum:
        raise Broken(end.seq + 1, "changed or missing")
    try:
        event = codec.decode(codec.Row(name, version, payload))
    except codec.Unreadable as error:
        raise Broken(seq, str(error)) from error
    return event, End(seq, at_ms, wall, checksum)


def read_heartbeat(connection: sqlite3.Connection) -> Heartbeat:
    """Return the row beside the journal.

    Raises:
        Broken: There is none.
        sqlite3.Error: SQLite cannot read it.
    """
    row = connection.execute(
        "SELECT session, opening, alive_ms, alive_wall, boot_id, offset_ms, closed_cleanly"
        " FROM heartbeat"
    ).fetchone()
    if row is None:
        raise Broken(0, "no heartbeat")
    session, opening, alive_ms, alive_wall, boot_id, offset_ms, clean = row
    texts = isinstance(session, str) and isinstance(opening, str) and _is_local_time(alive_wall)
    if not (texts and isinstance(alive_ms, int) and isinstance(offset_ms, int)):
        # No checksum guards this row, and SQLite takes a damaged text for a text.
        raise Broken(0, "heartbeat")
    return Heartbeat(session, opening, alive_ms, alive_wall, boot_id, offset_ms, bool(clean))


def _is_local_time(text: object) -> bool:
    try:
        return isinstance(text, str) and datetime.fromisoformat(text).tzinfo is None
    except ValueError:
        return False


def write_heartbeat(connection: sqlite3.Connection, beat: Heartbeat) -> None:
    """Replace the row beside the journal."""
    connection.execute(
        "INSERT OR REPLACE INTO heartbeat VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(beat.session, beat.opening, beat.alive_ms, beat.alive_wall),
            *(beat.boot_id, beat.offset_ms, int(beat.closed_cleanly)),
        ),
    )
