"""The outbox beside a session: letters that wait for a network and reach nobody twice.

What is sent when, and noted where, is in `sending`; why so in docs/adr ("at most once").
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from facilitator.core.value import dataclass
from facilitator.letter.address import Mailbox
from facilitator.letter.carrier import Carrier
from facilitator.letter.content import Letter, fingerprint
from facilitator.letter.delivery import (
    Delivery,
    DeliveryState,
    Posting,
    asked_again,
    interrupted,
)
from facilitator.letter.eml import Copies
from facilitator.letter.message import Press, new_message_id
from facilitator.letter.sending import Run, send_waiting
from facilitator.letter.shelf import Shelf
from facilitator.letter.trouble import MailTrouble

_SUFFIX = ".outbox"
_MARK = 6
"""So many letters of the session's name its backups carry too."""
_SETTLED = (DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.SENDING)


@dataclass(frozen=True, slots=True)
class Queued:
    """What was put into the outbox, and who has this very letter there already."""

    postings: tuple[Posting, ...]
    already: tuple[Mailbox, ...]


def outbox_folder(session: Path, name: str) -> Path:
    """Return the folder of the outbox of a session: `kogalym.facil` has `kogalym [a1b2c3].outbox`.

    Args:
        session: The session's file.
        name: The session's own name, whose first letters tell its outbox from that of another
            session which had this file name before.

    Returns:
        The outbox that carries the name, also where the file has been called differently since;
        an outbox from before outboxes had names, if there is only that; or where to make one.
    """
    marked = session.with_name(f"{session.stem} [{name[:_MARK]}]{_SUFFIX}")
    if marked.exists():
        return marked
    ending = f" [{name[:_MARK]}]{_SUFFIX}"
    with suppress(OSError):
        for each in sorted(session.parent.iterdir()):
            if each.name.endswith(ending) and each.is_dir():
                return each
    nameless = _nameless(session)
    return nameless if nameless.exists() else marked


def own_outbox(session: Path, name: str) -> Path:
    """Return the outbox of a session that may write, as `outbox_folder` does.

    One without a name gets this session's, so that no later session takes it for its own.
    """
    found = outbox_folder(session, name)
    if found != _nameless(session):
        return found
    named = session.with_name(f"{session.stem} [{name[:_MARK]}]{_SUFFIX}")
    try:
        return found.rename(named)
    except OSError:
        # Somebody is sending just now, or the folder is read-only.
        return found


def _nameless(session: Path) -> Path:
    return session.with_name(f"{session.stem}{_SUFFIX}")


