"""Between the scribe line and the core: reads the line as it is typed, and commits it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from facilitator.core.commands import Command
from facilitator.core.machine import decide
from facilitator.core.rejection import Rejected
from facilitator.core.screen import focus_on
from facilitator.core.scribe import (
    ENGLISH,
    RUSSIAN,
    Completion,
    FilterBoard,
    Intent,
    Interpretation,
    Meaning,
    MinusTo,
    Nothing,
    PlusTo,
    Reading,
    ScribeContext,
    SelectProposal,
    SetVoice,
    VerdictFor,
    completions,
    interpret,
    next_voice,
)
from facilitator.core.timing import step_of
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Voice, table_voice
from facilitator.explain import explain
from facilitator.session import Change
from facilitator.trouble import StorageTrouble
from facilitator.ui.console.scribe_line import ScribeLine
from facilitator.ui.console.scribe_words import outcome_text, placeholder
from facilitator.ui.console.selection import Selection
from facilitator.ui.hub import SessionHub
from facilitator.ui.wording import capitalised, voice_name
from facilitator.words import Words


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked through the line: what stands before it, and what is done with the answer.

    `answer` may raise Rejected; the line then stays as it is.
    """

    chip: str
    answer: Callable[[str], None]
    text: str = ""


class ScribeControl(QObject):
    """Reads, previews and commits the scribe line.

    Args:
        hub: The session.
        words: The console's language.
        line: The line on the screen.
        selection: What is selected on the board.
    """

    committed = Signal()
    completing = Signal(tuple)
    """The Completions that fit what is typed, also none."""
    voice_changed = Signal(object)

    def __init__(
        self, hub: SessionHub, words: Words, line: ScribeLine, selection: Selection
    ) -> None:
        super().__init__(line)
        self._hub = hub
        self._words = words
        self._line = line
        self._selection = selection
        self._voice: Voice | None = None
        self._question: Question | None = None
        self._typed_filter = False
        self._lexicon = RUSSIAN if words.language == "ru" else ENGLISH
        line.edited.connect(self.preview)
        selection.changed.connect(self.preview)
        self._show_line()

    @property
    def voice(self) -> Voice | None:
        """Who is taken to be speaking."""
        return self._voice

    @property
    def asks(self) -> bool:
        """Whether the line is the answer to a question."""
        return self._question is not None

    def set_voice(self, voice: Voice | None) -> None:
        """Set the chip; a table that does not exist is refused."""
        tables = {table_voice(table.number) for table in self._hub.state.tables}
        if voice is not None and voice not in tables:
            self._line.show_outcome(
                self._words.gettext("There is no table {number}").format(number=voice.number),
                refused=True,
            )
            return
        self._take_voice(voice)
        self.preview()

    def ask(self, question: Question) -> None:
        """Ask something through the line; Esc gives it up."""
        self._question = question
        self._line.show_text(question.text)
        self._show_line()
        self._line.take_focus()
        self.preview()

    def cancel(self) -> bool:
        """Give up the question, else the filter; returns whether there was any."""
        if self._question is not None:
            self._end_question()
            return True
        if self._line.text().lstrip().startswith("/") or self._selection.filter:
            self._line.clear()
            self._selection.show_filter("")
            return True
        return False

    def preview(self) -> None:
        """Say what Enter will do with the line as it stands."""
        text = self._line.text()
        if self._question is not None:
            self._line.show_outcome("", refused=False)
            return
        reading = interpret(text, self._context(Reading.BY_SIGNS))
        if isinstance(reading.action, FilterBoard):
            self._selection.show_filter(reading.action.text)
        elif self._selection.filter and not text.strip() and self._typed_filter:
            self._selection.show_filter("")
        self._typed_filter = isinstance(reading.action, FilterBoard)
        self._open(reading.meaning)
        refused = self._refusal(reading)
        said = outcome_text(self._words, self._hub.state, reading, refused)
        self._line.show_outcome(said, refused=refused is not None)
        self.completing.emit(self._completions())

    def commit(self, reading: Reading = Reading.BY_SIGNS) -> None:
        """Do what the line means; a refused text stays with the reason beside it."""
        if self._question is not None:
            self._answer(self._question)
            return
        understood = interpret(self._line.text(), self._context(reading))
        if understood.refused is not None:
            self._show_refusal(understood.refused)
            return
        if isinstance(understood.action, Nothing):
            self._line.clear()
            return
        self._typed_filter = False
        if isinstance(understood.action, Intent):
            self._carry_out(understood.action)
        elif not self._dispatch(understood.action, understood.select):
            return
        self._line.clear()
        self.committed.emit()

    def commit_all(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """Commit several lines one after another, as if typed.

        Returns:
            Those that were refused or could not be written, from the first such one on.
        """
        for at, line in enumerate(lines):
            understood = interpret(line, self._context(Reading.BY_SIGNS))
            if understood.refused is not None or isinstance(understood.action, Intent):
                return lines[at:]
            if not self._dispatch(understood.action, understood.select):
                return lines[at:]
        self.committed.emit()
        return ()

    def complete(self, completion: Completion) -> None:
        """Take over an offered completion."""
        self._line.complete(completion.start, completion.inserted)
        self._line.take_focus()

    def take_change(self, change: Change) -> None:
        """Let the voice follow the floor, the step and what was said."""
        fresh = next_voice(change.before, change.after, change.events, self._voice)
        self._take_voice(fresh)
        self._show_line()
        self.preview()

    def _context(self, reading: Reading) -> ScribeContext:
        selected = self._selection.proposal
        return ScribeContext(
            state=self._hub.state,
            selected=selected.id if selected else None,
            voice=self._voice,
            reading=reading,
            lexicon=self._lexicon,
        )

    def _completions(self) -> tuple[Completion, ...]:
        return completions(self._line.before_cursor(), self._context(Reading.BY_SIGNS))

    def _open(self, meaning: Meaning) -> None:
        """Open the card a line is about, so that what was said before can be seen while typing."""
        if not isinstance(meaning, PlusTo | MinusTo | VerdictFor):
            return
        for proposal in self._selection.shown():
            if proposal.label == meaning.label and proposal != self._selection.proposal:
                self._selection.select(proposal.id)

    def _refusal(self, reading: Interpretation) -> Rejected | None:
        if reading.refused is not None or isinstance(reading.action, Intent):
            return reading.refused
        try:
            decide(self._hub.state, reading.action, self._hub.now)
        except Rejected as rejected:
            return rejected
        return None

    def _dispatch(self, command: Command, select: int | None) -> bool:
        try:
            self._hub.attempt(command)
        except Rejected as rejected:
            self._show_refusal(rejected)
            return False
        except StorageTrouble:
            return False
        if select is not None:
            self._selection.select(select)
        return True

    def _carry_out(self, intent: Intent) -> None:
        match intent:
            case SelectProposal(proposal=proposal, to_wall=to_wall):
                self._selection.select(proposal)
                if to_wall:
                    self._hub.show_screen(focus_on(self._hub.screen, proposal))
            case FilterBoard(text=text):
                self._selection.show_filter(text)
            case SetVoice(voice=voice):
                self._take_voice(voice)
            case Nothing():
                pass

    def _answer(self, question: Question) -> None:
        try:
            question.answer(self._line.text().strip())
        except Rejected as rejected:
            self._show_refusal(rejected)
            return
        except StorageTrouble:
            return
        self._end_question()
        self.committed.emit()

    def _end_question(self) -> None:
        self._question = None
        self._line.clear()
        self._show_line()
        self.preview()

    def _show_refusal(self, rejected: Rejected) -> None:
        self._line.show_outcome(explain(self._words, rejected), refused=True)

    def _take_voice(self, voice: Voice | None) -> None:
        if voice != self._voice:
            self._voice = voice
            self._show_line()
            self.voice_changed.emit(voice)

    def _show_line(self) -> None:
        if self._question is not None:
            self._line.show_chip(self._question.chip)
            self._line.show_placeholder("")
            return
        name = voice_name(self._words, self._hub.state, self._voice)
        self._line.show_chip(capitalised(name))
        step = step_of(self._hub.state)
        self._line.show_placeholder(placeholder(self._words, step.kind if step else None))
