"""The file: page, number, mark, properties, and the one way from a protocol to bytes on a disk."""

from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as File
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from facilitator.atomic import write_atomically
from facilitator.core.protocol import Protocol
from facilitator.report.composing import compose
from facilitator.report.document import Contents, Document
from facilitator.report.docx import page
from facilitator.report.docx.building import Builder
from facilitator.report.docx.markup import field_begins, field_ends, run
from facilitator.report.docx.styles import define_styles
from facilitator.report.packing import Properties, one_line, packed
from facilitator.report.progress import Progress
from facilitator.report.typefaces import BUNDLED
from facilitator.words import Words

_LOCALES = {"ru": "ru-RU", "en": "en-GB"}
_UNUSED = ("/customXml", "/thumbnail", "/stylesWithEffects", "/webSettings")
_SETTINGS = """<w:settings {space}>
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="709"/>
<w:autoHyphenation/>
<w:consecutiveHyphenLimit w:val="3"/>
<w:hyphenationZone w:val="357"/>
<w:doNotHyphenateCaps/>
<w:characterSpacingControl w:val="doNotCompress"/>
{update}
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="{locale}"/>
<w:decimalSymbol w:val=","/>
<w:listSeparator w:val=";"/>
</w:settings>"""
_END_OF_BODY = b"<w:sectPr"


def write_docx(
    protocol: Protocol,
    words: Words,
    target: Path,
    progress: Progress | None = None,
    font: str = BUNDLED,
) -> None:
    """Write the protocol as a DOCX file; an existing file is replaced only by a whole one.

    Args:
        protocol: What is said.
        words: The words of the protocol's language.
        target: The file.
        progress: Told now and then how far it is; raising from it gives up, and nothing is written.
        font: The name of the family to set it in.

    Raises:
        StorageTrouble: The file could not be written.
    """
    write_atomically(target, docx_bytes(protocol, words, progress, font))


def docx_bytes(
    protocol: Protocol, words: Words, progress: Progress | None = None, font: str = BUNDLED
) -> bytes:
    """Return the protocol as a DOCX file; equal input gives equal bytes.

    Args:
        protocol: What is said.
        words: The words of the protocol's language.
        progress: Told now and then how far it is; raising from it gives up.
        font: The name of the family to set it in.
    """
    document = compose(protocol, words, progress)
    return document_bytes(document, words, protocol.revision, progress, font)


def document_bytes(
    document: Document,
    words: Words,
    revision: int,
    progress: Progress | None = None,
    font: str = BUNDLED,
) -> bytes:
    """Return a document as a DOCX file.

    Args:
        document: The document.
        words: The language in which charts are told as numbers.
        revision: Which version of it this is, counted from 1.
        progress: Told now and then how far it is.
        font: The name of the family to set it in.
    """
    locale = _LOCALES.get(document.language, document.language)
    file = docx.Document()
    _leave_out_unused(file)
    define_styles(file, words, font, locale)
    _set_up_page(file, document.mark)
    _set_up_program(file, locale, document)
    builder = Builder(words)
    whole = len(document.blocks)
    body = []
    for done, markup in enumerate(builder.body(document.blocks), start=1):
        body.append(markup.encode())
        if progress:
            progress(min(done, whole), whole)
    saved = BytesIO()
    file.save(saved)
    replaced = {
        "word/document.xml": _filled(file, b"".join(body)),
        "word/numbering.xml": builder.lists.xml(nsmap["w"]),
        "word/fontTable.xml": _fonts(font),
    }
    properties = Properties(document.title, document.author, document.subject, locale, revision)
    return packed(saved.getvalue(), properties, replaced)


def _filled(file: File, body: bytes) -> bytes:
    """Return the main part with a body: put in as text, which is quick at any length."""
    empty: bytes = file.part.blob
    head, mark, tail = empty.partition(_END_OF_BODY)
    return head + body + mark + tail


def _leave_out_unused(file: File) -> None:
    """Leave out what the library's own empty document brings along."""
    for relations in (file.part.rels, file.part.package.rels):
        unused = [key for key, one in relations.items() if one.reltype.endswith(_UNUSED)]
        for key in unused:
            del relations[key]


def _set_up_page(file: File, mark: str) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Twips(page.PAGE_WIDTH), Twips(page.PAGE_HEIGHT)
    section.left_margin, section.right_margin = Twips(page.LEFT), Twips(page.RIGHT)
    section.top_margin, section.bottom_margin = Twips(page.TOP), Twips(page.BOTTOM)
    section.header_distance = Twips(page.NUMBER_FROM_TOP)
    section.footer_distance = Twips(page.MARK_FROM_BOTTOM)
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    _put(section.header.paragraphs[0], field_begins(" PAGE ") + run("2") + field_ends())
    for foot in (section.footer, section.first_page_footer):
        _put(foot.paragraphs[0], run(one_line(mark)))


def _put(paragraph: Paragraph, inner: str) -> None:
    for element in parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"):
        paragraph._p.append(element)  # noqa: SLF001 - the library's way to its own XML


def _set_up_program(file: File, locale: str, document: Document) -> None:
    """Say how a word processor handles the file: as a present-day one, hyphenated."""
    # Only where pages are listed: some programs ask their user before they do it.
    lists_pages = any(isinstance(block, Contents) for block in document.blocks)
    update = "<w:updateFields/>" if lists_pages else ""
    settings = file.settings.element
    for element in list(settings):
        settings.remove(element)
    made = parse_xml(_SETTINGS.format(space=nsdecls("w"), locale=locale, update=update))
    for element in list(made):
        settings.append(element)


def _fonts(font: str) -> bytes:
    """Return the font table: what to take where the family is not installed."""
    instead, kind = ("Arial", "swiss") if font == BUNDLED else ("Times New Roman", "roman")
    return (
        f'<w:fonts xmlns:w="{nsmap["w"]}"><w:font w:name="{font}"><w:altName w:val="{instead}"/>'
        f'<w:charset w:val="CC"/><w:family w:val="{kind}"/><w:pitch w:val="variable"/>'
        "</w:font></w:fonts>"
    ).encode()
