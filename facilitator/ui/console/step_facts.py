"""What the step panel and the top bar say, in words; computed, no widgets."""

from facilitator.core.flow import next_step, next_table
from facilitator.core.model import Idle, Now, Running, State, Step
from facilitator.core.timing import (
    away_ms,
    forecast,
    left_ms,
    needs_start,
    phase,
    planned_ms,
    run_of,
    step_of,
    turn_left_ms,
    turn_phase,
)
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Phase
from facilitator.glossary import title_of
from facilitator.recovered import counted_content
from facilitator.words import Words

MINUTE_MS = 60_000
MOST_DRIFT_MS = 12 * 60 * MINUTE_MS


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What the step panel shows. An empty string is not shown."""

    place: str
    title: str
    notes: str
    clock: str
    clock_spoken: str
    phase: Phase
    share: float
    overtime: str
    turn: str
    turn_name: str
    turn_phase: Phase
    start: str
    start_urgent: bool
    floor: str
    next_name: str
    time_tips: tuple[str, str, str]
    has_clock: bool
    has_next: bool
    is_closed: bool = False


def step_facts(words: Words, state: State, now: Now) -> StepFacts:
    """Return what the step panel shows now."""
    if state.flow.closed:
        return _closed(words, state)
    step = step_of(state)
    left = left_ms(state, now.ms)
    urgency = phase(state, now.ms)
    turn_left = turn_left_ms(state, now.ms)
    turn = state.flow.turn
    over = left is not None and left < 0
    clock = "" if left is None else words.clock(left)
    return StepFacts(
        place=_place(words, state, step),
        title=title_of(words, step) if step else words.gettext("Before the start"),
        notes=(step.notes or "") if step else "",
        clock=clock,
        clock_spoken=words.gettext("Time left: {time}").format(time=clock),
        phase=urgency,
        share=_share(state, step, left),
        overtime=words.gettext("overtime") if over else "",
        turn="" if turn_left is None else words.clock(turn_left),
        turn_name=words.gettext("table {number}").format(number=turn.table) if turn else "",
        turn_phase=turn_phase(state, now.ms),
        start=_start(words, state),
        start_urgent=needs_start(state, now.ms),
        floor=_floor(words, state, step),
        next_name=words.gettext("Next step") if step else words.gettext("Enter the first step"),
        time_tips=(
            _tip(words, state, now, -MINUTE_MS),
            _tip(words, state, now, MINUTE_MS),
            _tip(words, state, now, 5 * MINUTE_MS),
        ),
        has_clock=step is not None,
        has_next=next_step(state) is not None,
    )


def _closed(words: Words, state: State) -> StepFacts:
    """Return what is shown of a session that is over: nothing that could be started or go on."""
    step = step_of(state)
    return StepFacts(
        place=title_of(words, step) if step else "",
        title=words.gettext("The session is closed"),
        notes=words.gettext("The protocol is made with Ctrl+E. To change anything, reopen it."),
        clock="",
        clock_spoken="",
        phase=Phase.NORMAL,
        share=0.0,
        overtime="",
        turn="",
        turn_name="",
        turn_phase=Phase.NORMAL,
        start=words.gettext("Start"),
        start_urgent=False,
        floor="",
        next_name=words.gettext("Next step"),
        time_tips=("", "", ""),
        has_clock=False,
        has_next=False,
        is_closed=True,
    )


def _place(words: Words, state: State, step: Step | None) -> str:
    if step is None:
        return words.gettext("The first step is entered with Alt+→")
    if step.task is None:
        place = words.gettext("Step {number} of {count}").format(
            number=state.programme.index(step) + 1, count=len(state.programme)
        )
    else:
        steps = [one for one in state.programme if one.task == step.task]
        place = words.gettext("Task {task} · step {number} of {count}").format(
            task=step.task, number=steps.index(step) + 1, count=len(steps)
        )
    if state.flow.turn is not None:
        floor = words.gettext("table {number} has the floor")
        place += " · " + floor.format(number=state.flow.turn.table)
    return place


def _share(state: State, step: Step | None, left: int | None) -> float:
    if step is None or left is None:
        return 0.0
    whole = planned_ms(step) + run_of(state, step.id).added_ms
    return min(max(1 - left / whole, 0.0), 1.0) if whole > 0 else 1.0


def _start(words: Words, state: State) -> str:
    if isinstance(state.flow.clock, Running):
        return words.gettext("Pause")
    return words.gettext("Start") if isinstance(state.flow.clock, Idle) else words.gettext("Resume")


def _floor(words: Words, state: State, step: Step | None) -> str:
    if step is None or not step.turn_seconds or not state.tables:
        return ""
    following = next_table(state)
    if following is None:
        ends = state.flow.turn is not None
        return words.gettext("End the turns") if ends else ""
    return words.gettext("Floor to table {number}").format(number=following)


def _tip(words: Words, state: State, now: Now, extra_ms: int) -> str:
    ends = forecast(state, now, extra_ms).ends_at
    return words.gettext("The end becomes {time}").format(time=words.time(ends))


def is_of_today(state: State, now: Now) -> bool:
    """Tell whether drift and end mean anything: a session of another day is only looked at."""
    return abs(forecast(state, now).drift_ms) < MOST_DRIFT_MS


def drift_text(words: Words, state: State, now: Now) -> tuple[str, bool]:
    """Return how the day stands, and whether it is late: «отстаём на 4 мин»."""
    minutes = round(forecast(state, now).drift_ms / MINUTE_MS)
    length = words.duration(minutes * MINUTE_MS)
    if minutes > 0:
        return words.gettext("{length} late").format(length=length), True
    if minutes < 0:
        return words.gettext("{length} ahead").format(length=length), False
    return words.gettext("on time"), False


def end_text(words: Words, state: State, now: Now) -> str:
    """Return the forecast end of the day: «окончание 14:14»."""
    return words.gettext("end {time}").format(time=words.time(forecast(state, now).ends_at))


def interruption_texts(
    words: Words, state: State, now: Now, *, after_crash: bool = False
) -> tuple[str, str, str] | None:
    """Return what is said after an interruption and on its two buttons, or None without one.

    Args:
        words: The console's language.
        state: The session.
        now: The present moment.
        after_crash: Whether the program itself was away and was not closed.
    """
    if state.flow.interruption is None:
        return None
    away = words.duration(away_ms(state))
    left = words.clock(left_ms(state, now.ms) or 0)
    said = words.gettext("The clock stood still for {length}").format(length=away)
    if after_crash:
        pattern = words.gettext(
            "The program ended unexpectedly. Restored: {counts}. The clock stands at {time}"
        )
        counts = counted_content(words, state)
        said = pattern.format(counts=counts, time=left)
    return (
        said,
        words.gettext("Continue from {time}").format(time=left),
        words.gettext("Subtract {length}").format(length=away),
    )


def next_text(words: Words, state: State) -> tuple[str, str]:
    """Return the next step with its minutes, and what the room will be told."""
    step = next_step(state)
    if step is None:
        return words.gettext("The last step"), ""
    title = words.gettext("{step} · {minutes} min").format(
        step=title_of(words, step), minutes=step.planned_minutes
    )
    return title, step.instruction or step.notes or ""
