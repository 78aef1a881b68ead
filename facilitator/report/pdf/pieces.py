"""What stands on pages: pieces that know how high they are, may be divided, and draw themselves.

Lengths are points; a place on the page is counted from its lower left corner.
"""

from __future__ import annotations

from facilitator.report.pdf.canvas import TaggedCanvas

ENDLESS = 1e9
"""Higher than anything: to measure a whole, or to say that nothing has room for it."""


class Piece:
    """Something on a page; by itself it takes no room, and is never divided."""

    above = 0.0
    """The room above, which is shared with the room below the piece before."""
    below = 0.0
    units = 1
    """How much of all work it is."""

    def measure(self, width: float, room: float) -> float:
        """Return its height; counting may stop once that exceeds `room`.

        Args:
            width: The width it is set in.
            room: The height there is for it.
        """
        del width, room
        return 0.0

    def split(self, width: float, room: float) -> list[Piece]:
        """Return its parts, the first of which fits; nothing if not even a part does.

        Args:
            width: The width it is set in.
            room: The height there is for the first part.
        """
        del width, room
        return []

    def draw(self, canvas: TaggedCanvas, left: float, bottom: float) -> None:
        """Draw it where its lower left corner is; it has been measured."""


class Space(Piece):
    """Room between two pieces, and nothing else.

    Args:
        height: How much.
    """

    def __init__(self, height: float) -> None:
        self._height = height

    def measure(self, width: float, room: float) -> float:
        """Return the height."""
        del width, room
        return self._height


class NewPage(Piece):
    """What follows begins a page."""
