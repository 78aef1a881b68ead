"""The current step: its place in the programme, the big clock, the turn and the transport."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from facilitator.core.vocabulary import Phase
from facilitator.ui.console.key_button import KeyButton
from facilitator.ui.console.keys import Act, key_hint
from facilitator.ui.console.look import relook
from facilitator.ui.console.step_facts import StepFacts
from facilitator.ui.theme import CONSOLE, SIZES, console_font
from facilitator.ui.tips import tip
from facilitator.words import Words

COLOURS: Final = {
    Phase.NORMAL: CONSOLE.ink,
    Phase.WARNING: CONSOLE.warning,
    Phase.DANGER: CONSOLE.danger,
    Phase.OVERTIME: CONSOLE.danger,
}


class ProgressBar(QWidget):
    """A thin line that fills as the time of the step goes by."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._phase = Phase.NORMAL
        self.setFixedHeight(5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, phase: Phase) -> None:
        """Fill the line.

        Args:
            share: How much of the time is spent, 0 to 1.
            phase: Its urgency.
        """
        if (share, phase) != (self._share, self._phase):
            self._share, self._phase = share, phase
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(CONSOLE.line))
            painter.drawRoundedRect(QRectF(self.rect()), 2.5, 2.5)
            colour = CONSOLE.accent if self._phase is Phase.NORMAL else COLOURS[self._phase]
            painter.setBrush(QColor(colour))
            filled = QRectF(0, 0, self.width() * self._share, self.height())
            painter.drawRoundedRect(filled, 2.5, 2.5)


