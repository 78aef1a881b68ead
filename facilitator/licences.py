"""The program's version, and the licences of all that it brings along, as these say themselves.

From a checkout and installed these are Python packages; a built program also has what `bundled` in
its licences folder holds: Python and the libraries of the system it was built on.
"""

import contextlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from facilitator import paths

PROGRAM: Final = "facilitator"
LONGEST_NAME: Final = 60
"""Some packages say their whole licence where its name belongs."""
_REQUIRED = re.compile(r"[\w.-]+")
_TEXT = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
_IDENTIFIER = re.compile(r"[\w.+-]+")


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which conditions something is used.

    Attributes:
        of: What is used.
        version: Its version; empty where it says none.
        name: What the licence is called; empty where only its text says so.
        text: The licence itself, with the names of those who gave it.
    """

    of: str
    version: str
    name: str
    text: str


def program_version() -> str:
    """Return the version of the program, which pyproject.toml names."""
    try:
        return distribution(PROGRAM).version
    except PackageNotFoundError:
        return _version_in(paths.resources().parent / "pyproject.toml")


def licences() -> tuple[Licence, ...]:
    """Return the licences: the program's own first, the others by name."""
    found = [_licence(each) for each in _distributions(PROGRAM, set())]
    found += _bundled(paths.resource("licences", "bundled"))
    return tuple(sorted(found, key=lambda each: (each.of != PROGRAM, each.of.casefold())))


def _version_in(project: Path) -> str:
    """Return the version a checkout has, which runs without being installed."""
    try:
        said = re.search(r'^version = "(.+)"$', project.read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        return ""
    return said[1] if said else ""


def _distributions(name: str, seen: set[str]) -> Iterator[Distribution]:
    """Yield a distribution and all it needs, as far as they are here."""
    if (key := re.sub(r"[-_.]+", "-", name).lower()) in seen:
        return
    seen.add(key)
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return
    if _is_used(found):
        yield found
    for requirement in found.requires or ():
        if "extra ==" not in requirement and (needed := _REQUIRED.match(requirement)):
            yield from _distributions(needed[0], seen)


def _is_used(found: Distribution) -> bool:
    """Tell whether modules of a distribution are here: a built program has only those it needs."""
    tops = (found.read_text("top_level.txt") or "").split() or _tops(found)
    return not tops or any(find_spec(top) is not None for top in tops)


def _tops(found: Distribution) -> list[str]:
    # Not its `files`: once keyring is loaded, these are only those that are there.
    record = (found.read_text("RECORD") or "").splitlines()
    firsts = {line.partition(",")[0].partition("/")[0].removesuffix(".py") for line in record}
    return sorted(first for first in firsts if first.isidentifier())


def _licence(found: Distribution) -> Licence:
    about = found.metadata
    name = _name(about.get_all("License-Expression"), about.get_all("License")) or ", ".join(
        each.rpartition(" :: ")[2]
        for each in about.get_all("Classifier") or ()
        if each.startswith("License :: ")
    )
    text = text_of(found) or _joined(_named_files(name))
    return Licence(about["Name"], found.version, name, text)


def _name(*said: list[str] | None) -> str:
    names = (" ".join(each or ()) for each in said)
    return next((name for name in names if name and len(name) <= LONGEST_NAME), "")


def text_of(found: Distribution) -> str:
    """Return what a distribution's files named like a licence, or in a folder of these, say."""
    return _joined(
        Path(str(found.locate_file(file)))
        for file in found.files or ()
        if _TEXT.search(file.name) or "licenses" in file.parts
        if file.suffix not in {".py", ".pyc"}
    )


def _named_files(name: str) -> list[Path]:
    """Return the texts the program keeps of licences that are called so in `name`."""
    return [paths.resource("licences", f"{each}.txt") for each in _IDENTIFIER.findall(name)]


def _joined(files: Iterable[Path]) -> str:
    """Return the texts of those files that can be read, each once."""
    texts: dict[str, None] = {}
    for file in files:
        with contextlib.suppress(OSError):
            texts[file.read_text(encoding="utf-8", errors="replace").strip("\n")] = None
    return "\n\n\n".join(texts)


def _bundled(folder: Path) -> list[Licence]:
    """Return what a build has put into a folder: a text for each thing, named after it."""
    found = []
    for file in folder.glob("*.txt"):
        of, _, version = file.stem.partition(" ")
        found.append(Licence(of, version, "", _joined([file])))
    return found
