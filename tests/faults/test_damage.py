"""Damaged and foreign files never crash, hang or change, and what can be read is restored."""

from pathlib import Path

from tests.faults.damage import FAULT
from tests.faults.damage_done import KINDS


def test_whatever_was_done_to_a_file_it_is_read_or_refused_and_not_touched(tmp_path: Path) -> None:
    found = FAULT.run(tmp_path, FAULT.quick, 1)
    assert sum(one.tries for one in found) == FAULT.quick
    assert {one.fault for one in found} == {*KINDS.values()}
    assert [one for one in found if not one.is_good] == []
