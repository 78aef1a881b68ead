"""How the making goes and went: progress, the files to open and find, warnings, what failed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from facilitator.explain import explain
from facilitator.trouble import StorageTrouble
from facilitator.ui.export.documents import Made
from facilitator.ui.export.showing import open_file, show_in_folder
from facilitator.ui.forms import button, complaint, label, row
from facilitator.ui.theme import SPACING
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.report.pdf import ExportWarning

Show = Callable[[Path], bool]
"""Shows a file; returns whether it could."""


class Outcome(QWidget):
    """Empty until something is made.

    Args:
        words: The words of the console.
        open_it: Opens a file.
        find_it: Shows a file in its folder.
    """

    def __init__(
        self, words: Words, *, open_it: Show = open_file, find_it: Show = show_in_folder
    ) -> None:
        super().__init__()
        self._words = words
        self._open_it = open_it
        self._find_it = find_it
        self._files: tuple[Path, ...] = ()
        self.progress = QProgressBar()
        self.said = label("")
        self.problem = complaint()
        self.warnings = QPlainTextEdit()
        self.open_button = button(words.gettext("Open"))
        self.find_button = button(words.gettext("Show in folder"))
        self.cancel = button(words.gettext("Cancel"))
        self._build()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show nothing."""
        parts: tuple[QWidget, ...] = (
            self.progress,
            self.said,
            self.problem,
            self.warnings,
            self.open_button,
            self.find_button,
            self.cancel,
        )
        for each in parts:
            each.hide()

    def show_running(self) -> None:
        """Show that something is being made."""
        self.show_nothing()
        self.progress.setRange(0, 0)
        self.progress.show()
        self.cancel.show()

    def show_progress(self, done: int, whole: int) -> None:
        """Show how far it is."""
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def show_made(self, made: Made) -> None:
        """Show what was written, and what in it could not be printed as it is."""
        words = self._words
        self.show_nothing()
        self._files = made.files
        first = made.files[0]
        if len(made.files) == 1:
            said = words.gettext("Ready: {file}").format(file=first)
        else:
            pattern = words.ngettext(
                "Ready: {n} file in {folder}", "Ready: {n} files in {folder}", len(made.files)
            )
            said = pattern.format(n=len(made.files), folder=first.parent)
        self.said.setText(said)
        for each in (self.said, self.open_button, self.find_button):
            each.show()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_warnings(made.warnings)

    def show_failed(self, fault: Exception) -> None:
        """Say why nothing was made."""
        self.show_nothing()
        if isinstance(fault, StorageTrouble):
            self.complain(explain(self._words, fault))
            return
        pattern = self._words.gettext(
            "The document could not be made because of a fault in the program ({fault}). The "
            "session itself is safe; the fault is written down in the log."
        )
        self.complain(pattern.format(fault=type(fault).__name__))

    def complain(self, text: str) -> None:
        """Say what went wrong."""
        self.problem.setText(text)
        self.problem.show()

    def _show_warnings(self, warnings: "tuple[ExportWarning, ...]") -> None:
        if not warnings:
            return
        pattern = self._words.gettext("{place}: “{characters}” is printed as “{printed}”")
        lines = [
            pattern.format(place=one.place, characters=one.characters, printed=one.printed)
            for one in warnings
        ]
        self.warnings.setPlainText("\n".join(lines))
        self.warnings.show()

    def _build(self) -> None:
        words = self._words
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(words.gettext("Progress"))
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.warnings.setReadOnly(True)
        self.warnings.setTabChangesFocus(True)
        self.warnings.setFixedHeight(62)
        self.warnings.setAccessibleName(words.gettext("What could not be printed as it is"))
        self.open_button.clicked.connect(self._open)
        self.find_button.clicked.connect(self._find)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addWidget(self.problem)
        line = row(self.said, self.progress, self.open_button, self.find_button, self.cancel)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        layout.addLayout(line)
        layout.addWidget(self.warnings)

    def _open(self) -> None:
        if not self._open_it(self._files[0]):
            self.complain(
                self._words.gettext(
                    "This computer has no program for such files; the file is there."
                )
            )

    def _find(self) -> None:
        if not self._find_it(self._files[0]):
            self.complain(self._words.gettext("This computer has no file manager to show it in."))
