"""The window of documents at a session's desk, and what it opened and showed."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from facilitator.core.model import Beginning, State
from facilitator.letter import Carrier, MailTrouble, Outbox, Passwords, Server, Trouble
from facilitator.letter.trouble import Cause
from facilitator.ui.export.export_panel import ExportPanel
from facilitator.ui.export.outcome import Outcome
from facilitator.ui.settings import Settings
from facilitator.words import Words
from tests.gui.desk import Desk


class MemoryKeyring:
    """A keyring that is gone with the test; None where it does not open."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] | None = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""
        return self._open().get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""
        self._open()[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        del self._open()[service, username]

    def _open(self) -> dict[tuple[str, str], str]:
        if self.kept is None:
            raise PermissionError
        return self.kept


def no_network(_server: Server, _password: str) -> Carrier:
    """Fail to connect."""
    raise MailTrouble(Trouble(Cause.NO_NETWORK))


class Office:
    """An export panel beside a session file.

    Args:
        qtbot: Closes the window at the end.
        words: The words of the console.
        folder: Where the session's file would be.
        beginning: What the session begins with.
    """

    def __init__(
        self, qtbot: QtBot, words: Words, folder: Path, beginning: Beginning | None = None
    ) -> None:
        self.desk = Desk(beginning)
        self.settings = Settings(folder / "settings" / "settings.json")
        self.opened: list[Path] = []
        self.found: list[Path] = []
        self.can_show = True
        self.keyring = MemoryKeyring()
        self.connect: Callable[[Server, str], Carrier] = no_network
        self.panel = ExportPanel(
            self.desk.hub,
            words,
            folder,
            self.settings,
            Outbox(folder / "day.outbox"),
            data_of=self.data_of,
            outcome=Outcome(words, open_it=self._open, find_it=self._find),
            letter_outcome=Outcome(words, open_it=self._open, find_it=self._find),
            passwords=Passwords(self.keyring),
            connect_to=self._connect,
        )
        qtbot.addWidget(self.panel)

    def data_of(self, state: State) -> bytes:
        """Return the title, which is enough to tell sessions apart."""
        return state.facts.title.encode()

    def _connect(self, server: Server, password: str) -> Carrier:
        return self.connect(server, password)

    def _open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.can_show

    def _find(self, path: Path) -> bool:
        self.found.append(path)
        return self.can_show
