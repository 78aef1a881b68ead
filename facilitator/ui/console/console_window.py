"""The console: puts the panels together and lets them show the session. Acts: console_acts."""

from collections.abc import Callable
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from facilitator.core.history import last_deed
from facilitator.core.model import Now
from facilitator.core.timing import is_running, needs_start, step_of
from facilitator.session import Change
from facilitator.ui.console.announcer import Announcer
from facilitator.ui.console.banners import Banners
from facilitator.ui.console.bars import StatusBar, TopBar
from facilitator.ui.console.board_items import BoardItems
from facilitator.ui.console.board_view import BoardView
from facilitator.ui.console.coverage import Counting
from facilitator.ui.console.keys import Action, action_for
from facilitator.ui.console.look import console_sheet
from facilitator.ui.console.offers import Offers
from facilitator.ui.console.programme_panel import ProgrammePanel
from facilitator.ui.console.scribe_control import ScribeControl
from facilitator.ui.console.scribe_hints import hints
from facilitator.ui.console.scribe_line import ScribeLine
from facilitator.ui.console.selection import Selection
from facilitator.ui.console.side_panel import SidePanel
from facilitator.ui.console.step_facts import interruption_texts, next_text, step_facts
from facilitator.ui.console.step_panel import StepPanel
from facilitator.ui.hub import SessionHub
from facilitator.ui.library import FileStatus
from facilitator.ui.wording import deed_name
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.core.scribe import Completion

LOW: Final = 620
"""Below this height, in logical pixels, statistics and hints fold away."""
NARROW: Final = 1200
WIDE: Final = 1700


