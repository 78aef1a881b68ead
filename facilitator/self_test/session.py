"""Tries a session through the real windows: typed key by key, killed in the middle, gone on with.

Timers do not run; time is this computer's own.
"""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator import paths
from facilitator.clock import SystemTime
from facilitator.core.model import State
from facilitator.core.vocabulary import StepKind
from facilitator.self_test.place import Failed, Place
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.play.window_stage import WindowStage

PROPOSALS = ("*3 Единое окно записи к врачу", "*1 Двор без машин: пробные выходные")
ARGUMENTS = ("1+ Не нужно собирать справки", "1- Нужен обмен данными", "2+ Детям есть где играть")
LAST = "2- Негде оставить машину"
TYPED = "typed"
LONGEST_S = 120


def windows(place: Place) -> str:
    """Begin a session, show it on console and wall, type proposals; raises Failed."""
    from facilitator.play.player import before_the_day
    from facilitator.store.opening import create_file
    from facilitator.transfer import read_document
    from facilitator.ui.console.keys import Act

    wanted = read_document(paths.example_session()).beginning
    create_file(place.session, before_the_day(wanted), SystemTime())
    with _stage(place.session, place.words, place.folder) as stage:
        while _kind(stage.state) is not StepKind.STATEMENTS:
            stage.next_step()
        for line in PROPOSALS:
            stage.type_line(line)
        stage.press(Act.LIVE)
        stage.picture_console("self-test")
        stage.picture_wall()
        stage.keep_walls()
        _require(_counts(stage.state) == (len(PROPOSALS), 0), "proposals")
    pictures = [*place.folder.glob("console-*.png"), *place.folder.glob("wall-*.png")]
    _require(len(pictures) >= 2, "pictures")
    _require(any((place.folder / "backups").iterdir()), "backups")
    return place.words.ngettext(
        "{n} line typed and saved", "{n} lines typed and saved", len(PROPOSALS)
    ).format(n=len(PROPOSALS))


def killed_and_reopened(place: Place) -> str:
    """Have another process type, kill it, open the file and go on; raises Failed."""
    from facilitator.store.examine import examine

    _kill_while_capturing(capture_command(place.session))
    with _stage(place.session, place.words, place.folder) as stage:
        _require(
            _counts(stage.state) == (len(PROPOSALS), len(ARGUMENTS)),
            place.words.gettext("what was typed before the end is not in the file"),
        )
        stage.type_line(LAST)
    found = examine(place.session)
    _require(found.closed_cleanly, "closed_cleanly")
    _require(_counts(found.state) == (len(PROPOSALS), len(ARGUMENTS) + 1), "tables")
    return place.words.gettext("nothing was lost")


def capture(session: Path, words: Words, say: Callable[[str], None]) -> None:
    """Be the process that is killed: type into a session, say so, wait for the end.

    Args:
        session: The session file; what else is needed is kept beside it, for whoever kills this
            process to clean up.
        words: The console's language.
        say: Told when every line is durable.
    """
    folder = session.parent / "captured"
    folder.mkdir()
    with _stage(session, words, folder) as stage:
        stage.next_step()
        stage.start_clock()
        for line in ARGUMENTS:
            stage.type_line(line)
        say(TYPED)
        # Whoever started this process kills it, or has ended and closed the pipe.
        sys.stdin.read()


def capture_command(session: Path) -> tuple[str, ...]:
    """Return the command line that captures into a session; a frozen program is its own Python."""
    program = (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m")
    name = () if getattr(sys, "frozen", False) else ("facilitator",)
    return (*program, *name, "self-test", "--capture", str(session))


def _kill_while_capturing(command: tuple[str, ...]) -> None:
    """Start a process that captures, and kill it once all it typed is acknowledged."""
    with subprocess.Popen(  # noqa: S603  this very program
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        watch = threading.Timer(LONGEST_S, process.kill)
        watch.start()
        try:
            said = process.stdout.readline().strip() if process.stdout else ""
            process.kill()
            _, complaint = process.communicate()
        finally:
            watch.cancel()
    if said != TYPED:
        raise Failed(said or complaint.strip() or str(process.returncode))


@contextmanager
def _stage(session: Path, words: Words, folder: Path) -> "Iterator[WindowStage]":
    from facilitator.play.off_screen import shown_desk
    from facilitator.play.window_stage import WindowStage
    from facilitator.store.backup import BackupFolders
    from facilitator.store.opening import open_file

    opened = open_file(session, SystemTime(), BackupFolders(folder / "backups"))
    with shown_desk(opened, words, folder) as desk:
        yield WindowStage(desk, lambda _ms: None, folder)


def _kind(state: State) -> StepKind | None:
    return next(
        (step.kind for step in state.programme if step.id == state.flow.current),
        None,
    )


def _counts(state: State) -> tuple[int, int]:
    """Return how many proposals and how many arguments there are."""
    proposals = state.content.proposals.values()
    return len(proposals), sum(len(proposal.arguments) for proposal in proposals)


def _require(holds: bool, what: str) -> None:  # noqa: FBT001  it is what is asked
    if not holds:
        raise Failed(what)
