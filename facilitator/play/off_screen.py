"""Qt without a display: two virtual screens, and a session's windows shown on them."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from facilitator.app.desk import SessionDesk
    from facilitator.store.opening import Opened

CONSOLE = (1366, 768)
WALL = (1920, 1080)


def virtual_application(folder: Path) -> "QApplication":
    """Return Qt's application on two virtual screens: the laptop's and the projector's.

    Args:
        folder: Where the description of the screens is kept while the application runs.
    """
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.theme import STYLE, dress

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    screens = folder / "screens.json"
    screens.write_text(json.dumps({"screens": [_screen("laptop", 0, CONSOLE), _PROJECTOR]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    application = QApplication(["facilitator", *STYLE])
    dress(application)
    return application


def _screen(name: str, left: int, size: tuple[int, int]) -> dict[str, object]:
    width, height = size
    return {"name": name, "x": left, "y": 0, "width": width, "height": height}


_PROJECTOR = _screen("projector", CONSOLE[0], WALL)


@contextmanager
def shown_desk(opened: "Opened", words: Words, folder: Path) -> "Iterator[SessionDesk]":
    """Show console and wall of an open session, without a running timer; close them at the end.

    Args:
        opened: The session.
        words: The console's language.
        folder: Where the screens and the settings are kept meanwhile.
    """
    from PySide6.QtCore import QEvent

    from facilitator.app.desk import SessionDesk
    from facilitator.app.library import JournalFile
    from facilitator.session import Session
    from facilitator.ui import library
    from facilitator.ui.settings import Settings

    application = virtual_application(folder)
    settings = Settings(folder / "settings.json")
    settings.change(volume=0)
    journal = opened.journal
    session = Session(journal, opened.clock, opened.state)
    last_seen = opened.last_seen_ms if opened.was_interrupted else None
    file, name = JournalFile(journal, session.corrected), journal.session_name
    shown = library.Opened(journal.path, session, last_seen, file, name=name)
    desk = SessionDesk(shown, words, settings, application)
    desk.window.resize(*CONSOLE)
    desk.window.show()
    desk.hall.start()
    application.processEvents()
    try:
        yield desk
    finally:
        desk.window.let_close()
        desk.window.deleteLater()
        desk.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()
