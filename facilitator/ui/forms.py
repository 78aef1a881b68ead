"""Building blocks of windows with fields: labels, buttons, lines, labelled rows, pages."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.enter_key import pressed_by_enter
from facilitator.ui.screens import screen_under
from facilitator.ui.theme import CONSOLE, SPACING

SIGNS: Final = {
    "Right": "→",
    "Left": "←",
    "Up": "↑",
    "Down": "↓",
    "Return": "Enter",
    "PgDown": "PageDown",
    "PgUp": "PageUp",
    "Del": "Delete",
}
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


class Button(QPushButton):
    """A button that shows its key; Enter presses it where it has the focus, and nowhere else.

    Args:
        text: What it says.
        look: One of the looks of the style sheet.
        key: Its shortcut, as Qt writes it.
    """

    def __init__(self, text: str, look: str = "", key: str = "") -> None:
        super().__init__()
        self._key = key
        self.setAutoDefault(False)
        if look:
            self.setProperty("look", look)
        self.say(text)
        if key:
            # A button's own shortcut acts a tenth of a second late and is lost with each new text.
            QShortcut(QKeySequence(key), self).activated.connect(self.click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as Space is taken: a dialog gives it to another button, Windows to none."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def say(self, text: str) -> None:
        """Show another text; the key stays."""
        self.setText(f"{text}   {shown_key(self._key)}" if self._key else text)
        self.setAccessibleName(text)


def shown_key(key: str) -> str:
    """Return a shortcut as people read it: `Alt+→`, `Ctrl+Enter`."""
    return "+".join(SIGNS.get(part, part) for part in key.split("+"))


def button(text: str, look: str = "", key: str = "") -> Button:
    """Return a button; what it takes is said by Button."""
    return Button(text, look, key)


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
    free = screen_under(window).availableSize()
    window.setMinimumWidth(min(LEAST_WIDTH, free.width()))
    window.resize(
        min(ROOMY.width(), free.width() * 24 // 25), min(ROOMY.height(), free.height() * 24 // 25)
    )


def foot(said: QWidget, *items: QWidget) -> QFrame:
    """Return the panel at the foot of a window.

    Args:
        said: What tells how it went.
        items: What stands side by side below it; the first takes up what is left.
    """
    made = QFrame()
    made.setProperty("look", "panel")
    layout = QVBoxLayout(made)
    layout.setContentsMargins(SPACING.large, SPACING.small, SPACING.large, SPACING.medium)
    layout.setSpacing(SPACING.small)
    layout.addWidget(said)
    below = row(*items)
    below.setStretch(0, 1)
    layout.addLayout(below)
    return made


def page(*, spacing: int = SPACING.medium) -> tuple[QWidget, QVBoxLayout]:
    """Return an empty page and its layout."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(SPACING.huge, SPACING.large, SPACING.huge, SPACING.large)
    layout.setSpacing(spacing)
    return widget, layout
