"""The few pieces of WordprocessingML that a body consists of; here text becomes markup."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape

from facilitator.report import document as doc
from facilitator.report.characters import seen

TAB = "<w:r><w:tab/></w:r>"


@dataclass(frozen=True, slots=True)
class Ways:
    """How one paragraph differs from its style; `number` is a list and `width` a tab, in twips."""

    keeps_next: bool = False
    on_new_page: bool = False
    number: int | None = None
    align: str = ""


PLAIN = Ways()


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """Return a stretch of text; whatever is in it, the file stays whole."""
    lines = escape(seen(text)).split("\n")
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
    looks = f"{'<w:b/>' if bold else ''}{'<w:i/>' if italic else ''}"
    return f"<w:r>{f'<w:rPr>{looks}</w:rPr>' if looks else ''}{inner}</w:r>"


def runs(spans: Iterable[doc.Span]) -> str:
    """Return stretches of text, each in its weight."""
    return "".join(run(span.text, bold=span.bold, italic=span.italic) for span in spans)


def paragraph(style: str, inner: str, ways: Ways = PLAIN) -> str:
    """Return a paragraph.

    Args:
        style: The id of its style.
        inner: Its runs.
        ways: How it differs from the style.
    """
    # In the order of the schema: Word refuses another.
    look = [f'<w:pStyle w:val="{style}"/>']
    if ways.keeps_next:
        look.append("<w:keepNext/>")
    if ways.on_new_page:
        look.append("<w:pageBreakBefore/>")
    if ways.number is not None:
        look.append(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{ways.number}"/></w:numPr>')
    if ways.align:
        look.append(f'<w:jc w:val="{ways.align}"/>')
    return f"<w:p><w:pPr>{''.join(look)}</w:pPr>{inner}</w:p>"


def field_begins(instruction: str) -> str:
    """Return the begin of a field that the word processor works out; what it shows follows."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_ends() -> str:
    """Return the end of a field."""
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
