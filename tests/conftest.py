"""What every test starts from: two virtual screens, a clock set by hand, a home of its own."""

import gc
import itertools
import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from facilitator.core.model import Now
from facilitator.words import Words

_SCREENS = Path(__file__).with_name("screens.json")
# Read when the first QApplication is made; tests under Xvfb start programs of their own.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREENS}"
# A loaded machine is no failure; what is too slow is measured by the benchmarks.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
MUCH = 100_000
"""After so many new values garbage is looked for."""
_homes = itertools.count(1)


class FakeClock:
    """A session clock that moves only when it is told to.

    Args:
        wall: The time of day it begins at; session time begins at 0.
    """

    def __init__(self, wall: datetime = datetime(2019, 9, 12, 10, 0)) -> None:
        self._now = Now(0, wall)

    def __call__(self) -> Now:
        """Return the present moment."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass, in seconds."""
        ms = self._now.ms + round(seconds * 1000)
        self._now = Now(ms, self._now.wall + timedelta(seconds=seconds))


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that begins at ten in the morning."""
    return FakeClock()


@pytest.fixture(scope="session")
def russian() -> Words:
    """Return the Russian words."""
    return Words.load("ru")


@pytest.fixture(scope="session")
def english() -> Words:
    """Return the English words."""
    return Words.load("en")


@pytest.fixture(autouse=True)
def _home_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep tests away from the folders of whoever runs them."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(_homes)}"
    monkeypatch.setenv("FACILITATOR_HOME", str(home))


@pytest.fixture(autouse=True)
def _garbage_looked_for_between_tests() -> Iterator[None]:
    """Look for garbage where no window is being taken apart, as the program does.

    Python's own look may come while Qt takes an object apart, and bring both to a stop.
    """
    before = gc.get_threshold()
    gc.set_threshold(0)
    yield
    if gc.get_count()[0] > MUCH:
        gc.collect()
    gc.set_threshold(*before)


@pytest.fixture(autouse=True)
def _no_widget_left_behind(_garbage_looked_for_between_tests: None) -> Iterator[None]:
    """Fail a test whose windows outlive it; pytest-qt has closed those it was told of."""
    yield
    if "PySide6.QtWidgets" not in sys.modules or not _top_level_widgets():
        return
    gc.collect()
    left = _top_level_widgets()
    assert not left, f"left behind: {left}"


def _top_level_widgets() -> list[str]:
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        return []
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [repr(widget) for widget in QApplication.topLevelWidgets()]
