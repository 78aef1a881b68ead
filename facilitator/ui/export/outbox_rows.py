"""The lines of the outbox: one for each letter and recipient."""

import zlib

from facilitator.core.value import dataclass
from facilitator.letter import Delivery, Posting, explain_trouble, state_name
from facilitator.ui.items.rows_model import Column
from facilitator.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """A letter on its way to one recipient."""

    posting: Posting
    delivery: Delivery


def columns(words: Words) -> tuple[Column[Line], ...]:
    """Return what the table shows of each."""
    return (
        Column(words.gettext("To whom"), _whom),
        Column(words.gettext("Letter"), lambda line: line.posting.subject, 96),
        Column(
            words.pgettext("letter", "State"),
            lambda line: state_name(words, line.delivery.state),
            110,
        ),
        Column(words.gettext("Why"), lambda line: reason(words, line)),
    )


def _whom(line: Line) -> str:
    box = line.delivery.mailbox
    return f"{box.name} <{box.address}>" if box.name else box.address


def reason(words: Words, line: Line) -> str:
    """Return why a letter is where it is, and when it goes again."""
    delivery = line.delivery
    said = "" if delivery.trouble is None else explain_trouble(words, delivery.trouble)
    if delivery.retry_at is None:
        return said
    later = words.gettext("again from {time}").format(time=words.time(delivery.retry_at))
    return f"{said}; {later}" if said else later


def key_of(line: Line) -> int:
    """Return what tells a line from the others."""
    return zlib.crc32(f"{line.posting.id} {line.delivery.mailbox.address}".encode())
