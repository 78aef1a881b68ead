"""Where a Russian word may be broken at the end of a line, by its syllables.

The rules are the common ones of П. Христов: a syllable keeps a vowel on both sides of a break,
й, ь and ъ stay with what precedes them, and at least two letters stand on each side.
"""

import re
from collections.abc import Iterator

_VOWEL = "[аеёиоуыэюя]"
_CONSONANT = "[бвгджзклмнпрстфхцчшщ]"
_SILENT = "[йьъ]"
_LETTER = "[а-яё]"
_AT_LEAST = 2

_BREAKS = tuple(
    re.compile(
        f"({before})(?={after})".replace("x", _SILENT)
        .replace("g", _VOWEL)
        .replace("s", _CONSONANT)
        .replace("l", _LETTER)
    )
    for before, after in (
        ("x", "ll"),
        ("g", "gl"),
        ("gs", "sg"),
        ("gs", "ssg"),
        ("gss", "ssg"),
        ("gss", "sssg"),
        ("sg", "sg"),
        ("g", "sg"),
    )
)


def broken(word: str) -> Iterator[tuple[str, str]]:
    """Yield the two parts of every allowed break of `word`, the longest first part first.

    Args:
        word: Letters only; a word of another script has no break.
    """
    lower = word.lower()
    places = {found.end() for rule in _BREAKS for found in rule.finditer(lower)}
    for place in sorted(places, reverse=True):
        if _AT_LEAST <= place <= len(word) - _AT_LEAST and _has_vowels(lower, place):
            yield word[:place], word[place:]


def _has_vowels(word: str, place: int) -> bool:
    return all(re.search(_VOWEL, part) for part in (word[:place], word[place:]))
