"""Painting that leaves the painter as it was, whatever happens while it paints."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter


@contextmanager
def kept(painter: QPainter) -> Iterator[None]:
    """Give the painter its pens, place and clip back after the block, also after an error.

    A delegate shares its painter with all rows of a view: what one leaves behind moves the others.
    """
    painter.save()
    try:
        yield
    finally:
        painter.restore()
