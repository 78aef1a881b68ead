"""The appendices: who took part, and the programme of the day with its times."""

from datetime import datetime, time, timedelta

from facilitator.core.protocol import Naming
from facilitator.core.protocol.parts import ParticipantRow, ProgrammeRow, Protocol
from facilitator.glossary import name_of
from facilitator.report.composing.phrases import (
    DASH,
    capitalised,
    days_of,
    number_of,
    plain,
    row_of,
)
from facilitator.report.document import (
    Align,
    Block,
    Column,
    Heading,
    Look,
    Manner,
    PageBreak,
    Paragraph,
    Span,
    Table,
)
from facilitator.words import Words


def appendices(protocol: Protocol, words: Words) -> list[Block]:
    """Return the appendices, each from a new page; one without rows says so."""
    match protocol.edition.naming:
        case Naming.NAMED:
            return [
                *_head(_numbered(1, words), words.gettext("List of participants"), protocol, words),
                *_participants(protocol.participants, words),
                *_head(_numbered(2, words), _programme_title(words), protocol, words),
                *_programme(protocol.programme, words),
            ]
        case Naming.ANONYMOUS:
            return [
                *_head(words.gettext("Appendix"), _programme_title(words), protocol, words),
                *_programme(protocol.programme, words),
            ]


def _programme_title(words: Words) -> str:
    return words.gettext("Programme of the session")


def _numbered(number: int, words: Words) -> str:
    return words.gettext("Appendix № {number}").format(number=number)


def _head(name: str, title: str, protocol: Protocol, words: Words) -> list[Block]:
    sentence = words.gettext("to the protocol of the strategic session\nof {days} {number}")
    days = days_of(words, protocol.header)
    what = sentence.format(days=days, number=number_of(words, protocol))
    bookmark = words.gettext("{appendix}. {title}").format(appendix=name, title=title)
    return [
        PageBreak(),
        Heading(1, name, Look.RIGHT, bookmark),
        Paragraph(plain(what), Manner.RIGHT),
        Paragraph((Span(title.upper(), bold=True),), Manner.TITLE, keeps_next=True),
    ]


def _participants(people: tuple[ParticipantRow, ...], words: Words) -> list[Block]:
    if not people:
        return [Paragraph(plain(words.gettext("The list of participants is empty.")))]
    columns = (
        Column("№", 10, Align.CENTRE),
        Column(words.pgettext("protocol column", "Name"), 49),
        Column(words.pgettext("protocol column", "Office, organisation"), 61),
        Column(words.pgettext("protocol column", "Table"), 14, Align.CENTRE),
        Column(words.pgettext("protocol column", "Capacity"), 31),
    )
    rows = tuple(
        row_of(
            str(number),
            person.name or DASH,
            ", ".join(filter(None, (person.office, person.organisation))) or DASH,
            DASH if person.table is None else str(person.table),
            name_of(words, person.role),
            place=words.gettext("list of participants, row {number}").format(number=number),
        )
        for number, person in enumerate(people, start=1)
    )
    return [Table(columns, rows)]


def _programme(steps: tuple[ProgrammeRow, ...], words: Words) -> list[Block]:
    if not steps:
        return [Paragraph(plain(words.gettext("The programme is empty.")))]
    held = any(step.spent_ms is not None for step in steps)
    columns = [
        Column(words.pgettext("protocol column", "Time by plan"), 30, Align.CENTRE),
        Column(words.pgettext("protocol column", "Step"), 80 if held else 111),
        Column(words.pgettext("protocol column", "By plan, min"), 24, Align.CENTRE),
    ]
    if held:
        columns.append(Column(words.pgettext("protocol column", "In fact"), 31, Align.CENTRE))
    rows = []
    for step in steps:
        cells = [_planned(step), step_title(step, words), str(step.planned_minutes)]
        if held:
            cells.append(_actual(step, words))
        rows.append(row_of(*cells, place=step.title))
    return [Table(tuple(columns), tuple(rows))]


def step_title(step: ProgrammeRow, words: Words) -> str:
    """Return what a step is called, with its task where it has one."""
    title = step.title or name_of(words, step.kind)
    if step.task is None:
        return title
    return words.gettext("Task {task}. {title}").format(task=step.task, title=title)


def _planned(step: ProgrammeRow) -> str:
    if step.planned_start is None:
        return DASH
    begin = datetime.combine(datetime(2000, 1, 1).date(), step.planned_start)
    # Whole days more would print the same.
    end = begin + timedelta(minutes=step.planned_minutes % (24 * 60))
    return _span(begin.time(), end.time())


def _span(begin: time, end: time) -> str:
    return f"{begin:%H:%M}–{end:%H:%M}"


def _actual(step: ProgrammeRow, words: Words) -> str:
    if step.spent_ms is None:
        return capitalised(words.gettext("not held")) if step.skipped else DASH
    minutes = (step.spent_ms + 30_000) // 60_000
    if step.started_at is None:
        return words.gettext("{n} min").format(n=minutes)
    sentence = words.gettext("from {time}, {n} min")
    return sentence.format(time=f"{step.started_at:%H:%M}", n=minutes)
