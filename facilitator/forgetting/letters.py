"""Letters to those who are to be forgotten: in the outbox of a session, and drafts beside it."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from facilitator.core.forgetting import Forgetting, tidy
from facilitator.forgetting.residue import LETTER
from facilitator.letter import (
    Mailbox,
    drafts_to,
    forget_in_outbox,
    outbox_letters_to,
    remove_drafts,
)
from facilitator.trouble import StorageTrouble

Counted = tuple[int, list[StorageTrouble]]
"""How many letters, and what kept others from being counted."""


class Letters:
    """Finds and removes them; nothing raises.

    Args:
        file: The session's file.
        outbox: The folder of its outbox.
        forgetting: Who is to be forgotten.
    """

    def __init__(self, file: Path, outbox: Path, forgetting: Forgetting) -> None:
        self._outbox = outbox
        self._drafts = drafts_beside(file, outbox)
        self._emails = {email.casefold() for email in forgetting.emails}
        self._names = {needle.casefold() for needle in forgetting.needles}
        self._everyone = forgetting.whom.everyone

    def count(self) -> Counted:
        """Return how many there are."""
        return _counted(
            [
                partial(outbox_letters_to, self._is_in_outbox, self._outbox),
                *(partial(self._count, draft) for draft in self._drafts),
            ]
        )

    def remove(self) -> Counted:
        """Remove them, and return how many there were."""
        return _counted(
            [
                partial(forget_in_outbox, self._is_in_outbox, self._outbox),
                # One by one: a draft that cannot be read keeps no other from being removed.
                *(partial(self._remove, draft) for draft in self._drafts),
            ]
        )

    def _is_meant(self, box: Mailbox) -> bool:
        return box.address.casefold() in self._emails or tidy(box.name).casefold() in self._names

    def _is_in_outbox(self, box: Mailbox) -> bool:
        """The outbox is this session's alone; drafts beside it may be of another."""
        return self._everyone or self._is_meant(box)

    def _count(self, draft: Path) -> int:
        return len(drafts_to(self._is_meant, (draft,)))

    def _remove(self, draft: Path) -> int:
        return remove_drafts(drafts_to(self._is_meant, (draft,)))


def drafts_beside(file: Path, outbox: Path) -> tuple[Path, ...]:
    """Return the drafts of letters in and below the folder of a session, but not its outbox."""
    found: list[Path] = []
    with suppress(OSError):
        found += file.parent.glob(f"*{LETTER}")
        found += file.parent.glob(f"*/*{LETTER}")
    return tuple(sorted(each for each in found if each.parent != outbox))


def _counted(counts: Iterable[Callable[[], int]]) -> Counted:
    whole, troubles = 0, []
    for count in counts:
        try:
            whole += count()
        except StorageTrouble as trouble:
            troubles.append(trouble)
    return whole, troubles
