"""The real pages of the document before it is made: paging and zoom, all in the background."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from facilitator.core.model import State
from facilitator.core.protocol.edition import Edition
from facilitator.ui.export.background import Background, Progress
from facilitator.ui.export.documents import Content, Format, document
from facilitator.ui.forms import button, label, row
from facilitator.ui.theme import CONSOLE, SPACING
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.report.typefaces import Typeface
    from facilitator.ui.export.pages import PageImage

_Wanted = tuple[State, Edition, "Typeface | None"]
ZOOMS: Final = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Of the width of the frame: at 1 the page is as wide as there is room."""
REDRAW_MS: Final = 150
SHEET: Final = f"QScrollArea {{ background: {CONSOLE.line}; border: 1px solid {CONSOLE.line}; }}"


class Preview(QWidget):
    """One page at a time, with buttons and keys to turn and to zoom."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._wanted: _Wanted | None = None
        self._shown: _Wanted | None = None
        self._pdf = b""
        self._at = 0
        self._count = 0
        self._zoom = ZOOMS.index(1.0)
        self.composer = Background(self)
        self.painter = Background(self)
        self._redraw = QTimer(self)
        self.back = button("‹")
        self.on = button("›")
        self.place = label("", "soft")
        self.said = label("", "soft")
        self.smaller = button("−")
        self.larger = button("+")
        self.frame = QScrollArea()
        self.page = QLabel()
        self._build()
        self._connect()

    @property
    def at(self) -> int:
        """The page shown, from 0."""
        return self._at

    def show_document(
        self, state: State, edition: Edition, typeface: "Typeface | None" = None
    ) -> None:
        """Show this document; the old pages stay until the new ones are there."""
        wanted = (state, edition, typeface)
        if wanted in (self._wanted, self._shown if self._wanted is None else None):
            return
        self._wanted = wanted
        self.said.setText(self._words.gettext("Preparing the pages…"))
        self.said.show()

        def work(progress: Progress) -> Content:
            return document(state, edition, Format.PDF, None, progress, typeface)

        self.composer.start(work)

    def stop(self) -> None:
        """Give up what is being prepared."""
        self.composer.give_up()
        self.painter.give_up()
        self._redraw.stop()
        self._wanted = None

    def turn(self, by: int) -> None:
        """Go some pages on or back."""
        self._at = max(0, min(self._at + by, self._count - 1))
        self._show_place()
        self._draw()

    def zoom(self, by: int) -> None:
        """Show the page larger or smaller."""
        self._zoom = max(0, min(self._zoom + by, len(ZOOMS) - 1))
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page as wide as there is room now."""
        super().resizeEvent(event)
        self._redraw.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys and the wheel that turn and zoom."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if self._take_key(event):
                return True
        if isinstance(event, QWheelEvent) and self._take_wheel(event):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Home:
                self.turn(-self._count)
            case Qt.Key.Key_End:
                self.turn(self._count)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(1)
            case Qt.Key.Key_Minus:
                self.zoom(-1)
            case _:
                return False
        return True

    def _take_wheel(self, event: QWheelEvent) -> bool:
        up = event.angleDelta().y() > 0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if up else -1)
            return True
        bar = self.frame.verticalScrollBar()
        if bar.value() == (bar.minimum() if up else bar.maximum()):
            self.turn(-1 if up else 1)
            return True
        return False

    def _build(self) -> None:
        words = self._words
        for each, name in (
            (self.back, words.gettext("Previous page")),
            (self.on, words.gettext("Next page")),
            (self.smaller, words.gettext("Smaller")),
            (self.larger, words.gettext("Larger")),
        ):
            each.setAccessibleName(name)
            each.setToolTip(name)
            each.setFixedWidth(36)
            each.setEnabled(False)
        self.place.setWordWrap(False)
        self.said.hide()
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.frame.setWidget(self.page)
        self.frame.setWidgetResizable(True)
        self.frame.setStyleSheet(SHEET)
        self.frame.setAccessibleName(words.gettext("Pages of the document"))
        self.frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.frame.installEventFilter(self)
        self.frame.viewport().installEventFilter(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(REDRAW_MS)
        tools = row(self.back, self.place, self.on, self.said, None, self.smaller, self.larger)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING.small)
        layout.addLayout(tools)
        layout.addWidget(self.frame, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.composer.finished.connect(self._take_document)
        self.composer.failed.connect(self._say_failed)
        self.painter.finished.connect(self._show_page)
        self.painter.failed.connect(self._say_failed)
        self._redraw.timeout.connect(self._draw)

    def _take_document(self, content: Content) -> None:
        self._shown, self._wanted = self._wanted, None
        self._pdf = content.data
        self._draw()

    def _draw(self) -> None:
        if not self._pdf:
            return
        ratio = self.devicePixelRatioF()
        room = self.frame.viewport().width() - 2 * SPACING.small
        width = max(100, round(room * ZOOMS[self._zoom] * ratio))
        pdf, at = self._pdf, self._at

        def work(_progress: Progress) -> "PageImage":
            from facilitator.ui.export.pages import draw_page

            return draw_page(pdf, at, width)

        self.painter.start(work)

    def _show_page(self, page: "PageImage") -> None:
        pixmap = QPixmap.fromImage(page.image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        turned = (page.at, page.count) != (self._at, self._count)
        self._at, self._count = page.at, page.count
        self.page.setPixmap(pixmap)
        if turned:
            self.frame.verticalScrollBar().setValue(0)
        self.said.setVisible(self._wanted is not None)
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self._show_place()

    def _show_place(self) -> None:
        pattern = self._words.gettext("Page {at} of {count}")
        self.place.setText(pattern.format(at=self._at + 1, count=self._count))
        self.back.setEnabled(self._at > 0)
        self.on.setEnabled(self._at < self._count - 1)

    def _say_failed(self) -> None:
        self._wanted = None
        self.said.setText(self._words.gettext("The pages cannot be shown here."))
        self.said.show()
