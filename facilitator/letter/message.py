"""A letter as a message: a draft for the mail program, or what goes over the wire."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from facilitator.letter.address import Mailbox
from facilitator.letter.content import Attachment, Letter
from facilitator.letter.headers import Written, address_header, file_headers, put, text_header

_NO_DOMAIN = "facilitator.invalid"
_UNDISCLOSED = "undisclosed-recipients:;"


def new_message_id(sender: Mailbox | None) -> str:
    """Return a Message-ID nobody else has, in the sender's domain.

    The library would ask the network for this computer's name instead.
    """
    domain = sender.address.rpartition("@")[2] if sender else ""
    return make_msgid(domain=domain or _NO_DOMAIN)


def compose(
    letter: Letter,
    *,
    sender: Mailbox | None,
    to: Sequence[Mailbox] = (),
    hidden: Sequence[Mailbox] = (),
    message_id: str,
    date: datetime,
    unsent: bool,
) -> EmailMessage:
    """Return a message; equal arguments give equal bytes.

    Args:
        letter: Subject, text and attachments.
        sender: From whom; None leaves it to the mail program that opens a draft.
        to: Those every recipient sees.
        hidden: Those nobody sees: kept in a draft (Bcc), never written into what is sent.
        message_id: As `new_message_id` gives it.
        date: When; without a zone it is local time.
        unsent: Make a draft that mail programs open for editing (`X-Unsent: 1`).
    """
    message = EmailMessage(policy=SMTP)
    if sender is not None:
        put(message, address_header("From", [sender]))
    if to:
        put(message, address_header("To", to))
    elif not unsent:
        put(message, Written("To", _UNDISCLOSED, _UNDISCLOSED))
    if hidden and unsent:
        put(message, address_header("Bcc", hidden))
    put(message, text_header("Subject", letter.subject))
    put(message, Written("Date", *[format_datetime(date.astimezone())] * 2))
    put(message, Written("Message-ID", message_id, message_id))
    if unsent:
        put(message, Written("X-Unsent", "1", "1"))
    message.set_content(_lines(letter.text), charset="utf-8", cte="base64")
    if letter.attachments:
        message.make_mixed(boundary=_boundary(letter))
    for attachment in letter.attachments:
        _attach(message, attachment)
    return message


def message_bytes(message: EmailMessage) -> bytes:
    """Return a message as it is kept in a file and sent: lines end in CR LF, ASCII only."""
    return message.as_bytes(policy=SMTP)


class Press:
    """Makes one letter for many recipients: what is attached is encoded once.

    Args:
        letter: What all of them say.
        sender: From whom; None leaves it to the mail program.
        date: When, local time.
        unsent: Make drafts.
    """

    def __init__(
        self, letter: Letter, *, sender: Mailbox | None, date: datetime, unsent: bool
    ) -> None:
        self._whole = letter
        self._light = replace(
            letter,
            attachments=tuple(replace(attached, data=b"") for attached in letter.attachments),
        )
        self._sender = sender
        self._date = date
        self._unsent = unsent
        self._body: bytes | None = None

    def made(
        self, message_id: str, *, to: Sequence[Mailbox] = (), hidden: Sequence[Mailbox] = ()
    ) -> bytes:
        """Return the same bytes as `compose` and `message_bytes` do."""
        if self._body is None:
            _, _, self._body = self._bytes(self._whole, message_id, to, hidden)
        head, blank_line, _ = self._bytes(self._light, message_id, to, hidden)
        return head + blank_line + self._body

    def _bytes(
        self, letter: Letter, message_id: str, to: Sequence[Mailbox], hidden: Sequence[Mailbox]
    ) -> tuple[bytes, bytes, bytes]:
        message = compose(
            letter,
            sender=self._sender,
            to=to,
            hidden=hidden,
            message_id=message_id,
            date=self._date,
            unsent=self._unsent,
        )
        return message_bytes(message).partition(b"\r\n\r\n")


def _boundary(letter: Letter) -> str:
    """Return one of our own, for equal bytes; base64 has no `=_` for it to be mistaken for."""
    names = "\0".join((letter.subject, *(attached.name for attached in letter.attachments)))
    return f"=_{hashlib.sha256(names.encode('utf-8', 'replace')).hexdigest()[:40]}"


def _lines(text: str) -> str:
    whole = text.encode("utf-8", "replace").decode()
    return "\n".join(whole.splitlines()) + "\n"


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    main, _, sub = attachment.mime_type.partition("/")
    message.add_attachment(attachment.data, maintype=main, subtype=sub, cte="base64")
    part = list(message.iter_parts())[-1]
    if isinstance(part, EmailMessage):
        for header in file_headers(attachment.mime_type, attachment.name):
            put(part, header)
