"""What follows from the readings of a machine: a finding for each line of the check. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from typing import Final, assert_never

from facilitator.core.value import dataclass
from facilitator.venue.power import Power
from facilitator.venue.readings import (
    Answer,
    AwakeRead,
    BackupRead,
    ClockRead,
    FileRead,
    FontsRead,
    PowerRead,
    Reading,
    ScreensRead,
    SoundRead,
    SpaceRead,
    TrialRead,
    Written,
)

MB: Final = 1_000_000
LITTLE_SPACE: Final = 1_000 * MB
NO_SPACE: Final = 100 * MB
SLOW_MS: Final = 500
"""A disk that takes longer to keep a line makes the secretary wait."""
LEAST_WIDTH, LEAST_HEIGHT = 1024, 720
"""Below this the room reads less than the wall was made for."""


class Level(StrEnum):
    """Green, amber, red."""

    GOOD = "good"
    CARE = "care"
    BAD = "bad"


class Line(StrEnum):
    """A line of the check, in its order."""

    SCREEN = "screen"
    SOUND = "sound"
    POWER = "power"
    SLEEP = "sleep"
    SPACE = "space"
    FILE = "file"
    BACKUP = "backup"
    FONTS = "fonts"
    CLOCK = "clock"
    TRIAL = "trial"


class Verdict(StrEnum):
    """What can be found on a line."""

    SCREEN_FOUND = "screen_found"
    SCREEN_SMALL = "screen_small"
    SCREEN_DUPLICATED = "screen_duplicated"
    SCREEN_MISSING = "screen_missing"
    SOUND_UNTRIED = "sound_untried"
    SOUND_ASKED = "sound_asked"
    SOUND_HEARD = "sound_heard"
    SOUND_MUTED = "sound_muted"
    SOUND_ABSENT = "sound_absent"
    SOUND_UNHEARD = "sound_unheard"
    ON_MAINS = "on_mains"
    NO_BATTERY = "no_battery"
    FILLING = "filling"
    ON_BATTERY = "on_battery"
    BATTERY_LOW = "battery_low"
    AWAKE = "awake"
    AWAKE_LATER = "awake_later"
    MAY_SLEEP = "may_sleep"
    SPACE_ENOUGH = "space_enough"
    SPACE_UNKNOWN = "space_unknown"
    SPACE_LITTLE = "space_little"
    SPACE_NONE = "space_none"
    FILE_WRITTEN = "file_written"
    FILE_SLOW = "file_slow"
    FILE_LOOKED_AT = "file_looked_at"
    FILE_REFUSED = "file_refused"
    BACKUP_TWICE = "backup_twice"
    BACKUP_ONCE = "backup_once"
    BACKUP_SECOND_MISSING = "backup_second_missing"
    BACKUP_REFUSED = "backup_refused"
    FONTS_SHOWN = "fonts_shown"
    FONTS_REPLACED = "fonts_replaced"
    FONTS_MISSING = "fonts_missing"
    CLOCK_ASKED = "clock_asked"
    CLOCK_ASKED_AGAIN = "clock_asked_again"
    CLOCK_RIGHT = "clock_right"
    CLOCK_CORRECTED = "clock_corrected"
    CLOCK_WRONG = "clock_wrong"
    TRIAL_UNTRIED = "trial_untried"
    TRIAL_OPENED = "trial_opened"
    TRIAL_NOT_OPENED = "trial_not_opened"
    TRIAL_FAILED = "trial_failed"
    UNKNOWN = "unknown"


Detail = str | int | datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the check: how serious, what was found, and what the sentence names."""

    line: Line
    level: Level
    verdict: Verdict
    details: Mapping[str, Detail] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many lines are red and amber."""

    bad: int = 0
    care: int = 0

    @property
    def level(self) -> Level:
        """The worst there is."""
        if self.bad:
            return Level.BAD
        return Level.CARE if self.care else Level.GOOD


def summed(findings: Iterable[Finding]) -> Summary:
    """Return how many findings want mending and how many want attention."""
    levels = [finding.level for finding in findings]
    return Summary(levels.count(Level.BAD), levels.count(Level.CARE))


def judge(reading: Reading) -> Finding:
    """Return what follows from a reading."""
    match reading:
        case ScreensRead():
            return _screens(reading)
        case PowerRead(power=power):
            return _power(power)
        case AwakeRead():
            return _awake(reading)
        case SpaceRead():
            return _space(reading)
        case FileRead():
            return _file(reading)
        case BackupRead():
            return _backup(reading)
        case FontsRead():
            return _fonts(reading)
        case ClockRead():
            return _clock(reading)
        case SoundRead():
            return _sound(reading)
        case TrialRead():
            return _trial(reading)
        case _ as unreachable:
            assert_never(unreachable)


def unknown(line: Line) -> Finding:
    """Return the finding for a line that could not be read."""
    return Finding(line, Level.CARE, Verdict.UNKNOWN)


def _screens(read: ScreensRead) -> Finding:
    hall = read.hall
    if hall is None:
        verdict = Verdict.SCREEN_DUPLICATED if read.duplicated else Verdict.SCREEN_MISSING
        return Finding(Line.SCREEN, Level.BAD, verdict)
    details = {"width": hall.width, "height": hall.height}
    if hall.width < LEAST_WIDTH or hall.height < LEAST_HEIGHT:
        return Finding(Line.SCREEN, Level.CARE, Verdict.SCREEN_SMALL, details)
    return Finding(Line.SCREEN, Level.GOOD, Verdict.SCREEN_FOUND, details)


def _power(power: Power | None) -> Finding:
    if power is None:
        return Finding(Line.POWER, Level.GOOD, Verdict.NO_BATTERY)
    details = {} if power.percent is None else {"percent": power.percent}
    if power.is_low:
        return Finding(Line.POWER, Level.BAD, Verdict.BATTERY_LOW, details)
    if not power.mains:
        return Finding(Line.POWER, Level.CARE, Verdict.ON_BATTERY, details)
    if power.is_nearly_empty:
        return Finding(Line.POWER, Level.CARE, Verdict.FILLING, details)
    return Finding(Line.POWER, Level.GOOD, Verdict.ON_MAINS, details)


def _awake(read: AwakeRead) -> Finding:
    if not read.held:
        return Finding(Line.SLEEP, Level.CARE, Verdict.MAY_SLEEP)
    verdict = Verdict.AWAKE if read.now else Verdict.AWAKE_LATER
    return Finding(Line.SLEEP, Level.GOOD, verdict)


def _space(read: SpaceRead) -> Finding:
    known = [(free, folder) for folder, free in read.free if free is not None]
    if not known:
        return Finding(Line.SPACE, Level.CARE, Verdict.SPACE_UNKNOWN)
    free, folder = min(known)
    details: dict[str, Detail] = {"free": free, "folder": folder}
    if free < NO_SPACE:
        return Finding(Line.SPACE, Level.BAD, Verdict.SPACE_NONE, details)
    if free < LITTLE_SPACE:
        return Finding(Line.SPACE, Level.CARE, Verdict.SPACE_LITTLE, details)
    return Finding(Line.SPACE, Level.GOOD, Verdict.SPACE_ENOUGH, details)


def _file(read: FileRead) -> Finding:
    written = read.written
    if read.only_looking:
        return Finding(Line.FILE, Level.BAD, Verdict.FILE_LOOKED_AT)
    if written.took_ms is None:
        return Finding(Line.FILE, Level.BAD, Verdict.FILE_REFUSED, _refusal(written))
    details: dict[str, Detail] = {"folder": written.folder, "ms": written.took_ms}
    if written.took_ms > SLOW_MS:
        return Finding(Line.FILE, Level.CARE, Verdict.FILE_SLOW, details)
    return Finding(Line.FILE, Level.GOOD, Verdict.FILE_WRITTEN, details)


def _backup(read: BackupRead) -> Finding:
    first, second = read.first, read.second
    if first.took_ms is None:
        return Finding(Line.BACKUP, Level.BAD, Verdict.BACKUP_REFUSED, _refusal(first))
    if second is None:
        alone: dict[str, Detail] = {"folder": first.folder}
        return Finding(Line.BACKUP, Level.GOOD, Verdict.BACKUP_ONCE, alone)
    if second.took_ms is None:
        missing = _refusal(second)
        return Finding(Line.BACKUP, Level.CARE, Verdict.BACKUP_SECOND_MISSING, missing)
    both: dict[str, Detail] = {"folder": first.folder, "second": second.folder}
    return Finding(Line.BACKUP, Level.GOOD, Verdict.BACKUP_TWICE, both)


def _refusal(written: Written) -> dict[str, Detail]:
    return {"folder": written.folder, "why": written.why}


def _fonts(read: FontsRead) -> Finding:
    if not read.cyrillic:
        return Finding(Line.FONTS, Level.BAD, Verdict.FONTS_MISSING)
    if not read.own:
        return Finding(Line.FONTS, Level.CARE, Verdict.FONTS_REPLACED)
    return Finding(Line.FONTS, Level.GOOD, Verdict.FONTS_SHOWN)


def _clock(read: ClockRead) -> Finding:
    details: dict[str, Detail] = {"now": read.now, "by": read.offset_ms}
    match read.answer, bool(read.offset_ms):
        case Answer.WRONG, _:
            return Finding(Line.CLOCK, Level.BAD, Verdict.CLOCK_WRONG, details)
        case Answer.RIGHT, False:
            return Finding(Line.CLOCK, Level.GOOD, Verdict.CLOCK_RIGHT, details)
        case Answer.RIGHT, True:
            return Finding(Line.CLOCK, Level.GOOD, Verdict.CLOCK_CORRECTED, details)
        case _, False:
            return Finding(Line.CLOCK, Level.CARE, Verdict.CLOCK_ASKED, details)
        case _:
            return Finding(Line.CLOCK, Level.CARE, Verdict.CLOCK_ASKED_AGAIN, details)


def _sound(read: SoundRead) -> Finding:
    if read.played is False:
        return Finding(Line.SOUND, Level.CARE, Verdict.SOUND_ABSENT)
    if read.answer is Answer.WRONG:
        return Finding(Line.SOUND, Level.BAD, Verdict.SOUND_UNHEARD)
    if read.muted:
        return Finding(Line.SOUND, Level.CARE, Verdict.SOUND_MUTED)
    if read.answer is Answer.RIGHT:
        return Finding(Line.SOUND, Level.GOOD, Verdict.SOUND_HEARD)
    verdict = Verdict.SOUND_ASKED if read.played else Verdict.SOUND_UNTRIED
    return Finding(Line.SOUND, Level.CARE, verdict)


def _trial(read: TrialRead) -> Finding:
    if read.why:
        return Finding(Line.TRIAL, Level.BAD, Verdict.TRIAL_FAILED, {"why": read.why})
    if not read.path:
        return Finding(Line.TRIAL, Level.CARE, Verdict.TRIAL_UNTRIED)
    details = {"folder": read.path}
    if not read.opened:
        return Finding(Line.TRIAL, Level.CARE, Verdict.TRIAL_NOT_OPENED, details)
    return Finding(Line.TRIAL, Level.GOOD, Verdict.TRIAL_OPENED, details)
