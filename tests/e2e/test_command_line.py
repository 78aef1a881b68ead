"""The command line: what it does, what it says in one line when it cannot, and its exit codes."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import click
import pytest

import facilitator
from facilitator import __main__ as entry
from facilitator import command_line
from facilitator.clock import SystemTime
from facilitator.command_line import run, usage
from facilitator.core.commands import AddProposal
from facilitator.core.rejection import Reason, Rejected
from facilitator.explain_import import SENTENCES
from facilitator.licences import program_version
from facilitator.paths import example_session
from facilitator.play.stage import PlayTrouble
from facilitator.session import Session
from facilitator.store.backup import BackupFolders
from facilitator.store.exchange import Flaw, Note, Problem, Refused
from facilitator.store.opening import open_file
from facilitator.words import Words
from tests.report.offices import everything_in
from tests.storage.test_exchange_reading import REFUSED, WARNED, with_value

Answer = tuple[int, list[str], list[str]]
Ask = Callable[..., Answer]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], english: Words) -> Ask:
    """Return a function that runs a command line and returns exit code, stdout and stderr."""

    def asked(*arguments: object, words: Words = english) -> Answer:
        code = run([str(each) for each in arguments], words)
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return asked


@pytest.fixture
def example_file(tmp_path: Path, ask: Ask) -> Path:
    file = tmp_path / "когалым.facil"
    assert ask("import", example_session(), "-o", file)[0] == 0
    return file


def _document(folder: Path, place: str, value: object) -> Path:
    file = folder / "session.json"
    file.write_text(json.dumps(with_value(place, value)))
    return file


def test_the_example_goes_in_is_sound_and_comes_out_the_same(example_file: Path, ask: Ask) -> None:
    code, said, errors = ask("check", example_file)
    assert (code, errors) == (0, [])
    assert said == ["The file is sound: 1 event · 33 proposals · 64 pluses · 53 minuses"]
    out = example_file.with_suffix(".json")
    assert ask("export", example_file, "-o", out)[0] == 0
    assert json.loads(out.read_bytes()) == json.loads(example_session().read_bytes())


def test_a_check_speaks_russian(example_file: Path, ask: Ask, russian: Words) -> None:
    _, said, _ = ask("check", example_file, words=russian)
    assert said == ["Файл исправен: 1 событие · 33 предложения · 64 плюса · 53 минуса"]


def test_a_damaged_file_is_restored_into_a_new_one(example_file: Path, ask: Ask) -> None:
    damaged, new = example_file.with_name("беда.facil"), example_file.with_name("новый.facil")
    data = example_file.read_bytes()
    damaged.write_bytes(bytes(4096) + data[4096:])
    assert ask("check", damaged)[0] == 2
    code, said, errors = ask("recover", damaged, "-o", new)
    assert (code, errors) == (0, [])
    assert said[0] == "Restored: 1 event · 33 proposals · 64 pluses · 53 minuses"
    assert said[2:] == ["The journal has no gaps", f"Written: {new}"]
    assert ask("check", new)[0] == 0
    assert damaged.read_bytes()[4096:] == data[4096:]


def test_what_is_no_session_is_not_recovered(tmp_path: Path, ask: Ask) -> None:
    text, new = tmp_path / "письмо.facil", tmp_path / "новый.facil"
    text.write_text("Уважаемые коллеги")
    code, _, errors = ask("recover", text, "-o", new)
    assert (code, errors) == (2, [f"This is not a session of this program: {text}"])
    assert not new.exists()


def test_the_protocol_is_written(example_file: Path, ask: Ask) -> None:
    out = example_file.with_name("протокол.PDF")
    code, said, _ = ask("export", example_file, "-o", out, "--edition", "full")
    assert (code, said) == (0, [f"Written: {out}"])
    assert out.read_bytes().startswith(b"%PDF")


def test_an_import_lists_every_problem_with_its_place_and_writes_nothing(
    tmp_path: Path, ask: Ask
) -> None:
    document = with_value("tasks[0].proposals[0].pros[0].author", "T9")
    document["survey"]["returned"] = -1
    source, target = tmp_path / "session.json", tmp_path / "session.facil"
    source.write_text(json.dumps(document))
    assert ask("import", source, "-o", target) == (
        2,
        [],
        [
            "tasks[0].proposals[0].pros[0].author: there is no table 9",
            "survey.returned: must not be negative",
        ],
    )
    assert [each.name for each in tmp_path.iterdir()] == ["session.json"]


def test_an_import_warns_and_goes_on(tmp_path: Path, ask: Ask) -> None:
    source = _document(tmp_path, "colour", "red")
    target = tmp_path / "session.facil"
    code, said, errors = ask("import", source, "-o", target)
    assert (code, said) == (0, [f"Imported: {target}"])
    assert errors == ["Warning: colour: unknown field, left out"]


def test_an_import_replaces_a_session_only_with_a_whole_one(
    example_file: Path, tmp_path: Path, ask: Ask
) -> None:
    before = example_file.read_bytes()
    assert ask("import", _document(tmp_path, "version", 2), "-o", example_file)[0] == 2
    assert example_file.read_bytes() == before
    assert ask("import", _document(tmp_path, "mark", None), "-o", example_file)[0] == 0
    assert ask("check", example_file)[1][0].startswith("The file is sound: 1 event · 3 proposals")


def test_an_import_does_not_replace_a_session_with_entries(
    example_file: Path, tmp_path: Path, ask: Ask
) -> None:
    opened = open_file(example_file, SystemTime(), BackupFolders(tmp_path / "backups"))
    session = Session(opened.journal, opened.clock, opened.state)
    session.dispatch(AddProposal(1, "Сказанное в зале"))
    session.close()
    before = example_file.read_bytes()
    code, _, errors = ask("import", example_session(), "-o", example_file)
    assert code == 2
    assert errors == [
        f"A session with entries stands there already: {example_file}; choose another name"
    ]
    assert example_file.read_bytes() == before


def test_a_folder_where_a_file_is_wanted_is_said(tmp_path: Path, ask: Ask) -> None:
    code, _, errors = ask("check", tmp_path)
    assert (code, errors) == (
        1,
        [f"The file cannot be read: {tmp_path}: this is a folder, not a file"],
    )


def test_an_import_does_not_replace_what_is_no_session(tmp_path: Path, ask: Ask) -> None:
    target = tmp_path / "отчёт.docx"
    target.write_text("Отчёт")
    code, _, errors = ask("import", example_session(), "-o", target)
    assert (code, len(errors)) == (2, 1)
    assert target.read_text() == "Отчёт"


def test_a_session_that_may_not_begin_is_refused_in_one_line(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:

    def refused(*_arguments: object, **_options: object) -> None:
        raise Rejected(Reason.EMPTY_TEXT)

    monkeypatch.setattr("facilitator.store.opening.create_file", refused)
    assert ask("import", example_session(), "-o", tmp_path / "a.facil") == (
        2,
        [],
        ["There is no text"],
    )


@pytest.mark.parametrize("command", ["check", "export", "import"])
def test_a_file_that_is_not_there_is_bad_input(command: str, tmp_path: Path, ask: Ask) -> None:
    output = () if command == "check" else ("-o", tmp_path / "a.json")
    missing = tmp_path / "нет.facil"
    code, _, errors = ask(command, missing, *output)
    assert (code, errors) == (2, [f"There is no file {missing}"])


def test_a_folder_is_trouble_with_the_machine(tmp_path: Path, ask: Ask) -> None:
    code, _, errors = ask("import", tmp_path, "-o", tmp_path / "a.facil")
    assert (code, len(errors)) == (1, 1)


FAR = "я" * 200
"""A name no file system takes, so that it cannot even be asked whether something stands there."""


@pytest.mark.parametrize(
    "command",
    [
        ("import", str(example_session()), "-o", f"{FAR}.facil"),
        ("import", f"{FAR}.json", "-o", "a.facil"),
        ("play", str(example_session()), "--out", FAR),
        ("play", str(example_session()), "--guide", "--out", FAR),
        ("forget", "example.facil", "--all", "--yes", "-o", f"{FAR}/act.pdf"),
    ],
)
def test_a_place_out_of_reach_is_named_with_the_reason(
    command: tuple[str, ...],
    example_file: Path,
    tmp_path: Path,
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = example_file.rename(tmp_path / "example.facil").read_bytes()
    monkeypatch.chdir(tmp_path)
    code, _, errors = ask(*command)
    assert (code, len(errors)) == (1, 1)
    assert FAR in errors[0]
    assert "OSError" not in errors[0]
    assert Path("example.facil").read_bytes() == before


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="This system has no such device")
def test_a_document_without_an_end_is_not_read_for_ever(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.store.exchange.MAX_BYTES", 10)
    code, _, errors = ask("import", "/dev/zero", "-o", tmp_path / "a.facil")
    assert (code, errors) == (2, ["the document is larger than 50 MB"])


def test_a_document_too_big_to_read_is_not_read(
    tmp_path: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.store.exchange.MAX_BYTES", 10)
    code, _, errors = ask("import", example_session(), "-o", tmp_path / "a.facil")
    assert (code, errors) == (2, ["the document is larger than 50 MB"])


def test_what_cannot_be_written_leaves_nothing(
    example_file: Path, tmp_path: Path, ask: Ask
) -> None:
    code, _, errors = ask("export", example_file, "-o", tmp_path / "нет" / "a.json")
    assert (code, len(errors)) == (1, 1)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize("extent", ["short", "full", "report"])
def test_office_files_come_with_and_without_names(
    suffix: str, extent: str, example_file: Path, ask: Ask
) -> None:
    people = json.loads(example_session().read_bytes())["participants"]
    named, unnamed = (example_file.with_name(f"{name}{suffix}") for name in ("a", "b"))
    options = ("--edition", extent)
    assert ask("export", example_file, "-o", named, *options) == (0, [f"Written: {named}"], [])
    assert ask("export", example_file, "-o", unnamed, *options, "--anonymous")[0] == 0
    assert named.read_bytes() != unnamed.read_bytes()
    parts = everything_in(unnamed.read_bytes())
    assert [one["name"] for one in people if one["name"] in parts] == []


def test_an_unknown_ending_names_the_known_ones(example_file: Path, ask: Ask) -> None:
    out = example_file.with_suffix(".odt")
    assert ask("export", example_file, "-o", out) == (
        2,
        [],
        ["Files ending in “.odt” cannot be written; known are: .pdf, .docx, .xlsx, .json"],
    )
    assert not out.exists()


def test_a_file_that_is_open_is_checked_and_said_to_be_open(example_file: Path, ask: Ask) -> None:
    from facilitator.store.opening import open_file
    from tests.fake_time import FakeTime

    opened = open_file(example_file, FakeTime())
    code, said, _ = ask("check", example_file)
    assert code == 0
    assert said[1] == "It is open at the moment, or the program did not end properly"
    code, _, errors = ask("import", example_session(), "-o", example_file)
    assert code == 1
    assert errors[0].startswith("The session is open in another program since 12 September, 09:30")
    opened.journal.close(opened.clock())


def test_a_damaged_file_is_bad_input(example_file: Path, ask: Ask) -> None:
    data = bytearray(example_file.read_bytes())
    data[8192:16384] = b"\xa5" * 8192
    example_file.write_bytes(data)
    code, said, errors = ask("check", example_file)
    assert (code, said, len(errors)) == (2, [], 1)
    assert errors[0].startswith("The session file is damaged")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["check"], "FILE is missing; --help says more"),
        (["check", "-x"], "There is no option -x; --help lists them"),
        (["check", "a", "b"], "The command line is not understood; --help says more"),
        (["import", "a.json"], "--output is missing; --help says more"),
        (["export", "a", "-o", "b", "--edition", "x"], "--edition is not right; --help says more"),
    ],
)
def test_a_command_line_that_is_not_understood_is_one_line(
    arguments: list[str], error: str, ask: Ask
) -> None:
    assert ask(*arguments) == (2, [], [error])


def test_other_complaints_of_the_command_line_are_passed_on(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def complains(**_options: object) -> None:
        raise click.ClickException("no way")

    monkeypatch.setattr(command_line.program, "main", lambda *_a, **_o: complains())
    assert ask("check") == (2, [], ["no way"])
    assert usage._name_in(click.BadParameter("no")) == ""


def test_a_console_without_russian_letters_is_told_all_the_same() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", "check", "нет.facil"],
        env={**os.environ, "FACILITATOR_LANGUAGE": "en", "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.decode("cp1252").strip() == "There is no file ???.facil"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyboardInterrupt(), "Interrupted"),
        (click.Abort(), "Interrupted"),
        (
            ZeroDivisionError("two\nlines"),
            "Unexpected trouble in the program: ZeroDivisionError: two lines",
        ),
    ],
)
def test_whatever_happens_no_trace_is_shown(
    error: BaseException, said: str, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_file: Path) -> None:
        raise error

    monkeypatch.setattr("facilitator.store.examine.examine", fails)
    code, out, errors = ask("check", "a.facil")
    assert (code, out, [line for line in errors if line]) == (1, [], [said])


def test_without_a_command_the_windows_open(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path | None] = []

    def run_windows(file: Path | None) -> int:
        asked.append(file)
        return 3

    monkeypatch.setattr("facilitator.app.run", run_windows)
    assert [ask()[0], ask("день.facil")[0], ask("open", "check")[0]] == [3, 3, 3]
    assert asked == [None, Path("день.facil"), Path("check")]


def _performing(answer: object) -> ModuleType:
    """Stand in for the windows: return, or raise, `answer`."""

    def perform(document: Path, out: Path, say: Callable[[str], None]) -> object:
        say(f"{document} → {out}")
        if isinstance(answer, Exception):
            raise answer
        return answer

    module = ModuleType("facilitator.play.performance")
    module.perform = perform  # type: ignore[attr-defined]
    return module


@pytest.mark.parametrize(
    ("answer", "code", "said", "errors"),
    [
        ((), 0, ["a.json → out", "The session in the file is the one in the document"], []),
        (
            ("tasks[0].title: 1 ≠ 2",),
            1,
            ["a.json → out"],
            ["The session in the file differs: tasks[0].title: 1 ≠ 2"],
        ),
        (
            PlayTrouble("7+ Да"),
            1,
            ["a.json → out"],
            ["The windows did not do what was typed: 7+ Да"],
        ),
        (Rejected(Reason.EMPTY_TEXT), 2, ["a.json → out"], ["There is no text"]),
        (
            Refused((Problem("tasks", Flaw.MISSING),)),
            2,
            ["a.json → out"],
            ["tasks: is missing"],
        ),
    ],
)
def test_a_play_says_what_it_left_and_where_that_differs(
    answer: object,
    code: int,
    said: list[str],
    errors: list[str],
    ask: Ask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "facilitator.play.performance", _performing(answer))
    assert ask("play", "a.json", "--out", "out") == (code, said, errors)


def test_a_problem_report_is_made_without_windows(
    example_file: Path, ask: Ask, tmp_path: Path
) -> None:
    out = tmp_path / "report.zip"
    assert ask("report-problem", example_file, "-o", out) == (0, [f"Written: {out}"], [])
    with zipfile.ZipFile(out) as zipped:
        assert b"proposals: 33" in zipped.read("session.txt")
    code, _, errors = ask("report-problem", "-o", tmp_path / "нет" / "report.zip")
    assert (code, len(errors)) == (1, 1)


def _helped() -> list[tuple[str, str | None]]:
    """Return every command and option of the command line with its help in English."""
    commands = {"facilitator": command_line.program, **command_line.program.commands}
    options = [
        (f"{name} {option.opts[-1]}", option.help)
        for name, command in commands.items()
        for option in command.params
        if isinstance(option, click.Option) and not option.hidden
    ]
    return [*((name, command.help) for name, command in commands.items()), *options]


@pytest.mark.parametrize(("name", "said"), _helped(), ids=lambda value: str(value)[:30])
def test_the_help_of_everything_is_there_in_both_languages(
    name: str, said: str | None, russian: Words
) -> None:
    assert said, name
    assert russian.gettext(said) != said


@pytest.mark.parametrize("command", ["", *command_line.program.commands])
def test_help_is_given_in_the_users_language(command: str, ask: Ask, russian: Words) -> None:
    code, said, errors = ask(*command.split(), "--help", words=russian)
    assert (code, errors) == (0, [])
    text = " ".join(" ".join(said).split())
    assert text.startswith("Вызов: facilitator")
    assert "Показать эту справку и выйти." in text
    assert all(word not in text for word in ("Usage", "Options", "OPTIONS", "required", "default:"))


def test_help_without_a_language_is_english() -> None:
    with command_line.program.make_context("facilitator", [], obj=None) as context:
        assert command_line.program.get_help(context).startswith("Usage: facilitator [OPTIONS]")


def test_help_and_version_are_no_errors(ask: Ask) -> None:
    assert ask("--help")[0] == 0
    assert ask("--version")[0] == 0


def test_every_problem_has_a_sentence_in_every_language(
    tmp_path: Path, ask: Ask, russian: Words, english: Words
) -> None:
    assert SENTENCES.keys() == {*Flaw, *Note}
    for words in (russian, english):
        for place, value, where, _ in (*REFUSED, *WARNED):
            source = _document(tmp_path, place, value)
            _, _, errors = ask("import", source, "-o", tmp_path / "a.facil", words=words)
            assert any(where in line for line in errors)


def test_the_program_leaves_with_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["facilitator", "--version"])
    with pytest.raises(SystemExit) as left:
        entry.main()
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("facilitator")


def test_as_a_program_it_speaks_the_language_asked_for() -> None:
    environment = {**os.environ, "FACILITATOR_LANGUAGE": "ru", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "facilitator", "check", "нет.facil"],
        env=environment,
        cwd=Path(facilitator.__file__).parents[1],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "Нет файла нет.facil\n"


def test_the_licences_are_printed_the_programs_own_first(ask: Ask) -> None:
    code, said, errors = ask("licences")
    assert (code, errors) == (0, [])
    assert said[0].startswith("facilitator ")
    assert said[0].endswith(" · MIT")
    assert any(line.startswith("PySide6 ") and "LGPL-3.0-only" in line for line in said)


def test_the_version_is_said(ask: Ask) -> None:
    assert ask("--version") == (0, [f"facilitator, version {program_version()}"], [])
