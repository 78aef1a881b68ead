"""The sheet of all keys, printed from the console's own table."""

from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.forms import fit_to_screen, label, scrolled, shown_key
from facilitator.ui.theme import SPACING
from facilitator.words import Words

COLUMNS: Final = 3
HEAD_ROWS: Final = 2
"""A group's title takes as much room as two rows, with the gap before it."""


class KeyedAction(Protocol):
    """A row of the table of keys; `title` and `group` are messages of the catalogues."""

    @property
    def title(self) -> str:
        """What the keys do."""

    @property
    def group(self) -> str:
        """Under which heading it stands."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys, as Qt writes them."""

    @property
    def shown(self) -> str:
        """What to print instead of the keys, where they are many."""


def written_keys(action: KeyedAction) -> str:
    """Return the keys of an action as they are printed: `Alt+→`, `F3 · Ctrl+Space`."""
    if action.shown:
        return action.shown
    written = []
    for keys in action.keys:
        sign = shown_key(keys)
        if sign not in written:
            written.append(sign)
    return " · ".join(written)


def in_columns(groups: Sequence[Sequence[KeyedAction]], columns: int) -> list[list[int]]:
    """Return which groups go into which column so that the longest column is short.

    Args:
        groups: The groups, in order.
        columns: How many columns there are.

    Returns:
        For each column the places of its groups, in order.
    """
    filled = [0] * columns
    placed: list[list[int]] = [[] for _ in range(columns)]
    by_length = sorted(range(len(groups)), key=lambda at: -len(groups[at]))
    for at in by_length:
        shortest = filled.index(min(filled))
        placed[shortest].append(at)
        filled[shortest] += len(groups[at]) + HEAD_ROWS
    return sorted((sorted(column) for column in placed), key=lambda column: column[:1])


class KeysSheet(QDialog):
    """All keys in groups; Esc or F1 closes it.

    Args:
        words: The words of the console.
        actions: The table of keys.
        parent: The console, if any.
    """

    def __init__(
        self, words: Words, actions: Sequence[KeyedAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(words.gettext("Keys"))
        fit_to_screen(self)
        titles = list(dict.fromkeys(action.group for action in actions))
        groups = [[action for action in actions if action.group == title] for title in titles]
        content = QWidget()
        columns = QHBoxLayout(content)
        columns.setContentsMargins(SPACING.huge, SPACING.medium, SPACING.huge, SPACING.medium)
        columns.setSpacing(SPACING.huge)
        for places in in_columns(groups, COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(SPACING.medium)
            for at in places:
                column.addWidget(self._group(titles[at], groups[at]))
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = scrolled(content)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by the key that opened it, too."""
        if event.key() == Qt.Key.Key_F1:
            self.close()
            return
        super().keyPressEvent(event)

    def _group(self, title: str, actions: Sequence[KeyedAction]) -> QWidget:
        group = QWidget()
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING.medium)
        grid.setVerticalSpacing(1)
        grid.addWidget(label(self._words.gettext(title), "lead"), 0, 0, 1, 2)
        for at, action in enumerate(actions, start=1):
            keys = label(written_keys(action), "small")
            keys.setWordWrap(False)
            grid.addWidget(label(self._words.gettext(action.title)), at, 0)
            grid.addWidget(keys, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        return group
