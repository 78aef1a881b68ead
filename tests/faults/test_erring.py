"""The real program goes on, saying so once, when parts of it fail."""

from pathlib import Path

from tests.faults.erring import FAULT


def test_what_fails_is_told_once_and_the_session_goes_on(tmp_path: Path) -> None:
    found = FAULT.run(tmp_path, FAULT.quick, 1)
    assert sum(one.tries for one in found) == FAULT.quick
    assert [one for one in found if not one.is_good] == []
