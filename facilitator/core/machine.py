"""Dispatch only: which module decides a command, and which one evolves an event."""

from facilitator.core.commands import Command
from facilitator.core.events import Event
from facilitator.core.model import Now, State


def decide(state: State, command: Command, now: Now) -> tuple[Event, ...]:
    """Return what happens if `command` is carried out now; raises Rejected."""
    raise NotImplementedError


def evolve(state: State, event: Event) -> State:
    """Return the state after `event`."""
    raise NotImplementedError
