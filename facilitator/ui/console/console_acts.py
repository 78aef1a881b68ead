"""Carries out what keys, buttons and menus of the console ask for."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.core.commands import (
    AddTime,
    CloseSession,
    Command,
    ContinueClock,
    EndFloor,
    GiveFloor,
    GoToStep,
    NextStep,
    PauseClock,
    PreviousStep,
    Redo,
    ReopenSession,
    ResumeClock,
    SkipStep,
    StartClock,
    SubtractInterruption,
    Undo,
    UnskipStep,
)
from facilitator.core.flow import next_step, next_table
from facilitator.core.model import Idle, Running
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.screen import (
    View,
    black,
    hold,
    larger,
    live,
    normal,
    show_view,
    smaller,
    title,
    turn_page,
    with_scheme,
)
from facilitator.core.vocabulary import table_voice
from facilitator.ui.console.board_control import BoardControl
from facilitator.ui.console.console_window import ConsoleWindow
from facilitator.ui.console.keys import REPEATED, Act, Action, action, digit_of, key_hint
from facilitator.ui.console.pasting import Pasting
from facilitator.ui.console.wall import Wall
from facilitator.ui.console.wall_controls import VIEW_ORDER

MINUTE_MS = 60_000
SESSION_PANELS = (Act.PEOPLE, Act.FINDINGS, Act.SESSION, Act.EXPORT, Act.MAKE)
TOOLS = (Act.SETTINGS, Act.VENUE, Act.BACKUPS)
HELP = (Act.KEYS, Act.GUIDE, Act.REPORT, Act.ABOUT)
PANELS = (*SESSION_PANELS, *TOOLS, *HELP)
LENT = (
    *(Act.START_PAUSE, Act.MINUTE_MORE, Act.MINUTE_LESS, Act.FIVE_MORE),
    *(Act.BLACK, Act.TITLE_CARD, Act.HOLD, Act.LIVE),
)
"""What cannot wait until a window is closed, by function keys no window needs itself."""


class ConsoleActs(QObject):
    """Joins the console's wishes to the session, the wall and the other windows.

    Args:
        window: The console.
        wall: The audience window.
        panels: Opens the window of an act, such as PEOPLE.
        mute: Turns the tones off or on.
    """

    def __init__(
        self,
        window: ConsoleWindow,
        wall: Wall,
        panels: Mapping[Act, Callable[[], QWidget]],
        mute: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._hub = window.hub
        self._words = window.words
        self._wall = wall
        self._panels = panels
        self._board = BoardControl(
            window.hub,
            window.words,
            window.selection,
            window.board,
            window.scribe.ask,
            lambda: window.scribe.voice,
        )
        self._acts: dict[Act, Callable[[], object]] = {
            Act.START_PAUSE: self._start_or_pause,
            Act.SUBTRACT: lambda: self._send(SubtractInterruption()),
            Act.MINUTE_MORE: lambda: self._send(AddTime(MINUTE_MS)),
            Act.MINUTE_LESS: lambda: self._send(AddTime(-MINUTE_MS)),
            Act.FIVE_MORE: lambda: self._send(AddTime(5 * MINUTE_MS)),
            Act.NEXT_STEP: lambda: self._send(NextStep()),
            Act.PREVIOUS_STEP: lambda: self._send(PreviousStep()),
            Act.SKIP_STEP: self._skip_current,
            Act.FLOOR: self._give_floor,
            Act.END_FLOOR: lambda: self._send(EndFloor()),
            Act.PROGRAMME: window.programme.view.setFocus,
            Act.COMMIT: window.scribe.commit,
            Act.LITERAL: lambda: window.scribe.commit(literally=True),
            Act.CANCEL: self._cancel,
            Act.VOICE_NOBODY: lambda: window.scribe.set_voice(None),
            Act.FILTER: lambda: window.scribe.type_ahead("/"),
            Act.UNDO: lambda: self._send(Undo()),
            Act.REDO: lambda: self._send(Redo()),
            Act.BLACK: lambda: self._screen(black),
            Act.TITLE_CARD: lambda: self._screen(title),
            Act.HOLD: lambda: self._hub.show_screen(hold(self._hub.screen, self._hub.scene)),
            Act.LIVE: lambda: self._screen(live),
            Act.FULL_SCREEN: wall.toggle_full_screen,
            Act.PAGE_BACK: lambda: self._turn(-1),
            Act.PAGE_ON: lambda: self._turn(1),
            Act.REVEAL: lambda: self._show_view(View.RANKING),
            Act.LARGER: lambda: self._screen(larger),
            Act.SMALLER: lambda: self._screen(smaller),
            Act.NORMAL_SIZE: lambda: self._screen(normal),
            Act.MUTE: mute,
            Act.END_SESSION: self._end_or_reopen,
            **{act: self._opener(act) for act in PANELS},
        }
        self._pasting = Pasting(window.words, window.line, window.scribe, window.banners)
        self._connect()
        self._build_menu()

    def _connect(self) -> None:
        window = self._window
        self._board.type_ahead = window.scribe.type_ahead
        window.key_pressed.connect(self._take_key)
        window.step.asked.connect(self.carry_out)
        window.side.wall.asked.connect(self.carry_out)
        window.side.wall.view_wanted.connect(self._show_view)
        window.side.wall.scheme_wanted.connect(self._show_scheme)
        window.side.wall.screen_wanted.connect(self._wall.move_to)
        window.programme.entered.connect(self._enter)
        window.programme.skipped.connect(lambda step: self._send(SkipStep(step)))
        window.programme.unskipped.connect(lambda step: self._send(UnskipStep(step)))
        window.board.picked.connect(self._pick)
        window.board.edit_wanted.connect(self._edit)
        window.board.text_edited.connect(self._board.take_text)

    def _build_menu(self) -> None:
        menu = QMenu(self._window)
        self._list(menu, SESSION_PANELS)
        menu.addSeparator()
        self._list(menu, (*TOOLS, Act.MUTE))
        menu.addSection(self._words.gettext("Help"))
        self._list(menu, HELP)
        menu.addSeparator()
        self._ending = menu.addAction("")
        self._ending.triggered.connect(self._end_or_reopen)
        leave = menu.addAction(self._words.gettext("Close this window"))
        leave.triggered.connect(self._window.close)
        menu.aboutToShow.connect(self._name_ending)
        self._name_ending()
        self._window.show_menu(menu)

    def _list(self, menu: QMenu, acts: Iterable[Act]) -> None:
        for act in acts:
            row = menu.addAction(f"{self._words.gettext(action(act).title)}\t{key_hint(act)}")
            row.triggered.connect(partial(self.carry_out, act))

    def lend_keys(self, window: QWidget) -> None:
        """Let clock and wall obey their function keys in another window of the session, too."""
        for act in LENT:
            QShortcut(QKeySequence(action(act).keys[0]), window, partial(self.carry_out, act))

    def carry_out(self, act: Act) -> None:
        """Do what a key, a button or the menu asks for."""
        if self._pasting.take(act):
            return
        if not self._board.carry_out(act) and act in self._acts:
            self._acts[act]()
        if act not in (*PANELS, Act.PROGRAMME) and not self._window.board.is_editing:
            self._window.line.take_focus()

    def _take_key(self, pressed: Action, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and pressed.act not in REPEATED:
            # Delete held down empties the line, and must not go on with the board.
            return
        match pressed.act:
            case Act.VOICE_TABLE:
                self._window.scribe.set_voice(table_voice(digit_of(event)))
            case Act.VIEW:
                if digit_of(event) < len(VIEW_ORDER):
                    self._show_view(VIEW_ORDER[digit_of(event)])
            case act:
                self.carry_out(act)

    def _send(self, command: Command) -> bool:
        return self._hub.dispatch(command)

    def _start_or_pause(self) -> None:
        flow = self._hub.state.flow
        if flow.interruption is not None:
            self._send(ContinueClock())
        elif isinstance(flow.clock, Running):
            self._send(PauseClock())
        elif isinstance(flow.clock, Idle):
            self._send(StartClock())
        else:
            self._send(ResumeClock())

    def _skip_current(self) -> None:
        current = self._hub.state.flow.current
        if current is None:
            self._hub.refused.emit(Rejected(Reason.NO_STEP))
        else:
            self._send(SkipStep(current))

    def _give_floor(self) -> None:
        state = self._hub.state
        if state.flow.turn is not None and next_table(state) is None:
            self._send(EndFloor())
        else:
            self._send(GiveFloor())

    def _enter(self, step: int) -> None:
        if self._send(GoToStep(step)):
            self._window.programme.forget_choice()
        self._window.line.take_focus()

    def _cancel(self) -> None:
        for question in ("ending", "closing"):
            if self._window.banners.banner(question) is not None and not self._window.line.text():
                self._window.banners.drop(question)
                return
        if not self._window.scribe.cancel():
            self._window.programme.forget_choice()

    def _pick(self, proposal: int, argument: int) -> None:
        self._window.selection.select(proposal, argument or None)
        self._window.line.take_focus()

    def _edit(self, proposal: int, argument: int) -> None:
        self._window.selection.select(proposal, argument or None)
        self._board.carry_out(Act.EDIT)

    def _screen(self, change: Callable[..., object]) -> None:
        self._hub.show_screen(change(self._hub.screen))  # type: ignore[arg-type]

    def _show_view(self, view: View) -> None:
        self._hub.show_screen(show_view(self._hub.screen, view))

    def _show_scheme(self, name: str) -> None:
        self._hub.show_screen(with_scheme(self._hub.screen, name))

    def _turn(self, by: int) -> None:
        hub = self._hub
        hub.show_screen(turn_page(hub.screen, by, hub.scene, self._wall.pages()))

    def _opener(self, act: Act) -> Callable[[], None]:
        def open_panel() -> None:
            opener = self._panels.get(act)
            if opener is not None:
                opener()

        return open_panel

    def _name_ending(self) -> None:
        closed = self._hub.state.flow.closed
        reopen = self._words.gettext("Reopen the closed session")
        name = reopen if closed else self._words.gettext("Close the session")
        self._ending.setText(f"{name}\t{key_hint(Act.END_SESSION)}")

    def _end_or_reopen(self) -> None:
        """Reopen, or close; with steps still to come only when asked again: the room sees it."""
        state, banners = self._hub.state, self._window.banners
        if state.flow.closed:
            self._send(ReopenSession())
        elif next_step(state) is None or banners.banner("ending") is not None:
            self._end()
        else:
            gettext = self._words.gettext
            banners.show_banner(
                "ending",
                gettext("Close the session before its last step? The room will see the thanks"),
                deeds=(
                    (gettext("Close the session"), self._end),
                    (gettext("Go on"), lambda: banners.drop("ending")),
                ),
                keys=(key_hint(Act.END_SESSION), key_hint(Act.CANCEL)),
            )

    def _end(self) -> None:
        self._window.banners.drop("ending")
        self._send(CloseSession())
