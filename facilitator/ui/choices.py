"""Choices that many forms need: a language, who said it, which task it belongs to."""

from PySide6.QtWidgets import QComboBox

from facilitator.core.model import State
from facilitator.core.vocabulary import Voice, VoiceKind
from facilitator.glossary import task_title
from facilitator.ui.wording import voice_name
from facilitator.words import LANGUAGES, Words

LANGUAGE_NAMES = {"ru": "Русский", "en": "English"}
"""Each in its own language, so that anyone finds theirs."""
NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ChoiceBox(QComboBox):
    """A box whose width does not depend on its longest entry."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(NARROW)
        self.setMinimumContentsLength(10)


class LanguageChoice(QComboBox):
    """The languages of the program, each named in itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        for code in LANGUAGES:
            self.addItem(LANGUAGE_NAMES[code], code)

    def show_language(self, code: str) -> None:
        """Choose a language by its code; an unknown one is the first."""
        self.setCurrentIndex(max(0, self.findData(code)))

    def language(self) -> str:
        """Return the code of the chosen language."""
        return str(self.currentData())


class VoiceChoice(ChoiceBox):
    """Everybody who can have said something: tables, experts, participants, or nobody."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.gettext("Author"))
        self._words = words

    def show_voice(self, state: State, voice: Voice | None) -> None:
        """Offer the voices of the session and choose one."""
        voices = [
            *(Voice(VoiceKind.TABLE, table.number) for table in state.tables),
            *(Voice(VoiceKind.EXPERT, number) for number in state.experts),
            *(Voice(VoiceKind.PARTICIPANT, number) for number in state.participants),
        ]
        if voice is not None and voice not in voices:
            # As in a session restored after a loss: somebody who is on none of its lists.
            voices.append(voice)
        self.clear()
        self.addItem(self._words.gettext("unknown"), None)
        for each in voices:
            self.addItem(voice_name(self._words, state, each), each)
        self.setCurrentIndex(0 if voice is None else voices.index(voice) + 1)

    def voice(self) -> Voice | None:
        """Return who is chosen."""
        chosen: Voice | None = self.currentData()
        return chosen


class TaskChoice(ChoiceBox):
    """The tasks, and where it makes sense the session as a whole.

    Args:
        words: The words of the console.
        general: What the session as a whole is called; None leaves it out.
    """

    def __init__(self, words: Words, general: str | None = None) -> None:
        super().__init__(words.gettext("Task"))
        self._words = words
        self._general = general

    def show_task(self, state: State, task: int | None) -> None:
        """Offer the tasks of the session and choose one."""
        self.clear()
        if self._general is not None:
            self.addItem(self._general, None)
        for each in state.tasks:
            self.addItem(task_title(self._words, each.number, each.title), each.number)
        self.setCurrentIndex(max(0, self.findData(task)))

    def task(self) -> int | None:
        """Return the number of the chosen task; None is the session as a whole."""
        chosen: int | None = self.currentData()
        return chosen
