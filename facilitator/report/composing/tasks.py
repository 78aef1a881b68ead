"""What the protocol says about a task: heard, spoke, proposals, feedback, conclusions."""

from facilitator.core.model import Official, Voting
from facilitator.core.protocol.parts import (
    ArgumentRow,
    ProposalRow,
    Remarks,
    TableSpeakers,
    TaskReport,
)
from facilitator.core.vocabulary import Level, ProposalKind, Status
from facilitator.glossary import name_of
from facilitator.report.composing.phrases import (
    DASH,
    author_name,
    capitalised,
    in_brackets,
    joined,
    plain,
    subsection,
)
from facilitator.report.document import (
    Align,
    Block,
    Cell,
    Column,
    Heading,
    Item,
    Line,
    Look,
    Manner,
    Paragraph,
    Row,
    Span,
    Table,
)
from facilitator.report.progress import Step
from facilitator.report.typography import MINUS
from facilitator.words import Words


def task_section(task: TaskReport, facilitator: Official, words: Words, step: Step) -> list[Block]:
    """Return everything about one task, from its title to the experts' conclusions."""
    blocks: list[Block] = [Heading(1, f"{task.number}. {task.title}", Look.CENTRED)]
    if task.question:
        blocks.append(
            Paragraph((Span(task.question, italic=True),), Manner.QUESTION, keeps_next=True)
        )
    if task.briefing:
        blocks += _heard(task.briefing, facilitator, words)
    if task.speakers:
        blocks += _spoke(task.speakers, words)
    blocks += _proposals(task, words, step)
    blocks += _remarks(words.gettext("Feedback of colleagues"), task.peer_feedback, words)
    blocks += _remarks(words.gettext("Feedback of the expert group"), task.expert_feedback, words)
    blocks += _remarks(words.gettext("Conclusions of the expert group"), task.conclusions, words)
    return blocks


def _heard(briefing: str, facilitator: Official, words: Words) -> list[Block]:
    who = facilitator.name or capitalised(words.gettext("facilitator"))
    sentence = words.pgettext("heard", "{who} — {text}").format(who=who, text=briefing)
    return [subsection(words.gettext("HEARD:")), Paragraph(plain(sentence))]


def _spoke(speakers: tuple[TableSpeakers, ...], words: Words) -> list[Block]:
    blocks: list[Block] = [subsection(words.gettext("SPOKE:"))]
    if len(speakers) > 1 and not any(table.names for table in speakers):
        numbers = ", ".join(str(table.table) for table in speakers)
        text = words.gettext("from tables № {numbers}").format(numbers=numbers)
        return [*blocks, Item("", plain(text))]
    for table in speakers:
        from_table = words.gettext("from table № {number}").format(number=table.table)
        names = ", ".join(table.names)
        said = words.pgettext("spoke", "{table} — {names}").format(table=from_table, names=names)
        blocks.append(Item("", plain(said if names else from_table)))
    return blocks


def _proposals(task: TaskReport, words: Words, step: Step) -> list[Block]:
    if not task.proposals:
        text = words.gettext("No proposals were received.")
        return [subsection(words.gettext("Proposals")), Paragraph(plain(text))]
    voted = any(row.votes is not None for row in task.proposals)
    title = words.gettext("Proposals by rating vote") if voted else words.gettext("Proposals")
    blocks: list[Block] = [subsection(title)]
    if voted and task.voting:
        blocks.append(Paragraph(plain(_voting(task.voting, words)), keeps_next=True))
    rows = []
    for row in task.proposals:
        step()
        rows.append(_row(row, words))
    blocks.append(Table(_columns(words), tuple(rows)))
    return blocks


