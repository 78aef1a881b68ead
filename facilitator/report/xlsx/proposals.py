"""The sheets about proposals: what became of each, and its pluses and minuses."""

from facilitator.core.protocol import Protocol
from facilitator.core.protocol.parts import Place, ProposalRow, TaskReport
from facilitator.core.vocabulary import Side, Status
from facilitator.glossary import name_of
from facilitator.report.composing.phrases import capitalised
from facilitator.report.xlsx.phrases import author, labels
from facilitator.report.xlsx.sheet import Column, Form, Sheet, Value
from facilitator.words import Words


def proposals(protocol: Protocol, words: Words) -> Sheet:
    """Return all proposals in the order of the ranking, task by task."""
    columns = (
        Column("№", 8, Form.LABEL),
        Column(words.pgettext("sheet column", "Task"), 10, Form.WHOLE),
        Column(words.pgettext("sheet column", "Proposal"), 60),
        Column(words.pgettext("sheet column", "Table"), 8, Form.WHOLE),
        Column(words.pgettext("sheet column", "Author"), 24),
        Column(words.pgettext("sheet column", "Kind"), 18),
        Column(words.pgettext("sheet column", "Level"), 18),
        Column(words.pgettext("sheet column", "What became of it"), 18),
        Column(words.pgettext("sheet column", "Merged with it"), 14, Form.LABEL),
        Column(words.pgettext("sheet column", "Pluses"), 10, Form.WHOLE),
        Column(words.pgettext("sheet column", "Minuses"), 11, Form.WHOLE),
        Column(words.pgettext("sheet column", "Votes"), 10, Form.WHOLE),
        Column(words.pgettext("sheet column", "Place"), 9, Form.LABEL),
        Column(words.pgettext("sheet column", "Experts' verdict"), 20),
        Column(words.pgettext("sheet column", "Note to the verdict"), 34),
        Column(words.pgettext("sheet column", "Whose verdict"), 24),
    )
    rows = tuple(_proposal(task, row, words) for task in protocol.tasks for row in task.proposals)
    return Sheet(words.pgettext("sheet", "Proposals"), columns, rows)


def arguments(protocol: Protocol, words: Words) -> Sheet:
    """Return all pluses and minuses, each with its proposal."""
    columns = (
        Column("№", 8, Form.LABEL),
        Column(words.pgettext("sheet column", "Proposal"), 50),
        Column(words.pgettext("sheet column", "Plus or minus"), 12),
        Column(words.pgettext("sheet column", "Text"), 80),
        Column(words.pgettext("sheet column", "Author"), 24),
    )
    rows = tuple(
        (
            row.label,
            row.short_name or row.text,
            name_of(words, side),
            argument.text,
            author(words, argument.author),
        )
        for task in protocol.tasks
        for row in task.proposals
        for side, found in ((Side.PRO, row.pros), (Side.CON, row.cons))
        for argument in found
    )
    return Sheet(words.pgettext("sheet", "Pluses and minuses"), columns, rows)


def _proposal(task: TaskReport, row: ProposalRow, words: Words) -> tuple[Value, ...]:
    verdict = row.verdict
    return (
        row.label,
        task.number,
        row.text,
        row.table,
        author(words, row.author),
        capitalised(name_of(words, row.kind)),
        None if row.level is None else capitalised(name_of(words, row.level)),
        _fate(row, words),
        labels(row.absorbed),
        len(row.pros),
        len(row.cons),
        row.votes,
        _place(row.place),
        None if verdict is None else capitalised(name_of(words, verdict.value)),
        None if verdict is None else verdict.note,
        None if verdict is None else author(words, verdict.author),
    )


def _fate(row: ProposalRow, words: Words) -> str:
    if row.status is Status.MERGED:
        pattern = words.gettext("Merged into № {number}")
        return pattern.format(number=row.merged_into or "____")
    return capitalised(name_of(words, row.status))


def _place(place: Place | None) -> Value:
    """Return a place as a number; one that several share is a text: «7–8»."""
    if place is None:
        return None
    return place.first if place.first == place.last else f"{place.first}–{place.last}"
