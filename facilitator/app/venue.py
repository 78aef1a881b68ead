"""The check of the venue with the machine it looks at; loaded when somebody asks for it."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator import paths
from facilitator.app.second_folder import second_backup
from facilitator.ui.library import Opened
from facilitator.ui.settings import Settings
from facilitator.ui.venue.venue_window import Probe, Station, VenueWindow, qt_looks
from facilitator.venue import probing
from facilitator.venue.awake import Awake
from facilitator.venue.judging import Line
from facilitator.venue.power import power
from facilitator.venue.readings import AwakeRead, FileRead, PowerRead, SpaceRead
from facilitator.words import Words


def venue_window(
    words: Words,
    settings: Settings,
    opened: Opened | None,
    awake: Awake | None,
    screens: QGuiApplication,
    parent: QWidget | None,
) -> VenueWindow:
    """Return the window of the check.

    Args:
        words: The words of the console.
        settings: Where the second folder for copies is chosen.
        opened: The open session; None on the start page.
        awake: What keeps the computer awake during a session; None on the start page.
        screens: The application.
        parent: The console or the start page.
    """
    folders = paths.user_folders()
    station = Station(machine(folders, settings, opened, awake), qt_looks(parent, screens))
    return VenueWindow(words, station, screens, parent)


def machine(
    folders: paths.UserFolders,
    settings: Settings,
    opened: Opened | None,
    awake: Awake | None,
) -> Mapping[Line, Probe]:
    """Return the probes of this computer's disks and power.

    Args:
        folders: Where the user's files belong.
        settings: Where the second folder for copies is chosen.
        opened: The open session, whose file is tried; else the folder of sessions is.
        awake: What keeps the computer awake; None tries whether it can be.
    """

    def second() -> Path | None:
        return second_backup(settings)

    sessions = folders.sessions if opened is None else opened.path.parent

    def written() -> FileRead:
        if opened is None:
            return probing.sessions_folder(sessions)
        return probing.session_file(opened.path, only_looking=opened.file is None)

    def space() -> SpaceRead:
        other = second()
        return probing.space((sessions, folders.backups, *([] if other is None else [other])))

    return {
        Line.POWER: lambda: PowerRead(power()),
        Line.SLEEP: lambda: _stays_awake(awake),
        Line.SPACE: space,
        Line.FILE: written,
        Line.BACKUP: lambda: probing.backups(folders.backups, second()),
    }


def _stays_awake(awake: Awake | None) -> AwakeRead:
    if awake is not None:
        awake.ensure()
        return AwakeRead(awake.wait(), now=True)
    trial = Awake()
    try:
        trial.ensure()
        return AwakeRead(trial.wait(), now=False)
    finally:
        trial.release()
