"""The program with its windows: start page, then a session's desk."""

import gc
import logging
import sys
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from facilitator import paths
from facilitator.app.desk import SessionDesk
from facilitator.app.garbage import Garbage
from facilitator.app.icon import ICON_AFTER_MS, name_for_taskbar, show_icon_soon
from facilitator.app.library import FileLibrary
from facilitator.app.qt_words import QtWords
from facilitator.app.second_folder import second_backup
from facilitator.clock import SystemTime, TimeSource
from facilitator.logbook.keeping import Logbook
from facilitator.session import Change
from facilitator.trouble import StorageTrouble
from facilitator.ui.errors import ErrorHook
from facilitator.ui.library import Opened
from facilitator.ui.settings import Settings
from facilitator.ui.theme import STYLE, dress
from facilitator.words import Words, system_language

if TYPE_CHECKING:
    from facilitator.ui.sounds import Tones
    from facilitator.ui.start.start_page import StartPage

LOG = logging.getLogger(__name__)
STANDING_AFTER_MS = 2_000
"""By then all windows are shown, and all that is kept for them is made."""
YOUNG = 1
"""The oldest of Python's generations in which garbage is looked for before all is kept."""


class Program(QObject):
    """Holds what outlives a session: settings, words, the library.

    Args:
        application: Qt's application.
        folders: Where the user's files belong.
        time: This computer's time.
    """

    def __init__(
        self, application: QApplication, folders: paths.UserFolders, time: TimeSource
    ) -> None:
        super().__init__()
        self._application = application
        self.settings = Settings(folders.settings / "settings.json", folders.base)
        self.words = Words.load(self.settings.choices.language or system_language())
        self._qt_words = QtWords(application)
        self.errors = ErrorHook(self)
        self.library = FileLibrary(
            time,
            folders,
            self.words,
            lambda: second_backup(self.settings),
        )
        self.desk: SessionDesk | None = None
        self._start_page: QObject | None = None

    def begin(self, path: Path | None) -> None:
        """Show a session, or the start page where there is none or it cannot be opened."""
        if path is None:
            self.show_start()
            return
        try:
            opened = self.library.open(path)
        except StorageTrouble as trouble:
            LOG.warning("cannot open a session", exc_info=trouble)
            # The page tries again and says why not; for a file in use elsewhere it knows more.
            self.show_start().open_file(path)
            return
        self.settings.remember(path.resolve())
        self.show_session(opened)

    def show_qt_words(self) -> None:
        """Have Qt speak the language of the program too."""
        self._qt_words.show(self.words.language)

    def show_start(self) -> "StartPage":
        """Show the start page, and return it."""
        from facilitator.ui.start.start_page import StartPage

        page = StartPage(self.library, self.settings, self.words, today=date.today)
        page.chosen.connect(self.show_session)
        page.language_chosen.connect(self._change_language)
        self.errors.told.connect(page.show_error)
        page.report_wanted.connect(lambda: self._show_report(page))
        page.foot.guide_wanted.connect(lambda: self._show_guide(page))
        page.foot.about_wanted.connect(lambda: self._show_about(page))
        page.backups_wanted.connect(lambda path: self._show_backups(path, page))
        page.foot.venue_wanted.connect(lambda: self._show_venue(page))
        self._start_page, before = page, self._start_page
        page.show()
        if before is not None:
            before.deleteLater()
        return page

    def say_refused(self, folder: Path) -> None:
        """Say that nothing can be kept beside the program, although a file there asks for it."""
        from facilitator.ui.start.start_page import StartPage

        pattern = self.words.gettext(
            "Everything should be kept in {folder}, for there is a file “portable”, but nothing can"
            " be written there. Settings, sessions and backups are in this user's folders instead."
        )
        text = pattern.format(folder=folder)
        if isinstance(self._start_page, StartPage):
            self._start_page.show_problem(text)
        elif self.desk is not None:
            self.desk.window.announcer.say_kept_elsewhere(text)

    def _show_guide(self, page: "StartPage") -> None:
        from facilitator.ui.guide_window import GuideWindow

        guide = GuideWindow(self.words, page)
        guide.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        guide.show()

    def _show_about(self, page: "StartPage") -> None:
        from facilitator.ui.about_window import AboutWindow

        about = AboutWindow(self.words, page)
        about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about.show()

    def _show_backups(self, path: Path, page: "StartPage") -> None:
        from facilitator.app.shelf import backups_window

        window = backups_window(self.words, path, self.settings, page, can_open=True)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.restored.connect(lambda _new: page.show_recent())
        window.open_wanted.connect(page.open_file)
        window.show()

    @cached_property
    def tones(self) -> "Tones":
        """The program's voice before a session has its own; looked for when it is first needed."""
        from facilitator.ui.sounds import Tones

        return Tones(parent=self)

    def _show_venue(self, page: "StartPage") -> None:
        from facilitator.app.venue import venue_window

        screens = self._application
        venue = venue_window(self.words, self.settings, None, lambda: self.tones, screens, page)
        venue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        venue.show()

    def show_session(self, opened: Opened) -> None:
        """Show a session's windows."""
        try:
            desk = SessionDesk(opened, self.words, self.settings, self._application, self.errors)
        except Exception:
            # Otherwise it could not be opened again, by whatever other way, until the program ends.
            opened.session.close()
            raise
        self.desk = desk
        desk.start()
        # What stands now stays: looking for garbage in a thousand proposals would stop an Enter.
        gc.freeze()
        QTimer.singleShot(STANDING_AFTER_MS, self, gc.freeze)
        desk.hub.changed.connect(_spare_what_stands)
        if self._start_page is not None:
            self._start_page.deleteLater()
            self._start_page = None

    def _show_report(self, page: "StartPage") -> None:
        from facilitator.app.fault_report import report_dialog

        report_dialog(self.words, self.settings, None, page).show()

    def _change_language(self, language: str) -> None:
        self.settings.change(language=language)
        self.words = Words.load(language)
        self.show_qt_words()
        self.library.show_words(self.words)
        self.show_start()


