"""How a command ends that cannot do what it was asked: lines on stderr and an exit code."""

from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

BAD_INPUT = 2
TROUBLE = 1


class Complaint(Exception):
    """The command ends with these lines on stderr and this exit code."""

    def __init__(self, lines: Sequence[str], code: int) -> None:
        super().__init__(lines, code)
        self.lines = lines
        self.code = code


def say_what_can_be_said(*streams: TextIO | None) -> None:
    """Have a letter that a console lacks printed as `?`: an English Windows has no Russian ones.

    Args:
        streams: Where commands print; None is what a program without a console has.
    """
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            # A stream that something else has been put under cannot be asked where it stands.
            with suppress(OSError):
                stream.reconfigure(errors="replace")
