"""Keeps computer and screens awake while a session runs, by whatever the system offers for it.

Asking a desktop can take seconds, so all of it is in a thread; it is let go with the session, and
by the system itself where the program is killed.
"""

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Final

LOG = logging.getLogger(__name__)
LAST_S: Final = 1.0
"""How long the end of a session waits for the system to be told."""
PATIENCE_S: Final = 8.0
"""How long the check waits for an answer of the desktop."""
Way = Callable[[], AbstractContextManager[bool]]
"""Holds the computer awake while the context is open, if what it gives is true."""


@contextmanager
def by_desktop() -> Iterator[bool]:
    """Hold it by what desktops, Windows and macOS offer; wakepy knows them."""
    from wakepy import keep

    with keep.presenting(on_fail="pass") as mode:
        yield mode.active


@contextmanager
def by_systemd(program: str = "systemd-inhibit") -> Iterator[bool]:
    """Hold it by systemd, on a desktop that offers nothing of its own.

    The child ends by itself when its input is closed, also by the end of this program.
    """
    holding = [program, "--what=idle:sleep", "--who=Facilitator", "--why=A session is running"]
    try:
        child = subprocess.Popen(  # noqa: S603  nothing in it was typed by anybody
            [*holding, "sh", "-c", "echo held; exec cat"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        yield False
        return
    with child:
        yield child.stdout is not None and child.stdout.readline() == b"held\n"


def ways_of(platform: str) -> tuple[Way, ...]:
    """Return the ways to try, in order, on a platform as `sys.platform` names it."""
    return (by_desktop, by_systemd) if platform == "linux" else (by_desktop,)


class Awake:
    """Holds the computer awake from `ensure` to `release`.

    Args:
        ways: What to try, in order; None is what this system offers.
    """

    def __init__(self, ways: Sequence[Way] | None = None) -> None:
        self._ways = ways_of(sys.platform) if ways is None else ways
        self._hold: _Hold | None = None

    def ensure(self) -> None:
        """Begin to hold it, unless it is held or being tried; returns at once."""
        if self._hold is None or self._hold.failed:
            self._hold = _Hold(self._ways)

    def wait(self, seconds: float = PATIENCE_S) -> bool:
        """Return whether it is held, after waiting for the answer at most so long."""
        return self._hold is not None and self._hold.wait(seconds)

    def release(self) -> None:
        """Let it sleep again."""
        hold, self._hold = self._hold, None
        if hold is not None:
            hold.end()


class _Hold:
    """One attempt, in a thread: what enters a way has to leave it, too."""

    def __init__(self, ways: Sequence[Way]) -> None:
        self._ways = ways
        self._known = threading.Event()
        self._over = threading.Event()
        self._held = False
        self._thread = threading.Thread(target=self._run, daemon=True, name="awake")
        self._thread.start()

    @property
    def failed(self) -> bool:
        return self._known.is_set() and not self._held

    def wait(self, seconds: float) -> bool:
        self._known.wait(seconds)
        return self._held

    def end(self) -> None:
        self._over.set()
        self._thread.join(LAST_S)

    def _run(self) -> None:
        for way in self._ways:
            try:
                with way() as held:
                    if held:
                        self._held = True
                        self._known.set()
                        self._over.wait()
            except Exception:  # whatever a desktop answers, the session goes on
                LOG.exception("the computer cannot be kept awake this way")
            if self._held:
                return
        LOG.warning("the computer cannot be kept awake")
        self._known.set()
