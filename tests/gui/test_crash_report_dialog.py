"""The window that makes the problem report, and the ways to it."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.app.fault_report import report_dialog, told
from facilitator.trouble import StorageTrouble
from facilitator.ui.crash_report_dialog import CrashReportDialog
from facilitator.ui.settings import Choices, Settings
from facilitator.words import Words
from tests.gui.console_desk import ConsoleDesk
from tests.gui.desk import press


def saved(folder: Path) -> Path:
    """Stand for the report."""
    if folder.name == "full":
        raise StorageTrouble("write_file", str(folder), "No space left on device")
    if folder.name == "broken":
        raise KeyError(folder)
    return folder / "report.zip"


class Finder:
    """A file manager that notes what it was to show."""

    def __init__(self) -> None:
        self.shown: list[Path] = []
        self.there = True

    def __call__(self, path: Path) -> bool:
        """Show a file."""
        self.shown.append(path)
        return self.there


@pytest.fixture
def finder() -> Finder:
    return Finder()


@pytest.fixture
def dialog(qtbot: QtBot, english: Words, finder: Finder) -> CrashReportDialog:
    made = CrashReportDialog(
        english,
        Path("/home/full"),
        "Names",
        saved,
        ask_folder=lambda _now: "/home/good",
        show_file=finder,
    )
    qtbot.addWidget(made)
    made.show()
    return made


def make(dialog: CrashReportDialog, qtbot: QtBot) -> None:
    """Press the button and wait for what comes of it."""
    dialog.make_it.setFocus()
    press(dialog.make_it, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.make_it.isEnabled)


def test_a_full_disk_is_a_sentence_and_another_folder_helps(
    dialog: CrashReportDialog, qtbot: QtBot, finder: Finder
) -> None:
    make(dialog, qtbot)
    assert dialog.problem.text() == (
        "The file cannot be written: /home/full: No space left on device. Choose another folder"
    )
    assert not dialog.find_it.isVisible()
    press(dialog.choose_it, Qt.Key.Key_Space)
    make(dialog, qtbot)
    assert not dialog.problem.isVisible()
    assert dialog.said.text() == "Written: report.zip"
    press(dialog.find_it, Qt.Key.Key_Space)
    assert finder.shown == [Path("/home/good/report.zip")]
    finder.there = False
    press(dialog.find_it, Qt.Key.Key_Space)
    assert "/home/good/report.zip" in dialog.said.text()


def test_an_error_while_making_it_is_said_too(dialog: CrashReportDialog, qtbot: QtBot) -> None:
    dialog.folder.setText("/home/broken")
    make(dialog, qtbot)
    assert dialog.problem.text() == "The report could not be made"
    press(dialog.close_it, Qt.Key.Key_Space)
    assert not dialog.isVisible()


def test_the_program_puts_it_beside_the_sessions(
    qtbot: QtBot, russian: Words, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.remember(tmp_path / "Иванова.facil")
    dialog = report_dialog(russian, settings, None, None)
    qtbot.addWidget(dialog)
    dialog.show()
    make(dialog, qtbot)
    (path,) = Path(dialog.folder.text()).glob("facilitator-report-*.zip")
    with zipfile.ZipFile(path) as zipped:
        texts = {name: zipped.read(name).decode() for name in zipped.namelist()}
    assert texts["session.txt"] == "check: not_found\n"
    assert "screen 2: 1920×1080" in texts["computer.txt"]
    assert "Иванова" not in "".join(texts.values())


def test_choices_are_told_only_where_they_can_name_nothing() -> None:
    choices = Choices(
        language="Иванова",
        recent=("/home/Иванова/day.facil",),
        scheme="light",
        projector="Иванова",
        second_backup="/media/Иванова",
        export_folder="/home/Иванова",
        export_font="Иванова",
        mail_host="smtp.Иванова.ru",
        mail_user="Иванова",
        mail_sender="Иванова",
    )
    found = told(choices)
    assert "Иванова" not in repr(found)
    assert (found["language"], found["scheme"]) == ("other", "light")
    assert found["second backup folder"] is found["mail server set"] is True
    assert told(Choices())["language"] == "the system's"


def test_the_message_of_an_error_leads_to_it(qtbot: QtBot, english: Words) -> None:
    desk = ConsoleDesk(qtbot, english)
    announcer = desk.window.announcer
    announcer.say_error("KeyError, board_view.py:120")
    banner = desk.window.banners.banner("error")
    assert banner is not None
    with qtbot.waitSignal(announcer.report_wanted):
        press(banner.buttons[0], Qt.Key.Key_Space)
