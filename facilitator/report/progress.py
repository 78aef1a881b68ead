"""How a writer tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many units of work are done and how many there are; raising from it gives up."""
