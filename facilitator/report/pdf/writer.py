"""The file: pages, margins, properties, and the one way from a protocol to bytes on a disk."""

from functools import partial
from io import BytesIO
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from facilitator.atomic import write_atomically
from facilitator.core.protocol import Protocol
from facilitator.report.composing import compose
from facilitator.report.document import Contents, Document
from facilitator.report.pdf import styles
from facilitator.report.pdf.archive import describe
from facilitator.report.pdf.building import Builder
from facilitator.report.pdf.fonts import ROBOTO, load_fonts, width_of
from facilitator.report.pdf.stand_ins import ExportWarning, StandIns
from facilitator.report.pdf.tagging import Element, TaggedCanvas
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
    return document_bytes(compose(protocol, words), words, progress, typeface)


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
    stand_ins = StandIns(load_fonts(typeface), words)
    known: dict[str, int] = {}
    # The first time shows on which pages the headings are.
    passes = 2 if any(isinstance(block, Contents) for block in document.blocks) else 1
    for number in range(passes):
        builder = Builder(styles.make_styles(typeface.name), stand_ins, known)
        told = _part(progress, number, passes)
        pages = _Pages(document, stand_ins, typeface.name, builder.root, told)
        pages.build(builder.story(document.blocks))
        known = builder.pages
    return pages.content(), tuple(dict.fromkeys(stand_ins.warnings))


def _part(progress: Progress | None, number: int, passes: int) -> Progress | None:
    """Return what tells the progress of one of several equal passes."""
    if progress is None:
        return None
    return lambda done, whole: progress(number * whole + done, passes * whole)


class _Pages(BaseDocTemplate):  # type: ignore[misc]
    """A4 pages with number and mark; tells how far it is."""

    def __init__(
        self,
        document: Document,
        stand_ins: StandIns,
        family: str,
        root: Element,
        progress: Progress | None,
    ) -> None:
        self._family = family
        self._root = root
        self._language = document.language
        self._file = BytesIO()
        self._progress = progress
        self._done = 0
        self._whole = 0
        self._mark = stand_ins.printable(document.mark.replace("\n", " "), document.mark)
        # A lone surrogate or a control character in a property would break the file.
        title, author, subject = (
            stand_ins.seen(text).replace("\n", " ")
            for text in (document.title, document.author, document.subject)
        )
        super().__init__(
            self._file,
            pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
            title=title,
            author=author,
            subject=subject,
            creator="Facilitator",
            lang=document.language,
            invariant=1,
            initialFontName=family,
            displayDocTitle=1,
        )
        frame = Frame(
            styles.LEFT,
            styles.BOTTOM,
            styles.TEXT_WIDTH,
            styles.TEXT_HEIGHT,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates(
            PageTemplate(frames=[frame], onPage=self._number, onPageEnd=self._stamp)
        )

    def build(self, flowables: list[Flowable]) -> None:
        """Lay out and draw everything."""
        self._whole = sum(_units(flowable) for flowable in flowables)
        super().build(flowables, canvasmaker=partial(TaggedCanvas, root=self._root))
        self._tell(self._whole)

    def content(self) -> bytes:
        """Return the file's bytes."""
        return self._file.getvalue()

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab's name
        """Say what the file is."""
        describe(self.canv._doc, self._language)  # noqa: SLF001 - reportlab has no other way

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's name
        """Count what has been drawn."""
        self._tell(min(self._done + _units(flowable), self._whole))

    def _tell(self, done: int) -> None:
        self._done = done
        if self._progress:
            self._progress(done, self._whole)

    def _number(self, canvas: TaggedCanvas, page: BaseDocTemplate) -> None:
        """Draw the page number, from page 2 on."""
        if page.page > 1:
            canvas.begin(None)
            canvas.setFont(self._family, styles.NUMBER)
            height = styles.PAGE_HEIGHT - styles.TOP + 6 * mm
            canvas.drawCentredString(styles.MIDDLE, height, str(page.page))
            canvas.end()

    def _stamp(self, canvas: TaggedCanvas, _page: BaseDocTemplate) -> None:
        """Draw the mark below the text, as small as it must be to fit."""
        if self._mark.strip():
            width = width_of(self._mark, styles.SMALL, self._family)
            canvas.begin(None)
            canvas.setFillColor(styles.GREY)
            canvas.setFont(self._family, styles.SMALL * min(1, styles.TEXT_WIDTH / width))
            canvas.drawCentredString(styles.MIDDLE, styles.BOTTOM - 9 * mm, self._mark)
            canvas.end()


def _units(flowable: Flowable) -> int:
    parts = getattr(flowable, "parts", None)
    if parts:
        return sum(_units(part) for part in parts)
    return int(getattr(flowable, "units", 1))
