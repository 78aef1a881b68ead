"""The quiet scenes: welcome, break, thanks, title card."""

from collections.abc import Sequence
from typing import Final

from facilitator.core.scene_kinds import Break, Occasion, Thanks, TitleCard, Welcome
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
from facilitator.ui.audience.marks import Block, BoxMark, Mark, TextMark
from facilitator.ui.audience.pages import AnyBody, Body, Piece, shown_page, stacked
from facilitator.ui.audience.surround import (
    Layout,
    Surround,
    assembled,
    corner_clock,
    surround,
    time_bar,
)
from facilitator.words import Words

GREAT: Final = types((1 / 8, 1 / 9, 1 / 10, 1 / 11), BOLD, CENTRE, grows=False)
TITLES: Final = types(
    (1 / 11, 1 / 12, 1 / 13.5, 1 / 15, 1 / 17, BODY, 1 / 20), BOLD, CENTRE, grows=False
)
LEFT_TITLES: Final = types((1 / 13.5, 1 / 15, 1 / 17, BODY, 1 / 20, SMALLEST), BOLD)
SUBTITLE: Final = Type(1 / 20, MEDIUM, CENTRE)
NOTE: Final = Type(SMALLEST, NORMAL, CENTRE)
RULES: Final = (BODY, 1 / 19, 1 / 20, 1 / 22)


def welcome(scene: Welcome, frame: Frame) -> Layout:
    """Lay out the greeting; the rules of the game go below it, or to a page of their own."""
    around = surround(frame, scene.head) if scene.head else Surround((), frame.share(0.08))
    if not scene.rules:
        return _poster(frame, around, _title_lines(frame, scene.occasion, starting(scene, frame)))
    title = frame.fitting(scene.occasion.title, LEFT_TITLES, height=frame.share(0.3))
    where = frame.text(when_and_where(frame.words, scene.occasion), Type(SMALLEST, MEDIUM))
    heading = Piece(
        title.height + where.height,
        (
            TextMark(title, frame.left, 0, frame.scheme.ink),
            TextMark(where, frame.left, title.height, frame.scheme.dim),
        ),
        gap=frame.share(0.045),
    )
    bodies: Sequence[AnyBody] = []
    for size in RULES:
        rules = [_rule(frame, number, rule, size) for number, rule in enumerate(scene.rules, 1)]
        bodies = stacked([heading, *rules], around.top, frame.bottom)
        if len(bodies) == 1:
            break
    return assembled(frame, around, bodies, shown_page(bodies, None, scene.page), ())


def _rule(frame: Frame, number: int, rule: str, size: float) -> Piece:
    label = frame.line(str(number), Type(size, BOLD))
    indent = frame.share(0.075)
    text = frame.text(rule, Type(size), frame.inner - indent)
    marks = (
        TextMark(label, frame.left, 0, frame.scheme.number),
        TextMark(text, frame.left + indent, 0, frame.scheme.ink),
    )
    return Piece(text.height, marks, gap=frame.share(0.02))


def starting(scene: Welcome, frame: Frame) -> str:
    """Return when it begins, or nothing."""
    if scene.starts_at is None:
        return ""
    time = frame.words.time(scene.starts_at)
    return frame.words.gettext("We begin at {time}").format(time=time)


def when_and_where(words: Words, occasion: Occasion) -> str:
    """Return `12 September 2019 · Kogalym · assembly hall`, as far as it is known."""
    said = []
    if occasion.first_day is not None:
        said.append(words.dates(occasion.first_day, occasion.last_day or occasion.first_day))
    said += filter(None, (occasion.city, occasion.venue))
    return " · ".join(said)


def _title_lines(frame: Frame, occasion: Occasion, note: str) -> list[tuple[Block, str]]:
    """Return organisers, title, when and where, and a note, as blocks with their colours."""
    scheme = frame.scheme
    lines = [(frame.text("\n".join(occasion.organisers), NOTE, max_lines=4), scheme.dim)]
    lines.append((frame.fitting(occasion.title, TITLES, height=frame.share(0.42)), scheme.ink))
    lines.append((frame.text(when_and_where(frame.words, occasion), SUBTITLE), scheme.dim))
    lines.append((frame.text(note, Type(1 / 14, BOLD, CENTRE, grows=False)), scheme.number))
    return [line for line in lines if line[0].lines]


def _poster(
    frame: Frame, around: Surround, lines: Sequence[tuple[Block, str]], parts: Sequence[str] = ()
) -> Layout:
    """Lay out centred blocks in the middle of the page."""
    gap = frame.share(0.04)
    height = sum(block.height for block, _ in lines) + gap * (len(lines) - 1)
    y = around.top + max(0.0, frame.bottom - around.top - height) / 2
    marks: list[Mark] = []
    for block, colour in lines:
        marks.append(TextMark(block, frame.left, y, colour))
        y += block.height + gap
    return assembled(frame, around, [Body(tuple(marks))], 0, parts)


def pause(scene: Break, frame: Frame) -> Layout:
    """Lay out the break: when we continue, and with what."""
    words, scheme = frame.words, frame.scheme
    if scene.until is None:
        sentence = words.gettext("We continue now: please take your seats")
    else:
        sentence = words.gettext("We continue at {time}").format(time=words.time(scene.until))
    title = scene.head.title or name_of(words, scene.head.kind)
    lines = [
        (frame.text(title, Type(1 / 13, BOLD, CENTRE, grows=False)), scheme.number),
        (frame.fitting(sentence, GREAT, max_lines=2), scheme.ink),
    ]
    following = _following(scene, words)
    if following:
        lines.append((frame.text(following, SUBTITLE), scheme.dim))
    above = time_bar(frame, scene.head.clock) + corner_clock(frame, scene.head.clock)[0]
    around = Surround(tuple(above), frame.share(0.16))
    return _poster(frame, around, lines, (scene.head.instruction or "",))


def _following(scene: Break, words: Words) -> str:
    if scene.next_kind is None:
        return ""
    title = scene.next_title or name_of(words, scene.next_kind)
    if scene.next_task is None:
        return words.gettext("Next: {title}").format(title=title)
    if title == words.gettext("Task {number}").format(number=scene.next_task):
        return words.gettext("Next: task {number}").format(number=scene.next_task)
    return words.gettext("Next: task {number}. {title}").format(number=scene.next_task, title=title)


def thanks(scene: Thanks, frame: Frame) -> Layout:
    """Lay out the last scene."""
    words, scheme = frame.words, frame.scheme
    if scene.survey:
        great = words.gettext("Please fill in the form")
        note = words.gettext("It is anonymous and takes a few minutes. Thank you!")
    else:
        great = words.gettext("Thank you for your work!")
        note = scene.occasion.title
    lines = [
        (frame.fitting(great, GREAT, max_lines=2), scheme.ink),
        (frame.text(note, SUBTITLE), scheme.dim),
    ]
    if not scene.survey:
        said = when_and_where(words, scene.occasion)
        lines.append((frame.text(said, NOTE), scheme.dim))
    around = surround(frame, scene.head) if scene.head else Surround((), frame.share(0.08))
    return _poster(frame, around, lines)


def title_card(scene: TitleCard, frame: Frame) -> Layout:
    """Lay out the title card."""
    width = frame.share(0.16)
    rule = BoxMark(
        (frame.width - width) / 2, frame.share(0.93), width, frame.share(0.008), frame.scheme.number
    )
    around = Surround((rule,), frame.share(0.08))
    return _poster(frame, around, _title_lines(frame, scene.occasion, ""))
