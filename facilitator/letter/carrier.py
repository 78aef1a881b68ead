"""What the outbox asks of whoever carries letters: `smtp` in the program, a fake in tests."""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Protocol, Self

from facilitator.letter.delivery import Answer


class Carrier(Protocol):
    """A logged-in connection to a mail server, closed at the end of its `with` block."""

    def deliver(
        self, sender: str, recipients: Sequence[str], message: bytes
    ) -> Mapping[str, Answer]:
        """Do one transaction and return the answer for each recipient.

        A connection that broke is an answer too: DROPPED where the letter was surely not taken,
        ANSWER_LOST where it may have been. Nothing is raised for either.
        """

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...
