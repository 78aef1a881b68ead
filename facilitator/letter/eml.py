"""Letters as `.eml` files, which a mail program opens as drafts."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from facilitator.atomic import write_atomically
from facilitator.file_names import file_stem, name_part
from facilitator.letter.address import Mailbox
from facilitator.letter.content import Letter
from facilitator.letter.message import Press, new_message_id
from facilitator.letter.recipients import Recipient
from facilitator.trouble import StorageTrouble

SUFFIX = ".eml"
LONGEST_NAME = 100


class Copies(StrEnum):
    """One letter to each recipient, or one to all with hidden copies."""

    EACH = "each"
    HIDDEN = "hidden"


def write_drafts(
    folder: Path,
    letter: Letter,
    recipients: Sequence[Recipient],
    *,
    copies: Copies,
    sender: Mailbox | None = None,
    date: datetime,
) -> tuple[Path, ...]:
    """Write the letter as drafts and return their files; what is in the folder stays.

    Args:
        folder: Where to; it is made if it is missing.
        letter: What they say.
        recipients: To whom.
        copies: A draft for each recipient, or one with hidden copies.
        sender: From whom; None leaves it to the mail program.
        date: Now, local time.

    Raises:
        StorageTrouble: A file could not be written; those before it stand.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = {path.name.casefold() for path in folder.iterdir()}
    except OSError as error:
        raise StorageTrouble("write_file", str(folder), error.strerror or str(error)) from error
    written: list[Path] = []
    for title, data in _drafts(letter, recipients, copies, sender, date):
        name = _free_name(title, taken)
        taken.add(name.casefold())
        write_atomically(folder / name, data)
        written.append(folder / name)
    return tuple(written)


def _drafts(
    letter: Letter,
    recipients: Sequence[Recipient],
    copies: Copies,
    sender: Mailbox | None,
    date: datetime,
) -> Iterator[tuple[str, bytes]]:
    press = Press(letter, sender=sender, date=date, unsent=True)
    boxes = [recipient.mailbox for recipient in recipients]
    match copies:
        case Copies.HIDDEN:
            yield letter.subject, press.made(new_message_id(sender), hidden=boxes)
        case Copies.EACH:
            for box in boxes:
                yield box.name or box.address, press.made(new_message_id(sender), to=[box])


def _free_name(title: str, taken: set[str]) -> str:
    stem = file_stem(name_part(title, LONGEST_NAME)) or "_"
    name = f"{stem}{SUFFIX}"
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem} ({number}){SUFFIX}"
    return name
