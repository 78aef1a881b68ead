"""The choices of this user: language, colours of the wall, tones, second backup folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.choices import LanguageChoice
from facilitator.ui.forms import add_field, button, field_form, label, line, row
from facilitator.ui.second_folder import second_text
from facilitator.ui.settings import Settings
from facilitator.ui.sounds import Tones
from facilitator.ui.theme import SCHEMES, SPACING
from facilitator.venue.second_folder import Second
from facilitator.words import Words

WIDTH = 620
AskFolder = Callable[[str], str | None]
"""Asks for a folder, given the one there is; None is a change of mind."""
CheckFolder = Callable[[Path], Second]
"""Tells what is to be said of a folder for backups."""


class SettingsDialog(QDialog):
    """Every change is taken over and kept at once.

    Args:
        settings: Where choices are kept.
        words: The words of the console.
        tones: What the volume and muting are tried on.
        parent: The console, if any.
        ask_folder: Asks for a folder; None uses the system's dialog.
        check_folder: Tells whether backups can be written in a folder.
    """

    language_chosen = Signal(str)
    """The code of another language of the windows."""
    scheme_chosen = Signal(str)
    """The name of a scheme of the wall."""
    backup_chosen = Signal(object)
    """The Path of the second backup folder, or None."""
    sound_changed = Signal()
    """Muting or volume: the tones have it already."""

    def __init__(
        self,
        settings: Settings,
        words: Words,
        tones: Tones,
        parent: QWidget | None = None,
        *,
        ask_folder: AskFolder | None = None,
        check_folder: CheckFolder = lambda _folder: Second.GOOD,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._words = words
        self._tones = tones
        self._ask_folder = ask_folder or self._ask_for_folder
        self._check_folder = check_folder
        self.language = LanguageChoice(words.gettext("Language of the windows"))
        self.language_note = label(
            words.gettext("The windows change when the program is opened the next time."), "soft"
        )
        self.scheme = QComboBox()
        self.sounding = QCheckBox(words.gettext("Soft tones at 5 min, 1 min and zero"))
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.test = button(words.gettext("Try"))
        self.sound_note = label("", "soft")
        self.folder = line(words.gettext("Second backup folder"))
        self.folder_note = label("", "soft")
        self.choose = button(words.gettext("Choose…"))
        self.forget = button(words.pgettext("folder", "None"))
        self.close_it = button(words.gettext("Close"), look="primary")
        self._build()
        self._show_choices()
        self._connect()

    def _build(self) -> None:
        words = self._words
        self.setWindowTitle(words.gettext("Settings"))
        self.setMinimumWidth(WIDTH)
        for scheme in SCHEMES:
            self.scheme.addItem(words.gettext(scheme.title), scheme.name)
        self.volume.setRange(0, 100)
        self.volume.setAccessibleName(words.gettext("Volume"))
        self.folder.setReadOnly(True)
        self.folder.setPlaceholderText(words.gettext("such as a memory stick"))
        form = field_form()
        add_field(form, words.gettext("Language of the windows"), self.language)
        form.addRow("", self.language_note)
        add_field(form, words.gettext("Colours of the audience screen"), self.scheme)
        add_field(form, words.gettext("Tones"), self.sounding)
        add_field(form, words.gettext("Volume"), row(self.volume, self.test)).setBuddy(self.volume)
        form.addRow("", self.sound_note)
        backup = row(self.folder, self.choose, self.forget)
        add_field(form, words.gettext("Second backup folder"), backup).setBuddy(self.choose)
        hint = words.gettext(
            "Each step change puts a copy there too. The session itself stays here."
        )
        form.addRow("", label(hint, "soft"))
        form.addRow("", self.folder_note)
        self.folder_note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACING.huge, SPACING.large, SPACING.huge, SPACING.large)
        layout.setSpacing(SPACING.medium)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addLayout(row(None, self.close_it))

    def _show_choices(self) -> None:
        choices = self._settings.choices
        code = choices.language or self._words.language
        self.language.show_language(code)
        self.language_note.setVisible(code != self._words.language)
        self.scheme.setCurrentIndex(max(0, self.scheme.findData(choices.scheme)))
        self.sounding.setChecked(not choices.mute)
        self.volume.setValue(choices.volume)
        self.folder.setText(choices.second_backup or "")
        self.forget.setEnabled(bool(choices.second_backup))
        self.sound_note.hide()

    def _connect(self) -> None:
        self.language.activated.connect(self._take_language)
        self.scheme.activated.connect(self._take_scheme)
        self.sounding.toggled.connect(self._take_sound)
        self.volume.valueChanged.connect(self._take_sound)
        self.test.clicked.connect(self._try_tones)
        self.choose.clicked.connect(self._choose_folder)
        self.forget.clicked.connect(self._forget_folder)
        self.close_it.clicked.connect(self.accept)

    def _take_language(self) -> None:
        code = self.language.language()
        self._settings.change(language=code)
        self.language_note.setVisible(code != self._words.language)
        self.language_chosen.emit(code)

    def _take_scheme(self) -> None:
        name = str(self.scheme.currentData())
        self._settings.change(scheme=name)
        self.scheme_chosen.emit(name)

    def _take_sound(self) -> None:
        muted, volume = not self.sounding.isChecked(), self.volume.value()
        self._settings.change(mute=muted, volume=volume)
        self._tones.muted = muted
        self._tones.volume = volume / 100
        self.sound_changed.emit()

    def _try_tones(self) -> None:
        words = self._words
        heard = self._tones.test(self.volume.value() / 100)
        self.sound_note.setText(
            words.gettext("Two tones are sounding. Nothing heard? See the volume of the computer.")
            if heard
            else words.gettext("This computer has no sound output; the session runs without tones.")
        )
        self.sound_note.show()
        self._grow()

    def _choose_folder(self) -> None:
        folder = self._ask_folder(self.folder.text())
        if not folder:
            return
        found = self._check_folder(Path(folder))
        self.folder_note.setText(second_text(self._words, found, Path(folder)))
        self.folder_note.show()
        self._grow()
        if found is not Second.SAME_FOLDER:
            self._take_folder(folder)

    def _grow(self) -> None:
        """Make room for a sentence that has come; a dialog does not do it by itself."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.heightForWidth(self.width())))

    def _forget_folder(self) -> None:
        self.folder_note.hide()
        self._take_folder(None)

    def _take_folder(self, folder: str | None) -> None:
        self._settings.change(second_backup=folder)
        self.folder.setText(folder or "")
        self.forget.setEnabled(bool(folder))
        self.backup_chosen.emit(Path(folder) if folder else None)

    def _ask_for_folder(self, current: str) -> str | None:
        title = self._words.gettext("Second backup folder")
        return QFileDialog.getExistingDirectory(self, title, current) or None
