"""Audience window, projector and miniature are kept in step with the session."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from facilitator.core.commands import AddProposal, NextStep
from facilitator.core.screen import black, with_scheme
from facilitator.ui.hall import Hall
from facilitator.ui.settings import Settings
from facilitator.words import Words
from tests.gui.desk import Desk


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def hall(
    qtbot: QtBot, desk: Desk, settings: Settings, russian: Words, english: Words
) -> Iterator[Hall]:
    app = cast("QGuiApplication", QGuiApplication.instance())
    made = Hall(desk.hub, russian, english, app, settings)
    qtbot.addWidget(made.miniature)
    yield made
    made.end()


def test_the_wall_starts_on_the_projector_and_it_is_remembered(
    hall: Hall, settings: Settings
) -> None:
    assert hall.miniature.label == "ЭКРАНА НЕТ"
    hall.start()
    assert hall.window.geometry() == QRect(1366, 0, 1920, 1080)
    assert hall.miniature.label == "НА ЭКРАНЕ"
    assert "1920×1080" in hall.place()
    assert "projector" in (settings.choices.projector or "")


def test_a_console_on_the_projector_sends_the_wall_to_the_other_screen(
    qtbot: QtBot, hall: Hall
) -> None:
    console = QWidget()
    qtbot.addWidget(console)
    hall.miniature.setParent(console)
    console.setGeometry(1400, 20, 800, 600)
    console.show()
    hall.start()
    assert hall.window.geometry() == QRect(0, 0, 1366, 768)
    hall.miniature.setParent(None)


def test_wall_and_miniature_show_the_hubs_scene(hall: Hall, desk: Desk) -> None:
    hall.start()
    desk.hub.dispatch(NextStep())
    desk.hub.dispatch(AddProposal(1, "Раз"))
    desk.hub.show_screen(black(desk.hub.screen))
    assert hall.miniature.label == "ЧЁРНЫЙ ЭКРАН"
    assert hall.pages() == hall.window.pages


def test_the_scheme_is_kept_for_the_next_session(
    hall: Hall, desk: Desk, settings: Settings
) -> None:
    desk.hub.show_screen(with_scheme(desk.hub.screen, "light"))
    assert hall.place()
    assert settings.choices.scheme == "light"


def test_the_operator_can_send_the_wall_to_any_other_screen(hall: Hall) -> None:
    hall.start()
    ((identity, name),) = hall.places()
    assert "1920×1080" in name
    hall.move_to(identity)
    assert hall.window.isFullScreen()
    hall.toggle_full_screen()
    assert not hall.window.isFullScreen()


@pytest.mark.parametrize("text", ["rubbish", "[]", '{"colour": "blue"}'])
def test_a_projector_remembered_in_an_unknown_manner_is_forgotten(
    qtbot: QtBot, desk: Desk, settings: Settings, russian: Words, text: str
) -> None:
    settings.change(projector=text)
    app = cast("QGuiApplication", QGuiApplication.instance())
    made = Hall(desk.hub, russian, russian, app, settings)
    qtbot.addWidget(made.miniature)
    made.start()
    assert made.window.isFullScreen()
    made.end()
