"""A letter in the outbox and what became of it, recipient by recipient; and when to try again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from facilitator.core.value import dataclass
from facilitator.letter.address import Mailbox
from facilitator.letter.trouble import Cause, Trouble

_MINUTES_BETWEEN = (1, 5, 15, 30, 60, 120, 240)
"""Servers that put off an unknown sender take the letter after some minutes, others after hours."""


class DeliveryState(StrEnum):
    """Where a letter is on its way to one recipient."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """It may have been sent; it goes again only if a person asks."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """The way to one recipient; times are local.

    `retry_at` is None where it is sent at the next occasion, or, after the last of the attempts
    made without being asked, only on request (`is_tired`).
    """

    mailbox: Mailbox
    state: DeliveryState = DeliveryState.QUEUED
    changed_at: datetime | None = None
    attempts: int = 0
    retry_at: datetime | None = None
    trouble: Trouble | None = None

    @property
    def is_tired(self) -> bool:
        """Whether it was put off so often that it waits for a person."""
        return self.attempts > len(_MINUTES_BETWEEN)


@dataclass(frozen=True, slots=True)
class Posting:
    """A letter in the outbox."""

    id: str
    message_id: str
    subject: str
    sender: Mailbox
    created_at: datetime
    fingerprint: str
    deliveries: tuple[Delivery, ...]

    def having(self, *states: DeliveryState) -> tuple[Delivery, ...]:
        """Return the deliveries in one of these states."""
        return tuple(delivery for delivery in self.deliveries if delivery.state in states)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one recipient of a transaction: SENT, REFUSED, QUEUED (later) or UNKNOWN."""

    state: DeliveryState
    trouble: Trouble | None = None


def wait_after(attempts: int) -> timedelta | None:
    """Return how long to wait after so many attempts; None: until a person asks."""
    if attempts > len(_MINUTES_BETWEEN):
        return None
    return timedelta(minutes=_MINUTES_BETWEEN[max(attempts, 1) - 1])


def is_due(delivery: Delivery, now: datetime) -> bool:
    """Tell whether a delivery waits and need not wait longer, without anybody asking for it."""
    if delivery.state is not DeliveryState.QUEUED or delivery.is_tired:
        return False
    return delivery.retry_at is None or delivery.retry_at <= now


def begun(posting: Posting, addresses: frozenset[str], now: datetime) -> Posting:
    """Return the posting as it is on the disk while these addresses are being sent to."""
    return _changed(
        posting,
        lambda delivery: delivery.mailbox.address in addresses,
        lambda delivery: replace(
            delivery,
            state=DeliveryState.SENDING,
            changed_at=now,
            attempts=delivery.attempts + 1,
            retry_at=None,
            trouble=None,
        ),
    )


def answered(posting: Posting, answers: Mapping[str, Answer], now: datetime) -> Posting:
    """Return the posting after the server's answers, by address."""

    def after(delivery: Delivery) -> Delivery:
        answer = answers[delivery.mailbox.address]
        wait = wait_after(delivery.attempts) if answer.state is DeliveryState.QUEUED else None
        return replace(
            delivery,
            state=answer.state,
            changed_at=now,
            retry_at=now + wait if wait else None,
            trouble=answer.trouble,
        )

    return _changed(posting, lambda delivery: delivery.mailbox.address in answers, after)


def interrupted(posting: Posting) -> Posting:
    """Return the posting as it is to be seen when nobody is sending: what was begun is unknown."""
    return _changed(
        posting,
        lambda delivery: delivery.state is DeliveryState.SENDING,
        lambda delivery: replace(
            delivery, state=DeliveryState.UNKNOWN, trouble=Trouble(Cause.ANSWER_LOST)
        ),
    )


def asked_again(posting: Posting, addresses: frozenset[str] | None, now: datetime) -> Posting:
    """Return the posting with what is unknown, refused or tired in the queue again.

    Args:
        posting: The letter.
        addresses: For whom; None is all of them. What is sent is never queued again.
        now: Local time.
    """
    again = (DeliveryState.UNKNOWN, DeliveryState.REFUSED, DeliveryState.QUEUED)
    return _changed(
        posting,
        lambda delivery: (
            delivery.state in again and (addresses is None or delivery.mailbox.address in addresses)
        ),
        lambda delivery: Delivery(delivery.mailbox, DeliveryState.QUEUED, now),
    )


def _changed(
    posting: Posting, which: Callable[[Delivery], bool], how: Callable[[Delivery], Delivery]
) -> Posting:
    deliveries = tuple(
        how(delivery) if which(delivery) else delivery for delivery in posting.deliveries
    )
    return replace(posting, deliveries=deliveries)
