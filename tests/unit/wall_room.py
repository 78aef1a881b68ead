"""A room with a wall: the operator's choices follow what happens, as the hub lets them."""

from dataclasses import replace
from typing import TypeVar

from facilitator.core.commands import AddArgument, AddProposal, Command
from facilitator.core.events import Event
from facilitator.core.model import Beginning, Step
from facilitator.core.scene import scene
from facilitator.core.scene_kinds import Scene
from facilitator.core.screen import Screen, follow
from facilitator.core.vocabulary import Side, StepKind, Voice, table_voice
from tests.room import Room, small_beginning

Shown = TypeVar("Shown")


class WallRoom(Room):
    """A room whose wall follows commits.

    Args:
        beginning: What the session begins with; the small one by default.
    """

    def __init__(self, beginning: Beginning | None = None) -> None:
        self.screen = Screen()
        super().__init__(beginning or whole_day())

    def do(self, *commands: Command) -> tuple[Event, ...]:
        """Carry out commands and let the wall follow."""
        events: tuple[Event, ...] = ()
        for command in commands:
            before = self.state
            events = super().do(command)
            self.screen = follow(self.screen, before, self.state, events)
        return events

    @property
    def scene(self) -> Scene:
        """What the room sees."""
        return scene(self.state, self.screen, self.now)

    def shown(self, kind: type[Shown]) -> Shown:
        """Return what the room sees; fails where it is no scene of this kind."""
        seen = self.scene
        assert isinstance(seen, kind)
        return seen

    def propose(self, text: str, author: Voice | None = None, task: int = 1) -> int:
        """Put a proposal; return its id."""
        self.do(AddProposal(task, text, author or table_voice(1)))
        return max(self.state.content.proposals)

    def argue(self, proposal: int, side: Side, text: str) -> int:
        """Say a plus or minus; return its id."""
        self.do(AddArgument(proposal, side, text))
        return self.state.content.proposals[proposal].arguments[-1].id


def whole_day() -> Beginning:
    """Return the small session with results and survey, so that every kind of step is there."""
    beginning = small_beginning()
    last = beginning.programme[-1]
    more = (Step(98, StepKind.RESULTS, "", 10), Step(99, StepKind.SURVEY, "", 5))
    return replace(beginning, programme=(*beginning.programme[:-1], *more, last))
