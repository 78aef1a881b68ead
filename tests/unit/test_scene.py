"""The room sees exactly what is meant for it: PRODUCT.md "Audience screen"."""

from dataclasses import fields, is_dataclass, replace
from datetime import time
from typing import get_args

import pytest

from facilitator.core import scene_kinds
from facilitator.core.board import ranking
from facilitator.core.commands import (
    AddNote,
    AddRemark,
    CloseSession,
    ExposeProposal,
    ExposeRemark,
    GiveFloor,
    MarkPresent,
    MergeProposal,
    NextStep,
    PauseClock,
    ReviseFacts,
    ReviseProgramme,
    SetVotes,
    SkipStep,
    StartClock,
    WithdrawProposal,
)
from facilitator.core.model import Beginning, Consent, Facts, Participant, State
from facilitator.core.scene import AUTO, scene, scene_later
from facilitator.core.scene_kinds import (
    Ballot,
    Black,
    Break,
    Card,
    DayInNumbers,
    Feedback,
    Head,
    ProposalList,
    QuestionAndClock,
    Ranking,
    Scene,
    Thanks,
    TitleCard,
    Welcome,
)
from facilitator.core.screen import (
    Mode,
    Pages,
    Pin,
    Screen,
    View,
    black,
    focus_on,
    hold,
    live,
    show_view,
    title,
    turn_page,
)
from facilitator.core.vocabulary import (
    ClockOnWall,
    Exposure,
    Phase,
    RemarkKind,
    Side,
    StepKind,
    Voice,
    VoiceKind,
    table_voice,
)
from tests.unit.wall_room import WallRoom, whole_day

SOMEBODY = Voice(VoiceKind.PARTICIPANT, 1)
EXPERT = Voice(VoiceKind.EXPERT, 1)


def stated_room(kind: StepKind, *texts: str) -> WallRoom:
    """Return a room with proposals of table 1, in a step of this kind of task 1."""
    room = WallRoom()
    room.enter(StepKind.STATEMENTS)
    for text in texts:
        room.propose(text)
    if kind is not StepKind.STATEMENTS:
        room.enter(kind, 1)
    return room


def head_of(shown: Scene) -> Head:
    head = getattr(shown, "head", None)
    assert isinstance(head, Head)
    return head


def test_before_the_first_step_the_room_is_welcomed() -> None:
    room = WallRoom()
    wall = room.shown(Welcome)
    assert wall.occasion.title == "Демография"
    assert wall.starts_at == time(10, 0)
    assert wall.head is None


def test_registration_says_when_it_begins_and_the_opening_shows_the_rules() -> None:
    beginning = whole_day()
    facts = replace(beginning.facts, rules=("Говорит один",), short_title="Кратко")
    room = WallRoom(replace(beginning, facts=facts))
    room.enter(StepKind.REGISTRATION)
    wall = room.shown(Welcome)
    assert (wall.starts_at, wall.rules) == (time(10, 0), ())
    room.enter(StepKind.OPENING)
    wall = room.shown(Welcome)
    assert (wall.starts_at, wall.rules) == (None, ("Говорит один",))
    assert wall.occasion.title == "Кратко"


def test_the_briefing_shows_question_and_briefing() -> None:
    beginning = whole_day()
    tasks = (replace(beginning.tasks[0], briefing="О чём речь"), beginning.tasks[1])
    room = WallRoom(replace(beginning, tasks=tasks))
    room.enter(StepKind.BRIEFING)
    wall = room.shown(QuestionAndClock)
    assert (wall.question, wall.briefing) == ("Как помочь семьям?", "О чём речь")
    room.enter(StepKind.SILENT)
    wall = room.shown(QuestionAndClock)
    assert wall.briefing is None


def test_a_task_without_a_question_shows_its_title() -> None:
    room = WallRoom()
    room.enter(StepKind.TABLES, 2)
    wall = room.shown(QuestionAndClock)
    assert wall.question == "Старшее поколение"


@pytest.mark.parametrize("kind", [StepKind.SILENT, StepKind.TABLES])
def test_what_is_captured_while_the_room_writes_stays_hidden(kind: StepKind) -> None:
    room = WallRoom()
    room.enter(kind)
    room.propose("Тайный черновик")
    assert "Тайный" not in repr(room.scene)
    room.screen = show_view(room.screen, View.LIST)
    assert "Тайный" not in repr(room.scene)
    room.screen = show_view(room.screen, View.CARD)
    assert "Тайный" not in repr(room.scene)
    room.enter(StepKind.STATEMENTS)
    assert "Тайный" in repr(room.scene)


