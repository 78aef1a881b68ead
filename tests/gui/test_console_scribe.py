"""Typing through the scribe line: what is committed, what is refused, who is speaking."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from facilitator.core.board import cons, pros
from facilitator.core.commands import AddProposal
from facilitator.core.scene_kinds import Card
from facilitator.core.vocabulary import StepKind, VerdictValue, Voice, VoiceKind, table_voice
from facilitator.trouble import StorageTrouble
from facilitator.ui.library import FileStatus
from facilitator.words import Words
from tests.gui.console_desk import ConsoleDesk


@pytest.fixture
def desk(qtbot: QtBot, russian: Words) -> ConsoleDesk:
    return ConsoleDesk(qtbot, russian)


def with_proposals(desk: ConsoleDesk) -> ConsoleDesk:
    desk.at(StepKind.STATEMENTS)
    for table, text in ((1, "Один"), (2, "Два"), (3, "Три")):
        desk.do(AddProposal(1, text, table_voice(table)))
    return desk


def test_enter_commits_a_proposal_and_empties_the_line(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.enter("Единый день приёма *2")
    assert desk.proposal(1).text == "Единый день приёма"
    assert desk.proposal(1).author == table_voice(2)
    assert desk.window.line.text() == ""


def test_the_newest_proposal_is_selected(desk: ConsoleDesk) -> None:
    with_proposals(desk)
    desk.enter("Четыре")
    assert desk.window.selection.proposal == desk.proposal(4)


def test_while_typing_it_is_said_what_enter_will_do(desk: ConsoleDesk) -> None:
    with_proposals(desk).at(StepKind.PROS_CONS)
    desk.type("2- Нужен обмен")
    assert desk.said() == "минус к № 1.2 · Enter"
    desk.press("Return")
    assert [one.text for one in cons(desk.proposal(2))] == ["Нужен обмен"]


@pytest.mark.parametrize(
    ("typed", "going_to_be"),
    [
        ("2+", "плюс к № 1.2"),
        ("2 -", "минус к № 1.2"),
        ("2=", "голоса за № 1.2"),
        ("2:", "оценка № 1.2"),
        ("!", "вывод по заданию 1"),
    ],
)
def test_a_line_just_begun_is_no_mistake_until_enter(
    desk: ConsoleDesk, typed: str, going_to_be: str
) -> None:
    with_proposals(desk).at(StepKind.PROS_CONS)
    desk.type(typed)
    assert desk.said() == going_to_be
    assert desk.window.line.property("look") == "scribe"
    if desk.window.offers.isVisible():
        desk.press("Esc")
    desk.press("Return")
    assert desk.said() != going_to_be
    assert desk.window.line.property("look") == "scribe-refused"


def test_a_name_that_can_still_be_completed_is_no_mistake(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.type("*Ива")
    assert desk.window.line.property("look") == "scribe"
    desk.type("х")
    assert desk.window.line.property("look") == "scribe-refused"


def test_a_refused_line_stays_with_its_reason(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    desk.enter("Просто текст")
    assert desk.window.line.text() == "Просто текст"
    assert "+" in desk.said()


def test_ones_own_proposal_is_refused_already_while_typing(desk: ConsoleDesk) -> None:
    with_proposals(desk).at(StepKind.PROS_CONS)
    desk.type("1+ Хорошо *1")
    typed = desk.said()
    assert "собственное" in typed
    desk.press("Return")
    assert desk.said() == typed
    assert desk.window.line.text() == "1+ Хорошо *1"
    assert pros(desk.proposal(1)) == ()


def test_a_full_disk_keeps_the_text_and_shows_a_banner_until_writing_works(
    desk: ConsoleDesk,
) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.journal.full = True
    desk.enter("Важное")
    assert desk.window.line.text() == "Важное"
    assert desk.window.banners.banner("trouble") is not None
    assert desk.text("savedAt") == "НЕ СОХРАНЕНО"
    desk.journal.full = False
    desk.press("Return")
    assert desk.proposal(1).text == "Важное"
    assert desk.window.banners.banner("trouble") is None


def test_in_a_session_that_is_only_looked_at_nobody_is_told_to_try_again(
    desk: ConsoleDesk,
) -> None:
    desk.hub.troubled.emit(StorageTrouble("read_only", "/day.facil"))
    assert desk.window.banners.texts() == ("Сессия открыта только для просмотра: /day.facil",)


def test_not_saved_stays_until_it_is_saved(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.journal.full = True
    desk.enter("Важное")
    status = FileStatus(Path("day.facil"))
    desk.window.show_status(status)
    assert desk.text("savedAt") == "НЕ СОХРАНЕНО"
    desk.journal.full = False
    desk.press("Return")
    assert desk.text("savedAt").startswith("✓")


def test_a_long_path_is_brief_in_a_banner_and_whole_in_its_tip(desk: ConsoleDesk) -> None:
    path = "/дом/" + "папка/" * 12 + "день.facil"
    desk.hub.missed.emit(StorageTrouble("moved", path))
    banner = desk.window.banners.banner("trouble")
    assert banner is not None
    assert banner.text() == "Файла сессии больше нет на месте: …/папка/день.facil"
    assert path in banner.toolTip()
    assert not desk.text("savedAt").startswith("НЕ")


def test_a_banner_grows_where_it_has_less_width(desk: ConsoleDesk) -> None:
    desk.hub.missed.emit(StorageTrouble("moved", "день " * 60))
    banner = desk.window.banners.banner("trouble")
    assert banner is not None
    desk.window.resize(900, 620)
    QApplication.processEvents()
    assert banner.height() >= banner.heightForWidth(banner.width())


def test_ctrl_enter_takes_the_line_literally(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.type("7+ бед, один ответ")
    desk.press("Ctrl+Return")
    assert desk.proposal(1).text == "7+ бед, один ответ"


@pytest.mark.parametrize("lone", [".", "ю", "b", "   "])
def test_what_a_clicker_types_is_never_committed(desk: ConsoleDesk, lone: str) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.enter(lone)
    assert not desk.state.content.proposals
    assert desk.window.line.text() == ""


def test_ctrl_and_a_digit_say_which_table_speaks_also_while_typing(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.type("Мысль")
    desk.press("Ctrl+3")
    assert desk.text("voiceChip") == "Стол 3"
    desk.press("Return")
    assert desk.proposal(1).author == table_voice(3)
    desk.press("Ctrl+0")
    assert not desk.widget("voiceChip").isVisible()


def test_a_table_that_does_not_exist_cannot_speak(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.press("Ctrl+9")
    assert desk.window.scribe.voice is None
    assert "9" in desk.said()


def test_the_voice_clears_after_an_argument_in_pros_cons(desk: ConsoleDesk) -> None:
    with_proposals(desk).at(StepKind.PROS_CONS)
    desk.press("Ctrl+3")
    desk.enter("1+ Хорошо")
    assert pros(desk.proposal(1))[0].author == table_voice(3)
    assert desk.window.scribe.voice is None


def test_a_given_floor_sets_the_voice(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.press("Ctrl+T")
    assert desk.text("voiceChip") == "Стол 1"
    assert desk.widget("turnClock").isVisible()
    assert desk.text("turnName") == "стол 1"


def test_a_number_selects_and_in_pros_cons_comes_to_the_wall(desk: ConsoleDesk) -> None:
    with_proposals(desk).at(StepKind.PROS_CONS)
    desk.enter("2")
    assert desk.window.selection.proposal == desk.proposal(2)
    assert isinstance(desk.hub.scene, Card)
    assert desk.hub.scene.label == "1.2"


def test_votes_go_to_the_selected_proposal_and_the_selection_moves_on(desk: ConsoleDesk) -> None:
    with_proposals(desk).at(StepKind.VOTING)
    desk.window.selection.select(desk.proposal(1).id)
    for votes in ("5", "7", "2"):
        desk.enter(votes)
    assert [desk.proposal(number).votes for number in (1, 2, 3)] == [5, 7, 2]


def test_a_name_is_completed_from_the_list(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.type("Мысль *Иван")
    assert desk.window.offers.isVisible()
    desk.press("Down")
    desk.press("Return")
    assert desk.window.line.text() == "Мысль *П3 "
    desk.press("Return")
    assert desk.proposal(1).author == Voice(VoiceKind.PARTICIPANT, 3)


def test_offers_go_away_with_esc_and_the_text_stays(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.type("*Иван")
    desk.press("Up")
    desk.press("Esc")
    assert not desk.window.offers.isVisible()
    assert desk.window.line.text() == "*Иван"


def test_a_click_takes_an_offer(desk: ConsoleDesk) -> None:
    with_proposals(desk).at(StepKind.EXPERT_FEEDBACK)
    desk.press("Alt+V")
    assert desk.window.line.text() == "1.3: "
    desk.window.offers.clicked.emit(desk.window.offers.model().index(0, 0))
    desk.press("Return")
    verdict = desk.proposal(3).verdict
    assert verdict is not None
    assert verdict.value is VerdictValue.SUPPORT


def test_a_filter_works_while_it_is_typed_and_esc_clears_it(desk: ConsoleDesk) -> None:
    with_proposals(desk)
    desk.press("Ctrl+F")
    desk.type("два")
    assert [item.label for item in desk.window.board.items] == ["1.2"]
    desk.press("Return")
    assert desk.window.line.text() == ""
    assert len(desk.window.board.items) == 1
    desk.press("Esc")
    assert len(desk.window.board.items) == 3


def test_deleting_a_typed_filter_shows_everything(desk: ConsoleDesk) -> None:
    with_proposals(desk)
    desk.type("/два")
    for _ in range(4):
        desk.press("Backspace")
    assert len(desk.window.board.items) == 3


def test_a_filter_without_matches_says_so(desk: ConsoleDesk) -> None:
    with_proposals(desk)
    desk.type("/мост")
    assert "мост" in desk.text("emptyBoard")


def test_several_pasted_lines_offer_to_become_several_items(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    paste(desk, "• Первое\n• Второе\n")
    banner = desk.window.banners.banner("paste")
    assert banner is not None
    banner.buttons[0].click()
    assert [desk.proposal(n).text for n in (1, 2)] == ["Первое", "Второе"]
    assert desk.window.banners.banner("paste") is None


@pytest.mark.parametrize(
    ("pressed", "proposals", "left"),
    [("Return", 2, ""), ("Ctrl+Return", 0, "Первое Второе"), ("Esc", 0, "")],
)
def test_what_pasted_lines_become_is_chosen_by_a_key(
    desk: ConsoleDesk, pressed: str, proposals: int, left: str
) -> None:
    desk.at(StepKind.STATEMENTS)
    paste(desk, "Первое\nВторое")
    desk.press(pressed)
    assert len(desk.state.content.proposals) == proposals
    assert desk.window.line.text() == left
    assert desk.window.banners.banner("paste") is None


def test_a_line_typed_after_pasting_is_committed_and_the_choice_stays(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    paste(desk, "Первое\nВторое")
    desk.enter("Третье")
    assert desk.proposal(1).text == "Третье"
    assert desk.window.banners.banner("paste") is not None


def test_a_proposal_taken_literally_is_the_selected_one(desk: ConsoleDesk) -> None:
    with_proposals(desk).at(StepKind.PROS_CONS)
    desk.type("1+ клуб")
    desk.press("Ctrl+Return")
    assert desk.window.selection.proposal is not None
    assert desk.window.selection.proposal.text == "1+ клуб"


def test_pasted_lines_can_become_one(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    paste(desk, "Первое\nВторое")
    banner = desk.window.banners.banner("paste")
    assert banner is not None
    banner.buttons[1].click()
    assert desk.window.line.text() == "Первое Второе"


def test_pasted_lines_that_are_refused_stay_to_be_mended(desk: ConsoleDesk) -> None:
    with_proposals(desk).at(StepKind.PROS_CONS)
    paste(desk, "1+ Хорошо\nБез знака\n2- Плохо")
    banner = desk.window.banners.banner("paste")
    assert banner is not None
    banner.buttons[0].click()
    assert len(pros(desk.proposal(1))) == 1
    assert desk.window.line.text() == "Без знака"
    left = desk.window.banners.banner("paste")
    assert left is not None
    left.buttons[2].click()
    assert desk.window.banners.banner("paste") is None


def test_one_pasted_line_is_text_without_formatting(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    paste(desk, "Пере\u00adнос  слова")
    assert desk.window.line.text() == "Перенос слова"
    assert not desk.window.line.edit.canInsertFromMimeData(QMimeData())


def test_the_line_grows_to_three_rows(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    assert desk.window.line.edit.rows() == 1
    desk.window.line.show_text("слово " * 300)
    assert desk.window.line.edit.rows() == 3


def test_undo_acts_on_the_text_while_there_is_some_and_then_on_the_board(
    desk: ConsoleDesk,
) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.enter("Один")
    desk.type("Ещё")
    desk.press("Ctrl+Z")
    assert desk.window.line.text() == ""
    assert desk.state.content.proposals
    desk.press("Ctrl+Z")
    assert not desk.state.content.proposals
    assert "Отменено: предложение № 1.1" in desk.window.banners.texts()
    desk.press("Ctrl+Y")
    assert desk.proposal(1).text == "Один"
    assert "Возвращено: предложение № 1.1" in desk.window.banners.texts()


def test_undoing_an_argument_names_its_side(desk: ConsoleDesk) -> None:
    with_proposals(desk).at(StepKind.PROS_CONS)
    desk.enter("2+ Хорошо")
    desk.press("Ctrl+Z")
    assert "Отменено: плюс к № 1.2" in desk.window.banners.texts()


def test_letters_typed_anywhere_go_to_the_line(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.window.board.setFocus()
    for letter in "Да":
        desk_press_letter(desk, letter)
    assert desk.window.line.text() == "Да"


def desk_press_letter(desk: ConsoleDesk, letter: str) -> None:
    from tests.gui.console_desk import send_key

    send_key(desk.window, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)


def paste(desk: ConsoleDesk, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    desk.window.line.edit.insertFromMimeData(mime)


def test_each_step_says_what_plain_text_becomes(desk: ConsoleDesk) -> None:
    desk.at(StepKind.CLOSING)
    assert desk.window.line.edit.placeholderText() == "Строка заключительного слова"
    hints = desk.widget("hints")
    assert isinstance(hints, QLabel)
    assert "решение" in hints.text()
    desk.enter("Спасибо всем")
    assert desk.state.content.closing.text == "Спасибо всем"


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        (StepKind.SILENT, "Мысль", "предложение № 1.4, ещё не на экране · Enter"),
        (StepKind.STATEMENTS, "Мысль", "предложение № 1.4 · Enter"),
        (StepKind.STATEMENTS, "2+ Хорошо", "плюс к № 1.2 · Enter"),
        (StepKind.STATEMENTS, "2", "выбрать № 1.2 · Enter"),
        (StepKind.PROS_CONS, "2", "№ 1.2 на экран · Enter"),
        (StepKind.VOTING, "2=5", "№ 1.2: 5 голосов · Enter"),
        (StepKind.EXPERT_FEEDBACK, "2: доработать", "№ 1.2: доработать · Enter"),
        (StepKind.EXPERT_FEEDBACK, "Замечание", "замечание эксперта по заданию 1 · Enter"),
        (StepKind.EXPERT_FEEDBACK, "! Вывод", "вывод по заданию 1 · Enter"),
        (StepKind.PEER_FEEDBACK, "Замечание", "замечание коллеги по заданию 1 · Enter"),
        (StepKind.PEER_FEEDBACK, "!! Решили", "решение по заданию 1 · Enter"),
        (StepKind.CLOSING, "!! Решили", "общее решение · Enter"),
        (StepKind.CLOSING, "Спасибо", "заключительное слово · Enter"),
        (StepKind.BREAK, "Заметка", "личная заметка · Enter"),
        (StepKind.STATEMENTS, "*2", "говорит: стол 2 · Enter"),
        (StepKind.STATEMENTS, "/два", "поиск: два · Enter"),
    ],
)
def test_every_meaning_is_said_while_typing(
    desk: ConsoleDesk, kind: StepKind, typed: str, said: str
) -> None:
    with_proposals(desk).at(kind)
    desk.type(typed)
    assert desk.said() == said


def test_a_number_that_does_not_exist_is_text_with_a_hint(desk: ConsoleDesk) -> None:
    with_proposals(desk)
    desk.type("17+ Хорошо")
    assert desk.said().startswith("предложение № 1.4")
    assert "17" in desk.said()


def test_the_card_a_line_is_about_opens_while_typing(desk: ConsoleDesk) -> None:
    with_proposals(desk).at(StepKind.PROS_CONS)
    desk.type("1- ")
    assert desk.window.selection.proposal == desk.proposal(1)
    assert not isinstance(desk.hub.scene, Card)


def test_the_sign_of_a_minus_has_its_colour(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    desk.type("1.7- Нужен обмен")
    formats = desk.window.line.edit.document().firstBlock().layout().formats()
    assert [(one.start, one.length) for one in formats] == [(3, 1)]
    desk.window.line.show_text("7-дневный лагерь")
    assert desk.window.line.edit.document().firstBlock().layout().formats() == []


def test_a_voice_alone_sets_the_chip(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.enter("*2")
    assert desk.window.scribe.voice == table_voice(2)
    assert desk.window.line.text() == ""
