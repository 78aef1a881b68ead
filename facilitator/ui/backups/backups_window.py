"""«Резервные копии»: the backups of a session, to be looked at and to be made a file of their own.

The session itself is never touched.
"""

from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from facilitator.copies import Copies, Copy
from facilitator.core.model import State
from facilitator.explain import explain
from facilitator.glossary import title_of
from facilitator.trouble import StorageTrouble
from facilitator.ui.backups.copy_window import CopyWindow
from facilitator.ui.forms import button, complaint, label, row
from facilitator.ui.items.rows_model import Column, RowsModel, rows_table
from facilitator.ui.screens import screen_under
from facilitator.ui.theme import CONSOLE, SPACING
from facilitator.words import Words

SIZE: Final = QSize(980, 560)
DONE: Final = f"""QFrame#restored {{
    background: {CONSOLE.plus_soft}; border: 1px solid {CONSOLE.plus}; border-radius: 6px;
}}"""


class Shelf(Protocol):
    """The backups of one session on disk."""

    def copies(self) -> Copies:
        """Return the backups there are."""

    def look(self, copy: Path) -> State:
        """Return the session in a backup; raises StorageTrouble."""

    def restore(self, copy: Path) -> Path:
        """Make a new session file of a backup, and return it; raises StorageTrouble."""


class BackupsWindow(QDialog):
    """The list, latest first. Enter looks into a backup, Ctrl+R restores it, Esc closes.

    Args:
        words: The words of the console.
        name: The session's file, as it is called.
        shelf: Its backups.
        can_open: Whether a restored session can be opened from here: not beside a running one.
        parent: The console or the start page.
    """

    open_wanted = Signal(object)
    """The Path of a restored session that is to be opened."""
    restored = Signal(object)
    """The Path of a restored session."""

    def __init__(
        self,
        words: Words,
        name: str,
        shelf: Shelf,
        *,
        can_open: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._shelf = shelf
        self._can_open = can_open
        self._new: Path | None = None
        self._own: Path | None = None
        self.model = RowsModel(self._columns(), lambda copy: hash((copy.path, copy.taken)))
        self.table = rows_table(self.model, words.gettext("Backups"), wraps=True)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.empty = label(
            words.gettext(
                "There is no backup of this session yet. One is made at every change of step."
            ),
            "soft",
        )
        self.missing = label("", "soft")
        self.problem = complaint()
        self.told = QFrame()
        self.said = label("")
        self.open_it = button(words.gettext("Open it"), look="primary")
        self.look = button(words.gettext("Look into it"), key="Ctrl+O")
        self.restore = button(words.gettext("Restore into a new file"), key="Ctrl+R")
        self.close_it = button(words.gettext("Close"))
        self._build(name)
        self._connect()
        self.show_copies()

    def show_copies(self) -> None:
        """Show the backups as they now are."""
        copies = self._shelf.copies()
        self._own = copies.own
        self.model.show_rows(copies.items)
        self.table.setVisible(bool(copies.items))
        self.empty.setVisible(not copies.items)
        for each in (self.look, self.restore):
            each.setEnabled(bool(copies.items))
        if copies.items:
            self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.close_it.setFocus(Qt.FocusReason.OtherFocusReason)
        pattern = self._words.gettext(
            "The folder {folder} is not there, so its copies are not listed. Perhaps its stick is"
            " not plugged in."
        )
        self.missing.setText("\n".join(pattern.format(folder=each) for each in copies.missing))
        self.missing.setVisible(bool(copies.missing))

    def current(self) -> Copy | None:
        """Return the backup that is chosen."""
        return self.model.at(self.table.currentIndex().row())

    def look_into(self) -> None:
        """Show what is in the chosen backup."""
        copy = self.current()
        if copy is None:
            return
        try:
            state = self._shelf.look(copy.path)
        except StorageTrouble as trouble:
            self._complain(trouble)
            return
        pattern = self._words.gettext("Copy of {time}")
        title = pattern.format(time=self._when(copy))
        shown = CopyWindow(self._words, title, state, self)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.show()

    def restore_it(self) -> None:
        """Make a new session file of the chosen backup."""
        copy = self.current()
        if copy is None:
            return
        try:
            self._new = self._shelf.restore(copy.path)
        except StorageTrouble as trouble:
            self._complain(trouble)
            return
        self.problem.hide()
        gettext = self._words.gettext
        pattern = (
            gettext("Restored into a new file: {file}")
            if self._can_open
            else gettext(
                "Restored into a new file: {file}. It can be opened from the start page, where it"
                " is the first of the recent ones"
            )
        )
        self.said.setText(pattern.format(file=self._new))
        self.told.show()
        self.restored.emit(self._new)
        if self._can_open:
            self.open_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_new(self) -> None:
        self.accept()
        self.open_wanted.emit(self._new)

    def _complain(self, trouble: StorageTrouble) -> None:
        self.told.hide()
        self.problem.setText(explain(self._words, trouble))
        self.problem.show()

    def _columns(self) -> tuple[Column[Copy], ...]:
        gettext = self._words.gettext
        return (
            Column(gettext("Taken at"), self._when, 176),
            Column(gettext("Step"), self._step),
            Column(gettext("Proposals"), lambda copy: _count(copy, "proposals"), 106, right=True),
            Column(gettext("Pluses"), lambda copy: _count(copy, "pluses"), 80, right=True),
            Column(gettext("Minuses"), lambda copy: _count(copy, "minuses"), 84, right=True),
            Column(self._words.pgettext("backups", "Where"), self._where, 196),
        )

    def _when(self, copy: Copy) -> str:
        return f"{self._words.day_month(copy.taken.date())}, {copy.taken:%H:%M:%S}"

    def _where(self, copy: Copy) -> str:
        here = self._words.gettext("this computer")
        return ", ".join(here if each == self._own else each.name for each in copy.folders)

    def _step(self, copy: Copy) -> str:
        if copy.held is None:
            return self._words.gettext("cannot be read")
        if copy.held.step is None:
            return self._words.gettext("Before the start")
        return title_of(self._words, copy.held.step)

    def _build(self, name: str) -> None:
        gettext = self._words.gettext
        self.setWindowTitle(gettext("Backups"))
        self.resize(SIZE.boundedTo(screen_under(self).availableSize()))
        purpose = gettext(
            "A copy is made at every change of step. Looking into one or restoring it into a new"
            " file leaves the session as it is."
        )
        self.told.setObjectName("restored")
        self.told.setStyleSheet(DONE)
        told = row(self.said, self.open_it, parent_layout=None)
        told.setStretch(0, 1)
        told.setContentsMargins(SPACING.medium, SPACING.small, SPACING.small, SPACING.small)
        self.told.setLayout(told)
        self.told.hide()
        self.open_it.setVisible(self._can_open)
        self.open_it.setAutoDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.huge, SPACING.large, SPACING.huge, SPACING.large)
        layout.setSpacing(SPACING.medium)
        title = label(name, "lead")
        for each in (title, label(purpose, "soft"), self.missing, self.problem, self.told):
            layout.addWidget(each)
        layout.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.table, 1)
        layout.addLayout(row(self.look, self.restore, None, self.close_it))

    def _connect(self) -> None:
        self.look.clicked.connect(self.look_into)
        self.restore.clicked.connect(self.restore_it)
        self.open_it.clicked.connect(self._open_new)
        self.close_it.clicked.connect(self.accept)
        self.table.activated.connect(self._look_at)

    def _look_at(self, _index: QModelIndex) -> None:
        self.look_into()


def _count(copy: Copy, name: str) -> str:
    return "—" if copy.held is None else str(getattr(copy.held, name))
