"""What is read from a machine for the check of the venue, before anything is concluded from it."""

from datetime import datetime
from enum import StrEnum

from facilitator.core.value import dataclass
from facilitator.venue.power import Power


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a screen in its own dots."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ScreensRead:
    """The hall's screen, None where there is none; whether another one shows the console again."""

    hall: Size | None
    duplicated: bool = False


@dataclass(frozen=True, slots=True)
class PowerRead:
    """Where the current comes from; None is a computer without a battery."""

    power: Power | None


@dataclass(frozen=True, slots=True)
class SpaceRead:
    """The folders that files go to and their free bytes; None where nobody knows."""

    free: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A trial of writing and syncing a small file in a folder.

    `took_ms` is None where it failed; `why` is the name of an errno, such as ENOSPC, else the
    system's own words.
    """

    folder: str
    took_ms: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class FileRead:
    """Whether the session can be written; `only_looking` where another program has it open."""

    written: Written
    only_looking: bool = False


@dataclass(frozen=True, slots=True)
class BackupRead:
    """Whether copies can be written: in the usual folder and the second one, where one is set."""

    first: Written
    second: Written | None = None


@dataclass(frozen=True, slots=True)
class FontsRead:
    """Whether the program's own letters are shown, and whether there are Cyrillic ones at all."""

    own: bool
    cyrillic: bool


@dataclass(frozen=True, slots=True)
class AwakeRead:
    """Whether the system lets itself be kept from sleeping; `now` while a session runs."""

    held: bool
    now: bool


class Answer(StrEnum):
    """What a person says of something only a person can judge."""

    NONE = "none"
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class ClockRead:
    """The time of day as it is shown, its correction in milliseconds, and what was said of it."""

    now: datetime
    offset_ms: int = 0
    answer: Answer = Answer.NONE


@dataclass(frozen=True, slots=True)
class SoundRead:
    """Whether tones are off, and what became of the trial; `played` None is not tried yet."""

    muted: bool
    played: bool | None = None
    answer: Answer = Answer.NONE


@dataclass(frozen=True, slots=True)
class TrialRead:
    """The page made for trial and whether a program opened it; `why` it could not be made.

    All is empty before anybody has asked for it.
    """

    path: str = ""
    opened: bool = False
    why: str = ""


Reading = (
    ScreensRead
    | PowerRead
    | AwakeRead
    | SpaceRead
    | FileRead
    | BackupRead
    | FontsRead
    | ClockRead
    | SoundRead
    | TrialRead
)
