"""A session while it is being set up: what the dialog edits, and the commands that make it so.

No Qt. Whether the commands are allowed is decided by the core.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from facilitator.core.commands import (
    Command,
    ReviseFacts,
    ReviseProgramme,
    ReviseTables,
    ReviseTasks,
)
from facilitator.core.model import Beginning, Facts, State, Step, Table, Task, Voting
from facilitator.core.programme import (
    BETWEEN,
    PER_TASK,
    default_programme,
    default_step,
)
from facilitator.core.vocabulary import StepKind
from facilitator.glossary import step_instructions, step_titles
from facilitator.words import Words

DEFAULT_TABLES = 6
DEFAULT_TASKS = 3
DEFAULT_START = time(10, 0)
USUAL_RULES = Voting(votes_each=3, per_proposal=1)
"""Told to the room and in the protocol from these numbers, so that both change with them."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the dialog shows and edits; tasks without a title get one at the end."""

    facts: Facts
    tables: tuple[Table, ...]
    tasks: tuple[Task, ...]
    programme: tuple[Step, ...]


def new_draft(words: Words, today: date) -> Draft:
    """Return the good defaults of a new session, in the language of `words`."""
    facts = Facts(language=words.language, starts_on=today, starts_at=DEFAULT_START)
    numbers = range(1, DEFAULT_TASKS + 1)
    return Draft(
        facts=facts,
        tables=tables_up_to((), DEFAULT_TABLES),
        tasks=tuple(Task(number, "", voting=USUAL_RULES) for number in numbers),
        programme=default_programme(numbers, step_titles(words), step_instructions(words)),
    )


def draft_of(state: State) -> Draft:
    """Return a running session as it can be edited."""
    return Draft(state.facts, state.tables, state.tasks, state.programme)


def copied(earlier: Beginning, today: date) -> Draft:
    """Return a new session like an earlier one: its facts, tables, tasks and programme.

    What belonged to that one day only stays behind: dates, the protocol's number, the mark, and
    how many voted.
    """
    facts = replace(earlier.facts, starts_on=today, ends_on=None, protocol_number=None, mark=None)
    tasks = tuple(
        replace(task, voting=replace(task.voting, voters=None, cast=None)) for task in earlier.tasks
    )
    return Draft(facts, earlier.tables, tasks, earlier.programme)


def tables_up_to(tables: Sequence[Table], number: int) -> tuple[Table, ...]:
    """Return tables 1 to `number`, keeping the titles of those there are."""
    known = {table.number: table for table in tables}
    return tuple(known.get(at, Table(at)) for at in range(1, number + 1))


def with_another_task(draft: Draft, words: Words) -> Draft:
    """Return the draft with one task more, its steps after those of the last task."""
    number = max((task.number for task in draft.tasks), default=0) + 1
    titles, instructions = step_titles(words), step_instructions(words)
    plan = [(kind, minutes, number) for kind, minutes in PER_TASK]
    steps = [default_step(kind, minutes) for kind, minutes in BETWEEN if draft.tasks]
    steps += [default_step(*entry) for entry in plan]
    worded = tuple(
        replace(step, title=titles[step.kind], instruction=instructions.get(step.kind))
        for step in steps
    )
    at = _after_the_tasks(draft.programme)
    programme = (*draft.programme[:at], *worded, *draft.programme[at:])
    task = Task(number, "", voting=USUAL_RULES)
    return replace(draft, tasks=(*draft.tasks, task), programme=programme)


def without_task(draft: Draft, number: int) -> Draft:
    """Return the draft without a task, its steps and the break beside it."""
    programme = list(draft.programme)
    own = [at for at, step in enumerate(programme) if step.task == number]
    if own:
        neighbours = (own[0] - 1, own[-1] + 1)
        spare = next((at for at in neighbours if _is_break(programme, at)), None)
        gone = {*own, *(() if spare is None else (spare,))}
        programme = [step for at, step in enumerate(programme) if at not in gone]
    tasks = tuple(task for task in draft.tasks if task.number != number)
    return replace(draft, tasks=tasks, programme=tuple(programme))


