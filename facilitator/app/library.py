"""The sessions on this computer's disk, as the windows see them."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator import paths
from facilitator.clock import TimeSource
from facilitator.core.model import Beginning, Content
from facilitator.file_names import file_stem, name_part
from facilitator.recovered import Recovered
from facilitator.session import Session
from facilitator.store.backup import BackupFolders
from facilitator.store.journal import FileJournal
from facilitator.store.opening import create_file, look_at, open_file
from facilitator.trouble import StorageTrouble
from facilitator.ui.library import FileStatus, NotASession, Opened
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.ui.forgetting_file import ForgettingFile

SUFFIX: Final = ".facil"
MOST_NAME: Final = 60
MOST_COPIES: Final = 3
"""So many backups fill the gaps of a damaged file: the latest has what the earlier ones have."""


class JournalFile:
    """The open file of a session, for the status bar and the settings.

    Args:
        journal: Its writer.
        corrected: Returns a time of day of the computer as the session tells it.
    """

    def __init__(self, journal: FileJournal, corrected: Callable[[datetime], datetime]) -> None:
        self._journal = journal
        self._corrected = corrected

    def status(self) -> FileStatus:
        """Return when it was saved and copied."""
        report = self._journal.last_backup
        newest = report.files[-1].parent if report.files else None
        return FileStatus(
            file=self._journal.path,
            saved_at=self._journal.saved_at,
            backup_at=None if report.at is None else self._corrected(report.at),
            backup_folder=newest,
            backup_failed=bool(report.troubles) and not report.files,
            one_folder_failed=bool(report.troubles and report.files),
        )

    def set_second_backup(self, folder: Path | None) -> None:
        """Send backups to another folder besides."""
        folders = replace(self._journal.backup_folders, second=folder)
        self._journal.set_backup_folders(folders)

    def back_up(self) -> None:
        """Take a backup now, beside the session."""
        self._journal.backup()

    def save_copy(self, target: Path) -> None:
        """Save the session as it is into another file; raises StorageTrouble."""
        self._journal.save_copy(target)


class FileLibrary:
    """Opens and makes session files.

    Args:
        time: This computer's time.
        folders: Where the user's files belong.
        words: The language problems are told in.
        second_backup: Returns the second backup folder, if one is set.
    """

    def __init__(
        self,
        time: TimeSource,
        folders: paths.UserFolders,
        words: Words,
        second_backup: Callable[[], Path | None],
    ) -> None:
        self._time = time
        self._folders = folders
        self._words = words
        self._second_backup = second_backup

    def show_words(self, words: Words) -> None:
        """Tell problems in another language from now on."""
        self._words = words

    def open(self, path: Path) -> Opened:
        """Open a session file and hold its lock; raises StorageTrouble."""
        folders = BackupFolders(self._folders.backups, self._second_backup())
        opened = open_file(path, self._time, folders)
        session = Session(opened.journal, opened.clock, opened.state)
        last_seen = opened.last_seen_ms if opened.was_interrupted else None
        journal = opened.journal
        file = JournalFile(journal, session.corrected)
        forgetting = partial(self._forgetting, journal, session)
        clean, name = opened.closed_cleanly, journal.session_name
        return Opened(path, session, last_seen, file, forgetting, clean, name)

    def _forgetting(self, journal: FileJournal, session: Session) -> "ForgettingFile":
        # Few sessions ever forget anybody.
        from facilitator.app.forgetting import LiveForgetting

        return LiveForgetting(journal, session, self._folders.logs, self._time)

    def look(self, path: Path) -> Opened:
        """Look at a session that another program has open; raises StorageTrouble."""
        looked = look_at(path, self._time)
        session = Session(looked.journal, looked.clock, looked.state)
        return Opened(path, session, name=looked.journal.session_name)

    def create(self, path: Path, beginning: Beginning) -> Opened:
        """Begin a new session in a new file; raises Rejected and StorageTrouble."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageTrouble("cannot_create", str(path), error.strerror or "") from error
        create_file(path, beginning, self._time)
        return self.open(path)

    def beginning_of(self, path: Path) -> Beginning:
        """Return facts, tables, people, tasks and programme of a session file."""
        state = look_at(path, self._time).state
        return Beginning(
            facts=state.facts,
            tables=state.tables,
            participants=tuple(state.participants.values()),
            experts=tuple(state.experts.values()),
            programme=state.programme,
            tasks=state.tasks,
            content=Content(),
        )

    def read_exchange(self, path: Path) -> Beginning:
        """Return the session of an exchange document; raises NotASession and StorageTrouble."""
        # Slow to load, and most starts read no exchange document.
        from facilitator.explain_import import explain_problem
        from facilitator.store.exchange import Refused
        from facilitator.transfer import read_document

        try:
            return read_document(path).beginning
        except Refused as refused:
            problems = tuple(explain_problem(self._words, one) for one in refused.problems)
            raise NotASession(problems) from refused

    def example(self) -> Beginning:
        """Return the example session that comes with the program."""
        return self.read_exchange(paths.example_session(self._words.language))

    def suggested_path(self, beginning: Beginning) -> Path:
        """Return a free path for a new session in the user's folder."""
        facts = beginning.facts
        words = name_part(facts.short_title or facts.title, MOST_NAME)
        day = f"{facts.starts_on:%Y-%m-%d}" if facts.starts_on else ""
        return free_path(self._folders.sessions, file_stem(day, words) or "session")

    def recover(self, path: Path) -> Recovered:
        """Make a new session file of what can be read of a damaged one; raises StorageTrouble."""
        from facilitator.store.recovery import recover
        from facilitator.store.shelf import copies_of

        pattern = self._words.gettext("{name} (restored)")
        name = pattern.format(name=name_part(path.stem, MOST_NAME))
        folders = BackupFolders(self._folders.backups, self._second_backup())
        copies = (copy.path for copy in copies_of(path, folders).items if copy.held is not None)
        target = free_path(home_of(path, self._folders.sessions), name)
        return recover(path, target, self._time, islice(copies, MOST_COPIES))


def free_path(folder: Path, name: str) -> Path:
    """Return where a new session can stand under this name, or under one with a number after it."""
    path = folder / f"{name}{SUFFIX}"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{name} ({number}){SUFFIX}"
    return path


def home_of(path: Path, otherwise: Path) -> Path:
    """Return the folder of a file where new ones can be made in it, else another one."""
    folder = path.absolute().parent
    return folder if os.access(folder, os.W_OK) else otherwise
