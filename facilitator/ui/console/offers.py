"""The completions of the scribe line, in a list under it that never takes the focus."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.core.scribe import Completion

MOST_ROWS = 7
ROW = 28


class Offers(QListView):
    """Offers completions; arrows choose, Enter or Tab takes, Esc hides."""

    taken = Signal(object)
    """A Completion."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offers")
        self.setAccessibleName(words.gettext("Completions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._offers: tuple[Completion, ...] = ()
        self._names = QStringListModel(self)
        self.setModel(self._names)
        self.clicked.connect(self._take_index)
        self.hide()

    def show_offers(self, offers: "tuple[Completion, ...]", at: QPoint, width: int) -> None:
        """Show what the line can be completed to; nothing hides the list.

        Args:
            offers: The completions.
            at: The upper left corner, in the parent's coordinates.
            width: In logical pixels.
        """
        if offers != self._offers:
            self._offers = offers
            self._names.setStringList([offer.shown for offer in offers])
            if offers:
                self.setCurrentIndex(self._names.index(0))
        self.setGeometry(at.x(), at.y(), width, min(len(offers), MOST_ROWS) * ROW + 12)
        self.setVisible(bool(offers))
        self.raise_()

    def take_key(self, event: QKeyEvent) -> bool:
        """Act on a key pressed in the line while offers are shown; returns whether it was taken."""
        if not self.isVisible() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        row = self.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down:
                self._choose(row + 1)
            case Qt.Key.Key_Up:
                self._choose(row - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._take_index(self.currentIndex())
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def _choose(self, row: int) -> None:
        count = len(self._offers)
        self.setCurrentIndex(self._names.index(row % count))

    def _take_index(self, index: QModelIndex) -> None:
        if index.isValid():
            offer = self._offers[index.row()]
            self.hide()
            self.taken.emit(offer)
