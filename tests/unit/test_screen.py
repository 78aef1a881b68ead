"""The operator's choices for the wall, and how it follows commits."""

from facilitator.core.commands import (
    AddArgument,
    AddProposal,
    AddRemark,
    EditArgument,
    EraseProposal,
    ExposeProposal,
    ExposeRemark,
    GiveFloor,
    MergeProposal,
    MoveArgument,
    Redo,
    RestoreProposal,
    SetVotes,
    Undo,
    UnmergeProposal,
)
from facilitator.core.scene_kinds import Card, ProposalList
from facilitator.core.screen import (
    MAX_SCALE,
    Mode,
    Pages,
    Pin,
    Screen,
    View,
    black,
    focus_on,
    larger,
    live,
    normal,
    show_view,
    smaller,
    title,
    turn_page,
    with_scheme,
)
from facilitator.core.vocabulary import Exposure, RemarkKind, Side, StepKind, table_voice
from tests.unit.wall_room import WallRoom


def room_in(kind: StepKind, *texts: str) -> WallRoom:
    room = WallRoom()
    room.enter(StepKind.STATEMENTS)
    for number, text in enumerate(texts, 1):
        room.propose(text, table_voice(number))
    room.enter(kind, 1)
    return room


def test_live_comes_back_from_black_with_the_view_chosen_before() -> None:
    chosen = show_view(Screen(), View.RANKING)
    assert black(chosen).mode is Mode.BLACK
    assert live(black(chosen)) == chosen
    assert live(title(chosen)) == chosen


def test_live_on_a_live_wall_returns_to_what_the_step_asks_for() -> None:
    assert live(show_view(Screen(), View.RANKING)) == Screen()


def test_letters_grow_in_steps_and_never_below_the_usual() -> None:
    screen = Screen()
    for _ in range(MAX_SCALE + 2):
        screen = larger(screen)
    assert screen.scale == MAX_SCALE
    assert smaller(screen).scale == MAX_SCALE - 1
    assert smaller(Screen()).scale == 0
    assert normal(screen).scale == 0


def test_a_scheme_is_kept_by_its_name() -> None:
    assert with_scheme(Screen(), "light").scheme == "light"


def test_a_new_step_begins_afresh_but_black_stays_black() -> None:
    room = room_in(StepKind.STATEMENTS, "Раз")
    room.screen = black(show_view(turn_page(room.screen, 1, room.scene, Pages(0, 2)), View.LIST))
    room.enter(StepKind.PROS_CONS)
    assert room.screen == Screen(mode=Mode.BLACK)


def test_a_page_is_turned_within_its_bounds() -> None:
    room = room_in(StepKind.STATEMENTS, "Раз", "Два")
    turned = turn_page(room.screen, 1, room.scene, Pages(2, 3))
    assert turned.pin == Pin(2)
    assert turn_page(room.screen, -1, room.scene, Pages(0, 3)).pin == Pin(0)
    assert turn_page(room.screen, 1, room.scene, Pages(0, 1)).pin is None


def test_a_page_does_not_turn_while_the_wall_is_not_live() -> None:
    room = room_in(StepKind.STATEMENTS, "Раз")
    screen = black(room.screen)
    assert turn_page(screen, 1, room.scene, Pages(0, 3)) == screen


def test_past_the_end_of_a_card_comes_its_neighbour() -> None:
    room = room_in(StepKind.PROS_CONS, "Раз", "Два")
    first, second = room.proposal("1.1").id, room.proposal("1.2").id
    room.screen = focus_on(room.screen, first)
    assert turn_page(room.screen, 1, room.scene, Pages(0, 2)).pin == Pin(1, first)
    assert turn_page(room.screen, -1, room.scene, Pages(0, 2)).pin is None
    room.screen = turn_page(room.screen, 1, room.scene, Pages(1, 2))
    assert room.screen.pin == Pin(0, second)
    wall = room.shown(Card)
    assert wall.id == second
    room.screen = turn_page(room.screen, -1, room.scene, Pages(0, 1))
    assert room.screen.pin == Pin(0, first)


def test_a_turned_page_stays_until_live_and_then_the_newest_is_shown() -> None:
    room = room_in(StepKind.PROS_CONS, "Раз", "Два")
    first, second = room.proposal("1.1").id, room.proposal("1.2").id
    room.screen = turn_page(focus_on(room.screen, first), 1, room.scene, Pages(0, 1))
    room.screen = Screen(focus=first, pin=Pin(0, first))
    room.argue(second, Side.PRO, "Хорошо")
    wall = room.shown(Card)
    assert wall.id == first
    room.screen = live(room.screen)
    wall = room.shown(Card)
    assert wall.id == second


