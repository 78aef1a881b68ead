"""Building blocks of windows with fields: labelled rows, texts that grow, dates and times."""

from collections.abc import Callable
from datetime import date, time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.dates import read_date, read_time, write_date, write_time
from facilitator.ui.theme import CONSOLE, SPACING

COMPLAINT: Final = f"""QLabel {{
    background: {CONSOLE.danger_soft}; color: {CONSOLE.danger}; border-radius: 6px;
    padding: 8px 12px; font-weight: 500;
}}"""
ROOMY: Final = QSize(1240, 680)
LEAST_WIDTH: Final = 1000
LABEL_WIDTH: Final = 172


def label(text: str, look: str = "") -> QLabel:
    """Return a label, with one of the looks of the style sheet; long texts break into lines."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    if look:
        made.setProperty("look", look)
    return made


def complaint() -> QLabel:
    """Return a hidden label for saying what went wrong; its text can be copied."""
    made = label("")
    made.setStyleSheet(COMPLAINT)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.hide()
    return made


def button(text: str, look: str = "", key: str = "") -> QPushButton:
    """Return a button that never takes Enter away from the window.

    Args:
        text: What it says.
        look: One of the looks of the style sheet.
        key: Its shortcut, shown beside the text.
    """
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setAccessibleName(text.replace("&", ""))
    if look:
        made.setProperty("look", look)
    if key:
        made.setShortcut(key)
        made.setToolTip(key)
    return made


def row(*items: QWidget | None, parent_layout: QHBoxLayout | None = None) -> QHBoxLayout:
    """Return widgets side by side; None is a gap that takes up what is left."""
    layout = parent_layout or QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACING.small)
    for item in items:
        if item is None:
            layout.addStretch(1)
        else:
            layout.addWidget(item)
    return layout


def line(name: str, *, hint: str = "", limit: int = 20_000) -> QLineEdit:
    """Return a line for typing.

    Args:
        name: What screen readers call it.
        hint: Grey text shown while it is empty.
        limit: The most characters it takes.
    """
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(hint)
    made.setMaxLength(limit)
    return made


def spin(name: str, least: int, most: int, width: int = 0) -> QSpinBox:
    """Return a box for a number.

    Args:
        name: What screen readers call it.
        least: The smallest number.
        most: The greatest number.
        width: Its width in logical pixels; 0 lets it grow.
    """
    made = QSpinBox()
    made.setAccessibleName(name)
    made.setRange(least, most)
    # The style sheet's padding does not reach the line inside the box.
    made.lineEdit().setTextMargins(SPACING.small, 0, 0, 0)
    if width:
        made.setFixedWidth(width)
    return made


def field_form() -> QFormLayout:
    """Return a layout of labelled fields, labels left of their fields."""
    form = QFormLayout()
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(SPACING.large)
    form.setVerticalSpacing(SPACING.small)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    return form


def add_field(form: QFormLayout, text: str, field: QWidget | QLayout) -> QLabel:
    """Add a labelled field; the label leads to it and names it for screen readers."""
    made = label(text)
    made.setFixedWidth(LABEL_WIDTH)
    made.setWordWrap(True)
    if isinstance(field, QWidget):
        if not field.accessibleName():
            field.setAccessibleName(text)
        made.setBuddy(field)
        form.addRow(made, field)
    else:
        form.addRow(made, field)
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """Return `content` in a frame that scrolls downwards only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area


def fit_to_screen(window: QWidget) -> None:
    """Give a window a comfortable size, or most of the screen where that is small."""
    free = window.screen().availableSize()
    window.setMinimumWidth(min(LEAST_WIDTH, free.width()))
    window.resize(
        min(ROOMY.width(), free.width() * 24 // 25), min(ROOMY.height(), free.height() * 24 // 25)
    )


def page(*, spacing: int = SPACING.medium) -> tuple[QWidget, QVBoxLayout]:
    """Return an empty page and its layout."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(SPACING.huge, SPACING.large, SPACING.huge, SPACING.large)
    layout.setSpacing(spacing)
    return widget, layout


class GrowingText(QPlainTextEdit):
    """A text of a few rows that grows with what is typed; Tab leaves it.

    Args:
        name: What screen readers call it.
        rows: How many rows it has at least and at most.
    """

    def __init__(self, name: str, rows: tuple[int, int] = (2, 6), hint: str = "") -> None:
        super().__init__()
        self._rows = rows
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height: another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def lines(self) -> tuple[str, ...]:
        """Return the lines that say something."""
        return tuple(text.strip() for text in self.toPlainText().splitlines() if text.strip())

    def _fit(self) -> None:
        least, most = self._rows
        wanted = round(self.document().size().height())
        rows = min(max(wanted, least), most)
        shown = Qt.ScrollBarPolicy
        policy = shown.ScrollBarAsNeeded if wanted > most else shown.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(rows * self.fontMetrics().lineSpacing() + 18)


class _CheckedLine(QLineEdit):
    """A line whose text must mean something; it says so by its look and keeps the text."""

    edited = Signal()

    def __init__(self, name: str, width: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedWidth(width)
        self.textEdited.connect(self._check)
        self.editingFinished.connect(self._check)

    def is_right(self) -> bool:
        """Tell whether the text can be understood."""
        try:
            self._read()
        except ValueError:
            return False
        return True

    def _read(self) -> object:
        raise NotImplementedError

    def _check(self) -> None:
        self.setStyleSheet("" if self.is_right() else WRONG)
        self.edited.emit()


WRONG: Final = f"QLineEdit {{ border: 2px solid {CONSOLE.danger}; padding: 3px 7px; }}"


class DateLine(_CheckedLine):
    """A line for a date, or for none.

    Args:
        name: What screen readers call it.
        today: The day that gives a date without a year its year.
    """

    def __init__(self, name: str, today: date) -> None:
        self._today = today
        super().__init__(name, 110)

    def value(self) -> date | None:
        """Return the date; what cannot be understood is none."""
        return self._read() if self.is_right() else None

    def show_value(self, day: date | None) -> None:
        """Show a date."""
        self.setText(write_date(day))

    def _read(self) -> date | None:
        return read_date(self.text(), self._today)


class TimeLine(_CheckedLine):
    """A line for a time of day, or for none."""

    def __init__(self, name: str) -> None:
        super().__init__(name, 80)

    def value(self) -> time | None:
        """Return the time; what cannot be understood is none."""
        return self._read() if self.is_right() else None

    def show_value(self, moment: time | None) -> None:
        """Show a time of day."""
        self.setText(write_time(moment))

    def _read(self) -> time | None:
        return read_time(self.text())


class EnterMovesOn(QObject):
    """Lets Enter in a line of a form lead to the next field instead of closing the window."""

    def __init__(self, window: QWidget, commit: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._commit = commit

    def watch(self, *fields: QWidget) -> None:
        """Look after these fields too."""
        for each in fields:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter of single lines; Ctrl+Enter commits anywhere."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._commit()
                    return True
                if isinstance(watched, QLineEdit):
                    self._window.focusNextChild()
                    return True
        return super().eventFilter(watched, event)
