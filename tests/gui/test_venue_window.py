"""The window of the venue check."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from facilitator.core.rejection import Reason, Rejected
from facilitator.trouble import StorageTrouble
from facilitator.ui.screens import ScreenIdentity, screen_under
from facilitator.ui.venue.clock_line import WallClock
from facilitator.ui.venue.looking import read_fonts, read_screens
from facilitator.ui.venue.sound_line import Voice
from facilitator.ui.venue.trial_line import Press
from facilitator.ui.venue.venue_window import Station, VenueWindow, qt_looks
from facilitator.venue.judging import Finding, Level, Line, Verdict
from facilitator.venue.power import Power
from facilitator.venue.readings import (
    AwakeRead,
    BackupRead,
    FileRead,
    FontsRead,
    PowerRead,
    Reading,
    ScreensRead,
    Size,
    SpaceRead,
    Written,
)
from facilitator.words import Words
from tests.gui.desk import press

AT_ONCE = (Line.SCREEN, Line.FONTS)
PAGE = Path("/pages/Пробный протокол.pdf")
HALL = ScreensRead(Size(1920, 1080))


class Machine:
    """A machine whose readings can be changed."""

    def __init__(self) -> None:
        self.readings: dict[Line, Reading] = {
            Line.SCREEN: HALL,
            Line.POWER: PowerRead(Power(mains=True, percent=90)),
            Line.SLEEP: AwakeRead(held=True, now=True),
            Line.SPACE: SpaceRead((("/", 10**11),)),
            Line.FILE: FileRead(Written("/docs", 5)),
            Line.BACKUP: BackupRead(Written("/backups", 5)),
            Line.FONTS: FontsRead(own=True, cyrillic=True),
        }
        self.wall = datetime(2019, 9, 12, 9, 40, 35)
        self.offset_ms = 0
        self.played = 0
        self.has_sound = self.has_viewer = True
        self.muted = False
        self.fault: Exception | None = None
        self.printed: tuple[Finding, ...] = ()
        self.shown: list[Path] = []
        self.refusal: Rejected | StorageTrouble | None = None
        self.may_answer = threading.Event()
        self.may_answer.set()

    def station(self) -> Station:
        return Station(
            {line: self._read(line) for line in self.readings if line not in AT_ONCE},
            {line: self._read(line) for line in AT_ONCE},
            WallClock(lambda: self.wall, lambda: self.offset_ms, self.correct),
            Voice(self.play, lambda: self.muted),
            Press(self.make, self.open_it),
        )

    def play(self) -> bool:
        self.played += 1
        return self.has_sound

    def make(self, found: tuple[Finding, ...]) -> Path:
        if self.fault is not None:
            raise self.fault
        self.printed = found
        return PAGE

    def open_it(self, page: Path) -> bool:
        self.shown.append(page)
        return self.has_viewer

    def correct(self, by_ms: int) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.offset_ms += by_ms
        self.wall += timedelta(milliseconds=by_ms)

    def _read(self, line: Line) -> Callable[[], Reading]:
        def read() -> Reading:
            if line is Line.BACKUP:
                self.may_answer.wait(10)
            return self.readings[line]

        return read


def application() -> QGuiApplication:
    found = QApplication.instance()
    assert isinstance(found, QGuiApplication)
    return found


@pytest.fixture
def machine() -> Iterator[Machine]:
    made = Machine()
    yield made
    made.may_answer.set()


@pytest.fixture
def window(qtbot: QtBot, russian: Words, machine: Machine) -> VenueWindow:
    """Return the window, on the laptop's screen, when everything has been looked at."""
    made = VenueWindow(russian, machine.station(), application())
    qtbot.addWidget(made)
    made.show()
    made.clock.right.click()
    made.sound.play.click()
    made.sound.heard.click()
    made.trial.make.click()
    qtbot.waitUntil(lambda: not made.is_checking)
    return made


def test_where_all_is_well_the_session_can_begin(window: VenueWindow) -> None:
    assert window.summary.said.text() == "Можно начинать"
    assert window.summary.rest.text() == "Всё в порядке"
    assert {card.level for card in window.cards.values()} == {Level.GOOD}


