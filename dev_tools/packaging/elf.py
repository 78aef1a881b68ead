"""What Linux programs and libraries are linked with, asked of binutils."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+(?:\.\d+)+)")
_MAGIC = b"\x7fELF"


def is_elf(path: Path) -> bool:
    """Tell whether a file is a program or a library of Linux."""
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def files(folder: Path) -> Iterator[Path]:
    """Return every program and library in a folder."""
    yield from (path for path in sorted(folder.rglob("*")) if is_elf(path))


def needed(path: str) -> list[str]:
    """Return the names of the libraries a file is linked with, as the loader looks for them."""
    return [match[1] for match in _NEEDED.finditer(_objdump("-p", path))]


def missing(folder: Path) -> set[str]:
    """Return the libraries that the files of a folder are linked with and that it does not hold."""
    there = {path.name for path in folder.rglob("*")}
    linked = {name for path in files(folder) for name in needed(str(path))}
    return linked - there


def newest_c(folder: Path) -> str:
    """Return the version of the C library that the files of a folder need at least."""
    versions: set[str] = {
        version for path in files(folder) for version in _GLIBC.findall(_objdump("-T", str(path)))
    }
    return max(versions, key=lambda version: [int(part) for part in version.split(".")])


def strip(paths: Iterable[Path]) -> None:
    """Take out what only a debugger reads.

    Libraries that were changed after they were linked, as those in `….libs`, would not survive it.
    """
    for path in paths:
        if not any(part.endswith(".libs") for part in path.parts):
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def _objdump(option: str, path: str) -> str:
    command = ["objdump", option, path]
    done: subprocess.CompletedProcess[str] = subprocess.run(
        command, capture_output=True, text=True, check=True
    )
    return done.stdout
