"""A button that shows its key in small letters beside its name."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from facilitator.ui.enter_key import pressed_by_enter
from facilitator.ui.theme import CONSOLE, SIZES, console_font

GAP: Final = 6
PAD: Final = 12


class KeyButton(QPushButton):
    """A push button reached by Tab, never by a click, so that the scribe line keeps the focus.

    Args:
        text: Its name.
        key: Its key, as printed.
        parent: The owner, if any.
    """

    def __init__(self, text: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = text
        self._key = key
        self._shows_key = True
        self._pad = PAD
        self._quiet = False
        self._gap = GAP
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)

    def text(self) -> str:
        """Return its name."""
        return self._name

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter where Tab has led: elsewhere it shows a proposal to the room."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def show_key(self, *, shown: bool) -> None:
        """Show the key or save its room; it stays in the tool tip of a narrow window."""
        if shown != self._shows_key:
            self._shows_key = shown
            self.updateGeometry()
            self.update()

    def show_text(self, text: str) -> None:
        """Take another name."""
        if text != self._name:
            self._name = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def set_quiet(self) -> None:
        """Look like a line of text that can be pressed."""
        self._quiet = True
        self._pad = 0

    def set_even(self) -> None:
        """Take whatever width a grid gives, in smaller letters."""
        self.setProperty("look", "side")
        self._gap = 4
        self.setFont(console_font(SIZES.text - 1, QFont.Weight.Medium))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_small(self, *, small: bool) -> None:
        """Use smaller letters still, in a narrow window."""
        self.setFont(console_font(SIZES.small if small else SIZES.text - 1, QFont.Weight.Medium))

    def set_padding(self, pixels: int) -> None:
        """Set the room left and right of the name, in logical pixels."""
        self._pad = pixels
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for room for name and key."""
        width = self.fontMetrics().horizontalAdvance(self._name) + 2 * self._pad
        if self._key and self._shows_key:
            width += GAP + self._key_metrics().horizontalAdvance(self._key)
        return QSize(width, max(SIZES.button_height + 2, self.fontMetrics().height() + 12))

    def minimumSizeHint(self) -> QSize:
        """A name is never cut but in an even grid."""
        return self.sizeHint()

    def _key_metrics(self) -> QFontMetrics:
        return QFontMetrics(console_font(SIZES.caption))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name and key on the button, which itself has no text."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            self._paint_texts(painter)

    def _paint_texts(self, painter: QPainter) -> None:
        if self._quiet:
            painter.setPen(QColor(CONSOLE.ink_soft))
            painter.setFont(console_font(SIZES.small))
            quiet = painter.fontMetrics().elidedText(
                self._name, Qt.TextElideMode.ElideRight, self.width() - 20
            )
            middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(self.rect(), middle, quiet)
            return
        metrics = self.fontMetrics()
        key = self._key if self._shows_key else ""
        width = metrics.horizontalAdvance(self._name)
        key_width = self._gap + self._key_metrics().horizontalAdvance(key) if key else 0
        left = round((self.width() - width - key_width) / 2)
        baseline = round((self.height() + metrics.ascent() - metrics.descent()) / 2)
        filled = self.isChecked() or self.property("look") in ("primary", "danger")
        ink = CONSOLE.on_accent if filled else CONSOLE.ink
        soft = CONSOLE.on_accent if filled else CONSOLE.ink_soft
        if not self.isEnabled():
            ink = soft = CONSOLE.ink_soft
        painter.setPen(QColor(ink))
        painter.setFont(self.font())
        room = self.width() - 4
        if width + key_width > self.width() - 4:
            left, key = round((self.width() - width) / 2), ""
        if width > room:
            # Smaller letters before a name cut short.
            painter.setFont(console_font(SIZES.caption, QFont.Weight.Medium))
            metrics = painter.fontMetrics()
            shortened = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
            rect = QRect(2, 0, room, self.height())
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), shortened)
            return
        painter.drawText(left, baseline, self._name)
        if key:
            painter.setPen(QColor(soft))
            painter.setFont(console_font(SIZES.caption))
            painter.drawText(left + width + self._gap, baseline, key)
