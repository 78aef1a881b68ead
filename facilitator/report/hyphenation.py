"""Where a Russian word may be broken at the end of a line, by its syllables.

The rules are the common ones of П. Христов: a syllable keeps a vowel on both sides of a break,
й, ь and ъ stay with what precedes them, and at least two letters stand on each side.
"""

import re

SOFT_HYPHEN = "\u00ad"

_KINDS = {"g": "[аеёиоуыэюя]", "s": "[бвгджзклмнпрстфхцчшщ]", "x": "[йьъ]", "l": "[а-яё]"}
_AT_LEAST = 2
# No Russian word is longer; what is, is no word, and costs reportlab the cube of its length.
_LONGEST = 60


def _rule(before: str, after: str) -> re.Pattern[str]:
    """Return where the kinds of letters in `before` precede those in `after`."""
    behind, ahead = ("".join(_KINDS[kind] for kind in kinds) for kinds in (before, after))
    return re.compile(f"(?<={behind})(?={ahead})")


_BREAKS = (
    _rule("x", "ll"),
    _rule("g", "gl"),
    _rule("g", "sg"),
    _rule("gs", "sg"),
    _rule("gs", "ssg"),
    _rule("gss", "ssg"),
    _rule("gss", "sssg"),
)
_LETTER = "[А-Яа-яЁё]"
_VOWEL = re.compile(_KINDS["g"])


def hyphenated(text: str, at_least: int) -> str:
    """Return `text` with soft hyphens in its Russian words.

    Args:
        text: Any text.
        at_least: How many letters a word must have to be broken.
    """
    return re.sub(f"{_LETTER}{{{at_least},}}", lambda word: _softened(word.group()), text)


def _softened(word: str) -> str:
    if len(word) > _LONGEST:
        return word
    lower = word.lower()
    places = sorted({found.start() for rule in _BREAKS for found in rule.finditer(lower)})
    pieces: list[str] = []
    begin = 0
    for place in places:
        if _AT_LEAST <= place <= len(word) - _AT_LEAST and _syllables(lower, place):
            pieces.append(word[begin:place])
            begin = place
    return SOFT_HYPHEN.join([*pieces, word[begin:]])


def _syllables(word: str, place: int) -> bool:
    """Tell whether both parts of a break have a vowel."""
    return bool(_VOWEL.search(word, 0, place) and _VOWEL.search(word, place))
