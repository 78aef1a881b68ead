"""The undo zipper: contents to go back and forward to, within one visit of a task.

Journalled as Undone and Redone, so it survives a crash. Time and flow are never undone.
"""

from typing import assert_never

from facilitator.core.commands import HistoryCommand, Redo, Undo
from facilitator.core.events import (
    BoardEvent,
    FindingsEvent,
    HistoryEvent,
    Redone,
    Undone,
)
from facilitator.core.exposure import note_shown
from facilitator.core.model import Content, Deed, History, Now, Remembered, State
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.value import replace


def decide(state: State, command: HistoryCommand, now: Now) -> tuple[HistoryEvent, ...]:
    """Return what happens to the history; raises Rejected where it ends."""
    del now
    match command:
        case Undo():
            if not state.history.past:
                raise Rejected(Reason.NOTHING_TO_UNDO)
            return (Undone(),)
        case Redo():
            if not state.history.future:
                raise Rejected(Reason.NOTHING_TO_REDO)
            return (Redone(),)
        case _:
            assert_never(command)


def evolve(state: State, event: HistoryEvent) -> State:
    """Return the state with the neighbouring content."""
    past, future = state.history.past, state.history.future
    match event:
        case Undone():
            entry = past.top
            history = History(past.popped, future.pushed(Remembered(state.content, entry.event)))
        case Redone():
            entry = future.top
            history = History(past.pushed(Remembered(state.content, entry.event)), future.popped)
        case _:
            assert_never(event)
    moved = replace(state, content=entry.content, history=history)
    return note_shown(moved, entry.content.proposals.values())


def remember(before: State, after: State, event: BoardEvent | FindingsEvent) -> State:
    """Return `after` with the content before it to go back to; what was undone is forgotten."""
    past = before.history.past.pushed(Remembered(before.content, event))
    return replace(after, history=History(past))


def last_deed(state: State) -> Deed | None:
    """Return what undo would take back, or None."""
    if not state.history.past:
        return None
    entry = state.history.past.top
    return _deed(entry.event, entry.content, state.content)


def next_deed(state: State) -> Deed | None:
    """Return what redo would do again, or None."""
    if not state.history.future:
        return None
    entry = state.history.future.top
    return _deed(entry.event, state.content, entry.content)


def _deed(event: object, before: Content, after: Content) -> Deed:
    """Return what an event did: its name, and the number and text of the proposal it was about."""
    proposal_id = getattr(event, "proposal", None)
    argument_id = getattr(event, "argument", None)
    if proposal_id is None and argument_id is not None:
        proposal_id = _holder(before, argument_id)
    proposal = None
    if proposal_id is not None:
        was = before.proposals.get(proposal_id)
        proposal = after.proposals.get(proposal_id, was)
    text = getattr(event, "text", proposal.text if proposal else "")
    return Deed(type(event).__name__, proposal.label if proposal else "", text)


def _holder(content: Content, argument: int) -> int:
    """Return the proposal at which an argument stands."""
    return next(
        proposal.id
        for proposal in content.proposals.values()
        for each in proposal.arguments
        if each.id == argument
    )
