"""Texts that mean harm do none: the session is sound, and every file is what its name says."""

from pathlib import Path

from tests.faults.hostile import FAULT


def test_hostile_texts_do_no_harm(tmp_path: Path) -> None:
    (found,) = FAULT.run(tmp_path, FAULT.quick, 1)
    assert found.tries == FAULT.quick
    assert found.is_good, found.problems
