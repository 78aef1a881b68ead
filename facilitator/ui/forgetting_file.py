"""What the window of forgetting needs of the disk. app keeps it."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from facilitator.core.forgetting import Whom
from facilitator.core.vocabulary import ForgettingReason
from facilitator.forgotten import Account

Progress = Callable[[int, int], None]


class ForgettingFile(Protocol):
    """The file of an open session out of which people can be taken; methods raise StorageTrouble.

    All but `rewrite` may be called in a working thread.
    """

    def foresee(self, whom: Whom, reason: ForgettingReason) -> Account:
        """Return what would be done; nothing is changed."""

    def begin(self, whom: Whom, reason: ForgettingReason, progress: Progress) -> object:
        """Take people out of all but the session's own file; returns what the rest needs."""

    def rewrite(self, begun: object) -> None:
        """Take them out of the session's own file, and go on with it."""

    def finish(self, begun: object) -> Account:
        """Look once more, and return what was done."""

    def write_act(self, account: Account) -> Path:
        """Write the act beside the session, and return its file."""
