"""The window of documents at a session's desk, and what it opened and showed."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from facilitator.core.model import Beginning, State
from facilitator.ui.export.export_panel import ExportPanel
from facilitator.ui.export.outcome import Outcome
from facilitator.ui.settings import Settings
from facilitator.words import Words
from tests.gui.desk import Desk


class Office:
    """An export panel beside a session file.

    Args:
        qtbot: Closes the window at the end.
        words: The words of the console.
        folder: Where the session's file would be.
        beginning: What the session begins with.
    """

    def __init__(
        self, qtbot: QtBot, words: Words, folder: Path, beginning: Beginning | None = None
    ) -> None:
        self.desk = Desk(beginning)
        self.settings = Settings(folder / "settings" / "settings.json")
        self.opened: list[Path] = []
        self.found: list[Path] = []
        self.can_show = True
        self.panel = ExportPanel(
            self.desk.hub,
            words,
            folder / "day.facil",
            self.settings,
            data_of=self.data_of,
            outcome=Outcome(words, open_it=self._open, find_it=self._find),
        )
        qtbot.addWidget(self.panel)

    def data_of(self, state: State) -> bytes:
        """Return the title, which is enough to tell sessions apart."""
        return state.facts.title.encode()

    def _open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.can_show

    def _find(self, path: Path) -> bool:
        self.found.append(path)
        return self.can_show
