"""What became of a letter and why, in plain words; the first sentence whose details are known."""

import string
from collections.abc import Mapping
from types import MappingProxyType

from facilitator.letter.delivery import DeliveryState
from facilitator.letter.server import Security
from facilitator.letter.trouble import Cause, MailTrouble, Trouble, details_of
from facilitator.words import N_, Words

Sentences = tuple[str, ...]

TROUBLES: Mapping[Cause, Sentences] = MappingProxyType(
    {
        Cause.NO_NETWORK: (N_("There is no network; the letters wait in the outbox"),),
        Cause.NO_SERVER: (
            N_("The mail server {host} is not found: check the network and the server's name"),
            N_("The mail server is not found: check the network and the server's name"),
        ),
        Cause.NO_ANSWER: (
            N_("The mail server {host} does not answer on port {port}: {why}"),
            N_("The mail server {host} does not answer on port {port}"),
            N_("The mail server does not answer"),
        ),
        Cause.CERTIFICATE: (
            N_("The certificate of {host} is not trusted, so nothing was sent to it: {why}"),
            N_("The mail server's certificate is not trusted, so nothing was sent to it"),
        ),
        Cause.NO_TLS: (
            N_("{host} offers no such encryption on port {port}: check port and encryption"),
            N_("The mail server offers no such encryption: check port and encryption"),
        ),
        Cause.NOT_MAIL: (
            N_("{host} refuses to talk on port {port}: {answer}"),
            N_("{host} is no mail server on port {port}: check port and encryption"),
            N_("This is not a mail server: check port and encryption"),
        ),
        Cause.WRONG_PASSWORD: (
            N_(
                "{host} does not accept the name {user} with this password; "
                "many mail services want a separate password for programs. "
                "The server says: {answer}"
            ),
            N_("The mail server does not accept this name and password"),
        ),
        Cause.NO_LOGIN: (
            N_("{host} offers no way to log in that this program knows"),
            N_("The mail server offers no way to log in that this program knows"),
        ),
        Cause.SENDER_REFUSED: (
            N_("The server sends no letters from {address}: {answer}"),
            N_("The server sends no letters from this address"),
        ),
        Cause.RECIPIENT_REFUSED: (
            N_("The server takes no letters for {address}: {answer}"),
            N_("The server takes no letters for this address"),
        ),
        Cause.LETTER_REFUSED: (
            N_("The server has refused the letter: {answer}"),
            N_("The server has refused the letter"),
        ),
        Cause.TOO_BIG: (
            N_("The letter is too big: the server takes at most {limit_mb} MB"),
            N_("The letter is too big for the server: {answer}"),
            N_("The letter is too big for the server"),
        ),
        Cause.TRY_LATER: (
            N_("The server asks to try later: {answer}"),
            N_("The server asks to try later"),
        ),
        Cause.DROPPED: (
            N_("The connection to {host} broke; the letter was not sent"),
            N_("The connection broke; the letter was not sent"),
        ),
        Cause.ANSWER_LOST: (
            N_("The server's answer did not come: it is unknown whether the letter was sent"),
        ),
        Cause.NO_KEYRING: (
            N_("This system has no keyring: the password is not saved and is asked for each time"),
        ),
        Cause.KEYRING_LOCKED: (
            N_("The system's keyring does not open ({why}); the password is asked for"),
            N_("The system's keyring does not open; the password is asked for"),
        ),
        Cause.BUSY: (N_("Letters are being sent from this outbox in another window"),),
    }
)

STATES: Mapping[DeliveryState, str] = MappingProxyType(
    {
        DeliveryState.QUEUED: N_("in the queue"),
        DeliveryState.SENDING: N_("being sent"),
        DeliveryState.SENT: N_("sent"),
        DeliveryState.REFUSED: N_("refused"),
        DeliveryState.UNKNOWN: N_("not known"),
    }
)

SECURITIES: Mapping[Security, str] = MappingProxyType(
    {
        Security.TLS: N_("TLS from the start (port 465)"),
        Security.STARTTLS: N_("STARTTLS (port 587)"),
    }
)


def explain_trouble(words: Words, what: Trouble | MailTrouble) -> str:
    """Return why a letter is not sent, or not known to be, without a full stop.

    Args:
        words: The language to say it in.
        what: The trouble of a delivery or a round, or what was raised.
    """
    about = what.trouble if isinstance(what, MailTrouble) else what
    details = details_of(about)
    sentence = next(said for said in TROUBLES[about.cause] if _named_in(said) <= details.keys())
    return words.gettext(sentence).format_map(details)


def state_name(words: Words, state: DeliveryState) -> str:
    """Return what a list of recipients shows."""
    return words.gettext(STATES[state])


def security_name(words: Words, security: Security) -> str:
    """Return what a choice of encryption shows."""
    return words.gettext(SECURITIES[security])


def _named_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
