"""The findings of the check in words: what was found, and what to do about it."""

import errno
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from facilitator.venue.judging import Detail, Finding, Level, Line, Summary, Verdict
from facilitator.words import N_, Words

TITLES: Final[Mapping[Line, str]] = MappingProxyType(
    {
        Line.SCREEN: N_("Second screen"),
        Line.SOUND: N_("Sound"),
        Line.POWER: N_("Power"),
        Line.SLEEP: N_("Sleep"),
        Line.SPACE: N_("Space on the disk"),
        Line.FILE: N_("Session file"),
        Line.BACKUP: N_("Backups"),
        Line.FONTS: N_("Font"),
        Line.CLOCK: N_("Clock"),
        Line.TRIAL: N_("Test protocol"),
    }
)
LEVELS: Final[Mapping[Level, str]] = MappingProxyType(
    {
        Level.GOOD: N_("In order"),
        Level.CARE: N_("Attention"),
        Level.BAD: N_("Mend it"),
    }
)
SENTENCES: Final[Mapping[Verdict, tuple[str, str]]] = MappingProxyType(
    {
        Verdict.SCREEN_FOUND: (
            N_("The audience screen goes to a screen of its own: {width}×{height}"),
            N_("Show the numbers and look from the last row whether the wall is sharp."),
        ),
        Verdict.SCREEN_SMALL: (
            N_("The second screen has only {width}×{height} dots"),
            N_("Choose a higher resolution of the projector in the settings of the system."),
        ),
        Verdict.SCREEN_DUPLICATED: (
            N_("The projector shows the same as this screen"),
            N_("Press Win+P and choose “Extend”, or extend the desktop in the screen settings."),
        ),
        Verdict.SCREEN_MISSING: (
            N_("No second screen is found"),
            N_("Plug in the projector and switch it on; then press Win+P and choose “Extend”."),
        ),
        Verdict.SOUND_UNTRIED: (
            N_("The sound has not been tried yet"),
            N_("Play the signal and listen from the last row."),
        ),
        Verdict.SOUND_ASKED: (
            N_("Two tones have just sounded. Were they heard?"),
            N_("If not, look at the volume of the computer and of the loudspeakers."),
        ),
        Verdict.SOUND_HEARD: (N_("The signal is heard"), ""),
        Verdict.SOUND_MUTED: (
            N_("The tones are turned off"),
            N_("Turn them on in the settings or in the console (Alt+Q), or do without them."),
        ),
        Verdict.SOUND_ABSENT: (
            N_("This computer has no sound output"),
            N_("The session runs without tones; the wall shows the time all the same."),
        ),
        Verdict.SOUND_UNHEARD: (
            N_("The signal is not heard"),
            N_("Turn up the volume, look at cable and loudspeakers, or turn the tones off."),
        ),
        Verdict.ON_MAINS: (
            N_("On mains, the battery holds {percent} %"),
            N_("Fix the cable so that nobody stumbles over it."),
        ),
        Verdict.NO_BATTERY: (
            N_("On mains, without a battery"),
            N_("Fix the cable so that nobody stumbles over it: everything would go out."),
        ),
        Verdict.FILLING: (
            N_("On mains, but the battery holds only {percent} %"),
            N_("Leave the computer on the mains; with the plug out it would soon go off."),
        ),
        Verdict.ON_BATTERY: (
            N_("On battery: {percent} %"),
            N_("Plug the computer into a socket; a session takes longer than a battery."),
        ),
        Verdict.BATTERY_LOW: (
            N_("The battery is nearly empty: {percent} %"),
            N_("Plug the computer into a socket now."),
        ),
        Verdict.AWAKE: (
            N_("The computer is kept awake while the session runs"),
            N_("Leave the lid open: with the lid closed it sleeps all the same."),
        ),
        Verdict.AWAKE_LATER: (
            N_("The computer will be kept awake while a session runs"),
            N_("Leave the lid open: with the lid closed it sleeps all the same."),
        ),
        Verdict.MAY_SLEEP: (
            N_("The system does not let itself be kept awake"),
            N_("Turn off sleep and screen saver for the day in the power settings."),
        ),
        Verdict.SPACE_ENOUGH: (N_("{free} are free"), ""),
        Verdict.SPACE_UNKNOWN: (
            N_("It is not known how much space is left"),
            N_("Look at the properties of the disk in the file manager."),
        ),
        Verdict.SPACE_LITTLE: (
            N_("Only {free} are free in {folder}"),
            N_("It is enough for a session; make room all the same before the day."),
        ),
        Verdict.SPACE_NONE: (
            N_("The disk is nearly full: {free} are left in {folder}"),
            N_("Empty the recycle bin, or move large files to another disk."),
        ),
        Verdict.FILE_WRITTEN: (
            N_("A trial was written and safely kept in {ms} ms: {folder}"),
            "",
        ),
        Verdict.FILE_SLOW: (
            N_("The disk is slow: it took {ms} ms to keep a trial in {folder}"),
            N_("Do not work from a memory stick or the network: copy the session to this disk."),
        ),
        Verdict.FILE_LOOKED_AT: (
            N_("The session is open for looking only"),
            N_("Close the other program that has it open, then open the session again."),
        ),
        Verdict.FILE_REFUSED: (
            N_("Nothing can be written in {folder}: {why}"),
            N_("Keep the session in another folder, such as the documents of this user."),
        ),
        Verdict.BACKUP_TWICE: (
            N_("Copies go to {folder} and to {second}"),
            "",
        ),
        Verdict.BACKUP_ONCE: (
            N_("Copies go to {folder}"),
            N_("A memory stick as second folder (Settings) is safe from a broken disk, too."),
        ),
        Verdict.BACKUP_SECOND_MISSING: (
            N_("The second folder cannot be used: {folder}: {why}"),
            N_("Plug in its memory stick, or choose another folder in the settings."),
        ),
        Verdict.BACKUP_REFUSED: (
            N_("Copies cannot be written to {folder}: {why}"),
            N_("Make room on the disk, or give this user the right to write there."),
        ),
        Verdict.FONTS_SHOWN: (
            N_("The letters of the program are there, Russian ones too"),
            "",
        ),
        Verdict.FONTS_REPLACED: (
            N_("The program's own letters are missing; others are shown instead"),
            N_("Windows and wall look different. Install the program anew before the day."),
        ),
        Verdict.FONTS_MISSING: (
            N_("Russian letters cannot be shown"),
            N_("Install the program anew; without its letters the room sees boxes."),
        ),
        Verdict.CLOCK_ASKED: (
            N_("Is it {time} now, {date}?"),
            N_("Compare it with a clock that is right: the protocol prints these times."),
        ),
        Verdict.CLOCK_ASKED_AGAIN: (
            N_("Is it {time} now, {date}? The session adds {by} to the computer's clock"),
            N_("Compare it with a clock that is right: the protocol prints these times."),
        ),
        Verdict.CLOCK_RIGHT: (N_("The clock is right: {date}, {time}"), ""),
        Verdict.CLOCK_CORRECTED: (
            N_("{time}, {date}: {by} are added to the computer's clock"),
            N_("This is kept in the session. Whoever sets the computer's clock looks here again."),
        ),
        Verdict.CLOCK_WRONG: (
            N_("The computer's clock is wrong: {date}, {time}"),
            N_("Set it in the system, or open the session and put the time right there."),
        ),
        Verdict.TRIAL_UNTRIED: (
            N_("No page has been made for trial yet"),
            N_("Make one: it opens in the program for PDF files, and can be printed from there."),
        ),
        Verdict.TRIAL_OPENED: (
            N_("A page was made and opened: {folder}"),
            N_("Print it if the protocol is to be signed in the hall."),
        ),
        Verdict.TRIAL_NOT_OPENED: (
            N_("A page was made, but no program opened it: {folder}"),
            N_("Install a program for PDF files, or open it in a browser."),
        ),
        Verdict.TRIAL_FAILED: (
            N_("No page could be made: {why}"),
            N_("Make room on the disk and try again; if it stays so, make a problem report."),
        ),
        Verdict.UNKNOWN: (
            N_("This could not be found out"),
            N_("Check again; if it stays so, look at it yourself."),
        ),
    }
)
WITHOUT_PERCENT: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.ON_MAINS: N_("On mains"),
        Verdict.ON_BATTERY: N_("On battery"),
    }
)
"""Some batteries do not tell how full they are."""
REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ENOSPC": N_("the disk is full"),
        "EDQUOT": N_("the disk is full"),
        "ENOENT": N_("there is no such folder"),
        "ENOTDIR": N_("there is no such folder"),
        "gone": N_("the file or its folder is not there any more"),
        "EACCES": N_("this user may not write there"),
        "EPERM": N_("this user may not write there"),
        "EROFS": N_("it can only be read"),
        "EIO": N_("the disk is faulty"),
    }
)
GB, MB = 1_000_000_000, 1_000_000
MOST_PATH: Final = 64


