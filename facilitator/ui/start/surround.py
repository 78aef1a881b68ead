"""What stands around the start page's choices: name and language above, help below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.choices import LanguageChoice
from facilitator.ui.forms import button, label, row
from facilitator.ui.theme import SPACING
from facilitator.words import Words


class Head(QVBoxLayout):
    """The program's name, what it is for, and the language of the windows.

    Args:
        words: The words of the console.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.language = LanguageChoice(words.gettext("Language of the windows"))
        self.language.show_language(words.language)
        named = label(words.gettext("Language"), "soft")
        named.setWordWrap(False)
        named.setBuddy(self.language)
        name = row(label(words.pgettext("program", "Facilitator"), "title"), named)
        name.setStretch(0, 1)
        name.addWidget(self.language)
        purpose = words.gettext("Runs a strategic session from this laptop, without a network.")
        self.setSpacing(SPACING.large)
        self.addLayout(name)
        self.addWidget(label(purpose, "soft"))


class Foot(QWidget):
    """Buttons of the windows that help.

    Args:
        words: The words of the console.
    """

    guide_wanted = Signal()
    about_wanted = Signal()
    venue_wanted = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.guide = button(words.gettext("Guide"), key="F1")
        self.guide.clicked.connect(self.guide_wanted)
        self.venue = button(words.gettext("Venue check"), key="Alt+C")
        self.report = button(words.gettext("Problem report"), key="Alt+O")
        self.about = button(words.gettext("About the program"), key="Alt+I")
        self.about.clicked.connect(self.about_wanted)
        self.venue.clicked.connect(self.venue_wanted)
        layout = QHBoxLayout(self)
        row(self.guide, self.venue, None, self.report, self.about, parent_layout=layout)
