"""The right side: the miniature, the controls of the wall, how far the room has come, what is next."""

from collections.abc import Callable
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.core.scene_kinds import Card, ProposalList, QuestionAndClock, Ranking, Scene
from facilitator.core.screen import Mode, Screen, View
from facilitator.ui.console.coverage import Coverage
from facilitator.ui.console.key_button import KeyButton
from facilitator.ui.console.keys import Act, key_hint
from facilitator.ui.theme import SCHEMES, SIZES, scheme
from facilitator.ui.wording import MINUS
from facilitator.words import N_, Words

MODES: Final = (
    (Act.BLACK, N_("Black"), Mode.BLACK),
    (Act.TITLE_CARD, N_("Title card"), Mode.TITLE),
    (Act.HOLD, N_("Hold"), Mode.HOLD),
)
VIEWS: Final = (
    (View.LIST, N_("List")),
    (View.CARD, N_("Card")),
    (View.TIMER, N_("Timer")),
    (View.BALLOT, N_("Ballot")),
    (View.RANKING, N_("Places")),
)
MORE_VIEWS: Final = (
    (View.AUTO, N_("By the step")),
    (View.FEEDBACK, N_("Feedback and conclusions")),
    (View.NUMBERS, N_("Day in numbers")),
    (View.WELCOME, N_("Welcome")),
    (View.THANKS, N_("Thanks")),
)
VIEW_ORDER: Final = (
    View.AUTO,
    *(view for view, _ in VIEWS),
    *(view for view, _ in MORE_VIEWS if view is not View.AUTO),
)
"""The views in the order of Alt+0, Alt+1 and so on."""
LARGEST_LIST: Final = 8


def caption(text: str) -> QLabel:
    """Return a small heading of the side panel."""
    label = QLabel(text)
    label.setProperty("look", "caption")
    return label


def _note(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText)
    return label