class ClockLabel(QLabel):
    """A countdown in large figures that keeps its colour and width."""

    def __init__(self, pixels: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._phase: Phase | None = None
        self.set_pixels(pixels)

    def set_pixels(self, pixels: int) -> None:
        """Set the height of the figures' font, in logical pixels."""
        self.setFont(console_font(pixels, QFont.Weight.Bold))
        self.setContentsMargins(0, -round(pixels * 0.12), 0, -round(pixels * 0.12))

    def show_time(self, text: str, phase: Phase) -> None:
        """Show the time left in the colour of its urgency."""
        if text != self.text():
            self.setText(text)
        if phase is not self._phase:
            self._phase = phase
            palette = self.palette()
            palette.setColor(self.foregroundRole(), QColor(COLOURS[phase]))
            self.setPalette(palette)

    def minimumSizeHint(self) -> QSize:
        """Figures are never cut."""
        return self.sizeHint()


class StepPanel(QWidget):
    """Shows where the programme stands; every button asks for an act of the table of keys."""

    asked = Signal(object)
    """An Act."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName("stepPanel")
        self._place = self._label("stepPlace", "soft")
        self._title = self._label("stepTitle", "title")
        self._title.setWordWrap(True)
        self._instruction = self._label("stepNotes", "small")
        self._instruction.setWordWrap(True)
        self._turn_name = self._label("turnName", "small")
        self._turn = ClockLabel(26)
        self._turn.setObjectName("turnClock")
        self._over = self._label("overtime", "refusal")
        self._clock = ClockLabel(SIZES.clock)
        self._clock.setObjectName("clock")
        self._bar = ProgressBar()
        self._start = self._button(Act.START_PAUSE, words.gettext("Start"))
        self._less = self._button(Act.MINUTE_LESS, words.gettext("−1 min"), key="")
        self._more = self._button(Act.MINUTE_MORE, words.gettext("+1 min"))
        self._five = self._button(Act.FIVE_MORE, words.gettext("+5 min"), key="")
        self._floor = self._button(Act.FLOOR, "")
        self._undo = self._button(Act.UNDO, "↶ " + words.gettext("Undo"))
        self._next = self._button(Act.NEXT_STEP, words.gettext("Next step"))
        self._next.setProperty("look", "primary")
        self._reopen = self._button(Act.END_SESSION, words.gettext("Reopen"))
        self._reopen.setProperty("look", "primary")
        self._reopen.hide()
        self.after_crash = False
        """Whether the interruption, if there is one, is that of a program that was not closed."""
        self._interruption = QFrame()
        self._interruption.setObjectName("interruption")
        self._interruption.setProperty("look", "banner")
        self._away = self._label("away", "")
        self._away.setWordWrap(True)
        self._continue = self._button(Act.START_PAUSE, "")
        self._continue.setObjectName("continueButton")
        self._subtract = self._button(Act.SUBTRACT, "")
        self._buttons = (self._start, self._less, self._more, self._five, self._floor)
        self._lay_out()

    def _label(self, name: str, look: str) -> QLabel:
        label = QLabel()
        label.setObjectName(name)
        label.setProperty("look", look)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, act: Act, text: str, key: str | None = None) -> KeyButton:
        hint = key_hint(act)
        button = KeyButton(text, hint if key is None else key)
        button.setObjectName(f"{act.value}Button")
        button.setProperty("look", "")
        button.setToolTip(hint)
        button.clicked.connect(self._asker(act))
        return button

    def _asker(self, act: Act) -> Callable[[], None]:
        return lambda: self.asked.emit(act)

    def _lay_out(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self._place)
        names.addWidget(self._title)
        names.addWidget(self._instruction)
        names.addStretch()
        turn = QVBoxLayout()
        turn.setSpacing(0)
        turn.addStretch()
        turn.addWidget(self._turn_name, 0, Qt.AlignmentFlag.AlignRight)
        turn.addWidget(self._turn)
        turn.addWidget(self._over, 0, Qt.AlignmentFlag.AlignRight)
        turn.addStretch()
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(names, 1)
        head.addLayout(turn)
        head.addWidget(self._clock)
        transport = QHBoxLayout()
        transport.setSpacing(8)
        for button in self._buttons:
            transport.addWidget(button)
        transport.addStretch()
        transport.addWidget(self._undo)
        transport.addWidget(self._next)
        transport.addWidget(self._reopen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(transport)
        column.addWidget(self._interruption)
        away = QHBoxLayout(self._interruption)
        away.setContentsMargins(12, 6, 8, 6)
        away.addWidget(self._away, 1)
        away.addWidget(self._continue)
        away.addWidget(self._subtract)
        self._interruption.hide()
        self._column = column

    def show_step(self, facts: StepFacts) -> None:
        """Show where the programme and its clock stand."""
        self._place.setText(facts.place)
        self._title.setText(facts.title)
        self._instruction.setText(facts.notes)
        self._instruction.setVisible(bool(facts.notes))
        self._clock.show_time(facts.clock, facts.phase)
        self._clock.setAccessibleName(facts.clock_spoken)
        self._over.setText(facts.overtime)
        self._over.setVisible(bool(facts.overtime))
        self._bar.show_share(facts.share, facts.phase)
        self._turn.setVisible(bool(facts.turn))
        self._turn_name.setVisible(bool(facts.turn))
        self._turn.show_time(facts.turn, facts.turn_phase)
        self._turn_name.setText(facts.turn_name)
        self._start.show_text(facts.start)
        relook(self._start, "primary" if facts.start_urgent else "")
        self._next.show_text(facts.next_name)
        self._next.setEnabled(facts.has_next)
        self._floor.show_text(facts.floor)
        self._floor.setVisible(bool(facts.floor))
        for button, said in zip((self._less, self._more, self._five), facts.time_tips, strict=True):
            button.setToolTip(said)
            button.setEnabled(facts.has_clock)
        self._start.setEnabled(facts.has_clock)
        for piece in (self._start, self._less, self._more, self._five, self._undo, self._next):
            piece.setVisible(not facts.is_closed)
        self._bar.setVisible(not facts.is_closed)
        self._reopen.setVisible(facts.is_closed)

    def show_reminder(self, *, needed: bool) -> None:
        """Remind, or not, that nobody has started the clock."""
        relook(self._place, "hint-warning" if needed else "soft")
        if needed:
            text = self._words.gettext("{place} · the clock has not been started: F3")
            self._place.setText(text.format(place=self._place.text()))

    def show_interruption(self, texts: tuple[str, str, str] | None) -> None:
        """Offer what can be done after an interruption: what is said, and two buttons."""
        self._interruption.setVisible(texts is not None)
        self.after_crash &= texts is not None
        if texts is not None:
            said, go_on, subtract = texts
            self._away.setText(said)
            self._continue.show_text(go_on)
            self._subtract.show_text(subtract)

    def show_undo(self, deed: str) -> None:
        """Say what the undo button takes back; empty when there is nothing."""
        self._undo.setEnabled(bool(deed))
        self._undo.setToolTip(tip(deed))

    def fold(self, *, low: bool, narrow: bool) -> None:
        """Save height on a low window and width on a narrow one."""
        self._clock.set_pixels(38 if low else SIZES.clock)
        self._column.setSpacing(6 if low else 12)
        for button in (*self._buttons, self._undo, self._next, self._reopen):
            button.show_key(shown=not narrow)
            button.set_padding(8 if narrow else 12)
