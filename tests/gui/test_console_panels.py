"""The console's panels: step, programme, board, wall controls, bars, banners, folding."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from facilitator.core.commands import (
    AddArgument,
    AddProposal,
    AddTime,
    CloseSession,
    EditProposal,
    ExposeProposal,
    GoToStep,
    Interrupt,
    MergeProposal,
    NextStep,
    SetVerdict,
    SetVotes,
    StartClock,
    WithdrawProposal,
)
from facilitator.core.model import Paused, Running, StepRun, Verdict
from facilitator.core.screen import Mode, View
from facilitator.core.timing import step_of
from facilitator.core.vocabulary import Exposure, Side, StepKind, VerdictValue, table_voice
from facilitator.ui.console.console_acts import PANELS
from facilitator.ui.console.keys import action
from facilitator.ui.library import FileStatus
from facilitator.venue.power import Power, power, power_text
from facilitator.words import Words
from tests.gui.console_desk import ConsoleDesk, press
from tests.room import small_beginning

LONG = "Семейный консультант ведёт семью от рождения ребёнка до школы и сам собирает справки " * 3


@pytest.fixture
def desk(qtbot: QtBot, russian: Words) -> ConsoleDesk:
    return ConsoleDesk(qtbot, russian)


def filled(desk: ConsoleDesk) -> ConsoleDesk:
    desk.at(StepKind.STATEMENTS)
    for table, text in ((1, "Один"), (2, LONG), (3, "Три")):
        desk.do(AddProposal(1, text, table_voice(table)))
    desk.do(
        AddArgument(desk.proposal(2).id, Side.PRO, "Хорошо", table_voice(1)),
        AddArgument(desk.proposal(2).id, Side.CON, LONG, table_voice(1)),
    )
    desk.at(StepKind.PROS_CONS)
    return desk


def click(widget: QWidget) -> None:
    assert isinstance(widget, QAbstractButton)
    widget.click()


def test_the_big_clock_counts_down_and_goes_on_as_overtime(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    desk.wait(318)
    assert desk.text("clock") == "06:42"
    assert not desk.widget("overtime").isVisible()
    desk.wait(402 + 135)
    assert desk.text("clock") == "+02:15"
    assert desk.text("overtime") == "сверх регламента"


def test_the_place_in_the_programme_is_said(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS)
    desk.press("Ctrl+T")
    assert desk.text("stepPlace") == "Задание 1 · этап 4 из 8 · слово у стола 1"
    desk.do(GoToStep(1))
    desk.hub.tick()
    assert desk.text("stepPlace") == "Этап 1 из 14"


def test_before_a_step_is_extended_it_is_said_what_it_does_to_the_end(desk: ConsoleDesk) -> None:
    desk.at(StepKind.OPENING)
    desk.hub.tick()
    now = desk.text("forecastEnd")
    assert desk.widget("minute_moreButton").toolTip() != desk.widget("five_moreButton").toolTip()
    promised = desk.widget("five_moreButton").toolTip().split()[-1]
    desk.do(AddTime(5 * 60_000))
    assert desk.text("forecastEnd").endswith(promised)
    assert desk.text("forecastEnd") != now


def test_the_drift_is_shown(desk: ConsoleDesk) -> None:
    desk.ms = 40 * 60_000
    desk.at(StepKind.OPENING)
    assert desk.text("drift") == "отстаём на 10 мин"
    assert desk.widget("drift").property("look") == "pill-warning"


def test_a_drift_of_hours_is_told_in_hours(desk: ConsoleDesk) -> None:
    desk.ms = 441 * 60_000
    desk.at(StepKind.OPENING)
    assert desk.text("drift") == "отстаём на 6 ч 51 мин"


def test_being_ahead_is_shown_too(desk: ConsoleDesk) -> None:
    desk.ms = 30 * 60_000
    desk.at(StepKind.BRIEFING)
    assert desk.text("drift") == "опережаем на 15 мин"


def test_nobody_pressed_start_is_said_after_a_minute(desk: ConsoleDesk) -> None:
    desk.do(NextStep())
    desk.wait(59)
    assert "F3" not in desk.text("stepPlace")
    desk.wait(1)
    assert "F3" in desk.text("stepPlace")
    assert desk.widget("start_pauseButton").property("look") == "primary"
    desk.press("F3")
    assert "F3" not in desk.text("stepPlace")


def interrupted(desk: ConsoleDesk) -> ConsoleDesk:
    desk.at(StepKind.PROS_CONS)
    desk.wait(259)
    desk.ms += 133_000
    desk.hub.tick()
    return desk


def test_after_an_interruption_there_are_two_buttons(desk: ConsoleDesk) -> None:
    interrupted(desk)
    assert desk.widget("interruption").isVisible()
    assert desk.text("continueButton") == "Продолжить с 07:41"
    assert desk.text("subtractButton") == "Вычесть 2 мин 13 с"


def test_continue_goes_on_where_it_was(desk: ConsoleDesk) -> None:
    click(interrupted(desk).widget("continueButton"))
    assert desk.text("clock") == "07:41"
    assert isinstance(desk.state.flow.clock, Running)
    assert not desk.widget("interruption").isVisible()


def test_subtract_counts_the_time_away(desk: ConsoleDesk) -> None:
    click(interrupted(desk).widget("subtractButton"))
    assert desk.text("clock") == "05:28"


def test_the_programme_folds_other_tasks_and_a_click_unfolds_them(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    view = desk.window.programme.view
    titles = [item.title for item in view.rows.items]
    assert "2 этапа" in titles
    row = titles.index("2 этапа")
    view.clicked.emit(view.rows.at(row))
    assert "2 этапа" not in [item.title for item in view.rows.items]
    folded = next(item for item in view.rows.items if item.heading and item.task == 2)
    at = view.rows.row_of(folded.key)
    assert at is not None
    view.clicked.emit(view.rows.at(at))
    assert "2 этапа" in [item.title for item in view.rows.items]


def test_a_tasks_heading_brings_its_board_until_a_step_is_entered(desk: ConsoleDesk) -> None:
    desk.at(StepKind.STATEMENTS, 2)
    desk.enter("Второе")
    desk.at(StepKind.STATEMENTS)
    desk.enter("Первое")
    view = desk.window.programme.view
    heading = next(item for item in view.rows.items if item.heading and item.task == 2)
    row = view.rows.row_of(heading.key)
    assert row is not None
    view.clicked.emit(view.rows.at(row))
    assert [item.label for item in desk.window.board.items] == ["2.1"]
    desk.enter("+ Хорошо")
    assert desk.state.content.proposals[desk.window.selection.proposal.id].arguments  # type: ignore[union-attr]
    desk.press("Alt+Right")
    assert [item.label for item in desk.window.board.items] == ["1.1"]


def test_a_session_of_another_day_shows_its_board_but_no_drift(
    qtbot: QtBot, russian: Words, desk: ConsoleDesk
) -> None:
    filled(desk)
    begun = small_beginning()
    held = replace(
        begun,
        content=desk.state.content,
        runs={1: StepRun(started_at=datetime(2018, 1, 1, 10), entered=True)},
    )
    later = ConsoleDesk(qtbot, russian, held)
    assert [item.label for item in later.window.board.items] == ["1.1", "1.2", "1.3"]
    assert not later.widget("drift").isVisible()


def test_done_steps_show_actual_and_planned_minutes(desk: ConsoleDesk) -> None:
    desk.at(StepKind.OPENING)
    desk.wait(16 * 60)
    desk.do(NextStep())
    rows = {item.title: item for item in desk.window.programme.view.rows.items}
    assert rows["Открытие"].minutes == "16 / 15"
    assert rows["Открытие"].done
    assert "16 / 15" in rows["Открытие"].spoken


def test_a_chosen_step_can_be_entered_skipped_and_taken_in(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    voting = next(one.id for one in desk.state.programme if one.kind is StepKind.VOTING)
    view = desk.window.programme.view
    row = view.rows.row_of(f"step{voting}")
    assert row is not None
    view.clicked.emit(view.rows.at(row))
    assert desk.state.flow.current != voting
    click(desk.widget("skipStep"))
    assert desk.state.runs[voting].skipped
    assert desk.text("skipStep") == "Вернуть в программу"
    click(desk.widget("skipStep"))
    assert not desk.state.runs[voting].skipped
    click(desk.widget("goToStep"))
    assert desk.state.flow.current == voting
    assert not desk.widget("goToStep").isVisible()


def test_the_programme_works_with_the_keyboard(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    view = desk.window.programme.view
    desk.press("Alt+P")
    press(view, "Down")
    press(view, "Up")
    press(view, "Up")
    press(view, "F6")
    assert desk.hub.screen.mode is Mode.BLACK
    press(view, "Return")
    step = step_of(desk.state)
    assert step is not None
    assert step.kind is StepKind.STATEMENTS
    press(view, "Esc")


def test_a_double_click_enters_a_step(desk: ConsoleDesk) -> None:
    view = desk.window.programme.view
    view.doubleClicked.emit(view.rows.at(0))
    assert desk.state.flow.current == 1
    heading = next(row for row, item in enumerate(view.rows.items) if item.heading)
    view.doubleClicked.emit(view.rows.at(heading))
    assert desk.state.flow.current == 1


def test_a_click_selects_a_card_or_an_argument(desk: ConsoleDesk) -> None:
    filled(desk)
    board = desk.window.board
    desk.window.selection.select(desk.proposal(2).id)
    QApplication.processEvents()
    row = 1
    card = board.visualRect(board.model().index(row, 0))
    item = board.items[row]
    place = board._cards.plan(item, card.width()).arguments[0].rect.center().toPoint()
    mouse(desk, card.topLeft() + place)
    assert desk.window.selection.argument is not None
    first = board.visualRect(board.model().index(0, 0))
    mouse(desk, first.center())
    assert desk.window.selection.proposal == desk.proposal(1)
    mouse(desk, QPoint(5, board.viewport().height() - 2))
    mouse(desk, first.center(), QEvent.Type.MouseButtonDblClick)
    assert board.is_editing


def mouse(desk: ConsoleDesk, at: QPoint, kind: QEvent.Type = QEvent.Type.MouseButtonPress) -> None:
    left = Qt.MouseButton.LeftButton
    viewport = desk.window.board.viewport()
    there = QPointF(at)
    globally = QPointF(viewport.mapToGlobal(at))
    event = QMouseEvent(kind, there, globally, left, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, event)


def test_leaving_the_editor_keeps_what_was_typed(desk: ConsoleDesk) -> None:
    filled(desk)
    desk.window.selection.select(desk.proposal(1).id)
    desk.press("F2")
    desk.window.board._editor.setPlainText("Иначе")  # type: ignore[union-attr]
    desk.window.activateWindow()
    desk.window.line.take_focus()
    QApplication.processEvents()
    assert desk.proposal(1).text == "Иначе"


def test_an_erased_proposal_takes_its_editor_away(desk: ConsoleDesk) -> None:
    filled(desk)
    desk.window.board.edit_text(desk.proposal(1).id)
    desk.press("Del")
    desk.window.selection.select(desk.proposal(1).id) if len(desk.window.board.items) > 2 else None
    desk.window.board.edit_text(9999)
    assert not desk.window.board.is_editing


def test_tags_tell_what_became_of_a_proposal(desk: ConsoleDesk) -> None:
    filled(desk)
    desk.do(
        MergeProposal(desk.proposal(3).id, desk.proposal(1).id),
        SetVotes(desk.proposal(1).id, 5),
        SetVerdict(desk.proposal(1).id, Verdict(VerdictValue.REVISE, "сроки")),
        WithdrawProposal(desk.proposal(2).id),
        ExposeProposal(desk.proposal(2).id, Exposure.HIDDEN),
    )
    items = desk.window.board.items
    assert items[0].tags == ("вместе с № 1.3", "5 голосов")
    assert items[0].details == ("доработать: сроки",)
    assert items[1].struck
    assert items[1].tags[:2] == ("отозвано", "не показывать")
    assert items[2].tags[0] == "объединено с № 1.1"
    assert not desk.window.grab().isNull()


def test_hidden_drafts_say_that_they_are_not_shown_yet(desk: ConsoleDesk) -> None:
    desk.at(StepKind.SILENT)
    desk.enter("Черновик *П4")
    item = desk.window.board.items[0]
    assert item.off_wall
    assert item.tags == ("ещё не показано",)
    assert item.author == "Гость"
    assert not desk.window.grab().isNull()


def test_coverage_names_gaps_and_tables_not_heard(desk: ConsoleDesk) -> None:
    filled(desk)
    said = desk.text("coverage")
    assert "1.1, 1.3" in said
    assert "столы 2, 3" in said
    desk.at(StepKind.STATEMENTS, 2)
    assert "Без плюсов" not in desk.text("coverage")


def test_feedback_is_counted(desk: ConsoleDesk) -> None:
    filled(desk).at(StepKind.EXPERT_FEEDBACK)
    desk.enter("Замечание")
    desk.enter("! Вывод")
    assert "выводов\u00a0<b>1</b>" in desk.text("coverage")


def test_after_the_last_step_there_is_no_next(desk: ConsoleDesk) -> None:
    desk.at(StepKind.CLOSING)
    assert not desk.widget("next_stepButton").isEnabled()
    desk.do(CloseSession())
    assert not desk.widget("next_stepButton").isVisible()
    assert not desk.widget("start_pauseButton").isEnabled()


def test_outside_tasks_there_is_no_coverage_before_the_first(desk: ConsoleDesk) -> None:
    desk.do(NextStep())
    assert not desk.widget("coverage").isVisible()
    assert desk.text("emptyBoard") == "Доска откроется с первым заданием"


def test_the_next_step_is_announced(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    assert desk.text("nextStep").startswith("Голосование · 4\u00a0мин")
    desk.at(StepKind.CLOSING)
    assert desk.text("nextStep") == "Последний этап"


def mode(desk: ConsoleDesk) -> Mode:
    return desk.hub.screen.mode


def is_closed(desk: ConsoleDesk) -> bool:
    return desk.state.flow.closed


def test_wall_buttons_show_and_change_what_the_room_sees(desk: ConsoleDesk) -> None:
    side = desk.window.side.wall
    filled(desk)
    side.modes[Mode.BLACK].click()
    assert mode(desk) is Mode.BLACK
    assert side.modes[Mode.BLACK].isChecked()
    assert side.live.isVisible()
    side.live.click()
    assert mode(desk) is Mode.LIVE
    side.views[View.TIMER].click()
    assert desk.hub.screen.view is View.TIMER
    desk.hub.show_screen(replace(desk.hub.screen, view=View.NUMBERS))
    assert side.more.isChecked()


def test_schemes_and_screens_are_chosen_from_the_menu_of_the_place(desk: ConsoleDesk) -> None:
    side = desk.window.side.wall
    side.show_places((("one", "Проектор"),), "Второй экран")
    actions = side.wall_menu.actions()
    actions[0].trigger()
    assert desk.wall.moved == ["one"]
    next(action for action in actions if action.text() == "Светлая").trigger()
    assert desk.hub.screen.scheme == "light"
    assert desk.text("wallPlace") == "Второй экран · светлая"
    side.more.menu().actions()[2].trigger()
    assert desk.hub.screen.view is View.NUMBERS


def test_the_menu_closes_and_reopens_the_session(desk: ConsoleDesk) -> None:
    menu = desk.window.top.menu_button.menu()
    assert isinstance(menu, QMenu)
    ending = menu.actions()[-2]
    ending.trigger()
    assert not is_closed(desk)
    ending.trigger()
    assert is_closed(desk)
    menu.aboutToShow.emit()
    assert "снова" in ending.text()
    ending.trigger()
    assert not is_closed(desk)
    menu.actions()[0].trigger()
    muting = next(action for action in menu.actions() if "Alt+Q" in action.text())
    muting.trigger()
    assert desk.muted == 1
    assert desk.opened


def test_the_menu_has_every_window_with_its_key_and_help_by_itself(desk: ConsoleDesk) -> None:
    menu = desk.window.top.menu_button.menu()
    assert isinstance(menu, QMenu)
    rows = [action.text() for action in menu.actions()]
    help_at = rows.index("Справка")
    assert menu.actions()[help_at].isSeparator()
    assert rows[help_at + 1 : help_at + 3] == ["Клавиши\tF1", "Руководство\tShift+F1"]
    for act in PANELS:
        title = desk.window.words.gettext(action(act).title)
        row = next(each for each in menu.actions() if each.text().split("\t")[0] == title)
        desk.opened.clear()
        row.trigger()
        assert desk.opened == [act]


def test_a_running_clock_keeps_the_window_from_closing_by_accident(desk: ConsoleDesk) -> None:
    closed: list[bool] = []
    desk.window.closing.connect(lambda: closed.append(True))
    desk.at(StepKind.PROS_CONS)
    assert not desk.window.close()
    banner = desk.window.banners.banner("closing")
    assert banner is not None
    banner.buttons[1].click()
    assert desk.window.banners.banner("closing") is None
    desk.window.close()
    again = desk.window.banners.banner("closing")
    assert again is not None
    desk.press("Esc")
    assert desk.window.banners.banner("closing") is None
    desk.window.close()
    third = desk.window.banners.banner("closing")
    assert third is not None
    third.buttons[0].click()
    assert closed == [True]


def test_the_window_closes_when_it_is_asked_to_twice(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    assert not desk.window.close()
    assert desk.window.close()


def test_a_clock_that_stands_asks_nothing_any_more(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    desk.window.close()
    desk.press("F3")
    assert desk.window.banners.banner("closing") is None


def test_an_error_and_a_notice_are_told_and_can_be_hidden(desk: ConsoleDesk) -> None:
    desk.window.announcer.say_error("KeyError: 1")
    desk.window.announcer.say_notice("Проектор не найден")
    assert len(desk.window.banners.texts()) == 2
    for key in ("error", "notice"):
        banner = desk.window.banners.banner(key)
        assert banner is not None
        banner.buttons[-1].click()
    desk.window.announcer.say_notice("")
    assert desk.window.banners.texts() == ()
    assert not desk.window.banners.isVisible()


def test_a_short_message_goes_by_itself(desk: ConsoleDesk, qtbot: QtBot) -> None:
    banners = desk.window.banners
    banners.show_banner("x", "Раз", lasting_ms=1)
    qtbot.waitUntil(lambda: banners.banner("x") is None)


def test_on_a_low_window_a_long_proposal_leaves_room_for_its_neighbours(
    desk: ConsoleDesk,
) -> None:
    filled(desk)
    first = desk.proposal(1)
    desk.do(EditProposal(first.id, "Отделение дневного пребывания с подвозом. " * 20))
    desk.do(AddArgument(first.id, Side.CON, "Нужна лицензия и отдельный вход. " * 20))
    desk.window.selection.select(first.id)
    desk.window.resize(1093, 614)
    QApplication.processEvents()
    view = desk.window.board
    shown = [view.visualRect(view.model().index(row, 0)) for row in range(3)]
    assert all(view.viewport().rect().contains(rect) for rect in shown)


def test_a_closed_session_refuses_with_its_reason(desk: ConsoleDesk) -> None:
    desk.do(CloseSession())
    desk.press("Alt+Right")
    assert desk.window.banners.banner("refused") is not None


def test_a_closed_session_says_so_and_offers_only_to_be_reopened(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    desk.wait(70)
    desk.press("Alt+X")
    desk.press("Alt+X")
    assert desk.text("stepTitle") == "Сессия завершена"
    assert desk.text("clock") == ""
    for name in ("start_pauseButton", "minute_moreButton", "next_stepButton", "undoButton"):
        assert not desk.widget(name).isVisible()
    reopen = desk.widget("end_sessionButton")
    assert isinstance(reopen, QPushButton)
    assert reopen.isVisible()
    reopen.click()
    assert not is_closed(desk)
    assert not reopen.isVisible()
    assert desk.text("clock") == "10:50"
    assert desk.widget("start_pauseButton").isVisible()


def test_a_closed_session_invites_nobody_to_type(desk: ConsoleDesk) -> None:
    desk.at(StepKind.CLOSING)
    desk.press("Alt+X")
    assert desk.window.line.edit.placeholderText() == "Сессия завершена"
    assert "заключительное слово" not in desk.text("hints")


def test_a_slip_does_not_close_the_session_in_the_middle_of_the_day(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    desk.press("Alt+X")
    banner = desk.window.banners.banner("ending")
    assert banner is not None
    assert not is_closed(desk)
    banner.buttons[1].click()
    assert desk.window.banners.banner("ending") is None
    desk.press("Alt+X")
    desk.press("Esc")
    assert desk.window.banners.banner("ending") is None
    desk.press("Alt+X")
    again = desk.window.banners.banner("ending")
    assert again is not None
    again.buttons[0].click()
    assert is_closed(desk)


def test_at_the_last_step_the_session_closes_at_once(desk: ConsoleDesk) -> None:
    desk.at(StepKind.CLOSING)
    desk.press("Alt+X")
    assert is_closed(desk)


def test_of_a_closed_session_no_clock_is_to_be_started(desk: ConsoleDesk) -> None:
    desk.do(NextStep(), CloseSession())
    desk.wait(120)
    assert "F3" not in desk.text("stepPlace")


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720), (1093, 614), (1920, 1080)])
def test_clock_line_and_three_proposals_always_stay(
    desk: ConsoleDesk, size: tuple[int, int]
) -> None:
    filled(desk)
    desk.window.selection.select(desk.proposal(1).id)
    desk.window.resize(*size)
    QApplication.processEvents()
    window = desk.window
    assert (window.width(), window.height()) == size
    assert desk.widget("clock").isVisible()
    assert desk.widget("scribeLine").isVisible()
    board = window.board
    seen = board.viewport().rect()
    for row in range(3):
        assert seen.contains(board.visualRect(board.model().index(row, 0)).topLeft())
    assert desk.widget("hints").isVisible() == (size[1] >= 620)
    assert desk.widget("coverage").isVisible() == (size[1] >= 620)


def test_tab_goes_from_the_line_to_the_board(desk: ConsoleDesk) -> None:
    filled(desk)
    assert desk.window.line.edit.nextInFocusChain() is not None
    chain: list[str] = []
    widget: QWidget | None = desk.window.line.edit
    for _ in range(60):
        widget = widget.nextInFocusChain() if widget is not None else None
        assert widget is not None
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.objectName():
            chain.append(widget.objectName())
    assert chain.index("board") < chain.index("start_pauseButton") < chain.index("programme")


def test_everything_has_an_accessible_name(desk: ConsoleDesk) -> None:
    for name in ("scribeLine", "board", "programme", "offers", "wallPlace"):
        assert desk.widget(name).accessibleName()


def test_the_status_bar_tells_of_saving_copies_power_and_tones(
    desk: ConsoleDesk, russian: Words
) -> None:
    morning = datetime(2019, 9, 12, 10, 47, 12)
    status = desk.window.status
    desk.window.show_status(FileStatus(Path("x.facil"), morning, morning, Path("/media/usb")))
    assert desk.text("savedAt") == "✓ Сохранено в 10:47:12"
    assert desk.text("backupAt") == "Копия в «usb» в 10:47"
    one = FileStatus(*(Path("x.facil"), morning, morning, Path("/backups")), one_folder_failed=True)
    desk.window.show_status(one)
    assert desk.text("backupAt") == "Копия в «backups» в 10:47, в другой папке её нет"
    desk.window.show_status(FileStatus(Path("x.facil"), only_looked_at=True))
    assert desk.text("savedAt") == "ТОЛЬКО ПРОСМОТР: изменить ничего нельзя"
    desk.window.show_status(FileStatus(Path("x.facil"), morning, backup_failed=True))
    assert "не удалось" in desk.text("backupAt")
    status.show_power(power_text(russian, Power(mains=False, percent=15)))
    assert desk.text("power") == "Питание от батареи · 15 %"
    status.show_mute(muted=True)
    assert desk.text("tones") == "Сигналы выключены"


def test_power_is_read_from_the_system(tmp_path: Path, russian: Words) -> None:
    assert power(tmp_path / "none") is None
    battery = tmp_path / "BAT0"
    battery.mkdir()
    (battery / "type").write_text("Battery\n")
    (battery / "status").write_text("Discharging\n")
    found = power(tmp_path)
    assert found == Power(mains=False)
    (battery / "capacity").write_text("12\n")
    found = power(tmp_path)
    assert found is not None
    assert found.is_low
    assert power_text(russian, None) == ""
    assert power_text(russian, Power(mains=True)) == "Питание от сети"


def test_a_long_title_gives_way(desk: ConsoleDesk, qtbot: QtBot, russian: Words) -> None:
    del desk
    begun = small_beginning()
    facts = replace(begun.facts, title="Очень длинное название " * 20, city="г. Когалым", mark="М")
    long = ConsoleDesk(qtbot, russian, replace(begun, facts=facts))
    QApplication.processEvents()
    assert long.text("sessionTitle").endswith("…")
    assert long.text("occasion") == "г. Когалым · 12 сентября 2019\u00a0г."
    assert long.window.width() == 1366


def test_a_paused_clock_offers_to_resume(desk: ConsoleDesk) -> None:
    desk.at(StepKind.PROS_CONS)
    desk.press("F3")
    assert isinstance(desk.state.flow.clock, Paused)
    assert desk.text("start_pauseButton") == "Продолжить"
    click(desk.widget("start_pauseButton"))
    assert desk.text("start_pauseButton") == "Пауза"


def test_an_interrupt_while_paused_changes_nothing(desk: ConsoleDesk) -> None:
    desk.do(NextStep(), StartClock())
    desk.press("F3")
    desk.send(Interrupt(0))
    assert not desk.widget("interruption").isVisible()
