"""The imperative shell around the core: clock → decide → append → evolve → notify. No Qt."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from facilitator.core.commands import Command
from facilitator.core.events import Event
from facilitator.core.machine import decide, evolve
from facilitator.core.model import Now, State
from facilitator.core.value import dataclass
from facilitator.trouble import StorageTrouble

__all__ = ["Change", "Journal", "Listener", "Session", "StorageTrouble"]


class Journal(Protocol):
    """What a session needs of its store; facilitator.store.journal keeps it."""

    def append(self, events: Sequence[Event], before: State, after: State, now: Now) -> None:
        """Write events and readable tables in one transaction, durable on return."""

    def heartbeat(self, now: Now) -> None:
        """Note that the program was alive at this moment."""

    def backup(self) -> None:
        """Take a backup; called after every step change."""

    def close(self, now: Now) -> None:
        """Write the clean-close mark, go back to one plain file and release the lock."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one dispatch did."""

    before: State
    after: State
    events: tuple[Event, ...]


Listener = Callable[[Change], None]


class Session:
    """A running session.

    Args:
        journal: Where events go before anything is shown.
        clock: Returns the present moment; session time must never go back.
        state: The state the journal replays to.
    """

    def __init__(self, journal: Journal, clock: Callable[[], Now], state: State) -> None:
        self._journal = journal
        self._clock = clock
        self._state = state
        self._listeners: list[Listener] = []

    @property
    def state(self) -> State:
        """The state after the last durable event."""
        return self._state

    def now(self) -> Now:
        """Return the present moment in session time and wall time."""
        return self._as_told(self._clock(), self._state)

    def corrected(self, wall: datetime) -> datetime:
        """Return what a time of day of the computer is by the session's correction."""
        return wall + timedelta(milliseconds=self._state.wall_offset_ms)

    def subscribe(self, listener: Listener) -> None:
        """Have `listener` called after every change, in order of subscription."""
        self._listeners.append(listener)

    def dispatch(self, command: Command) -> Change:
        """Carry out a command, durably.

        Args:
            command: What is asked.

        Returns:
            The states before and after, and the events between them.

        Raises:
            Rejected: A rule refuses it; nothing has changed.
            StorageTrouble: It could not be written; nothing has changed.
        """
        moment = self._clock()
        before = self._state
        events = decide(before, command, self._as_told(moment, before))
        after = before
        for event in events:
            after = evolve(after, event)
        change = Change(before, after, events)
        if events:
            self._journal.append(events, before, after, self._as_told(moment, after))
            self._state = after
            for listener in self._listeners:
                listener(change)
        return change

    def go_on_with(self, state: State) -> Change:
        """Go on with a state that the journal, written anew, replays to; nothing is appended.

        Args:
            state: The same session without what is to be forgotten.
        """
        change = Change(self._state, state, ())
        self._state = state
        for listener in self._listeners:
            listener(change)
        return change

    def _as_told(self, moment: Now, state: State) -> Now:
        """Return the moment with the time of day put right by what the state knows of the clock."""
        if not state.wall_offset_ms:
            return moment
        return Now(moment.ms, moment.wall + timedelta(milliseconds=state.wall_offset_ms))

    def heartbeat(self) -> None:
        """Note in the journal that the program is alive.

        Raises:
            StorageTrouble: The file is found to be gone; what was asked before is kept.
        """
        self._journal.heartbeat(self.now())

    def close(self) -> None:
        """End the session cleanly; it can be opened again."""
        self._journal.close(self.now())
