"""Unplugging the projector leaves the console alone, and plugging it in brings the wall back."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import xvfb

PROGRAM = Path(__file__).with_name("hotplug_program.py")
ROOT = PROGRAM.parents[2]
ON_PROJECTOR = [1366, 0, 1920, 1080]
CONSOLE = [20, 20, 1000, 600]

pytestmark = pytest.mark.skipif(
    not xvfb.is_there(),
    reason="Xvfb or xrandr is not installed",
)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Start an X server wide enough for laptop and projector; return its name."""
    with xvfb.display(3286, 1080) as name:
        yield name


@pytest.fixture(scope="module")
def seen(display: str) -> dict[str, Any]:
    """Run the program; return where everything was."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, str(PROGRAM)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_alone_the_wall_is_a_window_and_the_console_says_why(seen: dict[str, Any]) -> None:
    width, height = seen["alone"]["wall"][2:]
    assert 0 < width < 1366
    assert 0 < height < 768
    assert seen["alone"]["notice"]


def test_a_projector_plugged_in_gets_the_wall(seen: dict[str, Any]) -> None:
    assert seen["plugged in"]["wall"] == ON_PROJECTOR
    assert not seen["plugged in"]["notice"]


def test_unplugged_the_wall_goes_and_does_not_cover_the_console(seen: dict[str, Any]) -> None:
    assert seen["unplugged"]["wall"] == [0, 0, 0, 0]
    assert seen["unplugged"]["notice"]


def test_plugged_in_again_the_wall_comes_back_by_itself(seen: dict[str, Any]) -> None:
    assert seen["plugged in again"]["wall"] == ON_PROJECTOR


def test_closing_the_wall_only_hides_it(seen: dict[str, Any]) -> None:
    assert seen["closed"]["wall"] == [0, 0, 0, 0]


def test_the_console_stays_where_it_was_and_keeps_the_keyboard(seen: dict[str, Any]) -> None:
    for moment in seen.values():
        assert moment["console"] == CONSOLE
        assert moment["console_visible"]
        assert not moment["active_is_wall"]
