"""Which parts each edition has, in which order (DOCUMENT.md), and the properties of the file."""

from functools import cache

from facilitator.core.protocol import Extent, Protocol
from facilitator.report.composing.appendices import appendices
from facilitator.report.composing.figures import figures_section
from facilitator.report.composing.front import front
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
from facilitator.report.document import Block, Document, PageBreak, SignatureLine, Signatures
from facilitator.report.progress import Progress, Step
from facilitator.report.typography import typeset
from facilitator.words import Words


def compose(protocol: Protocol, words: Words, progress: Progress | None = None) -> Document:
    """Return the document of a protocol with all words in place and typeset.

    Args:
        protocol: What is said.
        words: The words of the protocol's language.
        progress: Told of every row and text that nothing is done yet; raising from it gives up.
    """
    header = protocol.header

    def step() -> None:
        if progress:
            progress(0, 0)

    document = Document(
        title=_title(protocol, words),
        author="; ".join(header.organisers),
        subject=header.heading,
        language=words.language,
        mark=protocol.mark or "",
        blocks=tuple(_blocks(protocol, words, step)),
    )

    def ready(text: str) -> str:
        step()
        return typeset(text, words.language)

    # A third of the texts stand there more than once.
    return document.changed(cache(ready))


def _blocks(protocol: Protocol, words: Words, step: Step) -> list[Block]:
    """Return the parts of the edition."""
    match protocol.edition.extent:
        case Extent.SHORT:
            return _short(protocol, words)
        case Extent.FULL:
            return _full(protocol, words, step)
        case Extent.REPORT:
            return [
                *front(protocol, words),
                *figures_section(protocol, words),
                PageBreak(),
                *_full(protocol, words, step),
            ]


def _short(protocol: Protocol, words: Words) -> list[Block]:
    return [
        *opening(protocol, words),
        *agenda(protocol, words),
        *decisions_section(protocol, words),
        _signatures(protocol, words),
    ]


def _full(protocol: Protocol, words: Words, step: Step) -> list[Block]:
    blocks = [*opening(protocol, words), *agenda(protocol, words)]
    for task in protocol.tasks:
        blocks += task_section(task, protocol.facilitator, words, step)
    return [
        *blocks,
        *summary_section(protocol.summary, words),
        *decisions_section(protocol, words),
        *roadmap_section(protocol.roadmap, words),
        *closing_section(protocol.closing, words),
        *survey_section(protocol.satisfaction, words),
        _signatures(protocol, words),
        *appendices(protocol, words),
    ]


def _title(protocol: Protocol, words: Words) -> str:
    """Return the title of the file: what it is, of which day, about what."""
    match protocol.edition.extent:
        case Extent.SHORT:
            pattern = words.gettext("Short protocol {number} of {days}: {title}")
        case Extent.FULL:
            pattern = words.gettext("Protocol {number} of {days}: {title}")
        case Extent.REPORT:
            pattern = words.gettext("Final report of {days}: {title}")
    days = days_of(words, protocol.header)
    number = number_of(words, protocol)
    return pattern.format(number=number, days=days, title=protocol.header.title)


def _signatures(protocol: Protocol, words: Words) -> Signatures:
    offices = (words.gettext("Chair of the session"), words.gettext("Secretary of the session"))
    return Signatures(
        tuple(
            SignatureLine(signature.official.office or office, signature.official.name or BLANK)
            for signature, office in zip(protocol.signatures, offices, strict=True)
        )
    )
