"""A window's sections: their names in a list on the left, the chosen one on the right."""

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedWidget,
    QWidget,
)

from facilitator.ui.theme import CONSOLE

LIST_WIDTH = 160
SHEET = f"""
QListView {{
    background: {CONSOLE.panel}; border: none; border-right: 1px solid {CONSOLE.line};
    padding: 8px 0; outline: none;
}}
QListView::item {{ padding: 8px 16px; color: {CONSOLE.ink};
    border-left: 4px solid transparent; }}
QListView::item:selected {{
    background: {CONSOLE.accent_soft}; color: {CONSOLE.ink};
    border-left: 4px solid {CONSOLE.accent};
}}
"""


class Sections(QWidget):
    """Pages behind a list of their names; Ctrl+Tab goes round.

    Args:
        name: What screen readers call the list.
        width: The width of the list in logical pixels.
    """

    changed = Signal(int)
    """The place of the page now shown."""

    def __init__(self, name: str, width: int = LIST_WIDTH) -> None:
        super().__init__()
        self._names = QStringListModel()
        self.list = QListView()
        self.list.setModel(self._names)
        self.list.setAccessibleName(name)
        self.list.setFixedWidth(width)
        self.list.setStyleSheet(SHEET)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pages = QStackedWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(self.pages, 1)
        self.list.selectionModel().currentChanged.connect(self._turn)
        QShortcut(QKeySequence("Ctrl+Tab"), self, self._next)
        QShortcut(QKeySequence("Ctrl+Shift+Tab"), self, self._previous)

    def add(self, title: str, page: QWidget) -> None:
        """Add a page at the end."""
        self._names.setStringList([*self._names.stringList(), title])
        page.setAccessibleName(title)
        self.pages.addWidget(page)
        self.show_page(0)

    def rename(self, at: int, title: str) -> None:
        """Give the page at place `at` another title, such as one with a count."""
        if self._names.stringList()[at] != title:
            self._names.setData(self._names.index(at), title)

    def show_page(self, at: int) -> None:
        """Show the page at place `at`."""
        self.list.setCurrentIndex(self._names.index(at))
        self.pages.setCurrentIndex(at)

    def _turn(self, current: QModelIndex) -> None:
        if current.isValid():
            self.pages.setCurrentIndex(current.row())
            self.changed.emit(current.row())

    def _next(self) -> None:
        self._step(1)

    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self.show_page((self.pages.currentIndex() + by) % self.pages.count())
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
