"""What the windows say of the second folder for backups."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from facilitator.venue.second_folder import Second
from facilitator.words import N_, Words

SAID: Final[Mapping[Second, str]] = MappingProxyType(
    {
        Second.SAME_FOLDER: N_("The first copies are in this folder already; choose another one"),
        Second.ABSENT: N_(
            "The second backup folder is not there: {folder}. Copies are kept on this computer, and"
            " there again as soon as it is back"
        ),
        Second.REFUSED: N_(
            "Nothing can be written in the second backup folder: {folder}. Copies are kept on this"
            " computer only"
        ),
        Second.NO_SPACE: N_(
            "The disk of the second backup folder is full: {folder}. Copies are kept on this"
            " computer only"
        ),
        Second.SAME_DISK: N_(
            "Copies can be written there. It is on the same disk as the first ones, so it does not"
            " help where that disk breaks; a memory stick does"
        ),
        Second.GOOD: N_("Copies can be written there"),
    }
)


def second_text(words: Words, found: Second, folder: Path) -> str:
    """Return what was found of the second folder, as a sentence without a full stop."""
    return words.gettext(SAID[found]).format(folder=folder)
