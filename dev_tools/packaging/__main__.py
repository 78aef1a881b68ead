"""Builds the program and leaves in dist/: the folder, an archive and, where it can, an installer.

`python3 dev.py build` runs it with the packages it needs.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from dev_tools.packaging import archive, debian_package, elf, project, sizes, system_libraries

ROOT = Path(__file__).resolve().parents[2]
DIST = ROOT / "dist"
WORK = ROOT / "build"
FOLDER = DIST / "facilitator"
INNO_SETUP = Path(__file__).parent / "windows" / "facilitator.iss"


def main() -> int:
    """Build, try and pack; return the exit code."""
    say("Building the folder")
    shutil.rmtree(FOLDER, ignore_errors=True)
    if (code := _build()) != 0:
        return code
    if sys.platform.startswith("linux"):
        elf.strip(elf.files(FOLDER))
        # Here rather than on the computer of somebody who lacks it.
        system_libraries.packages(elf.missing(FOLDER), elf.newest_c(FOLDER))
    say("Trying the built program")
    if (code := tried(program())) != 0:
        print(f"The built program fails its self-test: {code}", file=sys.stderr)
        return 1
    say("Packing")
    packed = _pack()
    print(sizes.table(sizes.measured(FOLDER), packed))
    if sys.platform.startswith("linux"):
        print(f"\nNeeds a C library not older than {elf.newest_c(FOLDER)}")
    return 0


def _build() -> int:
    return subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(DIST), "--workpath", str(WORK)),
            str(ROOT / "build_installer.spec"),
        ],
        cwd=ROOT,
        check=False,
    ).returncode


def program() -> Path:
    """Return the built program that can be spoken to on the command line."""
    return FOLDER / ("facilitator-console.exe" if sys.platform == "win32" else "facilitator")


def tried(built: Path) -> int:
    """Run the self-test of a program from a folder with a Cyrillic name, with no environment.

    Returns:
        Its exit code.
    """
    with tempfile.TemporaryDirectory(prefix="facilitator-") as temporary:
        moved = Path(temporary) / "Мои документы" / built.parent.name
        shutil.copytree(built.parent, moved, symlinks=True)
        kept = ("SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        command = [str(moved / built.name), "self-test"]
        return subprocess.run(command, env=environment, cwd=moved.parent, check=False).returncode


def _pack() -> list[Path]:
    version = project.version(ROOT)
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    top = f"facilitator-{version}-{system}-{platform.machine().lower()}"
    if sys.platform == "win32":
        target = DIST / f"{top}.zip"
        archive.write_zip(FOLDER, target, top)
        return [target, *_inno(version)]
    target = DIST / f"{top}.tar.gz"
    # On a Mac the folder is inside a bundle that the Finder knows how to start.
    folder = DIST / "Facilitator.app" if sys.platform == "darwin" else FOLDER
    archive.write_tar(folder, target, folder.name if system == "macos" else top, _moment())
    return [target, *_deb(version)]


def _moment() -> int:
    return project.moment(ROOT)


def _deb(version: str) -> list[Path]:
    """Write the package of Debian and its kin, where its tools are."""
    known = platform.machine() in debian_package.ARCHITECTURES
    if not (sys.platform.startswith("linux") and known and shutil.which("dpkg-deb")):
        return []
    package = debian_package.Package(version, platform.machine(), project.maintainer(ROOT), ROOT)
    target = DIST / package.name
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(_moment()))
    debian_package.write(package, FOLDER, target, WORK / "deb")
    return [target]


def _inno(version: str) -> list[Path]:
    """Write the installer for Windows, where Inno Setup is."""
    compiler = shutil.which("iscc")
    if compiler is None:
        say("Inno Setup (iscc) is not on PATH: no installer")
        return []
    subprocess.run([compiler, f"/DVersion={version}", str(INNO_SETUP)], check=True)
    return [DIST / f"facilitator-{version}-setup.exe"]


def say(text: str) -> None:
    """Print what is being done."""
    print(f"==> {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
