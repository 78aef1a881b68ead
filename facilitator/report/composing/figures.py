"""The day in numbers: what was counted, and charts of proposals, votes, time and satisfaction."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from facilitator.core.protocol.parts import (
    ProgrammeRow,
    ProposalRow,
    Protocol,
    Satisfaction,
    TaskReport,
)
from facilitator.core.vocabulary import Status
from facilitator.report.composing.appendices import step_title
from facilitator.report.composing.phrases import decimal, percent, row_of, subsection
from facilitator.report.document import (
    Align,
    Block,
    Chart,
    Column,
    Direction,
    Heading,
    Look,
    Series,
    Table,
)
from facilitator.words import Words

_MOST_VOTED = 10
_HOUR = 60
_LONGEST_LABEL = 70


def figures_section(protocol: Protocol, words: Words) -> list[Block]:
    """Return the numbers of the whole day; a chart that would be empty is left out."""
    title = words.gettext("The day in numbers")
    return [
        Heading(0, title.upper(), Look.CENTRED, title),
        _counts(protocol, words),
        *_by_table(protocol.tasks, words),
        *_votes(protocol.tasks, words),
        *_times(protocol.programme, words),
        *_satisfaction(protocol.satisfaction, words),
    ]


def _counts(protocol: Protocol, words: Words) -> Table:
    columns = (
        Column(words.pgettext("protocol column", "What was counted"), 120),
        Column(words.pgettext("protocol column", "Number"), 45, Align.CENTRE),
    )
    rows = tuple(row_of(what, number, place=what) for what, number in _counted(protocol, words))
    return Table(columns, rows)


def _counted(protocol: Protocol, words: Words) -> Iterable[tuple[str, str]]:
    """Yield what was counted with its number; nothing that did not take place."""
    rows = [row for task in protocol.tasks for row in task.proposals]
    merged = sum(row.status is Status.MERGED for row in rows)
    withdrawn = sum(row.status is Status.WITHDRAWN for row in rows)
    decided = sum(len(group.rows) for group in protocol.decisions)
    initiatives = sum(len(group.rows) for group in protocol.summary.initiatives)
    counted = (
        (words.gettext("Participants present"), protocol.attendance.present),
        (words.gettext("Tables that put proposals forward"), len(_tables(protocol.tasks))),
        (words.gettext("Members of the expert group"), len(protocol.experts)),
        (words.gettext("Tasks on the agenda"), len(protocol.tasks)),
        (words.pgettext("counted", "Proposals"), len(rows)),
        (words.gettext("of them merged with others"), merged),
        (words.gettext("of them withdrawn by the authors"), withdrawn),
        (words.gettext("Arguments for (pluses)"), sum(len(row.pros) for row in rows)),
        (words.gettext("Arguments against (minuses)"), sum(len(row.cons) for row in rows)),
        (words.gettext("Votes for proposals"), sum(row.votes or 0 for row in rows)),
        (words.gettext("Verdicts of the experts"), sum(row.verdict is not None for row in rows)),
        (words.pgettext("counted", "Legislative initiatives"), initiatives),
        (words.gettext("Decisions taken"), decided),
        (words.gettext("Items of the road map"), len(protocol.roadmap)),
    )
    yield from ((what, str(number)) for what, number in counted if number)
    planned = sum(step.planned_minutes for step in protocol.programme)
    spent = sum(_minutes(step) for step in protocol.programme if step.spent_ms is not None)
    if planned:
        yield words.gettext("Time by the programme"), _duration(planned, words)
    if spent:
        yield words.gettext("Time in fact"), _duration(spent, words)
    survey = protocol.satisfaction
    if survey and survey.distributed and survey.returned is not None:
        returned = words.gettext("{returned} of {distributed} ({percent} %)").format(
            returned=survey.returned,
            distributed=survey.distributed,
            percent=percent(Fraction(survey.returned, survey.distributed)),
        )
        yield words.gettext("Questionnaires returned"), returned


def _by_table(tasks: tuple[TaskReport, ...], words: Words) -> list[Block]:
    tables = _tables(tasks)
    with_proposals = [task for task in tasks if task.proposals]
    if not tables:
        return []
    counts = {task.number: Counter(row.table for row in task.proposals) for task in with_proposals}
    places: list[int | None] = list(tables)
    if any(None in count for count in counts.values()):
        places.append(None)
    title = words.gettext("Proposals by task and table")
    series = tuple(
        _series(
            words.gettext("task {number}").format(number=task.number),
            [counts[task.number][place] for place in places],
        )
        for task in with_proposals
    )
    labels = tuple(_table_name(place, words) for place in places)
    return _charted(title, labels, series, Direction.UP, words)


def _table_name(table: int | None, words: Words) -> str:
    if table is None:
        return words.gettext("no table")
    return words.pgettext("in a cell", "table {number}").format(number=table)


def _votes(tasks: tuple[TaskReport, ...], words: Words) -> list[Block]:
    blocks: list[Block] = []
    for task in tasks:
        # Those with a place stand first, by their votes.
        voted = [row for row in task.proposals if row.place is not None]
        if not any(row.votes for row in voted):
            continue
        first = voted[:_MOST_VOTED]
        labels = tuple(_proposal_name(row, words) for row in first)
        pattern = words.gettext("Votes on task {number}")
        if len(voted) > len(first):
            pattern = words.gettext("Votes on task {number}: the first ten proposals")
        series = (_series(words.gettext("votes"), [row.votes or 0 for row in first]),)
        title = pattern.format(number=task.number)
        blocks += _charted(title, labels, series, Direction.ACROSS, words)
    return blocks


def _proposal_name(row: ProposalRow, words: Words) -> str:
    pattern = words.pgettext("a proposal on a chart", "№ {number}. {name}")
    return _shortened(pattern.format(number=row.label, name=row.short_name or row.text))


def _times(programme: tuple[ProgrammeRow, ...], words: Words) -> list[Block]:
    held = [step for step in programme if step.spent_ms is not None]
    if not held:
        return []
    series = (
        _series(words.gettext("by plan, min"), [step.planned_minutes for step in held]),
        _series(words.gettext("in fact, min"), [_minutes(step) for step in held]),
    )
    labels = tuple(_shortened(step_title(step, words)) for step in held)
    title = words.gettext("Planned and actual time")
    return _charted(title, labels, series, Direction.ACROSS, words)


def _satisfaction(survey: Satisfaction | None, words: Words) -> list[Block]:
    asked = [(one, one.mean) for one in (survey.questions if survey else ())]
    rated = [(one, mean) for one, mean in asked if mean is not None and one.high is not None]
    if not rated:
        return []
    series = Series(
        words.gettext("mean mark of 5"),
        tuple(float(mean) for _, mean in rated),
        tuple(decimal(mean, words) for _, mean in rated),
    )
    title = words.gettext("Satisfaction of the participants, mean mark of 5")
    labels = tuple(_shortened(one.text) for one, _ in rated)
    return _charted(title, labels, (series,), Direction.ACROSS, words)


def _charted(
    title: str,
    labels: tuple[str, ...],
    series: tuple[Series, ...],
    direction: Direction,
    words: Words,
) -> list[Block]:
    """Return a chart under its heading, said also in words."""
    parts = []
    for index, label in enumerate(labels):
        values = ", ".join(
            words.pgettext("chart in words", "{name} {value}").format(
                name=one.name, value=one.shown[index]
            )
            for one in series
        )
        pattern = words.pgettext("chart in words", "{label} — {values}")
        parts.append(pattern.format(label=label, values=values))
    said = words.pgettext("chart in words", "{title}. {values}.")
    text = said.format(title=title, values="; ".join(parts))
    return [subsection(title), Chart(title, labels, series, direction, text)]


def _series(name: str, values: Iterable[int]) -> Series:
    whole = tuple(values)
    return Series(name, tuple(map(float, whole)), tuple(map(str, whole)))


def _tables(tasks: tuple[TaskReport, ...]) -> list[int]:
    """Return the tables that put something forward."""
    tables = {row.table for task in tasks for row in task.proposals}
    return sorted(table for table in tables if table is not None)


def _minutes(step: ProgrammeRow) -> int:
    return ((step.spent_ms or 0) + 30_000) // 60_000


def _duration(minutes: int, words: Words) -> str:
    if minutes < _HOUR:
        return words.gettext("{n} min").format(n=minutes)
    pattern = words.gettext("{hours} h {minutes} min")
    return pattern.format(hours=minutes // _HOUR, minutes=minutes % _HOUR)


def _shortened(text: str) -> str:
    """Return `text` on one line, cut at a word where it is too long for a chart."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_LABEL:
        return line
    cut = line[: _LONGEST_LABEL - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"
