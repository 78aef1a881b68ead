"""The window that sets up and edits a session."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.core.commands import AddTime, GoToStep, NextStep
from facilitator.core.model import Beginning, Official, Site, Table, Voting
from facilitator.core.vocabulary import ClockOnWall, StepKind
from facilitator.ui.screens import screen_under
from facilitator.ui.start.draft import new_draft
from facilitator.ui.start.session_dialog import SessionDialog
from facilitator.words import Words
from tests.gui.desk import Desk, press, type_text
from tests.room import small_beginning

TODAY = date(2019, 9, 12)


@pytest.fixture
def dialog(qtbot: QtBot, russian: Words) -> SessionDialog:
    """Return the window for a new session, on the screen."""
    dialog = SessionDialog(russian, new_draft(russian, TODAY), today=TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def editing(qtbot: QtBot, words: Words, desk: Desk) -> SessionDialog:
    dialog = SessionDialog.of_session(words, desk.state, desk.hub.attempt, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def begun(qtbot: QtBot, dialog: SessionDialog) -> Beginning:
    with qtbot.waitSignal(dialog.begun) as signal:
        dialog.commit()
    assert signal.args is not None
    beginning = signal.args[0]
    assert isinstance(beginning, Beginning)
    return beginning


def test_a_title_is_all_a_new_session_needs(qtbot: QtBot, dialog: SessionDialog) -> None:
    assert QApplication.focusWidget() is dialog.basics.title
    type_text(dialog.basics.title, "Демография")
    with qtbot.waitSignal(dialog.begun) as signal:
        press(dialog.basics.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert signal.args is not None
    assert signal.args[0].facts.title == "Демография"
    assert len(signal.args[0].programme) == 31


def test_without_a_title_it_says_so_and_leads_there(dialog: SessionDialog) -> None:
    dialog.sections.show_page(2)
    dialog.commit()
    assert dialog.problem.text() == "Введите название сессии."
    assert dialog.sections.pages.currentWidget() is dialog.basics
    assert QApplication.focusWidget() is dialog.basics.title


def test_enter_leads_to_the_next_field(dialog: SessionDialog) -> None:
    press(dialog.basics.title, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is dialog.basics.starts_on
    assert dialog.isVisible()


def test_everything_typed_reaches_the_session(qtbot: QtBot, dialog: SessionDialog) -> None:
    basics, document, hall = dialog.basics, dialog.document, dialog.hall
    type_text(basics.title, "Демография")
    basics.starts_on.clear()
    type_text(basics.starts_on, "13.9")
    type_text(basics.ends_on, "14.09.2019")
    basics.starts_at.clear()
    type_text(basics.starts_at, "11")
    basics.tables.setValue(4)
    type_text(basics.city, "г. Когалым")
    basics.organisers.setPlainText("Управление\n\nЦентр ")
    card = basics.tasks.cards[0]
    type_text(card.title, "Семьи")
    card.question.setPlainText("Как помочь?")
    card.more.click()
    card.briefing.setPlainText("Сейчас трудно.")
    type_text(document.heading, "стратегической сессии")
    type_text(document.chair.office, "Начальник")
    type_text(document.chair.name, "И.О. Фамилия")
    hall.rules.setPlainText("Говорит один")
    hall.names.setChecked(True)
    hall.language.setCurrentIndex(1)
    type_text(hall.mark, "Проба")
    beginning = begun(qtbot, dialog)
    facts = beginning.facts
    assert (facts.starts_on, facts.ends_on) == (date(2019, 9, 13), date(2019, 9, 14))
    assert (facts.starts_at, facts.city) == (time(11), "г. Когалым")
    assert facts.organisers == ("Управление", "Центр")
    assert facts.heading == "стратегической сессии"
    assert facts.chair == Official("Начальник", "И.О. Фамилия")
    assert (facts.rules, facts.names_on_wall) == (("Говорит один",), True)
    assert (facts.language, facts.mark) == ("en", "Проба")
    assert len(beginning.tables) == 4
    task = beginning.tasks[0]
    assert (task.title, task.question, task.briefing) == ("Семьи", "Как помочь?", "Сейчас трудно.")


def test_rules_and_turnout_of_a_vote_can_be_written_down(
    qtbot: QtBot, dialog: SessionDialog
) -> None:
    type_text(dialog.basics.title, "Демография")
    card = dialog.basics.tasks.cards[1]
    assert not card.voting.isVisible()
    card.vote.click()
    assert [field.text() for field in card.voting.fields()] == ["3", "1", "", ""]
    for field, number in zip(card.voting.fields(), ("5", "2", "", "x7"), strict=True):
        field.clear()
        type_text(field, number)
    assert begun(qtbot, dialog).tasks[1].voting == Voting(5, 2, None, 7)


def test_during_a_vote_the_window_begins_at_the_turnout(qtbot: QtBot, russian: Words) -> None:
    desk = Desk()
    desk.do(GoToStep(next(s.id for s in desk.state.programme if s.kind is StepKind.VOTING)))
    dialog = editing(qtbot, russian, desk)
    card = dialog.basics.tasks.cards[0]
    assert dialog.focusWidget() is card.voting.voters
    type_text(card.voting.voters, "40")
    dialog.commit()
    assert desk.state.tasks[0].voting.voters == 40


def test_tables_can_have_titles_and_a_session_a_site(qtbot: QtBot, dialog: SessionDialog) -> None:
    type_text(dialog.basics.title, "Демография")
    dialog.basics.tables.setValue(3)
    dialog.hall.tables.setPlainText("Молодёжь\n\n3. Семья\nлишний")
    type_text(dialog.hall.site, "2")
    type_text(dialog.hall.site_title, "Семья и дети")
    beginning = begun(qtbot, dialog)
    assert beginning.tables == (Table(1, "Молодёжь"), Table(2), Table(3, "Семья"))
    assert beginning.facts.site == Site(2, "Семья и дети")


def test_titles_of_tables_are_shown_and_stay_when_a_table_is_added(
    qtbot: QtBot, russian: Words
) -> None:
    desk = Desk(replace(small_beginning(), tables=(Table(1), Table(2, "Семья"), Table(3))))
    dialog = editing(qtbot, russian, desk)
    assert dialog.hall.tables.toPlainText() == "1.\n2. Семья\n3."
    dialog.basics.tables.setValue(4)
    assert dialog.draft.tables == (Table(1), Table(2, "Семья"), Table(3), Table(4))


def test_names_stay_off_the_wall_while_streamed(qtbot: QtBot, dialog: SessionDialog) -> None:
    type_text(dialog.basics.title, "Демография")
    dialog.hall.names.setChecked(True)
    dialog.hall.broadcast.setChecked(True)
    assert not dialog.hall.names.isEnabled()
    assert begun(qtbot, dialog).facts.names_on_wall is False


def test_a_date_that_is_none_is_said_also_where_the_cursor_has_gone_on(
    dialog: SessionDialog,
) -> None:
    type_text(dialog.basics.title, "Демография")
    dialog.basics.starts_on.clear()
    type_text(dialog.basics.starts_on, "31.02.2026")
    type_text(dialog.basics.ends_on, "1")
    dialog.basics.ends_on.setFocus()
    press(dialog.basics.ends_on, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.problem.text() == "Не удалось понять: «31.02.2026»."
    assert dialog.problem.isVisible()
    assert QApplication.focusWidget() is dialog.basics.starts_on


def test_a_date_that_is_none_is_pointed_out(dialog: SessionDialog) -> None:
    type_text(dialog.basics.title, "Демография")
    dialog.basics.starts_on.clear()
    type_text(dialog.basics.starts_on, "вчера")
    assert dialog.basics.starts_on.value() is None
    dialog.commit()
    assert "вчера" in dialog.problem.text()


def test_the_end_of_the_day_is_shown_live(dialog: SessionDialog) -> None:
    assert dialog.summary.text() == "31 этап · 4 ч 10 мин без регистрации · окончание 14:10"
    model = dialog.programme.model
    model.setData(model.index(1, 3), 25)
    assert "окончание 14:20" in dialog.summary.text()
    dialog.basics.starts_at.clear()
    type_text(dialog.basics.starts_at, "11:00")
    assert "окончание 15:20" in dialog.summary.text()
    dialog.basics.starts_at.clear()
    dialog.basics.starts_at.edited.emit()
    assert dialog.summary.text() == "31 этап · 4 ч 20 мин без регистрации"


def test_tasks_come_and_go_with_their_steps(dialog: SessionDialog) -> None:
    dialog.basics.tasks.add.click()
    assert len(dialog.basics.tasks.cards) == 4
    assert QApplication.focusWidget() is dialog.basics.tasks.cards[3].title
    assert len(dialog.draft.programme) == 40
    dialog.basics.tasks.cards[1].remove.click()
    assert [task.number for task in dialog.draft.tasks] == [1, 3, 4]
    assert dialog.programme.model.rowCount() == 31


def test_the_last_task_cannot_be_removed(dialog: SessionDialog) -> None:
    for _ in range(2):
        dialog.basics.tasks.cards[0].remove.click()
    assert len(dialog.basics.tasks.cards) == 1
    assert not dialog.basics.tasks.cards[0].remove.isEnabled()


def test_closing_with_something_typed_asks_once(dialog: SessionDialog) -> None:
    type_text(dialog.basics.title, "Демография")
    dialog.reject()
    assert dialog.isVisible()
    assert "Esc" in dialog.problem.text()
    dialog.reject()
    assert not dialog.isVisible()


def test_typing_on_takes_the_warning_away(dialog: SessionDialog) -> None:
    type_text(dialog.basics.title, "Дем")
    dialog.reject()
    type_text(dialog.basics.title, "ография")
    assert not dialog.problem.isVisible()
    dialog.reject()
    assert dialog.isVisible()


def test_closing_untouched_closes(dialog: SessionDialog) -> None:
    dialog.reject()
    assert not dialog.isVisible()


def test_editing_sends_only_what_changed(qtbot: QtBot, russian: Words) -> None:
    desk = Desk()
    before = len(desk.journal.events)
    dialog = editing(qtbot, russian, desk)
    type_text(dialog.basics.city, "г. Когалым")
    dialog.commit()
    assert not dialog.isVisible()
    assert desk.state.facts.city == "г. Когалым"
    assert len(desk.journal.events) == before + 1


def test_a_refusal_is_said_in_place(qtbot: QtBot, russian: Words) -> None:
    desk = Desk()
    dialog = editing(qtbot, russian, desk)
    type_text(dialog.basics.city, "г. Когалым")
    dialog.basics.tables.setValue(1)
    dialog.commit()
    assert dialog.isVisible()
    assert "2" in dialog.problem.text()
    assert desk.state.facts.city == "г. Когалым"
    dialog.basics.tables.setValue(3)
    dialog.commit()
    assert not dialog.isVisible()


def test_a_full_disk_is_said_in_place(qtbot: QtBot, russian: Words) -> None:
    desk = Desk()
    dialog = editing(qtbot, russian, desk)
    type_text(dialog.basics.city, "г. Когалым")
    desk.journal.full = True
    dialog.commit()
    assert dialog.isVisible()
    assert dialog.problem.text()


def test_a_step_that_has_run_cannot_be_removed(qtbot: QtBot, russian: Words) -> None:
    desk = Desk()
    desk.do(NextStep(), AddTime(60_000))
    page = editing(qtbot, russian, desk).programme
    page.table.selectRow(0)
    assert not page.remove.isEnabled()
    page.remove_step()
    assert page.model.rowCount() == 14
    page.table.selectRow(1)
    page.remove_step()
    assert page.model.rowCount() == 13


def test_minutes_are_typed_into_the_table(dialog: SessionDialog) -> None:
    page = dialog.programme
    model = page.model
    assert model.setData(model.index(2, 3), 8)
    assert model.setData(model.index(2, 1), " Вступление ")
    assert not model.setData(model.index(2, 1), 1, Qt.ItemDataRole.CheckStateRole)
    assert page.model.steps[2].planned_minutes == 8
    assert page.model.steps[2].title == "Вступление"
    assert model.data(model.index(3, 0)) == "10:23"
    assert model.data(model.index(2, 2)) == "1"
    assert model.data(model.index(2, 1), Qt.ItemDataRole.ToolTipRole) == "Вступление"
    assert model.data(model.index(2, 1), Qt.ItemDataRole.EditRole) == "Вступление"
    assert model.data(model.index(2, 3), Qt.ItemDataRole.EditRole) == 8
    assert model.data(model.index(2, 3), Qt.ItemDataRole.DecorationRole) is None


def test_steps_are_added_moved_and_removed(dialog: SessionDialog) -> None:
    page = dialog.programme
    page.table.selectRow(2)
    page.add.click()
    assert page.model.steps[3].kind is StepKind.PROS_CONS
    assert page.model.steps[3].task == 1
    page.down.click()
    assert page.model.steps[4].kind is StepKind.PROS_CONS
    page.up.click()
    page.up.click()
    assert page.model.steps[2].kind is StepKind.PROS_CONS
    page.remove.click()
    assert page.model.rowCount() == 31
    page.table.selectRow(0)
    page.up.click()
    page._move(-1)
    assert page.model.steps[0].kind is StepKind.REGISTRATION
    page.add.click()
    assert page.model.steps[1].kind is StepKind.BREAK


def test_all_details_of_a_step_are_edited_beside_the_table(dialog: SessionDialog) -> None:
    page, form = dialog.programme, dialog.programme.form
    dialog.sections.show_page(1)
    page.table.selectRow(5)
    form.title.clear()
    type_text(form.title, "Слово столам")
    form.minutes.setValue(11)
    form.turn.setValue(120)
    form.clock.setCurrentIndex(form.clock.findData(ClockOnWall.UNTIL_ZERO))
    form.tones.setChecked(False)
    form.rolls.setChecked(True)
    form.task.setCurrentIndex(2)
    form.kind.setCurrentIndex(form.kind.findData(StepKind.TABLES))
    form.instruction.setPlainText("По очереди")
    form.notes.setPlainText("Микрофон")
    step = dialog.draft.programme[5]
    assert replace(step, id=0) == replace(
        step,
        id=0,
        title="Слово столам",
        planned_minutes=11,
        turn_seconds=120,
        clock_on_wall=ClockOnWall.UNTIL_ZERO,
        tones=False,
        rolls_over=True,
        task=2,
        kind=StepKind.TABLES,
        instruction="По очереди",
        notes="Микрофон",
    )


def test_without_a_selected_step_the_details_rest(dialog: SessionDialog) -> None:
    page = dialog.programme
    page.table.clearSelection()
    page._select(-1)
    assert not page.form.isEnabled()
    page.form.rolls.setChecked(True)
    page.remove_step()
    page._move_down()
    page._take_details(page.model.steps[0])
    assert page.model.rowCount() == 31


def test_ctrl_tab_goes_round_the_sections(dialog: SessionDialog) -> None:
    sections = dialog.sections
    sections._next()
    assert sections.pages.currentIndex() == 1
    sections._previous()
    sections._previous()
    assert sections.pages.currentIndex() == 3


def test_every_field_has_a_name_for_screen_readers(dialog: SessionDialog) -> None:
    from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox

    for kind in (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox):
        for field in dialog.findChildren(kind):
            inside_spin_box = isinstance(field.parent(), QSpinBox)
            assert field.accessibleName() or inside_spin_box, field


def test_the_window_fits_an_old_laptop_at_125_percent(dialog: SessionDialog) -> None:
    free = screen_under(dialog).availableSize()
    assert dialog.width() <= free.width()
    assert dialog.height() <= free.height()
    assert dialog.minimumSizeHint().width() <= 1093
    assert dialog.minimumSizeHint().height() <= 614


def test_tab_goes_through_the_basics_and_the_tasks_in_order(dialog: SessionDialog) -> None:
    names = []
    for _ in range(13):
        press(dialog.focusWidget(), Qt.Key.Key_Tab)
        names.append(dialog.focusWidget().accessibleName())
    assert names == [
        "Дата",
        "Последний день, если он другой",
        "Начало",
        "Город",
        "Столов",
        "Организаторы",
        "Название задания 1",
        "Вопрос задания 1",
        "Постановка задания 1",
        "Голосование по заданию 1",
        "Удалить задание 1",
        "Название задания 2",
        "Вопрос задания 2",
    ]


def test_the_title_of_a_running_session_is_not_one_slip_from_being_lost(
    qtbot: QtBot, russian: Words
) -> None:
    dialog = editing(qtbot, russian, Desk())
    assert dialog.basics.title.selectedText() == ""
    assert dialog.focusWidget() is dialog.basics.title
