"""The programme as data: the default one, and the checks of an edited one."""

from collections.abc import Mapping, Sequence

from facilitator.core.checks import tidied
from facilitator.core.model import State, Step
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.timing import run_of
from facilitator.core.value import replace
from facilitator.core.vocabulary import ClockOnWall, StepKind

UNCLOCKED = frozenset(
    {
        StepKind.REGISTRATION,
        StepKind.OPENING,
        StepKind.RESULTS,
        StepKind.SURVEY,
        StepKind.CLOSING,
    }
)
"""Nobody is counted down in public who must not be (PRODUCT.md, "A session as data")."""

BEFORE = ((StepKind.REGISTRATION, 30), (StepKind.OPENING, 15))
PER_TASK = (
    (StepKind.BRIEFING, 5),
    (StepKind.SILENT, 5),
    (StepKind.TABLES, 12),
    (StepKind.STATEMENTS, 9),
    (StepKind.PROS_CONS, 12),
    (StepKind.VOTING, 4),
    (StepKind.PEER_FEEDBACK, 6),
    (StepKind.EXPERT_FEEDBACK, 7),
)
BETWEEN = ((StepKind.BREAK, 15),)
AFTER = ((StepKind.RESULTS, 10), (StepKind.SURVEY, 5), (StepKind.CLOSING, 10))
TURN_SECONDS = 90


def default_step(kind: StepKind, minutes: int, task: int | None = None) -> Step:
    """Return a step with the defaults of its kind: its clock on the wall, its tones, its turns.

    Args:
        kind: What the step is for.
        minutes: Its planned length.
        task: The number of its task, or None.
    """
    if kind is StepKind.EXPERT_FEEDBACK:
        on_wall = ClockOnWall.UNTIL_ZERO
    else:
        on_wall = ClockOnWall.NEVER if kind in UNCLOCKED else ClockOnWall.ALWAYS
    return Step(
        id=0,
        kind=kind,
        title="",
        planned_minutes=minutes,
        task=task,
        turn_seconds=TURN_SECONDS if kind is StepKind.STATEMENTS else None,
        clock_on_wall=on_wall,
        tones=on_wall is ClockOnWall.ALWAYS,
    )


def default_programme(
    tasks: Sequence[int],
    titles: Mapping[StepKind, str] | None = None,
    instructions: Mapping[StepKind, str] | None = None,
) -> tuple[Step, ...]:
    """Return the default programme for these tasks, steps numbered from 1.

    Args:
        tasks: The numbers of the tasks in order.
        titles: Names of the kinds in the session's language; a kind without one keeps an empty
            title, which is shown as the name of the kind.
        instructions: What the room is told, by kind.
    """
    plan = [(kind, minutes, None) for kind, minutes in BEFORE]
    steps = [default_step(*entry) for entry in plan]
    for index, task in enumerate(tasks):
        if index:
            steps += [default_step(kind, minutes) for kind, minutes in BETWEEN]
        steps += [default_step(kind, minutes, task) for kind, minutes in PER_TASK]
    steps += [default_step(kind, minutes) for kind, minutes in AFTER]
    return tuple(
        _worded(step, number, titles or {}, instructions or {})
        for number, step in enumerate(steps, 1)
    )


def _worded(
    step: Step,
    number: int,
    titles: Mapping[StepKind, str],
    instructions: Mapping[StepKind, str],
) -> Step:
    return replace(
        step,
        id=number,
        title=titles.get(step.kind, ""),
        instruction=instructions.get(step.kind),
    )


def checked_programme(state: State, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return an edited programme with an id for every new step.

    Raises:
        Rejected: It is empty, a step that has been entered is missing, an id or task is unknown,
            or a number is negative.
    """
    if not steps:
        raise Rejected(Reason.EMPTY_PROGRAMME)
    steps = tidied(steps)
    known = {step.id for step in state.programme}
    kept = [step.id for step in steps if step.id]
    if len(set(kept)) < len(kept) or not known.issuperset(kept):
        raise Rejected(Reason.NO_SUCH_STEP)
    for step in state.programme:
        if run_of(state, step.id).entered and step.id not in kept:
            raise Rejected(Reason.STEP_HAS_RUN, title=step.title)
    tasks = {task.number for task in state.tasks}
    for step in steps:
        if step.planned_minutes < 0 or (step.turn_seconds or 0) < 0:
            raise Rejected(Reason.NEGATIVE_NUMBER, title=step.title)
        if step.task is not None and step.task not in tasks:
            raise Rejected(Reason.NO_SUCH_TASK, number=step.task)
    return _numbered(steps, state.next_id)


def _numbered(steps: tuple[Step, ...], next_id: int) -> tuple[Step, ...]:
    fresh = iter(range(next_id, next_id + len(steps)))
    return tuple(step if step.id else replace(step, id=next(fresh)) for step in steps)
