"""The mail server's password in the system's keyring, and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from facilitator.letter.server import Server
from facilitator.letter.trouble import Cause, MailTrouble, Trouble, trouble

# Others that `keyring` may find keep passwords in files, or keep nothing.
_SYSTEM_KEYRINGS = frozenset(
    f"keyring.backends.{name}" for name in ("SecretService", "libsecret", "kwallet", "macOS")
) | {"keyring.backends.Windows"}


class Keyring(Protocol):
    """What is asked of a keyring."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""


class Passwords:
    """Passwords of mail servers. Its methods may wait for the user to unlock the keyring.

    Args:
        keyring: Where they are; None finds the system's own at the first use.
    """

    def __init__(self, keyring: Keyring | None = None) -> None:
        self._keyring = keyring

    def find(self, server: Server) -> str | None:
        """Return the password for `server.user`, None where none is kept.

        Raises:
            MailTrouble: NO_KEYRING or KEYRING_LOCKED; then it is asked for each time.
        """
        keyring = self._found()
        with _told():
            return keyring.get_password(_service(server), server.user)

    def keep(self, server: Server, password: str) -> None:
        """Keep the password for `server.user`; raises as `find`."""
        keyring = self._found()
        with _told():
            keyring.set_password(_service(server), server.user, password)

    def forget(self, server: Server) -> None:
        """Forget the password for `server.user`, if one is kept; raises as `find`."""
        keyring = self._found()
        with _told():
            if keyring.get_password(_service(server), server.user) is not None:
                keyring.delete_password(_service(server), server.user)

    def _found(self) -> Keyring:
        if self._keyring is None:
            self._keyring = system_keyring()
        return self._keyring


def system_keyring() -> Keyring:
    """Return the keyring of this system.

    Raises:
        MailTrouble: NO_KEYRING.
    """
    try:
        # Here, because it looks for its backends in all that is installed.
        import keyring

        chosen = keyring.get_keyring()
    except Exception:  # noqa: BLE001  whatever a backend of others stumbles over
        raise MailTrouble(Trouble(Cause.NO_KEYRING)) from None
    for backend in getattr(chosen, "backends", [chosen]):
        if type(backend).__module__ in _SYSTEM_KEYRINGS:
            return backend  # type: ignore[no-any-return]
    raise MailTrouble(Trouble(Cause.NO_KEYRING))


def _service(server: Server) -> str:
    return f"Facilitator: {server.host}"


@contextmanager
def _told() -> Iterator[None]:
    """Name an error's kind alone: its text may hold the password."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  each keyring has kinds of its own
        why = trouble(Cause.KEYRING_LOCKED, why=type(error).__name__)
        raise MailTrouble(why) from None
