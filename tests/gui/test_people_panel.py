"""The window of participants and experts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.core.commands import AddProposal, MarkPresent, RemoveExpert
from facilitator.core.model import Consent, Participant
from facilitator.core.vocabulary import Role, Voice, VoiceKind
from facilitator.ui.people.attendance import matches
from facilitator.ui.people.people_panel import PASTE, PeoplePanel, consent_marks
from facilitator.ui.screens import screen_under
from facilitator.words import Words
from tests.gui.desk import Desk, press, type_text
from tests.room import small_beginning

PASTED = "ФИО\tСтол\tПочта\nСидорова Ольга\t2\to@example.org\nБез стола\t9\t\nПетров Пётр\t1\t\n"


@pytest.fixture
def desk() -> Desk:
    """Return a session with four people at three tables."""
    return Desk()


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, russian: Words) -> PeoplePanel:
    """Return the window of that session, on the screen."""
    panel = PeoplePanel(desk.hub, russian)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def present(desk: Desk) -> list[int]:
    return [n for n, person in desk.state.participants.items() if person.present]


@pytest.mark.parametrize(
    ("text", "fits"),
    [("петр", True), ("ПЁТР", True), ("", True), ("2", True), ("12", False), ("иван", False)],
)
def test_a_few_letters_find_a_person(text: str, fits: bool) -> None:
    assert matches(Participant(2, "Петров Семён"), text) is fits


def test_any_word_of_the_name_is_enough() -> None:
    assert matches(Participant(2, "Петров Семён"), "семен")
    assert matches(Participant(2, "Петров Семён"), "петров с")


def test_enter_marks_the_selected_person_and_clears_the_line(
    desk: Desk, panel: PeoplePanel
) -> None:
    line = panel.attendance.line
    assert QApplication.focusWidget() is line
    type_text(line, "пет")
    assert [p.name for p in panel.participants.model.rows] == ["Петров Пётр"]
    press(line, Qt.Key.Key_Return)
    assert present(desk) == [2]
    assert line.text() == ""
    assert len(panel.participants.model.rows) == 4
    assert panel.attendance.count.text() == "пришли 1 из 4"
    assert panel.attendance.said.text() == "Отмечено: Петров Пётр → стол 2"


def test_arrows_choose_among_namesakes(desk: Desk, panel: PeoplePanel) -> None:
    line = panel.attendance.line
    type_text(line, "иван")
    press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Up)
    press(line, Qt.Key.Key_Down)
    press(line, Qt.Key.Key_Return)
    assert present(desk) == [3]


def test_somebody_marked_twice_is_only_said(desk: Desk, panel: PeoplePanel) -> None:
    desk.do(MarkPresent(4, True))  # noqa: FBT003
    type_text(panel.attendance.line, "гость")
    press(panel.attendance.line, Qt.Key.Key_Return)
    assert "уже стоит" in panel.attendance.said.text()


def test_somebody_without_a_table_is_said_so(panel: PeoplePanel) -> None:
    type_text(panel.attendance.line, "4")
    press(panel.attendance.line, Qt.Key.Key_Return)
    assert "стол не назначен" in panel.attendance.said.text()


def test_nobody_found_is_said_and_the_text_stays(desk: Desk, panel: PeoplePanel) -> None:
    line = panel.attendance.line
    type_text(line, "щука")
    press(line, Qt.Key.Key_Return)
    assert panel.attendance.said.text() == "В списке такого имени нет. Добавить — Ctrl+N"
    assert present(desk) == []
    press(line, Qt.Key.Key_Escape)
    assert line.text() == ""
    assert panel.isVisible()


def test_a_box_in_the_table_marks_and_unmarks(desk: Desk, panel: PeoplePanel) -> None:
    model = panel.participants.model
    box = model.index(0, 1)
    assert model.data(box, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    model.setData(box, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert present(desk) == [1]
    assert model.data(box, Qt.ItemDataRole.AccessibleTextRole) == "пришёл"
    model.setData(box, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert present(desk) == []
    assert not model.setData(box, 1, Qt.ItemDataRole.EditRole)


def test_a_participant_is_edited_in_the_form(desk: Desk, panel: PeoplePanel) -> None:
    page = panel.participants
    page.select(1)
    editor = page.editor
    assert editor.name.text() == "Петров Пётр"  # type: ignore[attr-defined]
    fields = editor.fields()
    type_text(fields[1], "директор")
    type_text(fields[2], "БУ «Центр»")
    type_text(fields[5], "p@example.org")
    editor.table.setCurrentIndex(3)  # type: ignore[attr-defined]
    editor.role.setCurrentIndex(1)  # type: ignore[attr-defined]
    editor.present.setChecked(True)  # type: ignore[attr-defined]
    editor.speaker.setChecked(True)  # type: ignore[attr-defined]
    editor.voting.setChecked(False)  # type: ignore[attr-defined]
    for box, answer in zip(editor.consents, (1, 2, 0), strict=True):  # type: ignore[attr-defined]
        box.setCurrentIndex(answer)
    type_text(fields[-1], "письменно")
    assert page.commit()
    assert desk.state.participants[2] == Participant(
        number=2,
        name="Петров Пётр",
        role=Role.OFFICIAL,
        office="директор",
        organisation="БУ «Центр»",
        table=3,
        speaker=True,
        voting=False,
        present=True,
        email="p@example.org",
        consent=Consent(processing=True, photo_video=False, method="письменно"),
    )
    assert consent_marks(desk.state.participants[2]) == "✓ − ·"
    assert page.shown == desk.state.participants[2]


def test_another_row_saves_what_was_typed(desk: Desk, panel: PeoplePanel) -> None:
    page = panel.participants
    page.select(0)
    type_text(page.editor.fields()[1], "врач")
    page.select(1)
    assert desk.state.participants[1].office == "врач"
    assert page.shown == desk.state.participants[2]


def test_a_new_participant_gets_a_number(desk: Desk, panel: PeoplePanel) -> None:
    page = panel.participants
    page.add.click()
    name = page.editor.fields()[0]
    assert QApplication.focusWidget() is name
    type_text(name, "Сидорова Ольга")
    press(name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.state.participants[5].name == "Сидорова Ольга"
    assert page.shown is None
    assert panel.sections._names.stringList()[0] == "Участники · 5"


def test_an_empty_name_is_refused_in_place(desk: Desk, panel: PeoplePanel) -> None:
    page = panel.participants
    page.begin_new()
    type_text(page.editor.fields()[1], "директор")
    assert not page.commit()
    assert page.problem.isVisible()
    page.add.click()
    page.select(0)
    assert page.shown is None
    panel.reject()
    assert panel.isVisible()
    panel.reject()
    assert not panel.isVisible()
    assert len(desk.state.participants) == 4


def test_somebody_who_is_not_on_the_list_is_added_by_the_name_just_sought(
    desk: Desk, panel: PeoplePanel
) -> None:
    type_text(panel.attendance.line, "Щукина Ольга")
    panel.participants.add.click()
    assert panel.attendance.line.text() == ""
    assert panel.participants.model.rowCount() == 4
    panel.participants.save.click()
    assert desk.state.participants[5].name == "Щукина Ольга"
    assert desk.state.participants[5].present


@pytest.mark.parametrize("sought", ["Иван", "77", ""])
def test_what_was_sought_and_is_no_new_name_stays(panel: PeoplePanel, sought: str) -> None:
    type_text(panel.attendance.line, sought)
    panel.participants.add.click()
    assert panel.attendance.line.text() == sought
    assert panel.participant_form.name.text() == ""


def test_removing_asks_once_more(desk: Desk, panel: PeoplePanel) -> None:
    page = panel.participants
    page.select(3)
    page.erase.click()
    assert 4 in desk.state.participants
    assert page.erase.text() == "Точно удалить?"
    page.erase.click()
    assert 4 not in desk.state.participants
    assert page.shown == desk.state.participants[3]


def test_somebody_who_has_spoken_stays(desk: Desk, panel: PeoplePanel) -> None:
    desk.do(AddProposal(1, "Прокат", Voice(VoiceKind.PARTICIPANT, 1)))
    page = panel.participants
    page.select(0)
    page.erase.click()
    page.erase.click()
    assert 1 in desk.state.participants
    assert page.problem.isVisible()


def test_nothing_selected_is_nothing_removed(desk: Desk, panel: PeoplePanel) -> None:
    panel.participants.erase_shown()
    assert len(desk.state.participants) == 4


def test_the_last_one_removed_leaves_an_empty_form(desk: Desk, panel: PeoplePanel) -> None:
    page = panel.experts
    page.select(0)
    page.erase.click()
    page.erase.click()
    assert desk.state.experts == {}
    assert page.shown is None
    assert page.editor.fields()[0].text() == ""  # type: ignore[attr-defined]


def test_an_expert_is_added_and_edited(desk: Desk, panel: PeoplePanel) -> None:
    page = panel.experts
    page.begin_new()
    name, field, email, chair = page.editor.fields()
    type_text(name, "Экспертов Олег")
    type_text(field, "финансы")
    assert page.commit()
    page.select(1)
    type_text(email, "e@example.org")
    chair.setChecked(True)  # type: ignore[attr-defined]
    assert page.commit()
    expert = desk.state.experts[2]
    assert (expert.name, expert.field, expert.email, expert.chair) == (
        "Экспертов Олег",
        "финансы",
        "e@example.org",
        True,
    )


def test_somebody_else_removing_the_shown_one_empties_nothing_typed(
    desk: Desk, panel: PeoplePanel
) -> None:
    page = panel.experts
    page.select(0)
    desk.do(RemoveExpert(1))
    assert page.shown is None


def test_a_pasted_list_is_looked_at_before_it_is_added(desk: Desk, panel: PeoplePanel) -> None:
    panel.sections.show_page(PASTE)
    paste = panel.paste
    paste.text.setPlainText(PASTED)
    model = paste.model
    shown = [[model.data(model.index(r, c)) for c in range(6)] for r in range(model.rowCount())]
    assert shown == [
        ["2", "Сидорова Ольга", "", "", "2", "o@example.org"],
        ["3", "Без стола", "", "", "", ""],
    ]
    assert "стола 9 нет" in paste.problems.text()
    assert "уже в списке" in paste.problems.text()
    assert paste.add.text().startswith("Добавить 2 участников")
    paste.add.click()
    assert [p.name for p in desk.state.participants.values()][-2:] == [
        "Сидорова Ольга",
        "Без стола",
    ]
    assert paste.text.toPlainText() == ""
    assert QApplication.focusWidget() is panel.attendance.line


def test_many_problems_are_counted(panel: PeoplePanel) -> None:
    rows = "\n".join(f"Человек {n}\t99" for n in range(20))
    panel.paste.text.setPlainText("ФИО\tСтол\n" + rows)
    assert panel.paste.problems.text().endswith("и ещё 14 ошибок")


def test_a_paste_that_cannot_be_saved_stays(desk: Desk, panel: PeoplePanel) -> None:
    desk.journal.full = True
    panel.paste.text.setPlainText("Сидорова Ольга")
    panel.paste.add.click()
    assert panel.paste.text.toPlainText() == "Сидорова Ольга"
    panel.paste.text.clear()
    panel.paste._add()
    assert len(desk.state.participants) == 4


def test_with_nobody_listed_it_begins_at_the_paste(qtbot: QtBot, russian: Words) -> None:
    desk = Desk(replace(small_beginning(), participants=()))
    panel = PeoplePanel(desk.hub, russian)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.sections.pages.currentIndex() == PASTE


def test_hundreds_of_rows_stay_quick(qtbot: QtBot, russian: Words) -> None:
    people = tuple(Participant(n, f"Человек {n}", table=1) for n in range(1, 601))
    desk = Desk(replace(small_beginning(), participants=people))
    panel = PeoplePanel(desk.hub, russian)
    qtbot.addWidget(panel)
    panel.show()
    type_text(panel.attendance.line, "человек 600")
    assert [p.number for p in panel.participants.model.rows] == [600]
    press(panel.attendance.line, Qt.Key.Key_Return)
    assert present(desk) == [600]


def test_headers_and_cells_say_what_they_are(panel: PeoplePanel) -> None:
    model = panel.participants.model
    horizontal, role = Qt.Orientation.Horizontal, Qt.ItemDataRole
    assert model.headerData(5, horizontal) == "Согласия"
    assert "публикация" in str(model.headerData(5, horizontal, role.ToolTipRole))
    assert model.headerData(0, horizontal, role.TextAlignmentRole) != model.headerData(
        2, horizontal, role.TextAlignmentRole
    )
    assert model.headerData(0, horizontal, role.DecorationRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(model.index(0, 2), role.DecorationRole) is None
    assert model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsUserCheckable


def test_ctrl_f_leads_back_to_the_line(panel: PeoplePanel) -> None:
    panel.sections.show_page(1)
    panel._to_attendance()
    assert QApplication.focusWidget() is panel.attendance.line
    panel.reject()
    assert not panel.isVisible()


def test_the_window_fits_an_old_laptop_at_125_percent(panel: PeoplePanel) -> None:
    free = screen_under(panel).availableSize()
    assert panel.width() <= free.width()
    assert panel.height() <= free.height()
    assert panel.minimumSizeHint().width() <= 1093
    assert panel.minimumSizeHint().height() <= 614


def test_keys_of_buttons_outlive_their_changing_texts(desk: Desk, panel: PeoplePanel) -> None:
    page = panel.participants
    page.select(1)
    assert page.save.text() == "Сохранить   Ctrl+Enter"
    type_text(page.editor.fields()[1], "врач")
    press(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.state.participants[2].office == "врач"
    press(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.shown is None
