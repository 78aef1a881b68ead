"""However a file is damaged: it is refused and not touched, or it opens and is sound."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.core.commands import AddProposal, NextStep
from facilitator.core.model import Beginning
from facilitator.store.examine import examine
from facilitator.store.opening import open_file
from facilitator.trouble import StorageTrouble
from tests.fake_time import FakeTime
from tests.storage.conftest import Hall

TRIES = 5
PAGE = 4096


def _flip_bits(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 1, 3, 50))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _truncate(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def _zero_a_page(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)


def _scribble(data: bytearray, dice: random.Random) -> None:
    at, length = dice.randrange(len(data) - 2000), dice.randrange(1, 2000)
    data[at : at + length] = dice.randbytes(length)


def _change_the_header(data: bytearray, dice: random.Random) -> None:
    data[dice.randrange(120)] = dice.randrange(256)


def _append_rubbish(data: bytearray, dice: random.Random) -> None:
    data += dice.randbytes(dice.randrange(1, 9000))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, example: Beginning) -> dict[str, bytes]:
    """Return a cleanly closed file, one that was killed, and the latter's log."""
    hall = Hall(tmp_path_factory.mktemp("whole") / "день.facil")
    hall.create(example)
    session, opened = hall.session()
    session.dispatch(NextStep())
    for number in range(20):
        session.dispatch(AddProposal(1, f"Предложение {number}"))
    opened.journal.wait_for_backup()
    killed, log = (part.read_bytes() for part in hall.parts()[:2])
    session.close()
    return {"closed": hall.path.read_bytes(), "killed": killed, "log": log}


@pytest.mark.parametrize(
    "damage",
    [_flip_bits, _truncate, _zero_a_page, _scribble, _change_the_header, _append_rubbish],
)
@pytest.mark.parametrize("which", ["closed", "killed", "log"])
def test_a_damaged_file_is_refused_untouched_or_is_sound(
    tmp_path: Path,
    files: dict[str, bytes],
    damage: Callable[[bytearray, random.Random], None],
    which: str,
) -> None:
    dice = random.Random(f"{damage.__name__} {which}")  # noqa: S311  chance, not secrecy
    for number in range(TRIES):
        parts = {name: bytearray(data) for name, data in files.items()}
        damage(parts[which], dice)
        file = tmp_path / f"{number}.facil"
        main = parts["closed" if which == "closed" else "killed"]
        file.write_bytes(main)
        if which != "closed":
            file.with_name(f"{file.name}-wal").write_bytes(parts["log"])
        reason = None
        try:
            opened = open_file(file, FakeTime())
        except StorageTrouble as trouble:
            reason = trouble.what
        if reason is None:
            opened.journal.close(opened.clock())
            found = examine(file)
            assert found.state == opened.state
            assert found.events == opened.journal._end.seq
        else:
            assert reason in {"damaged", "not_a_session", "newer_version", "cannot_open"}
            assert file.read_bytes() == main


def test_damaged_text_in_the_words_of_sqlite_is_damage(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    file = tmp_path / "день.facil"
    file.write_bytes(
        files["closed"].replace(b"CREATE TABLE roadmap", b"CREATE TABLE road\xd2ap", 1)
    )
    with pytest.raises(StorageTrouble) as raised:
        open_file(file, FakeTime())
    assert raised.value.what == "damaged"


@pytest.mark.parametrize(
    "damage",
    [
        "alive_wall = '2019-09-12T09>33:51'",
        "alive_wall = '2019-09-12T09:33:51+05:00'",
        "alive_wall = x'00'",
        "alive_ms = 'soon'",
        "offset_ms = 0.5",
        "session = x'ff'",
    ],
)
def test_a_damaged_row_beside_the_journal_is_damage(hall: Hall, damage: str) -> None:
    hall.create()
    hall.sql(f"UPDATE heartbeat SET {damage}")  # noqa: S608
    with pytest.raises(StorageTrouble) as raised:
        open_file(hall.path, FakeTime())
    assert raised.value.what == "damaged"


@pytest.mark.parametrize("kind", [(130, 2), (2, 130), (0, 2), (3, 3), (1, 2)])
def test_a_header_that_is_neither_of_a_plain_file_nor_of_a_logged_one_costs_no_log(
    hall: Hall, kind: tuple[int, int]
) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(AddProposal(1, "Навигатор"))
    hall.crash(opened)
    data = hall.path.read_bytes()
    hall.path.write_bytes(data[:18] + bytes(kind) + data[20:])
    before = {part: part.read_bytes() for part in hall.parts()[:2]}
    with pytest.raises(StorageTrouble) as raised:
        open_file(hall.path, FakeTime())
    assert raised.value.what == "damaged"
    with pytest.raises(StorageTrouble):
        examine(hall.path)
    assert {part: part.read_bytes() for part in hall.parts()[:2]} == before
