"""What several sheets say in the same way."""

from facilitator.core.protocol.parts import Author
from facilitator.report.composing.phrases import author_name, capitalised
from facilitator.words import Words


def author(words: Words, who: Author | None) -> str | None:
    """Return who said it; None where nobody is known or named."""
    return None if who is None else capitalised(author_name(words, who))


def labels(refs: tuple[str, ...]) -> str | None:
    """Return the proposals meant: «1.2, 1.10»; None for none."""
    return ", ".join(refs) or None
