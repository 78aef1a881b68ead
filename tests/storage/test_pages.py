"""Rows of the journal read from bare pages are those that SQLite reads."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.store.pages import event_rows, log_rows, overlaid

COLUMNS = "seq INTEGER PRIMARY KEY, at_ms, wall, name, version, payload, checksum"
ROWS = [
    (1, 0, "2019-09-12T10:00:00", "SessionBegun", 1, "{}" * 40_000, 7),
    (2, 1, "", "ClockStarted", 0, "", -1),
    (300, 2**40, "ё", "ProposalAdded", 300, "т" * 500, 2**31),
    (70_000, 2**60, "ё", "ProposalAdded", 70_000, "т" * 3_000, 2**32 - 1),
]


def database(folder: Path, page: int, rows: list[tuple[object, ...]], columns: str) -> bytes:
    """Return a database file with one table of these rows."""
    file = folder / "file"
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"PRAGMA page_size = {page}")
        connection.execute(f"CREATE TABLE event ({columns})")
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO event VALUES ({marks})", rows)  # noqa: S608
    return file.read_bytes()


@pytest.mark.parametrize("page", [512, 1024, 4096, 8192, 65_536])
def test_every_row_is_read_at_every_size_of_page(tmp_path: Path, page: int) -> None:
    found = set(event_rows(database(tmp_path, page, [*ROWS], COLUMNS)))
    assert found == set(ROWS)


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        ("seq INTEGER PRIMARY KEY, a, b", (1, 2, "ё")),
        ("seq INTEGER PRIMARY KEY, a, b, c, d, e, f, g", (1, 2, "ё", "a", 1, "b", 3, 4)),
        (COLUMNS, (1, "2", "ё", "a", 1, "b", 3)),
        (COLUMNS, (1, 2, 3, "a", 1, "b", 3)),
        (COLUMNS, (1, 2, "ё", "a", 1, b"b", 3)),
        (COLUMNS, (1, None, "ё", "a", 1, "b", 3)),
        (COLUMNS, (1, 0.5, "ё", "a", 1, "b", 3)),
    ],
)
def test_rows_of_other_tables_are_not_taken(
    tmp_path: Path, columns: str, row: tuple[object, ...]
) -> None:
    assert not list(event_rows(database(tmp_path, 4096, [row], columns)))


def test_a_number_below_nothing_does_not_hide_the_others(tmp_path: Path) -> None:
    below = (-5, 1, "", "a", 1, "b", 3)
    found = set(event_rows(database(tmp_path, 4096, [below, *ROWS], COLUMNS)))
    assert found >= set(ROWS)


def test_a_number_of_rows_that_is_damaged_hides_none(tmp_path: Path) -> None:
    data = bytearray(database(tmp_path, 65_536, [*ROWS], COLUMNS))
    data[65_536 + 3 : 65_536 + 5] = bytes(2)
    assert set(event_rows(bytes(data))) == set(ROWS)


def test_any_bytes_may_come() -> None:
    dice = random.Random(4)  # noqa: S311  chance, not secrecy
    for _ in range(40):
        image = dice.randbytes(dice.randrange(9_000))
        assert not list(event_rows(image))
        log = dice.randbytes(dice.randrange(9_000))
        assert not list(log_rows(overlaid(image, log), log))


def test_a_record_that_goes_round_in_circles_ends(tmp_path: Path) -> None:
    data = bytearray(database(tmp_path, 4096, [ROWS[0]], COLUMNS))
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 4] = (3).to_bytes(4, "big")
    assert len(list(event_rows(bytes(data)))) <= 1


def test_a_record_cut_short_is_none(tmp_path: Path) -> None:
    data = database(tmp_path, 4096, [ROWS[0]], COLUMNS)
    assert not list(event_rows(data[:20_000]))
    short = database(tmp_path, 512, [(1, 2, "ё", "a", 1, "b" * 200, 3)], COLUMNS)
    assert not list(event_rows(short[:-50]))


@pytest.mark.parametrize("page", [512, 1024, 4096])
def test_a_log_that_was_given_its_size_with_zeros_is_laid_over_the_file(
    tmp_path: Path, page: int
) -> None:
    empty = database(tmp_path, page, [*ROWS[:1]], COLUMNS)
    file, log = tmp_path / "file", tmp_path / "file-wal"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        with connection:
            connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", ROWS[1:])
        written = log.read_bytes() + bytes(1_000_000)
    laid = overlaid(empty, written)
    assert set(event_rows(laid)) == set(ROWS)
    assert set(log_rows(laid, written)) >= set(ROWS[1:])


@pytest.mark.parametrize("named", [4096 + 512, 8192, 1 << 31, 0])
def test_a_log_whose_own_size_of_pages_is_damaged_is_read_all_the_same(
    tmp_path: Path, named: int
) -> None:
    image = database(tmp_path, 4096, [*ROWS[:1]], COLUMNS)
    file, log = tmp_path / "file", tmp_path / "file-wal"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        with connection:
            connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", ROWS[1:])
        written = bytearray(log.read_bytes())
    written[8:12] = named.to_bytes(4, "big")
    assert set(event_rows(overlaid(image, bytes(written)))) == set(ROWS)
