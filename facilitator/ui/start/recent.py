"""The sessions opened last, with what became of their files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout

from facilitator.ui.forms import button, label, row
from facilitator.ui.theme import CONSOLE, SPACING
from facilitator.ui.tips import tip
from facilitator.words import Words

RECENT_SHEET = f"""
QListView {{ background: {CONSOLE.paper}; border: 1px solid {CONSOLE.line}; border-radius: 6px;
    outline: none; }}
QListView::item {{ padding: 8px 12px; border-bottom: 1px solid {CONSOLE.line}; }}
QListView::item:selected {{ background: {CONSOLE.accent_soft}; color: {CONSOLE.ink}; }}
"""
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Recent:
    """A file opened before; it may have been moved or be on a stick that is not plugged in."""

    path: Path
    there: bool


def look_up(paths: Sequence[str]) -> tuple[Recent, ...]:
    """Return for each remembered path whether its file is there; an unreachable one is not."""
    return tuple(Recent(Path(text), is_there(Path(text))) for text in paths)


def is_there(path: Path) -> bool:
    """Tell whether a file can be reached."""
    try:
        return path.is_file()
    except OSError:
        return False


class RecentModel(QAbstractListModel):
    """Recent sessions as a list: name, then folder, or what is wrong."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._items: tuple[Recent, ...] = ()

    def show_recent(self, items: tuple[Recent, ...]) -> None:
        """Show these files."""
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def at(self, index: Index) -> Recent | None:
        """Return the file in a row, or None outside the list."""
        return self._items[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many files there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says."""
        item = self._items[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{item.path.stem}\n{self._place(item)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(str(item.path))
            case _:
                return None

    def _place(self, item: Recent) -> str:
        if item.there:
            return str(item.path.parent)
        pattern = self._words.gettext("not found in {folder}")
        return pattern.format(folder=item.path.parent)


class RecentView(QListView):
    """The list of recent sessions.

    Args:
        model: What it shows.
        name: What screen readers call it.
    """

    def __init__(self, model: RecentModel, name: str) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(name)
        self.setStyleSheet(RECENT_SHEET)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)


class RecentPane(QVBoxLayout):
    """The list under its caption, or what will be listed; below, the way to backups.

    Args:
        words: The words of the console.
    """

    backups_wanted = Signal(object)
    """The Path of the chosen session."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.model = RecentModel(words)
        self.view = RecentView(self.model, words.gettext("Recent sessions"))
        self.backups = button(words.gettext("Backups…"), key="Ctrl+B")
        self._empty = label(words.gettext("Sessions you have opened will be listed here."), "soft")
        self.setSpacing(SPACING.small)
        self.addWidget(label(words.gettext("RECENT"), "caption"))
        self.addWidget(self.view, 1)
        self.addWidget(self._empty)
        self.addLayout(row(self.backups, None))
        self.addStretch(0)
        self.backups.clicked.connect(self._want_backups)

    def show_recent(self, items: tuple[Recent, ...]) -> None:
        """Show these files."""
        self.model.show_recent(items)
        for each in (self.view, self.backups):
            each.setVisible(bool(items))
        self._empty.setVisible(not items)
        if items:
            self.view.setCurrentIndex(self.model.index(0))

    def _want_backups(self) -> None:
        item = self.model.at(self.view.currentIndex())
        if item is not None:
            self.backups_wanted.emit(item.path)
