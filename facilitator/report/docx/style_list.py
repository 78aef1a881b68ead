"""The list of styles: Word's own where it has one for the purpose, ours under plain names.

Whoever edits the document changes its look in these, as in any other document.
"""

from dataclasses import dataclass
from enum import StrEnum

from facilitator.report.docx import page
from facilitator.words import N_


class StyleId(StrEnum):
    """The ids of the styles that the body uses."""

    NORMAL = "Normal"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    APPENDIX = "Appendix"
    TITLE = "Subtitle"
    RUNNING = "BodyText"
    BULLET = "ListBullet"
    NUMBERED = "ListNumber"
    CONTINUED = "ListContinue"
    LEAD = "LeadLine"
    CENTRED = "CentredLine"
    QUESTION = "TaskQuestion"
    RIGHT = "AtTheRight"
    TWO_SIDED = "TwoSided"
    CELL = "TableText"
    CELL_CENTRED = "TableTextCentred"
    HEADER_CELL = "TableHeader"
    ARGUMENT = "Argument"
    OFFICE = "SigningOffice"
    NAME = "SigningName"
    PAGE_NUMBER = "Header"
    MARK = "Footer"
    SPACER = "Spacer"
    DOCUMENT_TITLE = "Title"
    TITLE_LINE = "TitleLine"
    TITLE_FOOT = "TitleFoot"
    CONTENTS_1 = "TOC1"
    CONTENTS_2 = "TOC2"
    CONTENTS_3 = "TOC3"
    TABLE = "TableGrid"


CONTENTS = (StyleId.CONTENTS_1, StyleId.CONTENTS_2, StyleId.CONTENTS_3)
"""The styles of the contents, one for each level of headings."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: sizes and spaces in points, indents in twips, spacing in lines."""

    id: StyleId
    name: str
    base: StyleId | None = StyleId.NORMAL
    size: float | None = None
    bold: bool = False
    align: str = ""
    before: float = 0
    after: float = 0
    line: float | None = None
    first: int = 0
    left: int = 0
    keeps_next: bool = False
    hyphenates: bool = False
    outline: int | None = None
    colour: str = ""
    tab: int = 0
    dotted: bool = False


_ROOM = page.ROOM_TO_SIGN / page.POINT
BUILT_IN = (
    Style(
        StyleId.DOCUMENT_TITLE,
        "Title",
        size=20,
        bold=True,
        align="center",
        before=170,
        after=12,
    ),
    Style(StyleId.NORMAL, "Normal", base=None, size=page.TEXT, line=1.15, align="left"),
    Style(
        StyleId.HEADING_1,
        "Heading 1",
        size=15,
        bold=True,
        align="center",
        before=16,
        after=4,
        keeps_next=True,
        outline=0,
    ),
    Style(
        StyleId.HEADING_2,
        "Heading 2",
        bold=True,
        align="center",
        before=16,
        after=6,
        keeps_next=True,
        outline=1,
    ),
    Style(StyleId.HEADING_3, "Heading 3", bold=True, before=9, after=4, keeps_next=True, outline=2),
    Style(
        StyleId.TITLE, "Subtitle", bold=True, align="center", before=8, after=10, keeps_next=True
    ),
    Style(StyleId.RUNNING, "Body Text", align="both", after=5, first=page.INDENT, hyphenates=True),
    Style(
        StyleId.BULLET, "List Bullet", StyleId.RUNNING, after=3, first=page.INDENT, hyphenates=True
    ),
    Style(
        StyleId.NUMBERED,
        "List Number",
        StyleId.RUNNING,
        after=3,
        first=page.INDENT,
        hyphenates=True,
    ),
    Style(
        StyleId.CONTINUED,
        "List Continue",
        StyleId.RUNNING,
        after=3,
        first=page.INDENT,
        hyphenates=True,
    ),
    Style(StyleId.PAGE_NUMBER, "Header", size=page.NUMBER, align="center"),
    Style(StyleId.MARK, "Footer", size=page.SMALL, align="center", colour=page.GREY),
)
CONTENTS_STYLES = tuple(
    Style(
        style,
        f"toc {level}",
        align="left",
        after=3,
        left=(level - 1) * page.INDENT // 2,
        tab=page.TEXT_WIDTH,
        dotted=True,
    )
    for level, style in enumerate(CONTENTS, start=1)
)
OURS = (
    Style(StyleId.TITLE_LINE, N_("Line of the title page"), align="center", before=12),
    Style(StyleId.TITLE_FOOT, N_("Place and year on the title page"), align="center", before=150),
    Style(StyleId.APPENDIX, N_("Number of an appendix"), align="right", keeps_next=True, outline=1),
    Style(StyleId.LEAD, N_("Line of the header"), after=3),
    Style(StyleId.CENTRED, N_("Line in the middle"), align="center", after=2),
    Style(StyleId.QUESTION, N_("Question of a task"), align="center", after=8),
    Style(
        StyleId.RIGHT, N_("Line at the right"), align="right", after=4, left=page.TEXT_WIDTH // 3
    ),
    Style(StyleId.TWO_SIDED, N_("Date and number"), before=8.5, after=14, tab=page.TEXT_WIDTH),
    Style(StyleId.CELL, N_("Text in a table"), size=page.CELL, line=1, hyphenates=True),
    Style(StyleId.CELL_CENTRED, N_("Number in a table"), StyleId.CELL, align="center"),
    Style(
        StyleId.HEADER_CELL,
        N_("Header of a table"),
        StyleId.CELL,
        size=page.HEADER_CELL,
        bold=True,
        align="center",
        keeps_next=True,
    ),
    Style(StyleId.ARGUMENT, N_("Plus or minus"), StyleId.CELL, after=2, hyphenates=True),
    Style(StyleId.OFFICE, N_("Office of who signs"), before=_ROOM),
    Style(StyleId.NAME, N_("Name of who signs"), align="right", before=_ROOM),
    Style(StyleId.SPACER, N_("Room after a table"), size=1, line=1),
)