def test_what_was_mended_turns_green_when_checked_again(
    window: VenueWindow, machine: Machine, qtbot: QtBot
) -> None:
    machine.readings[Line.FILE] = FileRead(Written("/docs", why="EACCES"))
    machine.readings[Line.SCREEN] = ScreensRead(None)
    press(window, Qt.Key.Key_F5)
    assert window.is_checking
    assert window.summary.said.text() == "Проверяем…"
    qtbot.waitUntil(lambda: not window.is_checking)
    assert window.summary.said.text() == "Исправьте 2 пункта"
    card = window.cards[Line.FILE]
    assert card.level is Level.BAD
    assert "Исправьте" in card.accessibleName()
    assert "у пользователя нет права записи" in card.accessibleName()
    assert card.toolTip() == "/docs\nEACCES"
    machine.readings[Line.FILE] = FileRead(Written("/docs", 5))
    machine.readings[Line.SCREEN] = HALL
    window.again.click()
    qtbot.waitUntil(lambda: not window.is_checking)
    assert window.summary.said.text() == "Можно начинать"


def test_a_stick_that_does_not_answer_holds_up_only_its_line(
    qtbot: QtBot, russian: Words, machine: Machine
) -> None:
    machine.may_answer.clear()
    window = VenueWindow(russian, machine.station(), application())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(
        lambda: [line for line, card in window.cards.items() if card.level is None] == [Line.BACKUP]
    )
    assert window.summary.said.text() == "Проверяем…"
    machine.may_answer.set()
    qtbot.waitUntil(lambda: not window.is_checking)
    assert window.cards[Line.BACKUP].finding is not None


def test_a_probe_that_fails_leaves_the_others_alone(
    qtbot: QtBot, russian: Words, machine: Machine
) -> None:
    station = machine.station()

    def fail() -> Reading:
        raise ValueError

    broken = replace(station, probes={**station.probes, Line.SPACE: fail})
    window = VenueWindow(russian, broken, application())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: not window.is_checking)
    found = window.cards[Line.SPACE].finding
    assert found is not None
    assert found.verdict is Verdict.UNKNOWN
    levels = {line: card.level for line, card in window.cards.items()}
    assert levels[Line.SPACE] is Level.CARE
    assert levels[Line.FILE] is levels[Line.POWER] is Level.GOOD


def test_a_projector_plugged_in_is_seen_at_once(window: VenueWindow, machine: Machine) -> None:
    machine.readings[Line.SCREEN] = ScreensRead(None, duplicated=True)
    window._timer.timeout.emit()
    assert window.summary.said.text() == "Исправьте 1 пункт"


def test_numbers_stand_on_every_screen_until_the_window_goes(window: VenueWindow) -> None:
    window.identify.click()
    boards = window._numbers.boards
    assert [screen_under(board).name() for board in boards] == ["laptop", "projector"]
    texts = [[label.text() for label in board.findChildren(QLabel)] for board in boards]
    assert texts == [["1", "Пульт ведущего"], ["2", "Экран зала"]]
    for board in boards:
        assert board.isVisible()
        assert screen_under(board).geometry().contains(board.geometry())
    window.identify.click()
    assert len(window._numbers.boards) == 2
    window.close_it.click()
    assert window._numbers.boards == []
    assert not window.isVisible()


def test_qt_knows_the_second_screen_and_the_letters(window: VenueWindow) -> None:
    looks = qt_looks(window, application(), lambda: ScreenIdentity("projector"))
    assert looks[Line.SCREEN]() == HALL
    assert isinstance(looks[Line.FONTS](), FontsRead)
    assert read_fonts(QFontInfo(QFont()).family(), "Жё№") == FontsRead(own=True, cyrillic=True)
    assert read_screens(application(), None) == HALL
    assert not read_fonts("No such family").own
    assert not read_fonts(letters="\U0010fffd").cyrillic


def test_the_clock_is_asked_about_until_somebody_answers(
    qtbot: QtBot, russian: Words, machine: Machine
) -> None:
    window = VenueWindow(russian, machine.station(), application())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: not window.is_checking)
    card = window.cards[Line.CLOCK]
    assert card.said.text() == "Сейчас 09:40, 12 сентября 2019\N{NO-BREAK SPACE}г.?"
    assert window.summary.rest.text() == "3 пункта требуют внимания"
    machine.wall += timedelta(minutes=1)
    window._timer.timeout.emit()
    assert "09:41" in card.said.text()
    window.clock.right.click()
    assert card.level is Level.GOOD
    assert window.summary.rest.text() == "2 пункта требуют внимания"
    assert window._timer.isActive()
    window.close()
    assert not window._timer.isActive()


