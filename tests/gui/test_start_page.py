"""The first window: what it offers, and what it says when something is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.core.model import Beginning
from facilitator.core.rejection import Reason, Rejected
from facilitator.recovered import Recovered
from facilitator.trouble import StorageTrouble
from facilitator.ui.library import NotASession, Opened
from facilitator.ui.settings import Settings
from facilitator.ui.start.session_dialog import SessionDialog
from facilitator.ui.start.start_page import StartPage
from facilitator.words import Words
from tests.gui.desk import Desk, press, type_text
from tests.room import small_beginning

TODAY = date(2020, 1, 15)


class ShelfLibrary:
    """Opens what it is told to, or fails as it is told to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trouble: Exception | None = None
        self.sample = small_beginning()
        self.created: list[Beginning] = []
        self.opened: list[Path] = []
        self.looked: list[Path] = []
        self.recovered: list[Path] = []
        self.unreadable: StorageTrouble | None = None

    def open(self, path: Path) -> Opened:
        self._fail()
        self.opened.append(path)
        return Opened(path, Desk().session)

    def look(self, path: Path) -> Opened:
        self.looked.append(path)
        return Opened(path, Desk().session)

    def create(self, path: Path, beginning: Beginning) -> Opened:
        self._fail()
        self.created.append(beginning)
        return Opened(path, Desk(beginning).session)

    def beginning_of(self, path: Path) -> Beginning:  # noqa: ARG002
        self._fail()
        return small_beginning()

    def read_exchange(self, path: Path) -> Beginning:  # noqa: ARG002
        self._fail()
        return small_beginning()

    def recover(self, path: Path) -> Recovered:
        self.recovered.append(path)
        if self.unreadable is not None:
            raise self.unreadable
        return Recovered(
            *(path.with_name("новый.facil"), Desk().state, 41, 0, 2, 0),
            from_tables=False,
            last=datetime(2019, 9, 12, 12, 40),
        )

    def suggested_path(self, beginning: Beginning) -> Path:  # noqa: ARG002
        return self.folder / "new.facil"

    def example(self) -> Beginning:
        return self.sample

    def _fail(self) -> None:
        if self.trouble is not None:
            raise self.trouble


class Start:
    """A start page with its library and what it has chosen."""

    def __init__(self, qtbot: QtBot, words: Words, folder: Path, *recent: Path) -> None:
        self.library = ShelfLibrary(folder)
        self.settings = Settings(folder / "settings.json")
        for path in recent:
            self.settings.remember(path)
        self.answer: Path | None = None
        self.chosen: list[Opened] = []
        self.page = StartPage(
            self.library,
            self.settings,
            words,
            today=lambda: TODAY,
            choose_file=lambda _title: self.answer,
        )
        self.page.chosen.connect(self.chosen.append)
        qtbot.addWidget(self.page)
        self.page.show()


Make = Callable[..., Start]


@pytest.fixture
def make(qtbot: QtBot, russian: Words, tmp_path: Path) -> Make:
    """Return a maker of start pages that remember some recent files."""

    def start(*recent: Path) -> Start:
        return Start(qtbot, russian, tmp_path, *recent)

    return start


