"""The protocol's results: summary, decisions, road map, closing speech, survey."""

from fractions import Fraction

from facilitator.core.protocol.parts import (
    ClosingSpeech,
    DecisionRow,
    Initiatives,
    OutcomeRow,
    Protocol,
    QuestionResult,
    RoadmapLine,
    Satisfaction,
    Summary,
)
from facilitator.core.vocabulary import Level
from facilitator.report.composing.phrases import (
    DASH,
    capitalised,
    decimal,
    joined,
    percent,
    plain,
    proposals,
    row_of,
    section,
    subsection,
)
from facilitator.report.document import (
    Align,
    BarChart,
    Block,
    Cell,
    Column,
    Item,
    Line,
    Manner,
    Paragraph,
    Row,
    Span,
    Table,
)
from facilitator.words import N_, Words

_LEVELS = {
    Level.MUNICIPAL: N_("Municipal level (rule-making initiatives)"),
    Level.REGIONAL: N_("Regional level"),
    Level.FEDERAL: N_("Federal level"),
    None: N_("Level not stated"),
}


def summary_section(summary: Summary, words: Words) -> list[Block]:
    """Return the findings of the session; nothing where there are none."""
    if summary.is_empty:
        return []
    return [
        section(words.gettext("Results of the session")),
        *_outcomes(words.gettext("Growth points"), summary.growth_points, words),
        *_outcomes(words.gettext("Risk zones"), summary.risk_zones, words),
        *_initiatives(summary.initiatives, words),
        *_outcomes(words.gettext("Practices"), summary.practices, words),
    ]


def decisions_section(protocol: Protocol, words: Words) -> list[Block]:
    """Return what was decided, or that nothing was."""
    blocks: list[Block] = [section(words.gettext("Decided:"))]
    if not protocol.decisions:
        return [*blocks, Paragraph(plain(words.gettext("No decisions were taken.")))]
    titles = {task.number: task.title for task in protocol.tasks}
    for group in protocol.decisions:
        if group.task is not None:
            sentence = words.gettext("On item {number} of the agenda, “{title}”:")
            text = sentence.format(number=group.task, title=titles[group.task])
            blocks.append(Paragraph(plain(text), Manner.LEAD, keeps_next=True))
        elif len(protocol.decisions) > 1:
            text = words.gettext("On the session as a whole:")
            blocks.append(Paragraph(plain(text), Manner.LEAD, keeps_next=True))
        for row in group.rows:
            blocks += _decision(row, words)
    return blocks


def roadmap_section(lines: tuple[RoadmapLine, ...], words: Words) -> list[Block]:
    """Return the road map as a table; nothing where there is none."""
    if not lines:
        return []
    columns = (
        Column("№", 10, Align.CENTRE),
        Column(words.pgettext("protocol column", "Activity"), 41),
        Column(words.pgettext("protocol column", "Term"), 27),
        Column(words.pgettext("protocol column", "Responsible"), 31),
        Column(words.pgettext("protocol column", "Result"), 30),
        Column(words.pgettext("protocol column", "Indicator"), 26),
    )
    rows = tuple(
        row_of(
            str(number),
            joined(line.activity, proposals(words, line.refs)) or DASH,
            line.term or DASH,
            line.responsible or DASH,
            line.result or DASH,
            line.indicator or DASH,
            place=words.gettext("road map, row {number}").format(number=number),
        )
        for number, line in enumerate(lines, start=1)
    )
    return [section(words.gettext("Road map")), Table(columns, rows)]


def closing_section(closing: ClosingSpeech | None, words: Words) -> list[Block]:
    """Return the closing speech; nothing where there was none."""
    if closing is None:
        return []
    text = closing.text
    if closing.speaker:
        sentence = words.pgettext("closing speech", "{speaker}: {text}")
        text = sentence.format(speaker=capitalised(closing.speaker), text=text)
    return [section(words.gettext("Closing speech")), Paragraph(plain(text))]