class Outbox:
    """The letters of one session. Its methods may be called from any thread.

    Args:
        folder: As `outbox_folder` gives it; it is made with the first letter.
    """

    def __init__(self, folder: Path) -> None:
        self._shelf = Shelf(folder)

    def queue(
        self,
        letter: Letter,
        recipients: Sequence[Mailbox],
        *,
        sender: Mailbox,
        copies: Copies,
        now: datetime,
    ) -> Queued:
        """Put a letter into the outbox, for all who do not have the very same one there.

        Args:
            letter: What it says.
            recipients: To whom.
            sender: From whom.
            copies: A letter to each, or one with hidden copies.
            now: Local time.

        Raises:
            StorageTrouble: The disk refused; the same call later adds only the rest.
        """
        mark = fingerprint(letter)
        having = self._having(mark)
        boxes = {box.address.casefold(): box for box in recipients}
        new = [box for key, box in boxes.items() if key not in having]
        groups = [[box] for box in new] if copies is Copies.EACH else [new] if new else []
        press = Press(letter, sender=sender, date=now, unsent=False)
        postings = []
        for group in groups:
            posting = Posting(
                id=self._shelf.new_id(),
                message_id=new_message_id(sender),
                subject=letter.subject,
                sender=sender,
                created_at=now,
                fingerprint=mark,
                deliveries=tuple(Delivery(box, changed_at=now) for box in group),
            )
            to = group if copies is Copies.EACH else ()
            self._shelf.put(posting, press.made(posting.message_id, to=to))
            postings.append(posting)
        already = tuple(box for key, box in boxes.items() if key in having)
        return Queued(tuple(postings), already)

    def postings(self) -> tuple[Posting, ...]:
        """Return all letters, the oldest first.

        Where nobody is sending any more, what was begun and not answered is unknown.

        Raises:
            StorageTrouble: The folder cannot be read.
        """
        found = self._shelf.all()
        if not any(posting.having(DeliveryState.SENDING) for posting in found):
            return found
        if self._shelf.is_sending():
            return found
        # Read again: the answer may have come between the reading and the look at the lock.
        return tuple(map(interrupted, self._shelf.all()))

    def damaged(self) -> tuple[Path, ...]:
        """Return records that cannot be understood; they are left alone. Raises StorageTrouble."""
        return self._shelf.damaged()

    def letter_file(self, posting_id: str) -> Path:
        """Return the `.eml` of a letter, byte for byte as it is sent."""
        return self._shelf.letter(posting_id)

    def send(
        self,
        connect: Callable[[], Carrier],
        *,
        clock: Callable[[], datetime],
        only_due: bool = False,
        on_change: Callable[[Posting], None] = lambda _posting: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Run:
        """Send what waits, letter by letter; what is sent or unknown is left alone.

        Args:
            connect: Gives a logged-in connection, or raises MailTrouble.
            clock: The local time.
            only_due: Leave out what was put off and may wait longer: for sending unasked.
            on_change: Told of each letter when it is begun and when it is answered.
            stop: Asked between two letters.

        Returns:
            The letters it came to, and what ended it early; what was not reached stays queued.

        Raises:
            StorageTrouble: The disk would not note that a letter is begun, so it was not; or
                would not note the answer, so it is unknown.
        """
        try:
            with self._shelf.sending():
                return send_waiting(
                    self._shelf,
                    connect,
                    clock=clock,
                    only_due=only_due,
                    on_change=on_change,
                    stop=stop,
                )
        except MailTrouble as error:
            return Run(trouble=error.trouble)

    def repeat(
        self, posting_id: str, *, addresses: Collection[str] | None = None, now: datetime
    ) -> Posting:
        """Queue again, because a person asked, what is unknown, refused or put off.

        It is the same letter with the same Message-ID, so that mail programs can tell a copy.

        Args:
            posting_id: Which letter.
            addresses: For whom; None is all. Whoever has it for certain is left out.
            now: Local time.

        Raises:
            MailTrouble: BUSY.
            StorageTrouble: The disk refused.
            KeyError: There is no such letter.
        """
        wanted = None if addresses is None else frozenset(addresses)
        with self._shelf.sending():
            posting = asked_again(interrupted(self._shelf.one(posting_id)), wanted, now)
            self._shelf.save(posting)
        return posting

    def withdraw(self, posting_id: str) -> None:
        """Take a letter out of the outbox; what is or may be sent stays there on record.

        Raises:
            MailTrouble: BUSY.
            StorageTrouble: The disk refused.
            KeyError: There is no such letter.
        """
        with self._shelf.sending():
            posting = interrupted(self._shelf.one(posting_id))
            if settled := posting.having(*_SETTLED):
                self._shelf.save(replace(posting, deliveries=settled))
            else:
                self._shelf.remove(posting_id)

    def forget(self, meant: Callable[[Mailbox], bool]) -> int:
        """Take recipients off all letters, whatever became of these; remove those left to nobody.

        Args:
            meant: Tells who is to be forgotten.

        Returns:
            How many letters were removed or lost a recipient.

        Raises:
            MailTrouble: BUSY.
            StorageTrouble: The disk refused.
        """
        changed = 0
        with self._shelf.sending():
            for posting in map(interrupted, self._shelf.all()):
                rest = tuple(one for one in posting.deliveries if not meant(one.mailbox))
                if len(rest) == len(posting.deliveries):
                    continue
                if rest:
                    self._shelf.save(replace(posting, deliveries=rest))
                else:
                    self._shelf.remove(posting.id)
                changed += 1
        return changed

    def _having(self, mark: str) -> frozenset[str]:
        return frozenset(
            delivery.mailbox.address.casefold()
            for posting in self._shelf.all()
            if posting.fingerprint == mark
            for delivery in posting.having(DeliveryState.QUEUED, *_SETTLED)
        )
