"""Fields that windows share: texts that grow, dates, times, and Enter that leads on."""

from collections.abc import Callable, Sequence
from datetime import date, time
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QScrollArea, QWidget

from facilitator.ui.dates import read_date, read_time, write_date, write_time
from facilitator.ui.plain_text import PlainText
from facilitator.ui.theme import CONSOLE


class GrowingText(PlainText):
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
    """Lets Enter in a line of a form lead to the next field instead of closing the window.

    Args:
        window: The form.
        commit: Saves it, at Ctrl+Enter.
        path: Returns the fields that Enter leads through where it is not each one, as Tab does.
    """

    def __init__(
        self,
        window: QWidget,
        commit: Callable[[], object],
        path: Callable[[], Sequence[QWidget]] = tuple,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._commit = commit
        self._path = path

    def watch(self, *fields: QWidget) -> None:
        """Look after these fields too."""
        for each in fields:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter of single lines and numbers; Ctrl+Enter commits anywhere."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._commit()
                    return True
                if isinstance(watched, QLineEdit | QAbstractSpinBox):
                    self._go_on(watched)
                    return True
        return super().eventFilter(watched, event)

    def _go_on(self, field: QWidget) -> None:
        path = self._path()
        at = path.index(field) + 1 if field in path else len(path)
        if at < len(path):
            # As if by Tab, so that a number is selected and typed over.
            path[at].setFocus(Qt.FocusReason.TabFocusReason)
            _bring_into_view(path[at])
        else:
            self._window.focusNextChild()


def _bring_into_view(field: QWidget) -> None:
    """Scroll to a field, as Qt does at Tab alone."""
    around = field.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(field)
        around = around.parentWidget()
