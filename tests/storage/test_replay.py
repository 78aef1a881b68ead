"""A journal is followed event by event, and one that cannot have happened is said, not guessed."""

import pytest

from facilitator.core.events import Event, ProposalErased, StepEntered, Undone
from facilitator.core.model import Now, State
from facilitator.store.replay import Broken, End, EventRow, follow, rows_for
from tests.fake_time import FakeTime
from tests.room import Room


def _row(event: Event) -> EventRow:
    (row,), _ = rows_for([event], Now(5, FakeTime().wall()), End())
    return row


def test_a_row_leads_to_the_state_after_it() -> None:
    row = _row(StepEntered(1, 5))
    state, end = follow(Room().state, End(), row)
    assert state.flow.current == 1
    assert end == End(1, 5, "2019-09-12T09:30:00", row[6])


def test_a_row_of_an_unknown_event_is_broken() -> None:
    from facilitator.store.replay import _checksum

    unknown = (1, 5, "", "SessionForgotten", 1, "{}")
    with pytest.raises(Broken, match="event 1: unknown event SessionForgotten"):
        follow(State(), End(), (*unknown, _checksum(unknown, 0)))


@pytest.mark.parametrize("event", [ProposalErased(77), Undone()])
def test_an_event_that_cannot_have_happened_is_broken(event: Event) -> None:
    with pytest.raises(Broken):
        follow(State(), End(), _row(event))


def test_rows_follow_each_other_by_number_and_checksum() -> None:
    now = Now(5, FakeTime().wall())
    rows, end = rows_for([StepEntered(1, 5), StepEntered(2, 5)], now, End())
    state, first = follow(Room().state, End(), rows[0])
    assert follow(state, first, rows[1])[1] == end
    with pytest.raises(Broken, match="event 1"):
        follow(state, End(), rows[1])
    with pytest.raises(Broken, match="event 2"):
        follow(state, first, (*rows[1][:6], 0))