def _spare_what_stands(change: Change) -> None:
    """Have garbage looked for only in what is new since the step was entered.

    By then its cards are laid out; until the next one little is added to them.
    """
    if change.before.flow.current != change.after.flow.current:
        gc.collect(YOUNG)
        gc.freeze()


def run_program(path: Path | None) -> int:
    """Run Qt with the program until its last window is closed; returns the exit code."""
    name_for_taskbar(sys.platform)
    application = QApplication([*sys.argv[:1], *STYLE])
    application.setApplicationName("Facilitator")
    application.setDesktopFileName("facilitator")
    dress(application)
    folders = paths.user_folders()
    log = Logbook(folders.logs)
    logging.getLogger("facilitator").addHandler(log)
    program = Program(application, folders, SystemTime())
    program.errors.install()
    garbage = Garbage(program)
    try:
        _begin(program, path)
        if folders.refused is not None:
            program.say_refused(folders.refused)
        show_icon_soon(application)
        # Needed in menus and file dialogs; a start should not wait for them.
        QTimer.singleShot(ICON_AFTER_MS, program, program.show_qt_words)
        # The start, which went without, is over.
        gc.enable()
        return application.exec()
    finally:
        garbage.end()
        program.errors.remove()
        logging.getLogger("facilitator").removeHandler(log)
        log.close()


def _begin(program: Program, path: Path | None) -> None:
    """Show the first window; an error on the way is told in it, or else on the start page."""
    try:
        program.begin(path)
    except Exception as error:  # noqa: BLE001  whatever it is, a user is shown a window
        kind = type(error)
        program.errors.take(kind, error, error.__traceback__)
        if not any(window.isVisible() for window in QApplication.topLevelWidgets()):
            program.show_start().show_error(kind.__name__)
