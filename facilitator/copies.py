"""The backups of a session as they are listed: when each was taken, and what is in it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from facilitator.core.model import Step
from facilitator.core.value import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """What a backup holds: the step it was taken in, and how much was captured by then."""

    step: Step | None
    proposals: int
    pluses: int
    minuses: int


@dataclass(frozen=True, slots=True)
class Copy:
    """One backup; equal ones in two folders are one.

    Args:
        path: The file, in the first folder that has it.
        taken: The local time it was taken at.
        folders: The folders it is in.
        held: What is in it; None where it cannot be read.
    """

    path: Path
    taken: datetime
    folders: tuple[Path, ...]
    held: Held | None


@dataclass(frozen=True, slots=True)
class Copies:
    """The backups of a session.

    Args:
        items: The latest first.
        missing: The folders that are not there now.
        own: The program's own folder on this computer.
    """

    items: Sequence[Copy] = ()
    missing: Sequence[Path] = ()
    own: Path | None = None