def test_statements_list_the_proposals_at_the_newest() -> None:
    room = stated_room(StepKind.STATEMENTS, "Раз", "Два")
    wall = room.shown(ProposalList)
    assert [item.label for item in wall.items] == ["1.1", "1.2"]
    assert wall.focus == room.proposal("1.2").id
    assert wall.question == "Как помочь семьям?"


def test_a_proposal_off_the_wall_has_no_place_in_any_scene() -> None:
    room = stated_room(StepKind.PROS_CONS, "Видно", "Спрятано")
    hidden = room.proposal("1.2")
    room.do(SetVotes(hidden.id, 5), ExposeProposal(hidden.id, Exposure.HIDDEN))
    room.screen = focus_on(room.screen, hidden.id)
    for view in View:
        room.screen = show_view(room.screen, view)
        assert "Спрятано" not in repr(room.scene)


def test_a_withdrawn_proposal_is_listed_as_such_and_cannot_be_voted_for() -> None:
    room = stated_room(StepKind.STATEMENTS, "Раз", "Два")
    room.do(WithdrawProposal(room.proposal("1.1").id))
    wall = room.shown(ProposalList)
    assert [item.withdrawn for item in wall.items] == [True, False]
    room.enter(StepKind.VOTING)
    assert [item.label for item in room.shown(Ballot).items] == ["1.2"]


def test_pros_and_cons_begin_with_the_list_and_then_show_the_card_argued_about() -> None:
    room = stated_room(StepKind.PROS_CONS, "Раз", "Два: подробно", "Три")
    room.shown(ProposalList)
    argument = room.argue(room.proposal("1.2").id, Side.PRO, "Хорошо")
    room.argue(room.proposal("1.2").id, Side.CON, "Дорого")
    card = room.shown(Card)
    assert (card.label, card.name, card.text) == ("1.2", "Два", "Два: подробно")
    assert [(point.id, point.text) for point in card.pros] == [(argument, "Хорошо")]
    assert [point.text for point in card.cons] == ["Дорого"]
    assert card.newest == card.cons[0].id
    assert (card.place, card.count, card.table) == (2, 3, 1)
    assert (card.previous, card.next) == (room.proposal("1.1").id, room.proposal("1.3").id)


def test_a_merged_proposal_lives_on_in_its_target_with_its_arguments() -> None:
    room = stated_room(StepKind.PROS_CONS, "Раз", "Два")
    target, merged = room.proposal("1.1").id, room.proposal("1.2").id
    room.argue(merged, Side.PRO, "Пригодится")
    room.do(MergeProposal(merged, target))
    card = room.shown(Card)
    assert (card.id, card.merged, card.count) == (target, ("1.2",), 1)
    assert [point.text for point in card.pros] == ["Пригодится"]
    room.screen = focus_on(room.screen, merged)
    wall = room.shown(Card)
    assert wall.id == target


def test_a_merge_into_nothing_shows_the_list() -> None:
    room = stated_room(StepKind.PROS_CONS, "Раз", "Два")
    first, second = room.proposal("1.1").id, room.proposal("1.2").id
    room.do(MergeProposal(first, second))
    content = room.state.content
    lost = replace(content.proposals[first], merged_into=None)
    broken = replace(content, proposals={**content.proposals, first: lost})
    shown = scene(replace(room.state, content=broken), focus_on(room.screen, first), room.now)
    assert isinstance(shown, ProposalList)


def test_the_card_view_without_a_focus_shows_the_first_proposal() -> None:
    room = stated_room(StepKind.VOTING, "Раз", "Два")
    room.screen = show_view(Screen(), View.CARD)
    wall = room.shown(Card)
    assert wall.label == "1.1"


def test_the_card_view_without_proposals_is_an_empty_list() -> None:
    room = stated_room(StepKind.VOTING)
    room.screen = show_view(Screen(), View.CARD)
    wall = room.shown(ProposalList)
    assert wall.items == ()


def test_the_ballot_has_no_field_for_counts() -> None:
    room = stated_room(StepKind.VOTING, "Раз")
    room.do(SetVotes(room.proposal("1.1").id, 2222))
    wall = room.shown(Ballot)
    assert (wall.votes_each, wall.per_proposal) == (3, 1)
    assert "2222" not in repr(room.scene)


