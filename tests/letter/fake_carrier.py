"""A mail server without a network: what it took, what it says next, and how it may die."""

from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

from facilitator.letter import Answer, Cause, DeliveryState, MailTrouble, Trouble

SENT = Answer(DeliveryState.SENT)
LATER = Answer(DeliveryState.QUEUED, Trouble(Cause.TRY_LATER))
DROPPED = Answer(DeliveryState.QUEUED, Trouble(Cause.DROPPED))
REFUSED = Answer(DeliveryState.REFUSED, Trouble(Cause.LETTER_REFUSED))
LOST = Answer(DeliveryState.UNKNOWN, Trouble(Cause.ANSWER_LOST))


class Killed(BaseException):
    """The program dies; nothing catches this."""


class FakeCarrier:
    """Carries letters to `delivered`; `next_answer` decides about each recipient.

    What is lost has been delivered: the worst case for a promise to send once.
    """

    def __init__(self, next_answer: Callable[[], Answer | None] = lambda: SENT) -> None:
        self._next_answer = next_answer
        self.delivered: list[tuple[str, bytes]] = []
        self.connections = 0

    def connect(self) -> Self:
        """Connect, always with success."""
        self.connections += 1
        return self

    def deliver(
        self, _sender: str, recipients: Sequence[str], message: bytes
    ) -> Mapping[str, Answer]:
        """Deliver; an answer of None kills the program after the letter went out."""
        answers = {}
        for recipient in recipients:
            answer = self._next_answer()
            if answer in (SENT, LOST, None):
                self.delivered.append((recipient, message))
            if answer is None:
                raise Killed
            answers[recipient] = answer
        return answers

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        pass


def no_network() -> FakeCarrier:
    """Fail to connect."""
    raise MailTrouble(Trouble(Cause.NO_NETWORK))
