"""Backups of a running session: copied on a thread of their own, the last twenty kept.

A failing backup never stops the session; it is reported for the status bar.
"""

import re
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from facilitator.core.value import dataclass
from facilitator.store.files import SUFFIX, appearing, sweep_abandoned
from facilitator.store.trouble import reported
from facilitator.trouble import StorageTrouble

KEPT = 20
_SHOWN_FIRST_S = 0.1
"""A backup begins when what asked for it has been shown: Python runs one thread at a time."""


@dataclass(frozen=True, slots=True)
class BackupFolders:
    """Where backups go: the folder of the user, and a second one such as a memory stick."""

    first: Path | None = None
    second: Path | None = None
    kept: int = KEPT

    @property
    def all(self) -> tuple[Path, ...]:
        """The folders that are set."""
        return tuple(folder for folder in (self.first, self.second) if folder is not None)


NO_BACKUPS = BackupFolders()


@dataclass(frozen=True, slots=True)
class BackupReport:
    """How the last backup went: when it was taken, where it stands, and what could not be done."""

    at: datetime | None = None
    files: tuple[Path, ...] = ()
    troubles: tuple[StorageTrouble, ...] = ()


class Backups:
    """Takes backups of one session file beside its use.

    Args:
        path: The session file.
        session: The session's own name in its file; it keeps sessions of equal names apart.
        folders: Where backups go.
        wall: Returns the local time of day.
    """

    def __init__(
        self, path: Path, session: str, folders: BackupFolders, wall: Callable[[], datetime]
    ) -> None:
        self._path = path
        self._session = session
        self._wall = wall
        self._guard = threading.Lock()
        self._asked = False
        self._running = False
        self._hurry = threading.Event()
        self._thread: threading.Thread | None = None
        self.folders = folders
        self.report = BackupReport()

    def start(self) -> None:
        """Take a backup soon, without waiting; one asked for during another follows it."""
        with self._guard:
            self._asked = True
            if self._running:
                return
            self._running = True
        self._hurry.clear()
        self._thread = threading.Thread(target=self._work, name="backup")
        self._thread.start()

    def finish(self) -> None:
        """Wait until no backup is under way."""
        self._hurry.set()
        if self._thread is not None:
            self._thread.join()

    def rescue(self, source: sqlite3.Connection) -> Path | None:
        """Copy a session that is open but whose file nobody can find any more.

        Args:
            source: The connection, which still reaches it.

        Returns:
            The copy, in the first folder that takes it; None if none does.
        """
        for folder in self.folders.all:
            with suppress(StorageTrouble):
                return self._write(folder, self._wall(), partial(copy_open, source))
        return None

    def _work(self) -> None:
        self._hurry.wait(_SHOWN_FIRST_S)
        while self._is_wanted():
            try:
                self.report = self._take(self._wall())
            except BaseException:
                # The next one is to be tried all the same.
                with self._guard:
                    self._running = False
                raise

    def _is_wanted(self) -> bool:
        with self._guard:
            self._running, self._asked = self._asked, False
            return self._running

    def _take(self, at: datetime) -> BackupReport:
        files: list[Path] = []
        troubles: list[StorageTrouble] = []
        # Not to be made anew where it has gone: an empty file would pass for the session.
        address = self._path.absolute().as_uri() + "?mode=rw"
        with suppress(sqlite3.Error), closing(sqlite3.connect(address, uri=True)) as source:
            # The log goes into the file here, where nobody waits for the disk.
            source.execute("PRAGMA wal_checkpoint(PASSIVE)")
        for folder in self.folders.all:
            try:
                files.append(self._write(folder, at, partial(copy_session, self._path)))
            except StorageTrouble as trouble:
                troubles.append(trouble)
        return BackupReport(at if files else self.report.at, tuple(files), tuple(troubles))

    def _write(self, folder: Path, at: datetime, copy_to: Callable[[Path], None]) -> Path:
        mark = f"[{self._session[:6]}]"
        target = folder / f"{self._path.stem[:80]} {at:%Y-%m-%d %H-%M-%S} {mark}{SUFFIX}"
        with reported("cannot_backup", folder):
            # A missing first folder is made; that of a stick is not: it would land elsewhere.
            if folder == self.folders.first:
                folder.mkdir(parents=True, exist_ok=True)
            copy_to(target)
            self._forget_old(target, mark)
        return target

    def _forget_old(self, newest: Path, mark: str) -> None:
        # A session that was restored from a backup has its name, and backups of its own.
        name = re.compile(
            re.escape(self._path.stem[:80]) + r" [\d -]{19} " + re.escape(mark + SUFFIX)
        )
        mine = [each for each in newest.parent.iterdir() if name.fullmatch(each.name)]
        # What is to be younger than the newest was made before the clock was set back.
        mine.sort(key=lambda each: (each.name <= newest.name, each.name))
        for each in mine[: -self.folders.kept]:
            each.unlink(missing_ok=True)
        sweep_abandoned(newest.parent)


def copy_session(path: Path, target: Path) -> None:
    """Copy a session, also a running one, into one plain file.

    Args:
        path: The session file.
        target: The file to make or replace; it appears only when it is whole.

    Raises:
        OSError: The target cannot be written.
        sqlite3.Error: The session cannot be read or the target cannot be written.
    """
    address = path.absolute().as_uri() + "?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as source:
        copy_open(source, target)


def copy_open(source: sqlite3.Connection, target: Path) -> None:
    """Copy a session from an open connection into one plain file, as `copy_session` does."""
    with appearing(target) as temporary, closing(sqlite3.connect(temporary)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
