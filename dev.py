#!/usr/bin/env python3
"""Sets up what is missing from an empty clone, then runs the program, its checks or measurements.

Only the standard library; the rest is fetched into .venv. `python3 dev.py` says what it can do.
"""

import argparse
import contextlib
import hashlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OUT = ROOT / "out"
EXAMPLE = ROOT / "resources" / "examples" / "kogalym.session.json"
GUIDES = {"ru": EXAMPLE, "en": EXAMPLE.with_name("rivermouth.session.json")}
CATALOGUE = ROOT / "resources" / "i18n" / "ru" / "LC_MESSAGES" / "facilitator.po"
OLDEST_PYTHON = (3, 11)
LONGEST_CHECK_S = 1200
LONG_TERM_QT = "6.8"
"""The series of PySide6 that older systems bring; the program works with it as with the newest."""

# What Qt loads from the system, with the Debian package that brings it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXrandr.so.2": "libxrandr2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libpulse.so.0": "libpulse0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What the tests start, with the Debian package that brings it.
PROGRAMS = {
    "Xvfb": "xvfb",
    "pdftotext": "poppler-utils",
    "xrandr": "x11-xserver-utils",
}


# What the building of the program starts, with the Debian package that brings it.
BUILDERS = {
    "objdump": "binutils",
    "dpkg-deb": "dpkg",
}


class Stop(Exception):
    """The set-up cannot go on by itself; the message says what to do."""


@dataclass(frozen=True)
class Place:
    """A virtual environment of this checkout.

    Args:
        venv: Its folder.
        extra: Which of the optional dependencies of pyproject.toml it has.
        qt: The series of PySide6 it has, such as "6.8"; empty is the newest that is allowed.
    """

    venv: Path
    extra: str = "dev"
    qt: str = ""

    def packages(self) -> list[str]:
        """Return what pip installs into it."""
        return ["--editable", f"{ROOT}[{self.extra}]"] + [f"PySide6=={self.qt}.*"] * bool(self.qt)


@dataclass(frozen=True)
class Check:
    """One of the checks of `dev.py test`: its name and its command line."""

    name: str
    command: tuple[str, ...]


def missing_libraries(known: str) -> list[str]:
    """Return the packages of those libraries that the loader does not know.

    Args:
        known: What `ldconfig -p` printed.
    """
    names = {line.split()[0] for line in known.splitlines() if line.strip()}
    return sorted(package for name, package in LIBRARIES.items() if name not in names)


def missing_packages(*, for_tests: bool, place: Place) -> list[str]:
    """Return the Debian packages that are needed and not there; elsewhere than on Debian none."""
    if not sys.platform.startswith("linux") or not shutil.which("apt-get"):
        return []
    ldconfig = shutil.which("ldconfig") or "/sbin/ldconfig"
    known = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    missing = missing_libraries(known)
    if find_spec("ensurepip") is None and not python_of(place.venv).exists():
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    if for_tests:
        missing += [package for name, package in PROGRAMS.items() if not shutil.which(name)]
    if place.extra == "build":
        missing += [package for name, package in BUILDERS.items() if not shutil.which(name)]
        missing += missing_python(known)
    return missing


def missing_python(known: str) -> list[str]:
    """Return the package of the library that a built program has its Python from, if it is missing.

    Args:
        known: What `ldconfig -p` printed.
    """
    name = str(sysconfig.get_config_var("INSTSONAME") or "")
    beside = Path(str(sysconfig.get_config_var("LIBDIR") or "")) / name
    if not name.startswith("libpython") or ".so" not in name or name in known or beside.exists():
        return []
    return [f"libpython{sys.version_info.major}.{sys.version_info.minor}"]


