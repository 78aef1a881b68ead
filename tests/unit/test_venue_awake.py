"""Keeping the computer awake, by ways that only note what is asked of them."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from facilitator.venue.awake import Awake, by_desktop, by_systemd, ways_of


class FakeWay:
    """A system that keeps itself awake, refuses, or fails."""

    def __init__(self, *, held: bool = True, fault: Exception | None = None) -> None:
        self.held = held
        self.fault = fault
        self.log: list[str] = []
        self.may_answer = threading.Event()
        self.may_answer.set()

    def __call__(self) -> AbstractContextManager[bool]:
        return self._open()

    @contextmanager
    def _open(self) -> Iterator[bool]:
        self.may_answer.wait(10)
        if self.fault is not None:
            raise self.fault
        self.log.append("asked")
        yield self.held
        self.log.append("let go")


def test_the_computer_is_held_awake_until_the_session_ends() -> None:
    way = FakeWay()
    awake = Awake([way])
    assert not awake.wait()
    awake.ensure()
    awake.ensure()
    assert awake.wait()
    assert way.log == ["asked"]
    awake.release()
    awake.release()
    assert way.log == ["asked", "let go"]
    assert not awake.wait()


def test_the_next_way_is_tried_where_one_is_refused_or_fails() -> None:
    refusing, failing, holding = FakeWay(held=False), FakeWay(fault=OSError("bus")), FakeWay()
    awake = Awake([refusing, failing, holding])
    awake.ensure()
    assert awake.wait()
    awake.release()
    assert refusing.log == holding.log == ["asked", "let go"]


def test_where_nothing_holds_it_that_is_known_and_can_be_tried_again() -> None:
    way = FakeWay(held=False)
    awake = Awake([way])
    awake.ensure()
    assert not awake.wait()
    way.held = True
    awake.ensure()
    assert awake.wait()
    awake.release()


def test_a_desktop_that_does_not_answer_is_waited_for_no_longer_than_asked() -> None:
    way = FakeWay()
    way.may_answer.clear()
    awake = Awake([way])
    awake.ensure()
    assert not awake.wait(0)
    awake.ensure()
    way.may_answer.set()
    assert awake.wait()
    awake.release()
    assert way.log == ["asked", "let go"]


def test_wakepy_is_asked_for_screens_and_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "yes")
    with by_desktop() as held:
        assert held


def systemd(folder: Path, script: str) -> str:
    """Return a program that stands for systemd-inhibit."""
    path = folder / "systemd-inhibit"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_systemd_holds_it_by_a_child_that_ends_with_its_input(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = f'echo "$1 $2" >{log}; shift 3; "$@"; echo over >>{log}'
    with by_systemd(systemd(tmp_path, script)) as held:
        assert held
    assert log.read_text() == "--what=idle:sleep --who=Facilitator\nover\n"


def test_systemd_that_refuses_or_is_absent_does_not_hold(tmp_path: Path) -> None:
    with by_systemd(systemd(tmp_path, "exit 1")) as held:
        assert not held
    with by_systemd(str(tmp_path / "none")) as held:
        assert not held


def test_only_linux_has_systemd() -> None:
    assert ways_of("linux") == (by_desktop, by_systemd)
    assert ways_of("win32") == ways_of("darwin") == (by_desktop,)
