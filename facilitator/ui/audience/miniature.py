"""The console's live picture of what the room sees, in a frame that says whether it does."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.core.scene_kinds import Scene
from facilitator.core.screen import Mode, Pages, Screen
from facilitator.ui.audience.stage import Stage
from facilitator.ui.audience.view import AudienceView
from facilitator.ui.theme import CONSOLE, SIZES, console_font
from facilitator.words import N_, Words

FRAME: Final = 3
TAB: Final = 20
USUAL_WALL: Final = QSize(1920, 1080)
LABELS: Final = {
    Mode.LIVE: N_("ON SCREEN"),
    Mode.BLACK: N_("BLACK SCREEN"),
    Mode.TITLE: N_("TITLE CARD"),
    Mode.HOLD: N_("HOLD"),
}


class Miniature(QWidget):
    """The wall in small: the same painter, laid out for the wall's own size.

    Args:
        words: The language of the console, for the label.
        audience: The language of the audience, for the picture.
        stage: Where the wall has its scenes laid out.
    """

    def __init__(self, words: Words, audience: Words, stage: Stage | None = None) -> None:
        super().__init__()
        self._words = words
        self._mode = Mode.LIVE
        self._on_wall = True
        self._view = AudienceView(audience, self, stage)
        self._view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view.show_wall_size(QSizeF(USUAL_WALL))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    @property
    def pages(self) -> Pages:
        """Which page of the scene the room sees and how many there are."""
        return self._view.pages

    @property
    def label(self) -> str:
        """What the frame says."""
        if not self._on_wall:
            return self._words.gettext("NO SCREEN")
        return self._words.gettext(LABELS[self._mode])

    def show_scene(self, scene: Scene) -> None:
        """Show what the room sees."""
        self._view.show_scene(scene)

    def show_screen(self, screen: Screen) -> None:
        """Take over the operator's choices: colours, letters, and what the frame says."""
        self._view.show_screen(screen)
        self._mode = screen.mode
        self._name()

    def show_wall(self, size: QSize | None) -> None:
        """Take over the wall's logical size; None means there is no wall, and the frame says so."""
        self._on_wall = size is not None
        if size is not None and not size.isEmpty():
            self._view.show_wall_size(QSizeF(size))
        self._place()
        self._name()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size beside the board."""
        width = SIZES.side_panel - 16
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """The picture keeps the wall's proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of tab, frame and picture."""
        wall = self._view.wall_size
        return round((width - 2 * FRAME) * wall.height() / wall.width()) + 2 * FRAME + TAB

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture inside the frame."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and its tab; the tab never covers the picture."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = QColor(self._colour())
            inside = QRectF(self._view.geometry())
            half = FRAME / 2
            painter.setPen(QPen(colour, FRAME))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside.adjusted(-half, -half, half, half), FRAME, FRAME)
            font = console_font(SIZES.caption, QFont.Weight.Bold)
            width = QFontMetricsF(font).horizontalAdvance(self.label) + 20
            tab = QRectF(inside.right() + FRAME - width, 0, width, TAB + FRAME)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(tab, 4, 4)
            painter.setPen(QColor(CONSOLE.on_danger))
            painter.setFont(font)
            painter.drawText(
                tab.adjusted(0, 0, 0, -FRAME), Qt.AlignmentFlag.AlignCenter, self.label
            )

    def _place(self) -> None:
        wall = self._view.wall_size
        width = self.width() - 2 * FRAME
        height = min(width * wall.height() / wall.width(), self.height() - TAB - 2 * FRAME)
        width = round(height * wall.width() / wall.height())
        left = (self.width() - width) // 2
        self._view.setGeometry(left, TAB + FRAME, width, round(height))

    def _colour(self) -> str:
        live = self._on_wall and self._mode is Mode.LIVE
        return CONSOLE.danger if live else CONSOLE.ink_soft

    def _name(self) -> None:
        self.setAccessibleName(
            self._words.gettext("Audience screen: {state}").format(state=self.label)
        )
        self.update()
