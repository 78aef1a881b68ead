"""Which sheets the workbook has and what stands in them; texts stay as they were typed."""

from collections.abc import Iterator

from facilitator.core.protocol import Naming, Protocol
from facilitator.core.protocol.parts import OutcomeRow
from facilitator.core.vocabulary import Level, OutcomeKind, RemarkKind
from facilitator.glossary import name_of
from facilitator.report.composing.phrases import capitalised
from facilitator.report.xlsx.lists import participants, times
from facilitator.report.xlsx.phrases import author, labels
from facilitator.report.xlsx.proposals import arguments, proposals
from facilitator.report.xlsx.sheet import Column, Form, Sheet, Value
from facilitator.words import Words


def sheets(protocol: Protocol, words: Words) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook in their order; one without rows has only its header.

    Args:
        protocol: What is said; an anonymised one has no list of participants.
        words: The words of the protocol's language.
    """
    is_named = protocol.edition.naming is Naming.NAMED
    return (
        proposals(protocol, words),
        arguments(protocol, words),
        _feedback(protocol, words),
        _findings(protocol, words),
        _decisions(protocol, words),
        _roadmap(protocol, words),
        *([participants(protocol, words)] if is_named else []),
        times(protocol, words),
        _survey(protocol, words),
    )


def _feedback(protocol: Protocol, words: Words) -> Sheet:
    columns = (
        Column(words.pgettext("sheet column", "Task"), 10, Form.WHOLE),
        Column(words.pgettext("sheet column", "What it is"), 34),
        Column(words.pgettext("sheet column", "Who"), 30),
        Column(words.pgettext("sheet column", "Text"), 90),
    )
    rows: list[tuple[Value, ...]] = []
    for task in protocol.tasks:
        for kind, groups in (
            (RemarkKind.PEER_FEEDBACK, task.peer_feedback),
            (RemarkKind.EXPERT_FEEDBACK, task.expert_feedback),
            (RemarkKind.CONCLUSION, task.conclusions),
        ):
            rows += [
                (task.number, name_of(words, kind), author(words, group.author), text)
                for group in groups
                for text in group.texts
            ]
    return Sheet(words.pgettext("sheet", "Feedback"), columns, tuple(rows))


def _findings(protocol: Protocol, words: Words) -> Sheet:
    columns = (
        Column(words.pgettext("sheet column", "What it is"), 30),
        Column(words.pgettext("sheet column", "Level"), 24),
        Column(words.pgettext("sheet column", "Text"), 80),
        Column(words.pgettext("sheet column", "Addressee"), 36),
        Column(words.pgettext("sheet column", "Proposals №"), 18, Form.LABEL),
    )
    rows = tuple(
        (
            capitalised(name_of(words, kind)),
            None if level is None else capitalised(name_of(words, level)),
            row.text,
            row.addressee,
            labels(row.refs),
        )
        for kind, level, row in _outcomes(protocol)
    )
    return Sheet(words.pgettext("sheet", "Findings"), columns, rows)


def _outcomes(protocol: Protocol) -> Iterator[tuple[OutcomeKind, Level | None, OutcomeRow]]:
    found = protocol.summary
    for row in found.growth_points:
        yield OutcomeKind.GROWTH_POINT, None, row
    for row in found.risk_zones:
        yield OutcomeKind.RISK_ZONE, None, row
    for group in found.initiatives:
        for row in group.rows:
            yield OutcomeKind.LEGISLATIVE_INITIATIVE, group.level, row
    for row in found.practices:
        yield OutcomeKind.PRACTICE, None, row


def _decisions(protocol: Protocol, words: Words) -> Sheet:
    columns = (
        Column("№", 6, Form.WHOLE),
        Column(words.pgettext("sheet column", "Item of the agenda"), 14, Form.WHOLE),
        Column(words.pgettext("sheet column", "Decision"), 80),
        Column(words.pgettext("sheet column", "Responsible"), 34),
        Column(words.pgettext("sheet column", "Deadline"), 14, Form.DATE),
        Column(words.pgettext("sheet column", "Proposals №"), 18, Form.LABEL),
    )
    rows = tuple(
        (row.number, group.task, row.text, row.responsible, row.deadline, labels(row.refs))
        for group in protocol.decisions
        for row in group.rows
    )
    return Sheet(words.pgettext("sheet", "Decisions"), columns, rows)


def _roadmap(protocol: Protocol, words: Words) -> Sheet:
    columns = (
        Column("№", 6, Form.WHOLE),
        Column(words.pgettext("sheet column", "Activity"), 60),
        Column(words.pgettext("sheet column", "Term"), 24),
        Column(words.pgettext("sheet column", "Responsible"), 34),
        Column(words.pgettext("sheet column", "Result"), 40),
        Column(words.pgettext("sheet column", "Indicator"), 24),
        Column(words.pgettext("sheet column", "Proposals №"), 18, Form.LABEL),
    )
    rows = tuple(
        (
            number,
            row.activity,
            row.term,
            row.responsible,
            row.result,
            row.indicator,
            labels(row.refs),
        )
        for number, row in enumerate(protocol.roadmap, start=1)
    )
    return Sheet(words.pgettext("sheet", "Road map"), columns, rows)


def _survey(protocol: Protocol, words: Words) -> Sheet:
    """Return the answers, one row for each choice, and the remarks, which have no count."""
    columns = (
        Column("№", 6, Form.WHOLE),
        Column(words.pgettext("sheet column", "Question"), 70),
        Column(words.pgettext("sheet column", "Answer"), 60),
        Column(words.pgettext("sheet column", "How many"), 12, Form.WHOLE),
    )
    rows: list[tuple[Value, ...]] = []
    if survey := protocol.satisfaction:
        for number, question in enumerate(survey.questions, start=1):
            answers = zip(question.choices, question.counts, strict=True)
            rows += [(number, question.text, choice, count) for choice, count in answers]
        title = words.gettext("Remarks and wishes (without names)")
        rows += [(None, title, comment, None) for comment in survey.comments]
    return Sheet(words.pgettext("sheet", "Survey"), columns, tuple(rows))
