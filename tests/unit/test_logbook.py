"""The log says what went wrong and where in the program, never what somebody typed."""

import logging
import sqlite3
from collections.abc import Iterator
from enum import Enum, StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.logbook import keeping
from facilitator.logbook.keeping import NAME, OLDER, Logbook, log_files
from facilitator.logbook.redaction import error_lines, place, shown
from facilitator.logbook.repeats import is_told
from facilitator.trouble import StorageTrouble

TYPED = "Иванова Мария, ivanova@example.org"


class Colour(StrEnum):
    RED = "Иванова"


class Ten(int):
    """A number that says what it likes."""

    def __str__(self) -> str:
        return TYPED


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    logger = logging.getLogger("facilitator.of_a_test")
    book = Logbook(tmp_path / "logs")
    logger.addHandler(book)
    logger.propagate = False
    yield logger
    logger.removeHandler(book)
    book.close()


def written(tmp_path: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in log_files(tmp_path / "logs"))


def failing(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        if cause is None:
            raise error
        raise error from cause
    except Exception as raised:  # noqa: BLE001  it is what the test wants
        return raised


def test_a_text_never_passes_as_an_argument(log: logging.Logger, tmp_path: Path) -> None:
    log.warning("said by %s: %s", TYPED, [TYPED])
    log.warning("%(who)s was told", {"who": TYPED})
    log.warning("in %s", tmp_path / TYPED)
    log.warning("%d times", Ten(10))
    log.warning(ValueError(TYPED))
    said = written(tmp_path)
    assert "Иванова" not in said
    assert str(tmp_path) not in said
    assert "said by (…): (…)" in said
    assert "(…) was told" in said
    assert "in (path)" in said
    assert "%d times" in said
    assert ": ValueError" in said


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (None, "None"),
        (True, "True"),
        (7, "7"),
        (0.5, "0.5"),
        (Colour.RED, "Colour.RED"),
        (Ten(10), "(…)"),
        ("x", "(…)"),
        (b"x", "(…)"),
        (KeyError("x"), "KeyError"),
        (OSError(28, "x"), "OSError errno 28"),
        (OSError("x"), "OSError"),
        (Path("x"), "(path)"),
        (sqlite3.Error("x"), "sqlite3.Error"),
        (
            StorageTrouble("cannot_write", "x", "x"),
            "facilitator.trouble.StorageTrouble cannot_write",
        ),
        (StorageTrouble("x is y", "x", "x"), "facilitator.trouble.StorageTrouble"),
    ],
)
def test_only_what_can_name_nobody_is_shown(value: object, read: str) -> None:
    assert shown(value) == read


def test_sqlites_own_name_of_an_error_is_shown() -> None:
    database = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.Error) as caught:
        database.execute("SELECT Иванова")
    database.close()
    assert shown(caught.value) == "sqlite3.OperationalError SQLITE_ERROR"


def test_numbers_are_let_through_as_they_are(log: logging.Logger, tmp_path: Path) -> None:
    log.error("%d of %.1f", 3, 4.25)
    assert "ERROR facilitator.of_a_test: 3 of 4.2" in written(tmp_path)


def test_an_error_is_kept_with_kinds_and_places_of_all_it_came_from(
    log: logging.Logger, tmp_path: Path
) -> None:
    inner = failing(KeyError(TYPED))
    group = ExceptionGroup(TYPED, [ValueError(TYPED), failing(TypeError(TYPED))])
    error = failing(RuntimeError(TYPED), failing(group, inner))
    error.add_note(TYPED)
    log.error("unexpected", exc_info=error)
    said = written(tmp_path)
    for kind in ("RuntimeError", "ExceptionGroup", "ValueError", "TypeError", "KeyError"):
        assert kind in said
    assert "test_logbook.py:" in said
    assert "Иванова" not in said
    assert str(Path(__file__).parent) not in said


def test_what_was_handled_when_an_error_came_is_told_unless_it_is_hidden() -> None:
    def fail(*, hidden: bool) -> None:
        try:
            raise KeyError(TYPED)
        except KeyError:
            if hidden:
                raise ValueError(TYPED) from None
            raise ValueError(TYPED)  # noqa: B904  the context is what is tested

    for hidden in (False, True):
        with pytest.raises(ValueError, match="Иванова") as caught:
            fail(hidden=hidden)
        assert ("  KeyError" in list(error_lines(caught.value))) is not hidden