def test_the_ranking_is_revealed_by_the_operator_with_shared_places() -> None:
    room = stated_room(StepKind.VOTING, "Раз", "Два", "Три")
    for label, votes in (("1.1", 5), ("1.2", 9), ("1.3", 5)):
        room.do(SetVotes(room.proposal(label).id, votes))
    room.screen = show_view(room.screen, View.RANKING)
    shown = room.shown(Ranking)
    places = [(place.label, place.first, place.last, place.votes) for place in shown.places]
    assert places == [("1.2", 1, 1, 9), ("1.1", 2, 3, 5), ("1.3", 2, 3, 5)]
    assert (shown.numbers.proposals, shown.numbers.votes) == (3, 19)
    assert (shown.voters, shown.votes_each) == (42, 3)
    assert len(ranking(room.state, 1)) == 3


def test_feedback_shows_the_remarks_of_its_step_and_the_conclusions_last() -> None:
    room = stated_room(StepKind.PEER_FEEDBACK)
    room.do(AddRemark(RemarkKind.CONCLUSION, 1, "Вывод", EXPERT))
    room.do(AddRemark(RemarkKind.PEER_FEEDBACK, 1, "От коллег", table_voice(2)))
    wall = room.shown(Feedback)
    assert [(said.text, said.table) for said in wall.remarks] == [("От коллег", 2)]
    assert wall.focus == wall.remarks[0].id
    room.enter(StepKind.EXPERT_FEEDBACK)
    room.do(AddRemark(RemarkKind.EXPERT_FEEDBACK, 1, "Эксперт", EXPERT))
    wall = room.shown(Feedback)
    assert [said.text for said in wall.remarks] == ["Эксперт", "Вывод"]
    room.do(ExposeRemark(wall.remarks[1].id, on_wall=False))
    wall = room.shown(Feedback)
    assert [said.text for said in wall.remarks] == ["Эксперт"]


def test_in_feedback_a_proposal_typed_by_its_number_comes_as_a_card() -> None:
    room = stated_room(StepKind.EXPERT_FEEDBACK, "Раз")
    room.screen = focus_on(room.screen, room.proposal("1.1").id)
    room.shown(Card)
    room.do(AddRemark(RemarkKind.EXPERT_FEEDBACK, 1, "Эксперт", EXPERT))
    room.shown(Feedback)


def test_the_break_says_when_it_goes_on_and_with_what() -> None:
    room = WallRoom()
    room.enter(StepKind.BREAK)
    room.wait(30)
    wall = room.shown(Break)
    assert wall.until == time(9, 46)
    assert (wall.next_task, wall.next_title) == (2, "Старшее поколение")
    room.do(StartClock())
    room.wait(16 * 60)
    wall = room.shown(Break)
    assert wall.until is None


def test_a_break_before_a_step_without_a_task_names_the_step() -> None:
    room = WallRoom()
    room.enter(StepKind.BREAK)
    for step in room.state.programme:
        if step.task == 2:
            room.do(SkipStep(step.id))
    wall = room.shown(Break)
    assert (wall.next_task, wall.next_kind) == (None, StepKind.RESULTS)


def test_a_break_at_the_end_announces_nothing() -> None:
    beginning = whole_day()
    last = next(step for step in beginning.programme if step.kind is StepKind.BREAK)
    room = WallRoom(replace(beginning, programme=(last,)))
    room.do(NextStep())
    wall = room.shown(Break)
    assert wall.next_kind is None


def test_the_results_are_the_day_in_numbers() -> None:
    room = stated_room(StepKind.PROS_CONS, "Раз", "Два")
    room.argue(room.proposal("1.1").id, Side.PRO, "Плюс")
    room.do(SetVotes(room.proposal("1.1").id, 4), MarkPresent(1, present=True))
    room.do(AddRemark(RemarkKind.CONCLUSION, 1, "Вывод", EXPERT))
    room.enter(StepKind.RESULTS)
    shown = room.shown(DayInNumbers)
    assert shown.total == scene_kinds.Numbers(2, 1, 0, 4)
    assert [task.task for task in shown.tasks] == [1, 2]
    assert (shown.participants, shown.tables, shown.conclusions) == (1, 3, 1)


