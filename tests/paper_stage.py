"""A stage without windows: what is typed is interpreted and carried out at once."""

from datetime import datetime

from facilitator.core.commands import (
    BeginSession,
    Command,
    GiveFloor,
    NextStep,
    StartClock,
    Tick,
)
from facilitator.core.machine import decide, evolve
from facilitator.core.model import Beginning, Now, State
from facilitator.core.rejection import Rejected
from facilitator.core.scribe import (
    Interpretation,
    Reading,
    ScribeContext,
    interpret,
    next_voice,
)
from facilitator.core.vocabulary import Voice
from facilitator.play.stage import PlayTime, PlayTrouble
from tests.room import MORNING


class PaperStage:
    """Does what the windows do, on paper.

    Args:
        beginning: The session as it is before the day.
        wall: The local time of day the play begins at.
    """

    def __init__(self, beginning: Beginning, wall: datetime = MORNING) -> None:
        self._time = PlayTime(wall)
        self._state = State()
        self._voice: Voice | None = None
        self._selected: int | None = None
        self.typed: list[str] = []
        self.done: list[Command] = []
        self._carry_out(BeginSession(beginning))

    @property
    def state(self) -> State:
        return self._state

    @property
    def now(self) -> Now:
        return Now(self._time.ticks_ms(), self._time.wall())

    def pass_time(self, ms: int) -> None:
        self._time.advance(ms)
        self._carry_out(Tick())

    def next_step(self) -> None:
        self._carry_out(NextStep())

    def start_clock(self) -> None:
        self._carry_out(StartClock())

    def next_turn(self) -> None:
        self._carry_out(GiveFloor())

    def speak_as(self, voice: Voice | None) -> None:
        self._voice = voice

    def type_line(self, text: str) -> None:
        self.typed.append(text)
        self._take(self._meant(text, Reading.BY_SIGNS))

    def type_literally(self, text: str) -> None:
        self.typed.append(text)
        self._take(self._meant(text, Reading.LITERALLY))

    def would_be(self, text: str, reading: Reading = Reading.BY_SIGNS) -> object:
        return self._meant(text, reading).action

    def do(self, command: Command) -> None:
        self.done.append(command)
        self._carry_out(command)

    def picture_console(self, name: str) -> None:
        pass

    def picture_typing(self, name: str) -> None:
        pass

    def picture_wall(self) -> None:
        pass

    def reveal_ranking(self) -> None:
        pass

    def _meant(self, text: str, reading: Reading) -> Interpretation:
        return interpret(text, ScribeContext(self._state, self._selected, self._voice, reading))

    def _take(self, meant: Interpretation) -> None:
        if meant.refused is not None or not isinstance(meant.action, Command):
            raise PlayTrouble(self.typed[-1])
        self._carry_out(meant.action)
        self._selected = self._selected if meant.select is None else meant.select

    def _carry_out(self, command: Command) -> None:
        before = self._state
        try:
            events = decide(before, command, self.now)
        except Rejected as rejected:
            raise PlayTrouble(f"{command}: {rejected}") from rejected
        for event in events:
            self._state = evolve(self._state, event)
        self._voice = next_voice(before, self._state, events, self._voice)
