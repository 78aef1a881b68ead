"""The mail server letters go through; everything but the password is kept in the settings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from facilitator.letter import USUAL_PORTS, Security, Server, security_name, sound_address
from facilitator.ui.choices import ChoiceBox
from facilitator.ui.forms import label, line, spin
from facilitator.ui.settings import Settings
from facilitator.ui.theme import SPACING
from facilitator.words import Words

MOST_PORT = 65_535


class ServerForm(QWidget):
    """Address, server, port, encryption, name and password, one above the other.

    Args:
        words: The words of the console.
        settings: Where choices are kept.
    """

    changed = Signal()

    def __init__(self, words: Words, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self._settings = settings
        self.address = line(words.gettext("Your address"), hint="ivanova@example.org")
        self.host = line(words.gettext("Mail server"), hint="smtp.example.org")
        self.security = ChoiceBox(words.gettext("Encryption"))
        self.port = spin(words.gettext("Port"), 1, MOST_PORT)
        self.user = line(words.gettext("Name to log in with"))
        self.password = line(
            words.gettext("Password"), hint=words.gettext("asked for, or from the keyring")
        )
        self.keep = QCheckBox(words.gettext("Remember it in the system's keyring"))
        self._build()
        self._show_choices()
        self._connect()

    def server(self) -> Server | None:
        """Return the server, or None before it is named."""
        host = self.host.text().strip()
        if not host:
            return None
        return Server(host, self.port.value(), self._security(), self.user.text().strip())

    def missing(self) -> QLineEdit | None:
        """Return the first field without which nothing can be sent, or None."""
        if sound_address(self.address.text()) is None:
            return self.address
        return None if self.host.text().strip() else self.host

    def _security(self) -> Security:
        # Qt gives a plain text back.
        return Security(self.security.currentData())

    def _build(self) -> None:
        words = self._words
        for security in Security:
            self.security.addItem(security_name(words, security), security)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep.setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.hair)
        layout.addWidget(label(words.gettext("Mail server"), "lead"))
        for field in (
            self.address,
            self.host,
            self.security,
            self.port,
            self.user,
            self.password,
        ):
            name = label(field.accessibleName(), "small")
            name.setBuddy(field)
            layout.addWidget(name)
            layout.addWidget(field)
        layout.addWidget(self.keep)
        note = words.gettext("The password is kept in no file and in no log.")
        layout.addWidget(label(note, "small"))
        layout.addStretch(1)

    def _show_choices(self) -> None:
        kept = self._settings.choices
        self.address.setText(kept.mail_sender)
        self.host.setText(kept.mail_host)
        self.user.setText(kept.mail_user)
        self.security.setCurrentIndex(max(0, self.security.findData(kept.mail_security)))
        self.port.setValue(kept.mail_port)

    def _connect(self) -> None:
        self.address.editingFinished.connect(self._guess)
        for field in (self.address, self.host, self.user):
            field.editingFinished.connect(self._take)
        self.security.activated.connect(self._take_security)
        self.port.valueChanged.connect(self._take)

    def _take_security(self) -> None:
        if self.port.value() in USUAL_PORTS.values():
            self.port.setValue(USUAL_PORTS[self._security()])
        self._take()

    def _take(self) -> None:
        self._settings.change(
            mail_sender=self.address.text().strip(),
            mail_host=self.host.text().strip(),
            mail_port=self.port.value(),
            mail_security=self._security().value,
            mail_user=self.user.text().strip(),
        )
        self.changed.emit()

    def _guess(self) -> None:
        """Fill in, from the address, what server and name are usually called."""
        address = sound_address(self.address.text())
        if address is not None and not (self.host.text() or self.user.text()):
            self.host.setText(f"smtp.{address.rpartition('@')[2]}")
            self.user.setText(address)
