"""One running session with all its windows."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator import paths
from facilitator.app.vitals import Vitals
from facilitator.core.commands import Interrupt
from facilitator.core.screen import Screen, with_scheme
from facilitator.ui.console.console_acts import ConsoleActs
from facilitator.ui.console.console_window import ConsoleWindow
from facilitator.ui.console.keys import Act
from facilitator.ui.errors import ErrorHook
from facilitator.ui.hall import Hall
from facilitator.ui.hub import SessionHub
from facilitator.ui.library import Opened
from facilitator.ui.screens import screen_under
from facilitator.ui.settings import Settings
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.ui.sounds import Tones
    from facilitator.venue.awake import Awake

WALL_AFTER_MS = 50
"""How long after the console the wall is shown: by then the console can be typed in."""
AWAKE_AFTER_MS = 4_000
"""How long after the console the system is asked to stay awake: a desktop may take its time."""


class SessionDesk(QObject):
    """Console, wall and panels of an open session.

    Args:
        opened: The session and its file.
        words: The console's language.
        settings: The user's choices.
        screens: The application.
        errors: Where unexpected errors are told.
    """

    closed = Signal()

    def __init__(
        self,
        opened: Opened,
        words: Words,
        settings: Settings,
        screens: QGuiApplication,
        errors: ErrorHook | None = None,
    ) -> None:
        super().__init__()
        self._opened = opened
        self._words = words
        self._settings = settings
        self._screens = screens
        self._panels: dict[Act, QWidget] = {}
        self._ended = False
        if opened.last_seen_ms is not None:
            opened.session.dispatch(Interrupt(opened.last_seen_ms))
        self.hub = SessionHub(opened.session, Screen(scheme=settings.choices.scheme), self)
        audience = Words.load(opened.session.state.facts.language)
        self.hall = Hall(self.hub, words, audience, screens, settings)
        self.window = ConsoleWindow(self.hub, words, self.hall.miniature)
        self._openers: dict[Act, Callable[[], QWidget]] = {
            act: self._opener(act, make)
            for act, make in (
                (Act.PEOPLE, self._people),
                (Act.FINDINGS, self._findings),
                (Act.SESSION, self._session),
                (Act.EXPORT, self._export),
                (Act.KEYS, self._keys),
                (Act.SETTINGS, self._settings_dialog),
                (Act.VENUE, self._venue),
                (Act.BACKUPS, self._backups),
                (Act.REPORT, self._report),
                (Act.GUIDE, self._guide),
                (Act.ABOUT, self._about),
            )
        }
        self._openers[Act.MAKE] = self._make_documents
        self.acts = ConsoleActs(self.window, self.hall, self._openers, self._toggle_mute)
        self.vitals = Vitals(self.window, opened, settings)
        self._connect(errors)
        if not opened.closed_cleanly:
            self._tell_of_crash()
        self._show_mute()
        self._show_place()

    def _tell_of_crash(self) -> None:
        """Say what was restored: beside the clock's two buttons, or alone where it did not run."""
        if self.hub.state.flow.interruption is not None:
            self.window.step.after_crash = True
        else:
            show = partial(self.acts.carry_out, Act.BACKUPS)
            self.window.announcer.say_crashed(self.hub.state, show)

    def _connect(self, errors: ErrorHook | None) -> None:
        self.window.may_leave = self._panels_close
        self.window.closing.connect(self._close)
        self.hub.edge_passed.connect(self._ring)
        self.hall.moved.connect(self._show_place)
        self.hall.notice_changed.connect(self.window.announcer.say_notice)
        announcer = self.window.announcer
        announcer.report_wanted.connect(lambda: self.acts.carry_out(Act.REPORT))
        announcer.check_wanted.connect(lambda: self.acts.carry_out(Act.VENUE))
        if errors is not None:
            errors.told.connect(self.window.announcer.say_error)

    def start(self) -> None:
        """Show the windows and let time pass; the wall comes once the console can be typed in."""
        # Before the windows: what goes wrong in showing them must not stop the clock.
        self.hub.start()
        self.vitals.start()
        try:
            # The size it will have: laying everything out twice is seen when the console appears.
            self.window.resize(screen_under(self.window).availableSize())
            self.window.showMaximized()
            self.window.activateWindow()
        finally:
            QTimer.singleShot(WALL_AFTER_MS, self.hall, self.hall.start)
            QTimer.singleShot(AWAKE_AFTER_MS, self, self._keep_awake)

    def _keep_awake(self) -> None:
        if not self._ended:
            self.awake.ensure()

    @cached_property
    def awake(self) -> "Awake":
        """What keeps the computer from sleeping, loaded when it is first needed."""
        from facilitator.venue.awake import Awake

        return Awake()

    def _panels_close(self) -> bool:
        """Close the other windows, which save what was typed; one that cannot comes forward."""
        for panel in self._panels.values():
            if panel.isVisible() and not panel.close():
                panel.raise_()
                panel.activateWindow()
                return False
        return True

    def _close(self) -> None:
        if self._ended:
            return
        self._ended = True
        self.hub.stop()
        self.vitals.stop()
        for panel in self._panels.values():
            panel.close()
        self.hall.end()
        if "awake" in self.__dict__:
            self.awake.release()
        self.hub.close()
        self.closed.emit()

    def _opener(self, act: Act, make: Callable[[], QWidget]) -> Callable[[], QWidget]:
        def open_panel() -> QWidget:
            panel = self._panels.get(act)
            if panel is None or not panel.isVisible():
                before, panel = panel, make()
                if panel is not before:
                    self.acts.lend_keys(panel)
                    QShortcut(QKeySequence("Shift+F1"), panel, self._openers[Act.GUIDE])
                self._panels[act] = panel
                panel.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
            panel.show()
            panel.raise_()
            panel.activateWindow()
            return panel

        return open_panel

    def _people(self) -> QWidget:
        from facilitator.ui.people.people_panel import PeoplePanel

        return self._kept(Act.PEOPLE) or PeoplePanel(
            self.hub, self._words, self.window, forgetting=self._opened.forgetting
        )

    def _findings(self) -> QWidget:
        from facilitator.ui.findings.findings_panel import FindingsPanel

        return self._kept(Act.FINDINGS) or FindingsPanel(self.hub, self._words, self.window)

    def _kept(self, act: Act) -> QWidget | None:
        """Return the panel as it was left; its fields and place are still there."""
        return self._panels.get(act)

    def _session(self) -> QWidget:
        from facilitator.ui.start.session_dialog import SessionDialog

        return SessionDialog.of_session(
            self._words, self.hub.state, self.hub.attempt, self.hub.now.wall.date(), self.window
        )

    def _export(self) -> QWidget:
        from facilitator.app.paperwork import export_panel

        return self._kept(Act.EXPORT) or export_panel(
            self.hub, self._words, self._opened, self._settings, self.window, self._openers
        )

    def _make_documents(self) -> QWidget:
        from facilitator.ui.export.export_panel import ExportPanel

        panel = self._openers[Act.EXPORT]()
        if isinstance(panel, ExportPanel) and not panel.documents.maker.is_running:
            panel.documents.begin()
        return panel

    def _keys(self) -> QWidget:
        from facilitator.ui.console.keys import ACTIONS
        from facilitator.ui.keys_sheet import KeysSheet

        return self._kept(Act.KEYS) or KeysSheet(self._words, ACTIONS, self.window)

    def _guide(self) -> QWidget:
        from facilitator.ui.guide_window import GuideWindow

        return self._kept(Act.GUIDE) or GuideWindow(self._words, self.window)

    def _about(self) -> QWidget:
        from facilitator.ui.about_window import AboutWindow

        return self._kept(Act.ABOUT) or AboutWindow(self._words, self.window)

    def _settings_dialog(self) -> QWidget:
        from facilitator.ui.settings_dialog import SettingsDialog
        from facilitator.venue.second_folder import judge_second

        dialog = SettingsDialog(
            *(self._settings, self._words, self.tones, self.window),
            check_folder=partial(judge_second, first=paths.user_folders().backups),
        )
        dialog.scheme_chosen.connect(self._show_scheme)
        dialog.backup_chosen.connect(self._send_backups)
        dialog.finished.connect(lambda _result: self._show_mute())
        return dialog

    def _backups(self) -> QWidget:
        from facilitator.app.shelf import backups_window

        path = self._opened.path
        return backups_window(self._words, path, self._settings, self.window, can_open=False)

    def _report(self) -> QWidget:
        from facilitator.app.fault_report import report_dialog

        return report_dialog(self._words, self._settings, self._opened.path, self.window)

    def _venue(self) -> QWidget:
        from facilitator.app.venue import UnderWay, venue_window

        session = UnderWay(self._opened, self.hub, self.awake)
        return self._kept(Act.VENUE) or venue_window(
            self._words, self._settings, session, lambda: self.tones, self._screens, self.window
        )

    def _show_scheme(self, name: str) -> None:
        self.hub.show_screen(with_scheme(self.hub.screen, name))

    def _send_backups(self, folder: Path | None) -> None:
        if self._opened.file is not None:
            self._opened.file.set_second_backup(folder)
        self.vitals.watch_second()

    @cached_property
    def tones(self) -> "Tones":
        """The program's voice, looked for when it is first needed."""
        from facilitator.ui.sounds import Tones

        return Tones(parent=self)

    def _ring(self, count: int) -> None:
        choices = self._settings.choices
        self.tones.muted = choices.mute
        self.tones.volume = choices.volume / 100
        self.tones.play(count)

    def _toggle_mute(self) -> None:
        self._settings.change(mute=not self._settings.choices.mute)
        self._show_mute()

    def _show_mute(self) -> None:
        self.window.status.show_mute(muted=self._settings.choices.mute)

    def _show_place(self) -> None:
        self.window.side.wall.show_places(self.hall.places(), self.hall.place())
