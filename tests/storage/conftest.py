"""A session file in a folder of its own, opened and crashed at will."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from facilitator.core.model import Beginning
from facilitator.paths import example_session
from facilitator.session import Session
from facilitator.store.backup import NO_BACKUPS, BackupFolders
from facilitator.store.exchange import read
from facilitator.store.opening import Opened, create_file, open_file
from tests.fake_time import FakeTime
from tests.room import small_beginning


@dataclass
class Hall:
    """One session file and everything that is open of it."""

    path: Path
    time: FakeTime = field(default_factory=FakeTime)
    opened: list[Opened] = field(default_factory=list)

    def create(self, beginning: Beginning | None = None) -> None:
        """Make the file."""
        create_file(self.path, beginning or small_beginning(), self.time)

    def open(self, folders: BackupFolders = NO_BACKUPS) -> Opened:
        """Open the file for writing."""
        opened = open_file(self.path, self.time, folders)
        self.opened.append(opened)
        return opened

    def session(self, folders: BackupFolders = NO_BACKUPS) -> tuple[Session, Opened]:
        """Open the file as a session."""
        opened = self.open(folders)
        return Session(opened.journal, opened.clock, opened.state), opened

    def crash(self, opened: Opened) -> None:
        """Leave the file as a killed program does: nothing is said, only the system tidies up."""
        import os

        opened.journal.wait_for_backup()
        kept = {part: part.read_bytes() for part in self.parts() if part.exists()}
        opened.journal._connection.close()
        os.close(opened.journal._lock._descriptor)
        for part, data in kept.items():
            part.write_bytes(data)
        self.opened.remove(opened)

    def parts(self) -> list[Path]:
        """Return the file and what may stand beside it."""
        return [self.path.with_name(self.path.name + end) for end in ("", "-wal", "-shm", ".lock")]

    def beside(self) -> list[str]:
        """Return the names of all that stands in the folder."""
        return sorted(each.name for each in self.path.parent.iterdir())

    def sql(self, *statements: str) -> list[tuple[object, ...]]:
        """Change or ask the closed file behind the program's back; returns the last answer."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            answer: list[tuple[object, ...]] = []
            for statement in statements:
                answer = connection.execute(statement).fetchall()
            return answer


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """Return a hall whose session file is not made yet."""
    folder = tmp_path / "Сессии 2019"
    folder.mkdir()
    hall = Hall(folder / "демография.facil")
    yield hall
    for opened in list(hall.opened):
        opened.journal.close(opened.clock())


@pytest.fixture(scope="session")
def example() -> Beginning:
    """Return what the example session begins with."""
    return read(example_session().read_bytes()).beginning


@pytest.fixture
def permissions_matter(tmp_path: Path) -> Callable[[], bool]:
    """Return whether the system refuses us what a file's permissions forbid (not to root)."""

    def tried() -> bool:
        probe = tmp_path / "probe"
        probe.touch(mode=0o000)
        try:
            probe.read_bytes()
        except PermissionError:
            return True
        return False

    return tried
