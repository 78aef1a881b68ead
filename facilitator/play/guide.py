"""The pictures of the guide: a session is played, and at ten moments of its day one is taken."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from facilitator.atomic import make_folder
from facilitator.core.model import Beginning
from facilitator.play.off_screen import shown_desk
from facilitator.play.player import Player, before_the_day, first_moment
from facilitator.play.stage import PlayTime
from facilitator.store.backup import BackupFolders
from facilitator.store.opening import create_file, open_file
from facilitator.transfer import read_document
from facilitator.words import Words

PICTURES: Final = (
    "01-programme",
    "02-participants",
    "03-venue",
    "04-question",
    "05-proposals",
    "06-arguments",
    "07-card",
    "08-ranking",
    "09-interrupted",
    "10-documents",
)
"""The names of the pictures, in the order in which the guide shows them."""


def perform_guide(document: Path, folder: Path, say: Callable[[str], None]) -> None:
    """Play a session in its own language and leave the guide's pictures.

    Args:
        document: The exchange document of a session that has ended.
        folder: The folder of the pictures; made if it does not exist, and what was there goes.
        say: Told the name of each picture.

    Raises:
        Refused: The document is not read.
        Rejected: The session cannot begin like this.
        StorageTrouble: A file cannot be read or written.
        PlayTrouble: The windows did not do what was typed.
    """
    wanted = read_document(document).beginning
    make_folder(folder)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="facilitator-play-") as temporary:
        _play(wanted, Path(temporary), folder)
    for name in PICTURES:
        say(str(folder / f"{name}.png"))


def _play(wanted: Beginning, temporary: Path, folder: Path) -> None:
    from facilitator.play.guide_stage import GuideStage

    time = PlayTime(first_moment(wanted))
    target = temporary / f"{first_moment(wanted):%Y-%m-%d}.facil"
    create_file(target, replace(before_the_day(wanted), participants=()), time)
    opened = open_file(target, time, BackupFolders(temporary / "backups"))
    with shown_desk(opened, Words.load(wanted.facts.language), temporary) as desk:
        stage = GuideStage(desk, time.advance, folder)
        stage.picture_evening_before(before_the_day(wanted).participants)
        Player(wanted, stage).play()
        stage.picture_documents()
