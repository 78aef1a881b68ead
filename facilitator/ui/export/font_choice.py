"""Which family documents are set in: the bundled one, or a serif of this computer."""

from PySide6.QtWidgets import QComboBox

from facilitator.report.typefaces import BUNDLED, Typeface, font_folders, serifs, typeface_called
from facilitator.ui.settings import Settings
from facilitator.words import Words


class FontChoice(QComboBox):
    """The families that can be read here.

    Args:
        words: The words of the console.
        found: The serifs of this computer; None looks for them.
    """

    def __init__(self, words: Words, found: tuple[Typeface, ...] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(words.gettext("Font"))
        self._found = serifs(font_folders()) if found is None else found
        self.addItem(words.gettext("{font} (comes with the program)").format(font=BUNDLED), "")
        for each in self._found:
            self.addItem(each.name, each.name)

    def show_name(self, name: str) -> None:
        """Choose a family by its name; one that is not here any more is the bundled one."""
        self.setCurrentIndex(max(0, self.findData(name)))

    def typeface(self) -> Typeface | None:
        """Return the chosen serif; None is the bundled family."""
        return next((each for each in self._found if each.name == self.currentData()), None)


def kept_typeface(settings: Settings) -> Typeface | None:
    """Return the serif chosen for documents, if one is and it is still here."""
    name = settings.choices.export_font
    return typeface_called(name, font_folders()) if name else None
