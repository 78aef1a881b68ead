"""Reads a typed line with the core's grammar, and says what it means in plain data and words."""

from typing import Final

from facilitator.core.commands import Command
from facilitator.core.machine import decide
from facilitator.core.model import State
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.scribe import (
    ENGLISH,
    RUSSIAN,
    Completion,
    FilterBoard,
    Intent,
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
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Voice
from facilitator.session import Change
from facilitator.ui.console.scribe_words import meaning_text, outcome_text
from facilitator.ui.hub import SessionHub
from facilitator.words import Words

BEGUN: Final = frozenset(
    {Reason.EMPTY_TEXT, Reason.START_WITH_NUMBER_OF_VOTES, Reason.VERDICT_MISSING}
)
"""Why a line such as `7+`, `7=` or `7:` is refused, the rest of which is just being typed."""


@dataclass(frozen=True, slots=True)
class ReadLine:
    """What Enter will do with a line: one of `command`, `to_select`, `filter`, `voice`, or nothing.

    `select` is the id of the proposal to select after the command; `about` the label of the one
    the line is about; `said` stands beside the line. `begun` is what a line is going to mean that
    is refused only because its rest is missing.
    """

    said: str = ""
    command: Command | None = None
    select: int | None = None
    to_select: int | None = None
    to_wall: bool = False
    filter: str | None = None
    voice: Voice | None = None
    about: str = ""
    refused: Rejected | None = None
    begun: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether Enter just empties the line."""
        deeds = (self.command, self.to_select, self.filter, self.voice, self.refused)
        return all(deed is None for deed in deeds)


class ScribeReader:
    """Reads lines of one session.

    Args:
        hub: The session.
        words: The console's language.
    """

    def __init__(self, hub: SessionHub, words: Words) -> None:
        self._hub = hub
        self._words = words
        self._lexicon = RUSSIAN if words.language == "ru" else ENGLISH

    def read(
        self, text: str, selected: int | None, voice: Voice | None, *, literally: bool = False
    ) -> ReadLine:
        """Return what Enter (or Ctrl+Enter, literally) will do with `text`.

        Args:
            text: The line as it stands.
            selected: The id of the proposal selected on the board.
            voice: Who is taken to be speaking.
            literally: Whether the line is a proposal, whatever signs are in it.
        """
        state = self._hub.state
        found = interpret(text, self._context(selected, voice, literally=literally))
        refused, action = found.refused, found.action
        if refused is None and not isinstance(action, Intent):
            refused = self._refusal(action, state)
        said = outcome_text(self._words, state, found, refused)
        meaning = found.meaning
        about = meaning.label if isinstance(meaning, PlusTo | MinusTo | VerdictFor) else ""
        if refused is not None:
            begun = meaning_text(self._words, state, meaning) if refused.reason in BEGUN else ""
            return ReadLine(said, about=about, refused=refused, begun=begun)
        match action:
            case Nothing():
                return ReadLine(said)
            case SelectProposal(proposal=proposal, to_wall=to_wall):
                return ReadLine(said, to_select=proposal, to_wall=to_wall)
            case FilterBoard(text=sought):
                return ReadLine(said, filter=sought)
            case SetVoice(voice=speaker):
                return ReadLine(said, voice=speaker)
            case command:
                return ReadLine(said, command, found.select, about=about)

    def offers(
        self, text: str, selected: int | None, voice: Voice | None
    ) -> tuple[Completion, ...]:
        """Return how `text`, the line up to the cursor, can be completed."""
        return completions(text, self._context(selected, voice, literally=False))

    def next_voice(self, change: Change, voice: Voice | None) -> Voice | None:
        """Return who is taken to be speaking after a change."""
        return next_voice(change.before, change.after, change.events, voice)

    def _context(
        self, selected: int | None, voice: Voice | None, *, literally: bool
    ) -> ScribeContext:
        reading = Reading.LITERALLY if literally else Reading.BY_SIGNS
        return ScribeContext(self._hub.state, selected, voice, reading, self._lexicon)

    def _refusal(self, command: Command, state: State) -> Rejected | None:
        """Return the refusal that dispatching would give."""
        try:
            decide(state, command, self._hub.now)
        except Rejected as rejected:
            return rejected
        return None
