"""The section that makes documents: choices on the left, the real pages on the right."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.core.readiness import Finding
from facilitator.ui.export.background import Background, Progress
from facilitator.ui.export.choice_pane import ChoicePane
from facilitator.ui.export.closing_card import ClosingCard
from facilitator.ui.export.documents import DataOf, Format, Made, make_documents
from facilitator.ui.export.outcome import Outcome
from facilitator.ui.export.preview import Preview
from facilitator.ui.export.saying import say_finding
from facilitator.ui.forms import button, foot, label, scrolled
from facilitator.ui.hub import SessionHub
from facilitator.ui.settings import Settings
from facilitator.ui.theme import SPACING
from facilitator.words import Words

CHOICES_WIDTH = 392


class DocumentsPage(QWidget):
    """Makes what is chosen at the press of Enter.

    Args:
        hub: The session.
        words: The words of the console.
        settings: Where choices are kept.
        beside: The folder of the session.
        data_of: Makes an exchange document; without it none is offered.
        outcome: Shows how it went.
    """

    check_wanted = Signal()
    """Somebody wants to see all that is missing."""
    made = Signal(object)
    """The Made."""

    def __init__(
        self,
        hub: SessionHub,
        words: Words,
        settings: Settings,
        beside: Path,
        *,
        data_of: DataOf | None = None,
        outcome: Outcome | None = None,
    ) -> None:
        super().__init__()
        self._hub = hub
        self._words = words
        self._data_of = data_of
        formats = [kind for kind in Format if kind is not Format.JSON or data_of is not None]
        self.maker = Background(self)
        self.closing = ClosingCard(hub, words)
        self.choices = ChoicePane(words, settings, beside, formats)
        self.preview = Preview(words)
        self.outcome = outcome or Outcome(words)
        self.summary = label("", "soft")
        self.check = button(words.gettext("See all"))
        self.make = button(words.gettext("Make the documents"), look="primary")
        self._frame = scrolled(QWidget())
        self._build()
        self._connect()

    def show_ready(self) -> None:
        """Be ready for Enter; what was made before is said no more."""
        if not self.maker.is_running:
            self.outcome.show_nothing()
        self.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Make the documents as they are chosen here."""
        order, state = self.choices.order(), self._hub.state
        words, data_of = self._words, self._data_of
        if not order.formats:
            self.outcome.show_nothing()
            self.outcome.complain(words.gettext("Tick at least one kind of file."))
            return
        self.outcome.show_running()
        self.make.setEnabled(False)

        def work(progress: Progress) -> Made:
            return make_documents(state, order, words, data_of, progress)

        self.maker.start(work)

    def give_up(self) -> None:
        """Give up what is being made."""
        if self.maker.is_running:
            self.maker.give_up()
            self.outcome.show_nothing()
            self.make.setEnabled(True)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Say in a line what is missing."""
        words = self._words
        self.check.setVisible(bool(findings))
        if not findings:
            self.summary.setText("")
            return
        more = len(findings) - 1
        first = say_finding(words, findings[0])
        if more:
            pattern = words.ngettext(
                "{first} · {n} more remark", "{first} · {n} more remarks", more
            )
            first = pattern.format(first=first, n=more)
        self.summary.setText(first)

    def _build(self) -> None:
        left = QWidget()
        choices = QVBoxLayout(left)
        choices.setContentsMargins(SPACING.large, SPACING.small, SPACING.medium, SPACING.hair)
        choices.setSpacing(SPACING.small)
        choices.addWidget(self.choices)
        choices.addWidget(self.closing)
        choices.addStretch(1)
        self._frame.setWidget(left)
        self._frame.setFixedWidth(CHOICES_WIDTH)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, SPACING.medium, 0)
        above.setSpacing(SPACING.small)
        above.addWidget(self._frame)
        right = QVBoxLayout()
        right.setContentsMargins(0, SPACING.medium, 0, SPACING.small)
        right.addWidget(self.preview)
        above.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above, 1)
        layout.addWidget(foot(self.outcome, self.summary, self.check, self.make))
        self.make.setDefault(True)

    def _connect(self) -> None:
        self.make.clicked.connect(self.begin)
        self.check.clicked.connect(self.check_wanted)
        self.outcome.cancel.clicked.connect(self.give_up)
        self.closing.act.clicked.connect(lambda: QTimer.singleShot(0, self, self._show_closing))
        self.maker.progressed.connect(self.outcome.show_progress)
        self.maker.finished.connect(self._show_made)
        self.maker.failed.connect(self._show_failed)

    def _show_closing(self) -> None:
        """Scroll to what closing the session means, which has just been said."""
        self._frame.ensureWidgetVisible(self.closing)

    def _show_made(self, made: Made) -> None:
        self.make.setEnabled(True)
        self.outcome.show_made(made)
        self.made.emit(made)

    def _show_failed(self, fault: Exception) -> None:
        self.make.setEnabled(True)
        self.outcome.show_failed(fault)
