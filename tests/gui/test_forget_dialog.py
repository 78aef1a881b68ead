"""Forgetting people from their window: asked twice, done in a thread, gone from the files."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator import paths
from facilitator.app.library import FileLibrary
from facilitator.core.commands import AddNote, NextStep, Undo
from facilitator.core.events import DataForgotten
from facilitator.core.forgetting import Place, Whom
from facilitator.core.model import Note
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.screen import Screen
from facilitator.core.vocabulary import ForgettingReason, Voice, VoiceKind
from facilitator.forgetting.residue import holds
from facilitator.forgotten import Account
from facilitator.store.examine import examine
from facilitator.trouble import StorageTrouble
from facilitator.ui.forgetting_file import Progress
from facilitator.ui.hub import SessionHub
from facilitator.ui.library import Opened
from facilitator.ui.people.act_buttons import Show
from facilitator.ui.people.forget_dialog import ForgetDialog
from facilitator.ui.people.people_panel import EXPERTS, PARTICIPANTS, PASTE, PeoplePanel
from facilitator.words import Words
from tests.fake_time import FakeTime
from tests.gui.desk import Desk, press, type_text
from tests.room import small_beginning

ANNA = Voice(VoiceKind.PARTICIPANT, 1)
DAY = datetime(2019, 9, 12, 12, 0)


class FakeFile:
    """A session's file on which everything goes well, unless told otherwise."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.asked: list[tuple[str, Whom, ForgettingReason]] = []
        self.rewritten_in: list[str] = []
        self.fails_at = ""
        self.fault: Exception = StorageTrouble("cannot_forget", "x.facil", "no space")

    def foresee(self, whom: Whom, reason: ForgettingReason) -> Account:
        self.asked.append(("foresee", whom, reason))
        self._pass("foresee")
        return self.account

    def begin(self, whom: Whom, reason: ForgettingReason, progress: Progress) -> object:
        self.asked.append(("begin", whom, reason))
        progress(1, 2)
        self._pass("begin")
        return "begun"

    def rewrite(self, begun: object) -> None:
        assert begun == "begun"
        self.rewritten_in.append(threading.current_thread().name)
        self._pass("rewrite")

    def finish(self, begun: object) -> Account:
        assert begun == "begun"
        self._pass("finish")
        return self.account

    def write_act(self, account: Account) -> Path:
        self._pass("write_act")
        return account.file.with_name("акт.pdf")

    def _pass(self, name: str) -> None:
        if name == self.fails_at:
            raise self.fault


def account(events: int = 3) -> Account:
    note = DataForgotten(
        *((1,), (), False, ForgettingReason.DEMANDED, DAY), events=events, replaced=0, left=1
    )
    places = (Place(Note(9, "x"), "", "Иванова уходит раньше"),)
    file = Path("/sessions/x.facil")
    return Account("abc", file, "Демография", (), "", 7, note, places)


@pytest.fixture
def file() -> FakeFile:
    return FakeFile(account())


@pytest.fixture
def make(qtbot: QtBot, russian: Words, file: FakeFile) -> Callable[..., ForgetDialog]:
    """Return what opens the window and waits until it has looked."""

    def made(
        chosen: Voice | None = ANNA,
        open_it: Show = lambda _path: True,
        find_it: Show = lambda _path: True,
    ) -> ForgetDialog:
        state = Desk().state
        dialog = ForgetDialog(russian, state, file, chosen, open_it=open_it, find_it=find_it)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: not dialog.progress.isVisible())
        return dialog

    return made


def test_it_says_what_would_be_done_before_anything_is(
    make: Callable[..., ForgetDialog], file: FakeFile
) -> None:
    dialog = make()
    said = dialog.said.toPlainText()
    assert "Будут уничтожены персональные данные: участник № 1" in said
    assert "Заметка: «Иванова уходит раньше»" in said
    assert dialog.who.currentText() == "Иванова Анна (участник № 1)"
    assert [name for name, _, _ in file.asked] == ["foresee"]


def test_nobody_is_forgotten_before_it_is_said_who(
    make: Callable[..., ForgetDialog], file: FakeFile
) -> None:
    dialog = make(None)
    assert dialog.who.currentText() == ""
    assert dialog.who.placeholderText() == "Выберите, кого забыть"
    assert not dialog.forget.isEnabled()
    assert file.asked == []


def test_another_choice_is_looked_at_anew(
    qtbot: QtBot, make: Callable[..., ForgetDialog], file: FakeFile
) -> None:
    dialog = make()
    dialog.who.setCurrentIndex(dialog.who.count() - 1)
    qtbot.waitUntil(lambda: file.asked[-1][1] == Whom(everyone=True))
    dialog.texts.click()
    qtbot.waitUntil(lambda: file.asked[-1][1] == Whom(everyone=True, texts=True))
    dialog.who.setCurrentIndex(1)
    expected = Whom(frozenset({Voice(VoiceKind.PARTICIPANT, 2)}), texts=True)
    qtbot.waitUntil(lambda: file.asked[-1][1] == expected)
    qtbot.waitUntil(dialog.forget.isEnabled)


