"""Between the scribe line and the session: previews the line as it is typed, and commits it."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.core.commands import Command
from facilitator.core.rejection import Rejected
from facilitator.core.screen import focus_on
from facilitator.core.timing import step_of
from facilitator.core.vocabulary import Voice, table_voice
from facilitator.explain import explain
from facilitator.session import Change
from facilitator.trouble import StorageTrouble
from facilitator.ui.console.question import Aside, Question
from facilitator.ui.console.scribe_hints import placeholder
from facilitator.ui.console.scribe_line import ScribeLine
from facilitator.ui.console.selection import Selection
from facilitator.ui.hub import SessionHub
from facilitator.ui.wording import capitalised, voice_name
from facilitator.words import Words

if TYPE_CHECKING:
    from facilitator.core.scribe import Completion
    from facilitator.ui.console.scribe_reader import ReadLine, ScribeReader


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
        self._aside = Aside()
        self._typed_filter = False
        self._committing = False
        line.edited.connect(self.preview)
        selection.changed.connect(self.preview)
        self._show_line()

    @cached_property
    def _reader(self) -> "ScribeReader":
        # The grammar comes with the first letter: it takes long to load, the start needs it not.
        from facilitator.ui.console.scribe_reader import ScribeReader

        return ScribeReader(self._hub, self._words)

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
        typed = self._line.text().strip()
        is_answered = self._question is None and question.is_answer(typed)
        if not is_answered:
            self._lay_aside()
        self._question = question
        self._line.show_text(typed if is_answered else question.text)
        self._show_line()
        self._line.take_focus()
        self.preview()
        if is_answered:
            self._answer(question)

    def type_ahead(self, text: str) -> None:
        """Begin a line with `text`; what was typed before comes back after it."""
        if self._question is not None:
            self._end_question()
        self._lay_aside()
        self._aside.begun = text
        self._line.show_text(text)
        self._line.take_focus()

    def cancel(self) -> bool:
        """Give up the question, else the filter; returns whether there was any."""
        if self._question is not None:
            self._end_question()
            return True
        if self._line.text().lstrip().startswith("/") or self._selection.filter:
            self._selection.show_filter("")
            self._bring_back()
            return True
        if self._aside.is_begun(self._line.text()):
            self._bring_back()
            return True
        return False

    def preview(self) -> None:
        """Say what Enter will do with the line as it stands."""
        if self._committing:
            # The line is done with: to open the card it begins with would leave what it became.
            return
        text = self._line.text()
        if self._question is not None:
            keys = self._words.gettext("Enter keeps it · Esc gives it up")
            self._line.show_outcome(keys, refused=False)
            return
        if not text.strip():
            self._end_typed_filter()
            self._line.show_outcome("", refused=False)
            self.completing.emit(())
            return
        read = self._read(text)
        if read.filter is not None:
            self._typed_filter = True
            self._selection.show_filter(read.filter)
        else:
            self._end_typed_filter()
        self._open(read.about)
        before = self._line.before_cursor()
        offers = self._reader.offers(before, self._selected(), self._voice)
        if read.refused is not None and (read.begun or offers):
            # Red at every `7+` would say nothing any more where something is wrong.
            self._line.show_outcome(read.begun, refused=False)
        else:
            self._line.show_outcome(read.said, refused=read.refused is not None)
        self.completing.emit(offers)

    def commit(self, *, literally: bool = False) -> None:
        """Do what the line means, or take it literally; a refused text stays with its reason."""
        if self._question is not None:
            self._answer(self._question)
            return
        read = self._read(self._line.text(), literally=literally)
        self._committing = True
        try:
            done = self._carry_out(read)
        finally:
            self._committing = False
        if done:
            self._typed_filter = False
            self._bring_back()
            if not read.is_nothing:
                self.committed.emit()

    def commit_all(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """Commit several lines one after another, as if typed.

        Returns:
            Those that were refused or could not be written, from the first such one on.
        """
        for at, line in enumerate(lines):
            read = self._read(line)
            if read.command is None or not self._carry_out(read):
                return lines[at:]
        self.committed.emit()
        return ()

    def complete(self, completion: "Completion") -> None:
        """Take over an offered completion."""
        self._line.complete(completion.start, completion.inserted)
        self._line.take_focus()

    def take_change(self, change: Change) -> None:
        """Let the voice follow the floor, the step and what was said."""
        self._take_voice(self._reader.next_voice(change, self._voice))
        self._show_line()
        self.preview()

    def _read(self, text: str, *, literally: bool = False) -> "ReadLine":
        return self._reader.read(text, self._selected(), self._voice, literally=literally)

    def _selected(self) -> int | None:
        proposal = self._selection.proposal
        return proposal.id if proposal else None

    def _end_typed_filter(self) -> None:
        if self._typed_filter:
            self._typed_filter = False
            self._selection.show_filter("")

    def _open(self, label: str) -> None:
        """Open the card a line is about, so that what was said before can be seen while typing."""
        selected = self._selection.proposal
        if not label or (selected is not None and selected.label == label):
            return
        for proposal in self._selection.shown():
            if proposal.label == label:
                self._selection.select(proposal.id)

    def _carry_out(self, read: "ReadLine") -> bool:
        """Do what a line means; returns whether that was possible."""
        if read.refused is not None:
            self._show_refusal(read.refused)
            return False
        if read.command is not None:
            return self._dispatch(read.command, read.select)
        if read.to_select is not None:
            self._selection.select(read.to_select)
            if read.to_wall:
                self._hub.show_screen(focus_on(self._hub.screen, read.to_select))
        if read.filter is not None:
            self._selection.show_filter(read.filter)
        if read.voice is not None:
            self._take_voice(read.voice)
        return True

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

    def _lay_aside(self) -> None:
        if self._question is None:
            self._aside.keep(self._line.text())

    def _bring_back(self) -> None:
        """Empty the line, or put back what was laid aside."""
        self._line.clear()
        if text := self._aside.take():
            self._line.show_text(text)

    def _end_question(self) -> None:
        self._question = None
        self._bring_back()
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
        step, closed = step_of(self._hub.state), self._hub.state.flow.closed
        kind = step.kind if step else None
        self._line.show_placeholder(placeholder(self._words, kind, closed=closed))
