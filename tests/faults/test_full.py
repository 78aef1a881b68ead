"""A disk that is full costs nothing that was typed, and says what to do."""

import os
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="forks, and fills a disk of its own")


def test_on_a_full_disk_the_text_stays_and_is_taken_when_there_is_room(tmp_path: Path) -> None:
    from tests.faults.full import FAULT

    found = FAULT.run(tmp_path, FAULT.quick, 1)
    assert [one for one in found if not one.is_good] == []
    assert any(one.refused for one in found)