def test_the_second_press_does_it_and_the_act_can_be_opened(
    qtbot: QtBot, make: Callable[..., ForgetDialog], file: FakeFile
) -> None:
    opened: list[Path] = []

    def open_it(path: Path) -> bool:
        opened.append(path)
        return True

    dialog = make(open_it=open_it)
    dialog.reason.setCurrentIndex(2)
    press(dialog.forget, Qt.Key.Key_Space)
    assert dialog.forget.text() == "Точно? Вернуть будет нельзя"
    with qtbot.waitSignal(dialog.done_with):
        press(dialog.forget, Qt.Key.Key_Space)
        assert dialog.is_busy
        dialog.reject()
        assert dialog.isVisible()
    assert file.asked[-1] == ("begin", Whom(frozenset({ANNA})), ForgettingReason.DEMANDED)
    assert file.rewritten_in == [threading.main_thread().name]
    assert "Уничтожены персональные данные: участник № 1" in dialog.said.toPlainText()
    assert not dialog.forget.isVisible()
    assert QApplication.focusWidget() is dialog.act.open_it
    press(dialog.act.open_it, Qt.Key.Key_Space)
    assert opened == [Path("/sessions/акт.pdf")]
    press(dialog.cancel, Qt.Key.Key_Space)
    assert not dialog.isVisible()


def test_a_computer_that_cannot_show_the_act_says_where_it_is(
    qtbot: QtBot, make: Callable[..., ForgetDialog]
) -> None:
    dialog = make(find_it=lambda _path: False)
    dialog.forget.click()
    with qtbot.waitSignal(dialog.done_with):
        dialog.forget.click()
    dialog.act.find_it.click()
    assert dialog.problem.text().endswith("Файл здесь: /sessions/акт.pdf")


@pytest.mark.parametrize("at", ["foresee", "begin", "rewrite", "finish"])
def test_a_disk_that_refuses_is_told_and_it_can_be_tried_again(
    qtbot: QtBot, make: Callable[..., ForgetDialog], file: FakeFile, at: str
) -> None:
    file.fails_at = at
    dialog = make()
    if at != "foresee":
        dialog.forget.click()
        dialog.forget.click()
    qtbot.waitUntil(dialog.problem.isVisible)
    assert dialog.problem.text().startswith("Персональные данные не удалось убрать")
    assert dialog.forget.text() == "Забыть навсегда"
    assert dialog.cancel.isEnabled()
    assert not dialog.is_busy


def test_a_fault_of_the_program_is_told_too(
    make: Callable[..., ForgetDialog], file: FakeFile
) -> None:
    file.fails_at, file.fault = "foresee", ZeroDivisionError()
    dialog = make()
    assert "ZeroDivisionError" in dialog.problem.text()


def without_its_act(
    qtbot: QtBot, make: Callable[..., ForgetDialog], file: FakeFile
) -> ForgetDialog:
    """Return a dialog that has forgotten somebody and could not write the act about it."""
    file.fails_at = "write_act"
    dialog = make()
    dialog.forget.click()
    with qtbot.waitSignal(dialog.done_with):
        dialog.forget.click()
    return dialog


def test_an_act_that_could_not_be_written_is_told(
    qtbot: QtBot, make: Callable[..., ForgetDialog], file: FakeFile
) -> None:
    dialog = without_its_act(qtbot, make, file)
    assert dialog.problem.isVisible()
    assert not dialog.act.open_it.isVisible()
    assert QApplication.focusWidget() is dialog.act.again


def test_an_act_that_could_not_be_written_is_written_when_asked_again(
    qtbot: QtBot, make: Callable[..., ForgetDialog], file: FakeFile
) -> None:
    dialog = without_its_act(qtbot, make, file)
    with qtbot.waitSignal(dialog.act.complained, check_params_cb=bool):
        press(dialog.act.again, Qt.Key.Key_Space)
        assert dialog.is_busy
        assert not dialog.problem.isVisible()
    assert dialog.problem.isVisible()
    assert QApplication.focusWidget() is dialog.act.again
    file.fault = ZeroDivisionError()
    with qtbot.waitSignal(dialog.act.failed):
        press(dialog.act.again, Qt.Key.Key_Space)
    assert "ZeroDivisionError" in dialog.problem.text()
    file.fails_at = ""
    with qtbot.waitSignal(dialog.act.written):
        press(dialog.act.again, Qt.Key.Key_Space)
    assert "Акт: /sessions/акт.pdf" in dialog.said.toPlainText()
    assert not dialog.problem.isVisible()
    assert not dialog.act.again.isVisible()
    assert QApplication.focusWidget() is dialog.act.open_it


