"""What dev.py decides; that it works from an empty clone is seen by running it."""

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

import dev

PLACE = dev.Place(dev.VENV)
BUILDING = dev.Place(dev.ROOT / ".venv-build", "build")
OLDER = dev.Place(dev.ROOT / ".venv-qt6.8", "dev", "6.8")
LDCONFIG = "\n".join(f"\t{name} (libc6,x86-64) => /lib/{name}" for name in dev.LIBRARIES)


def test_nothing_is_missing_where_the_loader_knows_every_library() -> None:
    assert dev.missing_libraries(f"1000 libs found in cache\n{LDCONFIG}\n") == []


def test_a_library_that_is_missing_is_named_by_its_package() -> None:
    without = LDCONFIG.replace("libEGL.so.1", "libEGL.so.9")
    assert dev.missing_libraries(without) == ["libegl1"]


def test_elsewhere_than_on_debian_no_packages_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert dev.missing_packages(for_tests=True, place=PLACE) == []


def test_programs_are_only_needed_for_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "missing_libraries", lambda _: [])
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "Xvfb" else f"/x/{name}")
    monkeypatch.setattr(subprocess, "run", fake_run(0))
    assert dev.missing_packages(for_tests=False, place=PLACE) == []
    assert dev.missing_packages(for_tests=True, place=PLACE) == ["xvfb"]


def test_what_builds_is_only_needed_for_building(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "missing_libraries", lambda _: [])
    monkeypatch.setattr(dev, "missing_python", lambda _: ["libpython3.11"])
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "objdump" else f"/x/{name}")
    monkeypatch.setattr(dev, "find_spec", lambda _: True)
    monkeypatch.setattr(subprocess, "run", fake_run(0))
    assert dev.missing_packages(for_tests=False, place=PLACE) == []
    needed = dev.missing_packages(for_tests=False, place=BUILDING)
    assert needed == ["binutils", "libpython3.11"]


@pytest.mark.parametrize(
    ("name", "known", "missing"),
    [
        ("libpython3.11.so.1.0", "", True),
        ("libpython3.11.so.1.0", "\tlibpython3.11.so.1.0 (libc6) => /lib/x", False),
        ("Python.framework/Versions/3.11/Python", "", False),
        (None, "", False),
    ],
)
def test_a_python_without_its_library_lacks_a_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str | None, known: str, missing: bool
) -> None:
    said = {"INSTSONAME": name, "LIBDIR": str(tmp_path)}
    monkeypatch.setattr(sysconfig, "get_config_var", said.get)
    assert bool(dev.missing_python(known)) is missing
    (tmp_path / "libpython3.11.so.1.0").touch()
    assert dev.missing_python("") == []


def test_an_environment_for_one_series_of_qt_has_that_one() -> None:
    assert OLDER.packages() == ["--editable", f"{dev.ROOT}[dev]", "PySide6==6.8.*"]
    assert BUILDING.packages() == ["--editable", f"{dev.ROOT}[build]"]
    assert PLACE.packages() == ["--editable", f"{dev.ROOT}[dev]"]


def test_the_tests_run_on_another_qt_in_an_environment_of_their_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    places: list[dev.Place] = []
    ran: list[tuple[str, ...]] = []

    def run_alone(command: tuple[str, ...], _longest_s: float) -> int:
        ran.append(command)
        return 0

    monkeypatch.setattr(dev, "set_up", lambda place, **_: places.append(place))
    monkeypatch.setattr(dev, "run_alone", run_alone)
    assert dev.main(["test", "--qt", "6.8"]) == 0
    assert places == [OLDER]
    (command,) = ran
    assert command[0] == str(dev.python_of(dev.ROOT / ".venv-qt6.8"))
    assert "tests on PySide6 6.8" in capsys.readouterr().out