class ConsoleWindow(QWidget):
    """The operator's window.

    Args:
        hub: The session.
        words: The console's language.
        miniature: Shows exactly what the room sees.
    """

    key_pressed = Signal(object, object)
    """An Action of the table of keys, and the QKeyEvent."""
    closing = Signal()

    def __init__(self, hub: SessionHub, words: Words, miniature: QWidget) -> None:
        super().__init__()
        self.hub = hub
        self.words = words
        self._may_close = False
        self.may_leave: Callable[[], bool] = lambda: True
        """Tells whether nothing unsaved stands in another window; that window then says so."""
        self.setObjectName("console")
        self.setStyleSheet(console_sheet())
        self.setMinimumSize(QSize(860, 520))
        self.selection = Selection(lambda: hub.state, self)
        self.top = TopBar(words)
        self.programme = ProgrammePanel(words)
        self.step = StepPanel(words)
        self.line = ScribeLine(words, self._take_key)
        self.hints = QLabel()
        self.hints.setObjectName("hints")
        self.hints.setProperty("look", "hint")
        self.board = BoardView(words)
        self._cards = BoardItems(words)
        self._counting = Counting()
        self.empty = QLabel()
        self.empty.setObjectName("emptyBoard")
        self.empty.setProperty("look", "soft")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.empty.setWordWrap(True)
        self.banners = Banners()
        self.side = SidePanel(words, miniature)
        self.status = StatusBar(words)
        self.announcer = Announcer(hub, words, self.banners, self.status)
        self.scribe = ScribeControl(hub, words, self.line, self.selection)
        self._lay_out()
        self.offers = Offers(words, self)
        self._connect()
        self._show_all()
        self.line.take_focus()

    def _lay_out(self) -> None:
        middle = QVBoxLayout()
        middle.setContentsMargins(18, 12, 18, 8)
        middle.setSpacing(8)
        middle.addWidget(self.step)
        middle.addSpacing(4)
        middle.addWidget(self.line)
        middle.addWidget(self.hints)
        middle.addWidget(self.empty)
        middle.addWidget(self.board, 1)
        middle.addWidget(self.banners)
        self._middle = middle
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.programme)
        body.addLayout(middle, 1)
        body.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(body, 1)
        column.addWidget(self.status)
        stops: list[QWidget] = [self.line.edit, self.board]
        for panel in (self.step, self.programme, self.side, self.top):
            stops += [
                widget
                for widget in panel.findChildren(QWidget)
                if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            ]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.hub.changed.connect(self._take_change)
        self.hub.ticked.connect(self._show_time)
        self.hub.screen_changed.connect(self.side.wall.show_screen)
        self.hub.scene_changed.connect(self.side.wall.show_scene)
        self.selection.changed.connect(self._show_board)
        self.scribe.completing.connect(self._show_offers)
        self.offers.taken.connect(self.scribe.complete)
        self.programme.task_wanted.connect(self._browse)
        self.programme.left.connect(self.line.take_focus)
        self.board.editing_ended.connect(self.line.take_focus)

    def show_menu(self, menu: QMenu) -> None:
        """Hang the menu on the top bar."""
        self.top.show_menu(menu)

    def show_status(self, status: FileStatus) -> None:
        """Show when the file was saved and copied."""
        self.status.show_status(status)
        self.setWindowTitle(
            self.words.gettext("{file} — facilitator's console").format(file=status.file.name)
        )

    def let_close(self) -> None:
        """Let the window close though the clock is running."""
        self._may_close = True
        self.close()

    def _browse(self, task: int) -> None:
        self.selection.browse(task)
        self._show_all()
        self.line.take_focus()

    def _take_change(self, change: Change) -> None:
        self.selection.take_change(change)
        self.scribe.take_change(change)
        if not is_running(change.after):
            self.banners.drop("closing")
        self._show_all()

    def _show_all(self) -> None:
        state = self.hub.state
        self.top.show_facts(state.facts)
        self._show_hints()
        self.side.show_coverage(self._counting.coverage(state, self.selection.task))
        self.side.show_next(*next_text(self.words, state))
        self.side.wall.show_screen(self.hub.screen)
        self.side.wall.show_scene(self.hub.scene)
        self.step.show_undo(self._undoable())
        self._show_board()
        self._show_time(self.hub.now)

    def _undoable(self) -> str:
        state = self.hub.state
        deed = last_deed(state)
        if deed is None:
            return ""
        return deed_name(self.words, deed, state.history.past.top.content, state.content)

    def _show_time(self, now: Now) -> None:
        state = self.hub.state
        self.step.show_step(step_facts(self.words, state, now))
        self.step.show_reminder(needed=needs_start(state, now.ms))
        texts = interruption_texts(self.words, state, now, after_crash=self.step.after_crash)
        self.step.show_interruption(texts)
        self.top.show_time(state, now)
        self.programme.show_programme(state, now)

    def _show_hints(self) -> None:
        step, closed = step_of(self.hub.state), self.hub.state.flow.closed
        pairs = hints(self.words, step.kind if step else None, closed=closed)
        self.hints.setText(
            "&nbsp;&nbsp; ".join(
                f"<b>{escape(typed)}</b> — {escape(becomes)}" for typed, becomes in pairs
            )
        )

    def _show_board(self) -> None:
        chosen, argument = self.selection.proposal, self.selection.argument
        shown = self.selection.shown()
        self.board.show_items(
            self._cards.of(
                self.hub.state,
                shown,
                chosen.id if chosen else None,
                argument.id if argument else None,
            )
        )
        self.empty.setVisible(not shown)
        self.empty.setText(self._empty_text())

    def _empty_text(self) -> str:
        if self.selection.filter:
            return self.words.gettext("Nothing found for “{text}”. Esc shows everything").format(
                text=self.selection.filter
            )
        if self.selection.task is None:
            return self.words.gettext("The board opens with the first task")
        return self.words.gettext("No proposals yet")

    def _show_offers(self, offers: "tuple[Completion, ...]") -> None:
        below = self.line.mapTo(self, QPoint(60, self.line.height() + 2))
        self.offers.show_offers(offers, below, min(self.line.width() - 80, 420))

    def _take_key(self, event: QKeyEvent) -> bool:
        """Act on a key pressed in the line; returns whether it was an action's."""
        if self.offers.take_key(event):
            return True
        empty = not self.line.text().strip() and not self.scribe.asks
        action = action_for(event, line_is_empty=empty)
        if empty and action is not None:
            self.line.clear()
        return self._ask_for(action, event)

    def _ask_for(self, action: Action | None, event: QKeyEvent) -> bool:
        if action is None:
            return False
        self.key_pressed.emit(action, event)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on keys from anywhere; letters go to the scribe line."""
        empty = not self.board.is_editing and not self.line.text() and not self.scribe.asks
        action = action_for(event, line_is_empty=empty)
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if action is not None and self._ask_for(action, event):
            return
        if event.text().isprintable() and event.text() and not held:
            self.line.take_focus()
            self.line.edit.insertPlainText(event.text())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what there is no room for."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        low, narrow = self.height() < LOW, self.width() < NARROW
        wide = self.width() > WIDE
        self.hints.setVisible(not low)
        self._middle.setContentsMargins(*((10, 6, 10, 4) if low else (18, 12, 18, 8)))
        self._middle.setSpacing(5 if low else 8)
        self.top.fold(low=low, narrow=narrow)
        self.step.fold(low=low, narrow=narrow)
        self.side.fold(low=low, narrow=narrow, wide=wide)
        self.status.fold(low=low)
        self.programme.fold(narrow=narrow, wide=wide)
        self.board.fold(low=low)
        self.offers.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when no clock is running, or on demand, also by asking again."""
        asked = self._may_close or self.banners.banner("closing") is not None
        must_ask = is_running(self.hub.state) and not asked
        event.setAccepted(not must_ask and self.may_leave())
        if event.isAccepted():
            self.closing.emit()
        elif must_ask:
            gettext, stay = self.words.gettext, lambda: self.banners.drop("closing")
            self.banners.show_banner(
                "closing",
                gettext("The clock of the step is running"),
                deeds=((gettext("Close all the same"), self.let_close), (gettext("Stay"), stay)),
                keys=("Alt+F4", "Esc"),
            )
