"""Neither sleep nor a clock that is set wrong changes what is left of a step, or loses a line."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks")


def test_sleep_pauses_the_step_and_a_clock_set_wrong_does_not_matter(tmp_path: Path) -> None:
    from tests.faults.clock import FAULT

    found = FAULT.run(tmp_path, FAULT.quick, 1)
    assert sum(one.tries for one in found) == FAULT.quick
    assert [one for one in found if not one.is_good] == []
