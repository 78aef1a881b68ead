"""The projector is found by its identity, and screens may come and go."""

from collections.abc import Sequence
from typing import cast

import pytest
import shiboken6
from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.audience.wall import Wall
from facilitator.ui.audience.window import AudienceWindow
from facilitator.ui.screens import (
    SETTLE_MS,
    ScreenIdentity,
    ScreenWatcher,
    projector,
    screen_under,
)
from facilitator.words import Words


class FakeScreen(QObject):
    """A screen that tests plug in."""

    geometryChanged = Signal(QRect)  # noqa: N815  Qt's name

    def __init__(self, identity: ScreenIdentity, room: QRect) -> None:
        super().__init__()
        self.identity = identity
        self.room = room

    def name(self) -> str:
        return self.identity.name

    def manufacturer(self) -> str:
        return self.identity.manufacturer

    def model(self) -> str:
        return self.identity.model

    def serialNumber(self) -> str:  # noqa: N802  Qt's name
        return self.identity.serial

    def geometry(self) -> QRect:
        return self.room


class FakeScreens(QObject):
    """An application whose screens tests plug and unplug."""

    screenAdded = Signal(QObject)  # noqa: N815  Qt's name
    screenRemoved = Signal(QObject)  # noqa: N815  Qt's name
    primaryScreenChanged = Signal(QObject)  # noqa: N815  Qt's name

    def __init__(self, *there: FakeScreen) -> None:
        super().__init__()
        self.there = list(there)

    def screens(self) -> list[QScreen]:
        return as_screens(self.there)

    def primaryScreen(self) -> QScreen | None:  # noqa: N802  Qt's name
        return cast("QScreen", self.there[0]) if self.there else None

    def plug(self, screen: FakeScreen) -> None:
        self.there.append(screen)
        self.screenAdded.emit(screen)

    def unplug(self, screen: FakeScreen) -> None:
        self.there.remove(screen)
        self.screenRemoved.emit(screen)


def as_screens(screens: Sequence[FakeScreen]) -> list[QScreen]:
    return cast("list[QScreen]", list(screens))


def laptop() -> FakeScreen:
    return FakeScreen(ScreenIdentity("eDP-1", "BOE", "Panel"), QRect(0, 0, 1366, 768))


def beamer(name: str = "HDMI-1", serial: str = "", left: int = 1366) -> FakeScreen:
    identity = ScreenIdentity(name, "Epson", "EB-X41", serial)
    return FakeScreen(identity, QRect(left, 0, 1024, 768))


def chosen(screens: Sequence[FakeScreen], remembered: ScreenIdentity | None = None) -> object:
    there = as_screens(screens)
    return projector(there, there[0] if there else None, remembered)


def test_the_other_screen_is_the_halls() -> None:
    one, other = laptop(), beamer()
    assert chosen([one, other]) is other


def test_a_single_screen_is_not_the_halls() -> None:
    assert chosen([laptop()]) is None
    assert chosen([]) is None


def test_a_duplicated_screen_is_not_the_halls() -> None:
    assert chosen([laptop(), beamer(left=0)]) is None


def test_the_remembered_projector_comes_before_another_screen() -> None:
    one, monitor = laptop(), beamer("DP-1", "A1")
    remembered = beamer("HDMI-1", "B2", left=2390)
    assert chosen([one, monitor, remembered], remembered.identity) is remembered
    assert chosen([one, monitor], remembered.identity) is monitor


def test_a_projector_on_another_connector_is_the_same_by_its_serial_number() -> None:
    known = ScreenIdentity("HDMI-1", "Epson", "EB-X41", "B2")
    assert known.likeness(ScreenIdentity("DP-1", "Epson", "EB-X41", "B2")) == 3
    assert known.likeness(known) == 4
    assert known.likeness(ScreenIdentity("HDMI-1", "Epson", "EB-X41", "C3")) == 0
    assert known.likeness(ScreenIdentity("HDMI-1", "Other", "EB-X41", "B2")) == 0


def test_a_projector_without_a_serial_number_is_known_by_name_or_model() -> None:
    known = ScreenIdentity("HDMI-1", "Epson", "EB-X41")
    assert known.likeness(known) == 2
    assert known.likeness(ScreenIdentity("DP-1", "Epson", "EB-X41")) == 1
    assert ScreenIdentity("HDMI-1").likeness(ScreenIdentity("DP-1")) == 0


def test_the_first_projector_found_is_remembered(qtbot: QtBot) -> None:
    screens = FakeScreens(laptop(), beamer())
    watcher = ScreenWatcher(screens)
    with qtbot.waitSignal(watcher.remembered_changed) as told:
        watcher.look()
    assert told.args == [beamer().identity]
    assert watcher.screen is not None