def say(words: Words, finding: Finding) -> str:
    """Return what was found, in a sentence without a full stop."""
    pattern = SENTENCES[finding.verdict][0]
    if "percent" not in finding.details:
        pattern = WITHOUT_PERCENT.get(finding.verdict, pattern)
    details = {name: _said(words, name, value) for name, value in finding.details.items()}
    now = finding.details.get("now")
    if isinstance(now, datetime):
        details |= {"time": words.time(now), "date": words.date(now.date())}
    return words.gettext(pattern).format_map(details)


def advise(words: Words, finding: Finding) -> str:
    """Return what to do about it, in sentences; "" where there is nothing to do."""
    return words.gettext(SENTENCES[finding.verdict][1])


def say_level(words: Words, level: Level) -> str:
    """Return a level in a word or two."""
    return words.gettext(LEVELS[level])


def sum_up(words: Words, summary: Summary) -> str:
    """Return whether the session can begin: «Можно начинать», «Исправьте 2 пункта»."""
    if summary.bad:
        pattern = words.ngettext("Mend {n} point", "Mend {n} points", summary.bad)
        return pattern.format(n=summary.bad)
    return words.gettext("You can begin")


def sum_up_rest(words: Words, summary: Summary) -> str:
    """Return what else is to be said of the whole check."""
    if summary.care:
        pattern = words.ngettext(
            "{n} point wants attention", "{n} points want attention", summary.care
        )
        return pattern.format(n=summary.care)
    return "" if summary.bad else words.gettext("Everything is in order")


def _said(words: Words, name: str, value: Detail) -> Detail:
    if name == "free" and isinstance(value, int):
        return _size(words, value)
    if name == "by" and isinstance(value, int):
        return f"{'−' if value < 0 else '+'}{words.duration(value)}"
    if name in ("folder", "second"):
        return _short(str(value))
    return _reason(words, str(value)) if name == "why" else value


def _reason(words: Words, why: str) -> str:
    if why in REASONS:
        return words.gettext(REASONS[why])
    code = getattr(errno, why, None)
    return why if code is None else os.strerror(code)


def _size(words: Words, size: int) -> str:
    if size >= GB:
        return words.gettext("{n} GB").format(n=size // GB)
    return words.gettext("{n} MB").format(n=size // MB)


def _short(path: str) -> str:
    """Return a path without its middle where it is long: a line of the check is one glance."""
    if len(path) <= MOST_PATH:
        return path
    parts = PurePath(path).parts
    last = parts[-1]
    tail = last if len(last) <= MOST_PATH // 2 else f"…{last[-MOST_PATH // 2 :]}"
    return str(PurePath(parts[0], "…", tail))
