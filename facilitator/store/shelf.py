"""The backups of a session: listed without reading their journals, and made a session again."""

import re
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from facilitator.copies import Copies, Copy, Held
from facilitator.core.model import Step
from facilitator.core.vocabulary import StepKind
from facilitator.store.backup import BackupFolders, copy_session
from facilitator.store.examine import examine
from facilitator.store.files import SUFFIX
from facilitator.store.trouble import reported
from facilitator.store.witness import witness_of
from facilitator.trouble import StorageTrouble

_NAME = re.compile(r"(.*) (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d) \[(\w{1,6})\]" + re.escape(SUFFIX))
_STEM = 80
"""So much of a session's name the names of its backups have."""
_HELD = """
SELECT step.id, step.kind, step.title, step.planned_minutes,
    (SELECT count(*) FROM proposal),
    (SELECT count(*) FROM argument WHERE side = 'pro'),
    (SELECT count(*) FROM argument WHERE side = 'con')
FROM progress LEFT JOIN step ON step.id = progress.step
"""


def copies_of(path: Path, folders: BackupFolders) -> Copies:
    """Return the backups of a session.

    Args:
        path: The session's file. Where it is lost or damaged beyond saying which session it is,
            its name tells.
        folders: Where backups go.
    """
    mark = _mark(path)
    found: dict[str, Copy] = {}
    missing: list[Path] = []
    for folder in folders.all:
        try:
            names = sorted(each.name for each in folder.iterdir())
        except OSError:
            # The first folder is made with the first backup.
            if folder != folders.first:
                missing.append(folder)
            continue
        for name in names:
            if name in found:
                found[name] = replace(found[name], folders=(*found[name].folders, folder))
            elif (taken := _taken(name, mark, path)) is not None:
                copy = folder / name
                found[name] = Copy(copy, taken, (folder,), _held(copy))
    latest_first = sorted(found.values(), key=lambda copy: (copy.taken, copy.path), reverse=True)
    return Copies(latest_first, missing, folders.first)


def restore_copy(copy: Path, target: Path) -> None:
    """Make a session file of a backup; the session keeps its name, so that forgetting finds it.

    Args:
        copy: The backup; it is only read.
        target: The file to make; nothing may stand there.

    Raises:
        StorageTrouble: `exists`, `cannot_create`, or what `examine` says of the backup.
    """
    examine(copy)
    if target.exists():
        raise StorageTrouble("exists", str(target))
    with reported("cannot_create", target):
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_session(copy, target)


def _mark(path: Path) -> str | None:
    """Return the letters that the session's backups carry, also where its file is damaged."""
    with suppress(OSError), witness_of(path.read_bytes()) as witness:
        name = witness.session_name()
        return None if name is None else name[:6]
    return None


def _taken(name: str, mark: str | None, path: Path) -> datetime | None:
    """Return when a backup was taken, or None where it is none of this session."""
    parts = _NAME.fullmatch(name)
    if parts is None:
        return None
    if (parts[3] != mark) if mark is not None else (parts[1] != path.stem[:_STEM]):
        return None
    with suppress(ValueError):
        return datetime.strptime(parts[2], "%Y-%m-%d %H-%M-%S")
    return None


def _held(copy: Path) -> Held | None:
    # A backup is one plain file that nobody writes to; so nothing is made beside it either.
    address = copy.absolute().as_uri() + "?immutable=1"
    with (
        suppress(sqlite3.Error, ValueError, TypeError),
        closing(sqlite3.connect(address, uri=True)) as connection,
    ):
        number, kind, title, minutes, *counts = connection.execute(_HELD).fetchone()
        step = None if number is None else Step(number, StepKind(kind), title, minutes)
        return Held(step, *counts)
    return None
