"""The window of the venue check."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from facilitator.ui.screens import screen_under
from facilitator.ui.venue.looking import read_fonts, read_screens
from facilitator.ui.venue.venue_window import Station, VenueWindow, qt_looks
from facilitator.venue.judging import Level, Line, Verdict
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

Make = Callable[..., VenueWindow]
AT_ONCE = (Line.SCREEN, Line.FONTS)
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
        self.may_answer = threading.Event()
        self.may_answer.set()

    def station(self) -> Station:
        return Station(
            {line: self._read(line) for line in self.readings if line not in AT_ONCE},
            {line: self._read(line) for line in AT_ONCE},
        )

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

    broken = Station({**station.probes, Line.SPACE: fail}, station.looks)
    window = VenueWindow(russian, broken, application())
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: not window.is_checking)
    found = window.cards[Line.SPACE].finding
    assert found is not None
    assert found.verdict is Verdict.UNKNOWN
    assert window.summary.rest.text() == "1 пункт требует внимания"


def test_a_projector_plugged_in_is_seen_at_once(window: VenueWindow, machine: Machine) -> None:
    machine.readings[Line.SCREEN] = ScreensRead(None, duplicated=True)
    application().screenAdded.emit(application().screens()[1])
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
    looks = qt_looks(window, application())
    assert looks[Line.SCREEN]() == HALL
    assert isinstance(looks[Line.FONTS](), FontsRead)
    assert read_fonts(QFontInfo(QFont()).family(), "Жё№") == FontsRead(own=True, cyrillic=True)
    assert read_screens(application(), None) == HALL
    assert not read_fonts("No such family").own
    assert not read_fonts(letters="\U0010fffd").cyrillic
