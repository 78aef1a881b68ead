"""Every action's key, on both layouts, and what it does."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.core.board import cons, pros
from facilitator.core.commands import AddArgument, AddNote, AddProposal, MoveArgument
from facilitator.core.model import Idle, Paused, Running
from facilitator.core.scene_kinds import Card
from facilitator.core.screen import Mode, Screen, View
from facilitator.core.timing import step_of
from facilitator.core.vocabulary import (
    Exposure,
    Level,
    ProposalKind,
    Side,
    Status,
    StepKind,
    table_voice,
)
from facilitator.ui.console import keys
from facilitator.ui.console.keys import ACTIONS, Act, action_for, key_hint, latin_event
from facilitator.words import Words
from tests.gui.console_desk import PLAIN, ConsoleDesk, press, send_key

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, russian: Words) -> ConsoleDesk:
    desk = ConsoleDesk(qtbot, russian)
    desk.at(StepKind.STATEMENTS)
    for table, text in ((1, "Один"), (2, "Два"), (3, "Три")):
        desk.do(AddProposal(1, text, table_voice(table)))
    desk.do(
        AddArgument(desk.proposal(2).id, Side.PRO, "Хорошо", table_voice(1)),
        AddArgument(desk.proposal(2).id, Side.PRO, "Дёшево", table_voice(3)),
        AddArgument(desk.proposal(2).id, Side.CON, "Долго", table_voice(1)),
    )
    desk.at(StepKind.PROS_CONS)
    return desk


def event(key: int, modifiers: Qt.KeyboardModifier = PLAIN) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers)


def test_no_key_is_given_to_two_actions_of_one_scope() -> None:
    given = [(key, action.scope) for action in ACTIONS for key in action.keys]
    assert len(given) == len(set(given))


def test_every_act_has_a_key() -> None:
    assert {action.act for action in ACTIONS} == set(Act)


def test_every_function_key_has_a_twin_with_ctrl_or_alt() -> None:
    for action in ACTIONS:
        if action.keys[0].split("+")[-1].startswith("F") and action.keys[0][-1].isdigit():
            assert any(key.startswith(("Ctrl+", "Alt+")) for key in action.keys[1:]), action


@pytest.mark.parametrize(
    ("cyrillic", "modifiers", "act"),
    [
        ("Е", CTRL, Act.FLOOR),
        ("Р", CTRL, Act.HIDE),
        ("Ь", CTRL, Act.MERGE),
        ("А", CTRL, Act.FILTER),
        ("У", CTRL, Act.EXPORT),
        ("Я", CTRL, Act.UNDO),
        ("Н", CTRL, Act.REDO),
        ("Б", CTRL, Act.SETTINGS),
        (".", CTRL, Act.KEYS),
        ("М", Qt.KeyboardModifier.AltModifier, Act.VERDICT),
    ],
)
def test_shortcuts_work_on_a_russian_layout(
    cyrillic: str, modifiers: Qt.KeyboardModifier, act: Act
) -> None:
    found = action_for(event(ord(cyrillic), modifiers), line_is_empty=True)
    assert found is not None
    assert found.act is act


def test_the_number_pad_works_too() -> None:
    pressed = event(Qt.Key.Key_5, CTRL | Qt.KeyboardModifier.KeypadModifier)
    found = action_for(pressed, line_is_empty=False)
    assert found is not None
    assert found.act is Act.VOICE_TABLE


def test_editing_keys_edit_while_there_is_text() -> None:
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Delete):
        assert action_for(event(key), line_is_empty=False) is None
        assert action_for(event(key), line_is_empty=True) is not None


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_Period, Qt.Key.Key_B])
def test_a_clickers_keys_are_no_actions(key: Qt.Key) -> None:
    assert action_for(event(key), line_is_empty=True) is None


def test_ctrl_with_a_cyrillic_letter_edits_like_its_latin_neighbour() -> None:
    assert latin_event(event(ord("С"), CTRL)).key() == Qt.Key.Key_C
    plain = event(ord("С"))
    assert latin_event(plain) is plain


def test_buttons_show_the_first_key() -> None:
    assert key_hint(Act.NEXT_STEP) == "Alt+→"
    assert key_hint(Act.VOICE_TABLE) == "Ctrl+1…9"
    assert keys.action(Act.UNDO).keys == ("Ctrl+Z",)


def test_f3_starts_pauses_and_resumes(desk: ConsoleDesk) -> None:
    clocks = []
    for pressed in ("Alt+Right", "F3", "Ctrl+Space", "F3"):
        desk.press(pressed)
        clocks.append(type(desk.state.flow.clock))
    assert clocks == [Idle, Running, Paused, Running]


def test_minutes_are_added_and_taken(desk: ConsoleDesk) -> None:
    for pressed in ("F4", "F4", "Shift+F4", "F10"):
        desk.press(pressed)
    run = desk.state.runs[desk.state.flow.current or 0]
    assert run.added_ms == 6 * 60_000


def test_steps_go_on_and_back_with_text_in_the_line(desk: ConsoleDesk) -> None:
    desk.type("начато")
    desk.press("Alt+Right")
    assert kind(desk) is StepKind.VOTING
    desk.press("Alt+Left")
    assert kind(desk) is StepKind.PROS_CONS
    assert desk.window.line.text() == "начато"


def test_the_current_step_is_skipped(desk: ConsoleDesk) -> None:
    current = desk.state.flow.current or 0
    desk.press("Alt+End")
    assert desk.state.runs[current].skipped
    assert kind(desk) is StepKind.VOTING


def test_the_floor_goes_from_table_to_table_and_ends(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    for table in (1, 2, 3):
        desk.press("Ctrl+T")
        assert desk.state.flow.turn is not None
        assert desk.state.flow.turn.table == table
    desk.press("Ctrl+T")
    assert desk.state.flow.turn is None


def test_the_floor_can_be_taken_back(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.press("Ctrl+T")
    desk.press("Alt+T")
    assert desk.state.flow.turn is None


def kind(desk: ConsoleDesk) -> StepKind:
    step = step_of(desk.state)
    assert step is not None
    return step.kind


def selected(desk: ConsoleDesk) -> tuple[int, str]:
    proposal, argument = desk.window.selection.proposal, desk.window.selection.argument
    assert proposal is not None
    return proposal.number, argument.text if argument else ""


def test_arrows_walk_the_board_and_into_the_arguments(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(1).id)
    walked = []
    for pressed in ("Down", "Right", "Down", "Down", "Right", "Up", "Left", "Left", "Down", "Down"):
        desk.press(pressed)
        walked.append(selected(desk))
    assert walked == [
        (2, ""),
        (2, "Хорошо"),
        (2, "Дёшево"),
        (2, "Дёшево"),
        (2, "Долго"),
        (2, ""),
        (2, ""),
        (2, ""),
        (3, ""),
        (3, ""),
    ]


def test_left_goes_from_the_minuses_to_the_pluses_and_out(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(2).id, cons(desk.proposal(2))[0].id)
    desk.press("Left")
    assert selected(desk) == (2, "Хорошо")
    desk.press("Left")
    assert selected(desk) == (2, "")


def test_enter_on_an_empty_line_shows_the_selected_proposal(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(1).id)
    assert not isinstance(desk.hub.scene, Card)
    desk.press("Return")
    assert isinstance(desk.hub.scene, Card)
    assert desk.hub.scene.label == "1.1"


def test_delete_erases_an_argument_or_a_proposal(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(2).id)
    desk.press("Right")
    desk.press("Del")
    assert [one.text for one in pros(desk.proposal(2))] == ["Дёшево"]
    desk.press("Del")
    assert [one.number for one in desk.state.content.proposals.values()] == [1, 3]
    assert selected(desk) == (3, "")


def test_what_is_erased_is_said_and_comes_back_by_its_button(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(2).id)
    desk.press("Right")
    desk.press("Delete")
    assert desk.window.banners.texts() == ("Удалено: плюс к № 1.2",)
    desk.window.selection.select(desk.proposal(2).id)
    for _ in range(2):
        desk.press("Right")
    desk.press("Delete")
    assert desk.window.banners.texts() == ("Удалено: минус к № 1.2",)
    desk.window.selection.select(desk.proposal(3).id)
    desk.press("Delete")
    assert desk.window.banners.texts() == ("Удалено: № 1.3",)
    banner = desk.window.banners.banner("undone")
    assert banner is not None
    banner.buttons[0].click()
    assert desk.proposal(3).text == "Три"


def test_delete_held_down_stops_at_the_empty_line(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(3).id)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Delete, PLAIN, "", autorep=True)
    desk.type("+")
    desk.press("Home")
    for _ in range(3):
        QApplication.sendEvent(desk.window.line.edit, held)
    assert desk.window.line.text() == ""
    assert desk.proposal(3).text == "Три"


def test_a_key_held_down_goes_through_the_board_but_not_through_the_steps(
    desk: ConsoleDesk,
) -> None:
    desk.window.selection.select(desk.proposal(3).id)
    before = desk.state.flow.current
    for key, held in ((Qt.Key.Key_Up, PLAIN), (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)):
        for _ in range(2):
            again = QKeyEvent(QEvent.Type.KeyPress, key, held, "", autorep=True)
            QApplication.sendEvent(desk.window.line.edit, again)
    assert selected(desk) == (1, "")
    assert desk.state.flow.current == before


def test_kind_level_and_withdrawal_turn_round(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(1).id)
    desk.press("Alt+K")
    desk.press("Alt+L")
    desk.press("Alt+L")
    assert desk.proposal(1).kind is ProposalKind.PRACTICE
    assert desk.proposal(1).level is Level.REGIONAL
    desk.press("Alt+W")
    assert desk.proposal(1).status is Status.WITHDRAWN
    desk.press("Alt+W")
    assert desk.proposal(1).status is Status.ACTIVE


def test_ctrl_h_takes_a_proposal_off_the_wall_and_back(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(1).id)
    desk.press("Ctrl+H")
    assert desk.proposal(1).exposure is Exposure.HIDDEN
    desk.press("Ctrl+H")
    assert desk.proposal(1).exposure is Exposure.SHOWN


def test_ctrl_m_merges_into_a_typed_number_and_separates_again(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(3).id)
    desk.press("Ctrl+M")
    assert desk.text("voiceChip") == "№ 1.3 объединить с №"
    assert desk.said() == "Enter — записать · Esc — отказаться"
    desk.enter("9")
    assert "9" in desk.said()
    assert desk.window.line.text() == "9"
    desk.press("Backspace")
    desk.enter("1.1")
    assert desk.proposal(3).status is Status.MERGED
    assert selected(desk) == (1, "")
    desk.window.selection.select(desk.proposal(3).id)
    desk.press("Ctrl+M")
    assert desk.proposal(3).status is Status.ACTIVE


def test_a_number_already_typed_is_the_one_to_merge_into(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(3).id)
    desk.type("1")
    desk.press("Ctrl+M")
    assert desk.proposal(3).status is Status.MERGED
    assert desk.window.line.text() == ""
    assert not desk.window.scribe.asks


def test_a_number_to_merge_into_that_does_not_exist_stays_to_be_mended(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(3).id)
    desk.type("9")
    desk.press("Ctrl+M")
    assert desk.window.scribe.asks
    assert desk.window.line.text() == "9"
    assert desk.said() == "Нет предложения № 9"


@pytest.mark.parametrize("asking", ["Alt+N", "Ctrl+M", "Alt+V", "Ctrl+F"])
def test_what_was_being_typed_comes_back_after_a_question(desk: ConsoleDesk, asking: str) -> None:
    desk.window.selection.select(desk.proposal(2).id)
    desk.type("3+ Наполовину")
    desk.press(asking)
    assert "Наполовину" not in desk.window.line.text()
    if desk.window.offers.isVisible():
        desk.press("Esc")
    desk.press("Esc")
    assert desk.window.line.text() == "3+ Наполовину"


def test_one_question_after_another_keeps_what_was_being_typed(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(2).id)
    desk.type("3+ Наполовину")
    desk.press("Ctrl+F")
    desk.press("Alt+N")
    desk.press("Ctrl+F")
    desk.type("два")
    desk.press("Alt+N")
    desk.enter("Второе")
    assert desk.proposal(2).short == "Второе"
    assert desk.window.line.text() == "3+ Наполовину"


def test_a_verdict_begun_by_a_key_is_given_up_by_esc(desk: ConsoleDesk) -> None:
    desk.press("Alt+V")
    assert desk.said() == "оценка № 1.2"
    desk.press("Esc")
    desk.press("Esc")
    assert desk.window.line.text() == ""


def test_esc_gives_a_question_up(desk: ConsoleDesk) -> None:
    desk.press("Ctrl+M")
    desk.press("Esc")
    assert not desk.window.scribe.asks
    assert not desk.widget("voiceChip").isVisible()


def test_nonsense_is_no_number_to_merge_into(desk: ConsoleDesk) -> None:
    desk.press("Ctrl+M")
    desk.enter("да")
    assert desk.window.scribe.asks
    assert "да" in desk.said()


def test_a_question_is_not_answered_onto_a_full_disk(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(3).id)
    desk.press("Ctrl+M")
    desk.journal.full = True
    desk.enter("1")
    assert desk.window.scribe.asks


def test_an_argument_moves_to_a_typed_number_and_side(desk: ConsoleDesk) -> None:
    moved = pros(desk.proposal(2))[1]
    desk.window.selection.select(desk.proposal(2).id, moved.id)
    desk.press("Alt+M")
    desk.enter("1-")
    assert [one.text for one in cons(desk.proposal(1))] == ["Дёшево"]
    assert pros(desk.proposal(2)) == (pros(desk.proposal(2))[0],)


def test_alt_s_turns_a_plus_into_a_minus(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(2).id)
    desk.press("Right")
    desk.press("Alt+S")
    assert [one.text for one in pros(desk.proposal(2))] == ["Дёшево"]
    assert selected(desk) == (2, "Хорошо")
    desk.press("Alt+S")
    assert len(pros(desk.proposal(2))) == 2


@pytest.mark.parametrize("pressed", ["Alt+M", "Alt+S"])
def test_only_an_argument_can_be_moved(desk: ConsoleDesk, pressed: str) -> None:
    desk.window.selection.select(desk.proposal(1).id)
    desk.press(pressed)
    assert desk.window.banners.banner("refused") is not None


def test_undoing_a_move_selects_the_proposal_the_argument_returns_to(desk: ConsoleDesk) -> None:
    moved = cons(desk.proposal(2))[0]
    desk.do(MoveArgument(moved.id, desk.proposal(3).id, moved.side))
    assert desk.window.selection.proposal == desk.proposal(3)
    desk.press("Ctrl+Z")
    assert desk.window.selection.proposal == desk.proposal(2)
    desk.press("Ctrl+Y")
    assert desk.window.selection.proposal == desk.proposal(3)


def test_undoing_what_is_not_on_the_board_leaves_the_selection(desk: ConsoleDesk) -> None:
    desk.do(AddNote("Микрофон"))
    desk.window.selection.select(desk.proposal(2).id)
    desk.press("Ctrl+Z")
    assert desk.window.selection.proposal == desk.proposal(2)


def test_a_vote_begins_at_the_first_proposal_without_votes(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(2).id)
    desk.at(StepKind.VOTING)
    for votes in ("12", "7", "9"):
        desk.enter(votes)
    assert [desk.proposal(number).votes for number in (1, 2, 3)] == [12, 7, 9]
    desk.press("Alt+Left")
    desk.press("Alt+Right")
    assert desk.window.selection.proposal == desk.proposal(3)


def test_without_a_selection_the_board_has_nothing_to_act_on(desk: ConsoleDesk) -> None:
    desk.window.selection.select(None)
    desk.press("Alt+K")
    desk.press("Right")
    assert desk.window.banners.banner("refused") is not None


def test_a_short_name_is_asked_for_and_can_be_derived_again(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(1).id)
    desk.press("Alt+N")
    desk.enter("Коротко")
    assert desk.proposal(1).short == "Коротко"
    desk.press("Alt+N")
    assert desk.window.line.text() == "Коротко"
    desk.window.line.clear()
    desk.press("Return")
    assert desk.proposal(1).short is None


def test_the_voice_becomes_the_author(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(1).id)
    desk.press("Ctrl+2")
    desk.press("Alt+A")
    assert desk.proposal(1).author == table_voice(2)
    desk.window.selection.select(desk.proposal(2).id)
    desk.press("Right")
    desk.press("Ctrl+3")
    desk.press("Alt+A")
    assert pros(desk.proposal(2))[0].author == table_voice(3)


def test_f2_edits_a_proposal_in_place(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(1).id)
    desk.press("F2")
    editor = desk.widget("inPlaceEditor")
    assert desk.window.board.is_editing
    send_key(editor, ord("Я"), PLAIN, "Я")
    press(editor, "Return")
    assert desk.proposal(1).text == "ОдинЯ"
    assert not desk.window.board.is_editing


def test_f2_edits_an_argument_in_place_and_esc_gives_up(desk: ConsoleDesk) -> None:
    desk.window.selection.select(desk.proposal(2).id)
    desk.press("Right")
    desk.press("F2")
    editor = desk.widget("inPlaceEditor")
    send_key(editor, ord("Я"), PLAIN, "Я")
    press(editor, "Esc")
    assert pros(desk.proposal(2))[0].text == "Хорошо"
    desk.press("Ctrl+R")
    editor = desk.window.board.findChildren(type(editor), "inPlaceEditor")[-1]
    send_key(editor, ord("Я"), PLAIN, "Я")
    press(editor, "Return")
    assert pros(desk.proposal(2))[0].text == "ХорошоЯ"


def test_single_keys_rule_the_wall(desk: ConsoleDesk) -> None:
    modes = []
    for pressed in ("F6", "F7", "F8", "F9", "Ctrl+B", "Ctrl+G"):
        desk.press(pressed)
        modes.append(desk.hub.screen.mode)
    assert modes == [Mode.BLACK, Mode.TITLE, Mode.HOLD, Mode.LIVE, Mode.BLACK, Mode.LIVE]


def test_letters_of_the_wall_grow_and_shrink(desk: ConsoleDesk) -> None:
    scales = []
    for pressed in ("Alt+=", "Alt+=", "Alt+-", "Alt+Home"):
        desk.press(pressed)
        scales.append(desk.hub.screen.scale)
    assert scales == [1, 2, 1, 0]


def test_alt_and_a_digit_choose_a_view(desk: ConsoleDesk) -> None:
    views = []
    for pressed in ("Alt+3", "Alt+R", "Alt+0", "Alt+9"):
        desk.press(pressed)
        views.append(desk.hub.screen.view)
    assert views == [View.TIMER, View.RANKING, View.AUTO, View.THANKS]


def test_page_keys_turn_pages_of_the_wall_and_never_steps(desk: ConsoleDesk) -> None:
    desk.wall.page_count = 3
    desk.type("текст")
    desk.press("PgDown")
    assert desk.hub.screen.pin is not None
    desk.press("PgUp")
    assert kind(desk) is StepKind.PROS_CONS


def test_a_clicker_does_no_harm(desk: ConsoleDesk) -> None:
    before = desk.state
    for pressed in ("F5", "Esc", "PgDown", "PgUp"):
        desk.press(pressed)
    assert desk.state == before
    assert desk.hub.screen == Screen()


def test_windows_open_and_tones_are_muted(desk: ConsoleDesk) -> None:
    for pressed in ("Ctrl+P", "F1", "Ctrl+E", "Ctrl+I", "Alt+Q", "F11"):
        desk.press(pressed)
    assert desk.opened == [Act.PEOPLE, Act.KEYS, Act.EXPORT, Act.FINDINGS]
    assert desk.muted == 1
    assert desk.wall.toggled == 1


def test_keys_work_from_anywhere_in_the_window(desk: ConsoleDesk) -> None:
    press(desk.window, "F6")
    assert desk.hub.screen.mode is Mode.BLACK
    press(desk.window, "Ctrl+Shift+A")
    press(desk.window, "F12")
    assert desk.window.line.text() == ""


def test_before_the_first_step_there_is_nothing_to_skip(qtbot: QtBot, russian: Words) -> None:
    desk = ConsoleDesk(qtbot, russian)
    desk.press("Alt+End")
    assert desk.window.banners.banner("refused") is not None
    assert desk.text("stepTitle") == "До начала"
    desk.press("Alt+Right")
    assert desk.state.flow.current == 1
