"""The password is in the system's keyring or nowhere, and in no error."""

from collections.abc import Callable
from pathlib import Path
from typing import Never

import keyring
import pytest

from facilitator.letter import Cause, MailTrouble, Outbox, Passwords, Server, connect
from facilitator.letter.passwords import system_keyring
from tests.letter.letters import noon, queued
from tests.letter.mail_server import PASSWORD, MailServer

SERVER = Server("mail.example.org", user="anna")


class Drawer:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked:
    """A keyring whose owner shuts it."""

    def get_password(self, service: str, username: str) -> Never:
        raise RuntimeError(service, username)

    def set_password(self, service: str, username: str, password: str) -> Never:
        raise RuntimeError(service, username, password)

    def delete_password(self, service: str, username: str) -> Never:
        raise RuntimeError(service, username)


def test_a_password_is_kept_found_and_forgotten() -> None:
    drawer = Drawer()
    passwords = Passwords(drawer)
    assert passwords.find(SERVER) is None
    passwords.keep(SERVER, "тайна")
    assert drawer.kept == {("Facilitator: mail.example.org", "anna"): "тайна"}
    assert passwords.find(SERVER) == "тайна"
    passwords.forget(SERVER)
    passwords.forget(SERVER)
    assert passwords.find(SERVER) is None


def test_a_locked_keyring_is_told_without_the_password() -> None:
    passwords = Passwords(Locked())
    attempts: tuple[Callable[[], object], ...] = (
        lambda: passwords.find(SERVER),
        lambda: passwords.keep(SERVER, "тайна"),
        lambda: passwords.forget(SERVER),
    )
    for attempt in attempts:
        with pytest.raises(MailTrouble) as raised:
            attempt()
        assert raised.value.trouble.cause is Cause.KEYRING_LOCKED
        assert "тайна" not in str(raised.value.trouble)


class Systems(Drawer):
    """A keyring that says it is the system's."""

    __module__ = "keyring.backends.SecretService"


class Null(Drawer):
    """A keyring that keeps nothing, as `keyring` has one for switching itself off."""

    __module__ = "keyring.backends.null"


class Nothing(Drawer):
    """What `keyring` gives where it finds none."""

    __module__ = "keyring.backends.fail"


class Chain(Drawer):
    """Several keyrings in a row."""

    def __init__(self, *backends: Drawer) -> None:
        super().__init__()
        self.backends = backends


@pytest.mark.parametrize("found", [Drawer(), Null(), Chain(), Chain(Drawer(), Null())])
def test_only_the_systems_own_keyring_will_do(
    monkeypatch: pytest.MonkeyPatch, found: Drawer
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: found)
    with pytest.raises(MailTrouble) as raised:
        Passwords().find(SERVER)
    assert raised.value.trouble.cause is Cause.NO_KEYRING


def test_the_systems_keyring_is_found_behind_others(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Systems()
    for found in (own, Chain(Drawer(), own)):
        monkeypatch.setattr(keyring, "get_keyring", lambda found=found: found)
        assert system_keyring() is own


def test_a_system_without_a_keyring_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", Nothing)
    with pytest.raises(MailTrouble) as raised:
        Passwords().keep(SERVER, "тайна")
    assert raised.value.trouble.cause is Cause.NO_KEYRING


def test_a_broken_keyring_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Never:
        raise OSError

    monkeypatch.setattr(keyring, "get_keyring", broken)
    with pytest.raises(MailTrouble):
        system_keyring()


def test_the_password_is_written_into_no_file(server: MailServer, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    outbox: Outbox = queued(folder)
    outbox.send(lambda: connect(server.account(), "не тот пароль"), clock=noon)
    outbox.send(lambda: connect(server.account(), PASSWORD), clock=noon)
    assert server.arrived
    for path in folder.iterdir():
        assert "пароль" not in path.read_text(encoding="utf-8")
