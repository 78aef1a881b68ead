"""All that can be said of one step of the programme, beside the table of steps."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from facilitator.core.model import Step
from facilitator.core.vocabulary import ClockOnWall, StepKind
from facilitator.glossary import name_of
from facilitator.ui.fields import GrowingText
from facilitator.ui.forms import label, line, spin
from facilitator.ui.start.steps_model import LONGEST_MINUTES
from facilitator.ui.theme import SPACING
from facilitator.words import N_, Words

CLOCK_NAMES = {
    ClockOnWall.ALWAYS: N_("always"),
    ClockOnWall.UNTIL_ZERO: N_("until zero"),
    ClockOnWall.NEVER: N_("never"),
}
LONGEST_TURN_S = 3600
NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class StepForm(QWidget):
    """The details of one step."""

    edited = Signal(object)
    """The Step as it now is."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._step: Step | None = None
        self._showing = False
        self.title = line(words.gettext("Name of the step"))
        self.kind = QComboBox()
        for kind in StepKind:
            self.kind.addItem(name_of(words, kind), kind)
        self.task = QComboBox()
        self.minutes = spin(words.gettext("Minutes"), 0, LONGEST_MINUTES)
        self.turn = spin(words.gettext("Turn of each table, seconds"), 0, LONGEST_TURN_S)
        self.turn.setSingleStep(15)
        self.turn.setSpecialValueText(words.gettext("no turns"))
        self.clock = QComboBox()
        for choice, name in CLOCK_NAMES.items():
            self.clock.addItem(words.gettext(name), choice)
        self.tones = QCheckBox(words.gettext("Soft tones at 5 min, 1 min and zero"))
        self.rolls = QCheckBox(words.gettext("At zero the next step begins by itself"))
        self.instruction = GrowingText(words.gettext("Instruction for the room"), rows=(1, 3))
        self.notes = GrowingText(words.gettext("Notes for the facilitator only"), rows=(1, 4))
        self._build()
        self._connect()

    @property
    def step(self) -> Step | None:
        """The step as it stands here."""
        return self._step

    def show_step(self, step: Step | None, tasks: Sequence[int]) -> None:
        """Show a step, or nothing.

        Args:
            step: The step, or None where none is selected.
            tasks: The numbers it can belong to.
        """
        self._step = step
        self.setEnabled(step is not None)
        if step is None:
            return
        self._showing = True
        self.title.setText(step.title)
        self.title.setCursorPosition(0)
        self.title.setPlaceholderText(name_of(self._words, step.kind))
        self.kind.setCurrentIndex(self.kind.findData(step.kind))
        self._show_tasks(step.task, tasks)
        self.minutes.setValue(step.planned_minutes)
        self.turn.setValue(step.turn_seconds or 0)
        self.clock.setCurrentIndex(self.clock.findData(step.clock_on_wall))
        self.tones.setChecked(step.tones)
        self.rolls.setChecked(step.rolls_over)
        self.instruction.setPlainText(step.instruction or "")
        self.notes.setPlainText(step.notes or "")
        self._showing = False

    def _show_tasks(self, task: int | None, tasks: Sequence[int]) -> None:
        self.task.clear()
        self.task.addItem(self._words.pgettext("task", "none"), None)
        for number in tasks:
            self.task.addItem(self._words.gettext("Task {number}").format(number=number), number)
        self.task.setCurrentIndex(max(0, self.task.findData(task)))

    def _build(self) -> None:
        words = self._words
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACING.large, 0)
        layout.setSpacing(SPACING.hair)
        for text, field in (
            (words.gettext("Name of the step"), self.title),
            (words.gettext("What it is for"), self.kind),
            (words.gettext("Task"), self.task),
            (words.gettext("Minutes"), self.minutes),
            (words.gettext("Turn of each table, seconds"), self.turn),
            (words.gettext("Clock on the audience screen"), self.clock),
            (words.gettext("Instruction for the room"), self.instruction),
            (words.gettext("Notes for the facilitator only"), self.notes),
        ):
            caption = label(text, "small")
            caption.setBuddy(field)
            field.setAccessibleName(text)
            layout.addWidget(caption)
            layout.addWidget(field)
        layout.addWidget(self.tones)
        layout.addWidget(self.rolls)
        layout.addStretch(1)

        for combo in (self.kind, self.task, self.clock):
            # Else the longest name of a kind sets the width of the whole form.
            combo.setSizeAdjustPolicy(NARROW)
            combo.setMinimumContentsLength(10)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._tell)
        for combo in (self.kind, self.task, self.clock):
            combo.currentIndexChanged.connect(self._tell)
        for box in (self.minutes, self.turn):
            box.valueChanged.connect(self._tell)
        for tick in (self.tones, self.rolls):
            tick.toggled.connect(self._tell)
        for text in (self.instruction, self.notes):
            text.textChanged.connect(self._tell)

    def _tell(self) -> None:
        if self._showing or self._step is None:
            return
        self._step = replace(
            self._step,
            title=self.title.text().strip(),
            kind=StepKind(self.kind.currentData()),
            task=self.task.currentData(),
            planned_minutes=self.minutes.value(),
            turn_seconds=self.turn.value() or None,
            clock_on_wall=ClockOnWall(self.clock.currentData()),
            tones=self.tones.isChecked(),
            rolls_over=self.rolls.isChecked(),
            instruction=self.instruction.toPlainText().strip() or None,
            notes=self.notes.toPlainText().strip() or None,
        )
        self.edited.emit(self._step)
