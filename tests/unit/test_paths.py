"""Where files belong on each platform; nothing needs a network or an administrator."""

import sys
from pathlib import Path

import pytest

from facilitator import paths
from facilitator.paths import resource, user_folders


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def test_the_resources_are_found_from_source() -> None:
    assert paths.example_session().is_file()
    assert paths.example_session("en").is_file()
    assert resource("i18n", "ru", "LC_MESSAGES", "facilitator.po").is_file()


def test_installed_resources_lie_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert resource("icons") == tmp_path / "resources" / "icons"


def test_a_copy_of_the_guide_among_the_resources_comes_before_that_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert paths.guide("ru").parent.name == "docs"
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    copy = tmp_path / "resources" / "guide" / "GUIDE.ru.md"
    copy.parent.mkdir(parents=True)
    copy.touch()
    assert paths.guide("ru") == copy


def test_frozen_resources_lie_where_the_program_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("icons") == tmp_path / "resources" / "icons"


def test_everything_can_live_under_one_folder(home: Path) -> None:
    folders = user_folders({"FACILITATOR_HOME": str(home / "stick")}, "win32", home)
    assert folders.sessions == home / "stick" / "sessions"
    assert folders.backups == home / "stick" / "backups"
    assert folders.logs == home / "stick" / "logs"
    assert folders.settings == home / "stick" / "settings"


def test_by_default_the_process_tells_where(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setenv("FACILITATOR_HOME", str(home))
    assert user_folders().backups == home / "backups"


def test_on_windows_sessions_are_documents_and_the_rest_is_local(home: Path) -> None:
    (home / "Documents").mkdir()
    folders = user_folders({"LOCALAPPDATA": str(home / "L")}, "win32", home)
    assert folders.sessions == home / "Documents" / "Facilitator"
    assert folders.logs == home / "L" / "Facilitator" / "logs"


def test_windows_without_its_variable_has_a_place_too(home: Path) -> None:
    folders = user_folders({}, "win32", home)
    assert folders.backups == home / "AppData" / "Local" / "Facilitator" / "backups"
    assert folders.sessions == home / "Facilitator"


def test_on_a_mac_the_library_keeps_what_is_no_document(home: Path) -> None:
    folders = user_folders({}, "darwin", home)
    assert folders.settings == home / "Library/Application Support/Facilitator/settings"


def test_on_linux_the_desktop_s_folders_are_kept_to(home: Path) -> None:
    folders = user_folders({}, "linux", home)
    assert folders.sessions == home / "Facilitator"
    assert folders.backups == home / ".local/share/facilitator/backups"
    assert folders.logs == home / ".local/state/facilitator/logs"
    assert folders.settings == home / ".config/facilitator"


def test_absolute_linux_folders_win_and_relative_ones_are_ignored(home: Path) -> None:
    environment = {"XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": "relative"}
    folders = user_folders(environment, "linux", home)
    assert folders.backups == home / "data" / "facilitator" / "backups"
    assert folders.settings == home / ".config" / "facilitator"


@pytest.mark.parametrize(
    ("said", "folder"),
    [
        ('XDG_DOCUMENTS_DIR="$HOME/Документы"', "Документы"),
        ('# a note\nXDG_DESKTOP_DIR="$HOME/Стол"\nXDG_DOCUMENTS_DIR="$HOME"', "Documents"),
        ('XDG_DESKTOP_DIR="$HOME/Стол"', "Documents"),
        ('XDG_DOCUMENTS_DIR="Документы"', "Documents"),
    ],
)
def test_a_russian_desktop_s_documents_are_found(home: Path, said: str, folder: str) -> None:
    (home / ".config").mkdir()
    (home / ".config" / "user-dirs.dirs").write_text(said, encoding="utf-8")
    for name in ("Документы", "Documents"):
        (home / name).mkdir()
    assert user_folders({}, "linux", home).sessions == home / folder / "Facilitator"


def test_documents_out_of_reach_are_as_good_as_none(home: Path) -> None:
    # A folder on a server that is not there raises too when it is asked about.
    (home / ".config").mkdir()
    said = f'XDG_DOCUMENTS_DIR="$HOME/{"x" * 300}"'
    (home / ".config" / "user-dirs.dirs").write_text(said, encoding="utf-8")
    assert user_folders({}, "linux", home).sessions == home / "Facilitator"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return the file of a program on a stick."""
    stick = tmp_path / "Флешка ведущего"
    stick.mkdir()
    file = stick / "facilitator"
    file.touch()
    return file


@pytest.mark.parametrize("name", ["portable", "portable.txt"])
def test_a_file_called_portable_keeps_everything_beside_the_program(
    home: Path, program: Path, name: str
) -> None:
    assert user_folders({}, "linux", home, program).base is None
    (program.parent / name).touch()
    folders = user_folders({}, "linux", home, program)
    assert folders.base == program.parent
    assert folders.sessions == program.parent / "sessions"
    assert folders.settings == program.parent / "settings"
    assert [path.name for path in program.parent.iterdir() if path.name[0] == "."] == []


def test_what_the_environment_says_comes_before_portable(home: Path, program: Path) -> None:
    (program.parent / "portable").touch()
    folders = user_folders({"FACILITATOR_HOME": str(home / "x")}, "linux", home, program)
    assert folders.base == home / "x"


def test_a_stick_that_cannot_be_written_to_is_told_and_the_user_s_own_folders_are_taken(
    home: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program.parent / "portable").touch()

    def refuse(_path: Path) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "touch", refuse)
    folders = user_folders({}, "linux", home, program)
    assert folders.refused == program.parent
    assert folders.base is None
    assert folders.settings == home / ".config" / "facilitator"


def test_on_a_mac_the_file_lies_beside_the_bundle(tmp_path: Path) -> None:
    inside = tmp_path / "Facilitator.app" / "Contents" / "MacOS"
    inside.mkdir(parents=True)
    (inside / "facilitator").touch()
    assert paths.portable_folder(inside / "facilitator") is None
    (tmp_path / "portable").touch()
    assert paths.portable_folder(inside / "facilitator") == tmp_path


def test_a_link_to_the_program_is_not_where_it_lies(program: Path, tmp_path: Path) -> None:
    (program.parent / "portable").touch()
    (tmp_path / "link").symlink_to(program)
    assert paths.portable_folder(tmp_path / "link") == program.parent


def test_only_a_built_program_looks_beside_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.built_program() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert paths.built_program() == Path(sys.executable)
