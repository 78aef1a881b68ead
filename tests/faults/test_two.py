"""A second program on a file is told who has it and may look; a dead one's file is free."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks")


def test_the_second_of_two_programs_may_look_while_the_first_goes_on(tmp_path: Path) -> None:
    from tests.faults.two import FAULT

    found = FAULT.run(tmp_path, FAULT.quick, 1)
    assert [one for one in found if not one.is_good] == []
    assert any(one.refused for one in found)
