"""The section of what is sent: each letter's state, sending and repeating, the mail server."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.explain import explain
from facilitator.letter import (
    DeliveryState,
    MailTrouble,
    Outbox,
    Passwords,
    Posting,
    connect,
    explain_trouble,
    state_name,
)
from facilitator.trouble import StorageTrouble
from facilitator.ui.export.background import Background, Progress
from facilitator.ui.export.outbox_rows import Line, columns, key_of, reason
from facilitator.ui.export.sending import Connect, PasswordWanted, Round, Sent, send_round
from facilitator.ui.export.server_form import ServerForm
from facilitator.ui.forms import button, complaint, label, row, scrolled
from facilitator.ui.items.rows_model import RowsModel, rows_table
from facilitator.ui.settings import Settings
from facilitator.ui.theme import SPACING
from facilitator.words import Words

FORM_WIDTH = 300
LAST_LETTER_S = 3.0


class OutboxPage(QWidget):
    """The outbox of the session.

    Args:
        words: The words of the console.
        settings: Where the server is kept.
        outbox: The session's outbox.
        passwords: The keyring.
        connect_to: Gives a connection to a server.
        clock: The local time.
    """

    counted = Signal(int)
    """How many letters are not known to be sent."""

    def __init__(
        self,
        words: Words,
        settings: Settings,
        outbox: Outbox,
        *,
        passwords: Passwords,
        connect_to: Connect = connect,
        clock: Callable[[], datetime] = datetime.now,
    ) -> None:
        super().__init__()
        self._words = words
        self._outbox = outbox
        self._passwords = passwords
        self._connect_to = connect_to
        self._clock = clock
        self._stop = threading.Event()
        self._asked: Line | None = None
        self.postman = Background(self)
        self.reader = Background(self)
        self.form = ServerForm(words, settings)
        self.model: RowsModel[Line] = RowsModel(columns(words), key_of)
        self.table = rows_table(self.model, words.gettext("Outbox"))
        self.said = label(words.gettext("Nothing is waiting to be sent."), "soft")
        self.why = label("", "soft")
        self.problem = complaint()
        self.send_button = button(words.gettext("Send"), look="primary")
        self.stop_button = button(words.gettext("Stop"))
        self.repeat_button = button(words.gettext("Send again"))
        self.withdraw_button = button(words.gettext("Take out"))
        self._build()
        self._connect()
        self._show_possible()

    def refresh(self) -> None:
        """Read the outbox again."""
        outbox = self._outbox
        self.reader.start(lambda _progress: outbox.postings())

    def send(self) -> None:
        """Send what waits."""
        self._begin(None)

    def finish(self) -> None:
        """Let the letter under way come to its end, and begin no other: the program ends."""
        self._stop.set()
        self.postman.wait(LAST_LETTER_S)

    def ask_for_sender(self) -> None:
        """Say that letters need a sender."""
        self._complain(self._words.gettext("First say from which address letters are sent."))
        self.form.address.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_already(self) -> None:
        """Say that everybody has this letter in the outbox already."""
        self.refresh()
        self._complain(
            self._words.gettext("Everybody chosen has this very letter in the outbox already.")
        )

    def _repeat(self) -> None:
        line = self._selected()
        if line is None:
            return
        unknown = line.delivery.state is DeliveryState.UNKNOWN
        if unknown and self._asked != line:
            self._asked = line
            self.repeat_button.say(self._words.gettext("It may have arrived. Send again?"))
            return
        self._begin((line.posting.id, line.delivery.mailbox.address))

    def _withdraw(self) -> None:
        line = self._selected()
        if line is None:
            return
        outbox, posting = self._outbox, line.posting.id

        def work(_progress: Progress) -> tuple[Posting, ...]:
            outbox.withdraw(posting)
            return outbox.postings()

        self.reader.start(work)

    def _begin(self, again: tuple[str, str] | None) -> None:
        form, words = self.form, self._words
        server, missing = form.server(), form.missing()
        if server is None or missing is not None:
            field = missing or form.host
            pattern = words.gettext("Fill in first: {field}")
            self._complain(pattern.format(field=field.accessibleName().lower()))
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.problem.hide()
        wanted = Round(server, form.password.text(), form.keep.isChecked(), again)
        self._stop = stop = threading.Event()

        def work(_progress: Progress) -> Sent | PasswordWanted:
            return send_round(
                self._outbox,
                self._passwords,
                wanted,
                connect=self._connect_to,
                clock=self._clock,
                on_change=self.postman.pass_on,
                stop=stop,
            )

        self.postman.start(work)
        self.said.setText(words.gettext("Sending…"))
        self._show_possible()

    def _stop_sending(self) -> None:
        self._stop.set()

    def _build(self) -> None:
        words = self._words
        left = QVBoxLayout()
        left.setSpacing(SPACING.small)
        left.addWidget(label(words.gettext("Letters"), "lead"))
        left.addWidget(self.said)
        left.addWidget(self.problem)
        left.addWidget(self.table, 1)
        left.addWidget(self.why)
        left.addLayout(
            row(
                self.repeat_button,
                self.withdraw_button,
                None,
                self.stop_button,
                self.send_button,
            )
        )
        frame = scrolled(self.form)
        frame.setFixedWidth(FORM_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.large, SPACING.medium, SPACING.medium, SPACING.medium)
        layout.setSpacing(SPACING.large)
        layout.addLayout(left, 1)
        layout.addWidget(frame)

    def _connect(self) -> None:
        self.send_button.clicked.connect(self.send)
        self.stop_button.clicked.connect(self._stop_sending)
        self.repeat_button.clicked.connect(self._repeat)
        self.withdraw_button.clicked.connect(self._withdraw)
        self.table.selectionModel().currentRowChanged.connect(self._show_possible)
        self.reader.finished.connect(self._show_postings)
        self.reader.failed.connect(self._say_failed)
        self.postman.finished.connect(self._take_round)
        self.postman.failed.connect(self._say_failed)
        self.postman.told.connect(self._show_moved)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.finish)

    def _selected(self) -> Line | None:
        return self.model.at(self.table.currentIndex().row())

    def _show_postings(self, postings: Iterable[Posting]) -> None:
        lines = [Line(posting, one) for posting in postings for one in posting.deliveries]
        self._show_lines(lines)

    def _show_moved(self, posting: Posting) -> None:
        """Show where one letter is now."""
        now = {one.mailbox.address: one for one in posting.deliveries}
        self._show_lines(
            [
                Line(posting, now[line.delivery.mailbox.address])
                if line.posting.id == posting.id
                else line
                for line in self.model.rows
            ]
        )

    def _show_lines(self, lines: list[Line]) -> None:
        words = self._words
        self.model.show_rows(lines)
        counts = Counter(line.delivery.state for line in lines)
        unsent = len(lines) - counts[DeliveryState.SENT]
        if not self.postman.is_running:
            parts = [f"{state_name(words, state)}: {n}" for state, n in counts.items()]
            nothing = words.gettext("Nothing is waiting to be sent.")
            self.said.setText(" · ".join(parts) or nothing)
        self.counted.emit(unsent)
        self._show_possible()

    def _show_possible(self) -> None:
        words, line, busy = self._words, self._selected(), self.postman.is_running
        waiting = any(one.delivery.state is DeliveryState.QUEUED for one in self.model.rows)
        self.send_button.setEnabled(waiting and not busy)
        self.stop_button.setVisible(busy)
        state = None if line is None else line.delivery.state
        again = (DeliveryState.UNKNOWN, DeliveryState.REFUSED)
        self.repeat_button.setEnabled(state in again and not busy)
        if self._asked != line:
            self._asked = None
        if self._asked is None:
            self.repeat_button.say(words.gettext("Send again"))
        self.withdraw_button.setEnabled(
            state in (DeliveryState.QUEUED, DeliveryState.REFUSED) and not busy
        )
        self.why.setText("" if line is None else reason(words, line))

    def _take_round(self, ended: Sent | PasswordWanted) -> None:
        words = self._words
        match ended:
            case PasswordWanted(why=why):
                said = words.gettext("Type the password of the mail server.")
                if why is not None:
                    said = f"{explain_trouble(words, why)}. {said}"
                self._complain(said)
                self.form.password.setFocus(Qt.FocusReason.OtherFocusReason)
            case Sent(run=run, unkept=unkept):
                if run.trouble is not None:
                    self._complain(explain_trouble(words, run.trouble))
                elif unkept is not None:
                    self._complain(explain_trouble(words, unkept))
        self.refresh()

    def _say_failed(self, fault: Exception) -> None:
        words = self._words
        if isinstance(fault, MailTrouble):
            self._complain(explain_trouble(words, fault))
        elif isinstance(fault, StorageTrouble):
            self._complain(explain(words, fault))
        else:
            pattern = words.gettext("A fault in the program ({fault}); it is noted in the log.")
            self._complain(pattern.format(fault=type(fault).__name__))
        self._show_possible()

    def _complain(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()
