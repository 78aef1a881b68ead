"""Whether the second folder for backups is fit for them."""

from pathlib import Path

import pytest

from facilitator.venue import second_folder
from facilitator.venue.probing import write_trial
from facilitator.venue.readings import SpaceRead
from facilitator.venue.second_folder import Second, is_there, judge_second


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder on a disk of its own."""
    folder = tmp_path / "Флешка"
    folder.mkdir()
    monkeypatch.setattr(second_folder, "_disk", lambda one: "Флешка" in str(one))
    return folder


def test_a_folder_on_another_disk_is_good_and_nothing_is_left_in_it(
    stick: Path, tmp_path: Path
) -> None:
    assert judge_second(stick, tmp_path / "backups") is Second.GOOD
    assert list(stick.iterdir()) == []


def test_the_first_folder_is_no_second_one(stick: Path) -> None:
    assert judge_second(stick / "..", stick.parent) is Second.SAME_FOLDER


def test_a_folder_that_is_gone_is_absent(stick: Path, tmp_path: Path) -> None:
    assert judge_second(stick / "нет", tmp_path) is Second.ABSENT
    assert not is_there(Path("x" * 5000))


def test_a_folder_that_takes_nothing_is_refused(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = write_trial(tmp_path / "нет")
    monkeypatch.setattr(second_folder, "write_trial", lambda _folder: written)
    assert judge_second(stick, tmp_path) is Second.REFUSED


@pytest.mark.parametrize(("free", "found"), [(10, Second.NO_SPACE), (None, Second.GOOD)])
def test_a_full_disk_is_said_and_an_unknown_one_is_tried(
    stick: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    free: int | None,
    found: Second,
) -> None:
    monkeypatch.setattr(second_folder, "space", lambda _folders: SpaceRead((("", free),)))
    assert judge_second(stick, tmp_path) is found


def test_a_folder_on_the_same_disk_is_told_apart(tmp_path: Path) -> None:
    second = tmp_path / "вторая"
    second.mkdir()
    assert judge_second(second, tmp_path / "ещё" / "нет") is Second.SAME_DISK


def test_a_folder_of_no_disk_has_none() -> None:
    assert second_folder._disk(Path("x" * 5000)) == second_folder._disk(Path())