def test_the_survey_asks_for_the_form_and_the_closing_thanks() -> None:
    room = WallRoom()
    room.enter(StepKind.SURVEY)
    wall = room.shown(Thanks)
    assert wall.survey
    room.enter(StepKind.CLOSING)
    wall = room.shown(Thanks)
    assert not wall.survey


def test_a_closed_session_thanks_unless_the_operator_shows_something() -> None:
    room = stated_room(StepKind.VOTING, "Раз")
    room.do(CloseSession())
    room.shown(Thanks)
    room.screen = show_view(room.screen, View.LIST)
    room.shown(ProposalList)


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("kind", [StepKind.OPENING, StepKind.BREAK, StepKind.VOTING])
def test_the_operator_can_show_any_view_in_any_step(kind: StepKind, view: View) -> None:
    room = WallRoom()
    room.enter(kind)
    room.screen = show_view(room.screen, view)
    assert head_of(room.scene).kind is kind


def test_every_kind_of_step_has_a_scene_of_its_own() -> None:
    assert set(AUTO) == set(StepKind)


def test_black_title_card_and_hold_stand_before_everything() -> None:
    room = stated_room(StepKind.STATEMENTS, "Раз")
    before = room.scene
    assert isinstance(scene(room.state, black(room.screen), room.now), Black)
    assert isinstance(scene(room.state, title(room.screen), room.now), TitleCard)
    room.screen = hold(room.screen, before)
    room.propose("Два")
    assert room.scene == before
    assert isinstance(scene(room.state, Screen(mode=Mode.HOLD), room.now), Black)
    room.screen = live(room.screen)
    assert room.scene != before


def test_a_name_needs_the_session_and_the_person_and_no_broadcast() -> None:
    def author(facts: Facts, consent: bool | None, voice: Voice = SOMEBODY) -> str | None:
        beginning = whole_day()
        person = replace(beginning.participants[0], consent=Consent(publication=consent))
        people: tuple[Participant, ...] = (person, *beginning.participants[1:])
        room = WallRoom(replace(beginning, participants=people))
        room.enter(StepKind.STATEMENTS)
        screen = focus_on(show_view(room.screen, View.CARD), room.propose("Раз", voice))
        shown = scene(replace(room.state, facts=facts), screen, room.now)
        assert isinstance(shown, Card)
        return shown.author

    allowed = Facts(title="Т", names_on_wall=True)
    assert author(allowed, consent=True) == "Иванова Анна"
    assert author(allowed, consent=None) is None
    assert author(replace(allowed, broadcast=True), consent=True) is None
    assert author(replace(allowed, names_on_wall=False), consent=True) is None
    assert author(allowed, consent=True, voice=table_voice(1)) is None


def test_a_name_of_somebody_gone_is_not_shown() -> None:
    room = stated_room(StepKind.STATEMENTS)
    room.do(ReviseFacts(replace(room.state.facts, names_on_wall=True)))
    proposal = room.propose("Раз", SOMEBODY)
    gone: State = replace(room.state, participants={})
    shown = scene(gone, focus_on(Screen(view=View.CARD), proposal), room.now)
    assert isinstance(shown, Card)
    assert shown.author is None


def test_private_things_reach_no_scene() -> None:
    beginning: Beginning = whole_day()
    person = replace(beginning.participants[0], email="secret@example.org", office="Тайна")
    steps = tuple(replace(step, notes="Тайна") for step in beginning.programme)
    people = (person, *beginning.participants[1:])
    room = WallRoom(replace(beginning, participants=people, programme=steps))
    room.enter(StepKind.STATEMENTS)
    room.propose("Раз", SOMEBODY)
    room.do(AddNote("Тайна"))
    for kind in StepKind:
        room.enter(kind)
        for view in View:
            shown = repr(scene(room.state, show_view(room.screen, view), room.now))
            assert "Тайна" not in shown
            assert "secret" not in shown
            assert "Иванова" not in shown


def test_scenes_have_no_field_for_what_the_room_must_not_see() -> None:
    names = {
        field.name
        for kind in vars(scene_kinds).values()
        if is_dataclass(kind) and isinstance(kind, type)
        for field in fields(kind)
    }
    assert not names & {
        "email",
        "notes",
        "note",
        "consent",
        "office",
        "verdict",
        "name_of",
        "voice",
    }
    assert set(get_args(Scene)) >= {Welcome, Card, Black}


