"""An unexpected error is logged with its trace, told once, and the program goes on."""

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from facilitator.ui.errors import ErrorHook


def broken() -> None:
    raise KeyError("seven")


@pytest.fixture
def told(qapp: object) -> Iterator[list[str]]:  # noqa: ARG001
    hook = ErrorHook()
    hook.install()
    said: list[str] = []
    hook.told.connect(said.append)
    yield said
    hook.remove()


def fail() -> None:
    try:
        broken()
    except KeyError:
        sys.excepthook(*sys.exc_info())


def test_it_is_told_once_and_each_time_is_for_the_log(
    told: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        for _ in range(12):
            fail()
    assert len(told) == 1
    assert told[0].startswith("KeyError, test_errors.py:")
    said = [(record.getMessage(), record.exc_info is not None) for record in caplog.records]
    assert said == [("unexpected error", True)] * 12


def test_what_an_error_quotes_is_not_told(told: list[str]) -> None:
    fail()
    assert "seven" not in told[0]


def test_errors_of_threads_are_told_too(told: list[str]) -> None:
    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    QCoreApplication.processEvents()
    assert [text.split(",")[0] for text in told] == ["KeyError"]


class Going:
    """An object that fails while it goes."""

    def __del__(self) -> None:
        broken()


def test_errors_that_nothing_waits_for_are_told_too(told: list[str]) -> None:
    Going()
    assert [text.split(",")[0] for text in told] == ["KeyError"]


def test_the_hooks_are_given_back(qapp: object) -> None:  # noqa: ARG001
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    hook = ErrorHook()
    hook.install()
    assert sys.unraisablehook != before[2]
    hook.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_an_error_without_words_has_at_least_a_name(told: list[str]) -> None:
    sys.excepthook(RuntimeError, RuntimeError(), None)
    assert told == ["RuntimeError"]


def test_an_interrupted_program_is_no_error(told: list[str]) -> None:
    asked: list[type[BaseException]] = []
    hook = ErrorHook()
    hook._before = lambda kind, _error, _trace: asked.append(kind)
    hook.take(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert asked == [KeyboardInterrupt]
    assert told == []