def survey_section(survey: Satisfaction | None, words: Words) -> list[Block]:
    """Return the results of the survey; nothing where there was none."""
    if survey is None:
        return []
    blocks: list[Block] = [section(words.gettext("Satisfaction of the participants"))]
    returned = _returned(survey, words)
    if returned:
        keeps = bool(survey.questions)
        blocks.append(Paragraph(plain(returned), keeps_next=keeps))
    if survey.questions:
        columns = (
            Column("№", 10, Align.CENTRE),
            Column(words.pgettext("protocol column", "Question"), 62),
            Column(words.pgettext("protocol column", "Mean"), 19, Align.CENTRE),
            Column(words.pgettext("protocol column", "Share of 4 and 5"), 22, Align.CENTRE),
            Column(words.pgettext("protocol column", "Answers"), 52),
        )
        rows = (_question(n, one, words) for n, one in enumerate(survey.questions, start=1))
        blocks.append(Table(columns, tuple(rows)))
    if survey.comments:
        blocks.append(subsection(words.gettext("Remarks and wishes (without names)")))
        blocks += [Item(DASH, plain(comment)) for comment in survey.comments]
    return blocks


def _outcomes(title: str, rows: tuple[OutcomeRow, ...], words: Words) -> list[Block]:
    if not rows:
        return []
    return [subsection(title), *(_outcome(row, words) for row in rows)]


def _outcome(row: OutcomeRow, words: Words) -> Item:
    text = joined(row.text, proposals(words, row.refs))
    if row.addressee:
        addressee = words.gettext("Addressee: {addressee}.").format(addressee=row.addressee)
        text = f"{text.rstrip('.')}. {addressee}"
    return Item(DASH, plain(text))


def _initiatives(groups: tuple[Initiatives, ...], words: Words) -> list[Block]:
    if not groups:
        return []
    blocks: list[Block] = [subsection(words.gettext("Legislative initiatives"))]
    for group in groups:
        level = Span(words.gettext(_LEVELS[group.level]), italic=True)
        blocks.append(Paragraph((level,), Manner.LEAD, keeps_next=True))
        blocks += [_outcome(row, words) for row in group.rows]
    return blocks


def _decision(row: DecisionRow, words: Words) -> list[Block]:
    text = joined(row.text, proposals(words, row.refs))
    duties = joined(
        words.gettext("Responsible: {who}.").format(who=row.responsible)
        if row.responsible
        else None,
        words.gettext("Deadline: {day}").format(day=words.date(row.deadline))
        if row.deadline
        else None,
    )
    item = Item(f"{row.number}.", plain(text), keeps_next=bool(duties))
    return [item, Item("", (Span(duties, italic=True),))] if duties else [item]


def _returned(survey: Satisfaction, words: Words) -> str:
    given, back = survey.distributed, survey.returned
    if given and back is not None:
        sentence = words.gettext(
            "Questionnaires returned: {returned} of {distributed} ({percent} %)."
        )
        share = percent(Fraction(back, given))
        return sentence.format(returned=back, distributed=given, percent=share)
    if back is not None:
        return words.gettext("Questionnaires returned: {returned}.").format(returned=back)
    if given is not None:
        return words.gettext("Questionnaires distributed: {n}.").format(n=given)
    return ""


def _question(number: int, question: QuestionResult, words: Words) -> Row:
    mean = DASH if question.mean is None else decimal(question.mean, words)
    high = DASH if question.high is None else f"{percent(question.high)} %"
    return Row(
        (
            (Line(plain(str(number))),),
            (Line(plain(question.text)),),
            (Line((Span(mean, bold=True),)),),
            (Line(plain(high)),),
            _answers(question, words),
        ),
        words.gettext("survey, question {number}").format(number=number),
    )


def _answers(question: QuestionResult, words: Words) -> Cell:
    """Return a chart of a scale; answers in words are listed with their counts."""
    if question.mean is not None:
        return (BarChart(question.choices, question.counts),)
    return tuple(
        Line(plain(words.pgettext("answer", "{choice} — {n}").format(choice=choice, n=count)))
        for choice, count in zip(question.choices, question.counts, strict=True)
    )
