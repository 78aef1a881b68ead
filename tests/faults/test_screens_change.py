"""Whatever happens to the monitors, the wall covers no console and the session goes on."""

from pathlib import Path

import pytest

from tests import xvfb
from tests.faults.screens import FAULT


@pytest.mark.skipif(not xvfb.is_there(), reason="Xvfb or xrandr is not installed")
def test_monitors_come_and_go_and_the_session_goes_on(tmp_path: Path) -> None:
    found = FAULT.run(tmp_path, FAULT.quick, 1)
    assert sum(one.tries for one in found) == FAULT.quick
    assert [one for one in found if not one.is_good] == []
