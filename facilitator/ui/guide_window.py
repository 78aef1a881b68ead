"""The guide, offline: contents on the left, text and pictures on the right, a line to search."""

from typing import Final

from PySide6.QtCore import QModelIndex, QSignalBlocker, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from facilitator import paths
from facilitator.ui.forms import button, fit_to_screen, label, line, row
from facilitator.ui.guide_text import GuideText
from facilitator.ui.sections import SHEET
from facilitator.ui.theme import SPACING
from facilitator.words import Words

CONTENTS_WIDTH: Final = 268
DEEPEST: Final = 2
"""Headings below this rank are not in the contents."""


class GuideWindow(QDialog):
    """Opens at the top; Ctrl+F searches, Esc closes.

    Args:
        words: The words of the console; the guide is in their language.
        parent: The window it was opened from, if any.
    """

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.text = GuideText(paths.guide(words.language))
        self.contents = QListView()
        self.search = line(words.gettext("Search the guide"), hint=words.gettext("Search  Ctrl+F"))
        self.previous = button(words.gettext("Previous"))
        self.next = button(words.gettext("Next"))
        self.said = label("", "soft")
        self._titles = QStringListModel()
        self.setWindowTitle(words.gettext("Guide"))
        fit_to_screen(self)
        self._build()
        self._connect()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search on with Enter while the line has the focus, back with Shift held."""
        if self.search.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._seek(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            return
        super().keyPressEvent(event)

    def _build(self) -> None:
        words = self._words
        shown = [each for each in self.text.headings if each.rank <= DEEPEST]
        self._places = [each.position for each in shown]
        self._titles.setStringList([each.title for each in shown])
        self.contents.setModel(self._titles)
        self.contents.setAccessibleName(words.gettext("Contents"))
        self.contents.setStyleSheet(SHEET)
        self.contents.setFixedWidth(CONTENTS_WIDTH)
        self.contents.setWordWrap(True)
        self.contents.setFrameShape(QFrame.Shape.NoFrame)
        self.contents.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setAccessibleName(words.gettext("Guide"))
        self.search.setFixedWidth(CONTENTS_WIDTH)
        self.search.setClearButtonEnabled(True)
        self.said.setWordWrap(False)
        bar = QFrame()
        bar.setProperty("look", "panel")
        across = row(
            self.search, self.previous, self.next, self.said, None, parent_layout=QHBoxLayout(bar)
        )
        across.setContentsMargins(SPACING.huge, SPACING.small, SPACING.huge, SPACING.small)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(bar)
        right.addWidget(self.text, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.contents)
        layout.addLayout(right, 1)
        self.setTabOrder(self.text, self.contents)
        self.setTabOrder(self.contents, self.search)

    def _connect(self) -> None:
        self.contents.selectionModel().currentChanged.connect(self._go)
        self.contents.clicked.connect(self._go)
        self.text.verticalScrollBar().valueChanged.connect(self._follow)
        self.search.textEdited.connect(self._begin_search)
        self.previous.clicked.connect(lambda: self._seek(backward=True))
        self.next.clicked.connect(lambda: self._seek(backward=False))
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._to_search)
        on = QShortcut(QKeySequence("F3"), self)
        on.activated.connect(lambda: self._seek(backward=False))
        self._follow()

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.text.go_to(self._places[index.row()])

    def _follow(self) -> None:
        """Mark in the contents what is being read."""
        at = self.text.at_top()
        before = [row for row, place in enumerate(self._places) if place <= at + 1]
        current = self._titles.index(before[-1] if before else 0)
        with QSignalBlocker(self.contents.selectionModel()):
            self.contents.setCurrentIndex(current)
        self.contents.viewport().update()

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _begin_search(self) -> None:
        """Search anew from where the last find began, with each letter."""
        cursor = self.text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.text.setTextCursor(cursor)
        self._seek(backward=False)

    def _seek(self, *, backward: bool) -> None:
        text = self.search.text().strip()
        found = not text or self.text.seek(text, backward=backward)
        self.said.setText("" if found else self._words.gettext("Not found"))
