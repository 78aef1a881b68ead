"""What can go wrong between us and the mail server; `explain` has the sentences."""

from collections.abc import Mapping
from enum import StrEnum

from facilitator.core.value import dataclass


class Cause(StrEnum):
    """Why a letter is not sent, or is not known to be."""

    NO_NETWORK = "no_network"
    NO_SERVER = "no_server"
    """The server's name is not known: no network, or a slip in it."""
    NO_ANSWER = "no_answer"
    """Nobody answers at that address and port."""
    CERTIFICATE = "certificate"
    NO_TLS = "no_tls"
    NOT_MAIL = "not_mail"
    """Something answers there, but it does not speak SMTP or refuses to talk."""
    WRONG_PASSWORD = "wrong_password"  # noqa: S105
    NO_LOGIN = "no_login"
    """The server offers no way to log in that we know."""
    SENDER_REFUSED = "sender_refused"
    RECIPIENT_REFUSED = "recipient_refused"
    LETTER_REFUSED = "letter_refused"
    TOO_BIG = "too_big"
    TRY_LATER = "try_later"
    DROPPED = "dropped"
    """The connection broke before the letter was whole: it is surely not sent."""
    ANSWER_LOST = "answer_lost"
    """The letter went out whole and no answer came: it may be sent."""
    NO_KEYRING = "no_keyring"
    KEYRING_LOCKED = "keyring_locked"
    BUSY = "busy"
    """Another window or program is sending from this outbox."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A cause with what its sentence names: `host`, `port`, `address`, `answer`, `why`."""

    cause: Cause
    details: tuple[tuple[str, str], ...] = ()


def trouble(cause: Cause, **details: object) -> Trouble:
    """Return a trouble; details that say nothing are left out."""
    said = ((name, " ".join(str(value).split())) for name, value in details.items())
    return Trouble(cause, tuple((name, value[:300]) for name, value in said if value))


def details_of(what: Trouble) -> Mapping[str, str]:
    """Return the details by name."""
    return dict(what.details)


class MailTrouble(Exception):
    """The server or the keyring refused before any letter was begun; nothing has been sent."""

    def __init__(self, what: Trouble) -> None:
        super().__init__(what.cause.value)
        self.trouble = what
