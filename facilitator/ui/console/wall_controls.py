"""The miniature of the wall and the buttons under it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from facilitator.core.scene_kinds import Card, ProposalList, QuestionAndClock, Ranking, Scene
from facilitator.core.screen import Mode, Screen, View
from facilitator.ui.console.key_button import KeyButton
from facilitator.ui.console.keys import Act, key_hint
from facilitator.ui.theme import SCHEMES, scheme
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
BY_SCENE: Final = {
    View.LIST: ProposalList,
    View.CARD: Card,
    View.TIMER: QuestionAndClock,
    View.RANKING: Ranking,
}
SIZES: Final = (
    (Act.SMALLER, f"A{MINUS}"),
    (Act.NORMAL_SIZE, "A"),
    (Act.LARGER, "A+"),
)


def caption(text: str) -> QLabel:
    """Return a small heading of the side panel."""
    label = QLabel(text)
    label.setProperty("look", "caption")
    return label


class WallControls(QWidget):
    """Everything that is done to the wall with the mouse.

    Args:
        words: The console's language.
        miniature: Shows exactly what the room sees.
        parent: The owner, if any.
    """

    asked = Signal(object)
    """An Act."""
    view_wanted = Signal(object)
    """A View."""
    scheme_wanted = Signal(str)
    screen_wanted = Signal(str)

    def __init__(self, words: Words, miniature: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._miniature = miniature
        self._screen = Screen()
        self._at = ""
        self.modes = {mode: self._mode_button(act, name) for act, name, mode in MODES}
        self.views = {view: self._view_button(view, name) for view, name in VIEWS}
        self.sizes = [self._size_button(act, name) for act, name in SIZES]
        self.live = self._key_button(Act.LIVE, "")
        self.live.setProperty("look", "primary")
        self.live.hide()
        self.more = KeyButton(words.gettext("More…"))
        self.more.setCheckable(True)
        self.more.set_even()
        self.wall_menu = QMenu(self)
        self.place = KeyButton("")
        self.place.setProperty("look", "menu")
        self.place.setObjectName("wallPlace")
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.place.set_quiet()
        self.place.setAccessibleName(words.gettext("Screen and colours of the wall"))
        self._lay_out()
        self._fill_more()
        self.place.setMenu(self.wall_menu)
        self.show_places((), "")

    def _key_button(self, act: Act, text: str, *, with_key: bool = True) -> KeyButton:
        button = KeyButton(text, key_hint(act) if with_key else "")
        button.setToolTip(key_hint(act))
        button.clicked.connect(self._asker(act))
        return button

    def _mode_button(self, act: Act, name: str) -> KeyButton:
        button = self._key_button(act, self._words.gettext(name))
        button.setCheckable(True)
        button.set_even()
        return button

    def _view_button(self, view: View, name: str) -> KeyButton:
        button = KeyButton(self._words.gettext(name))
        button.setCheckable(True)
        button.setToolTip(f"Alt+{VIEW_ORDER.index(view)}")
        button.clicked.connect(self._view_asker(view))
        button.set_even()
        return button

    def _size_button(self, act: Act, name: str) -> KeyButton:
        button = self._key_button(act, name, with_key=False)
        spoken = self._words.gettext("Letters of the wall: {size}")
        button.setAccessibleName(spoken.format(size=name))
        button.set_even()
        return button

    def _asker(self, act: Act) -> Callable[[], None]:
        def ask() -> None:
            self.asked.emit(act)
            # A press checks the button; what is checked is said by the screen.
            self.show_screen(self._screen)

        return ask

    def _view_asker(self, view: View) -> Callable[[], None]:
        def ask() -> None:
            self.view_wanted.emit(view)
            self.show_screen(self._screen)

        return ask

    def _lay_out(self) -> None:
        # The miniature's tab stands in the row of the caption.
        wall = QGridLayout()
        wall.addWidget(self._miniature, 0, 0)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        wall.addWidget(caption(self._words.gettext("AUDIENCE SCREEN")), 0, 0, corner)
        grid = QGridLayout()
        grid.setSpacing(6)
        rows = (
            tuple(self.modes.values()),
            (),
            tuple(self.views.values())[:3],
            (*tuple(self.views.values())[3:], self.more),
            tuple(self.sizes),
        )
        for row, buttons in enumerate(rows):
            for column, button in enumerate(buttons):
                grid.addWidget(button, row, column)
                grid.setColumnStretch(column, 1)
        grid.addWidget(self.live, 1, 0, 1, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(wall)
        whole.addLayout(grid)
        whole.addWidget(self.place)

    def _fill_more(self) -> None:
        menu = QMenu(self)
        for view, name in MORE_VIEWS:
            action = menu.addAction(f"{self._words.gettext(name)}\tAlt+{VIEW_ORDER.index(view)}")
            action.triggered.connect(self._view_asker(view))
        self.more.setMenu(menu)

    def show_places(self, places: tuple[tuple[str, str], ...], place: str) -> None:
        """Offer screens for the wall.

        Args:
            places: Identity and name of each screen.
            place: Where the wall is now, in words.
        """
        self._at = place
        self.wall_menu.clear()
        for identity, name in places:
            action = self.wall_menu.addAction(name)
            action.triggered.connect(lambda _=False, at=identity: self.screen_wanted.emit(at))
        if places:
            self.wall_menu.addSeparator()
        for one in SCHEMES:
            action = self.wall_menu.addAction(self._words.gettext(one.title))
            action.triggered.connect(lambda _=False, name=one.name: self.scheme_wanted.emit(name))
        self._show_place()

    def show_screen(self, screen: Screen) -> None:
        """Show what the operator has chosen for the wall."""
        self._screen = screen
        for mode, button in self.modes.items():
            button.setChecked(screen.mode is mode)
        for view, button in self.views.items():
            button.setChecked(screen.view is view)
        self.more.setChecked(screen.view not in (*self.views, View.AUTO))
        is_live = screen.mode is Mode.LIVE
        follows = is_live and screen.view is View.AUTO and screen.pin is None
        self.live.setVisible(not follows)
        follow, back = self._words.gettext("Follow the step"), self._words.gettext("Back to live")
        self.live.show_text(follow if is_live else back)
        self._show_place()

    def show_scene(self, scene: Scene) -> None:
        """Mark the button of the view the step has brought to the wall by itself."""
        if self._screen.view is View.AUTO and self._screen.mode is Mode.LIVE:
            for view, kind in BY_SCENE.items():
                self.views[view].setChecked(isinstance(scene, kind))

    def event(self, event: QEvent) -> bool:
        """Give the miniature the height of its width: a scroll area does not ask for it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            height = self._miniature.heightForWidth(self.width())
            if height > 0 and height != self._miniature.height():
                self._miniature.setFixedHeight(height)
        return super().event(event)

    def fold(self, *, narrow: bool) -> None:
        """Save width on a narrow window."""
        for button in (*self.modes.values(), *self.views.values(), self.more, *self.sizes):
            button.show_key(shown=not narrow)
            button.set_small(small=narrow)

    def _show_place(self) -> None:
        colours = self._words.gettext(scheme(self._screen.scheme).title)
        text = " · ".join(part for part in (self._at, colours.lower()) if part)
        self.place.show_text(text)
        self.place.setToolTip(text)
