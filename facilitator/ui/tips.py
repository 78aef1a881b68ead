"""Tool tips of texts that somebody typed: shown as they are, and never taller than the screen."""

from html import escape
from typing import Final

MOST: Final = 600


def tip(text: str) -> str:
    """Return what to give Qt for a tool tip that reads `text`, or its beginning.

    Qt takes a text with something like a tag in it for markup.
    """
    short = text if len(text) <= MOST else f"{text[:MOST].rstrip()}…"
    if "<" not in short:
        return short
    return f"<span>{escape(short)}</span>".replace("\n", "<br>")
