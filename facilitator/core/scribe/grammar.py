"""The shape of a typed line, before anybody asks which proposals and people there are."""

import re
from typing import Final

from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Side

# The dot is ю on a Russian keyboard; the number pad types a comma there.
_REF = r"(?:(?P<task>[0-9]{1,4})[.,юЮ])?(?P<number>[0-9]{1,6})"
# The minus key, the typographic minus and dash, and what the minus key types when Shift slipped.
_SIGN = r"(?P<sign>[-+−–_])"

_BARE_REF = re.compile(_REF)
# A sign after a number counts only when a space follows and then no digit.
_REF_SIGN = re.compile(_REF + r"\s*" + _SIGN + r"(?:\s+(?P<text>[^\s0-9].*))?", re.DOTALL)
_LONE_SIGN = re.compile(_SIGN + r"(?:\s+(?P<text>.+))?", re.DOTALL)
_TIGHT_SIGN = re.compile(_SIGN + r"(?P<text>[^\s0-9+−–_-].*)", re.DOTALL)
_VOTES = re.compile(_REF + r"\s*=\s*(?P<counts>(?:[0-9]{1,6}(?:[\s,;+]+|$))*)")
_VERDICT = re.compile(_REF + r"\s*:\s*(?P<text>(?:[^\s0-9].*)?)", re.DOTALL)
_CLICKER: Final = frozenset(".юЮbBиИ")
"""What a presenter's clicker types for a black screen, on either layout."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The number of a proposal as typed; without a task it is the current one's."""

    task: int | None
    number: int

    def __str__(self) -> str:
        return str(self.number) if self.task is None else f"{self.task}.{self.number}"


@dataclass(frozen=True, slots=True)
class BlankLine:
    """Nothing that could be meant."""


@dataclass(frozen=True, slots=True)
class FilterLine:
    """`/text`."""

    text: str


@dataclass(frozen=True, slots=True)
class RefLine:
    """`7`."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class SignLine:
    """`7+ text`, or `+ text` about the selected proposal."""

    ref: Ref | None
    side: Side
    text: str


@dataclass(frozen=True, slots=True)
class VotesLine:
    """`7=12`, or a number for each table."""

    ref: Ref
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """`7: text`, where the text ought to begin with a verdict."""

    ref: Ref
    text: str


@dataclass(frozen=True, slots=True)
class ConclusionLine:
    """`! text`."""

    text: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """`!! text`."""

    text: str


@dataclass(frozen=True, slots=True)
class PlainLine:
    """Anything else: what the current step collects."""

    text: str


Line = (
    BlankLine
    | FilterLine
    | RefLine
    | SignLine
    | VotesLine
    | VerdictLine
    | ConclusionLine
    | DecisionLine
    | PlainLine
)


def is_blank(text: str) -> bool:
    """Tell whether a cleaned line must never be committed: empty, or a clicker's key."""
    return not text or text in _CLICKER


def read_line(text: str) -> Line:
    """Return the shape of a cleaned line without its voice."""
    if is_blank(text):
        return BlankLine()
    if text.startswith("/"):
        return FilterLine(text[1:].strip())
    if text.startswith("!!"):
        return DecisionLine(text[2:].strip())
    if text.startswith("!"):
        return ConclusionLine(text[1:].strip())
    if found := _LONE_SIGN.fullmatch(text):
        return SignLine(None, _side(found), found["text"] or "")
    return _read_numbered(text) or PlainLine(text)


def read_tight_sign(text: str) -> SignLine | None:
    """Return `+text` without a space as a sign line; for steps that collect nothing but signs."""
    found = _TIGHT_SIGN.fullmatch(text)
    return SignLine(None, _side(found), found["text"]) if found else None


def _read_numbered(text: str) -> Line | None:
    if found := _BARE_REF.fullmatch(text):
        return RefLine(_ref(found))
    if found := _REF_SIGN.fullmatch(text):
        return SignLine(_ref(found), _side(found), found["text"] or "")
    if found := _VOTES.fullmatch(text):
        counts = re.findall("[0-9]+", found["counts"])
        return VotesLine(_ref(found), tuple(int(count) for count in counts))
    if found := _VERDICT.fullmatch(text):
        return VerdictLine(_ref(found), found["text"])
    return None


def _ref(found: re.Match[str]) -> Ref:
    task = found["task"]
    return Ref(None if task is None else int(task), int(found["number"]))


def _side(found: re.Match[str]) -> Side:
    return Side.PRO if found["sign"] == "+" else Side.CON
