"""Where a Russian word may be broken at the end of a line, by pyphen's patterns."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pyphen

SOFT_HYPHEN = "\u00ad"

AT_LEAST = 2
"""How many letters of a word are left on each line."""
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
def _patterns() -> "_Hyphenator":
    return _Hyphenator()


class _Hyphenator(pyphen.Pyphen):  # type: ignore[misc]
    """pyphen's own, for Russian; it reads each pattern when a word has its letters."""

    def __init__(self) -> None:
        self.left = self.right = AT_LEAST
        self.hd = _Dictionary(pyphen.LANGUAGES["ru_RU"])


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]
    """The dictionary of a language that has nothing but patterns, one to a line.

    pyphen reads all four thousand first, which takes as long as breaking all lines of a document.
    """

    def __init__(self, path: Path) -> None:
        text = path.read_text("utf-8")
        letters = text.translate(dict.fromkeys(map(ord, "0123456789"))).split("\n")
        # The first line is the name of the encoding.
        patterns = map(_Pattern, text.split("\n")[1:])
        self.patterns = dict(zip(letters[1:], patterns, strict=True))
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, self.patterns))


class _Pattern(str):
    """A pattern such as `.ад1р`, which is read when pyphen unpacks it."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Any]:
        """Yield where its digits begin, and the digits, with 0 between other letters."""
        yield 0
        yield [int(digit or "0") for digit in re.findall(r"(\d?)\D?", self)]
