"""The scene laid out once, for all who show the same wall: the wall itself and its miniature."""

from PySide6.QtCore import QSizeF

from facilitator.core.scene_kinds import Scene
from facilitator.core.screen import Pages
from facilitator.core.value import dataclass
from facilitator.ui.audience.frame import Frame, Look
from facilitator.ui.audience.layout import background, layout
from facilitator.ui.audience.marks import Page
from facilitator.words import Words


@dataclass(frozen=True, slots=True)
class Shown:
    """The page the room sees, the colour behind it, and which of how many it is."""

    page: Page
    background: str
    pages: Pages


class Stage:
    """Keeps what is shown; who asks for the same scene on the same wall gets the very same."""

    def __init__(self) -> None:
        self._wall: tuple[QSizeF, Look, Words] | None = None
        self._frame: Frame | None = None
        self._kept: tuple[Scene, Shown] | None = None

    def shown(self, scene: Scene, size: QSizeF, look: Look, words: Words) -> Shown:
        """Return what is shown of a scene.

        Args:
            scene: What the room may see.
            size: The wall, in its own logical pixels.
            look: Its colours and letters.
            words: The language of the audience.
        """
        wall = (size, look, words)
        if self._frame is None or wall != self._wall:
            self._wall, self._frame, self._kept = wall, Frame(size, look, words), None
        if self._kept is None or self._kept[0] is not scene:
            found = layout(scene, self._frame)
            pages = Pages(found.shown, len(found.pages))
            shown = Shown(found.pages[found.shown], background(scene, look), pages)
            self._kept = scene, shown
        return self._kept[1]
