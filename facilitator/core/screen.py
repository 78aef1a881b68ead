"""The operator's choices for the wall: an immutable value and the pure steps between its states.

They are not journalled: a session opened again begins with a live wall.
"""

from collections.abc import Iterable
from enum import StrEnum

from facilitator.core.board import is_on_wall, proposals_of
from facilitator.core.events import (
    ArgumentAdded,
    ArgumentEdited,
    ArgumentMoved,
    Event,
    FloorGiven,
    ProposalAdded,
    ProposalExposed,
    ProposalMerged,
    ProposalRestored,
    ProposalUnmerged,
    Redone,
    RemarkAdded,
    RemarkExposed,
    Undone,
)
from facilitator.core.model import Proposal, Remark, State
from facilitator.core.scene_kinds import Card, Scene
from facilitator.core.timing import step_of, task_of
from facilitator.core.value import dataclass, replace
from facilitator.core.vocabulary import Exposure, StepKind

FEEDBACK_STEPS = frozenset({StepKind.PEER_FEEDBACK, StepKind.EXPERT_FEEDBACK})

MAX_SCALE = 3
"""How often A+ enlarges."""


class Mode(StrEnum):
    """Whether the room sees the session."""

    LIVE = "live"
    BLACK = "black"
    TITLE = "title"
    HOLD = "hold"


