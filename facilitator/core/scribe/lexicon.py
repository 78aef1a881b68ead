"""The words of the grammar, as people of each language say them (GLOSSARY.md)."""

import re
from collections.abc import Mapping
from typing import Final

from facilitator.core.value import dataclass
from facilitator.core.vocabulary import VerdictValue, VoiceKind


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What one language says and types.

    Args:
        verdicts: The name of each verdict.
        letters: The letter before a number that tells whose voice it is.
    """

    verdicts: Mapping[VerdictValue, str]
    letters: Mapping[VoiceKind, str]


RUSSIAN: Final = Lexicon(
    verdicts={
        VerdictValue.SUPPORT: "поддержать",
        VerdictValue.REVISE: "доработать",
        VerdictValue.MERGE: "объединить",
        VerdictValue.FORWARD: "передать по компетенции",
        VerdictValue.ALREADY_DONE: "уже реализуется",
        VerdictValue.REJECT: "не поддерживать",
    },
    letters={VoiceKind.TABLE: "", VoiceKind.PARTICIPANT: "П", VoiceKind.EXPERT: "Э"},
)
ENGLISH: Final = Lexicon(
    verdicts={
        VerdictValue.SUPPORT: "support",
        VerdictValue.REVISE: "revise",
        VerdictValue.MERGE: "merge",
        VerdictValue.FORWARD: "forward",
        VerdictValue.ALREADY_DONE: "already done",
        VerdictValue.REJECT: "reject",
    },
    letters={VoiceKind.TABLE: "", VoiceKind.PARTICIPANT: "P", VoiceKind.EXPERT: "E"},
)
_NAMES: Final = tuple(
    (value, name.split())
    for lexicon in (RUSSIAN, ENGLISH)
    for value, name in lexicon.verdicts.items()
)
_BEFORE_NOTE = re.compile(r"\s*[,.;:]\s*|\s+[-−–—]\s+")
_TELLING_LENGTH: Final = 5
"""A first word this long says the verdict by itself: «передать в Минздрав», but not «не готово»."""


def folded(text: str) -> str:
    """Return `text` as it is compared: without case, and ё as е."""
    return text.casefold().replace("ё", "е")


def read_verdict(text: str) -> tuple[VerdictValue, str] | None:
    """Return the verdict that `text` begins with, and the note after it.

    A name typed in full may be followed by the note at once; a shortened one needs punctuation
    before the note and must fit one verdict only.
    """
    words = text.split(maxsplit=3)
    for value, name in _NAMES:
        if _starts_with(text, name):
            return value, _note(text, len(name))
    head = _BEFORE_NOTE.split(text, maxsplit=1)
    fitting = {value for value, name in _NAMES if _shortens(head[0].split(), name)}
    if len(fitting) == 1:
        return fitting.pop(), "".join(head[1:])
    for value, name in _NAMES:
        if words and folded(words[0]) == name[0] and len(name[0]) >= _TELLING_LENGTH:
            return value, _note(text, 1)
    return None


def verdict_names(typed: str, lexicon: Lexicon) -> tuple[tuple[VerdictValue, str], ...]:
    """Return the verdicts of a language that what is `typed` so far can become, longer than it."""
    words = typed.split()
    return tuple(
        (value, name)
        for value, name in lexicon.verdicts.items()
        if folded(typed.strip()) != name and (not words or _shortens(words, name.split()))
    )


def _starts_with(text: str, name: list[str]) -> bool:
    found = re.match(r"\s+".join(name) + r"(?!\w)", folded(text))
    return found is not None


def _note(text: str, words: int) -> str:
    """Return what follows the first `words` words, without the punctuation between."""
    rest = re.sub(r"\w+", "", text.lstrip(), count=1)
    for _ in range(words - 1):
        rest = re.sub(r"\w+", "", rest, count=1)
    return rest.lstrip(" \n,.;:-−–—")


def _shortens(words: list[str], name: list[str]) -> bool:
    """Tell whether each of `words` is the beginning of the word of `name` in its place."""
    if not 0 < len(words) <= len(name):
        return False
    pairs = zip(words, name, strict=False)
    return all(full.startswith(folded(word)) for word, full in pairs)