def test_another_qt_is_for_the_tests_alone(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        dev.main(["run", "--qt", "6.8"])
    assert "--qt goes with test" in capsys.readouterr().err


def test_the_build_has_an_environment_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    run = fake_run(0)
    places: list[dev.Place] = []
    monkeypatch.setattr(dev, "set_up", lambda place, **_: places.append(place))
    monkeypatch.setattr(subprocess, "run", run)
    assert dev.main(["build"]) == 0
    assert places == [BUILDING]
    assert run.commands == [[str(dev.python_of(BUILDING.venv)), "-m", "dev_tools.packaging"]]


def test_a_python_that_cannot_make_an_environment_lacks_its_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(dev, "missing_libraries", lambda _: [])
    monkeypatch.setattr(dev, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/x/{name}")
    monkeypatch.setattr(subprocess, "run", fake_run(0))
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    needed = dev.missing_packages(for_tests=False, place=dev.Place(tmp_path))
    assert needed == [f"python{version}-venv"]


def test_who_is_not_root_is_told_the_one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(dev.Stop, match="apt-get install -y libegl1 xvfb"):
        dev.install_packages(["libegl1", "xvfb"])


def test_root_installs_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    run = fake_run(0)
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(subprocess, "run", run)
    dev.install_packages(["libegl1"])
    assert [command[1] for command in run.commands] == ["update", "install"]
    assert run.commands[1][-1] == "libegl1"


def test_without_a_network_root_is_told_the_command_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(subprocess, "run", fake_run(100))
    with pytest.raises(dev.Stop, match="could not be installed"):
        dev.install_packages(["libegl1"])


def test_a_finished_set_up_is_not_done_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run = fake_run(0)
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(dev, "missing_packages", lambda **_: [])
    monkeypatch.setattr(dev, "compile_catalogue", lambda _: None)
    monkeypatch.setattr(dev, "compile_modules", lambda _: None)
    python = dev.python_of(tmp_path)
    python.parent.mkdir()
    python.touch()
    dev.set_up(for_tests=True)
    assert run.commands
    run.commands.clear()
    dev.set_up(for_tests=True)
    assert run.commands == []


def test_the_program_is_compiled_where_python_may_keep_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    (tmp_path / "facilitator").mkdir()
    (tmp_path / "facilitator" / "words.py").write_text("said = 1\n")
    dev.compile_modules(Path(sys.executable))
    assert list(tmp_path.glob("facilitator/__pycache__/words.*.pyc"))


def test_a_changed_pyproject_asks_for_a_new_set_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    project = tmp_path / "pyproject.toml"
    project.write_text("one")
    first = dev.stamp(for_tests=False, place=PLACE)
    assert dev.stamp(for_tests=False, place=PLACE) == first
    assert dev.stamp(for_tests=True, place=PLACE) != first
    project.write_text("two")
    assert dev.stamp(for_tests=False, place=PLACE) != first


def test_packages_that_cannot_be_fetched_stop_the_set_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "make_venv", lambda _: None)
    monkeypatch.setattr(dev, "missing_packages", lambda **_: [])
    monkeypatch.setattr(subprocess, "run", fake_run(1))
    with pytest.raises(dev.Stop, match="pip install"):
        dev.set_up(for_tests=False)


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_windows_are_shown_where_there_is_a_display(
    environment: dict[str, str], platform: str, shown: bool
) -> None:
    assert dev.has_display(environment, platform) is shown


@pytest.mark.parametrize("command", ["bench", "faults"])
def test_what_is_measured_decides_the_exit_code(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = fake_run(1)
    monkeypatch.setattr(dev, "set_up", lambda **_: None)
    monkeypatch.setattr(subprocess, "run", run)
    assert dev.main([command]) == 1
    assert run.commands[0][1:] == ["-m", f"tests.{command}"]


def test_without_a_display_the_example_is_played(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run = fake_run(0)
    monkeypatch.setattr(dev, "set_up", lambda **_: None)
    monkeypatch.setattr(dev, "OUT", tmp_path)
    monkeypatch.setattr(dev, "has_display", lambda *_: False)
    monkeypatch.setattr(subprocess, "run", run)
    assert dev.main(["run"]) == 0
    assert run.commands[0][2:] == ["facilitator", "play", str(dev.EXAMPLE), "--out", str(tmp_path)]


def test_with_a_display_the_example_is_imported_once_and_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run = fake_run(0)
    monkeypatch.setattr(dev, "set_up", lambda **_: None)
    monkeypatch.setattr(dev, "OUT", tmp_path)
    monkeypatch.setattr(dev, "has_display", lambda *_: True)
    monkeypatch.setattr(subprocess, "run", run)
    session = tmp_path / "example.facil"
    assert dev.main(["run"]) == 0
    assert [command[3] for command in run.commands] == ["import", str(session)]
    session.touch()
    run.commands.clear()
    assert dev.main(["run"]) == 0
    assert [command[3] for command in run.commands] == [str(session)]


def test_one_failed_check_fails_them_all_but_the_rest_still_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda **_: None)
    monkeypatch.setattr(dev, "run_alone", lambda command, _: int("mypy" in command))
    assert dev.main(["test"]) == 1
    said = capsys.readouterr().out
    assert said.count("FAILED") == 1
    assert "FAILED  types" in said
    assert "ok      coverage elsewhere" in said


def test_what_has_to_be_done_by_hand_is_said_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(**_: bool) -> None:
        raise dev.Stop("do this first")

    monkeypatch.setattr(dev, "set_up", stop)
    assert dev.main(["bench"]) == 1
    assert capsys.readouterr().err == "do this first\n"


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))
    assert dev.main(["run"]) == 1
    assert "3.11" in capsys.readouterr().err


