"""One damaged file: what is done to it, and what must hold of opening, checking and recovering."""

import contextlib
import io
import json
import random
import re
import shutil
import sqlite3
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from facilitator.clock import SystemTime
from facilitator.command_line import run
from facilitator.core.commands import AddArgument, AddProposal, AddRemark, Command, NextStep, Undo
from facilitator.core.model import Now
from facilitator.core.protocol import Edition, protocol
from facilitator.core.scene import scene
from facilitator.core.screen import Screen
from facilitator.core.vocabulary import RemarkKind, Side
from facilitator.session import Session
from facilitator.store.opening import create_file, look_at, open_file
from facilitator.trouble import StorageTrouble
from facilitator.words import Words
from tests.fake_time import FakeTime
from tests.room import small_beginning

PAGE: Final = 4096
FRAME: Final = 24 + PAGE
SAMPLE: Final = 40
"""So many bytes tell a text from all others."""
BEFORE: Final = 60
"""More than what stands before the texts in a row's cell."""
KINDS: Final = {
    "bits": "Bits of a session file flipped",
    "cut": "A session file cut short",
    "pages": "Pages of a session file zeroed or overwritten",
    "swapped": "Pages of a session file swapped",
    "log": "The log of a killed session damaged or lost",
    "foreign": "A file that is no session, or a newer one",
}
WEIGHTS: Final = (40, 12, 15, 8, 15, 10)
CLEAR: Final = frozenset({0, 2})
Range = tuple[int, int]
Parts = dict[str, bytearray]
"""The bytes of "file" and "log"; a part that is not there does not exist."""


@dataclass(frozen=True)
class Place:
    """Where an event stands: in which part, and which bytes of it must be whole to read it."""

    part: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True)
class Whole:
    """A session before it is damaged: its bytes, its events, and where each of them stands."""

    parts: dict[str, bytes]
    events: tuple[tuple[str, str], ...]
    places: tuple[tuple[Place, ...], ...]


