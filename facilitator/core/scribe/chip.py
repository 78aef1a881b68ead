"""The voice as a chip before the line: what sets and clears it by itself (PRODUCT.md)."""

from collections.abc import Sequence

from facilitator.core.checks import check_voice
from facilitator.core.events import ArgumentAdded, Event
from facilitator.core.model import State
from facilitator.core.rejection import Rejected
from facilitator.core.timing import step_of
from facilitator.core.vocabulary import StepKind, Voice, table_voice


def next_voice(
    before: State, after: State, events: Sequence[Event], voice: Voice | None
) -> Voice | None:
    """Return the chip after a change.

    A given floor sets it. It clears when the step changes, when its table gives the floor back,
    when nobody is called so any more and, in pros_cons, after each argument.

    Args:
        before: The session before the change.
        after: The session after it.
        events: What the change consisted of.
        voice: The chip before the change.
    """
    had, has = before.flow.turn, after.flow.turn
    if has is not None and (had is None or had.table != has.table):
        return table_voice(has.table)
    if before.flow.current != after.flow.current:
        return None
    if has is None and had is not None and voice == table_voice(had.table):
        return None
    step = step_of(after)
    if step is not None and step.kind is StepKind.PROS_CONS:
        if any(isinstance(event, ArgumentAdded) for event in events):
            return None
    return voice if _exists(after, voice) else None


def _exists(state: State, voice: Voice | None) -> bool:
    try:
        check_voice(state, voice)
    except Rejected:
        return False
    return True
