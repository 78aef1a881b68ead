"""Enter to durable: a plus through the whole session, beside a bare write to the same disk."""

import os
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from facilitator.clock import SystemTime
from facilitator.session import Session
from facilitator.store.backup import BackupFolders, Backups
from facilitator.store.opening import open_file
from tests.bench.large import pluses, session_with, to_pros_and_cons
from tests.bench.measuring import Row, percentile

COMMITS = 400
WARM_UP = 20
SIZES = (30, 300, 1000)


def rows(folder: Path) -> list[Row]:
    """Measure in a folder on the disk that is meant; it is emptied afterwards."""
    path, bare = folder / "durable.facil", folder / "durable.bare"
    try:
        measured = {size: _measured(size, path, bare) for size in SIZES}
        quiet, busy = _beside_backups(SIZES[-1], path, folder / "durable.backups")
    finally:
        _clear(folder)
    beside = "4 KB write + fdatasync"
    few, many = measured[SIZES[0]], measured[SIZES[-1]]
    found = [
        Row(
            f"Enter to durable, {size} proposals, p50",
            beside,
            percentile(ours, 50),
            percentile(peer, 50),
            1.5,
        )
        for size, (ours, peer) in measured.items()
    ]
    return [
        *found,
        Row(
            f"Enter to durable, {SIZES[0]} proposals, p95",
            beside,
            percentile(few[0], 95),
            percentile(few[1], 95),
        ),
        Row(
            f"Enter to durable, {SIZES[-1]} proposals, p50",
            f"the same with {SIZES[0]}",
            percentile(many[0], 50),
            percentile(few[0], 50),
            1.25,
        ),
        Row(
            f"Enter to durable during backups, {SIZES[-1]} proposals, p99",
            "two frames at 60 Hz",
            percentile(busy, 99),
            2000 / 60,
            1,
        ),
        Row(
            f"Enter to durable during backups, {SIZES[-1]} proposals, p50",
            "the same without backups",
            percentile(busy, 50),
            percentile(quiet, 50),
        ),
    ]


def _measured(size: int, path: Path, bare: Path) -> tuple[list[float], list[float]]:
    session = _opened(size, path)
    descriptor = os.open(bare, os.O_CREAT | os.O_WRONLY)
    ours, peer = [], []
    try:
        # In turn, so that a busy moment of the disk meets both.
        for command in pluses(session.state, COMMITS + WARM_UP):
            ours.append(_ms(partial(session.dispatch, command)))
            peer.append(_ms(partial(_write, descriptor)))
    finally:
        os.close(descriptor)
        session.close()
    return ours[WARM_UP:], peer[WARM_UP:]


def _beside_backups(size: int, path: Path, folder: Path) -> tuple[list[float], list[float]]:
    """Return what pluses took without backups, and while one backup follows another."""
    session = _opened(size, path)
    folder.mkdir()
    backups = Backups(path, "bench00", BackupFolders(folder), datetime.now)
    quiet, busy = [], []
    try:
        commands = pluses(session.state, 2 * (COMMITS + WARM_UP))
        for n, command in enumerate(commands):
            if n % 2:
                # Asked for while one runs, the next follows it at once.
                backups.start()
                busy.append(_ms(partial(session.dispatch, command)))
            else:
                backups.finish()
                quiet.append(_ms(partial(session.dispatch, command)))
    finally:
        backups.finish()
        session.close()
    return quiet[WARM_UP:], busy[WARM_UP:]


def _opened(size: int, path: Path) -> Session:
    session_with(size, path)
    opened = open_file(path, SystemTime())
    session = Session(opened.journal, opened.clock, opened.state)
    session.dispatch(to_pros_and_cons(session.state))
    return session


def _write(descriptor: int) -> None:
    os.write(descriptor, b"\0" * 4096)
    os.fdatasync(descriptor)


def _ms(action: Callable[[], object]) -> float:
    began = time.perf_counter_ns()
    action()
    return (time.perf_counter_ns() - began) / 1e6


def _clear(folder: Path) -> None:
    for left in [*folder.glob("durable.*/*"), *folder.glob("durable.*")]:
        if left.is_dir():
            left.rmdir()
        else:
            left.unlink()
