"""The window about the program: what it is, its version, and whose work it brings along."""

from typing import Final

from PySide6.QtCore import QModelIndex, QSize, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator import paths
from facilitator.licences import Licence, licences, program_version
from facilitator.ui.forms import fit_to_screen, label, line
from facilitator.ui.sections import SHEET
from facilitator.ui.theme import CONSOLE, SPACING
from facilitator.words import Words

ICON: Final = QSize(72, 72)
LIST_WIDTH: Final = 320
TEXT: Final = f"""QPlainTextEdit {{
    background: {CONSOLE.paper}; border: none; border-radius: 0; padding: 8px 16px;
}}"""


class AboutWindow(QDialog):
    """Name and version above, a list of licences with the chosen one's text below; Esc closes it.

    Args:
        words: The words of the console.
        parent: The window it was opened from, if any.
    """

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: tuple[Licence, ...] = licences()
        self._names = QStringListModel([_title(each) for each in self._shown])
        self._found = QSortFilterProxyModel()
        self._found.setSourceModel(self._names)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = line(words.gettext("Find a part"), hint=words.gettext("Find a part"))
        self.search.setClearButtonEnabled(True)
        self.list = QListView()
        self.text = QPlainTextEdit()
        self.setWindowTitle(words.gettext("About the program"))
        fit_to_screen(self)
        self._build()
        self.search.textChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(self._show_text)
        self._begin_with_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        words = self._words
        self.list.setModel(self._found)
        self.list.setAccessibleName(words.gettext("Licences"))
        self.list.setStyleSheet(SHEET)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(words.gettext("Text of the licence"))
        self.text.setStyleSheet(TEXT)
        self.text.setTabChangesFocus(True)
        left = QVBoxLayout()
        left.setSpacing(0)
        searched = QVBoxLayout()
        searched.setContentsMargins(SPACING.large, SPACING.medium, SPACING.large, SPACING.small)
        searched.addWidget(self.search)
        left.addLayout(searched)
        left.addWidget(self.list, 1)
        side = QFrame()
        side.setFixedWidth(LIST_WIDTH)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(side)
        below.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        layout.addLayout(below, 1)
        self.setTabOrder(self.search, self.list)
        self.setTabOrder(self.list, self.text)

    def _head(self) -> QWidget:
        """Return what the program is; with Qt's conditions, which ask to be said plainly."""
        words = self._words
        icon = QLabel()
        icon.setPixmap(QIcon(str(paths.resource("icons", "facilitator.svg"))).pixmap(ICON))
        told = QVBoxLayout()
        told.setSpacing(SPACING.hair)
        name = words.gettext("{program} {version}").format(
            program=words.pgettext("program", "Facilitator"), version=program_version()
        )
        told.addWidget(label(name, "title"))
        told.addWidget(
            label(words.gettext("Runs a strategic session from this laptop, without a network."))
        )
        told.addWidget(
            label(
                words.gettext(
                    "Free software under the MIT licence. The windows are drawn by Qt and PySide6, "
                    "used under the GNU LGPL 3: their libraries are separate files in the "
                    "program's folder and may be replaced by others of the same version; their "
                    "sources are at download.qt.io. All that the program brings along is listed "
                    "here with its licence."
                ),
                "soft",
            )
        )
        head = QFrame()
        head.setProperty("look", "panel")
        across = QHBoxLayout(head)
        across.setContentsMargins(SPACING.huge, SPACING.large, SPACING.huge, SPACING.large)
        across.setSpacing(SPACING.large)
        across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(told, 1)
        return head

    def _filter(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip())
        self._begin_with_first()

    def _begin_with_first(self) -> None:
        self.list.setCurrentIndex(self._found.index(0, 0))
        if not self._found.rowCount():
            self.text.clear()

    def _show_text(self, current: QModelIndex) -> None:
        if current.isValid():
            self.text.setPlainText(self._shown[self._found.mapToSource(current).row()].text)


def _title(licence: Licence) -> str:
    """Return a licence as the list names it: `lxml 6.1.3 · BSD-3-Clause`."""
    of = f"{licence.of} {licence.version}".rstrip()
    return f"{of} · {licence.name}" if licence.name else of
