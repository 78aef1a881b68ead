"""Questions asked through the scribe line, and what was being typed there before."""

from collections.abc import Callable

from facilitator.core.value import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked through the line: what stands before it, and what is done with the answer.

    `answer` may raise Rejected; the line then stays as it is. A line that `is_answer` is taken at
    once; any other text waits until the question has ended.
    """

    chip: str
    answer: Callable[[str], None]
    text: str = ""
    is_answer: Callable[[str], bool] = lambda _typed: False


class Aside:
    """Keeps what somebody was typing while the line is needed for something else."""

    def __init__(self) -> None:
        self._text = ""
        self.begun = ""
        """What a key began the line with, for a filter or a verdict."""

    def is_begun(self, typed: str) -> bool:
        """Tell whether the line still is what a key began."""
        return bool(self.begun) and typed.startswith(self.begun)

    def keep(self, typed: str) -> None:
        """Lay a text aside, unless it is no more than a filter or what a key began."""
        if not self.is_begun(typed) and not typed.lstrip().startswith("/"):
            self._text = " ".join(filter(None, (self._text, typed.strip())))

    def take(self) -> str:
        """Return what is to be put back, empty where nothing is."""
        text, self._text, self.begun = self._text, "", ""
        return text
