"""The hall's side of a running session: audience window, projector and miniature, kept in step."""

import json
from dataclasses import asdict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from facilitator.core.scene_kinds import Scene
from facilitator.core.screen import Pages, Screen
from facilitator.ui.audience.miniature import Miniature
from facilitator.ui.audience.stage import Stage
from facilitator.ui.audience.wall import Wall
from facilitator.ui.audience.window import AudienceWindow
from facilitator.ui.hub import SessionHub
from facilitator.ui.screens import ScreenIdentity, ScreenWatcher, screen_under
from facilitator.ui.settings import Settings
from facilitator.words import Words


class Hall(QObject):
    """Shows the hub's scene in both windows, and says where the wall is.

    Args:
        hub: The session.
        words: The console's language.
        audience: The language of the audience.
        screens: The application.
        settings: Where the projector is remembered.
    """

    moved = Signal()
    """The wall is somewhere else, or screens have come or gone."""
    notice_changed = Signal(str)

    def __init__(
        self,
        hub: SessionHub,
        words: Words,
        audience: Words,
        screens: QGuiApplication,
        settings: Settings,
    ) -> None:
        super().__init__(hub)
        self._words = words
        self._settings = settings
        self._ended = False
        stage = Stage()
        self.window = AudienceWindow(audience, stage)
        self.miniature = Miniature(words, audience, stage)
        remembered = identity_from(settings.choices.projector)
        self._watcher = ScreenWatcher(screens, remembered, self)
        self._wall = Wall(self.window, self._watcher, words, self)
        self._connect(hub)
        self._show_screen(hub.screen)
        self._show_scene(hub.scene)
        self.miniature.show_wall(None)

    def _connect(self, hub: SessionHub) -> None:
        hub.scene_changed.connect(self._show_scene)
        hub.screen_changed.connect(self._show_screen)
        self.window.wall_changed.connect(self.miniature.show_wall)
        self.window.wall_changed.connect(lambda _size: self.moved.emit())
        self._wall.notice_changed.connect(self.notice_changed)
        self._wall.notice_changed.connect(lambda _notice: self.moved.emit())
        self._watcher.remembered_changed.connect(self._remember)

    def start(self) -> None:
        """Show the wall where it belongs: on another screen than the console."""
        if self._ended:
            return
        window = self.miniature.window()
        console = window.windowHandle()
        if console is not None:
            self._watcher.ask_for_console(lambda: screen_under(window))
            console.screenChanged.connect(self._watcher.console_is_on)
        self._wall.start()

    def end(self) -> None:
        """Take the wall away for good."""
        self._ended = True
        self._wall.stop()
        self.window.deleteLater()

    def pages(self) -> Pages:
        """Return which page of how many the wall shows."""
        return self.miniature.pages

    def toggle_full_screen(self) -> None:
        """Go full-screen on the hall's screen, or back into a window."""
        self._wall.toggle_full_screen()

    def place(self) -> str:
        """Return where the wall is, in words."""
        size = self.window.wall
        if size is None:
            return self._words.gettext("The wall is not shown (F11)")
        screen = self._watcher.screen
        if screen is None:
            return self._words.gettext("In a window on this screen")
        ratio = screen.devicePixelRatio()
        wall = screen.size()
        return self._words.gettext("Second screen · {width}×{height}").format(
            width=round(wall.width() * ratio), height=round(wall.height() * ratio)
        )

    def places(self) -> tuple[tuple[str, str], ...]:
        """Return identity and name of each screen the wall can go to."""
        return tuple(
            (_identity_text(screen), f"{screen.model() or screen.name()} · {_size(screen)}")
            for screen in self._watcher.choices
        )

    def move_to(self, identity: str) -> None:
        """Go to a screen, and to it again whenever it is plugged in."""
        for screen in self._watcher.choices:
            if _identity_text(screen) == identity:
                self._watcher.choose(screen)

    def _show_scene(self, scene: Scene) -> None:
        self.window.show_scene(scene)
        self.miniature.show_scene(scene)

    def _show_screen(self, screen: Screen) -> None:
        self.window.show_screen(screen)
        self.miniature.show_screen(screen)
        if screen.scheme != self._settings.choices.scheme:
            self._settings.change(scheme=screen.scheme)

    def _remember(self, identity: ScreenIdentity) -> None:
        self._settings.change(projector=json.dumps(asdict(identity)))


def identity_from(text: str | None) -> ScreenIdentity | None:
    """Return a remembered identity; what an older program wrote is forgotten."""
    if text is None:
        return None
    try:
        return ScreenIdentity(**json.loads(text))
    except (TypeError, ValueError):
        return None


def _identity_text(screen: QScreen) -> str:
    return json.dumps(asdict(ScreenIdentity.of(screen)))


def _size(screen: QScreen) -> str:
    return f"{screen.size().width()}×{screen.size().height()}"
