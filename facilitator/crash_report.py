"""One zip that helps to find a fault: log, versions, choices, counts; nothing of what people said.

Everything in it is let in by name. Whoever sends it can read every part of it first.
"""

import importlib.metadata
import os
import platform
import shutil
import sqlite3
import sys
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from facilitator.atomic import make_folder, write_atomically
from facilitator.core.board import cons, pros
from facilitator.core.value import dataclass
from facilitator.logbook.keeping import log_files
from facilitator.paths import UserFolders
from facilitator.store.examine import examine
from facilitator.trouble import StorageTrouble
from facilitator.words import Words

NAME: Final = "facilitator-report"
PACKAGES: Final = ("PySide6", "sqlite-utils", "reportlab", "python-docx", "openpyxl")
MEGABYTE: Final = 1_000_000
Fact = str | int | float | bool
Facts = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of.

    Args:
        folders: Where the user's files belong; of these the log is read, the others are measured.
        session: The session file to be checked, if there is one.
        choices: The user's choices that may be told.
        equipment: Screens and fonts.
    """

    folders: UserFolders
    session: Path | None
    choices: Facts
    equipment: Facts


def save_report(material: Material, folder: Path, words: Words, at: datetime) -> Path:
    """Write a report into a folder, under a free name.

    Args:
        material: What it is made of.
        folder: The folder; it is made where it is not there.
        words: The language of what is written for the user.
        at: The present time of day.

    Returns:
        The file.

    Raises:
        StorageTrouble: It could not be written.
    """
    make_folder(folder)
    target = folder / f"{NAME}-{at:%Y-%m-%d-%H%M}.zip"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{NAME}-{at:%Y-%m-%d-%H%M}-{number}.zip"
    write_report(material, target, words, at)
    return target


def write_report(material: Material, target: Path, words: Words, at: datetime) -> None:
    """Write a report into a file; raises StorageTrouble."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts(material, words, at).items():
            zipped.writestr(name, content)
    write_atomically(target, packed.getvalue())


def parts(material: Material, words: Words, at: datetime) -> dict[str, bytes]:
    """Return the files of a report by their names; what cannot be read says so in its place."""
    found = {
        "computer.txt": _lines({**_program(), **_disks(material), **material.equipment}),
        "choices.txt": _lines(material.choices),
        "session.txt": _lines(_session(material.session)),
    }
    for path in log_files(material.folders.logs):
        try:
            found[f"log/{path.name}"] = path.read_bytes()
        except OSError as error:
            found[f"log/{path.name}"] = _lines({"unreadable, errno": error.errno or 0})
    # Old editors of Windows tell UTF-8 by this mark alone.
    readme = _readme(words, at, found).encode("utf-8-sig")
    return {"README.txt": readme, **found}


def _lines(facts: Facts) -> bytes:
    return "".join(f"{name}: {value}\n" for name, value in facts.items()).encode()


def _program() -> dict[str, Fact]:
    return {
        "facilitator": _version("facilitator"),
        "frozen": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "system": platform.platform(),
        "machine": platform.machine(),
        "processors": os.cpu_count() or 0,
        "sqlite": sqlite3.sqlite_version,
        **{name: _version(name) for name in PACKAGES},
    }


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


def _disks(material: Material) -> dict[str, Fact]:
    folders = material.folders
    places = {
        "sessions": material.session.parent if material.session else folders.sessions,
        "backups": folders.backups,
        "logs": folders.logs,
    }
    return {f"free MB for {name}": _free(folder) for name, folder in places.items()}


def _free(folder: Path) -> Fact:
    """Return the megabytes free where a folder is or will be."""
    for each in (folder, *folder.parents):
        try:
            return shutil.disk_usage(each).free // MEGABYTE
        except FileNotFoundError:
            continue
        except OSError as error:
            return f"unknown, errno {error.errno}"
    return "unknown"


def _session(path: Path | None) -> dict[str, Fact]:
    """Return how the check of the session file ended, in numbers alone."""
    if path is None:
        return {"session": "none open"}
    size = {"bytes": path.stat().st_size} if path.is_file() else {}
    try:
        found = examine(path)
    except StorageTrouble as trouble:
        return {"check": trouble.what, **size}
    state = found.state
    proposals = state.content.proposals.values()
    return {
        "check": "sound",
        **size,
        "closed properly": found.closed_cleanly,
        "events": found.events,
        "tables": len(state.tables),
        "participants": len(state.participants),
        "experts": len(state.experts),
        "tasks": len(state.tasks),
        "steps": len(state.programme),
        "proposals": len(proposals),
        "pluses": sum(len(pros(proposal)) for proposal in proposals),
        "minuses": sum(len(cons(proposal)) for proposal in proposals),
    }


def _readme(words: Words, at: datetime, files: Iterable[str]) -> str:
    gettext = words.gettext
    said = {
        "computer.txt": gettext("versions of program and system, screens, fonts, room on disks"),
        "choices.txt": gettext("settings that name no folder and no address"),
        "session.txt": gettext("is the session file sound, and how much is in it: numbers only"),
    }
    log = gettext("the log: kinds of errors and places in the program")
    lines = [
        gettext("Problem report, made on {when}").format(when=f"{at:%Y-%m-%d %H:%M}"),
        "",
        gettext("What is in it:"),
        *(f"  {name} — {said.get(name, log)}" for name in files),
        "",
        gettext("What is not in it:"),
        "  " + what_is_missing(words),
        "",
        gettext("Nobody has been sent it. Every file is plain text: look into it, then send it."),
    ]
    return "\r\n".join(lines) + "\r\n"


def what_is_missing(words: Words) -> str:
    """Return the sentence on what a report never has."""
    return words.gettext(
        "Proposals and other texts of the session, names, contacts, addresses, passwords, names of "
        "files and folders."
    )
