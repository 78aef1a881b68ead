"""The line of the clock: the time is asked about, and put right where it is wrong."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.core.rejection import Rejected
from facilitator.core.value import dataclass
from facilitator.explain import explain
from facilitator.trouble import StorageTrouble
from facilitator.ui.fields import DateLine, TimeLine
from facilitator.ui.forms import button, complaint, label, row
from facilitator.ui.venue.line_card import LineCard
from facilitator.venue.judging import judge
from facilitator.venue.readings import Answer, ClockRead
from facilitator.words import Words


@dataclass(frozen=True, slots=True)
class WallClock:
    """The time of day as the session tells it.

    `now` returns it, `offset_ms` what is added to the computer's, `correct` adds milliseconds and
    raises Rejected or StorageTrouble; it is None where no session keeps the correction.
    """

    now: Callable[[], datetime]
    offset_ms: Callable[[], int]
    correct: Callable[[int], object] | None = None


class ClockLine(QObject):
    """Asks whether the time is right.

    Args:
        card: The line it fills.
        clock: The time that is asked about.
        words: The words of the console.
    """

    changed = Signal()
    """Something else is found now."""
    opened = Signal(QWidget)
    """The fields for the right time are there, this one among them."""

    def __init__(self, card: LineCard, clock: WallClock, words: Words) -> None:
        super().__init__(card)
        self._card = card
        self._clock = clock
        self._words = words
        self._answer = Answer.NONE
        self.right = button(words.gettext("It is right"))
        self.wrong = button(words.gettext("It is wrong"))
        self.time = TimeLine(words.gettext("Right time"))
        self.date = DateLine(words.gettext("Right date"), clock.now().date())
        self.take = button(words.gettext("Take over"), look="primary")
        self.leave = button(words.gettext("Cancel"))
        self.problem = complaint()
        self._editor = QWidget()
        self._build()
        self._connect()

    def look(self) -> None:
        """Show the time as it now is."""
        read = ClockRead(
            self._clock.now().replace(second=0, microsecond=0),
            self._clock.offset_ms(),
            self._answer,
        )
        self._card.show_finding(judge(read))

    def _say_right(self) -> None:
        self._answer = Answer.RIGHT
        self._edit(shown=False)
        self._tell()

    def _say_wrong(self) -> None:
        if self._clock.correct is None:
            self._answer = Answer.WRONG
            self._tell()
            return
        now = self._clock.now()
        self.time.show_value(now.time())
        self.date.show_value(now.date())
        self._edit(shown=True)
        self.opened.emit(self.take)
        self.time.setFocus(Qt.FocusReason.OtherFocusReason)
        self.time.selectAll()

    def _tell(self) -> None:
        self.look()
        self.changed.emit()

    def _take_over(self) -> None:
        wanted, correct = self._wanted(), self._clock.correct
        if wanted is None or correct is None:
            self._complain(self._words.gettext("Type the time as 09:40 and the date as 12.09.2019"))
            return
        # The seconds of the minute typed are not known: those of the clock will do.
        shown = self._clock.now().replace(second=0, microsecond=0)
        try:
            correct((wanted - shown) // timedelta(milliseconds=1))
        except (Rejected, StorageTrouble) as refusal:
            self._complain(explain(self._words, refusal))
            return
        self._say_right()

    def _edit(self, *, shown: bool) -> None:
        """Show the fields in place of the two answers, or these again."""
        self.problem.hide()
        self._editor.setVisible(shown)
        self.right.setVisible(not shown)
        self.wrong.setVisible(not shown)

    def _wanted(self) -> datetime | None:
        day, moment = self.date.value(), self.time.value()
        return None if day is None or moment is None else datetime.combine(day, moment)

    def _complain(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()

    def _leave(self) -> None:
        self._edit(shown=False)
        self.wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._card.add_action(self.right)
        self._card.add_action(self.wrong)
        named = label(self._words.gettext("Right now it is"))
        named.setWordWrap(False)
        named.setBuddy(self.time)
        fields = (named, self.time, self.date, self.take, self.leave, None)
        row(*fields, parent_layout=QHBoxLayout(self._editor))
        self._card.add_below(self._editor)
        self._card.add_below(self.problem)
        self._editor.hide()

    def _connect(self) -> None:
        self.right.clicked.connect(self._say_right)
        self.wrong.clicked.connect(self._say_wrong)
        self.take.clicked.connect(self._take_over)
        self.leave.clicked.connect(self._leave)
        self.time.returnPressed.connect(self._take_over)
        self.date.returnPressed.connect(self._take_over)
