"""Session time runs on during sleep and never goes back."""

from pathlib import Path

import pytest

from facilitator.clock import SessionClock, SystemTime
from tests.fake_time import FakeTime


def test_session_time_is_the_boots_ticks_and_an_offset() -> None:
    time = FakeTime()
    clock = SessionClock(time, 500 - time.ticks_ms())
    assert clock().ms == 500
    time.pass_by(2)
    assert clock().ms == 2500
    assert clock().wall == time.wall()


def test_session_time_never_goes_back() -> None:
    time = FakeTime()
    clock = SessionClock(time, 0)
    before = clock().ms
    time.restart("second", seconds=1)
    assert clock().ms == before


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_the_systems_ticks_go_on(platform: str) -> None:
    time = SystemTime(platform)
    first = time.ticks_ms()
    assert first > 0
    assert time.ticks_ms() >= first


def test_the_system_knows_the_time_of_day() -> None:
    assert SystemTime().wall().tzinfo is None


def test_a_boot_has_its_name_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "boot_id"
    assert SystemTime(boot_id_file=file).boot_id() is None
    file.write_text("6f1e\n")
    assert SystemTime(boot_id_file=file).boot_id() == "6f1e"
    file.write_text("\n")
    assert SystemTime(boot_id_file=file).boot_id() is None
    file.write_bytes(b"\xff")
    assert SystemTime(boot_id_file=file).boot_id() is None
