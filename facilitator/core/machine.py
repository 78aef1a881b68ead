"""Dispatch only: which module decides a command, and which one evolves an event."""

from facilitator.core import (
    board_evolution,
    board_rules,
    findings,
    findings_evolution,
    flow,
    flow_evolution,
    history,
    people,
    setup,
)
from facilitator.core.commands import (
    BeginSession,
    BoardCommand,
    Command,
    FindingsCommand,
    FlowCommand,
    HistoryCommand,
    PeopleCommand,
    ReopenSession,
    Tick,
)
from facilitator.core.events import (
    BoardEvent,
    Event,
    FindingsEvent,
    FlowEvent,
    HistoryEvent,
    PeopleEvent,
)
from facilitator.core.model import Now, State
from facilitator.core.rejection import Reason, Rejected


def decide(state: State, command: Command, now: Now) -> tuple[Event, ...]:
    """Return what happens if `command` is carried out now.

    Args:
        state: The session as it is.
        command: What is asked.
        now: The present moment; session time in it never goes back.

    Raises:
        Rejected: A rule refuses it, or the session has not begun or is closed.
    """
    if not state.begun and not isinstance(command, BeginSession):
        raise Rejected(Reason.NOT_BEGUN)
    if state.flow.closed and not isinstance(command, BeginSession | ReopenSession):
        if isinstance(command, Tick):
            return ()
        raise Rejected(Reason.SESSION_CLOSED)
    if isinstance(command, BoardCommand):
        return board_rules.decide(state, command, now)
    if isinstance(command, FlowCommand):
        return flow.decide(state, command, now)
    if isinstance(command, FindingsCommand):
        return findings.decide(state, command, now)
    if isinstance(command, PeopleCommand):
        return people.decide(state, command, now)
    if isinstance(command, HistoryCommand):
        return history.decide(state, command, now)
    return setup.decide(state, command, now)


def evolve(state: State, event: Event) -> State:
    """Return the state after `event`; a capture can be undone from there."""
    if isinstance(event, BoardEvent):
        return history.remember(state, board_evolution.evolve(state, event), event)
    if isinstance(event, FindingsEvent):
        return history.remember(state, findings_evolution.evolve(state, event), event)
    if isinstance(event, FlowEvent):
        return flow_evolution.evolve(state, event)
    if isinstance(event, PeopleEvent):
        return people.evolve(state, event)
    if isinstance(event, HistoryEvent):
        return history.evolve(state, event)
    return setup.evolve(state, event)
