"""What the console needs of the audience window; app joins the two."""

from typing import Protocol

from facilitator.core.screen import Pages


class Wall(Protocol):
    """The window the room sees."""

    def pages(self) -> Pages:
        """Return which page of how many the wall shows."""

    def toggle_full_screen(self) -> None:
        """Go full-screen on its screen, or back into a window."""

    def place(self) -> str:
        """Return where the wall is, in words; what to do if there is no second screen."""

    def places(self) -> tuple[tuple[str, str], ...]:
        """Return identity and name of each screen the wall can go to."""

    def move_to(self, identity: str) -> None:
        """Go to a screen, and to it again whenever it is plugged in."""