def test_a_new_session_from_nothing_with_the_keyboard_only(make: Make) -> None:
    start = make()
    assert start.page.focusWidget() is start.page.new
    press(start.page.new, Qt.Key.Key_Return)
    dialog = start.page.dialog
    assert dialog is not None
    type_text(dialog.basics.title, "Демография")
    press(dialog.basics.title, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [opened.session.state.facts.title for opened in start.chosen] == ["Демография"]
    assert start.library.created[0].facts.starts_on == TODAY
    assert not dialog.isVisible()
    assert start.settings.choices.recent == (str(start.library.folder / "new.facil"),)


def test_a_new_session_that_cannot_be_written_stays_open(make: Make) -> None:
    start = make()
    start.page.new.click()
    dialog = start.page.dialog
    assert dialog is not None
    type_text(dialog.basics.title, "Демография")
    start.library.trouble = StorageTrouble("write_file", "/диск", "нет места")
    dialog.commit()
    assert dialog.isVisible()
    assert "нет места" in dialog.problem.text()
    assert start.chosen == []


def test_a_session_the_core_refuses_is_said(make: Make) -> None:
    start = make()
    start.library.trouble = Rejected(Reason.EMPTY_TEXT)
    start.page.example.click()
    assert start.page.problem.isVisible()
    assert start.chosen == []


def test_asking_twice_for_a_new_session_begins_anew(make: Make) -> None:
    start = make()
    start.page.new.click()
    first = start.page.dialog
    start.page.new.click()
    assert start.page.dialog is not first


def test_the_example_is_one_key_away(make: Make) -> None:
    start = make()
    start.page.example.click()
    assert start.library.created == [small_beginning()]
    assert len(start.chosen) == 1


def test_a_session_file_is_opened(make: Make, tmp_path: Path) -> None:
    start = make()
    start.page.open.click()
    assert start.chosen == []
    start.answer = tmp_path / "day.facil"
    start.page.open.click()
    assert start.library.opened == [start.answer]


def test_an_exchange_document_becomes_a_new_session(make: Make, tmp_path: Path) -> None:
    start = make()
    start.answer = tmp_path / "day.session.json"
    start.page.open.click()
    assert start.library.opened == []
    assert start.library.created == [small_beginning()]


def test_problems_of_a_document_are_listed_the_first_three(make: Make, tmp_path: Path) -> None:
    start = make()
    start.answer = tmp_path / "day.json"
    start.library.trouble = NotASession(tuple(f"tasks[{n}].title: нет" for n in range(5)))
    start.page.open.click()
    text = start.page.problem.text()
    assert "tasks[2].title" in text
    assert "tasks[3].title" not in text
    assert "и ещё 2 ошибки" in text


def test_one_problem_is_said_alone(make: Make, tmp_path: Path) -> None:
    start = make()
    start.answer = tmp_path / "day.json"
    start.library.trouble = NotASession(("format: не тот",))
    start.page.open.click()
    assert start.page.problem.text().splitlines()[1:] == ["format: не тот"]


def test_a_file_open_elsewhere_says_who_has_it_and_can_be_looked_at(
    make: Make, tmp_path: Path
) -> None:
    start = make()
    start.answer = tmp_path / "day.facil"
    start.library.trouble = StorageTrouble(
        "held", str(start.answer), "", {"user": "Анна", "host": "hall", "since": "2019-09-12 10:02"}
    )
    start.page.look_at_held()
    start.page.open.click()
    assert "Анна" in start.page.problem.text()
    assert start.chosen == []
    start.page.look.click()
    assert start.library.looked == [start.answer]
    assert len(start.chosen) == 1
    assert not start.page.look.isVisible()


def test_a_file_that_cannot_be_written_can_be_looked_at(make: Make, tmp_path: Path) -> None:
    start = make()
    start.answer = tmp_path / "day.facil"
    start.library.trouble = StorageTrouble("cannot_lock", str(start.answer), "read-only")
    start.page.open.click()
    start.page.look.click()
    assert start.library.looked == [start.answer]


def test_a_damaged_session_is_restored_into_a_new_file_and_opened(
    make: Make, tmp_path: Path
) -> None:
    start, path = make(), tmp_path / "день.facil"
    start.library.trouble = StorageTrouble("damaged", str(path), "malformed")
    start.page.open_file(path)
    rescue = start.page.rescue
    assert rescue.restore.isVisible()
    assert str(path) in start.page.problem.text()
    assert "malformed" not in start.page.problem.text()
    assert start.page.focusWidget() is rescue.restore
    press(rescue.restore, Qt.Key.Key_Return)
    assert start.library.recovered == [path]
    assert not start.page.problem.isVisible()
    assert "Восстановлено: 41 событие" in rescue.said.text()
    assert "Не удалось прочитать 2 события" in rescue.said.text()
    assert str(tmp_path / "новый.facil") in rescue.said.text()
    start.library.trouble = None
    assert start.page.focusWidget() is rescue.open_it
    press(rescue.open_it, Qt.Key.Key_Return)
    assert [opened.path for opened in start.chosen] == [tmp_path / "новый.facil"]
    assert not rescue.isVisible()


def test_what_cannot_be_restored_is_said_and_its_backups_stay_offered(
    make: Make, tmp_path: Path
) -> None:
    start, path = make(), tmp_path / "день.facil"
    wanted: list[Path] = []
    start.page.backups_wanted.connect(wanted.append)
    start.library.trouble = StorageTrouble("not_a_session", str(path))
    start.library.unreadable = StorageTrouble("nothing_readable", str(path))
    start.page.open_file(path)
    start.page.rescue.restore.click()
    assert "нельзя прочитать" in start.page.problem.text()
    assert not start.page.rescue.restore.isVisible()
    press(start.page.rescue.backups, Qt.Key.Key_Space)
    assert wanted == [path]
    start.page.rescue.clear()
    start.page.rescue.restore_it()
    assert len(start.library.recovered) == 1


@pytest.mark.parametrize(
    ("name", "what"), [("письмо.json", "not_a_session"), ("день.facil", "newer_version")]
)
def test_nothing_is_offered_for_what_cannot_be_restored(
    make: Make, tmp_path: Path, name: str, what: str
) -> None:
    start = make()
    start.library.trouble = StorageTrouble(what, name)
    start.page.open_file(tmp_path / name)
    assert start.page.problem.isVisible()
    assert not start.page.rescue.isVisible()


def test_the_backups_of_a_recent_session_are_one_key_away(
    qtbot: QtBot, make: Make, tmp_path: Path
) -> None:
    first, second = tmp_path / "а.facil", tmp_path / "б.facil"
    start = make(first, second)
    wanted: list[Path] = []
    start.page.backups_wanted.connect(wanted.append)
    start.page.activateWindow()
    qtbot.waitUntil(start.page.isActiveWindow)
    press(start.page, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [second]
    start.page.open_file(first)
    start.page.listed.model.show_recent(())
    start.page.listed.backups.click()
    assert wanted == [second]


def test_a_session_that_is_gone_offers_its_backups(make: Make, tmp_path: Path) -> None:
    start = make(tmp_path / "нет.facil")
    press(start.page.recent, Qt.Key.Key_Return)
    assert start.page.rescue.backups.isVisible()
    assert not start.page.rescue.restore.isVisible()


def test_a_session_like_an_earlier_one_keeps_its_facts(make: Make, tmp_path: Path) -> None:
    start = make()
    start.page.copy.click()
    assert not start.page.findChildren(SessionDialog)
    for name in ("day.facil", "day.json"):
        start.answer = tmp_path / name
        start.page.copy.click()
        dialog = start.page.dialog
        assert dialog is not None
        assert dialog.basics.title.text() == "Демография"
        assert dialog.draft.facts.starts_on == TODAY


def test_an_earlier_session_that_cannot_be_read_is_said(make: Make, tmp_path: Path) -> None:
    start = make()
    start.answer = tmp_path / "day.facil"
    start.library.trouble = StorageTrouble("not_found", str(start.answer))
    start.page.copy.click()
    assert start.page.dialog is None
    assert start.page.problem.isVisible()


def test_recent_sessions_are_listed_the_latest_first(make: Make, tmp_path: Path) -> None:
    here, gone = tmp_path / "здесь.facil", tmp_path / "нет.facil"
    here.touch()
    start = make(gone, here)
    page = start.page
    assert page.focusWidget() is page.recent
    assert str(page.model.data(page.model.index(0))).splitlines()[0] == "здесь"
    assert "не найден" in str(page.model.data(page.model.index(1)))
    assert page.model.data(page.model.index(1), Qt.ItemDataRole.ToolTipRole) == str(gone)
    assert page.model.data(page.model.index(1), Qt.ItemDataRole.DecorationRole) is None
    press(page.recent, Qt.Key.Key_Return)
    assert start.library.opened == [here]


def test_a_missing_recent_file_is_said_kindly(make: Make, tmp_path: Path) -> None:
    start = make(tmp_path / "нет.facil")
    start.page.recent.activated.emit(start.page.model.index(0))
    assert "нет.facil" in start.page.problem.text()
    assert start.library.opened == []
    start.page._open_recent(start.page.model.index(-1))
    assert start.library.opened == []


def test_an_unreachable_path_counts_as_missing(make: Make) -> None:
    start = make(Path("/" + "x" * 5000))
    assert "не найден" in str(start.page.model.data(start.page.model.index(0)))
    start.page.recent.activated.emit(start.page.model.index(0))
    assert "xxx" in start.page.problem.text()
    assert start.library.opened == []


def test_another_language_is_kept_and_told(qtbot: QtBot, make: Make) -> None:
    page = make().page
    page.language.setCurrentIndex(page.language.findData("en"))
    with qtbot.waitSignal(page.language_chosen) as signal:
        page.language.activated.emit(1)
    assert signal.args == ["en"]
    with qtbot.assertNotEmitted(page.language_chosen):
        page.language.setCurrentIndex(page.language.findData("ru"))
        page.language.activated.emit(0)


def test_a_session_without_a_day_is_no_trouble(make: Make) -> None:
    start = make()
    beginning = small_beginning()
    facts = replace(beginning.facts, starts_on=None, starts_at=None)
    start.library.sample = replace(beginning, facts=facts)
    start.page.example.click()
    assert len(start.chosen) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_E])
def test_every_choice_has_a_key_that_works(qtbot: QtBot, make: Make, key: Qt.Key) -> None:
    start = make()
    start.page.activateWindow()
    qtbot.waitUntil(start.page.isActiveWindow)
    press(start.page, key, Qt.KeyboardModifier.ControlModifier)
    assert bool(start.chosen) is (key == Qt.Key.Key_E)
    assert bool(start.page.findChildren(SessionDialog)) is (key == Qt.Key.Key_N)
    assert start.page.new.text() == "Новая сессия   Ctrl+N"
    assert start.page.new.accessibleName() == "Новая сессия"