class View(StrEnum):
    """Which kind of scene the operator wants; AUTO is what the step asks for."""

    AUTO = "auto"
    WELCOME = "welcome"
    TIMER = "timer"
    LIST = "list"
    CARD = "card"
    BALLOT = "ballot"
    RANKING = "ranking"
    FEEDBACK = "feedback"
    NUMBERS = "numbers"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Pin:
    """A page turned to by hand, from 0; on a card, `focus` is the proposal it is about."""

    page: int
    focus: int | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """What the operator has chosen.

    `focus` is the proposal or remark the wall follows, `newest` the argument last said about it;
    `pin` outranks both until "live". `scale` counts how often A+ was pressed. `held` is the scene
    of a hold.
    """

    mode: Mode = Mode.LIVE
    view: View = View.AUTO
    focus: int | None = None
    newest: int | None = None
    pin: Pin | None = None
    scale: int = 0
    scheme: str = "dark"
    held: Scene | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the wall is: page `number` (from 0) of `count`, as measured by its painter."""

    number: int = 0
    count: int = 1


def black(screen: Screen) -> Screen:
    """Return the screen gone black."""
    return replace(screen, mode=Mode.BLACK, held=None)


def title(screen: Screen) -> Screen:
    """Return the screen with the title card."""
    return replace(screen, mode=Mode.TITLE, held=None)


def hold(screen: Screen, scene: Scene) -> Screen:
    """Return the screen standing still at `scene`, what the room sees now."""
    return replace(screen, mode=Mode.HOLD, held=scene)


def live(screen: Screen) -> Screen:
    """Return the screen following the session again.

    From black, title card or hold it comes back with the view chosen before; on a live wall the
    view returns to what the step asks for. A turned page is let go either way.
    """
    view = View.AUTO if screen.mode is Mode.LIVE else screen.view
    return replace(screen, mode=Mode.LIVE, view=view, pin=None, held=None)


def show_view(screen: Screen, view: View) -> Screen:
    """Return the screen with another kind of scene, not pinned."""
    return replace(screen, view=view, pin=None)


def focus_on(screen: Screen, item: int) -> Screen:
    """Return the screen with a proposal or remark brought to the wall by its id."""
    return replace(screen, focus=item, newest=None, pin=None)


def turn_page(screen: Screen, by: int, scene: Scene, pages: Pages) -> Screen:
    """Return the screen a page on or back, pinned there until "live".

    Args:
        screen: What the operator has chosen so far.
        by: +1 or -1.
        scene: What the room sees now; past the end of a card comes its neighbour.
        pages: Where the painter of `scene` is.
    """
    if screen.mode is not Mode.LIVE:
        return screen
    page = pages.number + by
    if isinstance(scene, Card):
        if 0 <= page < pages.count:
            return replace(screen, pin=Pin(page, scene.id))
        neighbour = scene.next if by > 0 else scene.previous
        return screen if neighbour is None else replace(screen, pin=Pin(0, neighbour))
    if pages.count == 1:
        return screen
    return replace(screen, pin=Pin(min(max(page, 0), pages.count - 1)))


def larger(screen: Screen) -> Screen:
    """Return the screen with larger letters (A+)."""
    return replace(screen, scale=min(screen.scale + 1, MAX_SCALE))


def smaller(screen: Screen) -> Screen:
    """Return the screen one step back towards the usual letters (A−); never below them."""
    return replace(screen, scale=max(screen.scale - 1, 0))


def normal(screen: Screen) -> Screen:
    """Return the screen with the usual letters (A)."""
    return replace(screen, scale=0)


def with_scheme(screen: Screen, name: str) -> Screen:
    """Return the screen in the colours of the scheme called `name`."""
    return replace(screen, scheme=name)


def follow(screen: Screen, before: State, after: State, events: Iterable[Event]) -> Screen:
    """Return the screen after a change of the session: the wall follows commits.

    A new step begins afresh with what it asks for; black, title card and hold stay as they are.

    Args:
        screen: What the operator has chosen so far.
        before: The session before the change.
        after: The session after it.
        events: What happened between.
    """
    if before.flow.current != after.flow.current:
        screen = replace(screen, view=View.AUTO, focus=None, newest=None, pin=None)
    for event in events:
        screen = _followed(screen, after, event)
    return screen


def _followed(screen: Screen, after: State, event: Event) -> Screen:
    match event:
        case (
            ProposalAdded(proposal=item)
            | ProposalRestored(proposal=item)
            | ProposalUnmerged(proposal=item)
            | ProposalMerged(into=item)
            | ProposalExposed(proposal=item, exposure=Exposure.SHOWN)
        ):
            return replace(screen, focus=item, newest=None)
        case RemarkAdded(remark=item) | RemarkExposed(remark=item, on_wall=True):
            step = step_of(after)
            shown = step is not None and step.kind in FEEDBACK_STEPS
            # A conclusion typed while proposals are talked over leaves the card where it is.
            if shown or screen.view is View.FEEDBACK:
                return replace(screen, focus=item, newest=None)
            return screen
        case (
            ArgumentAdded(argument=argument, proposal=item)
            | ArgumentMoved(argument=argument, proposal=item)
        ):
            return replace(screen, focus=item, newest=argument)
        case ArgumentEdited(argument=argument):
            return replace(screen, newest=argument)
        case FloorGiven(table=table):
            return _at_table(screen, after, table)
        case Undone() | Redone():
            return _still_there(screen, after)
        case _:
            return screen


def _at_table(screen: Screen, after: State, table: int) -> Screen:
    """The proposals of the table that has the floor come to the wall."""
    task = task_of(after)
    theirs = (
        proposal.id
        for proposal in (proposals_of(after, task) if task is not None else ())
        if proposal.table == table and is_on_wall(after, proposal)
    )
    return replace(screen, focus=next(theirs, screen.focus), newest=None)


def _still_there(screen: Screen, after: State) -> Screen:
    """After an undo the wall goes to the newest item there is if the one it followed is gone."""
    content = after.content
    if screen.focus in content.proposals or screen.focus in content.remarks:
        return screen
    step, task = step_of(after), task_of(after)
    pool: Iterable[Proposal | Remark] = ()
    if step is not None and step.kind is StepKind.STATEMENTS:
        pool = content.proposals.values()
    elif step is not None and step.kind in FEEDBACK_STEPS:
        pool = content.remarks.values()
    left = [item.id for item in pool if item.task == task]
    return replace(screen, focus=max(left, default=None), newest=None)
