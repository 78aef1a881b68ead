"""The window of the user's choices."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.ui.settings import Settings
from facilitator.ui.settings_dialog import SettingsDialog
from facilitator.ui.sounds import Tones
from facilitator.venue.second_folder import Second
from facilitator.words import Words


class Ear:
    """Hears tones, unless it is told to be deaf."""

    def __init__(self) -> None:
        self.heard: list[tuple[int, float]] = []
        self.deaf = False

    def play(self, count: int, volume: float) -> bool:
        self.heard.append((count, volume))
        return not self.deaf


class Room:
    """A settings window with everything around it."""

    def __init__(self, qtbot: QtBot, words: Words, folder: Path) -> None:
        self.ear = Ear()
        self.tones = Tones(self.ear)
        self.settings = Settings(folder / "settings.json")
        self.answer: str | None = None
        self.found = Second.GOOD
        self.dialog = SettingsDialog(
            *(self.settings, words, self.tones),
            ask_folder=lambda _current: self.answer,
            check_folder=lambda _folder: self.found,
        )
        qtbot.addWidget(self.dialog)
        self.dialog.show()


@pytest.fixture
def room(qtbot: QtBot, russian: Words, tmp_path: Path) -> Room:
    """Return the settings window of a user who has chosen nothing yet."""
    return Room(qtbot, russian, tmp_path)


def test_another_language_is_kept_and_said_to_come_later(qtbot: QtBot, room: Room) -> None:
    dialog = room.dialog
    assert dialog.language_note.isHidden()
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    with qtbot.waitSignal(dialog.language_chosen):
        dialog.language.activated.emit(1)
    assert room.settings.choices.language == "en"
    assert dialog.language_note.isVisibleTo(dialog)


def test_the_colours_of_the_wall_are_kept_and_told(qtbot: QtBot, room: Room) -> None:
    dialog = room.dialog
    dialog.scheme.setCurrentIndex(dialog.scheme.findData("light"))
    with qtbot.waitSignal(dialog.scheme_chosen) as signal:
        dialog.scheme.activated.emit(1)
    assert signal.args == ["light"]
    assert room.settings.choices.scheme == "light"


def test_mute_and_volume_act_at_once(room: Room) -> None:
    room.dialog.volume.setValue(25)
    room.dialog.sounding.setChecked(False)
    assert (room.tones.muted, room.tones.volume) == (True, 0.25)
    assert (room.settings.choices.mute, room.settings.choices.volume) == (True, 25)


def test_the_volume_can_be_tried(room: Room) -> None:
    room.dialog.volume.setValue(50)
    room.dialog.test.click()
    assert room.ear.heard == [(2, 0.5)]
    assert "Звучат" in room.dialog.sound_note.text()


def test_a_computer_without_sound_is_said(room: Room) -> None:
    room.ear.deaf = True
    room.dialog.test.click()
    assert "нет вывода звука" in room.dialog.sound_note.text()


def test_a_second_backup_folder_is_chosen_and_given_up(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    dialog = room.dialog
    with qtbot.assertNotEmitted(dialog.backup_chosen):
        dialog.choose.click()
    room.answer = str(tmp_path)
    with qtbot.waitSignal(dialog.backup_chosen) as signal:
        dialog.choose.click()
    assert signal.args == [tmp_path]
    assert dialog.folder.text() == str(tmp_path)
    with qtbot.waitSignal(dialog.backup_chosen) as signal:
        dialog.forget.click()
    assert signal.args == [None]
    assert room.settings.choices.second_backup is None
    assert dialog.folder.text() == ""
    assert not dialog.forget.isEnabled()


def test_what_was_chosen_before_is_shown(qtbot: QtBot, russian: Words, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.change(language="en", scheme="light", mute=True, volume=10, second_backup="/usb")
    dialog = SettingsDialog(settings, russian, Tones(Ear()))
    qtbot.addWidget(dialog)
    assert dialog.language.currentData() == "en"
    assert dialog.scheme.currentData() == "light"
    assert not dialog.sounding.isChecked()
    assert (dialog.volume.value(), dialog.folder.text()) == (10, "/usb")
    dialog.close_it.click()


def test_the_systems_own_question_for_a_folder_is_understood(
    monkeypatch: pytest.MonkeyPatch, room: Room
) -> None:
    answers = ["/usb", ""]
    monkeypatch.setattr(
        "facilitator.ui.settings_dialog.QFileDialog.getExistingDirectory",
        staticmethod(lambda *_arguments: answers.pop(0)),
    )
    assert room.dialog._ask_for_folder("") == "/usb"
    assert room.dialog._ask_for_folder("") is None


def test_a_folder_is_checked_when_it_is_chosen(room: Room, tmp_path: Path) -> None:
    room.answer = str(tmp_path)
    room.found = Second.REFUSED
    room.dialog.choose.click()
    note = room.dialog.folder_note
    assert "нельзя записать" in note.text()
    assert note.height() >= note.heightForWidth(note.width())
    assert room.settings.choices.second_backup == str(tmp_path)
    room.dialog.forget.click()
    assert not room.dialog.folder_note.isVisible()


def test_the_folder_of_the_first_copies_is_not_taken(room: Room, tmp_path: Path) -> None:
    room.answer = str(tmp_path)
    room.found = Second.SAME_FOLDER
    room.dialog.choose.click()
    assert "выберите другую" in room.dialog.folder_note.text()
    assert room.settings.choices.second_backup is None
