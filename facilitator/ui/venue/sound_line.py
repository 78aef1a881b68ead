"""The line of the sound: the signal is played, and whoever listens says whether it is heard."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from facilitator.core.value import dataclass
from facilitator.ui.forms import button
from facilitator.ui.venue.line_card import LineCard
from facilitator.venue.judging import judge
from facilitator.venue.readings import Answer, SoundRead
from facilitator.words import Words


@dataclass(frozen=True, slots=True)
class Voice:
    """The tones of the program.

    `play` sounds the signal and returns whether there is an output; `muted` whether they are off.
    """

    play: Callable[[], bool]
    muted: Callable[[], bool]


class SoundLine(QObject):
    """Plays the signal and asks.

    Args:
        card: The line it fills.
        voice: What is played.
        words: The words of the console.
    """

    changed = Signal()
    """Something else is found now."""

    def __init__(self, card: LineCard, voice: Voice, words: Words) -> None:
        super().__init__(card)
        self._card = card
        self._voice = voice
        self._played: bool | None = None
        self._answer = Answer.NONE
        self.play = button(words.gettext("Play the signal"))
        self.heard = button(words.pgettext("signal", "Heard"))
        self.unheard = button(words.pgettext("signal", "Not heard"))
        for each in (self.heard, self.unheard, self.play):
            card.add_action(each)
        self._connect()
        self.look()

    def look(self) -> None:
        """Show what is known of the sound."""
        asking = self._played is True and self._answer is Answer.NONE
        self.heard.setVisible(asking)
        self.unheard.setVisible(asking)
        read = SoundRead(self._voice.muted(), self._played, self._answer)
        self._card.show_finding(judge(read))

    def _play(self) -> None:
        self._answer = Answer.NONE
        self._played = self._voice.play()
        self.look()
        self.changed.emit()
        if self._played:
            self.heard.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, answer: Answer) -> None:
        self._answer = answer
        self.play.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look()
        self.changed.emit()

    def _connect(self) -> None:
        self.play.clicked.connect(self._play)
        self.heard.clicked.connect(lambda: self._take(Answer.RIGHT))
        self.unheard.clicked.connect(lambda: self._take(Answer.WRONG))