def install_packages(packages: Sequence[str]) -> None:
    """Install system packages as root; otherwise say the one command that does.

    Raises:
        Stop: They cannot be installed from here.
    """
    if not packages:
        return
    by_hand = "sudo sh -c 'apt-get update && apt-get install -y {}'".format(" ".join(packages))
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        raise Stop(
            f"System packages are missing. Type this, then call dev.py again:\n\n  {by_hand}"
        )
    say(f"Installing system packages: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    if done.returncode != 0:
        raise Stop(f"The system packages could not be installed. Try by hand:\n\n  {by_hand}")


def python_of(venv: Path) -> Path:
    """Return the interpreter of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp(*, for_tests: bool, place: Place) -> str:
    """Return what a finished set-up is known by: it changes with all that the set-up depends on."""
    said = hashlib.sha256((ROOT / "pyproject.toml").read_bytes())
    said.update(repr((str(ROOT), LIBRARIES, for_tests and PROGRAMS, place)).encode())
    return said.hexdigest()


def set_up(*, for_tests: bool, place: Place | None = None) -> None:
    """Make ready what the commands need; quick where that has been done.

    Args:
        for_tests: Whether the programs that the tests start are needed too.
        place: The virtual environment; None is the one for everyday work.

    Raises:
        Stop: Something must be done by hand first.
    """
    place = place or Place(VENV)
    note = place.venv / ("set-up-for-tests" if for_tests else "set-up")
    wanted = stamp(for_tests=for_tests, place=place)
    if not (note.exists() and note.read_text() == wanted and python_of(place.venv).exists()):
        install_packages(missing_packages(for_tests=for_tests, place=place))
        make_venv(place.venv)
        say("Installing the Python packages (the first time this takes a minute or two)")
        pip = [str(python_of(place.venv)), "-m", "pip", "install", "-qq"]
        pip += ["--disable-pip-version-check", *place.packages()]
        if subprocess.run(pip, check=False).returncode != 0:
            raise Stop(f"The Python packages could not be installed. Try again:\n\n  {typed(pip)}")
        note.write_text(wanted)
    compile_catalogue(python_of(place.venv))
    compile_modules(python_of(place.venv))


def make_venv(venv: Path) -> None:
    """Create a virtual environment unless there is one that works.

    Raises:
        Stop: This Python cannot create one.
    """
    python = str(python_of(venv))
    with contextlib.suppress(OSError):
        works = subprocess.run([python, "-m", "pip", "--version"], capture_output=True, check=False)
        if works.returncode == 0:
            return
    say(f"Creating {venv.name}")
    create = [sys.executable, "-m", "venv", "--clear", str(venv)]
    if subprocess.run(create, check=False).returncode != 0:
        raise Stop(
            f"The virtual environment could not be created. Try by hand:\n\n  {typed(create)}"
        )


def compile_catalogue(python: Path) -> None:
    """Compile the Russian words where they changed, so that the program starts sooner."""
    compiled = CATALOGUE.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= CATALOGUE.stat().st_mtime:
        return
    tool = [str(python), "-m", "dev_tools.catalogues", "compile"]
    subprocess.run(tool, cwd=ROOT, check=True)


def compile_modules(python: Path) -> None:
    """Compile the program: where Python may keep nothing, each start would compile it anew."""
    # Where nothing can be written the program is only slower.
    subprocess.run([str(python), "-m", "compileall", "-q", "facilitator"], cwd=ROOT, check=False)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Return whether windows can be shown."""
    if not platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def run() -> int:
    """Open the program on the example session; without a display play it into out/."""
    set_up(for_tests=False)
    facilitator = [str(python_of(VENV)), "-m", "facilitator"]
    if not has_display(os.environ, sys.platform):
        say(f"No display: playing the example session into {OUT.name}/")
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        play = [*facilitator, "play", str(EXAMPLE), "--out", str(OUT)]
        return subprocess.run(play, env=environment, check=False).returncode
    session = OUT / "example.facil"
    if not session.exists():
        OUT.mkdir(exist_ok=True)
        imported = [*facilitator, "import", str(EXAMPLE), "-o", str(session)]
        if (code := subprocess.run(imported, check=False).returncode) != 0:
            return code
    return subprocess.run([*facilitator, str(session)], check=False).returncode


def tests(python: str) -> tuple[str, ...]:
    """Return the command line of all tests."""
    return (python, "-m", "pytest", "-n", "2")


def checks(python: str) -> list[Check]:
    """Return everything that must hold before a change is taken.

    Args:
        python: The interpreter of the virtual environment.
    """
    module = (python, "-m")
    exact = "facilitator/core/*,facilitator/store/*"
    return [
        Check("format", (*module, "ruff", "format", "--check", ".")),
        Check("lint", (*module, "ruff", "check", ".")),
        Check("types", (*module, "mypy", "--strict")),
        Check("layers", (str(Path(python).with_name("lint-imports")),)),
        Check("words", (*module, "dev_tools.catalogues", "check")),
        Check("tests", (*tests(python), "--cov", "--cov-report=")),
        Check(
            "coverage of core and store",
            (*module, "coverage", "report", f"--include={exact}", "--fail-under=100"),
        ),
        Check(
            "coverage elsewhere",
            (*module, "coverage", "report", f"--omit={exact}", "--fail-under=90"),
        ),
    ]


def test() -> int:
    """Run every check, also after one has failed, and sum up; --qt 6.8: all tests on that Qt."""
    set_up(for_tests=True)
    return report(checks(str(python_of(VENV))))


def test_on(qt: str) -> int:
    """Run all tests on PySide6 of a series, such as 6.8."""
    place = Place(ROOT / f".venv-qt{qt}", qt=qt)
    set_up(for_tests=True, place=place)
    return report([Check(f"tests on PySide6 {qt}", tests(str(python_of(place.venv))))])


def report(run_checks: Sequence[Check]) -> int:
    """Run checks one after another and sum up; return the exit code."""
    results = [(check.name, *timed(check)) for check in run_checks]
    print("\n" + "\n".join(summary(results)))
    return 0 if all(code == 0 for _, code, _ in results) else 1


def timed(check: Check) -> tuple[int, float]:
    """Run a check; return its exit code and the seconds it took."""
    say(f"{check.name}: {typed(check.command)}")
    began = time.monotonic()
    code = run_alone(check.command, LONGEST_CHECK_S)
    return code, time.monotonic() - began


def run_alone(command: Sequence[str], longest_s: float) -> int:
    """Run a command so that nothing it starts is left over, whatever happens.

    Args:
        command: The command line.
        longest_s: After so many seconds it is ended.

    Returns:
        Its exit code; 124 where it took too long.
    """
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    try:
        return process.wait(longest_s)
    except subprocess.TimeoutExpired:
        say(f"Took longer than {longest_s:.0f} s and was ended")
        return 124
    finally:
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def summary(results: Iterable[tuple[str, int, float]]) -> list[str]:
    """Return a line for each check: how it went, its name, the seconds it took."""
    return [
        f"{'ok    ' if code == 0 else 'FAILED'}  {name:<28} {seconds:6.1f} s"
        for name, code, seconds in results
    ]


def bench() -> int:
    """Measure beside the peers; the table is kept in docs/PERFORMANCE.md."""
    set_up(for_tests=False)
    return subprocess.run(
        [str(python_of(VENV)), "-m", "tests.bench"], cwd=ROOT, check=False
    ).returncode


def faults() -> int:
    """Kill it, fill its disk, pull its stick …; the table is kept in docs/FAULTS.md."""
    set_up(for_tests=True)
    return subprocess.run(
        [str(python_of(VENV)), "-m", "tests.faults"], cwd=ROOT, check=False
    ).returncode


def build() -> int:
    """Build the program: folder, archive and installer in dist/, tried by its self-test."""
    place = Place(ROOT / ".venv-build", "build")
    set_up(for_tests=False, place=place)
    command = [str(python_of(place.venv)), "-m", "dev_tools.packaging"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def guide() -> int:
    """Make the pictures of the guide anew, in docs/guide, by playing the examples."""
    set_up(for_tests=False)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for language, example in GUIDES.items():
        folder = ROOT / "docs" / "guide" / language
        play = [str(python_of(VENV)), "-m", "facilitator", "play", str(example), "--guide"]
        done = subprocess.run([*play, "--out", str(folder)], env=environment, check=False)
        if done.returncode != 0:
            return done.returncode
    return 0


def words() -> int:
    """Bring the catalogues in step with the sources and say what is not translated."""
    set_up(for_tests=False)
    return subprocess.run(
        [str(python_of(VENV)), "-m", "dev_tools.catalogues", "update"], cwd=ROOT, check=False
    ).returncode


def say(text: str) -> None:
    """Print what is being done, before the output of what does it."""
    print(f"==> {text}", flush=True)


def typed(command: Sequence[str]) -> str:
    """Return a command as one would type it in this folder."""
    return shlex.join(part.replace(f"{ROOT}{os.sep}", "") for part in command)


COMMANDS = {
    "run": run,
    "test": test,
    "bench": bench,
    "faults": faults,
    "words": words,
    "build": build,
    "guide": guide,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; return its exit code."""
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Each command first sets up what is missing.",
        epilog="\n".join(f"{name:<6} {task.__doc__}" for name, task in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument(
        "--qt", metavar="SERIES", default="", help=f"test: on PySide6 of a series: {LONG_TERM_QT}"
    )
    given = parser.parse_args(arguments)
    if given.qt and given.command != "test":
        parser.error("--qt goes with test")
    chosen = given.command
    if sys.version_info < OLDEST_PYTHON:
        print("Python 3.11 or newer is needed: python3.11 dev.py ...", file=sys.stderr)
        return 1
    try:
        return test_on(given.qt) if given.qt else COMMANDS[chosen]()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
