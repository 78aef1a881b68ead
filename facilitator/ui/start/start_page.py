"""The first window: a new session, one from a file, the example, or one like an earlier one.

What cannot be opened is said in place, in a sentence; nothing here is modal.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.core.model import Beginning
from facilitator.core.rejection import Rejected
from facilitator.trouble import StorageTrouble
from facilitator.ui.forms import button, complaint, row
from facilitator.ui.library import Library, NotASession, Opened
from facilitator.ui.settings import Settings
from facilitator.ui.start.draft import Draft, copied, new_draft
from facilitator.ui.start.recent import RecentPane, is_there, look_up
from facilitator.ui.start.refusal import Refusal, refusal_text
from facilitator.ui.start.rescue import Rescue
from facilitator.ui.start.session_dialog import SessionDialog
from facilitator.ui.start.surround import Foot, Head
from facilitator.ui.theme import SPACING
from facilitator.words import Words

WIDTH, HEIGHT = 900, 560
EXCHANGE_SUFFIX = ".json"
LOOKED_AT = frozenset({"held", "cannot_lock", "cannot_open"})
"""What StorageTrouble calls a session that may be looked at though it cannot be written."""
ChooseFile = Callable[[str], Path | None]
"""Asks for a file to open, given the title of the question; None is a change of mind."""


class StartPage(QWidget):
    """What the program begins with.

    Args:
        library: The sessions on disk.
        settings: Recent files and the language.
        words: The words of the console.
        today: Returns the present day.
        choose_file: Asks for a file; None uses the system's dialog.
    """

    chosen = Signal(object)
    """An Opened: the session to run."""
    report_wanted = Signal()
    """The problem report is to be made."""
    backups_wanted = Signal(object)
    """The Path of a session whose backups are to be shown."""
    language_chosen = Signal(str)
    """The code of another language for the windows; the page is to be made anew in it."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        words: Words,
        *,
        today: Callable[[], date] = date.today,
        choose_file: ChooseFile | None = None,
    ) -> None:
        super().__init__()
        self._library = library
        self._settings = settings
        self._words = words
        self._today = today
        self._choose_file = choose_file or self._ask_for_file
        self.dialog: SessionDialog | None = None
        self.new = self._choice(words.gettext("New session"), "Ctrl+N", look="primary")
        self.open = self._choice(words.gettext("Open a file…"), "Ctrl+O")
        self.copy = self._choice(words.gettext("Like an earlier session…"), "Ctrl+K")
        self.example = self._choice(words.gettext("Look at the example"), "Ctrl+E")
        self._head = Head(words)
        self.language = self._head.language
        self.foot = Foot(words)
        self.listed = RecentPane(words)
        self.model, self.recent = self.listed.model, self.listed.view
        self.problem = complaint()
        self.look = button(words.gettext("Look at it without changing anything"))
        self.report = self.foot.report
        self.rescue = Rescue(library, words)
        self._held: Path | None = None
        self._why = ""
        self._build()
        self._connect()
        self.show_recent()

    def show_recent(self) -> None:
        """Show the list of recent files as it now is."""
        self.listed.show_recent(look_up(self._settings.choices.recent))

    def show_problem(self, text: str) -> None:
        """Say what went wrong; an empty text takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def show_error(self, text: str) -> None:
        """Tell of an error nobody expected."""
        said = self._words.gettext("An unexpected error. Details are in the log: {error}")
        self.show_problem(said.format(error=text))

    def open_file(self, path: Path) -> None:
        """Open a session file, or begin a session from a document in the exchange format."""
        if self._try(lambda: self._opened(path)):
            return
        self.rescue.offer(path, self._why)
        if self._why in LOOKED_AT:
            self._held = path
            self.look.show()
            self.look.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_at_held(self) -> None:
        """Look at the session another program has open."""
        path = self._held
        if path is not None:
            self._try(lambda: self._library.look(path))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the recent sessions, or at a new one where there are none."""
        super().showEvent(event)
        first: QWidget = self.recent if self.model.rowCount() else self.new
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _opened(self, path: Path) -> Opened:
        if path.suffix.lower() == EXCHANGE_SUFFIX:
            return self._created(self._library.read_exchange(path))
        return self._library.open(path)

    def _created(self, beginning: Beginning) -> Opened:
        return self._library.create(self._library.suggested_path(beginning), beginning)

    def _try(self, open_it: Callable[[], Opened]) -> bool:
        """Run something that opens a session; say why where it cannot be."""
        self.show_problem("")
        self._why = ""
        self.look.hide()
        self.rescue.clear()
        try:
            opened = open_it()
        except (StorageTrouble, NotASession, Rejected) as trouble:
            self._why = trouble.what if isinstance(trouble, StorageTrouble) else ""
            self._say(trouble)
            return False
        self._settings.remember(opened.path.absolute())
        self.chosen.emit(opened)
        return True

    def _say(self, trouble: Refusal) -> None:
        text = refusal_text(self._words, trouble)
        self.show_problem(text)
        if self.dialog is not None:
            self.dialog.show_problem(text)

    def _new_session(self) -> None:
        self._set_up(new_draft(self._words, self._today()))

    def _copy_session(self) -> None:
        path = self._choose_file(self._words.gettext("Which session is the new one to be like?"))
        if path is None:
            return
        self.show_problem("")
        try:
            earlier = self._earlier(path)
        except (StorageTrouble, NotASession) as trouble:
            self._say(trouble)
            return
        self._set_up(copied(earlier, self._today()))

    def _earlier(self, path: Path) -> Beginning:
        if path.suffix.lower() == EXCHANGE_SUFFIX:
            return self._library.read_exchange(path)
        return self._library.beginning_of(path)

    def _set_up(self, draft: Draft) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = SessionDialog(self._words, draft, today=self._today(), parent=self)
        self.dialog.begun.connect(self._begin)
        self.dialog.show()

    def _begin(self, beginning: Beginning) -> None:
        if self._try(lambda: self._created(beginning)) and self.dialog is not None:
            self.dialog.accept()

    def _open_file(self) -> None:
        path = self._choose_file(self._words.gettext("Open a session"))
        if path is not None:
            self.open_file(path)

    def _open_example(self) -> None:
        self._try(lambda: self._created(self._library.example()))

    def _open_recent(self, index: QModelIndex) -> None:
        item = self.model.at(index)
        if item is None:
            return
        if not is_there(item.path):
            pattern = self._words.gettext(
                "The file is not there any more: {path}. Perhaps it was moved, or its stick is not "
                "plugged in. Nothing is lost: “Open a file” finds it in its new place."
            )
            self.show_problem(pattern.format(path=item.path))
            self.rescue.offer(item.path, "not_found")
            return
        self.open_file(item.path)

    def _choose_language(self) -> None:
        code = self.language.language()
        if code != self._words.language:
            self._settings.change(language=code)
            self.language_chosen.emit(code)

    def _ask_for_file(self, title: str) -> Path | None:
        kinds = self._words.gettext("Sessions (*.facil *.json)")
        name, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        return Path(name) if name else None

    def _choice(self, text: str, key: str, look: str = "") -> QPushButton:
        made = button(text, look, key)
        made.setAutoDefault(True)
        made.setMinimumHeight(44)
        return made

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words.pgettext("program", "Facilitator"))
        self.resize(WIDTH, HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 28, 40, 28)
        layout.setSpacing(SPACING.large)
        layout.addLayout(self._head)
        layout.addWidget(self.problem)
        layout.addLayout(row(self.look, None))
        self.look.hide()
        layout.addWidget(self.rescue)
        layout.addLayout(self._columns(), 1)
        layout.addWidget(self.foot)
        self.setTabOrder(self.example, self.recent)
        self.setTabOrder(self.recent, self.listed.backups)
        self.setTabOrder(self.listed.backups, self.foot.guide)
        self.setTabOrder(self.foot.guide, self.foot.venue)
        self.setTabOrder(self.foot.venue, self.report)
        self.setTabOrder(self.report, self.foot.about)
        self.setTabOrder(self.foot.about, self.language)

    def _columns(self) -> QHBoxLayout:
        words = self._words
        left = QVBoxLayout()
        left.setSpacing(SPACING.small)
        for each in (self.new, self.open, self.copy, self.example):
            left.addWidget(each)
        hint = words.gettext(
            "The new session takes over facts, tables and programme, and none of the proposals."
        )
        self.copy.setToolTip(hint)
        left.addStretch(1)
        frame = QFrame()
        frame.setFixedWidth(300)
        frame.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        columns = QHBoxLayout()
        columns.setSpacing(SPACING.huge)
        columns.addWidget(frame)
        columns.addLayout(self.listed, 1)
        return columns

    def _connect(self) -> None:
        self.new.clicked.connect(self._new_session)
        self.open.clicked.connect(self._open_file)
        self.copy.clicked.connect(self._copy_session)
        self.example.clicked.connect(self._open_example)
        self.look.clicked.connect(self.look_at_held)
        self.rescue.open_wanted.connect(self.open_file)
        self.rescue.backups_wanted.connect(self.backups_wanted)
        self.rescue.failed.connect(self.show_problem)
        self.listed.backups_wanted.connect(self.backups_wanted)
        self.report.clicked.connect(self.report_wanted)
        self.recent.activated.connect(self._open_recent)
        self.language.activated.connect(self._choose_language)
