"""What a scene is filled from: the session at one moment, and what the operator has chosen."""

from facilitator.core.board import is_on_wall, proposals_of
from facilitator.core.model import Now, Proposal, State, Step, Task
from facilitator.core.scene_kinds import Head
from facilitator.core.screen import Screen
from facilitator.core.timing import task_of
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Status
from facilitator.core.wall_clock import wall_clock


@dataclass(frozen=True, slots=True)
class Filling:
    """What a scene is filled from."""

    state: State
    step: Step
    now: Now
    screen: Screen

    @property
    def focus(self) -> int | None:
        """The item shown: the card of a turned page, else the one the wall follows."""
        pin = self.screen.pin
        return self.screen.focus if pin is None else pin.focus

    @property
    def page(self) -> int | None:
        """The page turned to by hand, from 0."""
        return None if self.screen.pin is None else self.screen.pin.page

    @property
    def task(self) -> Task | None:
        """The current task."""
        number = task_of(self.state)
        return next((task for task in self.state.tasks if task.number == number), None)

    @property
    def head(self) -> Head:
        """What stands above and below the scene."""
        step, flow = self.step, self.state.flow
        titles = (task.title for task in self.state.tasks if task.number == step.task)
        return Head(
            kind=step.kind,
            title=step.title,
            task=step.task,
            task_title=next(titles, ""),
            instruction=step.instruction,
            clock=wall_clock(self.state, step, self.now.ms),
            turn=None if flow.turn is None else flow.turn.table,
        )

    @property
    def listed(self) -> tuple[Proposal, ...]:
        """The proposals of the current task that are listed."""
        return () if self.task is None else listed_of(self.state, self.task.number)

    @property
    def first(self) -> Proposal | None:
        """The first proposal in the list."""
        return next(iter(self.listed), None)


def visible_of(state: State, task: int) -> tuple[Proposal, ...]:
    """Return a task's proposals that the room may see, by number."""
    return tuple(one for one in proposals_of(state, task) if is_on_wall(state, one))


def listed_of(state: State, task: int) -> tuple[Proposal, ...]:
    """Return those of them that are listed: merged ones live on in their target."""
    return tuple(one for one in visible_of(state, task) if one.status is not Status.MERGED)
