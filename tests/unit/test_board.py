"""Proposals, arguments, votes and merging: PRODUCT.md "A session as data"."""

from dataclasses import replace

import pytest

from facilitator.core.board import (
    MAX_SHORT,
    cons,
    derived_short,
    find,
    is_on_wall,
    is_own,
    merged_from,
    next_number,
    own_arguments,
    proposals_of,
    pros,
    ranking,
    short_name,
)
from facilitator.core.commands import (
    AddArgument,
    AddProposal,
    AttributeProposal,
    BoardCommand,
    EditArgument,
    EditParticipant,
    EditProposal,
    EraseArgument,
    EraseProposal,
    ExposeProposal,
    MergeProposal,
    MoveArgument,
    NameProposal,
    RestoreProposal,
    SetProposalKind,
    SetProposalLevel,
    SetVerdict,
    SetVotes,
    Undo,
    UnmergeProposal,
    WithdrawProposal,
)
from facilitator.core.model import Argument, Proposal, Verdict
from facilitator.core.rejection import Reason
from facilitator.core.vocabulary import (
    Exposure,
    Level,
    ProposalKind,
    Side,
    Status,
    StepKind,
    VerdictValue,
    Voice,
    VoiceKind,
    table_voice,
)
from tests.room import Room, small_beginning

PERSON_1 = Voice(VoiceKind.PARTICIPANT, 1)
PERSON_2 = Voice(VoiceKind.PARTICIPANT, 2)
GUEST = Voice(VoiceKind.PARTICIPANT, 4)
EXPERT = Voice(VoiceKind.EXPERT, 1)
NOBODY = 999


@pytest.fixture
def room() -> Room:
    """Two proposals of task 1, from tables 1 and 2, before the room has seen them."""
    room = Room()
    room.enter(StepKind.TABLES, 1)
    room.do(
        AddProposal(1, "«Соцнавигатор»: единая памятка", table_voice(1)),
        AddProposal(1, "Папка молодой семьи", PERSON_2),
    )
    return room


def first(room: Room) -> Proposal:
    return room.proposal("1.1")


def second(room: Room) -> Proposal:
    return room.proposal("1.2")


def plus(room: Room, text: str = "Недорого", author: Voice | None = None) -> Argument:
    room.do(AddArgument(first(room).id, Side.PRO, text, author))
    return first(room).arguments[-1]


def test_proposals_are_numbered_within_their_task(room: Room) -> None:
    room.do(AddProposal(2, "Скамейки"))
    assert room.labels() == ["1.1", "1.2", "2.1"]
    assert [p.number for p in proposals_of(room.state, 1)] == [1, 2]
    assert second(room).table == 2
    assert find(room.state, 1, 3) is None


def test_texts_voices_and_tasks_of_proposals_must_be_there(room: Room) -> None:
    assert room.refusal(AddProposal(1, "  ")) is Reason.EMPTY_TEXT
    assert room.refusal(AddProposal(1, "я" * 20_001)) is Reason.TEXT_TOO_LONG
    assert room.refusal(AddProposal(7, "Текст")) is Reason.NO_SUCH_TASK
    assert room.refusal(AddProposal(1, "Текст", table_voice(9))) is Reason.NO_SUCH_TABLE


def test_a_number_the_room_has_not_seen_is_given_again(room: Room) -> None:
    room.do(EraseProposal(first(room).id))
    assert next_number(room.state, 1) == 1
    room.do(AddProposal(1, "Другое"))
    assert room.labels() == ["1.1", "1.2"]
    room.do(Undo(), AddProposal(1, "Третье"))
    assert room.labels() == ["1.1", "1.2"]


def test_a_number_the_room_has_seen_is_never_given_again(room: Room) -> None:
    room.enter(StepKind.STATEMENTS, 1)
    room.do(EraseProposal(second(room).id), AddProposal(1, "Другое"))
    assert room.labels() == ["1.1", "1.3"]
    room.do(Undo(), AddProposal(1, "Третье"))
    assert room.labels() == ["1.1", "1.4"]


