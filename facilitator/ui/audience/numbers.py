"""The day in numbers: great totals, and a row for each task."""

from collections.abc import Sequence
from typing import Final

from facilitator.core.scene_kinds import DayInNumbers, Numbers, TaskNumbers
from facilitator.glossary import task_title
from facilitator.ui.audience.frame import BOLD, CENTRE, MEDIUM, SMALLEST, Frame, Type
from facilitator.ui.audience.marks import BoxMark, Mark, TextMark
from facilitator.ui.audience.pages import AnyBody, Body, Piece, shown_page, stacked
from facilitator.ui.audience.surround import Layout, assembled, surround
from facilitator.words import Words

STYLES: Final = ((1 / 7, 0.02), (1 / 8, 0.016), (1 / 10, 0.01), (1 / 12, 0.006))
"""Letters of the totals and air of the rows; the largest that keep all on one page are taken."""
WORD: Final = 1 / 22
TASK_TITLES: Final = (Type(WORD, BOLD), Type(SMALLEST, BOLD))


def proposals(words: Words, count: int) -> str:
    """Return `11 proposals`."""
    return words.ngettext("{count} proposal", "{count} proposals", count).format(count=count)


def pluses(words: Words, count: int) -> str:
    """Return `25 pluses`."""
    return words.ngettext("{count} plus", "{count} pluses", count).format(count=count)


def minuses(words: Words, count: int) -> str:
    """Return `19 minuses`."""
    return words.ngettext("{count} minus", "{count} minuses", count).format(count=count)


def ballots(words: Words, count: int) -> str:
    """Return `124 votes`."""
    return words.ngettext("{count} vote", "{count} votes", count).format(count=count)


def counted(words: Words, numbers: Numbers, *, votes: bool) -> str:
    """Return `11 proposals · 25 pluses · 19 minuses · 124 votes`, the votes only if they count."""
    said = [
        proposals(words, numbers.proposals),
        pluses(words, numbers.pros),
        minuses(words, numbers.cons),
    ]
    if votes:
        said.append(ballots(words, numbers.votes))
    return " · ".join(said)


def day_in_numbers(scene: DayInNumbers, frame: Frame) -> Layout:
    """Lay out the totals of the day and the numbers of each task."""
    words = frame.words
    around = surround(frame, scene.head, question=words.gettext("The day in numbers"))
    totals = [
        proposals(words, scene.total.proposals),
        pluses(words, scene.total.pros),
        minuses(words, scene.total.cons),
        ballots(words, scene.total.votes),
    ]
    bodies: Sequence[AnyBody] = []
    for great, air in STYLES:
        marks, top = _totals(frame, totals, around.top, great)
        rows = [_task(frame, task, air) for task in scene.tasks]
        bodies = stacked(rows, top, frame.bottom, further_top=around.top)
        bodies = [Body((*marks, *bodies[0].marks), bodies[0].items), *bodies[1:]]
        if len(bodies) == 1:
            break
    shown = shown_page(bodies, None, scene.page)
    return assembled(frame, around, bodies, shown, _room(scene, words))


def _totals(frame: Frame, totals: list[str], top: float, size: float) -> tuple[list[Mark], float]:
    """Return the totals side by side, the number great, its word below; and where they end."""
    width = frame.inner / len(totals)
    marks: list[Mark] = []
    bottom = 0.0
    for at, total in enumerate(totals):
        number, _, word = total.partition(" ")
        x = frame.left + at * width
        great = frame.text(number, Type(size, BOLD, CENTRE, grows=False), width)
        manners = [Type(WORD, MEDIUM, CENTRE), Type(SMALLEST, MEDIUM, CENTRE, grows=False)]
        below = frame.fitting(word, manners, width, max_lines=1)
        marks.append(TextMark(great, x, top, frame.scheme.number))
        marks.append(TextMark(below, x, top + great.height * 0.93, frame.scheme.ink))
        bottom = max(bottom, great.height * 0.93 + below.height)
    return marks, top + bottom + frame.share(0.03)


def _task(frame: Frame, task: TaskNumbers, space: float) -> Piece:
    words, air = frame.words, frame.share(space)
    title = task_title(words, task.task, task.title)
    name = frame.fitting(title, TASK_TITLES, max_lines=1)
    if name.lines[-1].endswith("…"):
        name = frame.text(title, TASK_TITLES[-1], max_lines=2)
    said = counted(words, task.numbers, votes=task.numbers.votes > 0)
    numbers = frame.text(said, Type(SMALLEST))
    thin = max(1.0, frame.share(0.0018))
    marks = (
        BoxMark(frame.left, 0, frame.inner, thin, frame.scheme.line),
        TextMark(name, frame.left, air, frame.scheme.ink),
        TextMark(numbers, frame.left, air + name.height, frame.scheme.dim),
    )
    return Piece(name.height + numbers.height + 2 * air, marks)


def _room(scene: DayInNumbers, words: Words) -> list[str]:
    """Return who took part and how much was concluded, as far as it is known."""
    said = []
    if scene.participants:
        people = words.ngettext("{count} participant", "{count} participants", scene.participants)
        said.append(people.format(count=scene.participants))
    if scene.tables:
        tables = words.ngettext("{count} table", "{count} tables", scene.tables)
        said.append(tables.format(count=scene.tables))
    if scene.conclusions:
        drawn = words.ngettext(
            "{count} expert conclusion", "{count} expert conclusions", scene.conclusions
        )
        said.append(drawn.format(count=scene.conclusions))
    return said
