"""What the start page offers for a session that is damaged or gone: a new file, and its backups."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from facilitator.explain import explain
from facilitator.recovered import explain_recovery
from facilitator.trouble import StorageTrouble
from facilitator.ui.forms import button, label, row
from facilitator.ui.library import Library
from facilitator.ui.theme import CONSOLE, SPACING
from facilitator.words import Words

SUFFIX = ".facil"
DAMAGED = frozenset({"damaged", "not_a_session"})
"""What StorageTrouble calls a file of which something may still be read."""
DONE = f"""QFrame#restored {{
    background: {CONSOLE.plus_soft}; border: 1px solid {CONSOLE.plus}; border-radius: 6px;
}}"""


class Rescue(QWidget):
    """Two buttons, and afterwards what was restored.

    Args:
        library: The sessions on disk.
        words: The words of the console.
    """

    open_wanted = Signal(object)
    """The Path of the restored session."""
    backups_wanted = Signal(object)
    """The Path of the session whose backups are to be shown."""
    failed = Signal(str)
    """Why nothing was restored."""

    def __init__(self, library: Library, words: Words) -> None:
        super().__init__()
        self._library = library
        self._words = words
        self._path: Path | None = None
        self._new: Path | None = None
        self.restore = button(words.gettext("Restore into a new file"), look="primary")
        self.backups = button(words.gettext("Backups…"))
        self.told = QFrame()
        self.said = label("")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_it = button(words.gettext("Open the restored session"), look="primary")
        self._build()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Offer nothing."""
        self._path = None
        self.told.hide()
        self.open_it.hide()
        self.hide()

    def offer(self, path: Path, what: str) -> None:
        """Offer what can be done about a session that could not be opened.

        Args:
            path: Its file.
            what: What StorageTrouble calls it.
        """
        if path.suffix.lower() != SUFFIX or what not in {*DAMAGED, "not_found"}:
            return
        self._path = path
        self.restore.setVisible(what in DAMAGED)
        self.backups.show()
        self.show()
        first = self.restore if what in DAMAGED else self.backups
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore_it(self) -> None:
        """Make a new file of what can be read, and say what that was."""
        path = self._path
        if path is None:
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            done = self._library.recover(path)
        except StorageTrouble as trouble:
            self.restore.hide()
            self.failed.emit(explain(self._words, trouble))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._new = done.path
        pattern = self._words.gettext("New file: {file}")
        file = pattern.format(file=done.path)
        self.said.setText(". ".join(explain_recovery(self._words, done)) + f".\n{file}")
        self.restore.hide()
        self.told.show()
        self.open_it.show()
        self.failed.emit("")
        self.open_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for each in (self.restore, self.backups, self.open_it):
            each.setAutoDefault(True)
        self.told.setObjectName("restored")
        self.told.setStyleSheet(DONE)
        inside = QVBoxLayout(self.told)
        inside.setContentsMargins(SPACING.medium, SPACING.small, SPACING.medium, SPACING.small)
        inside.addWidget(self.said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addWidget(self.told)
        layout.addLayout(row(self.restore, self.open_it, self.backups, None))

    def _connect(self) -> None:
        self.restore.clicked.connect(self.restore_it)
        self.backups.clicked.connect(lambda: self.backups_wanted.emit(self._path))
        self.open_it.clicked.connect(lambda: self.open_wanted.emit(self._new))