def test_errors_that_go_round_in_a_circle_end() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert list(error_lines(first)) == ["  ValueError", "  from", "  KeyError"]
    own = ExceptionGroup("x", [first])
    first.__cause__ = own
    assert list(error_lines(own)) == ["  ExceptionGroup", "    ValueError"]


def test_a_long_chain_and_a_deep_recursion_stay_short() -> None:
    chained: Exception = ValueError()
    for _ in range(100):
        chained = failing(ValueError(), chained)
    assert len(list(error_lines(chained))) < 60

    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as caught:
        deeper()
    lines = list(error_lines(caught.value))
    assert len(lines) == 42
    assert any("frames …" in line for line in lines)


def test_places_are_told_without_anybodys_folder() -> None:
    assert place(keeping.__file__) == "facilitator/logbook/keeping.py"
    assert place("/home/Иванова/lib/site-packages/click/core.py") == "click/core.py"
    assert place("/home/Иванова/json/__init__.py") == "__init__.py"


def test_nothing_is_made_before_something_is_logged(log: logging.Logger, tmp_path: Path) -> None:
    assert log_files(tmp_path / "logs") == ()
    assert not (tmp_path / "logs").exists()
    log.error("x")
    assert [path.name for path in log_files(tmp_path / "logs")] == [NAME]


def test_a_log_grows_only_so_far(
    log: logging.Logger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "MOST_BYTES", 1_000)
    for number in range(200):
        log.error(f"number {number}")  # noqa: G004  each is to be another sentence
    files = log_files(tmp_path / "logs")
    assert [path.name for path in files] == [NAME, *(f"{NAME}.{n}" for n in range(1, OLDER + 1))]
    assert all(path.stat().st_size <= 1_000 for path in files)
    assert "number 199" in files[0].read_text()
    assert len(list((tmp_path / "logs").iterdir())) == OLDER + 1


def test_what_comes_again_and_again_is_written_at_growing_intervals(
    log: logging.Logger, tmp_path: Path
) -> None:
    for number in range(1, 11):
        log.error("no row %d", number, exc_info=failing(KeyError(f"{TYPED} {number}")))
    heads = [line.partition(": ")[2] for line in written(tmp_path).splitlines() if "no row" in line]
    assert heads == [
        "no row 1",
        "no row 2 (2 times by now)",
        "no row 4 (4 times by now)",
        "no row 8 (8 times by now)",
    ]
    assert written(tmp_path).count("  KeyError") == len(heads)


def test_an_hour_of_an_error_with_each_frame_leaves_room_for_all_others(
    log: logging.Logger, tmp_path: Path
) -> None:
    error = failing(RuntimeError(TYPED), failing(ValueError(TYPED)))
    for _ in range(5 * 3_600):
        log.error("unexpected error", exc_info=error)
    log.error("something else")
    said = written(tmp_path)
    assert said.count("unexpected error") == 15
    assert said.endswith(": something else\n")
    assert len(said) < 5_000


def test_another_place_another_cause_or_another_sentence_is_not_the_same(
    log: logging.Logger, tmp_path: Path
) -> None:
    log.error("x", exc_info=failing(KeyError()))
    log.error("x", exc_info=failing(KeyError(), failing(ValueError())))
    log.error("x", exc_info=failing(KeyError(), failing(OSError(28, ""))))
    log.error("x", exc_info=failing(KeyError(), failing(OSError(5, ""))))
    log.error("y", exc_info=failing(KeyError()))
    log.error("y")
    log.error(KeyError("y"))
    assert "by now" not in written(tmp_path)


@given(st.integers(1))
def test_of_so_many_times_few_are_told(times: int) -> None:
    told = {2**power for power in range(times.bit_length())}
    assert all(map(is_told, told))
    assert is_told(times) is (times in told)


def test_where_no_log_can_be_kept_the_program_does_without(
    log: logging.Logger, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("a file in the place of the folder")
    log.error("x")
    (tmp_path / "logs").unlink()
    log.error("y")
    assert ": y" in written(tmp_path)
    (book,) = [each for each in log.handlers if isinstance(each, Logbook)]
    assert book._file is not None
    assert book._file.stream is not None
    book._file.stream.close()
    log.error("z")
    assert capfd.readouterr() == ("", "")


def test_an_enum_is_told_by_the_name_in_the_source() -> None:
    class Plain(Enum):
        ONE = TYPED

    assert shown(Plain.ONE) == "Plain.ONE"