def test_a_wrong_clock_is_put_right_to_the_minute(window: VenueWindow, machine: Machine) -> None:
    window.clock.wrong.click()
    line = window.clock.time
    assert line.isVisible()
    assert (line.text(), window.clock.date.text()) == ("09:40", "12.09.2019")
    line.setText("10.42")
    press(line, Qt.Key.Key_Return)
    assert machine.offset_ms == 62 * 60_000
    assert not line.isVisible()
    said = window.cards[Line.CLOCK].said.text()
    assert said.startswith("10:42, 12 сентября 2019")
    assert said.endswith("к часам компьютера прибавляется +1 ч 2 мин")
    window.clock.wrong.click()
    window.clock.date.setText("11.09.2019")
    window.clock.take.click()
    assert machine.offset_ms == (62 - 24 * 60) * 60_000
    assert "−22 ч 58 мин" in window.cards[Line.CLOCK].said.text()


def test_a_time_that_is_none_and_a_refusal_are_said_in_place(
    window: VenueWindow, machine: Machine
) -> None:
    clock = window.clock
    clock.wrong.click()
    clock.time.setText("25:99")
    clock.take.click()
    assert "09:40" in clock.problem.text()
    clock.time.setText("10:00")
    machine.refusal = Rejected(Reason.SESSION_CLOSED)
    clock.take.click()
    assert clock.problem.text() == "Сессия завершена; чтобы продолжить, откройте её снова"
    machine.refusal = StorageTrouble("cannot_write", "/docs/day.facil", "no space")
    clock.take.click()
    assert "/docs/day.facil" in clock.problem.text()
    assert machine.offset_ms == 0
    clock.leave.click()
    assert not clock.problem.isVisible()
    assert not clock.time.isVisible()
    assert clock.wrong.hasFocus()


def test_without_a_session_a_wrong_clock_is_only_told(
    qtbot: QtBot, russian: Words, machine: Machine
) -> None:
    station = machine.station()
    alone = replace(station, clock=WallClock(lambda: machine.wall, lambda: 0))
    window = VenueWindow(russian, alone, application())
    qtbot.addWidget(window)
    window.show()
    window.clock.wrong.click()
    assert not window.clock.time.isVisible()
    assert window.cards[Line.CLOCK].level is Level.BAD


def test_the_signal_is_played_and_asked_about(window: VenueWindow, machine: Machine) -> None:
    sound, card = window.sound, window.cards[Line.SOUND]
    sound.play.click()
    assert machine.played == 2
    assert card.said.text() == "Только что прозвучали два сигнала. Слышно?"
    assert sound.heard.hasFocus()
    sound.unheard.click()
    assert card.level is Level.BAD
    assert not sound.heard.isVisible()
    assert window.summary.said.text() == "Исправьте 1 пункт"
    sound.play.click()
    assert sound.unheard.isVisible()
    sound.heard.click()
    assert card.said.text() == "Сигнал слышно"
    machine.muted = True
    window.again.click()
    assert card.said.text() == "Сигналы отключены"


def test_a_computer_without_sound_is_not_asked_about(window: VenueWindow, machine: Machine) -> None:
    machine.has_sound = False
    window.sound.play.click()
    assert window.cards[Line.SOUND].said.text() == "На этом компьютере нет вывода звука"
    assert not window.sound.heard.isVisible()


def test_a_page_with_what_was_found_is_made_and_opened(
    window: VenueWindow, machine: Machine
) -> None:
    assert machine.shown == [PAGE]
    assert {finding.line for finding in machine.printed} >= {Line.SCREEN, Line.SOUND, Line.CLOCK}
    assert Line.TRIAL not in {finding.line for finding in machine.printed}
    assert str(PAGE) in window.cards[Line.TRIAL].said.text()


def test_a_page_that_nothing_opens_or_that_is_not_made_is_told(
    window: VenueWindow, machine: Machine, qtbot: QtBot
) -> None:
    machine.has_viewer = False
    card, make = window.cards[Line.TRIAL], window.trial.make
    for fault, level, said in (
        (None, Level.CARE, "программы"),
        (StorageTrouble("write_file", "/pages/x", "EIO"), Level.BAD, "/pages/x"),
        (KeyError("Иванова"), Level.BAD, "KeyError"),
    ):
        machine.fault = fault
        make.click()
        assert not make.isEnabled()
        qtbot.waitUntil(make.isEnabled)
        assert card.level is level
        assert said in card.said.text()
        assert "Иванова" not in card.said.text()
