"""What to make: edition, with names or without, kinds of files, folder; each in plain words."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from facilitator.core.protocol.edition import Edition, Extent, Naming
from facilitator.ui.export.documents import Format, Order
from facilitator.ui.export.font_choice import FontChoice
from facilitator.ui.forms import button, label, line, row
from facilitator.ui.settings import Settings
from facilitator.ui.theme import SPACING
from facilitator.words import N_, Words

E = TypeVar("E", bound=StrEnum)
AskFolder = Callable[[Path], Path | None]
"""Asks for a folder, given the one there is; None is a change of mind."""
INDENT: Final = 20
BOX_HEIGHT: Final = 22
EXTENTS: Final = (
    (
        Extent.SHORT,
        N_("Short"),
        N_("Agenda, decisions, signatures: 1 to 3 pages"),
    ),
    (
        Extent.FULL,
        N_("Full protocol"),
        N_("All that was discussed, votes, decisions, lists"),
    ),
    (
        Extent.REPORT,
        N_("Report on the day"),
        N_("Title page, contents, the day in numbers, the protocol"),
    ),
)
NAMINGS: Final = (
    (
        Naming.NAMED,
        N_("With names"),
        N_("Internal: it is signed and kept"),
    ),
    (
        Naming.ANONYMOUS,
        N_("Without names"),
        N_("For publication: tables instead of people, no contacts"),
    ),
)
FORMATS: Final = (
    (Format.PDF, N_("PDF: to print and sign")),
    (Format.DOCX, N_("Word (.docx): to go on editing")),
    (Format.XLSX, N_("Excel (.xlsx): tables to filter and count")),
    (Format.JSON, N_("Data (.json): to move the session, with names")),
)


class ChoicePane(QWidget):
    """The choices, as they were made the last time.

    Args:
        words: The words of the console.
        settings: Where choices are kept.
        beside: The folder of the session.
        formats: The kinds of files that can be made.
        ask_folder: Asks for a folder; None uses the system's dialog.
        font: Offers families; None offers those of this computer.
    """

    changed = Signal()

    def __init__(
        self,
        words: Words,
        settings: Settings,
        beside: Path,
        formats: Sequence[Format] = tuple(Format),
        *,
        ask_folder: AskFolder | None = None,
        font: FontChoice | None = None,
    ) -> None:
        super().__init__()
        self._words = words
        self._settings = settings
        self._beside = beside
        self._ask_folder = ask_folder or self._ask_for_folder
        self.extents = {kind: QRadioButton(words.gettext(name)) for kind, name, _ in EXTENTS}
        self.namings = {kind: QRadioButton(words.gettext(name)) for kind, name, _ in NAMINGS}
        self.formats = {
            kind: QCheckBox(words.gettext(name)) for kind, name in FORMATS if kind in formats
        }
        self.fonts = font or FontChoice(words)
        self.folder = line(words.gettext("Folder"))
        self.choose = button(words.gettext("Choose…"))
        self.home = button(words.gettext("Beside the session"))
        self._build()
        self._show_choices()
        self._connect()

    def edition(self) -> Edition:
        """Return the chosen edition."""
        return Edition(_chosen(self.extents), _chosen(self.namings))

    def order(self) -> Order:
        """Return what is to be made, and where."""
        folder = Path(self.folder.text().strip() or self._beside)
        wanted = tuple(
            kind for kind, box in self.formats.items() if box.isChecked() and box.isEnabled()
        )
        return Order(self.edition(), wanted, self._beside / folder, self.fonts.typeface())

    def _build(self) -> None:
        words = self._words
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(label(words.gettext("Document"), "caption"))
        self._add_group(layout, self.extents, {kind: why for kind, _, why in EXTENTS})
        layout.addSpacing(SPACING.small)
        layout.addWidget(label(words.gettext("People"), "caption"))
        self._add_group(layout, self.namings, {kind: why for kind, _, why in NAMINGS})
        layout.addSpacing(SPACING.small)
        layout.addWidget(label(words.gettext("Files"), "caption"))
        for box in self.formats.values():
            box.setMinimumHeight(BOX_HEIGHT)
            layout.addWidget(box)
        layout.addSpacing(SPACING.small)
        layout.addLayout(row(label(words.gettext("Font"), "caption"), self.fonts))
        layout.addSpacing(SPACING.small)
        layout.addWidget(label(words.gettext("Folder"), "caption"))
        layout.addSpacing(SPACING.hair)
        layout.addLayout(row(self.folder, self.choose))
        layout.addWidget(self.home, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_group(
        self, layout: QVBoxLayout, buttons: dict[E, QRadioButton], reasons: dict[E, str]
    ) -> None:
        group = QButtonGroup(self)
        for kind, each in buttons.items():
            group.addButton(each)
            why = label(self._words.gettext(reasons[kind]), "small")
            why.setContentsMargins(INDENT, 0, 0, SPACING.hair)
            each.setAccessibleDescription(why.text())
            layout.addWidget(each)
            layout.addWidget(why)

    def _show_choices(self) -> None:
        kept = self._settings.choices
        _choose(self.extents, kept.export_extent, Extent.FULL)
        _choose(self.namings, kept.export_naming, Naming.NAMED)
        wanted = set(kept.export_formats) & set(self.formats) or {Format.PDF}
        for kind, box in self.formats.items():
            box.setChecked(kind in wanted)
        self.fonts.show_name(kept.export_font)
        self.folder.setText(kept.export_folder or str(self._beside))
        self._show_possible()

    def _connect(self) -> None:
        for each in (*self.extents.values(), *self.namings.values(), *self.formats.values()):
            each.toggled.connect(self._take)
        self.fonts.activated.connect(self._take)
        self.folder.editingFinished.connect(self._take)
        self.choose.clicked.connect(self._choose_folder)
        self.home.clicked.connect(lambda: self._show_folder(self._beside))

    def _take(self) -> None:
        self._show_possible()
        order = self.order()
        self._settings.change(
            export_extent=order.edition.extent.value,
            export_naming=order.edition.naming.value,
            export_formats=tuple(kind.value for kind in order.formats),
            export_font=str(self.fonts.currentData()),
            export_folder=None if order.folder == self._beside else str(order.folder),
        )
        self.changed.emit()

    def _show_possible(self) -> None:
        """Offer no data where nobody is to be named: they would name everybody."""
        if Format.JSON in self.formats:
            named = self.namings[Naming.NAMED].isChecked()
            self.formats[Format.JSON].setEnabled(named)
        self.home.setVisible(self.order().folder != self._beside)

    def _choose_folder(self) -> None:
        folder = self._ask_folder(self.order().folder)
        if folder is not None:
            self._show_folder(folder)

    def _show_folder(self, folder: Path) -> None:
        self.folder.setText(str(folder))
        self.folder.setCursorPosition(0)
        self._take()

    def _ask_for_folder(self, folder: Path) -> Path | None:
        name = QFileDialog.getExistingDirectory(
            self, self._words.gettext("Where to write"), str(folder)
        )
        return Path(name) if name else None


def _chosen(buttons: dict[E, QRadioButton]) -> E:
    return next(kind for kind, each in buttons.items() if each.isChecked())


def _choose(buttons: dict[E, QRadioButton], value: str, default: E) -> None:
    kind = next((kind for kind in buttons if kind == value), default)
    buttons[kind].setChecked(True)
