"""Makes the problem report: says what is in it and what is not, then shows it in its folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from facilitator.explain import explain
from facilitator.trouble import StorageTrouble
from facilitator.ui.export.background import Background
from facilitator.ui.export.showing import show_in_folder
from facilitator.ui.forms import button, complaint, label, line, row
from facilitator.ui.theme import SPACING
from facilitator.words import Words

WIDTH, HEIGHT = 640, 420
AskFolder = Callable[[str], str | None]
"""Asks for a folder, given the one there is; None is a change of mind."""


class CrashReportDialog(QDialog):
    """A window of its own; nothing waits for it.

    Args:
        words: The words of the console.
        folder: Where the report is put unless another folder is chosen.
        missing: The sentence on what a report never has.
        save: Writes the report into a folder and returns the file; runs in a thread.
        parent: The console, if any.
        ask_folder: Asks for a folder; None uses the system's dialog.
        show_file: Shows a file in its folder.
    """

    def __init__(
        self,
        words: Words,
        folder: Path,
        missing: str,
        save: Callable[[Path], Path],
        parent: QWidget | None = None,
        *,
        ask_folder: AskFolder | None = None,
        show_file: Callable[[Path], bool] = show_in_folder,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._save = save
        self._ask_folder = ask_folder or self._ask_for_folder
        self._show_file = show_file
        self._made: Path | None = None
        self._background = Background(self)
        self.folder = line(words.gettext("Folder"))
        self.folder.setReadOnly(True)
        self.folder.setText(str(folder))
        self.choose_it = button(words.gettext("Choose…"))
        self.make_it = button(words.gettext("Make the report"), look="primary")
        self.find_it = button(words.gettext("Show in folder"))
        self.close_it = button(words.gettext("Close"))
        self.said = label("")
        self.problem = complaint()
        self._build(missing)
        self._connect()
        self.make_it.setFocus()

    def _build(self, missing: str) -> None:
        words = self._words
        self.setWindowTitle(words.gettext("Problem report"))
        self.resize(WIDTH, HEIGHT)
        within = words.gettext(
            "The log of the program, versions of program and system, screens and fonts, settings, "
            "and whether the session file is sound, in numbers."
        )
        lead = words.gettext(
            "Collects into one file what helps to find the cause of a problem. It is sent nowhere: "
            "look into it, then send it yourself."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.huge, SPACING.large, SPACING.huge, SPACING.large)
        layout.setSpacing(SPACING.small)
        layout.addWidget(label(lead))
        for title, text in (
            (words.gettext("In it"), within),
            (words.gettext("Not in it"), missing),
        ):
            layout.addSpacing(SPACING.small)
            layout.addWidget(label(title, "caption"))
            layout.addWidget(label(text))
        layout.addSpacing(SPACING.small)
        place = label(words.gettext("Folder"), "caption")
        place.setBuddy(self.choose_it)
        layout.addWidget(place)
        layout.addLayout(row(self.folder, self.choose_it))
        layout.addSpacing(SPACING.small)
        layout.addWidget(self.problem)
        layout.addWidget(self.said)
        layout.addStretch(1)
        layout.addLayout(row(self.find_it, None, self.make_it, self.close_it))
        self.said.hide()
        self.find_it.hide()

    def _connect(self) -> None:
        self.choose_it.clicked.connect(self._choose_folder)
        self.make_it.clicked.connect(self._begin)
        self.find_it.clicked.connect(self._show_it)
        self.close_it.clicked.connect(self.accept)
        self._background.finished.connect(self._show_made)
        self._background.failed.connect(self._show_failed)

    def _begin(self) -> None:
        folder = Path(self.folder.text())
        self.problem.hide()
        self.said.hide()
        self.find_it.hide()
        self.make_it.setEnabled(False)
        self._background.start(lambda _progress: self._save(folder))

    def _show_made(self, made: Path) -> None:
        self._made = made
        self.make_it.setEnabled(True)
        self.make_it.say(self._words.gettext("Make it anew"))
        self.said.setText(self._words.gettext("Written: {file}").format(file=made.name))
        self.said.show()
        self.find_it.show()
        self.find_it.setFocus()

    def _show_failed(self, fault: Exception) -> None:
        self.make_it.setEnabled(True)
        if isinstance(fault, StorageTrouble):
            said = explain(self._words, fault)
            hint = self._words.gettext("{trouble}. Choose another folder")
            self.problem.setText(hint.format(trouble=said))
        else:
            self.problem.setText(self._words.gettext("The report could not be made"))
        self.problem.show()
        self.choose_it.setFocus()

    def _show_it(self) -> None:
        if self._made is not None and not self._show_file(self._made):
            pattern = self._words.gettext("No file manager was found. The file is here: {path}")
            self.said.setText(pattern.format(path=self._made))

    def _choose_folder(self) -> None:
        folder = self._ask_folder(self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _ask_for_folder(self, current: str) -> str | None:
        title = self._words.gettext("Folder of the report")
        return QFileDialog.getExistingDirectory(self, title, current) or None
