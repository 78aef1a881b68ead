"""The check of the venue: a list of what was found, with what to do about each line.

Slow probes run in threads of their own, one for each line: a stick that does not answer holds up
nothing but its line.
"""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from facilitator.core.value import dataclass
from facilitator.ui.export.background import Background
from facilitator.ui.forms import button, fit_to_screen, page, row, scrolled
from facilitator.ui.screens import ScreenIdentity, projector, screen_under
from facilitator.ui.theme import SPACING
from facilitator.ui.venue.clock_line import ClockLine, WallClock
from facilitator.ui.venue.line_card import NARROW, LineCard, SummaryBar
from facilitator.ui.venue.looking import read_fonts, read_screens
from facilitator.ui.venue.screen_numbers import ScreenNumbers
from facilitator.ui.venue.sound_line import SoundLine, Voice
from facilitator.ui.venue.trial_line import Findings, Press, TrialLine
from facilitator.venue.judging import Line, judge, summed, unknown
from facilitator.venue.readings import Reading
from facilitator.venue.sentences import sum_up, sum_up_rest
from facilitator.words import Words

LOOK_MS: Final = 1_000
"""Screens and clock are looked at so often: what somebody mends in the hall is seen at once."""
Probe = Callable[[], Reading]
Remembered = Callable[[], ScreenIdentity | None]


def _nothing() -> None:
    """Remember no screen."""


@dataclass(frozen=True, slots=True)
class Station:
    """The machine as the check reaches it.

    `probes` read it in threads of their own, `looks` at once in the window's; `voice`
    and `press` are tried and `clock` is asked about when a person wishes.
    `remembered` is what the hall's screen was last time.
    """

    probes: Mapping[Line, Probe]
    looks: Mapping[Line, Probe]
    clock: WallClock
    voice: Voice
    press: Press
    remembered: Remembered = _nothing


class VenueWindow(QDialog):
    """Every line green, amber or red; nothing here prevents the session.

    Args:
        words: The words of the console.
        station: How the machine is read.
        screens: The application.
        parent: The console or the start page, if any.
    """

    def __init__(
        self,
        words: Words,
        station: Station,
        screens: QGuiApplication,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._screens = screens
        self._station = station
        self.summary = SummaryBar()
        self.cards = {line: LineCard(line, words) for line in Line}
        self._workers = {line: self._worker(line) for line in station.probes}
        self.clock = ClockLine(self.cards[Line.CLOCK], station.clock, words)
        self.sound = SoundLine(self.cards[Line.SOUND], station.voice, words)
        self.trial = TrialLine(
            self.cards[Line.TRIAL], station.press, lambda: self._found(Line.TRIAL), words
        )
        self._numbers = ScreenNumbers(self)
        self.identify = button(words.gettext("Show the numbers"))
        self.again = button(words.gettext("Check again"), look="primary", key="F5")
        self.close_it = button(words.gettext("Close"))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._build()
        self._connect()

    @property
    def is_checking(self) -> bool:
        """Whether a line is still being looked at."""
        return any(card.finding is None for card in self.cards.values())

    def check(self) -> None:
        """Read everything anew."""
        for line, worker in self._workers.items():
            self.cards[line].show_checking()
            worker.start(self._work(line))
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew whenever the window is opened; what was answered before stays."""
        super().showEvent(event)
        self.check()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._timer.stop()

    def done(self, result: int) -> None:
        """Take the numbers away with the window."""
        self._numbers.hide()
        super().done(result)

    def show_numbers(self) -> None:
        """Show on each screen its number, the console's first."""
        console = screen_under(self)
        others = [screen for screen in self._screens.screens() if screen is not console]
        hall = projector(self._screens.screens(), console, self._station.remembered())
        wall, plain = self._words.gettext("Audience screen"), self._words.gettext("Screen")
        named = [(screen, wall if screen is hall else plain) for screen in others]
        self._numbers.show([(console, self._words.gettext("Console")), *named])

    def _show_fields(self, field: QWidget) -> None:
        # They have their place only after the layout has made room for them.
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(field))

    def _look(self) -> None:
        for line, look in self._station.looks.items():
            self.cards[line].show_finding(judge(look()))
        self.clock.look()
        self.sound.look()
        self._sum_up()

    def _found(self, but: Line | None = None) -> Findings:
        cards = [card for line, card in self.cards.items() if line is not but]
        return tuple(card.finding for card in cards if card.finding is not None)

    def _work(self, line: Line) -> Callable[[object], Reading]:
        probe = self._station.probes[line]
        return lambda _progress: probe()

    def _worker(self, line: Line) -> Background:
        worker = Background(self)
        worker.finished.connect(lambda reading: self._show(line, reading))
        worker.failed.connect(lambda _fault: self._show(line, None))
        return worker

    def _show(self, line: Line, reading: Reading | None) -> None:
        finding = unknown(line) if reading is None else judge(reading)
        self.cards[line].show_finding(finding)
        self._sum_up()

    def _sum_up(self) -> None:
        words = self._words
        if self.is_checking:
            self.summary.show_summary(None, words.gettext("Checking…"), "")
            return
        summary = summed(self._found())
        self.summary.show_summary(
            summary.level, sum_up(words, summary), sum_up_rest(words, summary)
        )

    def _build(self) -> None:
        self.setWindowTitle(self._words.gettext("Venue check"))
        fit_to_screen(self)
        self.cards[Line.SCREEN].add_action(self.identify)
        content, lines = page(spacing=NARROW)
        lines.setContentsMargins(SPACING.huge, 0, SPACING.huge, 0)
        for card in self.cards.values():
            lines.addWidget(card)
        lines.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACING.large, 0, SPACING.large)
        layout.setSpacing(SPACING.medium)
        head = row(self.summary)
        head.setContentsMargins(SPACING.huge, 0, SPACING.huge, 0)
        layout.addLayout(head)
        self._area = scrolled(content)
        layout.addWidget(self._area, 1)
        foot = row(self.again, None, self.close_it)
        foot.setContentsMargins(SPACING.huge, 0, SPACING.huge, 0)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.identify.clicked.connect(self.show_numbers)
        self.again.clicked.connect(self.check)
        self.close_it.clicked.connect(self.accept)
        for line in (self.clock, self.sound, self.trial):
            line.changed.connect(self._sum_up)
        self.clock.opened.connect(self._show_fields)
        self._timer.timeout.connect(self._look)


def qt_looks(
    window: QWidget | None, screens: QGuiApplication, remembered: Remembered = _nothing
) -> Mapping[Line, Probe]:
    """Return the looks that only Qt can give: at the screens and the letters.

    Args:
        window: The console or the start page, whose screen is not the hall's.
        screens: The application.
        remembered: Returns what the hall's screen was last time.
    """
    return {
        Line.SCREEN: lambda: read_screens(
            screens, None if window is None else screen_under(window), remembered()
        ),
        Line.FONTS: read_fonts,
    }