def clocked(kind: StepKind, on_wall: ClockOnWall = ClockOnWall.ALWAYS) -> WallRoom:
    room = WallRoom()
    room.do(ReviseProgramme(room.revise_step(kind, clock_on_wall=on_wall)))
    room.enter(kind)
    return room


def test_the_clock_is_in_whole_seconds_and_a_begun_second_still_counts() -> None:
    room = clocked(StepKind.PROS_CONS)
    room.do(StartClock())
    room.wait(0.2)
    clock = head_of(room.scene).clock
    assert clock is not None
    assert (clock.left_ms, clock.phase, clock.paused) == (720_000, Phase.NORMAL, False)
    before = room.scene
    room.wait(0.5)
    assert room.scene == before


def test_overtime_counts_up_and_keeps_its_phase() -> None:
    room = clocked(StepKind.VOTING)
    room.do(StartClock())
    room.wait(4 * 60 + 135)
    clock = head_of(room.scene).clock
    assert clock is not None
    assert (clock.left_ms, clock.phase, clock.share_left) == (-135_000, Phase.OVERTIME, 0.0)


def test_a_paused_clock_says_so() -> None:
    room = clocked(StepKind.VOTING)
    room.do(StartClock())
    room.wait(60)
    room.do(PauseClock())
    clock = head_of(room.scene).clock
    assert clock is not None
    assert (clock.paused, clock.share_left) == (True, 0.75)


def test_nobody_is_counted_down_in_public_who_must_not_be() -> None:
    assert head_of(clocked(StepKind.CLOSING, ClockOnWall.NEVER).scene).clock is None


def test_a_clock_until_zero_leaves_the_wall_at_zero() -> None:
    room = clocked(StepKind.EXPERT_FEEDBACK, ClockOnWall.UNTIL_ZERO)
    room.do(StartClock())
    assert head_of(room.scene).clock is not None
    room.wait(7 * 60)
    assert head_of(room.scene).clock is None


def test_a_step_of_no_length_has_no_share_left() -> None:
    room = WallRoom()
    room.do(ReviseProgramme(room.revise_step(StepKind.VOTING, planned_minutes=0)))
    room.enter(StepKind.VOTING)
    clock = head_of(room.scene).clock
    assert clock is not None
    assert clock.share_left == 0.0


def test_the_table_with_the_floor_has_a_countdown_of_its_own() -> None:
    room = stated_room(StepKind.STATEMENTS, "Раз")
    room.do(GiveFloor(1))
    room.wait(18)
    head = head_of(room.scene)
    assert head.turn == 1
    assert head.clock is not None
    assert (head.clock.left_ms, head.clock.share_left) == (72_000, 0.8)


def test_a_turned_page_is_in_the_scene() -> None:
    room = stated_room(StepKind.STATEMENTS, "Раз", "Два")
    room.screen = turn_page(room.screen, 1, room.scene, Pages(0, 2))
    assert room.screen.pin == Pin(1)
    wall = room.shown(ProposalList)
    assert wall.page == 1


def test_without_a_task_there_is_nothing_to_list_or_vote_about() -> None:
    room = WallRoom()
    room.enter(StepKind.OPENING)
    for view, kind in ((View.LIST, ProposalList), (View.BALLOT, Ballot), (View.RANKING, Ranking)):
        room.screen = show_view(room.screen, view)
        room.shown(kind)
    room.screen = show_view(room.screen, View.FEEDBACK)
    room.shown(Feedback)
    room.screen = show_view(room.screen, View.TIMER)
    wall = room.shown(QuestionAndClock)
    assert wall.question == ""


@pytest.mark.parametrize("view", list(View))
@pytest.mark.parametrize("kind", list(StepKind))
def test_a_moment_later_the_scene_is_what_it_would_be_anew(kind: StepKind, view: View) -> None:
    room = stated_room(StepKind.PROS_CONS, "Первое", "Второе")
    room.enter(kind)
    room.do(StartClock())
    screen = show_view(room.screen, view)
    before = scene(room.state, screen, room.now)
    for minutes in (0, 1, 30, 600):
        room.wait(minutes * 60)
        later = scene_later(before, room.state, screen, room.now)
        assert later == scene(room.state, screen, room.now)


def test_a_list_whose_clock_stands_is_the_same_a_moment_later() -> None:
    room = stated_room(StepKind.PROS_CONS, "Первое")
    before = room.shown(ProposalList)
    room.wait(5)
    assert scene_later(before, room.state, room.screen, room.now) is before
