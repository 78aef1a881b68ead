"""The licences of what a built program brings along beside Python packages: Python, C libraries.

On Debian the package a library comes from keeps its licence in /usr/share/doc; elsewhere a build
takes nothing from the system but Python.
"""

import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path

from facilitator.licences import text_of

DOCUMENTS = Path("/usr/share/doc")


def write_licences(folder: Path, libraries: Iterable[Path]) -> None:
    """Write a text for everything that is built in, called by its name and version.

    Args:
        folder: Where the texts go; made anew.
        libraries: The shared libraries a build takes along; Python packages' own may be among them.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    builder = distribution("pyinstaller")
    texts = {f"PyInstaller {builder.version}": text_of(builder), **_python()}
    for package, version in sorted(debian_packages(libraries).items()):
        told = DOCUMENTS / package / "copyright"
        if told.is_file():
            texts[f"{package} {version}"] = told.read_text(encoding="utf-8", errors="replace")
    for name, text in texts.items():
        (folder / f"{name.replace('/', '_').replace(':', '_')}.txt").write_text(text, "utf-8")


def _python() -> dict[str, str]:
    """Return Python's licence by Python's name and version."""
    name = f"Python {platform.python_version()}"
    for folder in (sysconfig.get_path("stdlib"), sys.base_prefix):
        for file in (Path(folder) / "LICENSE.txt", Path(folder) / "LICENSE"):
            if file.is_file():
                return {name: file.read_text(encoding="utf-8")}
    told = DOCUMENTS / f"python{sys.version_info.major}.{sys.version_info.minor}" / "copyright"
    return {name: told.read_text(encoding="utf-8")} if told.is_file() else {}


def debian_packages(files: Iterable[Path]) -> dict[str, str]:
    """Return the Debian packages that files of the system belong to, with their versions.

    Args:
        files: Any files; those no package has are left out. Elsewhere than on Debian all are.
    """
    if shutil.which("dpkg-query") is None:
        return {}
    # Where /lib is a link to /usr/lib, packages know their files by either name.
    names = {str(name) for file in files for name in (file, file.resolve(), _unmerged(file))}
    owners = _lines("dpkg-query", "--search", *sorted(names)) if names else []
    packages = {line.partition(":")[0] for line in owners if not line.startswith("diversion")}
    pattern = "${binary:Package} ${Version}\\n"
    shown = _lines("dpkg-query", "--show", f"--showformat={pattern}", *sorted(packages))
    found = (line.split() for line in shown if packages)
    return {package.partition(":")[0]: version for package, version in found}


def _unmerged(file: Path) -> Path:
    return Path(str(file.resolve()).removeprefix("/usr"))


def _lines(*command: str) -> list[str]:
    """Return what a command prints; that it finds only some of what it is asked is no fault."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
