"""A letter, people to write to, and an outbox driven from a test."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from facilitator.letter import (
    Attachment,
    Copies,
    DeliveryState,
    Letter,
    Mailbox,
    Outbox,
    Posting,
    Run,
    connect,
)
from tests.letter.mail_server import PASSWORD, USER, MailServer

NOON = datetime(2019, 9, 12, 12, 0)
SENDER = Mailbox(USER, "Смирнова Анна Петровна")
FIRST = Mailbox("first@example.org", "Первый Иван Иванович")
SECOND = Mailbox("second@example.org", "Вторая")
FILE_NAME = "Протокол № 1 стратегической сессии «Демография» (обезличенный), г. Когалым.pdf"
LETTER = Letter(
    "Протокол: стратегическая сессия по реализации национального проекта «Демография» 🙂",
    "Добрый день!\n.строка с точкой\n\nС уважением,\nсекретарь\n",
    (Attachment(FILE_NAME, bytes(range(256)) * 40),),
)


def noon() -> datetime:
    """Return the time it always is in these tests."""
    return NOON


def queued(folder: Path, *to: Mailbox, copies: Copies = Copies.EACH) -> Outbox:
    """Return an outbox with the letter for these people."""
    outbox = Outbox(folder)
    outbox.queue(LETTER, to or (FIRST,), sender=SENDER, copies=copies, now=NOON)
    return outbox


def send(
    outbox: Outbox,
    server: MailServer,
    *,
    clock: Callable[[], datetime] = noon,
    only_due: bool = False,
) -> Run:
    """Send by a real server."""
    return outbox.send(lambda: connect(server.account(), PASSWORD), clock=clock, only_due=only_due)


def states(outbox: Outbox) -> list[DeliveryState]:
    """Return what became of each recipient, in the order they were queued."""
    return [delivery.state for posting in outbox.postings() for delivery in posting.deliveries]


def only(outbox: Outbox) -> Posting:
    """Return the one letter of an outbox."""
    (posting,) = outbox.postings()
    return posting
