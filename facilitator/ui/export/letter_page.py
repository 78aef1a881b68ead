"""The section of the letter: to whom, what it says, as drafts for a mail program or sent."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.core.model import State
from facilitator.core.protocol.edition import Edition
from facilitator.core.readiness import WithoutConsent, readiness
from facilitator.letter import Mailbox, Outbox, Queued, sound_address, write_drafts
from facilitator.ui.export.background import Background, Progress
from facilitator.ui.export.documents import Made
from facilitator.ui.export.font_choice import kept_typeface
from facilitator.ui.export.letter_form import LetterForm
from facilitator.ui.export.outcome import Outcome
from facilitator.ui.export.recipients import Recipients
from facilitator.ui.export.saying import say_finding
from facilitator.ui.forms import button, foot, label
from facilitator.ui.hub import SessionHub
from facilitator.ui.settings import Settings
from facilitator.ui.theme import SPACING
from facilitator.words import Words

FORM_WIDTH = 332


class LetterPage(QWidget):
    """Makes drafts, or puts letters into the outbox.

    Args:
        hub: The session.
        words: The words of the console.
        settings: Where the sender's address is kept.
        beside: The folder of the session.
        outbox: The session's outbox.
        outcome: Shows how it went.
        clock: The local time.
    """

    queued = Signal(object)
    """A Queued: letters are in the outbox and can be sent."""
    sender_wanted = Signal()
    """The sender's address is not known yet."""

    def __init__(
        self,
        hub: SessionHub,
        words: Words,
        settings: Settings,
        beside: Path,
        outbox: Outbox,
        *,
        outcome: Outcome,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._hub = hub
        self._words = words
        self._settings = settings
        self._beside = beside
        self._outbox = outbox
        self._clock = clock
        self.worker = Background(self)
        self.recipients = Recipients(words)
        self.form = LetterForm(words)
        self.outcome = outcome
        self.note = label("", "soft")
        self.drafts = button(words.gettext("Make drafts (.eml)"))
        self.send = button(words.gettext("Send…"), look="primary")
        self._build()
        self._connect()
        self.show_state(hub.state)

    def show_state(self, state: State) -> None:
        """Show the recipients and the letter of the session as it now is."""
        self.recipients.show_state(state)
        self.form.show_state(state)
        self._warn()

    def make_drafts(self) -> None:
        """Write drafts for a mail program into a folder beside the session."""
        chosen, draft, state = self.recipients.chosen(), self.form.draft(), self._hub.state
        words, date, sender = self._words, self._clock(), self._sender()
        folder, typeface = self._beside / words.gettext("Letters"), kept_typeface(self._settings)

        def work(progress: Progress) -> Made:
            letter = draft.written(state, words, progress, typeface)
            progress(1, 1)
            return Made(
                write_drafts(folder, letter, chosen, copies=draft.copies, sender=sender, date=date)
            )

        self._start(work)

    def queue(self) -> None:
        """Put the letters into the outbox."""
        chosen, draft, state = self.recipients.chosen(), self.form.draft(), self._hub.state
        words, now, sender, outbox = self._words, self._clock(), self._sender(), self._outbox
        if sender is None:
            self.sender_wanted.emit()
            return
        typeface = kept_typeface(self._settings)

        def work(progress: Progress) -> Queued:
            letter = draft.written(state, words, progress, typeface)
            progress(1, 1)
            boxes = [one.mailbox for one in chosen]
            return outbox.queue(letter, boxes, sender=sender, copies=draft.copies, now=now)

        self._start(work)

    def give_up(self) -> None:
        """Give up what is being prepared."""
        if self.worker.is_running:
            self.worker.give_up()
            self.outcome.show_nothing()
            self._show_possible()

    def _start(self, work: Callable[[Progress], object]) -> None:
        self.outcome.show_running()
        self.drafts.setEnabled(False)
        self.send.setEnabled(False)
        self.worker.start(work)

    def _sender(self) -> Mailbox | None:
        address = sound_address(self._settings.choices.mail_sender)
        if address is None:
            return None
        return Mailbox(address, self._hub.state.facts.secretary.name or "")

    def _build(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(SPACING.large, SPACING.medium, SPACING.medium, SPACING.medium)
        above.setSpacing(SPACING.large)
        above.addWidget(self.recipients, 1)
        self.form.setFixedWidth(FORM_WIDTH)
        above.addWidget(self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above, 1)
        layout.addWidget(foot(self.outcome, self.note, self.drafts, self.send))

    def _connect(self) -> None:
        self.recipients.changed.connect(self._show_possible)
        self.form.changed.connect(self._warn)
        self.drafts.clicked.connect(self.make_drafts)
        self.send.clicked.connect(self.queue)
        self.outcome.cancel.clicked.connect(self.give_up)
        self.worker.progressed.connect(self.outcome.show_progress)
        self.worker.finished.connect(self._take)
        self.worker.failed.connect(self._show_failed)

    def _show_possible(self) -> None:
        somebody = bool(self.recipients.chosen()) and not self.worker.is_running
        self.drafts.setEnabled(somebody)
        self.send.setEnabled(somebody)

    def _warn(self) -> None:
        """Say it where names would go to people without their owners' consent."""
        attached = self.form.draft().attached
        found = readiness(self._hub.state, attached) if isinstance(attached, Edition) else ()
        said = [say_finding(self._words, one) for one in found if isinstance(one, WithoutConsent)]
        self.note.setText(" ".join(said))

    def _take(self, done: Made | Queued) -> None:
        self._show_possible()
        match done:
            case Made():
                self.outcome.show_made(done)
            case Queued():
                self.outcome.show_nothing()
                self.queued.emit(done)

    def _show_failed(self, fault: Exception) -> None:
        self._show_possible()
        self.outcome.show_failed(fault)
