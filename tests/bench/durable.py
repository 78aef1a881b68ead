"""Enter to durable: a plus through the whole session, beside a bare write to the same disk."""

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from facilitator.clock import SystemTime
from facilitator.core.board import is_own, proposals_of
from facilitator.core.commands import AddArgument, Command, GoToStep
from facilitator.core.model import State
from facilitator.core.vocabulary import Side, StepKind
from facilitator.paths import example_session
from facilitator.session import Session
from facilitator.store.opening import open_file
from facilitator.transfer import import_session
from tests.bench.measuring import Row, percentile

COMMITS = 400
WARM_UP = 20
_TEXT = "Семьям не придётся собирать справки: данные придут из реестра"


def rows(folder: Path) -> list[Row]:
    """Measure in a folder on the disk that is meant; it is emptied afterwards."""
    path, bare = folder / "durable.facil", folder / "durable.bare"
    try:
        ours, peer = _measured(path, bare)
    finally:
        for left in folder.glob("durable.*"):
            left.unlink()
    what, beside = "Enter to durable, 33 proposals", "4 KB write + fdatasync"
    return [
        Row(f"{what}, p50", beside, percentile(ours, 50), percentile(peer, 50), 2),
        Row(f"{what}, p95", beside, percentile(ours, 95), percentile(peer, 95)),
    ]


def _measured(path: Path, bare: Path) -> tuple[list[float], list[float]]:
    source = SystemTime()
    import_session(example_session(), path, source)
    opened = open_file(path, source)
    session = Session(opened.journal, opened.clock, opened.state)
    descriptor = os.open(bare, os.O_CREAT | os.O_WRONLY)
    ours, peer = [], []
    try:
        session.dispatch(GoToStep(_pros_cons(session.state)))
        # In turn, so that a busy moment of the disk meets both.
        for command in _commands(session.state):
            ours.append(_ms(partial(session.dispatch, command)))
            peer.append(_ms(partial(_write, descriptor)))
    finally:
        os.close(descriptor)
        session.close()
    return ours[WARM_UP:], peer[WARM_UP:]


def _pros_cons(state: State) -> int:
    return next(step.id for step in state.programme if step.kind is StepKind.PROS_CONS)


def _commands(state: State) -> list[Command]:
    proposals = [p for task in state.tasks for p in proposals_of(state, task.number)]
    commands: list[Command] = []
    for n in range(COMMITS + WARM_UP):
        proposal = proposals[n % len(proposals)]
        author = next(p.author for p in proposals if not is_own(state, proposal, p.author))
        commands.append(AddArgument(proposal.id, Side.PRO, f"{_TEXT} ({n})", author))
    return commands


def _write(descriptor: int) -> None:
    os.write(descriptor, b"\0" * 4096)
    os.fdatasync(descriptor)


def _ms(action: Callable[[], object]) -> float:
    began = time.perf_counter_ns()
    action()
    return (time.perf_counter_ns() - began) / 1e6
