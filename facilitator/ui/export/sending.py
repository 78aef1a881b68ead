"""Sending what waits in the outbox, away from the window: passwords, one round, how it ended."""

import threading
from collections.abc import Callable
from datetime import datetime

from facilitator.core.value import dataclass
from facilitator.letter import (
    Carrier,
    MailTrouble,
    Outbox,
    Passwords,
    Posting,
    Run,
    Server,
    Trouble,
)

Connect = Callable[[Server, str], Carrier]


@dataclass(frozen=True, slots=True)
class PasswordWanted:
    """Nobody knows the password; `why` the keyring could not say, if that is why."""

    why: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """What is asked: letters to queue again first, how to log in, whether to keep the password.

    `again` names a letter and an address.
    """

    server: Server
    password: str
    keep: bool
    again: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """How a round ended; `unkept` is why the password could not be kept, if it should be."""

    run: Run
    unkept: Trouble | None = None


def send_round(
    outbox: Outbox,
    passwords: Passwords,
    wanted: Round,
    *,
    connect: Connect,
    clock: Callable[[], datetime],
    on_change: Callable[[Posting], None],
    stop: threading.Event,
) -> Sent | PasswordWanted:
    """Do a round; nothing is queued again or begun before the password is known.

    Raises:
        MailTrouble: BUSY: another window sends.
        StorageTrouble: The disk refused.
    """
    server, password = wanted.server, wanted.password
    if server.user and not password:
        try:
            password = passwords.find(server) or ""
        except MailTrouble as error:
            return PasswordWanted(error.trouble)
        if not password:
            return PasswordWanted()
    if wanted.again is not None:
        posting, address = wanted.again
        outbox.repeat(posting, addresses=[address], now=clock())
    run = outbox.send(
        lambda: connect(server, password),
        clock=clock,
        on_change=on_change,
        stop=stop.is_set,
    )
    if not (wanted.keep and wanted.password) or run.trouble is not None:
        return Sent(run)
    try:
        passwords.keep(server, wanted.password)
    except MailTrouble as error:
        return Sent(run, error.trouble)
    return Sent(run)
