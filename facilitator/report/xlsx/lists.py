"""The sheets of the day itself: who took part, and when each step was."""

from facilitator.core.protocol import Protocol
from facilitator.core.protocol.parts import ProgrammeRow
from facilitator.glossary import name_of
from facilitator.report.composing.phrases import capitalised
from facilitator.report.xlsx.sheet import Column, Form, Sheet, Value
from facilitator.words import Words

_MINUTE_MS = 60_000


def participants(protocol: Protocol, words: Words) -> Sheet:
    """Return those on the list of participants, and the expert group after them."""
    columns = (
        Column("№", 6, Form.WHOLE),
        Column(words.pgettext("sheet column", "Name"), 36),
        Column(words.pgettext("sheet column", "Capacity"), 28),
        Column(words.pgettext("sheet column", "Office or field"), 44),
        Column(words.pgettext("sheet column", "Organisation"), 44),
        Column(words.pgettext("sheet column", "Table"), 8, Form.WHOLE),
    )
    people: list[tuple[Value, ...]] = [
        (one.name, name_of(words, one.role), one.office, one.organisation, one.table)
        for one in protocol.participants
    ]
    chair, expert = words.gettext("chair of the expert group"), words.gettext("expert")
    people += [
        (one.name, chair if one.chair else expert, one.field, None, None)
        for one in protocol.experts
    ]
    rows = tuple((number, *person) for number, person in enumerate(people, start=1))
    return Sheet(words.pgettext("sheet", "Participants"), columns, rows)


def times(protocol: Protocol, words: Words) -> Sheet:
    """Return the steps of the programme with their planned and actual times."""
    columns = (
        Column("№", 6, Form.WHOLE),
        Column(words.pgettext("sheet column", "Task"), 10, Form.WHOLE),
        Column(words.pgettext("sheet column", "Step"), 60),
        Column(words.pgettext("sheet column", "Begin by plan"), 12, Form.TIME),
        Column(words.pgettext("sheet column", "By plan, min"), 11, Form.WHOLE),
        Column(words.pgettext("sheet column", "Begin in fact"), 18, Form.MOMENT),
        Column(words.pgettext("sheet column", "In fact, min"), 11, Form.TENTHS),
        Column(words.pgettext("sheet column", "Difference, min"), 13, Form.TENTHS),
        Column(words.pgettext("sheet column", "Remark"), 18),
    )
    rows = tuple(
        _times(number, step, words) for number, step in enumerate(protocol.programme, start=1)
    )
    return Sheet(words.pgettext("sheet", "Times"), columns, rows)


def _times(number: int, step: ProgrammeRow, words: Words) -> tuple[Value, ...]:
    spent = None if step.spent_ms is None else round(step.spent_ms / _MINUTE_MS, 1)
    return (
        number,
        step.task,
        step.title or name_of(words, step.kind),
        step.planned_start,
        step.planned_minutes,
        step.started_at,
        spent,
        None if spent is None else round(spent - step.planned_minutes, 1),
        capitalised(words.gettext("not held")) if spent is None and step.skipped else None,
    )
