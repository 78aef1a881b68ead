"""What is done with the act of a forgetting: opened, shown in its folder, or written once more."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator.explain import explain
from facilitator.forgotten import Account
from facilitator.trouble import StorageTrouble
from facilitator.ui.export.background import Background
from facilitator.ui.forgetting_file import ForgettingFile
from facilitator.ui.forms import button, row
from facilitator.words import Words

Show = Callable[[Path], bool]


class ActButtons(QWidget):
    """Hidden until there is an act, or the trouble that kept one from being written.

    Args:
        words: The words of the console.
        file: The session's file; it writes acts.
        open_it: Opens an act.
        find_it: Shows an act in its folder.
    """

    written = Signal(object, object)
    """What was done, and the file of the act of it, which could not be written before."""
    complained = Signal(str)
    """What went wrong; an empty text takes it away."""
    failed = Signal(object)
    """A fault of the program."""

    def __init__(self, words: Words, file: ForgettingFile, *, open_it: Show, find_it: Show) -> None:
        super().__init__()
        self._words = words
        self._file = file
        self._account: Account | None = None
        self._act: Path | None = None
        self._writing = Background(self)
        self.open_it = button(words.gettext("Open the act"), look="primary")
        self.find_it = button(words.gettext("Show in folder"))
        self.again = button(words.gettext("Write the act once more"), look="primary")
        self.setLayout(row(self.open_it, self.find_it, self.again))
        self.hide()
        self.open_it.clicked.connect(lambda: self._show(open_it))
        self.find_it.clicked.connect(lambda: self._show(find_it))
        self.again.clicked.connect(self._write)
        self._writing.finished.connect(self._take_act)
        self._writing.failed.connect(self._take_fault)

    @property
    def is_busy(self) -> bool:
        """Tell whether an act is being written just now."""
        return self._writing.is_running

    def show_act(self, account: Account, act: Path | None) -> None:
        """Show what can be done with an act, or with none that ought to be there.

        Args:
            account: What was done.
            act: The act of it; None where it could not be written.
        """
        self._account, self._act = account, act
        for each in (self.open_it, self.find_it):
            each.setVisible(act is not None)
        self.again.setVisible(act is None)
        self.again.setEnabled(True)
        self.show()
        first = self.again if act is None else self.open_it
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self) -> None:
        account, file = self._account, self._file
        assert account is not None  # noqa: S101  the button is there only then
        self.again.setEnabled(False)
        self.complained.emit("")
        self._writing.start(lambda _progress: file.write_act(account))

    def _take_act(self, act: Path) -> None:
        assert self._account is not None  # noqa: S101
        self.show_act(self._account, act)
        self.written.emit(self._account, act)

    def _take_fault(self, fault: Exception) -> None:
        self.again.setEnabled(True)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(fault, StorageTrouble):
            self.complained.emit(explain(self._words, fault))
        else:
            self.failed.emit(fault)

    def _show(self, show: Show) -> None:
        if self._act is not None and not show(self._act):
            pattern = self._words.gettext("This computer cannot show it. The file is here: {path}")
            self.complained.emit(pattern.format(path=self._act))
