"""The order of the full protocol (DOCUMENT.md) and the properties of the file."""

from facilitator.core.protocol import Protocol
from facilitator.report.composing.appendices import appendices
from facilitator.report.composing.opening import agenda, opening
from facilitator.report.composing.phrases import BLANK, days_of, number_of
from facilitator.report.composing.results import (
    closing_section,
    decisions_section,
    roadmap_section,
    summary_section,
    survey_section,
)
from facilitator.report.composing.tasks import task_section
from facilitator.report.document import Block, Document, SignatureLine, Signatures
from facilitator.report.typography import typeset
from facilitator.words import Words


def compose(protocol: Protocol, words: Words) -> Document:
    """Return the document of a protocol with all words in place and typeset.

    Args:
        protocol: What is said.
        words: The words of the protocol's language.
    """
    header = protocol.header
    blocks: list[Block] = [*opening(protocol, words), *agenda(protocol, words)]
    for task in protocol.tasks:
        blocks += task_section(task, protocol.facilitator, words)
    blocks += summary_section(protocol.summary, words)
    blocks += decisions_section(protocol, words)
    blocks += roadmap_section(protocol.roadmap, words)
    blocks += closing_section(protocol.closing, words)
    blocks += survey_section(protocol.satisfaction, words)
    blocks.append(_signatures(protocol, words))
    blocks += appendices(protocol, words)
    title = words.gettext("Protocol {number} of {days}: {title}")
    document = Document(
        title=title.format(
            number=number_of(header), days=days_of(words, header), title=header.title
        ),
        author="; ".join(header.organisers),
        subject=header.heading,
        language=words.language,
        mark=protocol.mark or "",
        blocks=tuple(blocks),
    )
    return document.changed(lambda text: typeset(text, words.language))


def _signatures(protocol: Protocol, words: Words) -> Signatures:
    offices = (words.gettext("Chair of the session"), words.gettext("Secretary of the session"))
    return Signatures(
        tuple(
            SignatureLine(signature.official.office or office, signature.official.name or BLANK)
            for signature, office in zip(protocol.signatures, offices, strict=True)
        )
    )
