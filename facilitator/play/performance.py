"""A whole play: a session file from an exchange document, through real windows, and its check."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from facilitator.atomic import make_folder
from facilitator.core.commands import BeginSession
from facilitator.core.machine import decide, evolve
from facilitator.core.model import Beginning, Now, State
from facilitator.core.protocol import Edition
from facilitator.play.comparison import differences
from facilitator.play.off_screen import shown_desk
from facilitator.play.player import Player, before_the_day, first_moment
from facilitator.play.stage import PlayTime
from facilitator.store.backup import BackupFolders
from facilitator.store.exchange import write
from facilitator.store.opening import create_file, look_at, open_file
from facilitator.transfer import export_session, read_document
from facilitator.words import Words


def perform(document: Path, out: Path, say: Callable[[str], None]) -> tuple[str, ...]:
    """Play a session and check what is left.

    Args:
        document: The exchange document of a session that has ended.
        out: The folder for session file, protocol and pictures; made if it does not exist.
        say: Told what has been done, one file name or count at a time.

    Returns:
        The places where the session in the file differs from the document; none is right.

    Raises:
        Refused: The document is not read.
        Rejected: The session cannot begin like this.
        StorageTrouble: A file cannot be read or written.
        PlayTrouble: The windows did not do what was typed.
    """
    wanted = read_document(document).beginning
    make_folder(out)
    for old in (*out.glob("console-*.png"), *out.glob("wall-*.png")):
        old.unlink()
    target = out / f"{_name(document)}.facil"
    time = PlayTime(first_moment(wanted))
    create_file(target, before_the_day(wanted), time, replacing=True)
    with tempfile.TemporaryDirectory(prefix="facilitator-play-") as temporary:
        _play(wanted, target, time, out, Path(temporary))
    state = look_at(target, time).state
    protocol = target.with_suffix(".pdf")
    export_session(target, protocol, Edition())
    for path in (target, protocol):
        say(str(path))
    return tuple(differences(_document(_begun(wanted, time), wanted), _document(state, wanted)))


def _play(wanted: Beginning, target: Path, time: PlayTime, out: Path, temporary: Path) -> None:
    """Open the windows on the file, play, and close them."""
    from facilitator.play.window_stage import WindowStage

    opened = open_file(target, time, BackupFolders(temporary / "backups"))
    with shown_desk(opened, Words.load(wanted.facts.language), temporary) as desk:
        stage = WindowStage(desk, time.advance, out)
        stage.picture_covers()
        Player(wanted, stage).play()
        stage.picture_console("closed")
        stage.keep_walls()


def _begun(wanted: Beginning, time: PlayTime) -> State:
    """Return the state of a session that begins with all that is wanted."""
    state = State()
    for event in decide(state, BeginSession(wanted), Now(time.ticks_ms(), time.wall())):
        state = evolve(state, event)
    return state


def _document(state: State, wanted: Beginning) -> object:
    """Return the exchange document of a state; times the wanted session has not are left out."""
    document: dict[str, Any] = json.loads(write(state))
    for step, row in zip(wanted.programme, document["programme"], strict=False):
        if step.id not in wanted.runs or wanted.runs[step.id].started_at is None:
            row.update(started_at=None, spent_seconds=None)
    return document


def _name(document: Path) -> str:
    """Return what the session's files are called: `kogalym` for `kogalym.session.json`."""
    return document.name.split(".")[0] or "session"
