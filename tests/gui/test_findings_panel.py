"""The window of feedback, conclusions, decisions, outcomes, road map, closing, survey, notes."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.core.commands import (
    AddClosingLine,
    AddDecision,
    AddNote,
    AddOutcome,
    AddProposal,
    AddRemark,
    NextStep,
    ReviseClosing,
    ReviseSurvey,
    Undo,
)
from facilitator.core.events import RemarkAdded
from facilitator.core.machine import evolve
from facilitator.core.model import Closing, Decision, Outcome, Question, RoadmapRow, Survey
from facilitator.core.vocabulary import (
    Level,
    OutcomeKind,
    RemarkKind,
    Voice,
    VoiceKind,
    table_voice,
)
from facilitator.ui.findings.findings_panel import FindingsPanel
from facilitator.ui.items.items_page import ItemsPage
from facilitator.ui.screens import screen_under
from facilitator.words import Words
from tests.gui.desk import Desk, press, type_text

PEERS, EXPERTS, CONCLUSIONS, DECISIONS, OUTCOMES, ROADMAP, NOTES = range(7)
CLOSING_PAGE, SURVEY_PAGE = 6, 7


@pytest.fixture
def desk() -> Desk:
    """Return a session with proposals 1.1 and 2.1."""
    desk = Desk()
    desk.do(AddProposal(1, "Памятка"), AddProposal(2, "Звонок"))
    return desk


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, russian: Words) -> FindingsPanel:
    """Return the window of that session, on the screen."""
    panel = FindingsPanel(desk.hub, russian, today=lambda: date(2019, 9, 12))
    qtbot.addWidget(panel)
    panel.show()
    return panel


def cells(panel: FindingsPanel, page: int, row: int) -> list[object]:
    model = panel.pages[page].model
    return [model.data(model.index(row, at)) for at in range(model.columnCount())]


def fields_of(page: ItemsPage[Any]) -> list[Any]:
    """Return the fields of a form, whose classes differ from form to form."""
    return list(page.editor.fields())


def titles(panel: FindingsPanel) -> list[str]:
    return panel.sections._names.stringList()


def test_a_remark_is_added_with_task_and_author(desk: Desk, panel: FindingsPanel) -> None:
    page = panel.pages[CONCLUSIONS]
    text, task, author = fields_of(page)
    type_text(text, "Главное — знать.")
    task.setCurrentIndex(1)
    author.setCurrentIndex(author.findText("Экспертова Вера"))
    author.activated.emit(0)
    assert page.commit()
    (remark,) = desk.state.content.remarks.values()
    assert (remark.kind, remark.task, remark.text) == (RemarkKind.CONCLUSION, 2, "Главное — знать.")
    assert remark.author == Voice(VoiceKind.EXPERT, 1)
    assert titles(panel)[CONCLUSIONS] == "Выводы · 1"
    assert cells(panel, CONCLUSIONS, 0)[:3] == ["2", "Главное — знать.", "Экспертова Вера"]


def test_a_remark_is_edited_shown_hidden_and_erased(desk: Desk, panel: FindingsPanel) -> None:
    desk.do(AddRemark(RemarkKind.PEER_FEEDBACK, 1, "Хорошо", table_voice(2)))
    page = panel.pages[PEERS]
    page.select(0)
    text, task, author = fields_of(page)
    assert not task.isEnabled()
    type_text(text, "Очень ")
    author.setCurrentIndex(0)
    assert page.commit()
    (remark,) = desk.state.content.remarks.values()
    assert (remark.text, remark.author) == ("Очень Хорошо", None)
    box = page.model.index(0, 3)
    page.model.setData(box, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    (remark,) = desk.state.content.remarks.values()
    assert not remark.on_wall
    assert page.model.data(box, Qt.ItemDataRole.AccessibleTextRole) == "не показывать"
    page.erase.click()
    assert not desk.state.content.remarks
    assert titles(panel)[PEERS] == "Обратная связь"


def test_a_remark_of_somebody_who_is_on_no_list_can_be_corrected(
    desk: Desk, panel: FindingsPanel
) -> None:
    # As in a session that was restored after a loss.
    lost = Voice(VoiceKind.PARTICIPANT, 99)
    said = RemarkAdded(desk.state.next_id, RemarkKind.PEER_FEEDBACK, 1, "Хорошо", lost)
    desk.session.go_on_with(evolve(desk.state, said))
    page = panel.pages[PEERS]
    page.select(0)
    text, _, author = fields_of(page)
    assert author.currentText() == "участник 99"
    type_text(text, "Очень ")
    assert page.commit()
    (remark,) = desk.state.content.remarks.values()
    assert (remark.text, remark.author) == ("Очень Хорошо", lost)


def test_what_the_scribe_line_captures_appears_at_once(desk: Desk, panel: FindingsPanel) -> None:
    desk.do(AddDecision(Decision(0, "Решено")))
    assert cells(panel, DECISIONS, 0)[1] == "Решено"
    desk.do(Undo())
    assert panel.pages[DECISIONS].model.rowCount() == 0


def test_what_is_being_typed_outlives_changes_from_elsewhere(
    desk: Desk, panel: FindingsPanel
) -> None:
    page = panel.pages[EXPERTS]
    type_text(fields_of(page)[0], "Поддерж")
    desk.do(AddRemark(RemarkKind.EXPERT_FEEDBACK, 1, "Иное"))
    assert fields_of(page)[0].toPlainText() == "Поддерж"
    panel.reject()
    assert {r.text for r in desk.state.content.remarks.values()} == {"Поддерж", "Иное"}
    assert not panel.isVisible()


def test_a_decision_has_responsible_deadline_and_references(
    desk: Desk, panel: FindingsPanel
) -> None:
    page = panel.pages[DECISIONS]
    text, task, responsible, deadline, refs = fields_of(page)
    type_text(text, "Издать памятку")
    task.setCurrentIndex(1)
    type_text(responsible, "Центр")
    type_text(deadline, "1.11.2019")
    type_text(refs, "1.1, 2.1")
    assert page.commit()
    (decision,) = desk.state.content.decisions.values()
    assert (decision.task, decision.responsible) == (1, "Центр")
    assert decision.deadline == date(2019, 11, 1)
    assert len(decision.refs) == 2
    page.select(0)
    assert refs.text() == "1.1, 2.1"
    refs.clear()
    type_text(refs, "1.1")
    assert page.commit()
    (decision,) = desk.state.content.decisions.values()
    assert len(decision.refs) == 1


def test_a_reference_that_leads_nowhere_is_said(desk: Desk, panel: FindingsPanel) -> None:
    page = panel.pages[DECISIONS]
    type_text(fields_of(page)[0], "Издать")
    type_text(fields_of(page)[4], "7.7")
    assert not page.commit()
    assert "7.7" in page.problem.text()
    assert not desk.state.content.decisions


def test_a_deadline_that_is_no_date_is_not_lost_in_silence(
    desk: Desk, panel: FindingsPanel
) -> None:
    page = panel.pages[DECISIONS]
    type_text(fields_of(page)[0], "Издать")
    type_text(fields_of(page)[3], "скоро")
    assert not page.commit()
    assert "скоро" in page.problem.text()
    assert not desk.state.content.decisions


def test_an_outcome_is_added_edited_and_keeps_its_kind(desk: Desk, panel: FindingsPanel) -> None:
    page = panel.pages[OUTCOMES]
    text, kind, refs, level, addressee = fields_of(page)
    type_text(text, "Закрепить статус")
    kind.setCurrentIndex(kind.findData(OutcomeKind.LEGISLATIVE_INITIATIVE))
    type_text(refs, "2.1")
    level.setCurrentIndex(level.findData(Level.REGIONAL))
    type_text(addressee, "Дума")
    assert page.commit()
    (outcome,) = desk.state.content.outcomes.values()
    assert (outcome.kind, outcome.level, outcome.addressee) == (
        OutcomeKind.LEGISLATIVE_INITIATIVE,
        Level.REGIONAL,
        "Дума",
    )
    assert kind.currentData() == OutcomeKind.LEGISLATIVE_INITIATIVE
    page.select(0)
    level.setCurrentIndex(0)
    level.activated.emit(0)
    assert page.commit()
    (outcome,) = desk.state.content.outcomes.values()
    assert outcome.level is None
    page.erase.click()
    assert not desk.state.content.outcomes


def test_outcomes_are_sorted_by_kind(desk: Desk, panel: FindingsPanel) -> None:
    desk.do(
        AddOutcome(Outcome(0, OutcomeKind.PRACTICE, "Прокат")),
        AddOutcome(Outcome(0, OutcomeKind.GROWTH_POINT, "Рост")),
    )
    assert cells(panel, OUTCOMES, 0)[:2] == ["Точка роста", "Рост"]


def test_a_row_of_the_road_map_is_added_edited_and_erased(desk: Desk, panel: FindingsPanel) -> None:
    page = panel.pages[ROADMAP]
    fields = fields_of(page)
    for field, text in zip(
        fields, ("Памятка", "1.1", "IV квартал", "Центр", "Издана", "1000"), strict=True
    ):
        type_text(field, text)
    assert page.commit()
    (row,) = desk.state.content.roadmap.values()
    assert row == RoadmapRow(row.id, "Памятка", row.refs, "IV квартал", "Центр", "Издана", "1000")
    assert cells(panel, ROADMAP, 0) == ["Памятка", "1.1", "IV квартал", "Центр"]
    page.select(0)
    fields[2].clear()
    type_text(fields[2], "весь год")
    assert page.commit()
    page.erase.click()
    assert not desk.state.content.roadmap


def test_notes_are_written_and_removed_but_not_rewritten(desk: Desk, panel: FindingsPanel) -> None:
    desk.do(NextStep(), AddNote("Звук!"))
    page = panel.pages[NOTES]
    assert cells(panel, NOTES, 0) == ["Звук!", "Регистрация участников"]
    page.select(0)
    assert not page.editor.isEnabled()
    page.begin_new()
    type_text(fields_of(page)[0], "Свет!")
    assert page.commit()
    assert len(desk.state.content.notes) == 2
    page.select(1)
    page.erase.click()
    assert [note.text for note in desk.state.content.notes.values()] == ["Звук!"]


def test_delete_erases_in_the_table_and_only_edits_in_the_form(
    desk: Desk, panel: FindingsPanel
) -> None:
    for text in ("Первое", "Второе"):
        desk.do(AddRemark(RemarkKind.PEER_FEEDBACK, 1, text, None))
    page = panel.pages[0]
    panel.activateWindow()
    page.select(0)
    field = page.editor.fields()[0]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert len(desk.state.content.remarks) == 2
    page.begin_new()
    page.select(0)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(desk.state.content.remarks) == 1


def test_ctrl_enter_adds_and_is_ready_for_the_next(desk: Desk, panel: FindingsPanel) -> None:
    panel.sections.show_page(DECISIONS)
    page = panel.pages[DECISIONS]
    field = fields_of(page)[0]
    for text in ("Первое", "Второе"):
        type_text(field, text)
        press(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [d.text for d in desk.state.content.decisions.values()] == ["Первое", "Второе"]
    assert field.toPlainText() == ""


def test_a_double_click_leads_to_the_form(desk: Desk, panel: FindingsPanel) -> None:
    desk.do(AddDecision(Decision(0, "Решено")))
    panel.sections.show_page(DECISIONS)
    page = panel.pages[DECISIONS]
    page.table.doubleClicked.emit(page.model.index(0, 0))
    assert fields_of(page)[0].hasFocus()


def test_the_closing_speech_is_saved_and_follows_the_scribe(
    desk: Desk, panel: FindingsPanel
) -> None:
    page = panel.closing
    desk.do(ReviseClosing(Closing("Начальник", "Спасибо.")))
    assert page.speaker.text() == "Начальник"
    type_text(page.speaker, "Главный ")
    desk.do(ReviseClosing(Closing("Другой", "Иначе.")))
    page.commit()
    assert desk.state.content.closing == Closing("НачальникГлавный", "Иначе.")
    page.commit()
    assert not page.save.isEnabled()


def test_lines_of_the_closing_speech_captured_meanwhile_are_not_lost(
    desk: Desk, panel: FindingsPanel
) -> None:
    page = panel.closing
    type_text(page.speaker, "Начальник")
    desk.do(AddClosingLine("Спасибо всем."))
    page.text.setPlainText("Спасибо всем участникам.")
    desk.do(AddClosingLine("До встречи."))
    page.commit()
    assert desk.state.content.closing == Closing(
        "Начальник", "Спасибо всем участникам.\nДо встречи."
    )


def test_enter_leads_from_the_speaker_to_the_speech(panel: FindingsPanel) -> None:
    page = panel.closing
    panel.sections.show_page(panel.sections.pages.indexOf(page))
    page.speaker.setFocus()
    press(page.speaker, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.text


def test_a_full_disk_is_said_beside_the_closing_speech(desk: Desk, panel: FindingsPanel) -> None:
    panel.sections.show_page(CLOSING_PAGE)
    desk.journal.full = True
    type_text(panel.closing.speaker, "Начальник")
    panel.closing.commit()
    assert panel.closing.problem.isVisible()
    desk.journal.full = False
    panel.closing.commit()
    assert not panel.closing.problem.isVisible()
    assert desk.state.content.closing.speaker == "Начальник"


def test_the_survey_is_typed_and_saved_together(desk: Desk, panel: FindingsPanel) -> None:
    page = panel.survey
    type_text(page.distributed, "46")
    type_text(page.returned, "39")
    page.add.click()
    card = page.cards[0]
    type_text(card.text, "Вы довольны?")
    card.counts[4].setValue(30)
    page.add.click()
    page.comments.setPlainText("Душно\n")
    page.commit()
    marks = ("1", "2", "3", "4", "5")
    question = Question("Вы довольны?", marks, (0, 0, 0, 0, 30))
    assert desk.state.content.survey == Survey(46, 39, (question,), ("Душно",))
    assert not page.save.isEnabled()


def test_the_usual_questions_are_asked_by_one_button(desk: Desk, panel: FindingsPanel) -> None:
    page = panel.survey
    panel.sections.show_page(panel.sections.pages.indexOf(page))
    assert page.usual.isVisible()
    page.usual.click()
    assert QApplication.focusWidget() is page.distributed
    assert not page.usual.isVisible()
    page.commit()
    questions = desk.state.content.survey.questions
    assert questions[0].text == "Насколько Вы удовлетворены результатами работы?"
    assert len(questions) == 6
    page.cards[0].remove.click()
    assert not page.usual.isVisible()


def test_enter_leads_through_all_that_is_counted_and_tab_through_the_page(
    panel: FindingsPanel,
) -> None:
    page = panel.survey
    panel.sections.show_page(panel.sections.pages.indexOf(page))
    page.usual.click()
    QApplication.processEvents()
    counts = [box for card in page.cards for box in card.counts]
    for at, following in pairwise([page.distributed, page.returned, *counts, page.comments]):
        press(at, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is following
    assert not page.comments.visibleRegion().isEmpty()
    page.returned.setFocus()
    for at, following in pairwise([page.returned, *page.cards[0].fields(), page.cards[1].text]):
        press(at, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following
    press(page.cards[1].text, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.cards[1].choices


def test_answers_to_a_question_not_written_down_are_not_lost_in_silence(
    desk: Desk, panel: FindingsPanel
) -> None:
    page = panel.survey
    page.add.click()
    page.cards[0].counts[4].setValue(30)
    assert not page.commit()
    assert page.problem.text() == "Впишите, о чём здесь спрашивали."
    type_text(page.cards[0].text, "Вы довольны?")
    assert page.commit()
    assert desk.state.content.survey.questions[0].counts[4] == 30


def test_choices_of_a_question_can_be_others(desk: Desk, panel: FindingsPanel) -> None:
    question = Question("Снова?", ("да", "нет"), (5, 1))
    desk.do(ReviseSurvey(Survey(questions=(question,))))
    card = panel.survey.cards[0]
    card.choices.editingFinished.emit()
    card.choices.clear()
    type_text(card.choices, "да; скорее да; нет")
    card.choices.editingFinished.emit()
    assert len(card.counts) == 3
    panel.survey.commit()
    assert desk.state.content.survey.questions[0].counts == (5, 1, 0)
    card.remove.click()
    panel.survey.commit()
    assert desk.state.content.survey.questions == ()


def test_a_survey_changed_elsewhere_is_shown_unless_typed(desk: Desk, panel: FindingsPanel) -> None:
    desk.do(ReviseSurvey(Survey(distributed=10)))
    assert panel.survey.distributed.text() == "10"
    type_text(panel.survey.returned, "9")
    desk.do(ReviseSurvey(Survey(distributed=11)))
    assert panel.survey.distributed.text() == "10"
    panel.survey.commit()
    assert desk.state.content.survey == Survey(distributed=10, returned=9)


def test_closing_the_window_saves_everything_typed(desk: Desk, panel: FindingsPanel) -> None:
    type_text(panel.closing.speaker, "Начальник")
    type_text(panel.survey.returned, "9")
    panel.reject()
    assert desk.state.content.closing.speaker == "Начальник"
    assert desk.state.content.survey.returned == 9


def test_the_window_stays_where_something_cannot_be_saved(desk: Desk, panel: FindingsPanel) -> None:
    type_text(panel.closing.speaker, "Начальник")
    desk.journal.full = True
    panel.reject()
    assert panel.isVisible()
    assert panel.sections.pages.currentWidget() is panel.closing
    assert panel.closing.problem.text().endswith("нажмите Esc ещё раз.")
    panel.reject()
    assert not panel.isVisible()


def test_a_window_asks_again_after_more_was_typed(desk: Desk, panel: FindingsPanel) -> None:
    form = panel.pages[0].editor.fields()[0]
    type_text(form, "Начало")
    desk.journal.full = True
    panel.reject()
    type_text(form, " и конец")
    panel.reject()
    assert panel.isVisible()


def test_the_window_fits_an_old_laptop_at_125_percent(panel: FindingsPanel) -> None:
    free = screen_under(panel).availableSize()
    assert panel.width() <= free.width()
    assert panel.height() <= free.height()
    assert panel.minimumSizeHint().width() <= 1093
    assert panel.minimumSizeHint().height() <= 614
