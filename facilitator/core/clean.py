"""Typed and pasted texts, freed of what nobody sees or wants; checks says if any is left."""

import re
import unicodedata
from typing import Final

# Compiled by `re` at their first use: a start has none for them.
_LINE_BREAKS: Final = "\r\n|[\r\v\f\x85\u2028\u2029]"
_UNSEEN: Final = (
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters but tab and the line breaks
    "\u00ad"  # soft hyphen
    "\u034f\u180e\u200b\ufeff"  # joiners and spaces without width, the byte order mark
    "\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f"  # marks, overrides, isolates of direction
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters that are blank
    "\ufff9-\ufffc\U000e0000-\U000e0fff"  # annotations and tags
    "\ud800-\udfff"  # lone surrogates: no file and no font can hold them
    "\ufdd0-\ufdef\ufffe\uffff"  # not characters at all
    "]"
)
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u200c\u200d\ufe00-\ufe0f"  # joiners and variants, which pile up like marks
)
_AMISS: Final = f"[\t\r\v\f\x85\u2028\u2029{_MARKS}]|{_UNSEEN}"
"""What is looked for at all."""
_PILED: Final = f"([{_MARKS}]{{4}})[{_MARKS}]+"
"""More marks on one letter than any language has: they would cover the lines above and below."""
_ON_NOTHING: Final = f"(?m)^ *[{_MARKS}][{_MARKS} ]*"
"""Marks at the beginning of a line would sit on what stands before it, such as a number."""
_SPACES: Final = "[ \t]{2,}"
_BULLET: Final = r"[-–—*·•‣◦▪▫■□●○◆➢➤✓✔\uf0a7\uf0b7\uf0d8]\s+|[•‣◦▪■●➢➤✓✔\uf0a7\uf0b7\uf0d8]"
_NUMBERING: Final = r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(\d{1,3}\)|[A-Za-zА-Яа-яЁё]\))\s+"


def clean_text(text: str) -> str:
    """Return `text` without control characters, lone surrogates, overrides and soft hyphens.

    Line breaks stay, all of one kind; tabs become spaces; space at both ends goes. Of marks piled
    on one letter four stay. Cleaning twice changes nothing.
    """
    if not re.search(_AMISS, text):  # as nearly all that is typed
        return text.strip()
    broken = re.sub(_LINE_BREAKS, "\n", text).replace("\t", " ")
    seen = re.sub(_UNSEEN, "", broken)
    return re.sub(_PILED, r"\1", re.sub(_ON_NOTHING, "", seen)).strip()


def one_line(text: str) -> str:
    """Return `text` cleaned, its line breaks and runs of spaces each made one space."""
    lines = (line.strip() for line in clean_text(text).split("\n"))
    return re.sub(_SPACES, " ", " ".join(line for line in lines if line))


def split_paste(text: str) -> tuple[str, ...]:
    """Return the items a pasted text offers to become: its lines, but for empty ones.

    Bullets and numbering at the beginning of a line go. Letters written as a base and a combining
    mark (as some systems copy «й») become one character, so that search finds them.
    """
    lines = unicodedata.normalize("NFC", clean_text(text)).split("\n")
    items = (_without_mark(one_line(line)) for line in lines)
    return tuple(item for item in items if item)


def _without_mark(line: str) -> str:
    for mark in (_BULLET, _NUMBERING):
        found = re.match(mark, line)
        if found:
            return line[found.end() :].strip()
    return line
