"""The backups of a session, for their window; loaded when somebody asks for it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from facilitator import paths
from facilitator.app.library import MOST_NAME, free_path, home_of
from facilitator.app.second_folder import second_backup
from facilitator.copies import Copies
from facilitator.core.model import State
from facilitator.file_names import name_part
from facilitator.store.backup import BackupFolders
from facilitator.store.examine import examine
from facilitator.store.shelf import copies_of, restore_copy
from facilitator.ui.backups.backups_window import BackupsWindow
from facilitator.ui.settings import Settings
from facilitator.words import Words


class FileShelf:
    """The backups of one session file.

    Args:
        path: The session's file; it may be lost or damaged.
        folders: Where the user's files belong.
        second: The second folder for backups, if one is set.
        words: The language new files are named in.
    """

    def __init__(
        self, path: Path, folders: paths.UserFolders, second: Path | None, words: Words
    ) -> None:
        self._path = path
        self._folders = folders
        self._backups = BackupFolders(folders.backups, second)
        self._words = words

    def copies(self) -> Copies:
        """Return the backups there are."""
        return copies_of(self._path, self._backups)

    def look(self, copy: Path) -> State:
        """Return the session in a backup; raises StorageTrouble."""
        return examine(copy).state

    def restore(self, copy: Path) -> Path:
        """Make a new session file of a backup, and return it; raises StorageTrouble."""
        pattern = self._words.gettext("{name} (from a backup)")
        name = pattern.format(name=name_part(self._path.stem, MOST_NAME))
        target = free_path(home_of(self._path, self._folders.sessions), name)
        restore_copy(copy, target)
        return target


def backups_window(
    words: Words, path: Path, settings: Settings, parent: QWidget, *, can_open: bool
) -> BackupsWindow:
    """Return the window of a session's backups.

    Args:
        words: The words of the console.
        path: The session's file.
        settings: Where the second folder is chosen; what is restored is remembered there.
        parent: The console or the start page.
        can_open: Whether a restored session can be opened: not beside a running one.
    """
    shelf = FileShelf(path, paths.user_folders(), second_backup(settings), words)
    window = BackupsWindow(words, path.name, shelf, can_open=can_open, parent=parent)
    window.restored.connect(lambda new: settings.remember(new.absolute()))
    return window
