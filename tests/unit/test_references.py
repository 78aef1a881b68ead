"""References to proposals as they are typed."""

import pytest

from facilitator.core.commands import AddProposal, EraseProposal
from facilitator.core.references import read_references, write_references
from facilitator.core.rejection import Reason, Rejected
from tests.room import Room


@pytest.fixture
def room() -> Room:
    """Return a room with proposals 1.1, 1.2 and 2.1."""
    room = Room()
    room.do(AddProposal(1, "Памятка"), AddProposal(1, "Прокат"), AddProposal(2, "Звонок"))
    return room


@pytest.mark.parametrize("text", ["1.2, 2.1", "№ 1.2 и 2.1", "1ю2; 2.1.", "1.2 2.1, 1.2"])
def test_numbers_become_ids_each_once(room: Room, text: str) -> None:
    ids = [room.proposal("1.2").id, room.proposal("2.1").id]
    assert list(read_references(room.state, text)) == ids


def test_nothing_is_no_reference(room: Room) -> None:
    assert read_references(room.state, "  ") == ()


@pytest.mark.parametrize("text", ["1.9", "7", "памятка", "1.1, 3.1"])
def test_what_leads_nowhere_is_refused(room: Room, text: str) -> None:
    with pytest.raises(Rejected) as refusal:
        read_references(room.state, text)
    assert refusal.value.reason is Reason.NO_SUCH_PROPOSAL


def test_ids_are_written_as_numbers_and_erased_ones_left_out(room: Room) -> None:
    ids = [proposal.id for proposal in room.state.content.proposals.values()]
    room.do(EraseProposal(room.proposal("1.1").id))
    assert write_references(room.state, ids) == "1.2, 2.1"
