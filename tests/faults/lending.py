"""The real program with hands lent to it: they do something, wait for what comes of it, go on."""

import json
import os
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

if TYPE_CHECKING:
    from facilitator.app.desk import SessionDesk
    from facilitator.app.program import Program

LOOK_MS: Final = 5
"""How often it is looked whether what is waited for has come."""
PATIENCE_S: Final = 20.0
Awaited = tuple[str, Callable[[], bool]]
"""What is waited for, in a word, and what tells that it has come."""


class Hands(Protocol):
    """What works at a session's windows."""

    desk: "SessionDesk"
    found: list[dict[str, Any]]
    """What has come of the work so far; it is said in the end as one line of JSON."""

    def work(self) -> Iterator[Awaited]:
        """Do everything; yields what is to be waited for."""

    def state(self) -> object:
        """Return what may tell why somebody waits in vain."""


def run_with(path: Path, hands_for: Callable[["Program"], Hands]) -> int:
    """Run the program with a session, and close it when the work is done; returns the exit code.

    Args:
        path: The session.
        hands_for: Makes the hands, once the program has begun or has failed to.
    """
    from PySide6.QtCore import QTimer

    from facilitator import app
    from facilitator.app.program import Program

    began = Program.begin

    def begin(program: Program, file: Path | None) -> None:
        # What fails at start fails in here; the hands come all the same.
        QTimer.singleShot(0, program, lambda: _lend(hands_for(program), program))
        began(program, file)

    Program.begin = begin  # type: ignore[assignment,method-assign]
    return app.run(path)


def _lend(hands: Hands, program: "Program") -> None:
    from PySide6.QtCore import QTimer

    work = hands.work()
    awaited: list[Awaited] = [("the beginning", lambda: True)]
    since_s = [time.monotonic()]

    def go_on() -> None:
        what, has_come = awaited[0]
        try:
            if not has_come():
                assert time.monotonic() < since_s[0] + PATIENCE_S, (what, hands.state())
                return
            awaited[0], since_s[0] = next(work), time.monotonic()
        except StopIteration:
            timer.stop()
            _say(hands)
            hands.desk.window.let_close()
        except BaseException:  # noqa: BLE001
            # Ours; the program itself would go on.
            _say(hands)
            os.write(2, traceback.format_exc().encode())
            os._exit(3)

    timer = QTimer(program)
    timer.setInterval(LOOK_MS)
    timer.timeout.connect(go_on)
    timer.start()


def _say(hands: Hands) -> None:
    os.write(1, json.dumps(hands.found, ensure_ascii=False).encode() + b"\n")