def completed(draft: Draft, words: Words) -> Draft:
    """Return the draft with a title for every task that has none."""
    pattern = words.gettext("Task {number}")
    tasks = tuple(
        task if task.title.strip() else replace(task, title=pattern.format(number=task.number))
        for task in draft.tasks
    )
    return replace(draft, tasks=tasks)


def beginning(draft: Draft, words: Words) -> Beginning:
    """Return what a new session begins with: tasks and steps numbered from 1."""
    draft = completed(draft, words)
    renumbered = {task.number: at for at, task in enumerate(draft.tasks, 1)}
    return Beginning(
        facts=draft.facts,
        tables=draft.tables,
        tasks=tuple(replace(task, number=renumbered[task.number]) for task in draft.tasks),
        programme=tuple(
            replace(step, id=at, task=_renumbered(step, renumbered))
            for at, step in enumerate(draft.programme, 1)
        ),
    )


def revisions(before: Draft, after: Draft) -> tuple[Command, ...]:
    """Return the commands that turn one draft into another: only what changed.

    A step can name a task only while the task is there, so tasks come before the steps that need
    them and go after the steps that needed them.
    """
    commands: list[Command] = []
    if after.facts != before.facts:
        commands.append(ReviseFacts(after.facts))
    if after.tables != before.tables:
        commands.append(ReviseTables(after.tables))
    kept = {task.number for task in after.tasks}
    leaving = tuple(task for task in before.tasks if task.number not in kept)
    if (*after.tasks, *leaving) != before.tasks and after.tasks != before.tasks:
        commands.append(ReviseTasks((*after.tasks, *leaving)))
    if after.programme != before.programme:
        commands.append(ReviseProgramme(after.programme))
    if leaving:
        commands.append(ReviseTasks(after.tasks))
    return tuple(commands)


def counted_minutes(steps: Sequence[Step]) -> int:
    """Return the planned length of the day without registration, in minutes."""
    return sum(step.planned_minutes for step in steps if step.kind is not StepKind.REGISTRATION)


def starting_times(steps: Sequence[Step], starts_at: time | None) -> tuple[time | None, ...]:
    """Return when each step is planned to begin; registration comes before the start.

    Args:
        steps: The programme.
        starts_at: When the first step after registration begins; None gives no times.
    """
    if starts_at is None:
        return (None,) * len(steps)
    start = datetime.combine(date(2000, 1, 1), starts_at)
    before = 0
    for step in steps:
        if step.kind is not StepKind.REGISTRATION:
            break
        before += step.planned_minutes
    clock = start - timedelta(minutes=before)
    times = []
    for step in steps:
        times.append(clock.time())
        clock += timedelta(minutes=step.planned_minutes)
    return tuple(times)


def end_of_day(steps: Sequence[Step], starts_at: time | None) -> time | None:
    """Return when the programme is planned to end, or None without a start."""
    if starts_at is None or not steps:
        return None
    last = starting_times(steps, starts_at)[-1]
    assert last is not None  # noqa: S101  there is a start, so there are times
    end = datetime.combine(date(2000, 1, 1), last) + timedelta(minutes=steps[-1].planned_minutes)
    return end.time()


def _after_the_tasks(programme: Sequence[Step]) -> int:
    last = max((at for at, step in enumerate(programme) if step.task is not None), default=None)
    if last is not None:
        return last + 1
    results = (at for at, step in enumerate(programme) if step.kind is StepKind.RESULTS)
    return next(results, len(programme))


def _is_break(programme: Sequence[Step], at: int) -> bool:
    return 0 <= at < len(programme) and programme[at].kind is StepKind.BREAK


def _renumbered(step: Step, numbers: Mapping[int, int]) -> int | None:
    return None if step.task is None else numbers.get(step.task)
