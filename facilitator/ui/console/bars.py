"""The two bars: above, what the day is and how it goes; below, that everything is saved."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from facilitator.core.model import Facts, Now, State
from facilitator.ui.console.look import relook
from facilitator.ui.console.step_facts import drift_text, end_text, is_of_today
from facilitator.ui.library import FileStatus
from facilitator.ui.tips import tip
from facilitator.words import Words


def plain_label(name: str, look: str) -> QLabel:
    """Return a label of plain text with a look of the style sheet."""
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("look", look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


class ElidedLabel(QLabel):
    """A label that gives way: it shows as much of its text as there is room for."""

    def __init__(self, name: str, look: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", look)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def show_text(self, text: str) -> None:
        """Show this text, or its beginning."""
        self._whole = text
        self.updateGeometry()
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for the width of the whole text."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self._whole) + 4, super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        """Give way down to a few letters."""
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))


class TopBar(QFrame):
    """Title, city and date; drift and forecast end; the time of day and the menu."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._facts = Facts()
        self.setProperty("look", "top")
        self._title = ElidedLabel("sessionTitle", "session")
        self._occasion = plain_label("occasion", "soft")
        self._mark = plain_label("mark", "pill-danger")
        self._drift = plain_label("drift", "pill")
        self._end = plain_label("forecastEnd", "pill")
        self._time = plain_label("timeOfDay", "lead-soft")
        self.menu_button = QPushButton(words.gettext("Menu"))
        self.menu_button.setObjectName("menuButton")
        self.menu_button.setProperty("look", "menu")
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 10, 0)
        row.setSpacing(14)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self._title)
        row.addWidget(self._occasion, 0, middle)
        row.addWidget(self._mark, 0, middle)
        row.addStretch(1)
        for widget in (self._drift, self._end, self._time, self.menu_button):
            row.addWidget(widget, 0, middle)
        self.setFixedHeight(52)

    def show_menu(self, menu: QMenu) -> None:
        """Hang a menu on the menu button."""
        self.menu_button.setMenu(menu)

    def show_facts(self, facts: Facts) -> None:
        """Show what the day is called, where and when."""
        self._title.show_text(facts.short_title or facts.title)
        self._facts = facts
        # Dates take long to load the first time: the line can be typed in before they stand here.
        QTimer.singleShot(0, self, self._show_occasion)
        self._mark.setText(facts.mark or "")
        self._mark.setVisible(bool(facts.mark))

    def _show_occasion(self) -> None:
        facts, dates = self._facts, None
        if facts.starts_on is not None:
            dates = self._words.dates(facts.starts_on, facts.ends_on or facts.starts_on)
        self._occasion.setText(" · ".join(part for part in (facts.city, dates) if part))

    def show_time(self, state: State, now: Now) -> None:
        """Show how the day goes, and the time of day."""
        for pill in (self._drift, self._end):
            pill.setVisible(is_of_today(state, now) and not state.flow.closed)
        drift, late = drift_text(self._words, state, now)
        self._drift.setText(drift)
        relook(self._drift, "pill-warning" if late else "pill")
        self._end.setText(end_text(self._words, state, now))
        self._time.setText(self._words.time(now.wall))

    def fold(self, *, low: bool, narrow: bool) -> None:
        """Save height and width on a small window."""
        self.setFixedHeight(40 if low else 52)
        self._occasion.setVisible(not narrow)


class StatusBar(QFrame):
    """Saved at, backup at, power, file."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._status: FileStatus | None = None
        self._in_trouble = False
        self.setProperty("look", "bar")
        self._saved = plain_label("savedAt", "")
        self._backup = plain_label("backupAt", "")
        self._power = plain_label("power", "")
        self._tones = plain_label("tones", "")
        self._file = plain_label("fileName", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(22)
        for label in (self._saved, self._backup, self._power, self._tones):
            row.addWidget(label)
        row.addStretch()
        row.addWidget(self._file)
        self.setFixedHeight(32)

    def show_status(self, status: FileStatus) -> None:
        """Show when the file was saved and copied."""
        words = self._words
        self._status = status
        if self._in_trouble:
            self._saved.setText(words.gettext("NOT SAVED"))
        elif status.only_looked_at:
            self._saved.setText(words.gettext("FOR LOOKING ONLY: nothing can be changed"))
        elif status.saved_at is None:
            self._saved.setText(words.gettext("✓ Everything is saved"))
        else:
            at = f"{status.saved_at:%H:%M:%S}"
            self._saved.setText(words.gettext("✓ Saved at {time}").format(time=at))
        if status.backup_failed:
            self._backup.setText(words.gettext("No backup copy could be made"))
        elif status.backup_at is not None and status.backup_folder is not None:
            pattern = words.gettext("Copy in “{folder}” at {time}")
            if status.one_folder_failed:
                pattern = words.gettext("Copy in “{folder}” at {time}, none in the other folder")
            folder, at = status.backup_folder.name, words.time(status.backup_at)
            self._backup.setText(pattern.format(folder=folder, time=at))
        self._backup.setVisible(bool(self._backup.text()))
        self._file.setText(status.file.name)
        self._file.setToolTip(tip(str(status.file)))

    def show_trouble(self) -> None:
        """Say that the last change is not saved, until it is."""
        self._in_trouble = True
        self._saved.setText(self._words.gettext("NOT SAVED"))

    def show_recovered(self) -> None:
        """Say again when everything was saved."""
        self._in_trouble = False
        if self._status is not None:
            self.show_status(self._status)

    def show_power(self, text: str) -> None:
        """Show where the current comes from; empty where nobody knows."""
        self._power.setText(text)
        self._power.setVisible(bool(text))

    def show_mute(self, *, muted: bool) -> None:
        """Say that the tones are off."""
        self._tones.setText(self._words.gettext("Tones are off") if muted else "")
        self._tones.setVisible(muted)

    def fold(self, *, low: bool) -> None:
        """Save height on a low window."""
        self.setFixedHeight(24 if low else 32)
