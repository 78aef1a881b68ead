"""The program's icon: in windows, in the taskbar, and in the files that a build takes along."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import IcnsImagePlugin, IcoImagePlugin, Image
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dev_tools.icons import drawn, write_icon, write_wizard_pictures
from facilitator.app.icon import TASKBAR_NAME, name_for_taskbar, show_icon_soon

ROOT = Path(__file__).parents[2]


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    """Return Qt's application, which has no icon before and after the test."""
    qapp.setWindowIcon(QIcon())
    yield qapp
    qapp.setWindowIcon(QIcon())


@pytest.mark.parametrize("size", [16, 32, 48, 256])
def test_a_window_has_the_icon_soon_after_it_is_there(
    application: QApplication, qtbot: QtBot, size: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    show_icon_soon(application)
    assert window.windowIcon().isNull()
    qtbot.waitUntil(lambda: not window.windowIcon().isNull())
    shown = window.windowIcon().pixmap(size).toImage()
    hand, ground = (
        shown.pixelColor(size * 15 // 32, size * 12 // 32),
        shown.pixelColor(size * 5 // 32, size * 26 // 32),
    )
    assert (hand.lightness(), ground) == (255, QColor("#1b5e9e"))


def test_only_windows_needs_to_be_told_whose_the_windows_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=told.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)
    name_for_taskbar("linux")
    assert told == []
    name_for_taskbar("win32")
    assert told == [TASKBAR_NAME]


@pytest.mark.parametrize(
    ("platform", "size"), [("win32", 16), ("win32", 48), ("darwin", 128), ("darwin", 512)]
)
def test_a_size_of_a_built_programs_icon_is_drawn_for_itself(
    platform: str, size: int, tmp_path: Path
) -> None:
    target = write_icon(tmp_path / "new", platform)
    assert target is not None
    with target.open("rb") as file:
        if platform == "win32":
            kept = IcoImagePlugin.IcoFile(file).getimage((size, size))
        else:
            kept = IcnsImagePlugin.IcnsFile(file).getimage((size, size, 1))
        assert kept.convert("RGBA").tobytes() == drawn(size).convert("RGBA").tobytes()


def test_on_linux_the_desktop_entry_has_the_icon_and_the_program_none(tmp_path: Path) -> None:
    assert write_icon(tmp_path, "linux") is None


def test_the_windows_installer_finds_its_pictures_in_every_size(tmp_path: Path) -> None:
    written = write_wizard_pictures(tmp_path)
    script = (ROOT / "dev_tools/packaging/windows/facilitator.iss").read_text(encoding="utf-8-sig")
    named = next(line for line in script.splitlines() if line.startswith("WizardSmallImageFile="))
    assert [each.rpartition("\\")[2] for each in named.split(",")] == [p.name for p in written]
    with Image.open(written[0]) as picture:
        assert picture.size == (55, 55)
        assert picture.getpixel((0, 0)) == (255, 255, 255)
        assert picture.getpixel((27, 50)) == (27, 94, 158)
