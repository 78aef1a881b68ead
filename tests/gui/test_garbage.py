"""Garbage is looked for where windows live, from time to time."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from facilitator.app.garbage import Garbage

USUAL = (700, 10, 10)
"""When Python looks for garbage by itself."""


class Ring:
    """A value that holds itself, so that only a look for garbage finds it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:  # noqa: ARG001
    gc.enable()  # a window of another test may not have heard yet that its work has ended
    gc.set_threshold(*USUAL)
    before = gc.get_threshold()
    made = Garbage()
    yield made
    made.end()
    assert gc.get_threshold() == before


def much() -> list[list[int]]:
    return [[number] for number in range(100_000)]


def test_no_other_thread_comes_to_look(garbage: Garbage) -> None:
    seen: list[threading.Thread] = []

    def note(_phase: str, _info: dict[str, int]) -> None:
        seen.append(threading.current_thread())

    kept: list[list[list[int]]] = []
    gc.callbacks.append(note)
    try:
        worker = threading.Thread(target=lambda: kept.append(much()))
        worker.start()
        worker.join()
        assert not seen
        garbage.look()
    finally:
        gc.callbacks.remove(note)
    assert {*seen} == {threading.current_thread()}


def test_what_is_thrown_away_is_found(garbage: Garbage) -> None:
    thrown = weakref.ref(Ring())
    kept = much()
    assert thrown() is not None
    garbage.look()
    assert thrown() is None
    assert kept


def test_where_little_was_made_nothing_is_looked_for(garbage: Garbage) -> None:
    gc.collect()
    thrown = weakref.ref(Ring())
    garbage.look()
    assert thrown() is not None


def test_while_the_look_is_off_it_waits(garbage: Garbage) -> None:
    thrown = weakref.ref(Ring())
    kept = much()
    gc.disable()
    try:
        garbage.look()
        assert thrown() is not None
    finally:
        gc.enable()
    garbage.look()
    assert thrown() is None
    assert kept
