"""The widget that paints a scene: the wall at its own size, the miniature at the wall's, scaled."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.core.scene_kinds import Black, Scene
from facilitator.core.screen import Pages, Screen
from facilitator.ui.audience.frame import Frame, Look
from facilitator.ui.audience.layout import background, layout
from facilitator.ui.audience.marks import paint
from facilitator.ui.audience.surround import Layout
from facilitator.ui.painting import kept
from facilitator.ui.theme import scheme
from facilitator.words import Words


class AudienceView(QWidget):
    """Paints a scene as the room sees it.

    Args:
        words: The language of the audience.
        parent: The owner, if any.
    """

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._scene: Scene = Black()
        self._look = Look()
        self._wall: QSizeF | None = None
        self._frame: Frame | None = None
        self._layout: Layout | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def scene(self) -> Scene:
        """The scene shown."""
        return self._scene

    @property
    def wall_size(self) -> QSizeF:
        """The size the scene is laid out for, in the wall's logical pixels."""
        return QSizeF(self.size()) if self._wall is None else self._wall

    @property
    def pages(self) -> Pages:
        """Which page is shown and how many there are."""
        laid_out = self._laid_out()
        return Pages(laid_out.shown, len(laid_out.pages))

    def show_scene(self, scene: Scene) -> None:
        """Show a scene."""
        if scene != self._scene:
            self._scene = scene
            self._refresh()

    def show_screen(self, screen: Screen) -> None:
        """Take over colours and letters from the operator's choices."""
        look = Look(scheme(screen.scheme), screen.scale)
        if look != self._look:
            self._look = look
            self._reframe()

    def show_words(self, words: Words) -> None:
        """Take over another language of the audience."""
        self._words = words
        self._reframe()

    def show_wall_size(self, size: QSizeF) -> None:
        """Lay out for a wall of this size and paint it scaled down: what a miniature does."""
        if size != self._wall:
            self._wall = size
            self._reframe()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page shown."""
        del event
        with QPainter(self) as painter:
            self.paint_into(painter, QRectF(self.rect()))

    def paint_into(self, painter: QPainter, target: QRectF) -> None:
        """Paint the page shown into a rectangle of any device, in the wall's proportions."""
        # First, so that the room sees an even wall where the page cannot be laid out.
        painter.fillRect(target, QColor(background(self._scene, self._look)))
        laid_out, wall = self._laid_out(), self.wall_size
        share = min(target.width() / wall.width(), target.height() / wall.height())
        with kept(painter):
            painter.setClipRect(target)
            painter.translate(
                target.x() + (target.width() - wall.width() * share) / 2,
                target.y() + (target.height() - wall.height() * share) / 2,
            )
            painter.scale(share, share)
            paint(painter, laid_out.pages[laid_out.shown])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for the new size."""
        super().resizeEvent(event)
        if self._wall is None:
            self._reframe()

    def _laid_out(self) -> Layout:
        if self._layout is None:
            if self._frame is None:
                self._frame = Frame(self.wall_size, self._look, self._words)
            self._layout = layout(self._scene, self._frame)
        return self._layout

    def _refresh(self) -> None:
        self._layout = None
        self.update()

    def _reframe(self) -> None:
        self._frame = None
        self._refresh()
