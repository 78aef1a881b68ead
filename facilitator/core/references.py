"""References to proposals as people type them: «1.3, 2.10». Pure text; numbers are checked here."""

import re
from collections.abc import Iterable

from facilitator.core.board import find
from facilitator.core.model import State
from facilitator.core.rejection import Reason, Rejected

_REFERENCE = re.compile(r"(\d+)[.юЮ](\d+)")
_BETWEEN = re.compile(r"[,;\s№]+")


def read_references(state: State, text: str) -> tuple[int, ...]:
    """Return the ids of the proposals that are named, each once, in the order typed.

    Args:
        state: The session.
        text: Numbers such as `1.3`, parted by commas, semicolons or spaces; № and «и» may be there.

    Raises:
        Rejected: Something is no reference, or there is no such proposal (NO_SUCH_PROPOSAL).
    """
    ids: list[int] = []
    for word in _BETWEEN.split(text.strip(" .;,\n\t")):
        if word in ("", "и", "and"):
            continue
        found = _REFERENCE.fullmatch(word)
        proposal = find(state, int(found[1]), int(found[2])) if found else None
        if proposal is None:
            raise Rejected(Reason.NO_SUCH_PROPOSAL, number=word)
        if proposal.id not in ids:
            ids.append(proposal.id)
    return tuple(ids)


def write_references(state: State, ids: Iterable[int]) -> str:
    """Return the numbers of proposals as they are typed: `1.3, 2.10`; erased ones are left out."""
    known = state.content.proposals
    return ", ".join(known[each].label for each in ids if each in known)
