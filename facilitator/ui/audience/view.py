"""The widget that paints a scene: the wall at its own size, the miniature at the wall's, scaled."""

from contextlib import suppress

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.core.scene_kinds import Black, Scene
from facilitator.core.screen import Pages, Screen
from facilitator.ui.audience.frame import Look
from facilitator.ui.audience.layout import background
from facilitator.ui.audience.marks import differing, paint
from facilitator.ui.audience.stage import Shown, Stage
from facilitator.ui.painting import kept
from facilitator.ui.theme import scheme
from facilitator.words import Words


class AudienceView(QWidget):
    """Paints a scene as the room sees it.

    Args:
        words: The language of the audience.
        parent: The owner, if any.
        stage: Where scenes are laid out, if others show the same wall.
    """

    def __init__(
        self, words: Words, parent: QWidget | None = None, stage: Stage | None = None
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._stage = stage or Stage()
        self._scene: Scene = Black()
        self._look = Look()
        self._wall: QSizeF | None = None
        self._painted: Shown | None = None
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
        return self._shown().pages

    def show_scene(self, scene: Scene) -> None:
        """Show a scene; where only its clock is new, the rest of the wall is not painted again."""
        if scene == self._scene:
            return
        self._scene = scene
        spots = QRegion(self.rect())
        if self.isVisible() and self._painted is not None:
            # What cannot be laid out is told when it is to be painted.
            with suppress(Exception):
                spots = self._spots(self._painted, self._shown())
        self.update(spots)

    def show_screen(self, screen: Screen) -> None:
        """Take over colours and letters from the operator's choices."""
        look = Look(scheme(screen.scheme), screen.scale)
        if look != self._look:
            self._look = look
            self.update()

    def show_words(self, words: Words) -> None:
        """Take over another language of the audience."""
        self._words = words
        self.update()

    def show_wall_size(self, size: QSizeF) -> None:
        """Lay out for a wall of this size and paint it scaled down: what a miniature does."""
        if size != self._wall:
            self._wall = size
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page shown, as much of it as is asked for."""
        # Of a page that could not be painted nothing is known: the next one is painted whole.
        self._painted = None
        with QPainter(self) as painter:
            painter.setClipRegion(event.region())
            self.paint_into(painter, QRectF(self.rect()))
        self._painted = self._shown()

    def paint_into(self, painter: QPainter, target: QRectF) -> None:
        """Paint the page shown into a rectangle of any device, in the wall's proportions."""
        # First, so that the room sees an even wall where the page cannot be laid out.
        painter.fillRect(target, QColor(background(self._scene, self._look)))
        page = self._shown().page
        with kept(painter):
            painter.setClipRect(target, Qt.ClipOperation.IntersectClip)
            painter.setTransform(self._onto(target), combine=True)
            paint(painter, page)

    def _onto(self, target: QRectF) -> QTransform:
        """Return how the wall, in its own pixels, comes to stand in the middle of a rectangle."""
        wall = self.wall_size
        share = min(target.width() / wall.width(), target.height() / wall.height())
        left = target.x() + (target.width() - wall.width() * share) / 2
        top = target.y() + (target.height() - wall.height() * share) / 2
        return QTransform(share, 0, 0, share, left, top)

    def _spots(self, before: Shown, after: Shown) -> QRegion:
        """Return where one page differs from another, in pixels of this widget."""
        spots = differing(before.page, after.page)
        if spots is None or before.background != after.background:
            return QRegion(self.rect())
        onto, region = self._onto(QRectF(self.rect())), QRegion()
        for spot in spots:
            region += onto.mapRect(spot).toAlignedRect().adjusted(-1, -1, 1, 1)
        return region

    def _shown(self) -> Shown:
        return self._stage.shown(self._scene, self.wall_size, self._look, self._words)
