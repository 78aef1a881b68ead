"""The second folder for backups: its absence is said and stops nothing, its return is used."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from facilitator.app.second_watch import SecondWatch
from facilitator.ui.second_folder import second_text
from facilitator.ui.settings import Settings
from facilitator.venue import second_folder
from facilitator.venue.second_folder import Second
from facilitator.words import Words


class Watched:
    """A watch with all it says and does, on this thread unless told to wait."""

    def __init__(self, words: Words, folder: Path) -> None:
        self.settings = Settings(folder / "settings.json")
        self.stick = folder / "Флешка"
        self.settings.change(second_backup=str(self.stick))
        self.said: list[str] = []
        self.copied = 0
        self.waiting: list[Callable[[], None]] = []
        self.waits = False
        self.parent = QObject()
        self.watch = SecondWatch(
            *(self.settings, folder / "backups", self.said.append, self._copy, words, self.parent),
            worker=self._work,
        )

    def _copy(self) -> None:
        self.copied += 1

    def _work(self, work: Callable[[], None]) -> None:
        if self.waits:
            self.waiting.append(work)
        else:
            work()


@pytest.fixture(autouse=True)
def another_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a stick be a disk of its own."""
    monkeypatch.setattr(second_folder, "_disk", lambda folder: "Флешка" in str(folder))


@pytest.fixture
def watched(qtbot: QtBot, russian: Words, tmp_path: Path) -> Watched:
    del qtbot
    return Watched(russian, tmp_path)


def test_a_stick_that_is_missing_at_the_start_is_said_once(watched: Watched) -> None:
    watched.watch.start()
    watched.watch.look()
    watched.watch.stop()
    (said,) = watched.said
    assert str(watched.stick) in said
    assert "недоступна" in said
    assert watched.copied == 0


def test_a_stick_that_comes_back_is_copied_to_at_once(watched: Watched) -> None:
    watched.watch.look()
    watched.stick.mkdir()
    watched.watch.look()
    assert watched.said[-1] == ""
    assert watched.copied == 1
    watched.watch.look()
    assert watched.copied == 1


def test_a_stick_that_is_pulled_out_is_said(watched: Watched) -> None:
    watched.stick.mkdir()
    watched.watch.look()
    assert watched.said == [""]
    watched.stick.rmdir()
    watched.watch.look()
    assert "недоступна" in watched.said[-1]
    assert watched.copied == 0


def test_nothing_is_written_to_a_stick_that_is_known(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.stick.mkdir()
    watched.watch.look()
    monkeypatch.setattr(second_folder, "write_trial", lambda _folder: pytest.fail("written to"))
    watched.watch.look()
    assert watched.said == [""]


def test_a_folder_that_does_not_answer_is_not_asked_again(watched: Watched) -> None:
    watched.waits = True
    watched.watch.look()
    watched.watch.look()
    assert len(watched.waiting) == 1


def test_the_answer_about_a_folder_given_up_meanwhile_says_nothing(watched: Watched) -> None:
    watched.waits = True
    watched.watch.look()
    watched.settings.change(second_backup=None)
    watched.watch.look()
    watched.waiting[0]()
    assert watched.said == [""]


def test_a_folder_is_looked_at_beside_the_windows(
    qtbot: QtBot, russian: Words, tmp_path: Path
) -> None:
    watched = Watched(russian, tmp_path)
    watch = SecondWatch(
        *(watched.settings, tmp_path, watched.said.append, watched._copy, russian, watched.parent)
    )
    watch.look()
    qtbot.waitUntil(lambda: bool(watched.said))
    assert "недоступна" in watched.said[0]


def test_an_answer_after_the_console_was_closed_is_dropped(watched: Watched) -> None:
    import shiboken6

    watched.waits = True
    watched.watch.look()
    shiboken6.delete(watched.watch)
    watched.waiting[0]()
    assert watched.said == []


@pytest.mark.parametrize("found", [*Second])
def test_all_that_can_be_found_has_a_sentence(russian: Words, found: Second) -> None:
    said = second_text(russian, found, Path("/media/Флешка"))
    assert said[0].isupper()
    assert "{" not in said