def test_drafts_come_to_the_wall_with_the_statements(room: Room) -> None:
    assert not is_on_wall(room.state, first(room))
    room.do(ExposeProposal(second(room).id, Exposure.HIDDEN))
    room.enter(StepKind.STATEMENTS, 1)
    assert is_on_wall(room.state, first(room))
    assert not is_on_wall(room.state, second(room))
    room.enter(StepKind.TABLES, 1)
    assert not is_on_wall(room.state, first(room))
    room.do(ExposeProposal(first(room).id, Exposure.SHOWN))
    assert is_on_wall(room.state, first(room))
    assert room.do(ExposeProposal(first(room).id, Exposure.SHOWN)) == ()


def test_a_hidden_number_stays_free_and_a_shown_draft_does_not(room: Room) -> None:
    room.do(
        ExposeProposal(first(room).id, Exposure.SHOWN),
        EraseProposal(first(room).id),
        EraseProposal(second(room).id),
    )
    assert next_number(room.state, 1) == 2


def test_what_undo_brings_to_the_wall_counts_as_seen(room: Room) -> None:
    room.do(EraseProposal(first(room).id))
    room.enter(StepKind.STATEMENTS, 1)
    room.do(Undo())
    room.do(EraseProposal(first(room).id))
    assert next_number(room.state, 1) == 3


def test_a_short_name_is_offered_from_the_text() -> None:
    assert derived_short("«Соцнавигатор» для семей: единая памятка") == "«Соцнавигатор» для семей"
    assert derived_short("Скамейки") == "Скамейки"
    long = "Передвижной кабинет обследования для жителей отдалённых районов города"
    assert derived_short(long) == "Передвижной кабинет обследования для жителей…"
    assert len(derived_short("я" * 200)) == MAX_SHORT
    assert derived_short("Конец:") == "Конец"
    assert derived_short(": начало") == ": начало"
    assert len(derived_short("слово " * 20 + ": хвост")) <= MAX_SHORT


def test_a_short_name_can_be_given_and_taken_away(room: Room) -> None:
    room.do(NameProposal(first(room).id, "Памятка"))
    assert short_name(first(room)) == "Памятка"
    assert room.do(NameProposal(first(room).id, "Памятка")) == ()
    room.do(NameProposal(first(room).id, None))
    assert short_name(first(room)) == "«Соцнавигатор»"
    assert room.refusal(NameProposal(first(room).id, "я" * 51)) is Reason.SHORT_TOO_LONG


def test_what_is_known_of_a_proposal_can_be_changed(room: Room) -> None:
    proposal = first(room).id
    changes: tuple[BoardCommand, ...] = (
        EditProposal(proposal, "Памятка"),
        SetProposalKind(proposal, ProposalKind.PRACTICE),
        SetProposalLevel(proposal, Level.REGIONAL),
        AttributeProposal(proposal, GUEST, 3),
        SetVotes(proposal, 12),
        SetVerdict(proposal, Verdict(VerdictValue.REVISE, " позже ", EXPERT)),
    )
    room.do(*changes)
    assert first(room) == Proposal(
        id=proposal,
        task=1,
        number=1,
        text="Памятка",
        author=GUEST,
        table=3,
        kind=ProposalKind.PRACTICE,
        level=Level.REGIONAL,
        votes=12,
        verdict=Verdict(VerdictValue.REVISE, "позже", EXPERT),
    )
    for change in changes:
        assert room.do(change) == ()
    room.do(SetVerdict(proposal, None))
    assert first(room).verdict is None


def test_a_proposal_takes_the_table_of_its_author(room: Room) -> None:
    room.do(AttributeProposal(first(room).id, PERSON_2))
    assert first(room).table == 2
    room.do(AttributeProposal(first(room).id, None))
    assert first(room).table is None


def test_unknown_proposals_and_arguments_are_refused(room: Room) -> None:
    assert room.refusal(EditProposal(NOBODY, "Текст")) is Reason.NO_SUCH_PROPOSAL
    assert room.refusal(RestoreProposal(NOBODY)) is Reason.NO_SUCH_PROPOSAL
    assert room.refusal(AddArgument(NOBODY, Side.PRO, "Да")) is Reason.NO_SUCH_PROPOSAL
    assert room.refusal(EraseArgument(NOBODY)) is Reason.NO_SUCH_ARGUMENT
    assert room.refusal(SetVotes(first(room).id, -1)) is Reason.NEGATIVE_NUMBER