def test_where_nothing_is_left_no_act_is_made(
    qtbot: QtBot, make: Callable[..., ForgetDialog], file: FakeFile
) -> None:
    file.account = account(events=0)
    dialog = make()
    dialog.forget.click()
    with qtbot.waitSignal(dialog.done_with):
        dialog.forget.click()
    assert dialog.said.toPlainText().startswith("Этих персональных данных уже нигде нет")
    assert not dialog.act.isVisible()


@pytest.fixture
def opened(tmp_path: Path, russian: Words) -> Opened:
    """Return a session in a real file, with a backup and a step entered."""
    folders = paths.user_folders({"FACILITATOR_HOME": str(tmp_path)})
    library = FileLibrary(FakeTime(), folders, russian, lambda: None)
    opened = library.create(tmp_path / "сессия.facil", small_beginning())
    opened.session.dispatch(NextStep())
    opened.session.dispatch(AddNote("Сказать Ивановой Анне про справку"))
    return opened


def test_the_session_goes_on_without_the_name_in_windows_file_and_backups(
    qtbot: QtBot, opened: Opened, russian: Words, tmp_path: Path
) -> None:
    hub = SessionHub(opened.session, Screen())
    panel = PeoplePanel(hub, russian, forgetting=opened.forgetting)
    qtbot.addWidget(panel)
    panel.show()
    panel.participants.select(0)
    panel.forget[PARTICIPANTS].click()
    (dialog,) = panel.findChildren(ForgetDialog)
    qtbot.waitUntil(dialog.forget.isEnabled)
    dialog.texts.click()
    qtbot.waitUntil(dialog.forget.isEnabled)
    dialog.forget.click()
    with qtbot.waitSignal(dialog.done_with, timeout=20_000):
        dialog.forget.click()
    dialog.cancel.click()
    assert panel.participants.model.rows[0].name == "Участник 1"
    shown = panel.participants.shown
    assert shown is not None
    assert shown.name == "Участник 1"
    assert [note.text for note in hub.state.content.notes.values()] == [
        "Сказать Участник 1 про справку"
    ]
    with pytest.raises(Rejected) as refused:
        hub.attempt(Undo())
    assert refused.value.reason is Reason.NOTHING_TO_UNDO
    hub.attempt(AddNote("Дальше"))
    opened.session.close()
    assert examine(opened.path).state == hub.state
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len([each for each in files if each.suffix == ".facil"]) == 2
    assert [each.name for each in files if each.suffix == ".pdf"] == [
        "Акт об уничтожении персональных данных 2019-09-12 09-30-00.pdf"
    ]
    assert [each.name for each in files if holds(each, ["Иванова Анна", "Ивановой"])] == []


def test_from_the_experts_an_expert_is_offered_and_from_elsewhere_nobody(
    qtbot: QtBot, russian: Words, file: FakeFile
) -> None:
    panel = PeoplePanel(Desk().hub, russian, forgetting=lambda: file)
    qtbot.addWidget(panel)
    panel.show()
    panel.sections.show_page(EXPERTS)
    panel.experts.select(0)
    panel.forget[EXPERTS].click()
    panel.sections.show_page(PASTE)
    panel.open_forgetting()
    offered = [dialog.who.currentText() for dialog in panel.findChildren(ForgetDialog)]
    assert sorted(offered) == [
        *("", "Экспертова Вера (эксперт № 1)"),
    ]
    for dialog in panel.findChildren(ForgetDialog):
        qtbot.waitUntil(dialog.progress.isHidden)
        dialog.cancel.click()


def test_what_is_typed_wrongly_is_mended_before_anybody_is_forgotten(
    qtbot: QtBot, russian: Words, file: FakeFile
) -> None:
    panel = PeoplePanel(Desk().hub, russian, forgetting=lambda: file)
    qtbot.addWidget(panel)
    panel.show()
    panel.participants.select(0)
    name = panel.participants.editor.fields()[0]
    press(name, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(name, " ")
    panel.forget[PARTICIPANTS].click()
    assert panel.participants.problem.isVisible()
    assert not panel.findChildren(ForgetDialog)


def test_a_session_that_is_only_looked_at_forgets_nobody(qtbot: QtBot, russian: Words) -> None:
    panel = PeoplePanel(Desk().hub, russian)
    qtbot.addWidget(panel)
    panel.show()
    assert not panel.forget[0].isVisible()
    panel.open_forgetting()
    assert not panel.findChildren(ForgetDialog)
