"""The rows of the programme in words: headings, steps, and tasks folded into one row."""

from collections.abc import Iterator
from itertools import groupby

from facilitator.core.model import Now, State, Step
from facilitator.core.timing import run_of, spent_ms, task_of
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import StepKind
from facilitator.glossary import task_title, title_of
from facilitator.words import Words

MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """A row: a heading (no `step`), a step, or a fold of a whole task (`task` set, no `step`)."""

    key: str
    title: str
    minutes: str = ""
    step: int | None = None
    task: int | None = None
    heading: bool = False
    done: bool = False
    current: bool = False
    skipped: bool = False
    pause: bool = False
    chosen: bool = False

    @property
    def spoken(self) -> str:
        """The row in words."""
        return f"{self.title} {self.minutes}".strip()


def programme_items(
    words: Words, state: State, now: Now, opened: frozenset[int], chosen: int | None
) -> tuple[ProgrammeItem, ...]:
    """Return the rows of the programme.

    Args:
        words: The console's language.
        state: The session.
        now: The present moment, for the minutes of the current step.
        opened: The tasks whose steps are shown though they are not the current one.
        chosen: The id of the step chosen with mouse or arrows, if any.
    """
    at_task = task_of(state) if state.flow.current is not None else None
    first = next((step.task for step in state.programme if step.task is not None), None)
    shown = opened | {at_task if at_task is not None else first}
    rows: list[ProgrammeItem] = []
    seen_task = False
    for task, group in groupby(state.programme, key=lambda step: step.task):
        steps = tuple(group)
        if task is None:
            if seen_task and all(step.kind is not StepKind.BREAK for step in steps):
                rows.append(_heading(words.gettext("Conclusion of the day"), f"end{steps[0].id}"))
            rows += (_step(words, state, now, step, chosen) for step in steps)
            continue
        seen_task = True
        rows.append(_heading(_task_title(words, state, task), f"task{task}-{steps[0].id}", task))
        if task in shown:
            rows += (_step(words, state, now, step, chosen) for step in steps)
        else:
            rows.append(_fold(words, state, now, task, steps))
    return tuple(rows)


def chosen_steps(items: tuple[ProgrammeItem, ...]) -> Iterator[int]:
    """Return the ids of the steps that can be chosen, in order."""
    return (item.step for item in items if item.step is not None)


def _heading(title: str, key: str, task: int | None = None) -> ProgrammeItem:
    return ProgrammeItem(key=key, title=title, task=task, heading=True)


def _task_title(words: Words, state: State, number: int) -> str:
    title = next((task.title for task in state.tasks if task.number == number), "")
    return task_title(words, number, title)


def _step(words: Words, state: State, now: Now, step: Step, chosen: int | None) -> ProgrammeItem:
    run = run_of(state, step.id)
    current = step.id == state.flow.current
    done = run.entered and not current and not run.skipped
    minutes = str(step.planned_minutes)
    if done:
        spent = round(spent_ms(state, step.id, now.ms) / MINUTE_MS)
        minutes = f"{spent} / {step.planned_minutes}"
    return ProgrammeItem(
        key=f"step{step.id}",
        title=title_of(words, step),
        minutes=minutes,
        step=step.id,
        task=step.task,
        done=done,
        current=current,
        skipped=run.skipped,
        pause=step.kind is StepKind.BREAK,
        chosen=step.id == chosen,
    )


def _fold(
    words: Words, state: State, now: Now, task: int, steps: tuple[Step, ...]
) -> ProgrammeItem:
    planned = sum(step.planned_minutes for step in steps)
    spent = sum(spent_ms(state, step.id, now.ms) for step in steps)
    done = all(run_of(state, step.id).entered or run_of(state, step.id).skipped for step in steps)
    count = words.ngettext("{count} step", "{count} steps", len(steps)).format(count=len(steps))
    return ProgrammeItem(
        key=f"fold{task}-{steps[0].id}",
        title=count,
        minutes=f"{round(spent / MINUTE_MS)} / {planned}" if done else str(planned),
        task=task,
        done=done,
    )