def test_the_operator_can_point_out_another_screen(qtbot: QtBot) -> None:
    other = beamer("DP-1", "A1", left=2390)
    screens = FakeScreens(laptop(), beamer(serial="B2"), other)
    watcher = ScreenWatcher(screens)
    watcher.look()
    assert watcher.choices == tuple(as_screens(screens.there[1:]))
    with qtbot.waitSignal(watcher.remembered_changed):
        watcher.choose(as_screens([other])[0])
    assert watcher.screen is as_screens([other])[0]


def test_changes_of_screens_count_once_they_have_come_to_rest(qtbot: QtBot) -> None:
    screens = FakeScreens(laptop())
    watcher = ScreenWatcher(screens)
    watcher.look()
    found: list[object] = []
    watcher.settled.connect(found.append)
    plugged = beamer()
    with qtbot.waitSignal(watcher.settled, timeout=SETTLE_MS * 20):
        screens.plug(plugged)
        screens.primaryScreenChanged.emit(screens.there[0])
    assert found == [plugged]


def test_a_projector_that_changes_its_resolution_is_looked_at_again(qtbot: QtBot) -> None:
    plugged = beamer()
    watcher = ScreenWatcher(FakeScreens(laptop(), plugged))
    watcher.look()
    with qtbot.waitSignal(watcher.settled, timeout=SETTLE_MS * 20):
        plugged.geometryChanged.emit(plugged.room)


def test_the_wall_gives_way_to_a_console_moved_to_its_screen(qtbot: QtBot) -> None:
    one, other = laptop(), beamer()
    watcher = ScreenWatcher(FakeScreens(one, other))
    watcher.look()
    watcher.console_is_on(as_screens([one])[0])
    with qtbot.waitSignal(watcher.settled, timeout=SETTLE_MS * 20) as told:
        watcher.console_is_on(as_screens([other])[0])
    assert told.args == [one]
    assert watcher.choices == tuple(as_screens([one]))


def test_a_projector_made_the_primary_screen_does_not_get_the_wall_onto_the_console(
    qtbot: QtBot,
) -> None:
    one, other = laptop(), beamer()
    screens = FakeScreens(one, other)
    watcher = ScreenWatcher(screens)
    watcher.console_is_on(as_screens([one])[0])
    watcher.look()
    screens.there.reverse()
    with qtbot.waitSignal(watcher.settled, timeout=SETTLE_MS * 20) as told:
        screens.primaryScreenChanged.emit(other)
    assert told.args == [other]


def test_the_console_is_looked_for_where_a_change_of_screens_has_left_it() -> None:
    one, other = laptop(), beamer()
    watcher = ScreenWatcher(FakeScreens(one, other))
    places = [other, one]
    watcher.ask_for_console(lambda: as_screens([places[-1]])[0])
    watcher.look()
    assert watcher.screen is as_screens([other])[0]
    places.pop()
    watcher.look()
    assert watcher.screen is as_screens([one])[0]


def test_a_lost_projector_is_told_at_once(qtbot: QtBot) -> None:
    plugged, other = beamer(), beamer("DP-1", "A1", left=2390)
    screens = FakeScreens(laptop(), plugged, other)
    watcher = ScreenWatcher(screens)
    watcher.look()
    with qtbot.assertNotEmitted(watcher.lost):
        screens.unplug(other)
    with qtbot.waitSignal(watcher.lost):
        screens.unplug(plugged)
    assert watcher.screen is None
    unwatched = beamer("DP-2", "Z9", left=2390)
    with qtbot.assertNotEmitted(watcher.lost):
        screens.plug(unwatched)
        screens.unplug(unwatched)


def test_a_stopped_watcher_notices_nothing(qtbot: QtBot) -> None:
    plugged = beamer()
    screens = FakeScreens(laptop(), plugged)
    watcher = ScreenWatcher(screens)
    watcher.look()
    watcher.stop()
    with qtbot.assertNotEmitted(watcher.settled, wait=SETTLE_MS * 2):
        plugged.geometryChanged.emit(plugged.room)
        screens.unplug(plugged)


class Stage:
    """The real virtual screens, of which tests may hide the projector."""

    def __init__(self, qtbot: QtBot, words: Words, *, alone: bool = False) -> None:
        self.app = cast("QGuiApplication", QGuiApplication.instance())
        self.screens = FakeScreens()
        self.real = self.app.screens()
        self.set_alone(alone=alone)
        self.window = AudienceWindow(words)
        qtbot.addWidget(self.window)
        self.watcher = ScreenWatcher(self.screens)
        self.wall = Wall(self.window, self.watcher, words)
        self.wall.start()

    def set_alone(self, *, alone: bool) -> None:
        self.screens.there = cast("list[FakeScreen]", self.real[:1] if alone else self.real)


def test_the_wall_fills_the_projector(qtbot: QtBot, russian: Words) -> None:
    stage = Stage(qtbot, russian)
    assert stage.window.isFullScreen()
    assert stage.window.geometry() == QRect(1366, 0, 1920, 1080)
    assert stage.wall.notice == ""


