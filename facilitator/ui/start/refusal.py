"""Why a session could not be opened, as the start page says it."""

from facilitator.core.rejection import Rejected
from facilitator.explain import explain
from facilitator.trouble import StorageTrouble
from facilitator.ui.library import NotASession
from facilitator.words import Words

MOST_PROBLEMS = 3
Refusal = StorageTrouble | NotASession | Rejected


def refusal_text(words: Words, refusal: Refusal) -> str:
    """Return a sentence; of a document's problems the first few, one a line."""
    if isinstance(refusal, StorageTrouble) and refusal.what == "damaged":
        # In which page is for whoever runs `facilitator check`; here it is said what can be done.
        return explain(words, StorageTrouble(refusal.what, refusal.where))
    if not isinstance(refusal, NotASession):
        return explain(words, refusal)
    first = [*refusal.problems[:MOST_PROBLEMS]]
    left = len(refusal.problems) - len(first)
    if left:
        pattern = words.ngettext("and {n} more problem", "and {n} more problems", left)
        first.append(pattern.format(n=left))
    return "\n".join((words.gettext("This file cannot be taken:"), *first))
