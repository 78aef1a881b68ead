"""Where a Russian word may be broken at the end of a line, by pyphen's patterns."""

import re
from functools import cache, lru_cache

import pyphen

SOFT_HYPHEN = "\u00ad"

_AT_LEAST = 2
# No Russian word is longer; what is, is no word, and costs reportlab the cube of its length.
_LONGEST = 60
_LETTER = "[А-Яа-яЁё]"
# A word with capitals within has an abbreviation in it, which is never broken.
_ABBREVIATED = re.compile("(?=.*[а-яё]).+[А-ЯЁ]")


def hyphenated(text: str, at_least: int) -> str:
    """Return `text` with soft hyphens in its Russian words.

    Args:
        text: Any text.
        at_least: How many letters a word must have to be broken.
    """
    return re.sub(f"{_LETTER}{{{at_least},}}", lambda word: _softened(word.group()), text)


@lru_cache(maxsize=20_000)
def _softened(word: str) -> str:
    if len(word) > _LONGEST or _ABBREVIATED.match(word):
        return word
    return str(_patterns().inserted(word, SOFT_HYPHEN))


@cache
def _patterns() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="ru_RU", left=_AT_LEAST, right=_AT_LEAST)
