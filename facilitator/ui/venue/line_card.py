"""One line of the check: its mark, what was found, what to do, and its buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.forms import label
from facilitator.ui.theme import SPACING
from facilitator.ui.venue.mark import COLOURS, GROUNDS, Disc
from facilitator.venue.judging import Finding, Level, Line
from facilitator.venue.sentences import TITLES, advise, say, say_level
from facilitator.words import Words

DISC = 24
NARROW = 5
"""All ten lines, when in order, are seen at once on a laptop of 768 dots."""
LEVEL_WIDTH = 92
TITLE_WIDTH = 168
WORD_SHEET = "QLabel {{ color: {colour}; font-weight: 700; }}"


class LineCard(QFrame):
    """A row of the list.

    Args:
        line: Which line of the check it is.
        words: The words of the console.
    """

    def __init__(self, line: Line, words: Words) -> None:
        super().__init__()
        self._words = words
        self.line = line
        self.finding: Finding | None = None
        self._disc = Disc(DISC)
        self._level = label("", "small")
        self._level.setFixedWidth(LEVEL_WIDTH)
        self._title = label(words.gettext(TITLES[line]), "lead")
        self._title.setFixedWidth(TITLE_WIDTH)
        self.said = label("")
        self.advice = label("", "soft")
        self._texts = QVBoxLayout()
        self._actions = QHBoxLayout()
        self._build()
        self.show_checking()

    @property
    def level(self) -> Level | None:
        """How serious it is; None while it is being looked at."""
        return None if self.finding is None else self.finding.level

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the end of the line."""
        self._actions.addWidget(widget)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the sentences."""
        self._texts.addWidget(widget)

    def show_checking(self) -> None:
        """Say that it is being looked at."""
        self.finding = None
        self._show(self._words.gettext("Checking…"), "", "")

    def show_finding(self, finding: Finding) -> None:
        """Show what was found; the same once more changes nothing."""
        if finding == self.finding:
            return
        self.finding = finding
        words = self._words
        self._show(say_level(words, finding.level), say(words, finding), advise(words, finding))

    def _show(self, level: str, said: str, advice: str) -> None:
        self._disc.show_level(self.level)
        self._level.setText(level)
        self._level.setStyleSheet(WORD_SHEET.format(colour=COLOURS[self.level]))
        self.said.setText(said)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        details = () if self.finding is None else self.finding.details.values()
        paths = [str(value) for value in details if isinstance(value, str)]
        self.setToolTip("\n".join(paths))
        title = self._title.text()
        self.setAccessibleName(" · ".join(part for part in (title, level, said, advice) if part))

    def _build(self) -> None:
        self.setProperty("look", "card")
        texts = self._texts
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(0)
        texts.addWidget(self.said)
        texts.addWidget(self.advice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.medium, NARROW, SPACING.medium, NARROW)
        layout.setSpacing(SPACING.small)
        for widget in (self._disc, self._level, self._title):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(texts, 1)
        layout.addLayout(self._actions)
        self._actions.setSpacing(SPACING.small)


class SummaryBar(QFrame):
    """Whether the session can begin, in large letters over the list."""

    def __init__(self) -> None:
        super().__init__()
        self._disc = Disc(40)
        self._shown: tuple[Level | None, str, str] | None = None
        self.said = label("", "title")
        self.rest = label("", "soft")
        self.setObjectName("summary")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.said)
        texts.addWidget(self.rest)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, SPACING.medium)
        layout.setSpacing(SPACING.large)
        layout.addWidget(self._disc)
        layout.addLayout(texts, 1)

    def show_summary(self, level: Level | None, said: str, rest: str) -> None:
        """Show the outcome; None is one not known yet."""
        if (level, said, rest) == self._shown:
            return
        self._shown = level, said, rest
        self._disc.show_level(level)
        self.said.setText(said)
        self.rest.setText(rest)
        self.rest.setVisible(bool(rest))
        ground = GROUNDS[level]
        colour = COLOURS[level]
        self.setStyleSheet(
            f"#summary {{ background: {ground}; border: 1px solid {colour}; border-radius: 6px; }}"
        )
        self.setAccessibleName(" · ".join(part for part in (said, rest) if part))
