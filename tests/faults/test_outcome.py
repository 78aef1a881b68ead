"""The counting of the faults: what is bad is seen, in the table and in the exit code."""

import os
from pathlib import Path

import pytest

from tests.faults import __main__ as program
from tests.faults.outcome import Fault, Outcome, Tally, read_table, summed, table
from tests.faults.registry import NAMES, fault


def test_a_try_in_which_anything_is_raised_is_not_survived() -> None:
    tally = Tally("Pulled")
    with tally.attempt("first") as attempt:
        attempt.refused = True
    with tally.attempt("second"):
        Path("half a file").read_bytes()
    found = tally.outcome()
    assert (found.tries, found.survived, found.refused) == (2, 1, 1)
    assert "second" in found.problems[0]
    assert "half a file" in found.problems[0]
    assert not found.is_good


def test_a_loss_is_bad_also_where_the_program_went_on() -> None:
    tally = Tally("Pulled")
    with tally.attempt() as attempt:
        attempt.lost = 2
    assert tally.outcome() == Outcome("Pulled", 1, 1, 2, 0)
    assert not tally.outcome().is_good


def test_outcomes_of_one_fault_are_one_row() -> None:
    found = summed([Outcome("A", 2, 2, 0, 1), Outcome("B", 1, 1, 0, 0), Outcome("A", 3, 2, 1, 0)])
    assert table(found).splitlines()[2:] == ["| A | 5 | 4 | 1 | 1 |", "| B | 1 | 1 | 0 |  |"]


@pytest.mark.parametrize(("lost", "code"), [(0, 0), (1, 1)])
def test_the_exit_code_tells_whether_anything_was_lost(
    lost: int,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(_folder: Path, tries: int, _seed: int) -> list[Outcome]:
        return [Outcome("Pulled", tries, tries, lost, 0)]

    page = tmp_path / "FAULTS.md"
    monkeypatch.setattr(program, "PAGE", page)
    monkeypatch.setattr(program, "NAMES", ("pulled",))
    monkeypatch.setattr(program, "fault", lambda _name: Fault(30, 3, run))
    assert program.main(["--quick"]) == code
    assert not page.exists()
    assert program.main([]) == code
    assert f"| Pulled | 30 | 30 | {lost} |  |" in page.read_text(encoding="utf-8")
    assert "| Pulled | 3 | 3 |" in capsys.readouterr().out


def test_one_fault_done_anew_takes_its_place_in_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run(_folder: Path, tries: int, _seed: int) -> list[Outcome]:
        return [Outcome("Pulled", tries, tries, 0, 4), Outcome("New", 1, 1, 0, 0)]

    page = tmp_path / "FAULTS.md"
    before = [
        Outcome("Killed", 9, 9, 0, 0),
        Outcome("Pulled", 1, 0, 1, 0),
        Outcome("Full", 2, 2, 0, 2),
    ]
    page.write_text(table(before), encoding="utf-8")
    monkeypatch.setattr(program, "PAGE", page)
    monkeypatch.setattr(program, "NAMES", ("pulled",))
    monkeypatch.setattr(program, "fault", lambda _name: Fault(30, 3, run))
    assert program.main(["--only", "pulled"]) == 0
    assert read_table(page.read_text(encoding="utf-8")) == [
        before[0],
        Outcome("Pulled", 30, 30, 0, 4),
        before[2],
        Outcome("New", 1, 1, 0, 0),
    ]


@pytest.mark.skipif(os.name != "posix", reason="some of them know only Linux")
def test_every_fault_can_be_had_by_its_name() -> None:
    assert all(fault(name).quick <= fault(name).tries for name in NAMES)
