"""A table as a spreadsheet puts it on the clipboard, split into cells.

What the cells mean is the business of columns and roster.
"""

import re

from facilitator.core.clean import one_line

MOST_COLUMNS = 64
"""Further cells of a row are dropped: every row is made as wide as the widest."""
_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_QUOTED = re.compile(r'"((?:[^"\t]|"")*)"')


def cells(text: str) -> list[tuple[int, list[str]]]:
    """Split a pasted table.

    A cell whose text has a line break comes in quotes; a quote that closes nowhere is text.

    Args:
        text: Rows as lines, cells separated by tabs, or by semicolons where there is no tab.

    Returns:
        The rows that hold something, each with its number (from 1, empty rows counted)
        and its cells cleaned.
    """
    text = _BREAKS.sub("\n", text)
    separator = "\t" if "\t" in text else ";"
    rows: list[list[str]] = [[]]
    at = 0
    while at <= len(text):
        cell, at = _next_cell(text, at, separator)
        if len(rows[-1]) < MOST_COLUMNS:
            rows[-1].append(one_line(cell))
        if text[at : at + 1] == "\n":
            rows.append([])
        at += 1
    return [(line, row) for line, row in enumerate(rows, start=1) if any(row)]


def _next_cell(text: str, at: int, separator: str) -> tuple[str, int]:
    """Return the cell that begins at `at`, and where it ends."""
    quoted = _QUOTED.match(text, at)
    if quoted and text[quoted.end() : quoted.end() + 1] in (separator, "\n", ""):
        return quoted[1].replace('""', '"'), quoted.end()
    end = at
    while end < len(text) and text[end] not in (separator, "\n"):
        end += 1
    return text[at:end], end
