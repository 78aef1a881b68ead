"""Work in the background is told of exactly once, and not at all where nobody waits."""

import gc
import sys
import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from facilitator.trouble import StorageTrouble
from facilitator.ui.export.background import Background, Progress
from facilitator.ui.export.courtesy import Courtesy


def test_a_result_and_the_way_to_it_are_told(qtbot: QtBot) -> None:
    background = Background()
    told: list[tuple[int, int]] = []
    background.progressed.connect(lambda done, whole: told.append((done, whole)))

    def work(progress: Progress) -> str:
        for done in range(1000):
            progress(done, 1000)
        progress(1000, 1000)
        return "ready"

    with qtbot.waitSignal(background.finished) as finished:
        background.start(work)
    assert finished.args == ["ready"]
    assert not background.is_running
    assert told[-1] == (1000, 1000)
    assert len(told) < 500


def test_what_the_work_passes_on_comes_before_its_end(qtbot: QtBot) -> None:
    background = Background()
    said: list[object] = []
    background.told.connect(said.append)
    background.finished.connect(said.append)

    def work(_progress: Progress) -> str:
        background.pass_on("on the way")
        return "ready"

    with qtbot.waitSignal(background.finished):
        background.start(work)
    assert said == ["on the way", "ready"]
    qtbot.waitUntil(lambda: not background._timer.isActive())


def test_the_end_of_the_program_waits_a_little(qtbot: QtBot) -> None:  # noqa: ARG001
    background = Background()
    background._end()
    background.start(lambda _progress: "ready")
    thread = background._thread
    assert thread is not None
    background._end()
    assert not thread.is_alive()
    assert not background.is_running


def test_a_trouble_and_a_fault_are_told(qtbot: QtBot) -> None:
    background = Background()
    for fault in (StorageTrouble("write_file"), ZeroDivisionError()):

        def work(_progress: Progress, fault: Exception = fault) -> object:
            raise fault

        with qtbot.waitSignal(background.failed) as failed:
            background.start(work)
        assert failed.args == [fault]


def test_newer_work_replaces_older_and_waits_for_its_end(qtbot: QtBot) -> None:
    background = Background()
    go_on = threading.Event()
    begun = threading.Event()
    ended: list[str] = []

    def slow(progress: Progress) -> str:
        begun.set()
        go_on.wait(10)
        ended.append("slow")
        progress(1, 2)
        return "slow"

    def quick(_progress: Progress) -> str:
        ended.append("quick")
        return "quick"

    background.start(slow)
    assert begun.wait(10)
    assert background.is_running
    with qtbot.waitSignal(background.finished) as finished:
        background.start(quick)
        go_on.set()
    assert finished.args == ["quick"]
    assert ended == ["slow", "quick"]


def test_nothing_is_said_of_work_that_was_given_up(qtbot: QtBot) -> None:
    background = Background()
    with qtbot.assertNotEmitted(background.finished, wait=50):
        background.start(lambda _progress: "ready")
        thread = background._thread
        assert thread is not None
        thread.join()
        background.give_up()
    assert not background.is_running
    background.give_up()


def test_a_thread_may_outlive_its_window(qtbot: QtBot) -> None:  # noqa: ARG001
    background = Background()
    go_on = threading.Event()
    reached: list[str] = []

    def work(progress: Progress) -> None:
        go_on.wait(10)
        progress(1, 1)
        background.pass_on("nobody listens")
        reached.append("after the window")

    background.start(work)
    thread = background._thread
    assert thread is not None
    from shiboken6 import delete

    delete(background)
    go_on.set()
    thread.join()
    assert reached == ["after the window"]
    assert gc.isenabled()


def test_work_gives_way_and_is_not_searched_for_garbage(qtbot: QtBot) -> None:
    background = Background()
    found: list[tuple[bool, float]] = []
    with qtbot.waitSignal(background.finished):
        background.start(lambda _told: found.append((gc.isenabled(), sys.getswitchinterval())))
    assert gc.isenabled()
    ((looked_for, turn),) = found
    assert not looked_for
    assert turn <= 0.001


class Round:
    """Garbage that only a look for it finds, and that notes where it was found."""

    def __init__(self, found: list[bool]) -> None:
        self.me = self
        self.found = found

    def __del__(self) -> None:
        self.found.append(threading.current_thread() is threading.main_thread())


def test_garbage_that_may_be_windows_is_found_in_their_thread(qtbot: QtBot) -> None:
    background = Background()
    found: list[bool] = []
    begun = threading.Event()

    def work(_told: Progress) -> list[list[int]]:
        begun.wait(5)
        return [[number] for number in range(50_000)]

    background.start(work)
    Round(found)
    with qtbot.waitSignal(background.finished):
        begun.set()
    background.wait(5)
    assert gc.isenabled()
    gc.collect()
    assert found == [True]


def test_while_the_work_of_another_goes_on_garbage_is_not_looked_for(qtbot: QtBot) -> None:
    longer, shorter = Background(), Background()
    may_end = threading.Event()
    longer.start(lambda _told: may_end.wait(5))
    with qtbot.waitSignal(shorter.finished):
        shorter.start(lambda _told: None)
    assert not gc.isenabled()
    with qtbot.waitSignal(longer.finished):
        may_end.set()
    assert gc.isenabled()


def test_garbage_is_looked_for_again_when_work_that_was_given_up_has_ended(qtbot: QtBot) -> None:
    background = Background()
    may_end = threading.Event()
    background.start(lambda _told: may_end.wait(5))
    background.give_up()
    qtbot.wait(60)
    assert not gc.isenabled()
    may_end.set()
    qtbot.waitUntil(gc.isenabled)


def test_garbage_is_looked_for_again_when_work_has_failed(qtbot: QtBot) -> None:
    background = Background()

    def work(_told: Progress) -> None:
        raise ValueError

    with qtbot.waitSignal(background.failed):
        background.start(work)
    background.wait(5)
    assert gc.isenabled()


def test_work_waits_until_a_key_has_been_answered(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    background = Background()
    may_end = threading.Event()
    held: list[bool] = []

    def work(progress: Progress) -> None:
        while not may_end.is_set():
            progress(0, 1)

    with qtbot.waitSignal(background.finished):
        background.start(work)
        QTest.keyClick(line, Qt.Key.Key_A)
        held.append(background.is_held_up)
        qtbot.waitUntil(lambda: not background.is_held_up)
        may_end.set()
    assert held == [True]
    QTest.keyClick(line, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: not background._timer.isActive())
    QTest.keyClick(line, Qt.Key.Key_A)
    assert not background.is_held_up


def test_work_is_held_up_for_a_moment_only(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    courtesy = Courtesy(line)
    courtesy.begin()
    QTest.keyClick(line, Qt.Key.Key_A)
    courtesy.wait()  # nothing is painted meanwhile: it would wait for ever
    assert courtesy.is_asked_for
    courtesy.end()
    assert not courtesy.is_asked_for
