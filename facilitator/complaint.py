"""How a command ends that cannot do what it was asked: lines on stderr and an exit code."""

from collections.abc import Sequence

BAD_INPUT = 2
TROUBLE = 1


class Complaint(Exception):
    """The command ends with these lines on stderr and this exit code."""

    def __init__(self, lines: Sequence[str], code: int) -> None:
        super().__init__(lines, code)
        self.lines = lines
        self.code = code
