"""Where a self-test happens, and how a part of it says that something does not work."""

from dataclasses import dataclass
from pathlib import Path

from facilitator.words import Words


class Failed(Exception):
    """What was tried does not work here; the message says what."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a self-test happens.

    Args:
        folder: An empty folder that goes away afterwards.
        words: The language the lines are said in.
    """

    folder: Path
    words: Words

    @property
    def session(self) -> Path:
        """The session file that one part makes and the later ones go on with."""
        return self.folder / "Проверка программы.facil"
