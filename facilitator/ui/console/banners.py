"""Messages that never stand in the way: under the board, with buttons for what can be done."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.console.key_button import KeyButton

Deed = tuple[str, Callable[[], None]]
SHORT_MS: Final = 6_000


class Banner(QFrame):
    """One message."""

    def __init__(
        self, look: str, text: str, deeds: tuple[Deed, ...], keys: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self._label = QLabel(text)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        self.buttons: list[KeyButton] = []
        for at, (name, deed) in enumerate(deeds):
            button = KeyButton(name, keys[at] if at < len(keys) else "")
            button.clicked.connect(deed)
            row.addWidget(button)
            self.buttons.append(button)

    def text(self) -> str:
        """Return what is said."""
        return self._label.text()


class Banners(QWidget):
    """A column of messages, each known by a key; a new one takes the place of its namesake."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banners")
        # Not at most its hint: that is the height at another width, and a narrow one needs more.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._shown: dict[str, Banner] = {}
        self.hide()

    def texts(self) -> tuple[str, ...]:
        """Return what is said now."""
        return tuple(banner.text() for banner in self._shown.values())

    def banner(self, key: str) -> Banner | None:
        """Return the message known by `key`, if it is shown."""
        return self._shown.get(key)

    def show_banner(
        self,
        key: str,
        text: str,
        look: str = "banner",
        deeds: tuple[Deed, ...] = (),
        lasting_ms: int | None = None,
        keys: tuple[str, ...] = (),
    ) -> None:
        """Show a message.

        Args:
            key: What it is known by.
            text: What is said.
            look: Its look in the style sheet.
            deeds: Names and callables of its buttons.
            lasting_ms: After how many milliseconds it goes by itself; None is never.
            keys: The keys of the buttons, as printed on them; whoever asks acts on them.
        """
        self.drop(key)
        banner = Banner(look, text, deeds, keys, self)
        self._shown[key] = banner
        self._column.addWidget(banner)
        self.show()
        if lasting_ms is not None:
            timer = QTimer(banner)
            timer.setSingleShot(True)
            timer.timeout.connect(lambda: self._drop_if(key, banner))
            timer.start(lasting_ms)

    def drop(self, key: str) -> None:
        """Take a message away, if it is there."""
        banner = self._shown.pop(key, None)
        if banner is not None:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
            self.setVisible(bool(self._shown))

    def _drop_if(self, key: str, banner: Banner) -> None:
        if self._shown.get(key) is banner:
            self.drop(key)