def test_a_withdrawn_proposal_stays_and_can_come_back(room: Room) -> None:
    assert room.refusal(RestoreProposal(first(room).id)) is Reason.NOT_WITHDRAWN
    room.do(WithdrawProposal(first(room).id))
    assert first(room).status is Status.WITHDRAWN
    assert room.refusal(WithdrawProposal(first(room).id)) is Reason.NOT_ACTIVE
    assert room.refusal(AddArgument(first(room).id, Side.PRO, "Да")) is Reason.NOT_ACTIVE
    assert room.refusal(SetVotes(first(room).id, 1)) is Reason.NOT_ACTIVE
    room.do(RestoreProposal(first(room).id))
    assert first(room).status is Status.ACTIVE


def test_an_erased_proposal_comes_back_under_its_number_or_the_next(room: Room) -> None:
    erased = first(room)
    room.do(EraseProposal(erased.id))
    assert room.labels() == ["1.2"]
    room.do(RestoreProposal(erased.id))
    assert room.labels() == ["1.1", "1.2"]
    room.do(EraseProposal(erased.id), AddProposal(1, "Другое"), RestoreProposal(erased.id))
    assert room.labels() == ["1.1", "1.2", "1.3"]
    assert room.proposal("1.3").text == erased.text
    assert not room.state.content.erased


def test_merging_keeps_the_original_and_its_arguments(room: Room) -> None:
    room.do(AddArgument(second(room).id, Side.CON, "Бумаги"))
    room.do(MergeProposal(second(room).id, first(room).id))
    assert second(room).status is Status.MERGED
    assert merged_from(room.state, first(room)) == (second(room),)
    assert [argument.text for argument in cons(second(room))] == ["Бумаги"]
    assert room.refusal(AddArgument(second(room).id, Side.PRO, "Да")) is Reason.NOT_ACTIVE
    room.do(UnmergeProposal(second(room).id))
    assert second(room).status is Status.ACTIVE
    assert room.refusal(UnmergeProposal(second(room).id)) is Reason.NOT_MERGED


def test_only_active_proposals_of_one_task_are_merged(room: Room) -> None:
    room.do(AddProposal(2, "Скамейки"))
    one, two, other = first(room).id, second(room).id, room.proposal("2.1").id
    assert room.refusal(MergeProposal(one, one)) is Reason.MERGE_INTO_ITSELF
    assert room.refusal(MergeProposal(one, other)) is Reason.MERGE_ACROSS_TASKS
    assert room.refusal(MergeProposal(one, NOBODY)) is Reason.NO_SUCH_PROPOSAL
    room.do(MergeProposal(two, one))
    assert room.refusal(MergeProposal(two, one)) is Reason.NOT_ACTIVE
    assert room.refusal(MergeProposal(one, two)) is Reason.NOT_ACTIVE


def test_what_was_merged_into_an_erased_proposal_stands_by_itself_again(room: Room) -> None:
    one, two = first(room).id, second(room).id
    room.do(MergeProposal(two, one), EraseProposal(one))
    assert second(room).status is Status.ACTIVE
    room.do(RestoreProposal(one), MergeProposal(two, one), EraseProposal(two))
    room.do(RestoreProposal(two))
    assert second(room).merged_into == one
    room.do(EraseProposal(two), EraseProposal(one), RestoreProposal(two))
    assert second(room).merged_into is None


def test_pluses_and_minuses_stand_on_their_sides(room: Room) -> None:
    plus(room, author=table_voice(2))
    room.do(AddArgument(first(room).id, Side.CON, "Устареет", EXPERT))
    assert [argument.text for argument in pros(first(room))] == ["Недорого"]
    assert [argument.text for argument in cons(first(room))] == ["Устареет"]


@pytest.mark.parametrize("voice", [table_voice(1), PERSON_1])
def test_a_plus_to_ones_own_proposal_is_refused(room: Room, voice: Voice) -> None:
    command = AddArgument(first(room).id, Side.PRO, "Отлично", voice)
    assert room.refusal(command) is Reason.OWN_PROPOSAL


def test_a_table_does_not_argue_about_its_members_proposal(room: Room) -> None:
    for voice in (table_voice(2), PERSON_2):
        command = AddArgument(second(room).id, Side.CON, "Нет", voice)
        assert room.refusal(command) is Reason.OWN_PROPOSAL


def test_experts_guests_and_unknown_voices_argue_about_anything(room: Room) -> None:
    for voice in (EXPERT, GUEST, None):
        plus(room, author=voice)
    assert len(first(room).arguments) == 3


