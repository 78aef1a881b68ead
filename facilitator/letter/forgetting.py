"""Letters to people who are to be forgotten, in an outbox and among drafts: found and removed."""

from collections.abc import Callable, Iterable
from email import message_from_bytes
from email.policy import default
from email.utils import getaddresses
from pathlib import Path

from facilitator.letter.address import Mailbox
from facilitator.letter.eml import SUFFIX
from facilitator.letter.outbox import Outbox
from facilitator.letter.trouble import MailTrouble
from facilitator.trouble import StorageTrouble

Meant = Callable[[Mailbox], bool]
"""Tells whether a mailbox is of somebody who is to be forgotten."""


def outbox_letters_to(meant: Meant, outbox: Path) -> int:
    """Return how many letters of an outbox go to those meant; raises StorageTrouble."""
    postings = Outbox(outbox).postings()
    return sum(any(meant(one.mailbox) for one in posting.deliveries) for posting in postings)


def forget_in_outbox(meant: Meant, outbox: Path) -> int:
    """Remove the letters to those meant; one that has other recipients too stays for these.

    Returns:
        How many letters were removed or lost a recipient.

    Raises:
        StorageTrouble: `sending`: letters are being sent just now; or the disk refused.
    """
    if not outbox.exists():
        return 0
    try:
        removed = Outbox(outbox).forget(meant)
    except MailTrouble as trouble:
        raise StorageTrouble("sending", str(outbox)) from trouble
    # A letter whose record is gone already was left by a killed program.
    return removed + remove_drafts(drafts_to(meant, sorted(outbox.glob(f"*{SUFFIX}"))))


def drafts_to(meant: Meant, drafts: Iterable[Path]) -> tuple[Path, ...]:
    """Return those letters among files that go to somebody meant; raises StorageTrouble."""
    return tuple(draft for draft in drafts if any(map(meant, _recipients_of(draft))))


def remove_drafts(drafts: Iterable[Path]) -> int:
    """Remove letters as files, and return how many; raises StorageTrouble."""
    removed = 0
    for draft in drafts:
        try:
            draft.unlink()
        except OSError as error:
            raise _trouble("write_file", draft, error) from error
        removed += 1
    return removed


def said_in(data: bytes) -> str:
    """Return all that a letter says: its addresses, its subject and its text, decoded."""
    message = message_from_bytes(data, policy=default)
    texts = (part for part in message.walk() if part.get_content_maintype() == "text")
    said = (str(part.get_content()) for part in texts)
    return "\n".join((*map(str, message.values()), *said))


def _recipients_of(draft: Path) -> list[Mailbox]:
    try:
        message = message_from_bytes(draft.read_bytes(), policy=default)
    except OSError as error:
        raise _trouble("cannot_read", draft, error) from error
    fields = [str(value) for name in ("To", "Cc", "Bcc") for value in message.get_all(name, ())]
    return [Mailbox(address, name) for name, address in getaddresses(fields)]


def _trouble(what: str, where: Path, error: OSError) -> StorageTrouble:
    return StorageTrouble(what, str(where), error.strerror or str(error))
