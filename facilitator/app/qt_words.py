"""Qt's own words, such as those of a field's context menu, in the language of the program."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator


def load_qt_words(language: str) -> QTranslator | None:
    """Return Qt's words in a language, or None where they are not there; English needs none.

    Args:
        language: Its code, such as "ru".
    """
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(f"qtbase_{language}", folder) else None


class QtWords:
    """Speaks for Qt in one language at a time.

    Args:
        application: Qt's application.
    """

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._shown: QTranslator | None = None

    def show(self, language: str) -> None:
        """Speak a language from now on."""
        if self._shown is not None:
            self._application.removeTranslator(self._shown)
        self._shown = load_qt_words(language)
        if self._shown is not None:
            self._application.installTranslator(self._shown)
