"""The line of the test protocol: a page is made as documents are, and opened to be seen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.core.value import dataclass
from facilitator.explain import explain
from facilitator.trouble import StorageTrouble
from facilitator.ui.export.background import Background
from facilitator.ui.export.showing import open_file
from facilitator.ui.forms import button
from facilitator.ui.venue.line_card import LineCard
from facilitator.venue.judging import Finding, judge
from facilitator.venue.readings import TrialRead
from facilitator.words import Words

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Press:
    """Makes the page with what was found, in a thread, and opens it in its program."""

    make: Callable[[Findings], Path]
    open_it: Callable[[Path], bool] = open_file


class TrialLine(QObject):
    """Makes the page when asked.

    Args:
        card: The line it fills.
        press: What makes and opens the page.
        found: Returns what the other lines have found, for the page.
        words: The words of the console.
    """

    changed = Signal()
    """Something else is found now."""

    def __init__(
        self, card: LineCard, press: Press, found: Callable[[], Findings], words: Words
    ) -> None:
        super().__init__(card)
        self._card = card
        self._press = press
        self._found = found
        self._words = words
        self._background = Background(self)
        self.make = button(words.gettext("Make the page"))
        card.add_action(self.make)
        self.make.clicked.connect(self._begin)
        self._background.finished.connect(self._take)
        self._background.failed.connect(self._fail)
        card.show_finding(judge(TrialRead()))

    def _begin(self) -> None:
        found = self._found()
        self.make.setEnabled(False)
        self._card.show_checking()
        self.changed.emit()
        self._background.start(lambda _progress: self._press.make(found))

    def _take(self, made: Path) -> None:
        self._show(TrialRead(str(made), self._press.open_it(made)))

    def _fail(self, fault: Exception) -> None:
        if isinstance(fault, StorageTrouble):
            self._show(TrialRead(why=explain(self._words, fault)))
        else:
            self._show(TrialRead(why=type(fault).__name__))

    def _show(self, read: TrialRead) -> None:
        self.make.setEnabled(True)
        self._card.show_finding(judge(read))
        self.changed.emit()
