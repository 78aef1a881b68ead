"""Typed and pasted texts, freed of what nobody sees or wants; checks says if any is left."""

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters but tab and the line breaks
    "\u00ad"  # soft hyphen
    "\u200b\u2060\ufeff"  # zero-width spaces and the byte order mark
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ud800-\udfff"  # lone surrogates: no file and no font can hold them
    "\ufffe\uffff"  # not characters at all
    "]"
)
_SPACES = re.compile("[ \t]{2,}")
_BULLET = re.compile(r"[-–—*·•‣◦▪▫■□●○◆➢➤✓✔\uf0a7\uf0b7\uf0d8]\s+|[•‣◦▪■●➢➤✓✔\uf0a7\uf0b7\uf0d8]")
_NUMBERING = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|\(\d{1,3}\)|[A-Za-zА-Яа-яЁё]\))\s+")


def clean_text(text: str) -> str:
    """Return `text` without control characters, lone surrogates, overrides and soft hyphens.

    Line breaks stay, all of one kind; tabs become spaces; space at both ends goes. Cleaning twice
    changes nothing.
    """
    broken = _LINE_BREAKS.sub("\n", text).replace("\t", " ")
    return _UNSEEN.sub("", broken).strip()


def one_line(text: str) -> str:
    """Return `text` cleaned, its line breaks and runs of spaces each made one space."""
    lines = (line.strip() for line in clean_text(text).split("\n"))
    return _SPACES.sub(" ", " ".join(line for line in lines if line))


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
        found = mark.match(line)
        if found:
            return line[found.end() :].strip()
    return line
