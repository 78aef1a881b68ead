"""Whether a file still has a name or an address in it, byte for byte, however it is written."""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from facilitator.letter import said_in

LETTER = ".eml"
_MOST_BYTES = 200_000_000
"""A larger file beside a session is no text of this program."""


def holds(file: Path, needles: Iterable[str]) -> bool:
    """Tell whether a file has one of these texts in it, however they are written.

    Args:
        file: The file; one that cannot be read holds nothing that could be told.
        needles: Names and addresses.
    """
    try:
        if file.stat().st_size > _MOST_BYTES:
            return False
        data = file.read_bytes()
    except OSError:
        return False
    if file.suffix == LETTER and any(needle in said_in(data) for needle in needles):
        return True
    return any(form in data for needle in needles for form in written_forms(needle))


def written_forms(text: str) -> Iterator[bytes]:
    """Give the bytes a text is written as: UTF-8, both UTF-16, Windows' Cyrillic, JSON escapes."""
    yield from (text.encode(name, "replace") for name in ("utf-8", "utf-16-le", "utf-16-be"))
    yield json.dumps(text)[1:-1].encode()
    with suppress(UnicodeEncodeError):
        yield text.encode("cp1251")
