"""The self-test: everything works here; what does not is named, and does not hide the rest."""

import ctypes
import ssl
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from facilitator.command_line import run
from facilitator.licences import Licence
from facilitator.self_test import documents, guiding, machine, session
from facilitator.self_test.place import Failed, Place
from facilitator.self_test.running import Part, self_test
from facilitator.words import Words

pytestmark = [
    pytest.mark.usefixtures("qapp"),
    # Qt Multimedia tells of every library of sound and film that this computer has not.
    pytest.mark.qt_log_level_fail("CRITICAL"),
]


@pytest.fixture
def place(tmp_path: Path, english: Words) -> Place:
    return Place(tmp_path, english)


def test_everything_works_here_and_nothing_is_left(
    capsys: pytest.CaptureFixture[str],
    russian: Words,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    code = run(["self-test"], russian)
    said = capsys.readouterr().out.splitlines()
    assert code == 0, said
    assert len(said) == 15
    assert said[0].startswith(" 1. Шрифты: работает")
    assert said[-1] == "Всё работает"
    assert [*tmp_path.iterdir()] == []


def test_the_first_failure_is_the_exit_code_and_the_rest_is_tried_too(english: Words) -> None:
    def refuses(_place: Place) -> str:
        raise Failed("no ink")

    def stumbles(_place: Place) -> str:
        raise ZeroDivisionError("by\nnought")

    said: list[str] = []
    parts = [
        Part("Icons", lambda _place: "fine"),
        Part("Sounds", refuses),
        Part("Fonts", stumbles),
        Part("Desktop", lambda _place: "fine"),
    ]
    assert self_test(english, said.append, parts) == 2
    assert said == [
        " 1. Icons: works (fine)",
        " 2. Sounds: DOES NOT WORK: no ink",
        " 3. Fonts: DOES NOT WORK: ZeroDivisionError: by nought",
        " 4. Desktop: works (fine)",
        "First part that does not work: 2",
    ]


def test_a_font_that_is_not_loaded_is_missed(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.ui.theme.load_fonts", lambda: "Sans")
    with pytest.raises(Failed, match="Roboto"):
        machine.fonts(place)


def test_letters_a_font_lacks_are_named(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "LETTERS", "Ж\U000e0001")
    with pytest.raises(Failed, match="\U000e0001"):
        machine.fonts(place)


def test_a_language_without_its_words_is_missed(
    place: Place, monkeypatch: pytest.MonkeyPatch, english: Words
) -> None:
    monkeypatch.setattr(Words, "load", lambda _language: english)
    with pytest.raises(Failed, match="ru"):
        machine.languages(place)


def test_an_icon_that_cannot_be_drawn_is_named(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.paths.resource", lambda *_parts: place.folder)
    with pytest.raises(Failed):
        machine.icons(place)
    (place.folder / "torn.svg").write_text("<svg")
    with pytest.raises(Failed, match=r"torn\.svg"):
        machine.icons(place)


def test_a_library_the_desktop_lacks_is_named(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    with pytest.raises(Failed, match=r"libxcb-cursor\.so\.0"):
        machine.desktop(place)


def test_silent_tones_are_a_fault_but_a_missing_loudspeaker_is_none(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.ui.sounds.system_sink", lambda _owner: None)
    assert machine.sounds(place) == "no sound output now: the clock will be silent"
    monkeypatch.setattr("facilitator.ui.sounds.system_sink", lambda _owner: object())
    assert machine.sounds(place) == "there is a sound output"
    monkeypatch.setattr("facilitator.ui.sounds.tones", lambda _count, _volume: b"\0\0")
    with pytest.raises(Failed, match="silent"):
        machine.sounds(place)


@pytest.mark.parametrize(
    ("missing", "is_ours"), [("libpulse.so.0", False), ("libQt6Concurrent.so.6", True)]
)
def test_a_library_for_sounds_that_should_have_been_built_in_is_a_fault(
    place: Place, monkeypatch: pytest.MonkeyPatch, missing: str, is_ours: bool
) -> None:
    class Lacking:
        """Stands among the finders of modules, and finds that a library is missing."""

        def find_spec(self, name: str, *_: object) -> None:
            if name == "PySide6.QtMultimedia":
                raise ImportError(f"{missing}: cannot open shared object file")

    monkeypatch.delitem(sys.modules, "PySide6.QtMultimedia", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Lacking(), *sys.meta_path])
    if is_ours:
        with pytest.raises(Failed, match="libQt6Concurrent"):
            machine.sounds(place)
    else:
        assert "silent" in machine.sounds(place)


def test_without_keyrings_passwords_are_missed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("keyring.backend.get_all_keyring", list)
    with pytest.raises(Failed, match="keyring"):
        machine.secrets(place)


def test_a_linux_without_certificates_can_still_write_drafts(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    nowhere = SimpleNamespace(cafile=None, capath=None)
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nowhere)
    assert "drafts" in machine.secrets(place)


def test_what_a_killed_program_lost_is_noticed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.windows(place)
    lies = (sys.executable, "-c", "print('typed', flush=True); input()")
    monkeypatch.setattr(session, "capture_command", lambda _file: lies)
    with pytest.raises(Failed, match="not in the file"):
        session.killed_and_reopened(place)


def test_a_second_program_that_does_not_come_up_says_why(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies = (sys.executable, "-c", "raise SystemExit('no windows here')")
    monkeypatch.setattr(session, "capture_command", lambda _file: dies)
    with pytest.raises(Failed, match="no windows here"):
        session.killed_and_reopened(place)


def test_a_built_program_is_started_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path("a.facil")
    assert session.capture_command(file)[1:3] == ("-m", "facilitator")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert session.capture_command(file) == (sys.executable, "self-test", "--capture", "a.facil")


@pytest.mark.parametrize("part", [documents.pdf, documents.office, documents.exchange])
def test_a_document_that_is_not_what_it_should_be_is_named(
    part: object, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_nonsense(_source: Path, target: Path, *_: object) -> None:
        target.write_text("{}" if target.suffix == ".json" else "nonsense")

    monkeypatch.setattr(documents, "export_session", write_nonsense)
    tried: list[str] = []
    assert callable(part)
    assert self_test(place.words, tried.append, [Part("Icons", part)]) == 1


def test_a_document_without_the_text_is_named(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.windows(place)
    monkeypatch.setattr(documents, "SAID", "Этого никто не говорил")
    with pytest.raises(Failed, match=r"protocol\.docx"):
        documents.office(place)
    with pytest.raises(Failed, match=r"session\.json"):
        documents.exchange(place)


def test_a_guide_without_its_text_or_a_picture_is_missed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = place.folder / "GUIDE.md"
    monkeypatch.setattr("facilitator.paths.guide", lambda _language: guide)
    with pytest.raises(Failed, match=r"GUIDE\.md"):
        guiding.guides(place)
    guide.write_text("No pictures.")
    with pytest.raises(Failed):
        guiding.guides(place)
    guide.write_text("![A picture](guide/torn.png)")
    with pytest.raises(Failed, match=r"torn\.png"):
        guiding.guides(place)


def test_something_brought_along_without_its_licence_is_named(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = Licence("odd-part", "1.0", "MIT", "")
    monkeypatch.setattr("facilitator.licences.licences", lambda: (bare,))
    with pytest.raises(Failed, match="odd-part"):
        guiding.conditions(place)
