"""The undo zipper: contents to go back and forward to, within one visit of a task.

Journalled as Undone and Redone, so it survives a crash. Time and flow are never undone.
"""

from typing import assert_never

from facilitator.core.board import proposal_with_argument
from facilitator.core.commands import HistoryCommand, Redo, Undo
from facilitator.core.events import (
    BoardEvent,
    FindingsEvent,
    HistoryEvent,
    Redone,
    Undone,
)
from facilitator.core.exposure import note_shown
from facilitator.core.model import Deed, History, Now, Remembered, State
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
            history = History(past.popped, future.pushed(Remembered(state.content, entry.deed)))
        case Redone():
            entry = future.top
            history = History(past.pushed(Remembered(state.content, entry.deed)), future.popped)
        case _:
            assert_never(event)
    moved = replace(state, content=entry.content, history=history)
    return note_shown(moved, entry.content.proposals.values())


def remember(before: State, after: State, event: BoardEvent | FindingsEvent) -> State:
    """Return `after` with the content before it to go back to; what was undone is forgotten."""
    entry = Remembered(before.content, deed_of(before, after, event))
    return replace(after, history=History(before.history.past.pushed(entry)))


def last_deed(state: State) -> Deed | None:
    """Return what undo would take back, or None."""
    return state.history.past.top.deed if state.history.past else None


def next_deed(state: State) -> Deed | None:
    """Return what redo would do again, or None."""
    return state.history.future.top.deed if state.history.future else None


def deed_of(before: State, after: State, event: BoardEvent | FindingsEvent) -> Deed:
    """Return what an event did: its name, and the number and text of the proposal it was about."""
    proposal_id = getattr(event, "proposal", None)
    argument_id = getattr(event, "argument", None)
    if proposal_id is None and argument_id is not None:
        found = proposal_with_argument(before, argument_id)
        proposal_id = found[0].id if found else None
    proposal = None
    if proposal_id is not None:
        was = before.content.proposals.get(proposal_id)
        proposal = after.content.proposals.get(proposal_id, was)
    text = getattr(event, "text", proposal.text if proposal else "")
    return Deed(type(event).__name__, proposal.label if proposal else "", text)
