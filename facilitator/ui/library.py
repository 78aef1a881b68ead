"""What the start page needs of the disk: opening, creating and reading sessions. app keeps it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from facilitator.core.model import Beginning
from facilitator.core.value import dataclass
from facilitator.recovered import Recovered
from facilitator.session import Session

if TYPE_CHECKING:
    from facilitator.ui.forgetting_file import ForgettingFile


class NotASession(Exception):
    """A file in the exchange format cannot be taken.

    Args:
        problems: All that is wrong with it, each with its place.
    """

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(*problems)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class FileStatus:
    """What the status bar says of a file; times are local, None is not yet.

    `only_looked_at` tells that nothing can be saved, because the file was opened for looking.
    """

    file: Path
    saved_at: datetime | None = None
    backup_at: datetime | None = None
    backup_folder: Path | None = None
    backup_failed: bool = False
    one_folder_failed: bool = False
    only_looked_at: bool = False


class SessionFile(Protocol):
    """The open file of a session."""

    def status(self) -> FileStatus:
        """Return when it was saved and copied."""

    def set_second_backup(self, folder: Path | None) -> None:
        """Send backups to another folder besides, such as a memory stick."""

    def back_up(self) -> None:
        """Take a backup now, beside the session."""

    def save_copy(self, target: Path) -> None:
        """Save the session as it is into another file; raises StorageTrouble."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A session ready to run.

    `last_seen_ms` is the last heartbeat in session time where the program ended with a clock
    running; `closed_cleanly` tells whether it was closed the last time. `file` is None where there
    is none to speak of. `forgetting` gives what takes people out of the file, and is None where
    nothing may be written. `name` is the session's own, whatever its file is called.
    """

    path: Path
    session: Session
    last_seen_ms: int | None = None
    file: SessionFile | None = None
    forgetting: "Callable[[], ForgettingFile] | None" = None
    closed_cleanly: bool = True
    name: str = ""


class Library(Protocol):
    """Sessions as files; every method may raise StorageTrouble."""

    def open(self, path: Path) -> Opened:
        """Open a session file and hold its lock."""

    def look(self, path: Path) -> Opened:
        """Look at a session that another program has open; nothing can be changed."""

    def create(self, path: Path, beginning: Beginning) -> Opened:
        """Begin a new session in a new file."""

    def beginning_of(self, path: Path) -> Beginning:
        """Return facts, tables, people and programme of a session file, to begin another with."""

    def read_exchange(self, path: Path) -> Beginning:
        """Return the session of an exchange document; raises NotASession."""

    def recover(self, path: Path) -> Recovered:
        """Make a new session file of what can be read of a damaged one."""

    def suggested_path(self, beginning: Beginning) -> Path:
        """Return a free path for a new session in the user's folder."""

    def example(self) -> Beginning:
        """Return the example session that comes with the program."""
