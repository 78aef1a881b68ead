"""The journal of an open session: events appended durably, each with the readable rows it changes.

How a file comes to be open is said in opening.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from facilitator.core.events import Event, StepEntered
from facilitator.core.model import Now, State
from facilitator.store import tables
from facilitator.store.backup import BackupFolders, BackupReport, Backups, copy_session
from facilitator.store.connection import connected, plain
from facilitator.store.files import appearing
from facilitator.store.lock import FileLock
from facilitator.store.replay import INSERT, End, Heartbeat, rows_for, write_heartbeat
from facilitator.store.rewriting import Rewriting, build, read_written, rewriting_mark
from facilitator.store.trouble import reported
from facilitator.trouble import StorageTrouble


class FileJournal:
    """The one writer of a session file.

    Args:
        path: The file.
        connection: The file opened for writing.
        lock: The held lock beside the file.
        end: Where the journal ends now.
        heartbeat: The row beside the journal as it stands.
        folders: Where backups go.
        wall: Returns the local time of day.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        lock: FileLock,
        end: End,
        heartbeat: Heartbeat,
        folders: BackupFolders,
        wall: Callable[[], datetime],
    ) -> None:
        self.path = path
        self._connection = connection
        self._lock = lock
        self._end = end
        self._heartbeat = heartbeat
        self._place = str(path)
        self._identity = _identity(self._place)
        self._is_missing = False
        self._rescued: Path | None = None
        self._backups = Backups(path, heartbeat.session, folders, wall)
        self.saved_at: datetime | None = None

    @property
    def last_backup(self) -> BackupReport:
        """How the last finished backup went, for the status bar."""
        return self._backups.report

    @property
    def backup_folders(self) -> BackupFolders:
        """Where backups go."""
        return self._backups.folders

    def set_backup_folders(self, folders: BackupFolders) -> None:
        """Send the next backups elsewhere."""
        self._backups.folders = folders

    def append(self, events: Sequence[Event], before: State, after: State, now: Now) -> None:
        """Write events and readable tables in one transaction, durable on return.

        Args:
            events: What happened.
            before: The state the file holds.
            after: The state with the events.
            now: When they happened.

        Raises:
            StorageTrouble: `cannot_write`, or `moved` with `copy`, if what the file holds could be
                copied; it holds what it held before.
        """
        rows, end = rows_for(events, now, self._end)
        with reported("cannot_write", self.path):
            self._require_in_place()
            with transaction(self._connection):
                self._connection.executemany(INSERT, rows)
                tables.update(self._connection, before, after)
        self._end = end
        self.saved_at = now.wall
        for event in events:
            if isinstance(event, StepEntered):
                self.backup()
                break

    def heartbeat(self, now: Now) -> None:
        """Note that the program was alive at this moment; it costs no access to the disk.

        Raises:
            StorageTrouble: `moved`, once, when the file is not in its place any more.
        """
        with contextlib.suppress(OSError):  # a missing heartbeat only makes an interruption longer
            self._lock.beat(now.ms)
        with contextlib.suppress(OSError):
            if not self._is_missing:
                self._require_in_place()

    def backup(self) -> None:
        """Move the log into the file and take backups, on a thread of their own."""
        self._backups.start()

    def wait_for_backup(self) -> None:
        """Wait until no backup is under way."""
        self._backups.finish()

    @property
    def session_name(self) -> str:
        """The session's own name, which its backups and its outbox carry."""
        return self._heartbeat.session

    def save_copy(self, target: Path) -> None:
        """Save the session as it is into another file.

        Raises:
            StorageTrouble: `same_file` or `cannot_copy`; what stood at `target` is untouched.
        """
        if target.resolve() == self.path.resolve():
            raise StorageTrouble("same_file", str(target))
        with reported("cannot_copy", target):
            copy_session(self.path, target)

    def rewrite(self, rewriting: Rewriting, now: Now) -> State | None:
        """Replace the file by one whose events read differently, and go on with that.

        Whenever the program is killed, the file is wholly the old one or wholly the new one.

        Args:
            rewriting: Returns all events as they are to be; what is added at the end happens now.
            now: The present moment.

        Returns:
            The state the new events replay to; None where nothing was to be changed.

        Raises:
            StorageTrouble: `cannot_forget`, `moved` or `damaged`; the file is the old one.
        """
        self._backups.finish()
        with reported("cannot_forget", self.path), contextlib.ExitStack() as afterwards:
            self._require_in_place()
            written = read_written(self.path)
            events = rewriting(written.events)
            if events is None:
                return None
            with appearing(self.path, rewriting_mark(self._heartbeat.session)) as temporary:
                new = build(temporary, written, events, now, self._heartbeat)
                # A log that stayed would be taken for that of the new file.
                plain(self._connection)
                self._connection.close()
                afterwards.callback(self._take_up)
            self._end = new.end
        self.saved_at = now.wall
        return new.state

    def _take_up(self) -> None:
        """Go on with the file that has the name now."""
        self._connection = connected(self.path)
        self._identity = _identity(self._place)

    def close(self, now: Now) -> None:
        """Write the clean-close mark, go back to one plain file and release the lock.

        Raises:
            StorageTrouble: `cannot_close`; everything acknowledged is in the file all the same.
        """
        self._backups.finish()
        with contextlib.suppress(OSError, StorageTrouble):
            self._require_in_place()
        mark = replace(
            self._heartbeat,
            alive_ms=max(now.ms, self._end.at_ms),
            alive_wall=now.wall.isoformat(),
            closed_cleanly=True,
        )
        try:
            with reported("cannot_close", self.path):
                with transaction(self._connection):
                    write_heartbeat(self._connection, mark)
                # Somebody looking at the file keeps the log in use; the next close removes it.
                with contextlib.suppress(sqlite3.OperationalError):
                    self._connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            self._connection.close()
            self._lock.release()

    def _require_in_place(self) -> None:
        """Refuse to write into a file that nobody will find any more; keep a copy of it instead.

        A file that was removed is gone for good when it is closed; one whose folder was renamed or
        whose disk was pulled may come back.
        """
        try:
            self._is_missing = _identity(self._place) != self._identity
        except FileNotFoundError:
            self._is_missing = True
        if not self._is_missing:
            self._rescued = None
            return
        if self._rescued is None:
            self._rescued = self._backups.rescue(self._connection)
        details = {} if self._rescued is None else {"copy": str(self._rescued)}
        raise StorageTrouble("moved", str(self.path), "", details)


class ReadOnlyJournal:
    """Stands for the journal of a session that is only looked at.

    Args:
        path: The file that is looked at.
        session_name: The session's own name.
    """

    def __init__(self, path: Path, session_name: str) -> None:
        self.path = path
        self.session_name = session_name

    def append(self, events: Sequence[Event], before: State, after: State, now: Now) -> None:
        """Refuse: raises StorageTrouble (`read_only`)."""
        del events, before, after, now
        raise StorageTrouble("read_only", str(self.path))

    def heartbeat(self, now: Now) -> None:
        """Do nothing: another program may be alive in this file."""

    def backup(self) -> None:
        """Do nothing."""

    def close(self, now: Now) -> None:
        """Do nothing: nothing was opened."""


class transaction:  # noqa: N801  used as a function
    """Make the block one transaction: all of it is durable at its end, or none of it."""

    __slots__ = ("_connection",)

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        """Begin."""
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        """Commit, or take back what the block has written."""
        if error is not None:
            self._roll_back()
            return
        try:
            self._connection.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        # SQLite may have rolled back by itself, as on a full disk.
        if self._connection.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")


def _identity(path: str) -> tuple[int, int]:
    found = os.stat(path)
    return found.st_dev, found.st_ino