def test_the_table_of_a_person_counts_where_the_proposal_names_none(room: Room) -> None:
    proposal = replace(first(room), author=PERSON_1, table=None)
    assert is_own(room.state, proposal, table_voice(1))
    assert not is_own(room.state, replace(proposal, author=None), GUEST)
    assert not is_own(room.state, proposal, EXPERT)


def test_an_argument_cannot_be_edited_or_moved_to_its_own_table(room: Room) -> None:
    argument = plus(room, author=table_voice(2))
    edit = EditArgument(argument.id, "Недорого", table_voice(1))
    assert room.refusal(edit) is Reason.OWN_PROPOSAL
    move = MoveArgument(argument.id, second(room).id, Side.PRO)
    assert room.refusal(move) is Reason.OWN_PROPOSAL


def test_a_proposal_cannot_be_given_to_someone_who_argued_about_it(room: Room) -> None:
    plus(room, author=table_voice(3))
    command = AttributeProposal(first(room).id, table_voice(3))
    assert room.refusal(command) is Reason.OWN_PROPOSAL
    assert room.refusal(AttributeProposal(first(room).id, None, 9)) is Reason.NO_SUCH_TABLE


def test_reseating_someone_only_warns(room: Room) -> None:
    argument = plus(room, author=PERSON_2)
    assert own_arguments(room.state) == ()
    room.do(EditParticipant(replace(room.state.participants[2], table=1)))
    warned = own_arguments(room.state)
    assert [own.argument for own in warned] == [argument]
    room.do(EditArgument(argument.id, "Очень недорого", PERSON_2))
    room.do(AttributeProposal(first(room).id, PERSON_1))
    assert first(room).author == PERSON_1


def test_arguments_are_edited_moved_and_erased(room: Room) -> None:
    argument = plus(room)
    room.do(EditArgument(argument.id, "Совсем недорого", EXPERT))
    assert room.do(EditArgument(argument.id, "Совсем недорого", EXPERT)) == ()
    room.do(MoveArgument(argument.id, first(room).id, Side.CON))
    assert [a.text for a in cons(first(room))] == ["Совсем недорого"]
    assert room.do(MoveArgument(argument.id, first(room).id, Side.CON)) == ()
    room.do(MoveArgument(argument.id, second(room).id, Side.PRO))
    assert not first(room).arguments
    assert [a.id for a in pros(second(room))] == [argument.id]
    room.do(EraseArgument(argument.id))
    assert not second(room).arguments


def test_only_the_named_argument_changes(room: Room) -> None:
    one, two = plus(room, "Раз"), plus(room, "Два")
    room.do(EditArgument(two.id, "Три", None), MoveArgument(one.id, first(room).id, Side.CON))
    assert [(a.side, a.text) for a in first(room).arguments] == [
        (Side.CON, "Раз"),
        (Side.PRO, "Три"),
    ]


def test_an_argument_does_not_move_to_a_proposal_that_does_not_stand(room: Room) -> None:
    argument = plus(room)
    room.do(WithdrawProposal(second(room).id))
    assert room.refusal(MoveArgument(argument.id, second(room).id, Side.PRO)) is Reason.NOT_ACTIVE


def test_equal_votes_share_their_places() -> None:
    room = Room()
    for number, votes in enumerate((5, 9, 5, None, 2, 7), 1):
        room.do(AddProposal(1, f"Предложение {number}"))
        room.do(SetVotes(room.proposal(f"1.{number}").id, votes))
    room.do(WithdrawProposal(room.proposal("1.6").id))
    places = [
        (placed.proposal.number, placed.first, placed.last) for placed in ranking(room.state, 1)
    ]
    assert places == [(2, 1, 1), (1, 2, 3), (3, 2, 3), (5, 4, 4)]


def test_imported_numbers_and_gaps_are_not_given_again() -> None:
    beginning = small_beginning()
    kept = {50: Proposal(50, 1, 4, "Из файла", exposure=Exposure.HIDDEN)}
    room = Room(replace(beginning, content=replace(beginning.content, proposals=kept)))
    assert next_number(room.state, 1) == 5
    assert room.state.next_id == 51


def test_a_status_and_a_voice_say_what_they_are() -> None:
    assert str(table_voice(3)) == "T3"
    assert str(EXPERT) == "E1"
