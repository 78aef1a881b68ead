"""Breaking text into lines: as many words in each as fit, long ones broken where they may be.

The first line that is full ends; spaces may be shrunk a little to keep a word on its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from facilitator.core.value import dataclass
from facilitator.report.hyphenation import AT_LEAST, SOFT_HYPHEN, hyphenated
from facilitator.report.pdf.fonts import Face

Runs = Sequence[tuple[Face, str]]
"""Stretches of text, each in one face; `\\n` in them ends a line."""

_SHRINKING: Final = 0.05
"""The share of each space that may go."""
_ROUNDING: Final = 1e-8
_WORDS = re.compile(r"[\S\u00a0]+")
_PARTS = re.compile(r"\n|[^\S\n\u00a0]+|[\S\u00a0]+")
"""An end of a line, other white space, or a word; a space that does not break is part of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text.

    Args:
        runs: What stands in it, from the left.
        extra: The room that is left, in points; less than nothing where spaces must shrink.
        ended: Whether the text itself ends the line here.
    """

    runs: Runs
    extra: float
    ended: bool = False

    @property
    def spaces(self) -> int:
        """How many spaces it has, which can be made wider."""
        return sum(text.count(" ") + text.count("\u00a0") for _, text in self.runs)


class _Word:
    """A word in one face or several; `gap` and `space` are the face and width of what is behind it.

    Args:
        runs: Its letters.
        width: How wide it is, in points.
        cuts: Where it may be broken, as runs and places in them; None where nobody has looked yet.
        solid: Whether it has been broken by force, and is not broken again.
    """

    __slots__ = ("cuts", "gap", "runs", "solid", "space", "width")

    def __init__(
        self,
        runs: list[tuple[Face, str]],
        width: float,
        cuts: list[tuple[int, int]] | None = None,
        *,
        solid: bool = False,
    ) -> None:
        self.runs = runs
        self.width = width
        self.cuts = cuts
        self.solid = solid
        self.gap: Face | None = None
        self.space = 0.0

    def before(self, other: _Word) -> _Word:
        """Return this with the space that is behind another word."""
        self.gap, self.space = other.gap, other.space
        return self


def broken(runs: Runs, size: float, widths: tuple[float, float], breaks_from: int) -> list[Line]:
    """Return the lines of a text.

    Args:
        runs: The text; white space in it counts as one space.
        size: The size of its letters, in points.
        widths: The widths of the first line and of all others, in points.
        breaks_from: How long a word must be to be broken; 0 breaks none.
    """
    if len(runs) == 1 and "\n" not in runs[0][1]:
        face, text = runs[0]
        said = " ".join(_WORDS.findall(text))
        room = widths[0] - face.width(said, size)
        if room >= 0:
            # Most cells of tables have one line.
            return [Line([(face, said)], room)] if said else []
    return _Breaker(size, widths, breaks_from).lines(runs)


class _Breaker:
    def __init__(self, size: float, widths: tuple[float, float], breaks_from: int) -> None:
        self._size = size
        self._first, self._others = widths
        self._breaks_from = breaks_from
        self._lines: list[Line] = []
        self._begin()

    def lines(self, runs: Runs) -> list[Line]:
        waiting = self._in_words(runs)[::-1]
        while waiting:
            word = waiting.pop()
            if word is None:
                self._close(ended=True)
                continue
            gap = self._words[-1].space if self._words else 0.0
            room = self._others if self._lines else self._first
            limit = room + _SHRINKING * (self._shrinking + gap)
            if self._used + gap + word.width <= limit:
                self._put(word, gap)
                continue
            rest = self._divided(word, gap, limit, room)
            if rest is not None:
                waiting.append(rest)
                continue
            if self._words:
                self._close()
            self._put(word, 0)
        if self._words:
            self._close()
        return self._lines

    def _begin(self) -> None:
        self._words: list[_Word] = []
        self._used = 0.0
        self._shrinking = 0.0

    def _put(self, word: _Word, gap: float) -> None:
        self._words.append(word)
        self._used += gap + word.width
        self._shrinking += gap

    def _close(self, *, ended: bool = False) -> None:
        """End the line."""
        room = self._others if self._lines else self._first
        self._lines.append(Line(_joined(self._words), room - self._used, ended))
        self._begin()

    def _in_words(self, runs: Runs) -> list[_Word | None]:
        """Return the words of a text; None ends a line."""
        words: list[_Word | None] = []
        size = self._size
        last: _Word | None = None
        glued = False
        for face, text in runs:
            space = face.width(" ", size)
            for found in _PARTS.findall(text):
                if found == "\n":
                    words.append(None)
                    last, glued = None, False
                elif found.isspace() and found[0] != "\u00a0":
                    if last is not None and last.gap is None:
                        last.gap, last.space = face, space
                    glued = False
                elif glued and last is not None:
                    last.runs.append((face, found))
                    last.width += face.width(found, size)
                else:
                    last = _Word([(face, found)], face.width(found, size))
                    words.append(last)
                    glued = True
        return words

    def _divided(self, word: _Word, gap: float, limit: float, room: float) -> _Word | None:
        """Put what fits of a word on the line and end it; return the rest, None if it is whole."""
        before = self._used + gap
        if self._words and word.width <= self._others and before + self._least(word) > limit:
            return None
        cuts = self._cuts(word)
        for index in reversed(range(len(cuts))):
            head = self._head(word, cuts[index])
            if before + head.width - _ROUNDING <= limit:
                self._put(head, gap)
                self._close()
                return self._rest(word, index)
        if cuts and self._words and self._head(word, cuts[0]).width + _ROUNDING <= room:
            # There will be room for a part of it on the next line.
            self._close()
            return word
        if word.width > room and not word.solid:
            return self._forced(word, gap, room)
        return None

    def _least(self, word: _Word) -> float:
        """Return the width of the shortest part a word may have: two letters and a hyphen."""
        face, text = word.runs[0]
        return face.width(f"{text[:AT_LEAST]}-", self._size) - _ROUNDING if len(text) > 1 else 0.0

    def _cuts(self, word: _Word) -> list[tuple[int, int]]:
        """Return where a word may be broken."""
        if word.cuts is None:
            word.cuts = []
            if self._breaks_from:
                for run, (_, text) in enumerate(word.runs):
                    place = 0
                    for part in hyphenated(text, self._breaks_from).split(SOFT_HYPHEN)[:-1]:
                        place += len(part)
                        word.cuts.append((run, place))
        return word.cuts

    def _head(self, word: _Word, cut: tuple[int, int]) -> _Word:
        """Return the part of a word before a cut, with a hyphen."""
        run, place = cut
        face, text = word.runs[run]
        runs = [*word.runs[:run], (face, f"{text[:place]}-")]
        return _Word(runs, sum(each.width(letters, self._size) for each, letters in runs))

    def _rest(self, word: _Word, index: int) -> _Word:
        """Return the part of a word behind one of its cuts."""
        cuts = self._cuts(word)
        run, place = cuts[index]
        face, text = word.runs[run]
        runs = [(face, text[place:]), *word.runs[run + 1 :]]
        later = [
            (other - run, at - place if other == run else at) for other, at in cuts[index + 1 :]
        ]
        rest = _Word(runs, sum(each.width(letters, self._size) for each, letters in runs), later)
        return rest.before(word)

    def _forced(self, word: _Word, gap: float, room: float) -> _Word:
        """Fill lines with the letters of a word that is wider than a line; return the last part."""
        taken: list[tuple[Face, str]] = []
        width = 0.0
        used = self._used + gap
        for face, text in word.runs:
            taken.append((face, ""))
            for sign in text:
                step = face.width(sign, self._size)
                if used + width + step > room and (width or step <= self._others):
                    if width:
                        self._put(_Word(taken, width), gap)
                    self._close()
                    taken, width, used, gap, room = [(face, "")], 0.0, 0.0, 0.0, self._others
                taken[-1] = (face, taken[-1][1] + sign)
                width += step
        rest = _Word(taken, width, [], solid=True)
        return rest.before(word)


def _joined(words: list[_Word]) -> Runs:
    """Return words and the spaces between them as few runs."""
    runs: list[tuple[Face, str]] = []
    said: list[str] = []
    present: Face | None = None
    gap: Face | None = None
    for word in words:
        for face, text in ((gap, " "), *word.runs) if gap else word.runs:
            if face is not present:
                if present:
                    runs.append((present, "".join(said)))
                present, said = face, []
            said.append(text)
        gap = word.gap
    if present:
        runs.append((present, "".join(said)))
    return runs
