"""A process of our own that is killed at a moment told beforehand."""

import json
import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from select import select
from tempfile import TemporaryFile
from typing import Any, NamedTuple

from tests.faults.mounts import die_with_parent

LONGEST_S = 180.0
_OF_A_NEW_FILE_S = 0.001
"""A new file may have its final name so soon."""


@dataclass(frozen=True)
class Moment:
    """When to kill.

    Args:
        lines: After it has said so many lines.
        seconds: And so many seconds later; None is any moment until it would have ended.
        at_new_file: And, before these seconds, when it has begun to write a new file.
    """

    lines: int = 1
    seconds: float | None = None
    at_new_file: bool = False


class Killed(NamedTuple):
    """What a process said before it ended, and whether it was the kill that ended it."""

    said: list[Any]
    by_us: bool


def killed(
    act: Callable[[], None], moment: Moment, watched: Sequence[Path], lasting: float
) -> Killed:
    """Fork, act there and kill it.

    Args:
        act: What the process does; it says lines on its descriptor 1.
        moment: When to kill.
        watched: The folders it writes new files to.
        lasting: How many seconds it takes when it is let.

    Raises:
        AssertionError: It failed by itself, or hung.
    """
    before = _listing(watched)
    reading, pid = forked(act)
    try:
        said, rest = _heard(reading, moment.lines)
        longest = _OF_A_NEW_FILE_S if moment.at_new_file else lasting
        until = time.perf_counter() + lasting
        while moment.at_new_file and _listing(watched) == before and time.perf_counter() < until:
            pass
        _wait(random.uniform(0, longest) if moment.seconds is None else moment.seconds)  # noqa: S311
        os.kill(pid, signal.SIGKILL)
        said += _heard(reading, None, rest)[0]
    finally:
        os.close(reading)
        _, status = os.waitpid(pid, 0)
    by_us = os.WIFSIGNALED(status)
    assert by_us or os.WEXITSTATUS(status) == 0, said
    return Killed(said, by_us)


def acted(act: Callable[[], None]) -> list[Any]:
    """Act in a process of its own until it ends; return what it said.

    Raises:
        AssertionError: It failed, hung, or a trace was seen that is not for users.
    """
    return Running(act).said_to_the_end()


class Running:
    """A process of its own that goes on while others do something to it.

    Args:
        act: What it does; it says lines on its descriptor 1.
    """

    def __init__(self, act: Callable[[], None]) -> None:
        self._errors = TemporaryFile()  # noqa: SIM115  it lasts as long as the process
        self._reading, self.pid = forked(act, self._errors.fileno())
        self._said: list[Any] = []
        self._rest = b""

    def wait_for(self, wanted: Callable[[Any], bool]) -> Any:  # noqa: ANN401  whatever was said
        """Return the first line that is wanted; raises AssertionError where it ends without."""
        while True:
            said, self._rest = _heard(self._reading, 1, self._rest)
            self._said += said
            assert said, (self._said, self._told())
            found = [one for one in said if wanted(one)]
            if found:
                return found[0]

    def said_to_the_end(self, *, killed: bool = False) -> list[Any]:
        """Return all that it said, once it has ended.

        Args:
            killed: It was, so that it needs not end well.

        Raises:
            AssertionError: It failed, hung, or a trace was seen that is not for users.
        """
        try:
            self._said += _heard(self._reading, None, self._rest)[0]
        finally:
            os.close(self._reading)
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            _, status = os.waitpid(self.pid, 0)
        told = self._told()
        self._errors.close()
        assert killed or status == 0, (status, self._said[-3:], told[-4_000:])
        assert "Traceback" not in told, told
        return self._said

    def _told(self) -> str:
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace")


def say(line: object) -> None:
    """Say a line at once; what has been written to a pipe survives the writer."""
    os.write(1, json.dumps(line).encode() + b"\n")


def forked(act: Callable[[], None], errors: int = 2) -> tuple[int, int]:
    """Act in a process of its own; return the descriptor it is heard on, and its id."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            die_with_parent()
            os.dup2(writing, 1)
            os.dup2(errors, 2)
            act()
            code = 0
        except BaseException:  # noqa: BLE001  the one who waits shall hear of it
            os.write(1, json.dumps({"trouble": traceback.format_exc()}).encode() + b"\n")
        finally:
            os._exit(code)
    os.close(writing)
    return reading, pid


def _heard(reading: int, lines: int | None, rest: bytes = b"") -> tuple[list[Any], bytes]:
    """Return what is said until there are so many lines, or until the process has ended."""
    said: list[Any] = []
    while lines is None or len(said) < lines:
        assert select([reading], [], [], LONGEST_S)[0], "it hangs"
        data = os.read(reading, 65536)
        if not data:
            break
        *whole, rest = (rest + data).split(b"\n")
        said += map(json.loads, whole)
    return said, rest


def _listing(folders: Sequence[Path]) -> set[tuple[str, int]]:
    """Return what stands in the folders and how long it is, as far as it can be told."""
    found = set()
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                with suppress(OSError):
                    if not entry.name.endswith(".lock"):
                        found.add((entry.name, entry.stat().st_size))
    return found


def _wait(seconds: float) -> None:
    moment = time.perf_counter() + seconds
    while time.perf_counter() < moment:
        pass
