"""Lists that the word processor numbers itself, so that an inserted item moves the others."""

import re
from xml.sax.saxutils import quoteattr

from facilitator.report.docx.page import INDENT

_NUMBERED = re.compile(r"(\d{1,6})\.")
_SIGN_LIST = re.compile(r"[—–•-]")
_DECIMAL, _FIRST_SIGN = 1, 2


class Lists:
    """The lists of one document: which items go on with one and which begin another."""

    def __init__(self) -> None:
        self._signs: dict[str, int] = {}
        self._starts: dict[int, int] = {}
        self._list = 0
        self._next = 0
        self._made = 0

    def number_for(self, marker: str) -> int | None:
        """Return the list an item belongs to, or None where its marker is to be written out.

        Args:
            marker: What stands before the item: a number with a full stop, or a dash.
        """
        if found := _NUMBERED.fullmatch(marker):
            number = int(found[1])
            if number != self._next or not self._list:
                self._list = self._new()
                self._starts[self._list] = number
            self._next = number + 1
            return self._list
        if _SIGN_LIST.fullmatch(marker):
            if marker not in self._signs:
                self._signs[marker] = self._new()
            return self._signs[marker]
        return None

    def end(self) -> None:
        """Let the next numbered item begin a list of its own, whatever its number."""
        self._list = 0

    def xml(self, namespace: str) -> bytes:
        """Return the numbering part: one definition of numbers, one for each sign, all lists.

        Args:
            namespace: The namespace of WordprocessingML.
        """
        kinds = [_definition(_DECIMAL, "decimal", "%1.")]
        lists = {
            number: _instance(number, _DECIMAL, start) for number, start in self._starts.items()
        }
        for kind, (sign, number) in enumerate(self._signs.items(), start=_FIRST_SIGN):
            kinds.append(_definition(kind, "bullet", sign))
            lists[number] = _instance(number, kind, None)
        inner = "".join(kinds) + "".join(lists[number] for number in sorted(lists))
        return f'<w:numbering xmlns:w="{namespace}">{inner}</w:numbering>'.encode()

    def _new(self) -> int:
        self._made += 1
        return self._made


def _definition(kind: int, form: str, text: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val={quoteattr(text)}/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="{INDENT}"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _instance(number: int, kind: int, start: int | None) -> str:
    begins = (
        ""
        if start is None
        else f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    )
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{begins}</w:num>'
