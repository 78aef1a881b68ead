"""Rewriting a session file that no program has open, such as a backup or a copy."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from os import urandom
from pathlib import Path

from facilitator.clock import TimeSource
from facilitator.core.model import Now
from facilitator.store.connection import made_plain
from facilitator.store.files import SUFFIX, appearing, companions
from facilitator.store.leftovers import settle
from facilitator.store.lock import Left, acquire, this_program
from facilitator.store.opening import last_seen_ms_of
from facilitator.store.rewriting import (
    Rewriting,
    Written,
    build,
    read_written,
    rewriting_mark,
    session_of,
)
from facilitator.store.trouble import reported
from facilitator.trouble import StorageTrouble


@contextmanager
def held(path: Path, time: TimeSource) -> Iterator[Callable[[Rewriting], bool]]:
    """Hold a closed session file against other programs, and give what rewrites it.

    What is given takes a rewriting, tells whether it had something to change, and raises
    StorageTrouble (`cannot_forget`, or as `read_written` has it). Whenever the program is killed,
    the file is wholly the old one or wholly the new one.

    Args:
        path: The file.
        time: This computer's time.

    Raises:
        StorageTrouble: `held`, `cannot_lock`, or what is there is no session.
    """
    lock = acquire(path, this_program(time.wall(), urandom(8).hex()))
    try:
        with reported("cannot_forget", path):
            settle(path)
        yield lambda rewriting: _rewrite(path, rewriting, lock.left)
    finally:
        lock.release()


def rewrite_file(path: Path, rewriting: Rewriting, time: TimeSource) -> bool:
    """Rewrite a closed session file, and tell whether there was something to change.

    Raises:
        StorageTrouble: As `held` has it; the file is the old one.
    """
    with held(path, time) as rewrite:
        return rewrite(rewriting)


def _rewrite(path: Path, rewriting: Rewriting, left: Left | None) -> bool:
    written = _with_last_sign(read_written(path), left)
    events = rewriting(written.events)
    if events is None:
        return False
    beat = written.heartbeat
    now = Now(beat.alive_ms, datetime.fromisoformat(beat.alive_wall))
    with (
        reported("cannot_forget", path),
        appearing(path, rewriting_mark(beat.session)) as temporary,
    ):
        build(temporary, written, events, now, beat)
        # A log that stayed would be taken for that of the new file.
        if any(part.exists() for part in companions(path)):
            made_plain(path)
    return True


def _with_last_sign(written: Written, left: Left | None) -> Written:
    """Return it with the last sign of life of a killed program, which the lock file loses."""
    beat, end = written.heartbeat, written.end
    seen = max((end.at_ms, end.wall), (beat.alive_ms, beat.alive_wall))
    last_ms = last_seen_ms_of(end, beat, left)
    wall = datetime.fromisoformat(seen[1]) + timedelta(milliseconds=last_ms - seen[0])
    return replace(written, heartbeat=replace(beat, alive_ms=last_ms, alive_wall=wall.isoformat()))


def copies_of(session: str, folder: Path, own: Path) -> tuple[Path, ...]:
    """Return the other files of a session in a folder: its backups, copies made by hand.

    Args:
        session: The session's own name.
        folder: Where to look.
        own: The session's file.

    Raises:
        StorageTrouble: `cannot_read`.
    """
    with reported("cannot_read", folder):
        files = sorted(each for each in folder.iterdir() if each.suffix == SUFFIX)
    others = (file.resolve() for file in files if file.resolve() != own.resolve())
    return tuple(file for file in others if _is_of(file, session))


def _is_of(file: Path, session: str) -> bool:
    try:
        return session_of(file) == session
    except StorageTrouble:
        # A damaged one is told by the mark in its name.
        return file.name.endswith(f"[{session[:6]}]{SUFFIX}")
