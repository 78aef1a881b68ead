"""The entry: windows at once, commands through click, and a plain word where there is no screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator import __main__ as entry
from facilitator import app
from facilitator.trouble import ScreenTrouble
from facilitator.words import Words

LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs without a screen")


def entering(*arguments: str) -> subprocess.CompletedProcess[str]:
    bare = {name: value for name, value in os.environ.items() if name not in app.SCREENS}
    return subprocess.run(
        [sys.executable, "-m", "facilitator", *arguments],
        env={**bare, "FACILITATOR_LANGUAGE": "ru"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def running(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60
    )


@LINUX_ONLY
@pytest.mark.parametrize("arguments", [(), ("day.facil",), ("open", "day.facil")])
def test_without_a_screen_one_line_says_so(arguments: tuple[str, ...]) -> None:
    ended = entering(*arguments)
    assert ended.returncode == 1
    assert ended.stderr == "Нет экрана, на котором можно открыть окна\n"


def test_a_command_goes_to_the_command_line() -> None:
    ended = entering("check", "nowhere.facil")
    assert ended.returncode == 2
    assert "nowhere.facil" in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "opens"),
    [([], True), (["День.facil"], True), (["--help"], False), (["check", "a.facil"], False)],
)
def test_only_a_session_file_or_nothing_opens_windows_at_once(
    arguments: list[str], opens: bool
) -> None:
    assert entry.opens_windows(arguments) is opens


def test_the_windows_exit_code_is_the_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.app.run", lambda _file: 3)
    assert entry.open_windows(Path("a.facil"), Words.load("en")) == 3


def test_a_missing_screen_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_file: Path | None) -> int:
        raise ScreenTrouble

    monkeypatch.setattr("facilitator.app.run", refuse)
    assert entry.open_windows(None, Words.load("en")) == 1
    assert capsys.readouterr().err == "There is no screen to open windows on\n"


def test_an_error_before_the_first_window_is_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_file: Path | None) -> int:
        raise KeyError("Иванова")

    monkeypatch.setattr("facilitator.app.run", fail)
    assert entry.open_windows(None, Words.load("en")) == 1
    assert capsys.readouterr().err == "Unexpected trouble in the program: KeyError\n"


@pytest.mark.parametrize(
    ("platform", "environment", "there"),
    [
        ("win32", {}, True),
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"DISPLAY": ""}, False),
    ],
)
def test_a_screen_is_told_by_the_environment(
    platform: str, environment: dict[str, str], there: bool
) -> None:
    assert app.has_screen(platform, environment) is there


def test_qt_reads_no_source_of_what_is_imported_after_it() -> None:
    script = (
        "import linecache\n"
        "from facilitator.app.binding import load_binding\n"
        "load_binding()\n"
        "from facilitator.ui.theme import dress\n"
        "print(*(name for name in linecache.cache if 'facilitator' in name))\n"
    )
    ended = running(script)
    assert (ended.returncode, ended.stdout.strip()) == (0, ""), ended.stderr


def test_a_process_ends_with_all_that_is_to_be_done_at_its_end() -> None:
    script = (
        "import atexit, sys, threading, time\n"
        "from facilitator.__main__ import end_process\n"
        "atexit.register(print, 'exit')\n"
        "threading.Thread(target=lambda: (time.sleep(0.2), print('thread'))).start()\n"
        "threading.Thread(target=lambda: time.sleep(600), daemon=True).start()\n"
        "print('said')\n"
        "end_process(3)\n"
    )
    ended = running(script)
    assert (ended.returncode, ended.stderr) == (3, "")
    assert ended.stdout.split() == ["said", "thread", "exit"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes that nobody reads differ there")
def test_a_command_that_nobody_reads_ends_without_a_trace() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "facilitator", "licences"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert "Traceback" not in said
    assert process.returncode != 0
