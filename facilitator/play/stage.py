"""What a player needs of the windows it plays on. No Qt here; the windows' side is window_stage."""

from datetime import datetime, timedelta
from typing import Protocol

from facilitator.core.commands import Command
from facilitator.core.model import Now, State
from facilitator.core.scribe import Reading
from facilitator.core.vocabulary import Voice


class PlayTrouble(Exception):
    """The windows did not do what was typed.

    Args:
        what: What was tried, as it was typed.
    """


class PlayTime:
    """Time moved by hand: a day passes as fast as the windows can follow.

    Args:
        wall: The local time of day it begins at.
    """

    def __init__(self, wall: datetime) -> None:
        self._ms = 0
        self._wall = wall

    def ticks_ms(self) -> int:
        """Return the milliseconds that have passed."""
        return self._ms

    def boot_id(self) -> str | None:
        """Return the name of the only boot there is."""
        return "play"

    def wall(self) -> datetime:
        """Return the local time of day."""
        return self._wall

    def advance(self, ms: int) -> None:
        """Let `ms` milliseconds pass."""
        self._ms += ms
        self._wall += timedelta(milliseconds=ms)


class Stage(Protocol):
    """The console, the wall and the clock, as a pair of hands sees them."""

    @property
    def state(self) -> State:
        """The session as it now is."""

    @property
    def now(self) -> Now:
        """The present moment of the play."""

    def pass_time(self, ms: int) -> None:
        """Let `ms` milliseconds pass, with a tick at least every ten seconds of them."""

    def next_step(self) -> None:
        """Press the key for the next step."""

    def start_clock(self) -> None:
        """Press the key that starts the clock."""

    def next_turn(self) -> None:
        """Press the key that gives the floor to the next table."""

    def speak_as(self, voice: Voice | None) -> None:
        """Set the voice chip by its key; only tables and nobody have one."""

    def type_line(self, text: str) -> None:
        """Type a line into the scribe line and press Enter."""

    def type_literally(self, text: str) -> None:
        """Type a line into the scribe line and press Ctrl+Enter."""

    def would_be(self, text: str, reading: Reading = Reading.BY_SIGNS) -> object:
        """Return what Enter, or literally Ctrl+Enter, would do with `text`; nothing is typed."""

    def do(self, command: Command) -> None:
        """Carry out what is done in a panel, not on the scribe line; raises PlayTrouble."""

    def picture_console(self, name: str) -> None:
        """Keep a picture of the console under this name."""

    def picture_typing(self, name: str) -> None:
        """Keep a picture of the console, under this name, in the middle of the next line."""

    def picture_wall(self) -> None:
        """Keep a picture of the wall if its kind of scene has none yet."""

    def reveal_ranking(self) -> None:
        """Show the result of the vote to the room for a moment."""
