"""The window that makes documents of the session while the session goes on."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from facilitator.core.readiness import Finding, readiness
from facilitator.letter import Outbox, Passwords, Queued, connect
from facilitator.session import Change
from facilitator.ui.export.check_page import CheckPage
from facilitator.ui.export.details_page import DetailsPage
from facilitator.ui.export.documents import DataOf
from facilitator.ui.export.documents_page import DocumentsPage
from facilitator.ui.export.letter_page import LetterPage
from facilitator.ui.export.outbox_page import OutboxPage
from facilitator.ui.export.outcome import Outcome
from facilitator.ui.export.saying import Remedy, remedy_of
from facilitator.ui.export.sending import Connect
from facilitator.ui.forms import fit_to_screen
from facilitator.ui.hub import SessionHub
from facilitator.ui.sections import Sections
from facilitator.ui.settings import Settings
from facilitator.words import Words

DOCUMENTS, CHECK, DETAILS, LETTER, OUTBOX = range(5)
REFRESH_MS: Final = 800


class ExportPanel(QDialog):
    """Shown, it is ready: Enter makes the documents as they were chosen the last time.

    Args:
        hub: The session.
        words: The words of the console.
        folder: Where documents are put: that of the session's file.
        settings: Where choices are kept.
        outbox: The session's letters.
        parent: The console, if any.
        data_of: Makes an exchange document of a session; without it none is offered.
        outcome: Shows how it went; None shows files as the system does.
        letter_outcome: The same for drafts of letters.
        passwords: The keyring; None is the system's.
        connect_to: Gives a connection to a mail server.
    """

    wanted = Signal(object)
    """A Finding that is mended outside this window."""

    def __init__(
        self,
        hub: SessionHub,
        words: Words,
        folder: Path,
        settings: Settings,
        outbox: Outbox,
        parent: QWidget | None = None,
        *,
        data_of: DataOf | None = None,
        outcome: Outcome | None = None,
        letter_outcome: Outcome | None = None,
        passwords: Passwords | None = None,
        connect_to: Connect = connect,
    ) -> None:
        super().__init__(parent)
        self._hub = hub
        self._words = words
        self.documents = DocumentsPage(
            hub, words, settings, folder, data_of=data_of, outcome=outcome
        )
        self.check = CheckPage(words)
        self.details = DetailsPage(hub, words)
        self.letter = LetterPage(
            hub, words, settings, folder, outbox, outcome=letter_outcome or Outcome(words)
        )
        self.outbox = OutboxPage(
            words,
            settings,
            outbox,
            passwords=passwords or Passwords(),
            connect_to=connect_to,
        )
        self.sections = Sections(words.gettext("Sections"))
        self._refresh = QTimer(self)
        self._build()
        self._connect()
        self._show_findings()

    def showEvent(self, event: QShowEvent) -> None:
        """Be ready for Enter, and begin to prepare the pages."""
        super().showEvent(event)
        if not event.spontaneous():
            self.sections.show_page(DOCUMENTS)
            self.documents.show_ready()
            self._take_change()
            self.outbox.refresh()
            # The window is painted first.
            self._refresh.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give up what is only for the eye."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._refresh.stop()
            self.documents.preview.stop()

    def reject(self) -> None:
        """Close, after what was typed is saved; documents still being made are given up."""
        if not self.details.commit():
            self.sections.show_page(DETAILS)
            return
        self.documents.give_up()
        self.letter.give_up()
        super().reject()

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words.gettext("Protocol and other documents"))
        fit_to_screen(self)
        self.sections.add(words.gettext("Documents"), self.documents)
        self.sections.add(words.gettext("Check"), self.check)
        self.sections.add(words.gettext("Details"), self.details)
        self.sections.add(words.gettext("Letter"), self.letter)
        self.sections.add(words.gettext("Outbox"), self.outbox)
        self._refresh.setSingleShot(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.sections)

    def _connect(self) -> None:
        self._hub.changed.connect(self._take_change)
        self.sections.changed.connect(lambda _at: self.details.commit())
        self._refresh.timeout.connect(self._show_document)
        self.documents.choices.changed.connect(self._take_choice)
        self.documents.check_wanted.connect(lambda: self.sections.show_page(CHECK))
        self.check.wanted.connect(self._go_to)
        self.letter.queued.connect(self._send)
        self.letter.sender_wanted.connect(self._ask_for_sender)
        self.outbox.counted.connect(self._show_unsent)

    def _take_change(self, change: Change | None = None) -> None:
        state = self._hub.state
        if change is not None and not change.events:
            # Somebody was forgotten, and letters to them with them.
            self.outbox.refresh()
        self.documents.closing.show_state(state)
        self.details.show_state(state)
        self.letter.show_state(state)
        self._show_findings()
        if self.isVisible():
            self._refresh.start(REFRESH_MS)

    def _take_choice(self) -> None:
        self._show_findings()
        self._refresh.start(0)

    def _show_document(self) -> None:
        order = self.documents.choices.order()
        self.documents.preview.show_document(self._hub.state, order.edition, order.typeface)

    def _show_findings(self) -> None:
        found = readiness(self._hub.state, self.documents.choices.edition())
        self.documents.show_findings(found)
        self.check.show_findings(found)
        title = self._words.gettext("Check")
        counted = self._words.gettext("{title} · {n}").format(title=title, n=len(found))
        self.sections.rename(CHECK, counted if found else title)

    def _go_to(self, finding: Finding) -> None:
        if remedy_of(finding) is Remedy.DETAILS:
            self.sections.show_page(DETAILS)
            self.details.fields.number.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.wanted.emit(finding)

    def _send(self, queued: Queued) -> None:
        self.sections.show_page(OUTBOX)
        if queued.postings:
            self.outbox.send()
        else:
            self.outbox.say_already()

    def _ask_for_sender(self) -> None:
        self.sections.show_page(OUTBOX)
        self.outbox.ask_for_sender()

    def _show_unsent(self, count: int) -> None:
        title = self._words.gettext("Outbox")
        counted = self._words.gettext("{title} · {n}").format(title=title, n=count)
        self.sections.rename(OUTBOX, counted if count else title)
