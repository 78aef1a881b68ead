"""Warm processes that make the tries: each has loaded the program, has one thread, and forks."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from tests.faults.mounts import die_with_parent, private_mounts
from tests.faults.outcome import Outcome, summed

FEW = 12
"""For so few jobs a second process would only load the program once more."""


def spread(make: Callable[..., Outcome], jobs: Sequence[tuple[Any, ...]]) -> list[Outcome]:
    """Call a function of a module for each job, in up to two processes with mounts of their own.

    Returns:
        What they returned, one outcome for each fault.
    """
    workers = min(2, os.cpu_count() or 1) if len(jobs) > FEW else 1
    # Spawned: whoever calls may have threads, which a fork would leave in the middle of something.
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin) as pool:
        return summed(list(pool.map(make, *zip(*jobs, strict=True))))


def _begin() -> None:
    die_with_parent()
    private_mounts()
