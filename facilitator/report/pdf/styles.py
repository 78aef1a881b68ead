"""Sizes, spaces and paragraph styles of the page (DOCUMENT.md, "Page"); lengths in points."""

from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from facilitator.report.document import Align, Look, Manner
from facilitator.report.pdf.fonts import bold_of

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 15 * mm, 20 * mm, 20 * mm
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
MIDDLE = LEFT + TEXT_WIDTH / 2
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

TEXT, CELL, HEADER_CELL, NUMBER, SMALL = 13, 10.5, 10, 12, 8
# Roboto's own line is 1.17 of its size; a spacing of 1.15 is of that line.
TEXT_LEADING, CELL_LEADING = 17.5, 12.5
INDENT = 12.5 * mm
# Wide enough for programs that copy text to see columns, not words.
PADDING, TIGHT, ABOVE = 1.9 * mm, 0.8 * mm, 1.3 * mm

INK = HexColor(0x000000)
GREY = HexColor(0x6B6B6B)
RULE = HexColor(0x8A8A8A)
HEADER_FILL = HexColor(0xEFEFEF)
BAR = HexColor(0x4A6A8A)
RULE_WIDTH = 0.5


@dataclass(frozen=True, slots=True)
class Styles:
    """The family and the paragraph styles of one document, made once."""

    family: str
    manners: dict[Manner, ParagraphStyle]
    headings: dict[tuple[int, Look], ParagraphStyle]
    item: ParagraphStyle
    cells: dict[Align, ParagraphStyle]
    argument: ParagraphStyle
    header_cell: ParagraphStyle
    left: ParagraphStyle
    right: ParagraphStyle
    report_title: ParagraphStyle
    contents: dict[int, ParagraphStyle]


def make_styles(family: str) -> Styles:
    """Return the styles in a family that reportlab knows."""
    base = ParagraphStyle(
        "base",
        fontName=family,
        fontSize=TEXT,
        leading=TEXT_LEADING,
        textColor=INK,
        bulletFontName=family,
        bulletFontSize=CELL,
        allowOrphans=0,
        allowWidows=0,
        splitLongWords=1,
    )
    running = ParagraphStyle(
        "running", base, alignment=TA_JUSTIFY, firstLineIndent=INDENT, spaceAfter=5
    )
    lead = ParagraphStyle("lead", base, alignment=TA_LEFT, spaceAfter=3)
    centred = ParagraphStyle("centred", base, alignment=TA_CENTER)
    cell = ParagraphStyle(
        "cell",
        base,
        fontSize=CELL,
        leading=CELL_LEADING,
        alignment=TA_LEFT,
        allowOrphans=1,
        allowWidows=1,
    )
    return Styles(
        family=family,
        manners={
            Manner.RUNNING: running,
            Manner.LEAD: lead,
            Manner.CENTRED: ParagraphStyle("between", centred, spaceAfter=2),
            Manner.QUESTION: ParagraphStyle("question", centred, spaceAfter=8),
            Manner.RIGHT: ParagraphStyle(
                "right", centred, alignment=TA_RIGHT, leftIndent=TEXT_WIDTH / 3, spaceAfter=4
            ),
            Manner.TITLE: ParagraphStyle("title", centred, spaceBefore=8, spaceAfter=10),
        },
        headings=_headings(centred, family),
        item=ParagraphStyle("item", running, spaceAfter=3),
        cells={
            Align.LEFT: cell,
            Align.CENTRE: ParagraphStyle("middle", cell, alignment=TA_CENTER),
        },
        argument=ParagraphStyle("argument", cell, spaceAfter=2),
        header_cell=ParagraphStyle(
            "header",
            cell,
            fontName=bold_of(family),
            fontSize=HEADER_CELL,
            leading=12,
            alignment=TA_CENTER,
        ),
        left=ParagraphStyle("at left", lead, spaceAfter=0),
        right=ParagraphStyle("at right", lead, alignment=TA_RIGHT, spaceAfter=0),
        report_title=ParagraphStyle(
            "report", centred, fontName=bold_of(family), fontSize=22, leading=28, spaceAfter=12
        ),
        contents={
            level: ParagraphStyle(f"contents {level}", lead, leftIndent=6 * mm * level)
            for level in range(3)
        },
    )


def _headings(centred: ParagraphStyle, family: str) -> dict[tuple[int, Look], ParagraphStyle]:
    bold = ParagraphStyle("bold", centred, fontName=bold_of(family))
    return {
        (0, Look.CENTRED): ParagraphStyle(
            "document", bold, fontSize=15, leading=20, spaceBefore=16, spaceAfter=4
        ),
        (1, Look.CENTRED): ParagraphStyle("part", bold, spaceBefore=16, spaceAfter=6),
        (1, Look.RIGHT): ParagraphStyle("appendix", centred, alignment=TA_RIGHT),
        (2, Look.LEFT): ParagraphStyle(
            "within", bold, alignment=TA_LEFT, spaceBefore=9, spaceAfter=4
        ),
    }
