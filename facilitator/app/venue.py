"""The check of the venue with the machine it looks at; loaded when somebody asks for it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from facilitator import paths
from facilitator.app.second_folder import second_backup
from facilitator.app.trial_page import make_trial_page
from facilitator.core.commands import CorrectTime
from facilitator.core.value import dataclass
from facilitator.ui.hall import identity_from
from facilitator.ui.hub import SessionHub
from facilitator.ui.library import Opened
from facilitator.ui.screens import ScreenIdentity
from facilitator.ui.settings import Settings
from facilitator.ui.venue.clock_line import WallClock
from facilitator.ui.venue.sound_line import Voice
from facilitator.ui.venue.trial_line import Press
from facilitator.ui.venue.venue_window import Probe, Station, VenueWindow, qt_looks
from facilitator.venue import probing
from facilitator.venue.awake import Awake
from facilitator.venue.judging import Line
from facilitator.venue.power import power
from facilitator.venue.readings import AwakeRead, FileRead, PowerRead, SpaceRead
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.ui.sounds import Tones


@dataclass(frozen=True, slots=True)
class UnderWay:
    """The open session and what keeps the computer awake for it."""

    opened: Opened
    hub: SessionHub
    awake: Awake


def venue_window(
    words: Words,
    settings: Settings,
    session: UnderWay | None,
    tones: Callable[[], "Tones"],
    screens: QGuiApplication,
    parent: QWidget | None,
) -> VenueWindow:
    """Return the window of the check.

    Args:
        words: The words of the console.
        settings: Where the second folder for copies is chosen.
        session: The open session; None on the start page.
        tones: Returns the program's voice, which is looked for when it is first needed.
        screens: The application.
        parent: The console or the start page.
    """
    probes = machine(paths.user_folders(), settings, session)

    def remembered() -> ScreenIdentity | None:
        return identity_from(settings.choices.projector)

    hub = None if session is None else session.hub
    clock = wall_clock(hub)
    title = "" if hub is None else hub.state.facts.title
    station = Station(
        probes,
        qt_looks(parent, screens, remembered),
        clock,
        voice(settings, tones),
        Press(lambda found: make_trial_page(words, title, clock.now(), found)),
        remembered,
    )
    return VenueWindow(words, station, screens, parent)


def wall_clock(hub: SessionHub | None) -> WallClock:
    """Return the time of day that is asked about: the session's, else the computer's."""
    if hub is None:
        return WallClock(datetime.now, lambda: 0)
    return WallClock(
        lambda: hub.session.now().wall,
        lambda: hub.state.wall_offset_ms,
        lambda by_ms: hub.attempt(CorrectTime(by_ms)),
    )


def voice(settings: Settings, tones: Callable[[], "Tones"]) -> Voice:
    """Return what plays the signal at the volume chosen, whether the tones are on or off."""
    return Voice(
        lambda: tones().test(settings.choices.volume / 100),
        lambda: settings.choices.mute or settings.choices.volume == 0,
    )


def machine(
    folders: paths.UserFolders, settings: Settings, session: UnderWay | None
) -> Mapping[Line, Probe]:
    """Return the probes of this computer's disks and power.

    Args:
        folders: Where the user's files belong.
        settings: Where the second folder for copies is chosen.
        session: The open session, whose file is tried; else the folder of sessions is.
    """

    def second() -> Path | None:
        return second_backup(settings)

    opened = None if session is None else session.opened
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
        Line.SLEEP: lambda: _stays_awake(None if session is None else session.awake),
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
