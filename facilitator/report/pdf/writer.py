"""The file: its properties, and the one way from a protocol to bytes on a disk."""

from io import BytesIO
from pathlib import Path

from facilitator.atomic import write_atomically
from facilitator.core.protocol import Protocol
from facilitator.report.composing import compose
from facilitator.report.document import Document
from facilitator.report.pdf.archive import describe
from facilitator.report.pdf.building import Builder
from facilitator.report.pdf.canvas import TaggedCanvas
from facilitator.report.pdf.fonts import ROBOTO, Family, fonts_for_one, load_fonts
from facilitator.report.pdf.pages import Pages
from facilitator.report.pdf.stand_ins import ExportWarning, StandIns
from facilitator.report.pdf.styles import PAGE_HEIGHT, PAGE_WIDTH, make_styles
from facilitator.report.pdf.tagging import Element
from facilitator.report.progress import Progress
from facilitator.report.typefaces import Typeface
from facilitator.words import Words


def write_pdf(
    protocol: Protocol,
    words: Words,
    target: Path,
    progress: Progress | None = None,
    typeface: Typeface = ROBOTO,
) -> tuple[ExportWarning, ...]:
    """Write the protocol as a PDF file; an existing file is replaced only by a whole one.

    Args:
        protocol: What is said.
        words: The words of the protocol's language.
        target: The file.
        progress: Told now and then how far it is; raising from it gives up, and nothing is written.
        typeface: The family to set it in.

    Returns:
        What could not be printed as it is.

    Raises:
        StorageTrouble: The file could not be written.
    """
    content, warnings = pdf_bytes(protocol, words, progress, typeface)
    write_atomically(target, content)
    return warnings


def pdf_bytes(
    protocol: Protocol,
    words: Words,
    progress: Progress | None = None,
    typeface: Typeface = ROBOTO,
) -> tuple[bytes, tuple[ExportWarning, ...]]:
    """Return the protocol as a PDF and what could not be printed; equal input gives equal bytes.

    Args:
        protocol: What is said.
        words: The words of the protocol's language.
        progress: Told now and then how far it is; raising from it gives up.
        typeface: The family to set it in.

    Raises:
        StorageTrouble: `cannot_read`: a file of the family cannot be read.
    """
    return document_bytes(compose(protocol, words, progress), words, progress, typeface)


def document_bytes(
    document: Document,
    words: Words,
    progress: Progress | None = None,
    typeface: Typeface = ROBOTO,
) -> tuple[bytes, tuple[ExportWarning, ...]]:
    """Return a document as a PDF and what could not be printed.

    Args:
        document: The document.
        words: The language in which symbols are named.
        progress: Told now and then how far it is.
        typeface: The family to set it in.

    Raises:
        StorageTrouble: `cannot_read`: a file of the family cannot be read.
    """
    with fonts_for_one(progress):
        return _set(document, words, progress, load_fonts(typeface))


def _set(
    document: Document, words: Words, progress: Progress | None, family: Family
) -> tuple[bytes, tuple[ExportWarning, ...]]:
    stand_ins = StandIns(family.printable(), words)
    builder = Builder(make_styles(family), stand_ins, progress)
    mark = stand_ins.printable(document.mark.replace("\n", " "), document.mark)
    file = BytesIO()
    canvas = _canvas(file, document, stand_ins, family, builder.root)
    pieces = builder.story(document.blocks)
    pages = Pages(canvas, family, mark, progress)
    pages.fill(pieces)
    canvas.finish(pages.tell)
    return file.getvalue(), tuple(dict.fromkeys(stand_ins.warnings))


def _canvas(
    file: BytesIO, document: Document, stand_ins: StandIns, family: Family, root: Element
) -> TaggedCanvas:
    """Return the canvas of a file that says what it is."""
    canvas = TaggedCanvas(
        file,
        root=root,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        initialFontName=family.name,
        lang=document.language,
    )
    # A lone surrogate or a control character in a property would break the file.
    title, author, subject = (
        stand_ins.seen(text).replace("\n", " ")
        for text in (document.title, document.author, document.subject)
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator("Facilitator")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    describe(canvas._doc, document.language)  # noqa: SLF001 - reportlab has no other way
    return canvas