def test_a_pinned_list_is_not_replaced_by_the_card_argued_about() -> None:
    room = room_in(StepKind.PROS_CONS, "Раз", "Два")
    room.screen = turn_page(room.screen, 1, room.scene, Pages(0, 2))
    room.argue(room.proposal("1.2").id, Side.CON, "Дорого")
    room.shown(ProposalList)


def test_the_wall_follows_proposals_and_arguments() -> None:
    room = room_in(StepKind.PROS_CONS, "Раз", "Два")
    first, second = room.proposal("1.1").id, room.proposal("1.2").id
    argument = room.argue(first, Side.PRO, "Хорошо")
    assert (room.screen.focus, room.screen.newest) == (first, argument)
    room.do(MoveArgument(argument, second, Side.CON))
    assert (room.screen.focus, room.screen.newest) == (second, argument)
    room.do(EditArgument(argument, "Лучше", None))
    assert room.screen.newest == argument
    room.do(MergeProposal(second, first))
    assert room.screen.focus == first
    room.do(UnmergeProposal(second))
    assert room.screen.focus == second
    room.do(ExposeProposal(first, Exposure.HIDDEN))
    assert room.screen.focus == second
    room.do(ExposeProposal(first, Exposure.SHOWN))
    assert room.screen.focus == first
    room.do(EraseProposal(second), RestoreProposal(second))
    assert room.screen.focus == second
    room.do(SetVotes(first, 3))
    assert room.screen.focus == second


def test_a_conclusion_drawn_early_leaves_the_card_on_the_wall() -> None:
    room = room_in(StepKind.PROS_CONS, "Раз")
    (first,) = room.state.content.proposals
    room.do(AddArgument(first, Side.PRO, "Хорошо"))
    room.do(AddRemark(RemarkKind.CONCLUSION, 1, "Вывод"))
    assert isinstance(room.scene, Card)
    room.screen = show_view(room.screen, View.FEEDBACK)
    room.do(AddRemark(RemarkKind.CONCLUSION, 1, "Ещё вывод"))
    assert room.screen.focus in room.state.content.remarks


def test_the_wall_follows_remarks() -> None:
    room = room_in(StepKind.PEER_FEEDBACK)
    room.do(AddRemark(RemarkKind.PEER_FEEDBACK, 1, "Раз"))
    first = room.screen.focus
    assert first in room.state.content.remarks
    room.do(AddRemark(RemarkKind.PEER_FEEDBACK, 1, "Два"))
    second = room.screen.focus
    assert second != first
    assert first is not None
    room.do(ExposeRemark(first, on_wall=False))
    assert room.screen.focus == second
    room.do(ExposeRemark(first, on_wall=True))
    assert room.screen.focus == first


def test_the_floor_brings_the_tables_proposals() -> None:
    room = room_in(StepKind.PROS_CONS, "Раз", "Два")
    room.enter(StepKind.STATEMENTS)
    assert not room.screen.focus
    room.do(GiveFloor(2))
    assert room.screen.focus == room.proposal("1.2").id
    room.do(GiveFloor(3))
    assert room.screen.focus == room.proposal("1.2").id


def test_after_an_undo_the_wall_goes_to_the_newest_left() -> None:
    room = room_in(StepKind.STATEMENTS)
    room.do(AddProposal(1, "Раз"), AddProposal(1, "Два"))
    room.do(Undo())
    assert room.screen.focus == room.proposal("1.1").id
    room.do(Undo())
    assert not room.screen.focus
    room.do(Redo())
    assert room.screen.focus == room.proposal("1.1").id


def test_after_an_undone_remark_the_wall_goes_to_the_newest_remark() -> None:
    room = room_in(StepKind.PEER_FEEDBACK, "Раз")
    room.do(AddRemark(RemarkKind.PEER_FEEDBACK, 1, "Раз"))
    first = room.screen.focus
    room.do(AddRemark(RemarkKind.PEER_FEEDBACK, 1, "Два"), Undo())
    assert room.screen.focus == first


def test_after_an_undone_argument_the_card_stays() -> None:
    room = room_in(StepKind.PROS_CONS, "Раз")
    proposal = room.proposal("1.1").id
    room.argue(proposal, Side.PRO, "Хорошо")
    room.do(Undo())
    assert room.screen.focus == proposal


def test_an_undone_proposal_in_pros_and_cons_leaves_the_list() -> None:
    room = room_in(StepKind.PROS_CONS, "Раз")
    room.do(AddProposal(1, "Два"), Undo())
    assert not room.screen.focus