def _voting(voting: Voting, words: Words) -> str:
    """Return the rules and the turnout, one sentence for each that is known."""
    sentences: list[str] = []
    if (n := voting.voters) is not None:
        sentences.append(
            words.ngettext("{n} participant voted.", "{n} participants voted.", n).format(n=n)
        )
    if (n := voting.votes_each) is not None:
        sentences.append(
            words.ngettext("Everyone had {n} vote.", "Everyone had {n} votes.", n).format(n=n)
        )
    if (n := voting.per_proposal) is not None:
        sentence = words.ngettext(
            "At most {n} vote could be given to one proposal.",
            "At most {n} votes could be given to one proposal.",
            n,
        )
        sentences.append(sentence.format(n=n))
    if (n := voting.cast) is not None:
        sentences.append(
            words.ngettext("{n} vote was cast.", "{n} votes were cast.", n).format(n=n)
        )
    return joined(*sentences)


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column("№", 10, Align.CENTRE),
        Column(words.pgettext("protocol column", "Proposal (author)"), 41.4),
        Column(words.pgettext("protocol column", "Advantages (pluses)"), 33.9),
        Column(words.pgettext("protocol column", "Risks and limits (minuses)"), 33.1),
        # So wide that “место 7–8” stands on one line.
        Column(words.pgettext("protocol column", "Votes, place"), 20.6, Align.CENTRE),
        Column(words.pgettext("protocol column", "Experts' verdict"), 26),
    )


def _row(row: ProposalRow, words: Words) -> Row:
    return Row(
        (
            (Line(plain(row.label)),),
            _proposal(row, words),
            tuple(_argument(one, "+", words) for one in row.pros),
            tuple(_argument(one, MINUS, words) for one in row.cons),
            _votes(row, words),
            _verdict(row, words),
        ),
        words.gettext("proposal № {number}").format(number=row.label),
    )


def _proposal(row: ProposalRow, words: Words) -> Cell:
    lines = [Line(plain(row.text))]
    if row.author:
        lines.append(Line((Span(in_brackets(words, row.author), italic=True),)))
    of_note = [name_of(words, row.kind)] if row.kind is not ProposalKind.PROPOSAL else []
    if row.level and (of_note or row.level is not Level.MUNICIPAL):
        of_note.append(name_of(words, row.level))
    if of_note:
        lines.append(Line((Span(capitalised(", ".join(of_note)), bold=True),)))
    if row.absorbed:
        sentence = words.gettext("Merged with it: {labels}")
        lines.append(Line((Span(sentence.format(labels=", ".join(row.absorbed)), italic=True),)))
    return tuple(lines)


def _argument(argument: ArgumentRow, sign: str, words: Words) -> Line:
    return Line(plain(joined(argument.text, in_brackets(words, argument.author))), sign)


def _votes(row: ProposalRow, words: Words) -> Cell:
    if row.votes is None:
        return (Line(plain(DASH)),)
    lines = [Line((Span(str(row.votes), bold=True),))]
    if row.place:
        first, last = row.place.first, row.place.last
        place = str(first) if first == last else f"{first}–{last}"
        lines.append(Line(plain(words.gettext("place {place}").format(place=place))))
    return tuple(lines)


def _verdict(row: ProposalRow, words: Words) -> Cell:
    lines: list[Line] = []
    match row.status:
        case Status.WITHDRAWN:
            lines.append(Line((Span(words.gettext("Withdrawn by the author"), bold=True),)))
        case Status.MERGED:
            sentence = words.gettext("Merged into № {number}")
            text = sentence.format(number=row.merged_into or "____")
            lines.append(Line((Span(text, bold=True),)))
        case Status.ACTIVE:
            pass
    if row.verdict:
        text = capitalised(name_of(words, row.verdict.value))
        if row.verdict.note:
            sentence = words.pgettext("verdict", "{verdict}: {note}")
            text = sentence.format(verdict=text, note=row.verdict.note)
        lines.append(Line(plain(joined(text, in_brackets(words, row.verdict.author)))))
    return tuple(lines) or (Line(plain(DASH)),)


def _remarks(title: str, remarks: tuple[Remarks, ...], words: Words) -> list[Block]:
    """Return remarks under their heading: one of an author on a line, several under the name."""
    if not remarks:
        return []
    blocks: list[Block] = [subsection(title)]
    for group in remarks:
        who = f"{capitalised(author_name(words, group.author))}:" if group.author else ""
        if len(group.texts) == 1:
            blocks.append(Item(DASH, plain(joined(who, group.texts[0]))))
            continue
        if who:
            blocks.append(Paragraph(plain(who), Manner.LEAD, keeps_next=True))
        blocks += [Item(DASH, plain(text)) for text in group.texts]
    return blocks
