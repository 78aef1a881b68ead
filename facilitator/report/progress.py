"""How a writer tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how many units of work are done and how many there are; raising from it gives up."""
Step = Callable[[], None]
"""Called at each step of work whose units are not counted; raising from it gives up."""
