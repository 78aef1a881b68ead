"""Where a Russian word may be broken at the end of a line, by pyphen's patterns."""

import re
from functools import cache, lru_cache
from pathlib import Path

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
def _patterns() -> "_Hyphenator":
    return _Hyphenator()


class _Hyphenator(pyphen.Pyphen):  # type: ignore[misc]
    """pyphen's own, for Russian; it reads each pattern when a word has its letters."""

    def __init__(self) -> None:
        self.left = self.right = _AT_LEAST
        self.hd = _Dictionary(pyphen.LANGUAGES["ru_RU"])


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]
    """The dictionary of a language that has nothing but patterns, one to a line.

    pyphen reads all four thousand first, which takes as long as breaking all lines of a document.
    """

    def __init__(self, path: Path) -> None:
        text = path.read_text("utf-8")
        letters = text.translate(dict.fromkeys(map(ord, "0123456789"))).split("\n")
        # The first line is the name of the encoding.
        self.patterns = _Patterns(zip(letters[1:], text.split("\n")[1:], strict=True))
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, self.patterns))


class _Patterns(dict[str, str]):
    """Patterns such as `.ад1р` by their letters."""

    def get(  # type: ignore[override]
        self, letters: str, default: None = None
    ) -> tuple[int, tuple[int, ...]] | None:
        """Return where the digits of a pattern begin, and them, with 0 between other letters."""
        pattern = super().get(letters)
        if not pattern:
            return default
        digits = [int(digit or "0") for digit in re.findall(r"(\d?)\D?", pattern)]
        return 0, tuple(digits)
