"""Every thing of a salvaged journal under an id of its own, whatever damaged rows say."""

from facilitator.core.events import (
    ArgumentAdded,
    Event,
    NoteAdded,
    ProposalAdded,
    RemarkAdded,
    SessionBegun,
    VotesSet,
)
from facilitator.core.model import (
    Argument,
    Beginning,
    Content,
    Decision,
    Facts,
    Note,
    Outcome,
    Proposal,
    Remark,
    RoadmapRow,
)
from facilitator.core.vocabulary import OutcomeKind, RemarkKind, Side
from facilitator.store.identities import NO_ID, Identities


def proposal(identity: int) -> ProposalAdded:
    return ProposalAdded(identity, 1, 1, f"Предложение {identity}", None, None)


def argument(identity: int, about: int) -> ArgumentAdded:
    return ArgumentAdded(identity, about, Side.PRO, f"Плюс {identity}", None)


def note(identity: int) -> NoteAdded:
    return NoteAdded(identity, f"Заметка {identity}", None)


def given(*events: Event, proved: tuple[int, ...] = ()) -> list[Event]:
    """Return what events become, one after the other."""
    ids = Identities([(event, at in proved) for at, event in enumerate(events)], ())
    return [ids.of_its_own(event) for event in events]


def test_ids_that_are_in_order_stay() -> None:
    events = (proposal(5), argument(6, 5), VotesSet(5, 3), note(7))
    assert given(*events) == [*events]


def test_an_id_belongs_to_what_stands_in_its_order() -> None:
    changed = argument(9, 5)
    events = (proposal(5), changed, note(7), argument(8, 5), note(9), note(10))
    assert given(*events) == [
        proposal(5),
        ArgumentAdded(11, 5, Side.PRO, changed.text, None),
        *events[2:],
    ]


def test_an_id_belongs_to_what_is_proved_wherever_it_stands() -> None:
    first, second = note(5), RemarkAdded(5, RemarkKind.CONCLUSION, 1, "Так!", None)
    assert given(first, second, proved=(1,)) == [NoteAdded(6, first.text, None), second]


def test_a_lost_proposal_keeps_the_id_by_which_it_is_known() -> None:
    changed = argument(9, 5)
    events = (proposal(5), changed, note(7), argument(11, 9))
    ids = Identities([(event, False) for event in events], ())
    assert ids.of_its_own(changed) == ArgumentAdded(12, 5, Side.PRO, changed.text, None)
    assert not ids.comes(9)
    assert ids.own(9) == 9


def test_a_proposal_out_of_order_keeps_what_is_said_about_it() -> None:
    events = (proposal(5), proposal(70), note(7), argument(8, 70))
    assert given(*events) == [*events]


def test_new_ids_are_above_all_that_the_tables_show_and_none_is_beyond_belief() -> None:
    far = note(NO_ID)
    ids = Identities([(note(4), True), (far, False)], (30, NO_ID + 3))
    assert ids.of_its_own(far) == NoteAdded(31, far.text, None)
    assert ids.own(30) == 30
    assert ids.own(30) == 32


def test_what_was_there_at_the_beginning_is_told_by_the_first_id_in_order() -> None:
    begun = SessionBegun(Beginning(Facts(title="День"), content=Content(notes={3: Note(3, "а")})))
    assert Identities([(begun, True)], ()).first() == NO_ID
    events = (begun, note(8), note(9), note(1), note(10))
    assert Identities([(event, False) for event in events], ()).first() == 8


def test_a_beginning_has_each_id_once_and_each_thing_under_its_own() -> None:
    said = (Argument(2, Side.PRO, "плюс"), Argument(2, Side.CON, "минус"))
    content = Content(
        proposals={
            1: Proposal(id=1, task=1, number=1, text="Первое", arguments=said),
            9: Proposal(id=1, task=1, number=2, text="Второе"),
        },
        erased={3: Proposal(id=3, task=1, number=3, text="Третье")},
        remarks={4: Remark(4, RemarkKind.CONCLUSION, 1, "Так!")},
        outcomes={5: Outcome(5, OutcomeKind.RISK_ZONE, "Нет данных")},
        decisions={6: Decision(6, "Поддержать")},
        roadmap={7: RoadmapRow(7, "Собрать")},
        notes={8: Note(8, "Позвонить")},
    )
    (begun,) = given(SessionBegun(Beginning(Facts(title="День"), content=content)))
    assert isinstance(begun, SessionBegun)
    after = begun.beginning.content
    first, second = after.proposals.values()
    assert [each.id for each in first.arguments] == [2, 9]
    assert {key: each.text for key, each in after.proposals.items()} == {1: "Первое", 10: "Второе"}
    assert second.id == 10
    assert (after.erased, after.remarks) == (content.erased, content.remarks)
    assert (after.outcomes, after.decisions) == (content.outcomes, content.decisions)
    assert (after.roadmap, after.notes) == (content.roadmap, content.notes)
