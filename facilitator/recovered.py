"""What was taken over from a damaged session, and how it is told."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from facilitator.core.board import cons, pros
from facilitator.core.model import State
from facilitator.core.timing import step_of
from facilitator.core.value import dataclass
from facilitator.glossary import title_of
from facilitator.words import Words


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was taken over into a new file.

    Args:
        path: The new file.
        state: The session in it.
        events: How many events were restored.
        changed: How many of these the damage has changed; they want a look.
        unreadable: How many events could not be read.
        unfit: How many could be read but build on what is lost.
        from_tables: Whether something the journal has lost was taken from the readable tables.
        last: The local time of the last event.
    """

    path: Path
    state: State
    events: int
    changed: int
    unreadable: int
    unfit: int
    from_tables: bool
    last: datetime


def counted(words: Words, state: State, events: int) -> str:
    """Return how much there is: `41 events · 12 proposals · 20 pluses · 9 minuses`."""
    said = words.ngettext("{n} event", "{n} events", events).format(n=events)
    return f"{said} · {counted_content(words, state)}"


def counted_content(words: Words, state: State) -> str:
    """Return how much was captured: `12 proposals · 20 pluses · 9 minuses`."""
    proposals = state.content.proposals.values()
    plus = sum(len(pros(proposal)) for proposal in proposals)
    minus = sum(len(cons(proposal)) for proposal in proposals)
    return " · ".join(
        (
            words.ngettext("{n} proposal", "{n} proposals", len(proposals)).format(
                n=len(proposals)
            ),
            words.ngettext("{n} plus", "{n} pluses", plus).format(n=plus),
            words.ngettext("{n} minus", "{n} minuses", minus).format(n=minus),
        )
    )


def explain_recovery(words: Words, done: Recovered) -> Iterator[str]:
    """Give what was restored and what was not, a sentence each, without full stops."""
    pattern = words.gettext("Restored: {counts}")
    yield pattern.format(counts=counted(words, done.state, done.events))
    step = step_of(done.state)
    day, time = words.date(done.last.date()), words.time(done.last)
    if step is None:
        yield words.gettext("The last entry is of {day}, {time}").format(day=day, time=time)
    else:
        pattern = words.gettext("The last entry is of {day}, {time}, in the step “{title}”")
        yield pattern.format(day=day, time=time, title=title_of(words, step))
    if done.unreadable:
        yield words.ngettext(
            "{n} event could not be read", "{n} events could not be read", done.unreadable
        ).format(n=done.unreadable)
    if done.unfit:
        yield words.ngettext(
            "{n} event was left out, because what it changed is lost",
            "{n} events were left out, because what they changed is lost",
            done.unfit,
        ).format(n=done.unfit)
    if done.changed:
        yield words.ngettext(
            "{n} restored event is not as it was written: read through what was captured",
            "{n} restored events are not as they were written: read through what was captured",
            done.changed,
        ).format(n=done.changed)
    if done.from_tables:
        yield words.gettext("What the journal has lost was taken from the tables beside it")
    if not (done.unreadable or done.unfit or done.changed or done.from_tables):
        yield words.gettext("The journal has no gaps")
