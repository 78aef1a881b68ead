"""A real process killed in the middle of anything loses nothing it acknowledged."""

import os
from pathlib import Path

import pytest

from tests.faults.kill import FAULT


@pytest.mark.skipif(os.name != "posix", reason="forks, and kills with SIGKILL")
def test_a_killed_program_loses_nothing_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    found = FAULT.run(tmp_path, FAULT.quick, 1)
    assert sum(one.tries for one in found) == FAULT.quick
    assert [one for one in found if not one.is_good] == []
