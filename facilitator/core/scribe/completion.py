"""What can complete the end of a line: names after `*` or `@`, verdicts after `7:`."""

import re

from facilitator.core.scribe.lexicon import verdict_names
from facilitator.core.scribe.meaning import ScribeContext
from facilitator.core.scribe.voices import name_of, people_called
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import VerdictValue, Voice

_NAME = re.compile(r"(?:^|\s)(?P<mark>[*@](?P<name>[^\W\d_][^\n*@]*))$")
_VERDICT = re.compile(
    r"(?:[*@]\S+\s+)?(?:[0-9]{1,4}[.,юЮ])?[0-9]{1,6}\s*:\s*(?P<typed>(?:[^\W\d_]+\s+){0,2}[^\W\d_]*)$"
)


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to complete a line.

    Args:
        start: Where in the line, in characters, the completed part begins; it reaches to the end.
        inserted: What stands there when the completion is taken.
        shown: What the list shows.
        means: The voice or the verdict it stands for.
    """

    start: int
    inserted: str
    shown: str
    means: Voice | VerdictValue


def completions(text: str, context: ScribeContext) -> tuple[Completion, ...]:
    """Return how `text`, the line up to the cursor, can be completed; nothing where it cannot."""
    if found := _VERDICT.match(text):
        start = found.start("typed")
        return tuple(
            Completion(start, name, name, value)
            for value, name in verdict_names(found["typed"], context.lexicon)
        )
    if found := _NAME.search(text):
        return tuple(
            Completion(
                found.start("mark"),
                f"*{context.lexicon.letters[voice.kind]}{voice.number} ",
                name_of(context.state, voice),
                voice,
            )
            for voice in people_called(context.state, found["name"].split())
        )
    return ()
