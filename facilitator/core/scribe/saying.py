"""The two ways an interpretation ends: something is said, or it is refused."""

from collections.abc import Callable

from facilitator.core.checks import checked_text
from facilitator.core.commands import Command
from facilitator.core.rejection import Rejected
from facilitator.core.scribe.meaning import Interpretation, Meaning, Nothing


def said(meaning: Meaning, text: str, command: Callable[[str], Command]) -> Interpretation:
    """Return the command that says `text`, or the refusal of a text that cannot be said."""
    try:
        return Interpretation(command(checked_text(text)), meaning)
    except Rejected as rejected:
        return refused(meaning, rejected)


def refused(meaning: Meaning, rejected: Rejected) -> Interpretation:
    """Return that Enter does nothing, and why."""
    return Interpretation(Nothing(), meaning, refused=rejected)
