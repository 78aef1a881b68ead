"""The window that makes documents of the session while the session goes on."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QPlainTextEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from facilitator.explain import explain
from facilitator.trouble import StorageTrouble
from facilitator.ui.export.documents import DOCUMENTS, DocumentKind, default_name
from facilitator.ui.export.showing import open_file, show_in_folder
from facilitator.ui.export.worker import Export
from facilitator.ui.forms import button, complaint, label, line, row
from facilitator.ui.hub import SessionHub
from facilitator.ui.theme import SPACING
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.report.pdf import ExportWarning

WIDTH = 660
AskTarget = Callable[[Path], Path | None]
"""Asks where to write, given a suggestion; None is a change of mind."""


class ExportPanel(QDialog):
    """Shown, it makes the protocol at once; then that can be opened or found.

    Args:
        hub: The session.
        words: The words of the console.
        session_file: The session's file; documents are put beside it.
        parent: The console, if any.
        documents: What can be made.
        ask_target: Asks for another place; None uses the system's dialog.
        open_it: Opens a file; returns whether it could.
        find_it: Shows a file in its folder; returns whether it could.
    """

    def __init__(
        self,
        hub: SessionHub,
        words: Words,
        session_file: Path,
        parent: QWidget | None = None,
        *,
        documents: Sequence[DocumentKind] = DOCUMENTS,
        ask_target: AskTarget | None = None,
        open_it: Callable[[Path], bool] = open_file,
        find_it: Callable[[Path], bool] = show_in_folder,
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._words = words
        self._folder = session_file.absolute().parent
        self._documents = documents
        self._ask_target = ask_target or self._ask_for_target
        self._open_it = open_it
        self._find_it = find_it
        self._written: Path | None = None
        self._layout = QVBoxLayout(self)
        self.export = Export(self)
        self.kind = QComboBox()
        self.target = line(words.gettext("File"))
        self.elsewhere = button(words.gettext("Another place…"))
        self.make = button(words.gettext("Make the document"), look="primary", key="Ctrl+Return")
        self.progress = QProgressBar()
        self.said = label("")
        self.problem = complaint()
        self.warnings = QPlainTextEdit()
        self.open_button = button(words.gettext("Open"))
        self.find_button = button(words.gettext("Show in folder"))
        self._build()
        self._connect()
        self._suggest()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at once: the key that shows the window is enough."""
        super().showEvent(event)
        if not event.spontaneous():
            self._suggest()
            self.begin()

    def begin(self) -> None:
        """Make the document as it is chosen here."""
        target = Path(self.target.text().strip() or ".")
        if not target.name:
            self._complain(self._words.gettext("The file needs a name."))
            return
        if not target.is_absolute():
            target = self._folder / target
        kind = self._kind()
        if target.suffix.lower() != kind.suffix:
            target = target.with_name(target.name + kind.suffix)
        self._show_running()
        self.export.start(kind, self._hub.state, target)

    def reject(self) -> None:
        """Close; a document still being made is given up."""
        self.export.give_up()
        self._show_idle()
        super().reject()

    def _kind(self) -> DocumentKind:
        return self._documents[max(0, self.kind.currentIndex())]

    def _suggest(self) -> None:
        name = default_name(self._words, self._hub.state, self._kind())
        self.target.setText(str(self._folder / name))

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words.gettext("Protocol and other documents"))
        self.setMinimumWidth(WIDTH)
        self.kind.setAccessibleName(words.gettext("Document"))
        for each in self._documents:
            self.kind.addItem(words.gettext(each.title))
        self.kind.setVisible(len(self._documents) > 1)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(words.gettext("Progress"))
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.warnings.setReadOnly(True)
        self.warnings.setTabChangesFocus(True)
        self.warnings.setFixedHeight(110)
        self.warnings.setAccessibleName(words.gettext("What could not be printed as it is"))
        layout = self._layout
        layout.setContentsMargins(SPACING.huge, SPACING.large, SPACING.huge, SPACING.large)
        layout.setSpacing(SPACING.medium)
        layout.addWidget(label(words.gettext("Full protocol, PDF"), "lead"))
        layout.addWidget(self._explanation())
        layout.addWidget(self.kind)
        layout.addLayout(row(self.target, self.elsewhere))
        layout.addWidget(self.progress)
        layout.addWidget(self.problem)
        layout.addWidget(self.said)
        layout.addWidget(self.warnings)
        layout.addStretch(1)
        layout.addLayout(row(self.open_button, self.find_button, None, self.make))
        self._show_idle()

    def _explanation(self) -> QWidget:
        return label(
            self._words.gettext(
                "The protocol can be made at any moment; the session goes on meanwhile. Before the "
                "session is closed it is marked as a draft."
            ),
            "soft",
        )

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._suggest)
        self.elsewhere.clicked.connect(self._choose_place)
        self.make.clicked.connect(self.begin)
        self.open_button.clicked.connect(self._open)
        self.find_button.clicked.connect(self._find)
        self.export.progressed.connect(self._show_progress)
        self.export.finished.connect(self._show_written)
        self.export.failed.connect(self._show_failed)

    def _show_idle(self) -> None:
        self.progress.hide()
        self.problem.hide()
        self.said.hide()
        self.warnings.hide()
        self.open_button.hide()
        self.find_button.hide()
        self.make.setEnabled(True)

    def _show_running(self) -> None:
        self._show_idle()
        self.progress.setRange(0, 0)
        self.progress.show()
        self.make.setEnabled(False)

    def _show_progress(self, done: int, whole: int) -> None:
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def _show_written(self, path: Path, warnings: "Sequence[ExportWarning]") -> None:
        self._show_idle()
        self._written = path
        self.said.setText(self._words.gettext("Ready: {file}").format(file=path))
        self.said.show()
        self.open_button.show()
        self.find_button.show()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        if warnings:
            pattern = self._words.gettext("{place}: “{characters}” is printed as “{printed}”")
            said = [
                pattern.format(place=w.place, characters=w.characters, printed=w.printed)
                for w in warnings
            ]
            self.warnings.setPlainText("\n".join(said))
            self.warnings.show()
        self._fit()

    def _fit(self) -> None:
        """Let the window become as high as what it now shows, without moving it."""
        self._layout.activate()
        self.resize(self.width(), self._layout.totalHeightForWidth(self.width()))

    def _show_failed(self, fault: Exception) -> None:
        self._show_idle()
        if isinstance(fault, StorageTrouble):
            self._complain(explain(self._words, fault))
            return
        pattern = self._words.gettext(
            "The document could not be made because of a fault in the program ({fault}). The "
            "session itself is safe; the fault is written down in the log."
        )
        self._complain(pattern.format(fault=type(fault).__name__))

    def _complain(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()
        self._fit()

    def _choose_place(self) -> None:
        target = self._ask_target(Path(self.target.text()))
        if target is not None:
            self.target.setText(str(target))

    def _ask_for_target(self, suggestion: Path) -> Path | None:
        suffix = self._kind().suffix
        name, _ = QFileDialog.getSaveFileName(
            self, self._words.gettext("Where to write"), str(suggestion), f"*{suffix}"
        )
        return Path(name) if name else None

    def _open(self) -> None:
        if self._written is not None and not self._open_it(self._written):
            self._complain(
                self._words.gettext(
                    "This computer has no program for such files; the file is there."
                )
            )

    def _find(self) -> None:
        if self._written is not None and not self._find_it(self._written):
            self._complain(self._words.gettext("This computer has no file manager to show it in."))
