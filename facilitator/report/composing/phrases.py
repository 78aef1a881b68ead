"""Small phrases that several sections share: who said it, which proposals, who an official is."""

from fractions import Fraction

from facilitator.core.model import Official
from facilitator.core.protocol.parts import Author, Header, Protocol
from facilitator.core.vocabulary import VoiceKind
from facilitator.report.document import Heading, Line, Look, Row, Span
from facilitator.report.typography import NBSP
from facilitator.words import Words

DASH = "—"
BLANK = "_" * 15


def author_name(words: Words, author: Author) -> str:
    """Return who `author` is: a name, a table, or the number of someone no longer listed."""
    number = author.voice.number
    match author.voice.kind:
        case VoiceKind.TABLE:
            return words.gettext("table № {number}").format(number=number)
        case VoiceKind.PARTICIPANT:
            return author.name or words.gettext("participant № {number}").format(number=number)
        case VoiceKind.EXPERT:
            return author.name or words.gettext("expert № {number}").format(number=number)


def in_brackets(words: Words, author: Author | None) -> str:
    """Return the author in brackets, shortly; nothing where nobody is known."""
    if author is None:
        return ""
    name = author_name(words, author)
    if author.voice.kind is VoiceKind.TABLE:
        short = words.pgettext("in a cell", "table {number}")
        name = short.format(number=author.voice.number).replace(" ", NBSP)
    return f"({name})"


def capitalised(text: str) -> str:
    """Return `text` with its first letter large."""
    return text[:1].upper() + text[1:]


def proposals(words: Words, refs: tuple[str, ...]) -> str:
    """Return the proposals meant, in brackets: «(предложения № 1.1, 1.2)»; nothing for none."""
    if not refs:
        return ""
    sentence = words.ngettext("(proposal № {labels})", "(proposals № {labels})", len(refs))
    return sentence.format(labels=", ".join(refs))


def joined(*parts: str | None) -> str:
    """Return those of `parts` that say something, a space between them."""
    return " ".join(part for part in parts if part)


def official(words: Words, who: Official) -> str:
    """Return name and office of someone who leads; what is unknown is left out."""
    if who.name and who.office:
        sentence = words.pgettext("an official", "{name}, {office}")
        return sentence.format(name=who.name, office=lowered(who.office))
    return who.name or lowered(who.office or "")


def lowered(text: str) -> str:
    """Return `text` with a small first letter, unless it is an abbreviation or name in capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def number_of(words: Words, protocol: Protocol) -> str:
    """Return the protocol's number, or room to write one, and its revision after the first."""
    number = protocol.header.number or "____"
    if protocol.revision == 1:
        return f"№ {number}"
    sentence = words.gettext("№ {number} (revision {revision})")
    return sentence.format(number=number, revision=protocol.revision)


def days_of(words: Words, header: Header) -> str:
    """Return the event's date or dates, or room to write one."""
    if header.starts_on is None:
        return words.gettext("«____» ______________ 20____")
    return words.dates(header.starts_on, header.ends_on or header.starts_on)


def plain(text: str) -> tuple[Span, ...]:
    """Return `text` as one unmarked span."""
    return (Span(text),)


def row_of(*texts: str, place: str = "") -> Row:
    """Return a row of a table with an unmarked text in each cell; `place` is for warnings."""
    return Row(tuple((Line(plain(text)),) for text in texts), place)


def labelled(label: str, text: str) -> tuple[Span, ...]:
    """Return a bold label and the text that follows it."""
    return (Span(f"{label} ", bold=True), Span(text))


def section(text: str) -> Heading:
    """Return the heading of a part of the protocol, across the page."""
    return Heading(1, text.upper(), Look.CENTRED, text)


def subsection(text: str) -> Heading:
    """Return a heading within a part."""
    return Heading(2, text)


def decimal(number: Fraction, words: Words) -> str:
    """Return a number with two decimals, rounded half up."""
    hundredths = (number * 100 + Fraction(1, 2)).__floor__()
    mark = words.pgettext("decimal mark", ".")
    return f"{hundredths // 100}{mark}{hundredths % 100:02}"


def percent(share: Fraction) -> int:
    """Return a share in whole percent, rounded half up."""
    return (share * 100 + Fraction(1, 2)).__floor__()
