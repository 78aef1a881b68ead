"""Sizes, spaces and paragraph styles of the page (DOCUMENT.md, "Page"); lengths in points."""

from enum import Enum, auto

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from facilitator.core.value import dataclass, replace
from facilitator.report.document import Align, Look, Manner
from facilitator.report.pdf.fonts import Face, Family

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


class Set(Enum):
    """How the lines of a paragraph stand between its margins."""

    LEFT = auto()
    CENTRED = auto()
    RIGHT = auto()
    JUSTIFIED = auto()


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a paragraph; lengths in points.

    Args:
        family: The faces it is set in.
        size: The size of its letters.
        leading: From line to line.
        lines: How its lines stand.
        bold: Whether all of it is bold.
        above: The room above, unless it begins a page.
        below: The room below.
        left: The indent of all its lines.
        first: The indent of the first line, beyond that.
        breaks_from: How long a word must be to be broken at a line's end; 0 breaks none.
        may_part: Whether a page may leave or take a single line of it.
    """

    family: Family
    size: float
    leading: float
    lines: Set = Set.LEFT
    bold: bool = False
    above: float = 0
    below: float = 0
    left: float = 0
    first: float = 0
    breaks_from: int = 0
    may_part: bool = False

    @property
    def face(self) -> Face:
        """The face of what is neither bold nor italic by itself."""
        return self.family.bold if self.bold else self.family.regular


@dataclass(frozen=True, slots=True)
class Styles:
    """The family and the paragraph styles of one document, made once."""

    family: Family
    manners: dict[Manner, Style]
    headings: dict[tuple[int, Look], Style]
    item: Style
    cells: dict[Align, Style]
    argument: Style
    header_cell: Style
    left: Style
    right: Style
    report_title: Style
    contents: dict[int, Style]


RUNNING_BREAKS, CELL_BREAKS, HEADER_BREAKS = 7, 10, 14
"""How long a word must be to be broken: in running text, in narrow cells, in their headers."""


def make_styles(family: Family) -> Styles:
    """Return the styles in a family that reportlab knows."""
    base = Style(family, TEXT, TEXT_LEADING)
    running = replace(base, lines=Set.JUSTIFIED, first=INDENT, below=5, breaks_from=RUNNING_BREAKS)
    lead = replace(base, below=3)
    centred = replace(base, lines=Set.CENTRED)
    cell = Style(family, CELL, CELL_LEADING, breaks_from=CELL_BREAKS, may_part=True)
    return Styles(
        family=family,
        manners={
            Manner.RUNNING: running,
            Manner.LEAD: lead,
            Manner.CENTRED: replace(centred, below=2),
            Manner.QUESTION: replace(centred, below=8),
            Manner.RIGHT: replace(base, lines=Set.RIGHT, left=TEXT_WIDTH / 3, below=4),
            Manner.TITLE: replace(centred, above=8, below=10),
        },
        headings=_headings(centred),
        item=replace(running, below=3),
        cells={Align.LEFT: cell, Align.CENTRE: replace(cell, lines=Set.CENTRED)},
        argument=replace(cell, below=2),
        header_cell=replace(
            cell,
            size=HEADER_CELL,
            leading=12,
            lines=Set.CENTRED,
            bold=True,
            breaks_from=HEADER_BREAKS,
        ),
        left=base,
        right=replace(base, lines=Set.RIGHT),
        report_title=replace(centred, size=22, leading=28, bold=True, below=12),
        contents={level: replace(lead, left=6 * mm * level) for level in range(3)},
    )


def _headings(centred: Style) -> dict[tuple[int, Look], Style]:
    bold = replace(centred, bold=True)
    return {
        (0, Look.CENTRED): replace(bold, size=15, leading=20, above=16, below=4),
        (1, Look.CENTRED): replace(bold, above=16, below=6),
        (1, Look.RIGHT): replace(centred, lines=Set.RIGHT),
        (2, Look.LEFT): replace(bold, lines=Set.LEFT, above=9, below=4),
    }