def test_what_takes_too_long_is_ended_with_all_it_started(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    child = f"sleep 60 & echo $! > {pid_file}; wait"
    began = time.monotonic()
    assert dev.run_alone(["sh", "-c", child], 0.5) == 124
    assert time.monotonic() - began < 30
    assert ended(int(pid_file.read_text()))


def test_nothing_is_left_over_after_a_check(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    assert dev.run_alone(["sh", "-c", f"sleep 60 & echo $! > {pid_file}; exit 3"], 30) == 3
    assert ended(int(pid_file.read_text()))


def test_a_command_is_shown_as_one_would_type_it() -> None:
    assert dev.typed([str(dev.ROOT / ".venv" / "bin" / "python"), "-m", "a b"]) == (
        ".venv/bin/python -m 'a b'"
    )


class FakeRun:
    """Stands for subprocess.run; keeps the commands and returns one exit code."""

    def __init__(self, code: int) -> None:
        self.commands: list[list[str]] = []
        self._code = code

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.commands.append(command)
        return subprocess.CompletedProcess(command, self._code, stdout="")


def fake_run(code: int) -> FakeRun:
    """Return a stand-in for subprocess.run."""
    return FakeRun(code)


def ended(pid: int) -> bool:
    """Return whether a process is gone; a dead one that nobody has waited for counts as gone.

    A killed process goes when the machine next gives it a moment, which on a busy one may be late.
    """
    state = Path(f"/proc/{pid}/stat")
    give_up = time.monotonic() + 20
    while time.monotonic() < give_up:
        try:
            if state.read_text().rpartition(")")[2].split()[0] in "ZX":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("code", [0, 1])
def test_the_pictures_of_both_guides_are_played_unless_one_cannot_be(
    monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    run = fake_run(code)
    monkeypatch.setattr(dev, "set_up", lambda **_: None)
    monkeypatch.setattr(subprocess, "run", run)
    assert dev.main(["guide"]) == code
    played = [(Path(command[4]), Path(command[-1]).name) for command in run.commands]
    assert all(example.is_file() for example, _ in played)
    assert [language for _, language in played] == (["ru", "en"] if code == 0 else ["ru"])
