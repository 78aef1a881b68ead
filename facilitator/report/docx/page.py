"""Measures of the page (DOCUMENT.md, "Page") as Word counts them: in twentieths of a point."""

POINT = 20
"""A point in twips."""


def mm(length: float) -> int:
    """Return millimetres in twips."""
    return round(length * 72 * POINT / 25.4)


PAGE_WIDTH, PAGE_HEIGHT = mm(210), mm(297)
LEFT, RIGHT, TOP, BOTTOM = mm(30), mm(15), mm(20), mm(20)
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM
NUMBER_FROM_TOP, MARK_FROM_BOTTOM = mm(10), mm(10)

TEXT, CELL, HEADER_CELL, NUMBER, SMALL = 13, 10.5, 10, 12, 8
"""Sizes of text, in points."""
INDENT = mm(12.5)
PADDING, TIGHT, ABOVE = mm(1.9), mm(0.8), mm(1.3)
ROOM_TO_SIGN = mm(12)
RULE, HEADER_FILL, GREY = "8A8A8A", "EFEFEF", "6B6B6B"
