"""What is kept of the built program's measurements, and how its start is timed."""

import sys
from pathlib import Path

import pytest

from tests.bench import built

PAGE = """\
# Performance

A table.

## Built program

Old.

## Documents

More.
"""


def test_where_nothing_is_built_what_the_page_says_is_kept(tmp_path: Path) -> None:
    assert built.section(PAGE, tmp_path) == "## Built program\n\nOld.\n"
    assert built.section("# Performance\n", tmp_path) == ""


def test_a_new_section_takes_the_place_of_the_old_one() -> None:
    page = built.put(PAGE, "## Built program\n\nNew.\n")
    assert page.count("## Built program") == 1
    assert page.endswith("More.\n\n## Built program\n\nNew.\n")
    assert "Old." not in page
    assert built.put("# Performance\n", "") == "# Performance\n"


def test_a_build_is_measured_with_its_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "facilitator").mkdir()
    (tmp_path / "facilitator" / "facilitator").write_bytes(b"x" * 2_000_000)
    (tmp_path / "facilitator.tar.gz").write_bytes(b"x" * 1_500_000)
    monkeypatch.setattr(built, "start_ms", lambda *_: (600.0, 500.0))
    said = built.section(PAGE, tmp_path)
    assert "| 600 | 500 | 1.20 | ≤ 1.2 |" in said
    assert "| `facilitator.tar.gz` | | **1.5** |" in said


def test_the_start_is_timed_until_the_console_is_painted() -> None:
    paints = "import sys, time\nsys.stderr.write('Flushing of ConsoleWindow\\n')\ntime.sleep(60)"
    (taken,) = built.start_ms([sys.executable, "-c", paints], runs=1)
    assert 0 < taken < 30_000


def test_a_program_that_shows_nothing_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="no console"):
        built.start_ms([sys.executable, "-c", "pass"], runs=1)
