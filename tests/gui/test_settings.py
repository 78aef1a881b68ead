"""The user's choices survive, and no file of them is ever trouble."""

import json
from pathlib import Path

from facilitator.ui.settings import Choices, Settings


def test_choices_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    settings = Settings(path)
    settings.change(language="en", mute=True)
    settings.remember(Path("/a.facil"))
    settings.remember(Path("/b.facil"))
    settings.remember(Path("/a.facil"))
    again = Settings(path).choices
    assert (again.language, again.mute) == ("en", True)
    assert again.recent == (str(Path("/a.facil")), str(Path("/b.facil")))


def test_a_file_whose_name_is_no_text_is_remembered_too(tmp_path: Path) -> None:
    # As a name in an older encoding is, out of an archive or from a stick.
    file = Path("/\udce4\udce5\udcec\udcfc.facil")
    Settings(tmp_path / "s.json").remember(file)
    assert Settings(tmp_path / "s.json").choices.recent == (str(file),)


def test_only_some_recent_files_are_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "s.json")
    for number in range(20):
        settings.remember(Path(f"/{number}.facil"))
    assert len(settings.choices.recent) == 8


def test_a_damaged_file_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    damaged = '{"recent": [1], "volume": "loud", "mail_port": 1000000000000, "later": 1}'
    for text in ("{", "[]", "[" * 99_999, damaged):
        path.write_text(text)
        assert Settings(path).choices == Choices()


def test_what_another_version_wrote_is_kept_as_far_as_it_fits(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    path.write_text(json.dumps({"volume": 30, "recent": ["/x"], "language": 7}))
    assert Settings(path).choices == Choices(volume=30, recent=("/x",))


def test_a_file_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(tmp_path / "file" / "s.json")
    assert settings.change(mute=True).mute


def test_what_lies_on_a_stick_is_found_under_its_other_name(tmp_path: Path) -> None:
    first, second = tmp_path / "E", tmp_path / "F"
    settings = Settings(first / "settings" / "settings.json", first)
    settings.remember(tmp_path / "elsewhere.facil")
    settings.remember(first / "sessions" / "день.facil")
    settings.change(second_backup=str(first / "copies"), export_folder=str(tmp_path))
    assert str(first) not in (first / "settings" / "settings.json").read_text(encoding="utf-8")
    first.rename(second)
    found = Settings(second / "settings" / "settings.json", second).choices
    assert found.recent == (
        str(second / "sessions" / "день.facil"),
        str(tmp_path / "elsewhere.facil"),
    )
    assert found.second_backup == str(second / "copies")
    assert found.export_folder == str(tmp_path)
