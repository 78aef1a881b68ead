"""Characters that no document may contain: controls, formats, halves of pairs, nobody's."""

import re
import unicodedata

JOINER = "\u200d"
UNSEEN = re.compile("[\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""What joins or colours the symbol before it."""


def seen(text: str) -> str:
    """Return `text` composed, its tabs as spaces, without control and formatting characters.

    Args:
        text: Any text; line breaks stay, and what joins symbols into one.
    """
    composed = unicodedata.normalize("NFC", text.replace("\t", " "))
    if composed.isprintable():
        return composed
    return "".join(
        sign
        for sign in composed
        if sign in ("\n", JOINER) or not is_unseen(sign) or UNSEEN.match(sign)
    )


def is_unseen(sign: str) -> bool:
    """Tell whether a character is a control, a format, half a pair or nobody's."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn")