def test_on_the_projector_nothing_comes_before_the_wall_and_on_the_console_it_never_does(
    qtbot: QtBot, russian: Words
) -> None:
    on_top = Qt.WindowType.WindowStaysOnTopHint
    stage = Stage(qtbot, russian)
    assert stage.window.windowFlags() & on_top
    stage.wall.toggle_full_screen()
    assert not stage.window.windowFlags() & on_top
    alone = Stage(qtbot, russian, alone=True)
    alone.wall.toggle_full_screen()
    assert alone.window.isFullScreen()
    assert not alone.window.windowFlags() & on_top


def test_the_wall_does_not_jump_when_nothing_has_changed(qtbot: QtBot, russian: Words) -> None:
    stage = Stage(qtbot, russian)
    with qtbot.assertNotEmitted(stage.window.wall_changed):
        stage.watcher.look()


def test_on_a_single_screen_it_is_a_window_and_says_why(qtbot: QtBot, russian: Words) -> None:
    stage = Stage(qtbot, russian, alone=True)
    assert stage.window.isVisible()
    assert not stage.window.isFullScreen()
    assert QRect(0, 0, 1366, 768).contains(stage.window.geometry())
    assert stage.wall.notice.startswith("Проектор не найден")


def test_unplugged_it_hides_and_comes_back(qtbot: QtBot, russian: Words) -> None:
    stage = Stage(qtbot, russian)
    stage.set_alone(alone=True)
    stage.screens.screenRemoved.emit(stage.real[1])
    assert not stage.window.isVisible()
    stage.watcher.look()
    assert not stage.window.isVisible()
    assert stage.wall.notice
    stage.set_alone(alone=False)
    stage.watcher.look()
    assert stage.window.isFullScreen()


def test_a_projector_that_turns_into_a_copy_takes_the_wall_away(
    qtbot: QtBot, russian: Words
) -> None:
    stage = Stage(qtbot, russian)
    stage.set_alone(alone=True)
    stage.watcher.look()
    assert not stage.window.isVisible()


def test_the_wall_changes_between_full_screen_and_window(qtbot: QtBot, russian: Words) -> None:
    stage = Stage(qtbot, russian)
    stage.wall.toggle_full_screen()
    assert not stage.window.isFullScreen()
    assert QRect(1366, 0, 1920, 1080).contains(stage.window.geometry())
    stage.wall.toggle_full_screen()
    assert stage.window.isFullScreen()


def test_a_hidden_wall_comes_back_where_it_belongs(qtbot: QtBot, russian: Words) -> None:
    stage = Stage(qtbot, russian)
    stage.window.close()
    stage.wall.toggle_full_screen()
    assert stage.window.isFullScreen()
    stage.set_alone(alone=True)
    stage.watcher.look()
    stage.wall.toggle_full_screen()
    assert stage.window.isVisible()
    assert not stage.window.isFullScreen()
    stage.wall.toggle_full_screen()
    assert stage.window.isFullScreen()


def test_without_any_screen_nothing_is_shown(qtbot: QtBot, russian: Words) -> None:
    stage = Stage(qtbot, russian, alone=True)
    stage.window.withdraw()
    stage.screens.there = []
    stage.watcher.look()
    stage.wall.toggle_full_screen()
    assert not stage.window.isVisible()


def test_the_notice_speaks_the_language_of_the_console(
    qtbot: QtBot, russian: Words, english: Words
) -> None:
    stage = Stage(qtbot, russian, alone=True)
    with qtbot.waitSignal(stage.wall.notice_changed) as told:
        stage.wall.show_words(english)
    assert told.args is not None
    assert told.args[0].startswith("No projector")


@pytest.mark.parametrize("times", [1, 3])
def test_closing_the_wall_is_harmless(qtbot: QtBot, russian: Words, times: int) -> None:
    stage = Stage(qtbot, russian)
    sizes: list[object] = []
    stage.window.wall_changed.connect(sizes.append)
    for _ in range(times):
        stage.window.close()
    assert sizes == [None]
    assert stage.window.wall is None


@pytest.mark.usefixtures("qapp")
def test_a_window_that_goes_leaves_its_screen_to_everybody_else() -> None:
    window = QWidget()
    window.setGeometry(1500, 100, 400, 300)
    window.show()
    screen = screen_under(window)
    assert screen.geometry() == QRect(1366, 0, 1920, 1080)
    shiboken6.delete(window)
    assert shiboken6.isValid(screen)
    assert screen in cast("QGuiApplication", QGuiApplication.instance()).screens()


def test_a_dialog_that_is_not_shown_yet_will_be_where_its_parent_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(1500, 100, 400, 300)
    window.show()
    assert screen_under(QDialog(window)) is screen_under(window)