class Damager:
    """Damages one small session again and again.

    Args:
        folder: An empty folder to work in.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._words = Words.load("en")
        self._closed, self._killed = _sessions(folder / "whole")

    @staticmethod
    def kind_of(number: int, seed: int) -> str:
        """Return what sort of damage a try does."""
        (kind,) = _dice(number, seed).choices([*KINDS], WEIGHTS)
        return kind

    def attempt(self, number: int, seed: int) -> tuple[str, int, bool]:
        """Damage a file and read it; return what went wrong, what is lost, whether it refused."""
        dice = _dice(number, seed)
        (kind,) = dice.choices([*KINDS], WEIGHTS)
        folder = self._folder / "try"
        folder.mkdir()
        try:
            if kind == "foreign":
                return "", 0, self._refuse(folder, dice)
            return "", *self._recover(folder, kind, dice)
        except Exception:  # noqa: BLE001  whatever it is, the try was not survived
            return traceback.format_exc(), 0, False
        finally:
            shutil.rmtree(folder)

    def _recover(self, folder: Path, kind: str, dice: random.Random) -> tuple[int, bool]:
        whole = self._killed if kind == "log" else self._closed
        parts: Parts = {name: bytearray(data) for name, data in whole.parts.items()}
        _DAMAGE[kind](parts, dice)
        path = folder / "день.facil"
        _write(path, parts)
        code, said = self._ask("recover", path, "-o", folder / "новый.facil")
        _require_untouched(path, parts)
        lost = 0
        if code == 0:
            lost = self._missing(folder / "новый.facil", said, whole, parts)
        else:
            assert code == 2
            allowed = not readable(whole, parts) or _looks_newer(parts)
            assert allowed, said
            assert not (folder / "новый.facil").exists()
        checked, _ = self._ask("check", path)
        _require_untouched(path, parts)
        refused = _opens(path)
        assert (checked != 0) == refused or _looks_older(parts), checked
        if refused:
            _require_untouched(path, parts)
        return lost, refused

    def _missing(self, new: Path, said: str, whole: Whole, parts: Parts) -> int:
        """Return how many readable events are neither in the new file nor said to be left out."""
        code, told = self._ask("check", new)
        assert code == 0, told
        state = look_at(new, SystemTime()).state
        if "not as" in said:  # changed events: nothing they say may be in the way of a window
            protocol(state, Edition())
            scene(state, Screen(), Now(0, SystemTime().wall()))
        with closing(sqlite3.connect(new)) as connection:
            rows = connection.execute("SELECT name, payload FROM event").fetchall()
        restored = [_bare(name, payload) for name, payload in rows]
        missing = sum(_bare(*whole.events[seq]) not in restored for seq in readable(whole, parts))
        claimed = _number(r"Restored: (\d+) event", said)
        assert claimed <= min(len(rows), len(whole.events))
        return max(0, missing - _number(r"(\d+) events? (?:was|were) left out", said))

    def _refuse(self, folder: Path, dice: random.Random) -> bool:
        path = folder / "письмо.facil"
        _FOREIGN[dice.randrange(len(_FOREIGN))](path, dice, self._closed)
        data = path.read_bytes()
        for command in (("check", path), ("recover", path, "-o", folder / "новый.facil")):
            code, said = self._ask(*command)
            assert code == 2, said
            assert "not a session" in said or "newer version" in said, said
        assert _opens(path)
        assert path.read_bytes() == data
        assert [each.name for each in folder.iterdir()] == [path.name]
        return True

    def _ask(self, *arguments: object) -> tuple[int, str]:
        """Run a command line; what it says must be clear."""
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = run([str(each) for each in arguments], self._words)
        text = said.getvalue()
        assert code in CLEAR, text
        assert "Unexpected" not in text, text
        assert "Traceback" not in text, text
        assert text.strip()
        return code, text


def readable(whole: Whole, parts: Parts) -> list[int]:
    """Return which events stand somewhere with all their bytes as they were."""
    return [
        seq
        for seq, places in enumerate(whole.places)
        if any(_is_whole(whole, parts, place) for place in places)
    ]


def _is_whole(whole: Whole, parts: Parts, place: Place) -> bool:
    now, then = parts.get(place.part), whole.parts[place.part]
    return now is not None and all(now[start:end] == then[start:end] for start, end in place.ranges)


def _sessions(folder: Path) -> tuple[Whole, Whole]:
    """Return a session that was closed and the same when it was killed, with its log."""
    folder.mkdir()
    time = FakeTime()
    path, log = folder / "день.facil", folder / "день.facil-wal"
    create_file(path, small_beginning(), time)
    opened = open_file(path, time)
    session = Session(opened.journal, opened.clock, opened.state)
    for command in _day():
        time.pass_by(7)
        session.dispatch(command)
        ids = [*session.state.content.proposals]
        if len(ids) % 3 == 2:
            session.dispatch(AddArgument(ids[-1], Side.PRO, f"Плюс {len(ids)}. " * 4))
    opened.journal.wait_for_backup()
    killed = {"file": path.read_bytes(), "log": log.read_bytes()}
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT wall, name, payload FROM event ORDER BY seq").fetchall()
    events = tuple((str(name), str(payload)) for _, name, payload in rows)
    # The version, always 1, takes no byte between name and payload.
    cells = ["".join(row).encode() for row in rows]
    session.close()
    closed = {"file": path.read_bytes()}
    return tuple(  # type: ignore[return-value]
        Whole(parts, events, tuple(tuple(_places(parts, cell)) for cell in cells))
        for parts in (closed, killed)
    )


def _day() -> Iterator[Command]:
    for _ in range(5):
        yield NextStep()
    for number in range(16):
        yield AddProposal(1, f"Предложение {number}. " * (1 if number % 5 else 90))
        if number % 7 == 6:
            yield AddProposal(1, f"Описка {number}")
            yield Undo()
    for number in range(4):
        yield NextStep()
        yield AddRemark(RemarkKind.CONCLUSION, 1, f"Вывод {number}. " * 30)


def _places(parts: dict[str, bytes], sought: bytes) -> Iterator[Place]:
    """Give the places where an event stands whole, by its time, name and payload."""
    # Where a text goes on in other pages, its beginning and all those pages are needed.
    first = sought if len(sought) < PAGE - 200 else sought[:300]
    for part, data in parts.items():
        at = data.find(first)
        while at >= 0:
            page, head = _page_at(part, at)
            if _is_leaf(data, page):
                own = (max(page, at - BEFORE), at + len(first) + 8)
                if first is sought:
                    yield Place(part, (head, own))
                elif part == "file":
                    yield Place(part, ((page, page + PAGE), *_rest(data, sought)))
            at = data.find(first, at + 1)


def _rest(data: bytes, sought: bytes) -> Iterator[Range]:
    """Give the pages a long text goes on in: after four bytes they begin in its middle."""
    for page in range(PAGE, len(data), PAGE):
        if data[page + 4 : page + 4 + SAMPLE] in sought:
            yield page, page + PAGE


def _page_at(part: str, at: int) -> tuple[int, Range]:
    """Return where the page begins in which a byte stands, and what leads to it."""
    if part == "file":
        page = at // PAGE * PAGE
        return page, (page, page + 300)
    frame = 32 + (at - 32) // FRAME * FRAME
    return frame + 24, (frame, frame + 24 + 300)


def _is_leaf(data: bytes, page: int) -> bool:
    return data[page] == 0x0D


def _bare(name: str, payload: str) -> str:
    """Return an event without the number that it may have had to give up."""
    fields = json.loads(payload)
    fields.pop("number", None)
    return f"{name} {json.dumps(fields, sort_keys=True)}"


def _number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    return int(found[1]) if found else 0


def _opens(path: Path) -> bool:
    """Open a file as the windows do and close it; return whether it was refused."""
    try:
        opened = open_file(path, SystemTime())
    except StorageTrouble as trouble:
        what = trouble.what
    else:
        opened.journal.close(opened.clock())
        return False
    assert what in {"damaged", "not_a_session", "newer_version", "cannot_open", "cannot_migrate"}
    return True


def _write(path: Path, parts: Parts) -> None:
    for name, data in parts.items():
        _file(path, name).write_bytes(data)


def _file(path: Path, part: str) -> Path:
    return path if part == "file" else path.with_name(f"{path.name}-wal")


def _require_untouched(path: Path, parts: Parts) -> None:
    for name in ("file", "log"):
        file = _file(path, name)
        assert file.exists() == (name in parts), f"{name} came or went"
        assert name not in parts or file.read_bytes() == parts[name], f"{name} was written to"


def _looks_newer(parts: Parts) -> bool:
    return int.from_bytes(parts["file"][60:64], "big") > 1


def _looks_older(parts: Parts) -> bool:
    return int.from_bytes(parts["file"][60:64], "big") == 0


def _dice(number: int, seed: int) -> random.Random:
    return random.Random(f"{seed} {number}")  # noqa: S311  chance, not secrecy


def _flip(data: bytearray, dice: random.Random) -> None:
    if data and dice.random() < 0.1:
        data[dice.randrange(min(len(data), 200))] ^= 1 << dice.randrange(8)
    for _ in range(dice.choice((1, 1, 1, 3, 50, 400)) if data else 0):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _cut(data: bytearray, dice: random.Random) -> None:
    keep = dice.randrange(len(data) + 1)
    if dice.random() < 0.3:  # what a copy that stopped leaves: whole blocks
        keep = keep // 512 * 512
    del data[keep:]


def _overwrite(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 1, 2, 8))):
        page = dice.randrange(len(data) // PAGE) * PAGE
        data[page : page + PAGE] = dice.choice((bytes(PAGE), dice.randbytes(PAGE), b"\xff" * PAGE))


def _swap(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 1, 3))):
        one, other = (dice.randrange(len(data) // PAGE) * PAGE for _ in range(2))
        kept = data[one : one + PAGE]
        data[one : one + PAGE] = data[other : other + PAGE]
        data[other : other + PAGE] = kept


def _damage_log(parts: Parts, dice: random.Random) -> None:
    match dice.randrange(6):
        case 0:
            del parts["log"]
        case 1:
            _cut(parts["log"], dice)
        case 2:
            _overwrite(parts["log"], dice)
        case 3:
            _flip(parts["file"], dice)
            _flip(parts["log"], dice)
        case 4:
            _overwrite(parts["file"], dice)
        case _:
            _flip(parts["log"], dice)


_DAMAGE: Final[dict[str, Callable[[Parts, random.Random], None]]] = {
    "bits": lambda parts, dice: _flip(parts["file"], dice),
    "cut": lambda parts, dice: _cut(parts["file"], dice),
    "pages": lambda parts, dice: _overwrite(parts["file"], dice),
    "swapped": lambda parts, dice: _swap(parts["file"], dice),
    "log": _damage_log,
}


def _text(path: Path, dice: random.Random, _whole: Whole) -> None:
    path.write_text("Уважаемые коллеги! " * dice.randrange(1, 2000), encoding="utf-8")


def _empty(path: Path, _dice: random.Random, _whole: Whole) -> None:
    path.touch()


def _noise(path: Path, dice: random.Random, _whole: Whole) -> None:
    start = dice.choice((b"", b"%PDF-1.7\n", b"PK\3\4", b"SQLite format 3\0", b"\xff\xd8\xff"))
    path.write_bytes(start + dice.randbytes(dice.randrange(50_000)))


def _database(path: Path, dice: random.Random, _whole: Whole) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, title, notes)")
        rows = [(f"Встреча {number}", "текст " * 50) for number in range(dice.randrange(200))]
        connection.executemany("INSERT INTO event (title, notes) VALUES (?, ?)", rows)
        connection.execute(f"PRAGMA application_id = {dice.randrange(2**31)}")
    if dice.random() < 0.3:
        data = bytearray(path.read_bytes())
        _flip(data, dice)
        path.write_bytes(data)


def _newer(path: Path, dice: random.Random, whole: Whole) -> None:
    data = bytearray(whole.parts["file"])
    data[60:64] = dice.randrange(2, 2**32).to_bytes(4, "big")
    if dice.random() < 0.5:
        _overwrite(data, dice)
        data[:100] = whole.parts["file"][:60] + data[60:64] + whole.parts["file"][64:100]
        data[60:64] = dice.randrange(2, 2**32).to_bytes(4, "big")
    path.write_bytes(data)


_FOREIGN: Final = (_text, _empty, _noise, _database, _newer)