class SidePanel(QFrame):
    """Everything about the wall, and the notes only the console sees.

    Args:
        words: The console's language.
        miniature: Shows exactly what the room sees.
        parent: The owner, if any.
    """

    asked = Signal(object)
    """An Act."""
    view_wanted = Signal(object)
    scheme_wanted = Signal(str)
    screen_wanted = Signal(str)

    def __init__(self, words: Words, miniature: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("look", "side-right")
        self.setFixedWidth(SIZES.side_panel + 14)
        self._modes: dict[Mode, KeyButton] = {}
        self._views: dict[View, KeyButton] = {}
        self._miniature = miniature
        self._live = self._key_button(Act.LIVE, words.gettext("Back to live"))
        self._more = KeyButton(words.gettext("More…"))
        self._wall_menu = QMenu(self)
        self._place = KeyButton("")
        self._place.setProperty("look", "menu")
        self._place.setObjectName("wallPlace")
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._place.set_quiet()
        self._place.setAccessibleName(words.gettext("Screen and colours of the wall"))
        self._coverage_caption = caption(words.gettext("PROGRESS (seen here only)"))
        self._coverage = _note("coverage")
        self._next_caption = caption(words.gettext("NEXT"))
        self._next = _note("nextStep")
        self._lay_out()
        self._fill_menus()

    def _key_button(self, act: Act, text: str, *, with_key: bool = True) -> KeyButton:
        button = KeyButton(text, key_hint(act) if with_key else "")
        button.set_padding(5)
        button.setToolTip(key_hint(act))
        button.clicked.connect(self._asker(act))
        return button

    def _asker(self, act: Act) -> Callable[[], None]:
        return lambda: self.asked.emit(act)

    def _lay_out(self) -> None:
        words = self._words
        grid = QGridLayout()
        grid.setSpacing(6)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        for column, (act, name, mode) in enumerate(MODES):
            button = self._key_button(act, words.gettext(name))
            button.setCheckable(True)
            button.clicked.connect(lambda: self.show_screen(self._screen))
            self._modes[mode] = button
            grid.addWidget(button, 0, column)
        for place, (view, name) in enumerate(VIEWS):
            button = KeyButton(words.gettext(name))
            button.set_padding(5)
            button.setCheckable(True)
            button.setToolTip(f"Alt+{VIEW_ORDER.index(view)}")
            button.clicked.connect(self._view_asker(view))
            self._views[view] = button
            grid.addWidget(button, 2 + place // 3, place % 3)
        self._more.set_padding(5)
        self._more.setCheckable(True)
        grid.addWidget(self._more, 3, 2)
        sizes = (
            (Act.SMALLER, f"A{MINUS}"),
            (Act.NORMAL_SIZE, "A"),
            (Act.LARGER, "A+"),
        )
        for column, (act, name) in enumerate(sizes):
            button = self._key_button(act, name, with_key=False)
            button.setAccessibleName(words.gettext("Letters of the wall: {size}").format(size=name))
            button.set_even()
            grid.addWidget(button, 4, column)
        grid.addWidget(self._live, 1, 0, 1, 3)
        self._live.setProperty("look", "primary")
        self._live.hide()
        for button in (*self._modes.values(), *self._views.values(), self._more):
            button.set_even()
        inside = QWidget()
        inside.setObjectName("sideInside")
        column = QVBoxLayout(inside)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(8)
        # The miniature's tab stands in the row of the caption.
        wall = QGridLayout()
        wall.addWidget(self._miniature, 0, 0)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        wall.addWidget(caption(words.gettext("AUDIENCE SCREEN")), 0, 0, top)
        column.addLayout(wall)
        column.addLayout(grid)
        column.addWidget(self._place)
        column.addWidget(self._coverage_caption)
        column.addWidget(self._card(self._coverage))
        column.addWidget(self._next_caption)
        column.addWidget(self._card(self._next))
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _card(self, label: QLabel) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(10, 8, 10, 8)
        inside.addWidget(label)
        return frame

    def _view_asker(self, view: View) -> Callable[[], None]:
        def ask() -> None:
            self.view_wanted.emit(view)
            self.show_screen(self._screen)

        return ask

    def _fill_menus(self) -> None:
        menu = QMenu(self)
        for view, name in MORE_VIEWS:
            action = menu.addAction(f"{self._words.gettext(name)}\tAlt+{VIEW_ORDER.index(view)}")
            action.triggered.connect(self._view_asker(view))
        self._more.setMenu(menu)
        self._place.setMenu(self._wall_menu)
        self.show_places((), "")

    def show_places(self, places: tuple[tuple[str, str], ...], place: str) -> None:
        """Offer screens for the wall.

        Args:
            places: Identity and name of each screen.
            place: Where the wall is now, in words.
        """
        self._wall_place = place
        self._wall_menu.clear()
        for identity, name in places:
            action = self._wall_menu.addAction(name)
            action.triggered.connect(lambda _=False, at=identity: self.screen_wanted.emit(at))
        if places:
            self._wall_menu.addSeparator()
        for one in SCHEMES:
            action = self._wall_menu.addAction(self._words.gettext(one.title))
            action.triggered.connect(lambda _=False, name=one.name: self.scheme_wanted.emit(name))
        self._show_place()

    _screen = Screen()
    _wall_place = ""

    def _show_place(self) -> None:
        colours = self._words.gettext(scheme(self._screen.scheme).title)
        text = " · ".join(part for part in (self._wall_place, colours.lower()) if part)
        self._place.show_text(text)
        self._place.setToolTip(text)

    def show_screen(self, screen: Screen) -> None:
        """Show what the operator has chosen for the wall."""
        self._screen = screen
        for mode, button in self._modes.items():
            button.setChecked(screen.mode is mode)
        for view, button in self._views.items():
            button.setChecked(screen.view is view)
        self._more.setChecked(screen.view not in (*self._views, View.AUTO))
        follows = screen.mode is Mode.LIVE and screen.view is View.AUTO and screen.pin is None
        self._live.setVisible(not follows)
        back = self._words.gettext("Back to live")
        by_step = self._words.gettext("Follow the step")
        self._live.show_text(by_step if screen.mode is Mode.LIVE else back)
        self._show_place()

    def show_scene(self, scene: Scene) -> None:
        """Mark the button of the view the step has brought to the wall by itself."""
        if self._screen.view is not View.AUTO or self._screen.mode is not Mode.LIVE:
            return
        shown = {
            View.LIST: ProposalList,
            View.CARD: Card,
            View.TIMER: QuestionAndClock,
            View.RANKING: Ranking,
        }
        for view, kind in shown.items():
            self._views[view].setChecked(isinstance(scene, kind))

    def show_coverage(self, found: Coverage | None) -> None:
        """Show how far the room has come with the task; None outside tasks."""
        self._coverage.parentWidget().setVisible(found is not None and not self._low)
        self._coverage_caption.setVisible(found is not None and not self._low)
        self._covered = found is not None
        if found is None:
            return
        words = self._words
        lines = [
            words.gettext("Proposals {proposals} · pluses {pros} · minuses {cons}").format(
                proposals=f"<b>{found.proposals}</b>",
                pros=f"<b>{found.pros}</b>",
                cons=f"<b>{found.cons}</b>",
            )
        ]
        if found.without_pros:
            lines.append(
                words.gettext("Without pluses: {list}").format(list=_bold(found.without_pros))
            )
        if found.without_cons:
            lines.append(
                words.gettext("Without minuses: {list}").format(list=_bold(found.without_cons))
            )
        if found.unheard:
            tables = ", ".join(str(number) for number in found.unheard)
            named = words.ngettext("table {numbers}", "tables {numbers}", len(found.unheard))
            text = named.format(numbers=tables)
            lines.append(words.gettext("Not heard yet: {list}").format(list=f"<b>{text}</b>"))
        self._coverage.setText("<br>".join(lines))

    def show_next(self, title: str, instruction: str) -> None:
        """Show the step that comes next."""
        soft = f'<br><span style="color:#4c5c6c">{escape(instruction)}</span>'
        self._next.setText(escape(title) + (soft if instruction else ""))

    _low = False
    _covered = False

    def fold(self, *, low: bool, narrow: bool, wide: bool) -> None:
        """Leave out the notes on a low window; show fewer keys on a narrow one."""
        self._low = low
        self._coverage.parentWidget().setVisible(self._covered and not low)
        self._coverage_caption.setVisible(self._covered and not low)
        self._next.parentWidget().setVisible(not low)
        self._next_caption.setVisible(not low)
        self.setFixedWidth(SIZES.side_panel + 14 + (60 if wide else -60 if narrow else 0))
        for button in (*self._modes.values(), *self._views.values(), self._more):
            button.show_key(shown=not narrow)


def _bold(labels: tuple[str, ...]) -> str:
    shown = ", ".join(escape(label) for label in labels[:LARGEST_LIST])
    return f"<b>{shown}{'…' if len(labels) > LARGEST_LIST else ''}</b>"
