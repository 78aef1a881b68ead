"""The question of a task with a clock that fills the screen, or with the briefing on the task."""

from typing import Final

from facilitator.core.scene_kinds import QuestionAndClock, WallClock
from facilitator.glossary import name_of
from facilitator.ui.audience.frame import (
    BODY,
    BOLD,
    CENTRE,
    MEDIUM,
    NORMAL,
    SMALLEST,
    Frame,
    Type,
    types,
)
from facilitator.ui.audience.marks import Mark, TextMark
from facilitator.ui.audience.pages import paragraph, shown_page, stacked
from facilitator.ui.audience.surround import (
    FOOT,
    Layout,
    assembled,
    caption,
    clock_colour,
    clock_word,
    surround,
    time_bar,
    turn_text,
    unrepeated,
)

QUESTIONS: Final = types((1 / 14.5, 1 / 16, BODY, 1 / 20, 1 / 22, SMALLEST), BOLD)
BRIEFINGS: Final = types((BODY, 1 / 20, 1 / 22), NORMAL)
GREAT_CLOCK: Final = 0.36
QUESTION_SHARE: Final = 0.36
"""The share of the height the question may take before its letters shrink."""


def question_and_clock(scene: QuestionAndClock, frame: Frame) -> Layout:
    """Lay out the question, and below it the clock or the briefing."""
    return _briefing(scene, frame) if scene.briefing else _great_clock(scene, frame)


def _great_clock(scene: QuestionAndClock, frame: Frame) -> Layout:
    head = scene.head
    marks: list[Mark] = time_bar(frame, head.clock)
    y = frame.share(0.05)
    line = caption(frame, head, frame.inner)
    marks.append(TextMark(line, frame.left, y, frame.scheme.dim))
    y += line.height + frame.share(0.012)
    text = unrepeated(frame, head, scene.question) or (
        head.title or name_of(frame.words, head.kind)
    )
    block = frame.fitting(text, QUESTIONS, height=frame.share(QUESTION_SHARE))
    marks.append(TextMark(block, frame.left, y, frame.scheme.ink))
    if head.clock is not None:
        marks += _clock(frame, head.clock, y + block.height)
    hint = " · ".join(filter(None, (turn_text(frame, head), head.instruction)))
    below = frame.text(hint, FOOT, max_lines=1)
    x = (frame.width - below.natural_width) / 2
    marks.append(TextMark(below, x, frame.share(0.918), frame.scheme.dim))
    return Layout((tuple(marks),))


def _clock(frame: Frame, clock: WallClock, top: float) -> list[Mark]:
    """Return the clock in the middle of what is left, as great as there is room."""
    text, colour = frame.words.clock(clock.left_ms), clock_colour(frame, clock)
    room = frame.bottom - top
    word = frame.text(clock_word(frame, clock), Type(BODY, MEDIUM, CENTRE), max_lines=1)
    size = min(GREAT_CLOCK, (room - word.height) / frame.height)
    block = frame.line(text, Type(size, BOLD, grows=False))
    if block.width > frame.inner:
        block = frame.line(text, Type(size * frame.inner / block.width, BOLD, grows=False))
    y = top + max(0.0, room - block.height - word.height) / 2
    marks: list[Mark] = [TextMark(block, (frame.width - block.width) / 2, y, colour)]
    if word.lines:
        marks.append(TextMark(word, frame.left, y + block.height * 0.9, colour))
    return marks


def _briefing(scene: QuestionAndClock, frame: Frame) -> Layout:
    around = surround(frame, scene.head)
    room = frame.bottom - around.top
    question = frame.fitting(scene.question, QUESTIONS, height=room * 0.6)
    pieces = paragraph(question, frame.left, frame.scheme.ink, room, gap=frame.share(0.035))
    left = room - question.height - frame.share(0.035)
    briefing = frame.fitting(scene.briefing or "", BRIEFINGS, height=max(left, 0.0))
    pieces += paragraph(briefing, frame.left, frame.scheme.dim, left)
    bodies = stacked(pieces, around.top, frame.bottom)
    shown = shown_page(bodies, None, scene.page)
    return assembled(frame, around, bodies, shown, (scene.head.instruction or "",))
