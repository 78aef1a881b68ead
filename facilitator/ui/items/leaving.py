"""Leaving a window of forms: what was typed is saved, and what cannot be is not in the way."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtWidgets import QLabel

from facilitator.words import Words


class Page(Protocol):
    """A form that saves itself, and says in `problem` why it could not."""

    problem: QLabel

    def commit(self) -> bool:
        """Save what was typed; return whether nothing is left unsaved."""


class Leaving:
    """Saves the pages of a window that is to be closed, and lets it close at the second asking.

    Args:
        words: The words of the console.
        pages: The pages, in the order of the window.
        show: Shows the page with this place among `pages`.
    """

    def __init__(self, words: Words, pages: Sequence[Page], show: Callable[[int], None]) -> None:
        self._words = words
        self._pages = pages
        self._show = show
        self._asked = False

    def may_close(self) -> bool:
        """Save; tell whether the window may close, and say in it why not."""
        unsaved = [at for at, page in enumerate(self._pages) if not page.commit()]
        self._asked = bool(unsaved) and not self._asked
        if not self._asked:
            return True
        self._show(unsaved[0])
        label = self._pages[unsaved[0]].problem
        again = self._words.gettext("Nothing is saved yet. Press Esc again to close anyway.")
        label.setText(f"{label.text()}\n{again}")
        return False

    def stay(self) -> None:
        """Forget that leaving was asked for: something was typed since."""
        self._asked = False
