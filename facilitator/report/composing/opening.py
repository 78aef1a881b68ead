"""What stands above the agenda, and the agenda."""

from dataclasses import replace

from facilitator.core.protocol import Extent, Naming
from facilitator.core.protocol.parts import ExpertRow, Header, Protocol
from facilitator.report.composing.phrases import (
    DASH,
    capitalised,
    days_of,
    labelled,
    number_of,
    official,
    plain,
    section,
)
from facilitator.report.document import (
    Block,
    Heading,
    Item,
    Look,
    Manner,
    Paragraph,
    Span,
    TwoSided,
)
from facilitator.words import Words

_KEPT_WHOLE = 6
"""A shorter agenda stays on one page."""


def opening(protocol: Protocol, words: Words) -> list[Block]:
    """Return the header block, who leads and who was present."""
    return [
        *_head(protocol, words),
        *_leaders(protocol, words),
        *_experts(protocol.experts, words),
        *_present(protocol, words),
    ]


def agenda(protocol: Protocol, words: Words) -> list[Block]:
    """Return the agenda: the tasks, numbered; nothing where there are none."""
    if not protocol.tasks:
        return []
    *others, last = (Item(f"{task.number}.", plain(task.title)) for task in protocol.tasks)
    short = len(others) < _KEPT_WHOLE
    return [
        section(words.gettext("Agenda")),
        *(replace(item, keeps_next=short) for item in others),
        last,
    ]


def _head(protocol: Protocol, words: Words) -> list[Block]:
    header = protocol.header
    blocks: list[Block] = []
    blocks += [Paragraph((Span(note, bold=True),), Manner.RIGHT) for note in notes(protocol, words)]
    above = [header.parent_body, *header.organisers]
    blocks += [Paragraph(plain(line), Manner.CENTRED) for line in above if line]
    word = words.gettext("Protocol")
    blocks.append(Heading(0, " ".join(word.upper()), Look.CENTRED, _bookmark(protocol, words)))
    if header.heading:
        blocks.append(Paragraph((Span(header.heading, bold=True),), Manner.TITLE))
    if header.site:
        blocks.append(Paragraph(plain(site_of(header, words)), Manner.CENTRED))
    if header.city:
        blocks.append(Paragraph(plain(header.city), Manner.CENTRED))
    blocks.append(TwoSided(days_of(words, header), number_of(words, protocol)))
    return blocks


def notes(protocol: Protocol, words: Words) -> list[str]:
    """Return what must be known of the document before it is read: a draft, without names."""
    found = [words.gettext("DRAFT")] if protocol.draft else []
    match protocol.edition.naming:
        case Naming.NAMED:
            return found
        case Naming.ANONYMOUS:
            return [*found, words.gettext("Anonymised version")]


def _bookmark(protocol: Protocol, words: Words) -> str:
    return words.gettext("Protocol {number}").format(number=number_of(words, protocol))


def site_of(header: Header, words: Words) -> str:
    """Return which of several sites this was."""
    if header.site is None or not header.site.title:
        return words.gettext("Site № {number}").format(
            number=header.site.number if header.site else ""
        )
    sentence = words.gettext("Site № {number}. {title}")
    return sentence.format(number=header.site.number, title=header.site.title)


def _leaders(protocol: Protocol, words: Words) -> list[Block]:
    header = protocol.header
    lines = [
        (words.gettext("Chair:"), official(words, protocol.chair)),
        (words.gettext("Facilitator:"), _name_first(words, protocol)),
        (words.gettext("Secretary:"), protocol.secretary.name or ""),
        (words.gettext("Venue:"), header.venue or ""),
        (words.gettext("Method:"), header.method or ""),
    ]
    return [Paragraph(labelled(label, text), Manner.LEAD) for label, text in lines if text]


def _name_first(words: Words, protocol: Protocol) -> str:
    """Return the facilitator; an office that only says so again is left out."""
    who = protocol.facilitator
    word = words.gettext("Facilitator:").rstrip(":").casefold()
    if (who.office or "").casefold() == word:
        return who.name or ""
    return official(words, who)


def _experts(experts: tuple[ExpertRow, ...], words: Words) -> list[Block]:
    if not experts:
        return []
    label = words.gettext("Expert group:")
    count = words.ngettext("{n} person", "{n} people", len(experts)).format(n=len(experts))
    return [
        Paragraph(labelled(label, count), Manner.LEAD, keeps_next=bool(experts[0].name)),
        *(Item(DASH, plain(said)) for expert in experts if (said := _expert(expert, words))),
    ]


def _expert(expert: ExpertRow, words: Words) -> str:
    office = words.gettext("chair of the expert group")
    # Some lists say it in the name already.
    role = office if expert.chair and office not in expert.name.casefold() else None
    return ", ".join(part for part in (expert.name, role, expert.field) if part)


def _present(protocol: Protocol, words: Words) -> list[Block]:
    count = protocol.attendance
    blocks: list[Block] = []
    if count.present:
        number = words.ngettext("{n} person", "{n} people", count.present)
        sentence = (
            words.gettext("{people} (list attached, appendix № 1)")
            if _lists_participants(protocol)
            else "{people}"
        )
        text = sentence.format(people=number.format(n=count.present))
        blocks.append(Paragraph(labelled(words.gettext("Present:"), text), Manner.LEAD))
    elif count.registered and _lists_participants(protocol):
        text = words.gettext("not recorded (list of those invited attached, appendix № 1)")
        blocks.append(Paragraph(labelled(words.gettext("Present:"), text), Manner.LEAD))
    if count.by_organisation:
        groups = words.pgettext("kinds of organisation", "; ").join(
            words.pgettext("kind of organisation and people", "{kind} — {n}").format(
                kind=kind, n=number
            )
            for kind, number in count.by_organisation
        )
        text = words.gettext("By organisation: {groups}.").format(groups=groups)
        blocks.append(Paragraph(plain(text), Manner.LEAD))
    if protocol.header.broadcast:
        text = words.gettext("The session was streamed live.")
        blocks.append(Paragraph(plain(capitalised(text)), Manner.LEAD))
    return blocks


def _lists_participants(protocol: Protocol) -> bool:
    """Tell whether the list of participants is appended to this edition."""
    edition = protocol.edition
    return edition.extent is not Extent.SHORT and edition.naming is Naming.NAMED
