"""Whether the second folder for backups is fit for them: there, another one, writable, with room.

A folder on a dying stick can take minutes to answer: none of this belongs on a window's thread.
"""

import os
from enum import StrEnum
from pathlib import Path

from facilitator.venue.judging import NO_SPACE
from facilitator.venue.probing import space, write_trial


class Second(StrEnum):
    """What was found of the second folder, from worst to best."""

    SAME_FOLDER = "same_folder"
    ABSENT = "absent"
    REFUSED = "refused"
    NO_SPACE = "no_space"
    SAME_DISK = "same_disk"
    GOOD = "good"


TAKES_COPIES = frozenset({Second.SAME_DISK, Second.GOOD})
"""Copies can be written there."""


def judge_second(folder: Path, first: Path) -> Second:
    """Return whether backups can go to a folder besides the first one; a small file is written.

    Args:
        folder: The second folder.
        first: The first one; it may not be made yet.
    """
    if folder.resolve() == first.resolve():
        return Second.SAME_FOLDER
    if not is_there(folder):
        return Second.ABSENT
    if write_trial(folder).took_ms is None:
        return Second.REFUSED
    ((_, free),) = space((folder,)).free
    if free is not None and free < NO_SPACE:
        return Second.NO_SPACE
    return Second.SAME_DISK if _disk(folder) == _disk(first) else Second.GOOD


def is_there(folder: Path) -> bool:
    """Tell whether a folder can be reached."""
    try:
        return folder.is_dir()
    except OSError:
        return False


def _disk(folder: Path) -> int | None:
    for place in (folder, *folder.parents):
        try:
            return os.stat(place).st_dev
        except OSError:
            continue
    return None
