"""Names of files made from what somebody typed, such as the title of a session."""

import re
import unicodedata
from typing import Final

from facilitator.core.clean import one_line

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_RESERVED: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE
)
"""Names of devices: Windows opens these in every folder and with any suffix."""


def name_part(text: str, most: int) -> str:
    """Return a text as part of a file's name; an empty one where nothing of it can be.

    Args:
        text: What was typed.
        most: The most characters to take of it, and half the most bytes: a Cyrillic letter has two,
            and a name has at most 255 on most disks.
    """
    composed = unicodedata.normalize("NFC", one_line(text))
    words = " ".join(_FORBIDDEN.sub(" ", composed).split())
    printable = "".join(sign for sign in words if sign.isprintable())[:most]
    short = printable.encode()[: 2 * most].decode(errors="ignore")
    return short.strip(" .,;~-")


def file_stem(*parts: str, joined: str = " ") -> str:
    """Return a file's name without suffix, from parts of which some may be empty.

    Args:
        parts: As `name_part` gives them, or of the program's own making.
        joined: What stands between them.
    """
    stem = joined.join(part for part in parts if part)
    return f"_{stem}" if _RESERVED.match(stem) else stem
