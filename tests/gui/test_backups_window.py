"""The window of backups: the list, looking into one, restoring it; with the keyboard."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.copies import Copies, Copy, Held
from facilitator.core.commands import (
    AddArgument,
    AddDecision,
    AddNote,
    AddProposal,
    AddRemark,
    NextStep,
    ReviseClosing,
    SetVotes,
)
from facilitator.core.model import Closing, Decision, State, Step
from facilitator.core.vocabulary import RemarkKind, Side, StepKind, table_voice
from facilitator.trouble import StorageTrouble
from facilitator.ui.backups.backups_window import BackupsWindow
from facilitator.ui.backups.content import content_text
from facilitator.ui.backups.copy_window import CopyWindow
from facilitator.words import Words
from tests.gui.desk import press, type_text
from tests.room import Room

HERE, STICK = Path("/дом/backups"), Path("/media/Флешка")
CTRL = Qt.KeyboardModifier.ControlModifier


def copy(minute: int, held: Held | None, *folders: Path) -> Copy:
    """Return a backup taken at that minute."""
    taken = datetime(2019, 9, 12, 10, minute)
    return Copy(folders[0] / f"день {minute}.facil", taken, folders, held)


COPIES = (
    copy(40, Held(Step(5, StepKind.TABLES, "", 12), 12, 20, 7), HERE, STICK),
    copy(20, Held(None, 0, 0, 0), STICK),
    copy(10, None, HERE),
)


class ListedShelf:
    """Backups that are only listed."""

    def __init__(self, *copies: Copy, missing: tuple[Path, ...] = ()) -> None:
        self.listed = Copies(copies, missing, HERE)
        self.trouble: StorageTrouble | None = None
        self.restored: list[Path] = []

    def copies(self) -> Copies:
        return self.listed

    def look(self, copy: Path) -> State:  # noqa: ARG002
        self._fail()
        return captured().state

    def restore(self, copy: Path) -> Path:
        self._fail()
        self.restored.append(copy)
        return Path("/дом/день (из копии).facil")

    def _fail(self) -> None:
        if self.trouble is not None:
            raise self.trouble


def captured() -> Room:
    """Return a room in which something of everything was said."""
    room = Room()
    room.do(NextStep(), AddProposal(1, "Навигатор", table_voice(3)))
    (proposal,) = room.state.content.proposals
    room.do(
        AddArgument(proposal, Side.PRO, "Понятно", table_voice(1)),
        AddArgument(proposal, Side.CON, "Устареет", None),
        SetVotes(proposal, 19),
        AddRemark(RemarkKind.CONCLUSION, 1, "Делать", None),
        AddDecision(Decision(0, "Поддержать")),
        AddNote("Позвонить"),
        ReviseClosing(Closing(None, "Спасибо")),
    )
    return room


def window(
    qtbot: QtBot, words: Words, shelf: ListedShelf, *, can_open: bool = False
) -> BackupsWindow:
    """Return the window, shown."""
    made = BackupsWindow(words, "день.facil", shelf, can_open=can_open)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def cells(made: BackupsWindow, row: int) -> list[str]:
    """Return what a row says."""
    model = made.model
    return [str(model.data(model.index(row, at))) for at in range(model.columnCount())]


def test_each_backup_says_when_where_and_how_much(qtbot: QtBot, russian: Words) -> None:
    made = window(qtbot, russian, ListedShelf(*COPIES))
    assert cells(made, 0) == [
        *("12 сентября, 10:40:00", "Работа за столами"),
        *("12", "20", "7", "этот компьютер, Флешка"),
    ]
    assert cells(made, 1)[1:] == ["До начала", "0", "0", "0", "Флешка"]
    assert cells(made, 2)[1:] == ["не читается", "—", "—", "—", "этот компьютер"]
    assert made.focusWidget() is made.table
    assert not made.empty.isVisible()
    assert not made.missing.isVisible()


def test_without_backups_it_says_when_there_will_be_some(qtbot: QtBot, russian: Words) -> None:
    made = window(qtbot, russian, ListedShelf(missing=(STICK,)))
    assert "при каждой смене этапа" in made.empty.text()
    assert str(STICK) in made.missing.text()
    assert not made.look.isEnabled()
    assert not made.restore.isEnabled()
    made.look_into()
    made.restore_it()
    press(made, Qt.Key.Key_Escape)
    assert not made.isVisible()


def test_enter_looks_into_a_backup_and_nothing_can_be_changed_there(
    qtbot: QtBot, russian: Words
) -> None:
    made = window(qtbot, russian, ListedShelf(*COPIES))
    press(made.table, Qt.Key.Key_Return)
    (shown,) = made.findChildren(CopyWindow)
    assert shown.windowTitle() == "Копия: 12 сентября, 10:40:00"
    assert "Навигатор" in shown.text.toPlainText()
    assert shown.text.isReadOnly()


def test_a_word_is_found_in_a_backup_again_and_again(qtbot: QtBot, russian: Words) -> None:
    shown = CopyWindow(russian, "Копия", captured().state, None)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    press(shown, Qt.Key.Key_F, CTRL)
    assert shown.focusWidget() is shown.search
    press(shown.search, Qt.Key.Key_Return)
    type_text(shown.search, "стол")
    for place in ("стол 3", "стол 1", "стол 3"):
        press(shown.search, Qt.Key.Key_Return)
        cursor = shown.text.textCursor()
        assert cursor.selectedText() == "стол"
        assert shown.text.toPlainText()[cursor.selectionStart() :].startswith(place)


def test_a_backup_is_restored_beside_a_running_session(qtbot: QtBot, russian: Words) -> None:
    shelf = ListedShelf(*COPIES)
    made = window(qtbot, russian, shelf)
    restored: list[Path] = []
    made.restored.connect(restored.append)
    press(made.table, Qt.Key.Key_R, CTRL)
    assert shelf.restored == [COPIES[0].path]
    assert restored == [Path("/дом/день (из копии).facil")]
    assert "с начальной страницы" in made.said.text()
    assert not made.open_it.isVisible()


def test_from_the_start_page_the_restored_session_is_opened(qtbot: QtBot, russian: Words) -> None:
    made = window(qtbot, russian, ListedShelf(*COPIES), can_open=True)
    wanted: list[Path] = []
    made.open_wanted.connect(wanted.append)
    press(made.table, Qt.Key.Key_Down)
    made.restore.click()
    assert made.focusWidget() is made.open_it
    press(made.open_it, Qt.Key.Key_Return)
    assert wanted == [Path("/дом/день (из копии).facil")]
    assert not made.isVisible()


@pytest.mark.parametrize("deed", ["look", "restore"])
def test_a_backup_that_cannot_be_read_is_said(qtbot: QtBot, russian: Words, deed: str) -> None:
    shelf = ListedShelf(*COPIES)
    shelf.trouble = StorageTrouble("damaged", "день.facil")
    made = window(qtbot, russian, shelf)
    button = getattr(made, deed)
    assert isinstance(button, QWidget)
    press(button, Qt.Key.Key_Space)
    assert "повреждён" in made.problem.text()
    assert made.problem.isVisible()


def test_everything_that_was_captured_can_be_read_in_a_copy(russian: Words) -> None:
    text = content_text(russian, captured().state)
    for said in (
        *("№ 1.1  Навигатор — голосов: 19 (стол 3)", "+ Понятно (стол 1)", "− Устареет"),
        *("• Делать", "• Поддержать", "• Позвонить", "• Спасибо"),
    ):
        assert said in text


def test_a_session_without_anything_has_its_tasks(russian: Words) -> None:
    assert content_text(russian, Room().state).startswith("ЗАДАНИЕ 1")
