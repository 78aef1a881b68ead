"""The right side: the wall's controls; how far the room has come and what is next."""

from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui.console.coverage import Coverage
from facilitator.ui.console.wall_controls import WallControls, caption
from facilitator.ui.theme import CONSOLE, SIZES
from facilitator.words import Words

WIDTH: Final = SIZES.side_panel + 14
LARGEST_LIST: Final = 8


class Note(QWidget):
    """A caption and a card with a text under it."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self._text = QLabel()
        self._text.setObjectName(name)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        card = QFrame()
        card.setProperty("look", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(self._text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(caption(title))
        column.addWidget(card)

    def show_lines(self, lines: list[str]) -> None:
        """Show lines of rich text."""
        self._text.setText("<br>".join(lines))


class SidePanel(QFrame):
    """Everything about the wall, and the notes only the console sees.

    Args:
        words: The console's language.
        miniature: Shows exactly what the room sees.
        parent: The owner, if any.
    """

    def __init__(self, words: Words, miniature: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._low = False
        self._covered = False
        self.setProperty("look", "side-right")
        self.setFixedWidth(WIDTH)
        self.wall = WallControls(words, miniature)
        self._coverage = Note("coverage", words.gettext("PROGRESS (seen here only)"))
        self._next = Note("nextStep", words.gettext("NEXT"))
        inside = QWidget()
        inside.setObjectName("sideInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(8)
        for widget in (self.wall, self._coverage, self._next):
            column.addWidget(widget)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_coverage(self, found: Coverage | None) -> None:
        """Show how far the room has come with the task; None outside tasks."""
        self._covered = found is not None
        self._coverage.setVisible(self._covered and not self._low)
        if found is not None:
            self._coverage.show_lines(self._coverage_lines(found))

    def show_next(self, title: str, instruction: str) -> None:
        """Show the step that comes next, and what the room will be told in it."""
        lines = [escape(title)]
        if instruction:
            lines.append(f'<span style="color:{CONSOLE.ink_soft}">{escape(instruction)}</span>')
        self._next.show_lines(lines)

    def fold(self, *, low: bool, narrow: bool, wide: bool) -> None:
        """Leave out the notes on a low window; save width on a narrow one."""
        self._low = low
        self._coverage.setVisible(self._covered and not low)
        self._next.setVisible(not low)
        self.setFixedWidth(WIDTH + (60 if wide else -60 if narrow else 0))
        self.wall.fold(narrow=narrow)

    def _coverage_lines(self, found: Coverage) -> list[str]:
        words = self._words
        counts = words.gettext("Proposals {proposals} · pluses {pros} · minuses {cons}")
        lines = [
            counts.format(
                proposals=f"<b>{found.proposals}</b>",
                pros=f"<b>{found.pros}</b>",
                cons=f"<b>{found.cons}</b>",
            )
        ]
        if found.without_pros:
            listed = _bold(found.without_pros)
            lines.append(words.gettext("Without pluses: {list}").format(list=listed))
        if found.without_cons:
            listed = _bold(found.without_cons)
            lines.append(words.gettext("Without minuses: {list}").format(list=listed))
        if found.remarks or found.conclusions:
            said = words.gettext("Remarks {remarks} · conclusions {conclusions}")
            lines.append(
                said.format(
                    remarks=f"<b>{found.remarks}</b>", conclusions=f"<b>{found.conclusions}</b>"
                )
            )
        if found.unheard:
            numbers = ", ".join(str(number) for number in found.unheard)
            named = words.ngettext("table {numbers}", "tables {numbers}", len(found.unheard))
            listed = f"<b>{named.format(numbers=numbers)}</b>"
            lines.append(words.gettext("Not heard yet: {list}").format(list=listed))
        return lines


def _bold(labels: tuple[str, ...]) -> str:
    shown = ", ".join(escape(label) for label in labels[:LARGEST_LIST])
    return f"<b>{shown}{'…' if len(labels) > LARGEST_LIST else ''}</b>"
