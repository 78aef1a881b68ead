"""One round of sending: a letter is noted as begun before the server hears of it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from facilitator.core.value import dataclass
from facilitator.letter.carrier import Carrier
from facilitator.letter.delivery import (
    Answer,
    DeliveryState,
    Posting,
    answered,
    begun,
    interrupted,
    is_due,
)
from facilitator.letter.shelf import Shelf
from facilitator.letter.trouble import Cause, MailTrouble, Trouble


@dataclass(frozen=True, slots=True)
class Run:
    """A round of sending: the letters it came to, and what ended it before the last of them."""

    postings: tuple[Posting, ...] = ()
    trouble: Trouble | None = None


def send_waiting(
    shelf: Shelf,
    connect: Callable[[], Carrier],
    *,
    clock: Callable[[], datetime],
    only_due: bool,
    on_change: Callable[[Posting], None],
    stop: Callable[[], bool],
) -> Run:
    """Do a round; arguments and what is raised are those of `Outbox.send`, which holds the lock.

    A connection that breaks is made again as long as each carries at least one letter: some
    servers hang up after every so many. A lost answer ends the round, for the next one might be
    lost as well.
    """
    round_ = _Round(shelf, clock, on_change)
    waiting = [
        (posting.id, addresses)
        for posting in shelf.all()
        if (addresses := _waiting(posting, clock(), only_due=only_due))
    ]
    done: dict[str, Posting] = {}
    while waiting and not stop():
        try:
            carrier = connect()
        except MailTrouble as error:
            return Run(tuple(done.values()), error.trouble)
        carried = 0
        broke: Trouble | None = None
        with carrier:
            while waiting and broke is None and not stop():
                posting, answers = round_.deliver(carrier, *waiting[0])
                done[posting.id] = posting
                broke = _what_broke(answers)
                if broke is None or broke.cause is not Cause.DROPPED:
                    waiting.pop(0)
                    carried += 1
        if broke is not None and (broke.cause is Cause.ANSWER_LOST or not carried):
            return Run(tuple(done.values()), broke)
    return Run(tuple(done.values()))


class _Round:
    def __init__(
        self, shelf: Shelf, clock: Callable[[], datetime], on_change: Callable[[Posting], None]
    ) -> None:
        self._shelf = shelf
        self._clock = clock
        self._on_change = on_change

    def deliver(
        self, carrier: Carrier, posting_id: str, addresses: frozenset[str]
    ) -> tuple[Posting, Mapping[str, Answer]]:
        """Do the transaction of one letter, for those of the addresses to whom it still waits."""
        message = self._shelf.message(posting_id)
        found = interrupted(self._shelf.one(posting_id))
        # Before the last connection broke it may have answered for some of them.
        waiting = addresses & {one.mailbox.address for one in found.having(DeliveryState.QUEUED)}
        posting = begun(found, waiting, self._clock())
        self._keep(posting)
        answers = carrier.deliver(posting.sender.address, sorted(waiting), message)
        posting = interrupted(answered(posting, answers, self._clock()))
        self._keep(posting)
        return posting, answers

    def _keep(self, posting: Posting) -> None:
        self._shelf.save(posting)
        self._on_change(posting)


def _waiting(posting: Posting, now: datetime, *, only_due: bool) -> frozenset[str]:
    return frozenset(
        delivery.mailbox.address
        for delivery in posting.having(DeliveryState.QUEUED)
        if not only_due or is_due(delivery, now)
    )


def _what_broke(answers: Mapping[str, Answer]) -> Trouble | None:
    """Return what ended the connection, if something did."""
    troubles = (answer.trouble for answer in answers.values())
    broken = (Cause.DROPPED, Cause.ANSWER_LOST)
    return next((what for what in troubles if what and what.cause in broken), None)
