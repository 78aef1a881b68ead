"""A secretary's desk for tests: a small session with proposals, and lines typed at it."""

from facilitator.core.commands import AddProposal
from facilitator.core.model import Beginning
from facilitator.core.rejection import Reason
from facilitator.core.scribe import Interpretation, Reading, ScribeContext, interpret
from facilitator.core.vocabulary import StepKind, Voice, table_voice
from tests.room import Room

PROPOSALS = 7
"""How many proposals task 1 has; task 2 has one."""


class Desk:
    """Types lines in a step and tells what they mean.

    Args:
        kind: The step, in task 1 where it has a task, the break after task 1; None is before the
            first step.
        selected: The label of the proposal selected on the board.
        voice: The chip.
        beginning: Another session than the small one.
    """

    def __init__(
        self,
        kind: StepKind | None,
        selected: str | None = None,
        voice: Voice | None = None,
        beginning: Beginning | None = None,
    ) -> None:
        self.room = Room(beginning)
        for number in range(1, PROPOSALS + 1):
            author = table_voice((number - 1) % 3 + 1)
            self.room.do(AddProposal(1, f"Предложение {number}", author))
        self.room.do(AddProposal(2, "Другое"))
        if kind is StepKind.BREAK:
            self.room.enter(StepKind.EXPERT_FEEDBACK)
        if kind is not None:
            self.room.enter(kind)
        self.selected = None if selected is None else self.id_of(selected)
        self.voice = voice

    def id_of(self, label: str) -> int:
        """Return the id of the proposal with this label."""
        return self.room.proposal(label).id

    def typed(self, text: str, reading: Reading = Reading.BY_SIGNS) -> Interpretation:
        """Return what Enter would do with `text`."""
        context = ScribeContext(self.room.state, self.selected, self.voice, reading)
        return interpret(text, context)

    def refusal(self, text: str, reading: Reading = Reading.BY_SIGNS) -> Reason:
        """Return why `text` is refused; fails where it is not."""
        refused = self.typed(text, reading).refused
        assert refused is not None, f"{text} is not refused"
        return refused.reason
