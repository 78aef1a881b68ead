"""The section that lists what a document lacks and what should not be published."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.core.readiness import Finding
from facilitator.ui.export.saying import REMEDIES, explain_finding, remedy_of, say_finding
from facilitator.ui.forms import Button, button, label, page, scrolled
from facilitator.ui.theme import SPACING
from facilitator.words import Words


class CheckPage(QWidget):
    """A card for each finding, with a button that leads to where it is mended."""

    wanted = Signal(object)
    """The Finding somebody wants to mend."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: tuple[Finding, ...] | None = None
        self.buttons: list[Button] = []
        content, self._layout = page(spacing=SPACING.small)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these findings instead of the ones before."""
        if findings == self._shown:
            return
        self._shown = findings
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.buttons = []
        words = self._words
        self._layout.addWidget(label(words.gettext("Before the document is made"), "lead"))
        hint = (
            words.gettext("None of this prevents the document: it can be made at any moment.")
            if findings
            else words.gettext(
                "Everything is filled in, and no private data are seen in the texts."
            )
        )
        self._layout.addWidget(label(hint, "soft"))
        for finding in findings:
            self._layout.addWidget(self._card(finding))
        self._layout.addStretch(1)

    def _card(self, finding: Finding) -> QFrame:
        words = self._words
        card = QFrame()
        card.setProperty("look", "card")
        layout = QHBoxLayout(card)
        layout.setContentsMargins(*(SPACING.medium, SPACING.small) * 2)
        layout.setSpacing(SPACING.medium)
        texts = QVBoxLayout()
        texts.setSpacing(SPACING.hair)
        said = say_finding(words, finding)
        texts.addWidget(label(said))
        if why := explain_finding(words, finding):
            texts.addWidget(label(why, "small"))
        layout.addLayout(texts, 1)
        lead = button(words.gettext(REMEDIES[remedy_of(finding)]))
        lead.setAccessibleDescription(said)
        lead.clicked.connect(lambda: self.wanted.emit(finding))
        self.buttons.append(lead)
        layout.addWidget(lead)
        return card
