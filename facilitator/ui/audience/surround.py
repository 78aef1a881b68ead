"""What stands around every scene: the bar of time, caption, clock, and the foot of a page."""

from collections.abc import Sequence
from typing import Final, overload

from PySide6.QtCore import QSizeF

from facilitator.core.scene_kinds import Head, WallClock
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Phase
from facilitator.glossary import name_of
from facilitator.ui.audience.frame import BOLD, CLOCK, MEDIUM, SMALLEST, Frame, Type
from facilitator.ui.audience.marks import Block, BoxMark, Mark, Page, TextMark
from facilitator.ui.audience.pages import AnyBody

CAPTION: Final = Type(SMALLEST, MEDIUM, grows=False)
FOOT: Final = Type(SMALLEST, MEDIUM, grows=False)
QUESTION: Final = (Type(1 / 21, BOLD), Type(1 / 24, BOLD, grows=False))


@dataclass(frozen=True, slots=True)
class Surround:
    """The marks above a body, and where the body may begin."""

    marks: tuple[Mark, ...]
    top: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A scene laid out: its pages, and which of them is shown."""

    pages: Sequence[Page]
    shown: int = 0


class Assembled(Sequence[Page]):
    """Pages of a scene, each put together when it is looked at: the room sees one of them.

    Args:
        frame: The wall.
        around: What stands above each body.
        bodies: One for each page.
        parts: What the foot says.
    """

    def __init__(
        self, frame: Frame, around: Surround, bodies: Sequence[AnyBody], parts: Sequence[str]
    ) -> None:
        self._frame = frame
        self._around = around
        self._bodies = bodies
        self._parts = parts

    def __len__(self) -> int:
        return len(self._bodies)

    @overload
    def __getitem__(self, at: int) -> Page: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Page]: ...
    def __getitem__(self, at: int | slice) -> Page | Sequence[Page]:
        """Return a page, or several."""
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        body = self._bodies[at]
        right = page_number(self._frame, at % len(self), len(self))
        below = foot(self._frame, self._parts, right)
        return (*self._around.marks, *body.marks, *below)


def clock_colour(frame: Frame, clock: WallClock) -> str:
    """Return the colour of a clock by its urgency; in overtime sign and word say it too."""
    match clock.phase:
        case Phase.NORMAL:
            return frame.scheme.ink
        case Phase.WARNING:
            return frame.scheme.warning
        case Phase.DANGER | Phase.OVERTIME:
            return frame.scheme.danger


def clock_word(frame: Frame, clock: WallClock) -> str:
    """Return what stands under a clock that does not simply run."""
    if clock.paused:
        return frame.words.gettext("pause")
    return frame.words.gettext("over time") if clock.left_ms < 0 else ""


def time_bar(frame: Frame, clock: WallClock | None) -> list[Mark]:
    """Return the bar at the upper edge: as long as the share of time left, full in overtime."""
    if clock is None:
        return []
    late = clock.phase in (Phase.DANGER, Phase.OVERTIME)
    colour = frame.scheme.danger if late else frame.scheme.warning
    share = 1.0 if clock.phase is Phase.OVERTIME else clock.share_left
    return [BoxMark(0, 0, frame.width * share, frame.share(0.0135), colour)]


def caption(frame: Frame, head: Head, width: float, title: str = "") -> Block:
    """Return `Task 1 · Pluses and minuses` on one line; a title too long gives way to its kind."""
    for name in (title or head.title, name_of(frame.words, head.kind)):
        if not name:
            continue
        line = frame.line(_captioned(frame, head, name), CAPTION)
        if line.width <= width:
            return line
    return frame.text(_captioned(frame, head, title or name), CAPTION, width, 2)


def _captioned(frame: Frame, head: Head, name: str) -> str:
    if head.task is None:
        return name
    return frame.words.gettext("Task {number} · {step}").format(number=head.task, step=name)


def surround(
    frame: Frame, head: Head, *, title: str = "", question: str = "", lines: int = 4
) -> Surround:
    """Return bar, caption, question and corner clock.

    Args:
        frame: The wall.
        head: What the scene says about the step.
        title: What stands for the step's title, if not its own.
        question: What stands under the caption in bold.
        lines: How many lines the question may have.
    """
    clock, corner = corner_clock(frame, head.clock)
    marks = time_bar(frame, head.clock) + clock
    width = frame.inner - corner.width()
    y = frame.share(0.05)
    line = caption(frame, head, width, title)
    marks.append(TextMark(line, frame.left, y, frame.scheme.dim))
    y += line.height + frame.share(0.006)
    question = unrepeated(frame, head, question)
    if question:
        block = frame.fitting(question, QUESTION, width, max_lines=lines)
        if block.cut:
            # Too long to stand beside the clock, it stands below.
            block = frame.fitting(question, QUESTION, max_lines=lines)
            y = max(y, corner.height())
        marks.append(TextMark(block, frame.left, y, frame.scheme.ink))
        y += block.height
    return Surround(tuple(marks), max(y, corner.height()) + frame.share(0.02))


def unrepeated(frame: Frame, head: Head, question: str) -> str:
    """Return the question, or nothing where it only repeats the number the caption shows."""
    if head.task is not None:
        bare = frame.words.gettext("Task {number}").format(number=head.task)
        if question == bare:
            return ""
    return question


def corner_clock(frame: Frame, clock: WallClock | None) -> tuple[list[Mark], QSizeF]:
    """Return the clock in the upper right corner, and the room it takes from both edges.

    The room does not change with the time, so that nothing moves when a step runs over.
    """
    if clock is None:
        return [], QSizeF()
    colour = clock_colour(frame, clock)
    manner = Type(CLOCK, BOLD, grows=False)
    digits = frame.line(frame.words.clock(clock.left_ms), manner)
    y = frame.share(0.034)
    marks: list[Mark] = [TextMark(digits, frame.right - digits.width, y, colour)]
    word = frame.line(clock_word(frame, clock), CAPTION)
    if word.lines:
        # It just fits between the bar and the digits.
        marks.append(TextMark(word, frame.right - word.width, frame.share(0.016), colour))
    overtime = frame.line(frame.words.clock(-1000), manner)
    widest = max(digits.width, overtime.width)
    # The box of a line is higher than its digits.
    return marks, QSizeF(widest + frame.share(0.05), y + 0.9 * digits.height)


def turn_text(frame: Frame, head: Head) -> str:
    """Return who has the floor, or nothing."""
    if head.turn is None:
        return ""
    return frame.words.gettext("Table {number} has the floor").format(number=head.turn)


def page_number(frame: Frame, number: int, count: int) -> str:
    """Return `2 of 3` for page `number` from 0, or nothing for a single page."""
    if count == 1:
        return ""
    return frame.words.gettext("{number} of {count}").format(number=number + 1, count=count)


def foot(frame: Frame, parts: Sequence[str], right: str) -> list[Mark]:
    """Return the foot: on the left as many of the parts as fit, on the right where we are."""
    marks: list[Mark] = []
    y = frame.share(0.918)
    room = frame.inner
    if right:
        block = frame.line(right, FOOT)
        marks.append(TextMark(block, frame.right - block.width, y, frame.scheme.dim))
        room -= block.width + frame.share(0.05)
    written = [part for part in parts if part]
    while len(written) > 1 and frame.line(" · ".join(written), FOOT).width > room:
        written.pop()
    if written:
        block = frame.text(" · ".join(written), FOOT, room, 1)
        marks.append(TextMark(block, frame.left, y, frame.scheme.dim))
    return marks


def assembled(
    frame: Frame, around: Surround, bodies: Sequence[AnyBody], shown: int, parts: Sequence[str]
) -> Layout:
    """Return the pages of a scene: head, body, and a foot with page numbers."""
    return Layout(Assembled(frame, around, bodies, parts), shown)
