"""A folder or file that goes, or is held, costs nothing that was acknowledged."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks")


def test_a_folder_that_goes_or_a_file_that_is_held_costs_nothing(tmp_path: Path) -> None:
    from tests.faults.folder import FAULT

    found = FAULT.run(tmp_path, FAULT.quick, 1)
    assert [one for one in found if not one.is_good] == []
    assert sum(one.refused for one in found) == FAULT.quick
