"""A posting as the small JSON file that lies beside its letter in the outbox."""

import json
from datetime import datetime
from typing import Any

from facilitator.letter.address import Mailbox
from facilitator.letter.delivery import Delivery, DeliveryState, Posting
from facilitator.letter.trouble import Cause, Trouble

_FORMAT = 1
_DAMAGED = (KeyError, TypeError, AttributeError, ValueError, ArithmeticError, RecursionError)
"""What reading anything at all as a posting may raise."""


class NotAPosting(ValueError):
    """The file is damaged, or of a newer version of the program."""


def dump(posting: Posting) -> bytes:
    """Return the file's bytes."""
    fields = {
        "format": _FORMAT,
        "message_id": posting.message_id,
        "subject": posting.subject,
        "from": _mailbox(posting.sender),
        "created_at": posting.created_at.isoformat(),
        "fingerprint": posting.fingerprint,
        "to": [_delivery(delivery) for delivery in posting.deliveries],
    }
    text = json.dumps(fields, ensure_ascii=False, indent=1)
    return text.encode("utf-8", "replace") + b"\n"


def load(posting_id: str, data: bytes) -> Posting:
    """Read a file's bytes.

    Raises:
        NotAPosting: They are none.
    """
    try:
        fields: dict[str, Any] = json.loads(data)
        if fields["format"] != _FORMAT:
            raise NotAPosting(posting_id)
        return Posting(
            id=posting_id,
            message_id=str(fields["message_id"]),
            subject=str(fields["subject"]),
            sender=_read_mailbox(fields["from"]),
            created_at=_read_time(fields["created_at"]),
            fingerprint=str(fields["fingerprint"]),
            deliveries=tuple(map(_read_delivery, fields["to"])),
        )
    except _DAMAGED as error:
        raise NotAPosting(posting_id) from error


def _mailbox(box: Mailbox) -> dict[str, str]:
    return {"address": box.address, "name": box.name}


def _read_mailbox(fields: dict[str, Any]) -> Mailbox:
    return Mailbox(str(fields["address"]), str(fields["name"]))


def _delivery(delivery: Delivery) -> dict[str, object]:
    trouble = delivery.trouble
    return {
        **_mailbox(delivery.mailbox),
        "state": delivery.state.value,
        "changed_at": delivery.changed_at and delivery.changed_at.isoformat(),
        "attempts": delivery.attempts,
        "retry_at": delivery.retry_at and delivery.retry_at.isoformat(),
        "trouble": trouble and {"cause": trouble.cause.value, **dict(trouble.details)},
    }


def _read_delivery(fields: dict[str, Any]) -> Delivery:
    return Delivery(
        mailbox=_read_mailbox(fields),
        state=DeliveryState(fields["state"]),
        changed_at=_read_time_if_any(fields["changed_at"]),
        attempts=int(fields["attempts"]),
        retry_at=_read_time_if_any(fields["retry_at"]),
        trouble=_read_trouble(fields["trouble"]),
    )


def _read_time(text: str) -> datetime:
    """Return a local time; a damaged one may name a time zone, and no two could be compared."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is not None:
        raise ValueError(text)
    return time


def _read_time_if_any(text: str | None) -> datetime | None:
    return None if text is None else _read_time(text)


def _read_trouble(fields: dict[str, Any] | None) -> Trouble | None:
    if fields is None:
        return None
    details = tuple((name, str(said)) for name, said in fields.items() if name != "cause")
    return Trouble(Cause(fields["cause"]), details)
