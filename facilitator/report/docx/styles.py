"""The styles of the file: Word's own where it has one for the purpose, ours under plain names.

Whoever edits the document changes its look here, in one place, as in any other document.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from facilitator.report.docx import page
from facilitator.words import N_, Words


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
class _Style:
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
_BUILT_IN = (
    _Style(StyleId.NORMAL, "Normal", base=None, size=page.TEXT, line=1.15, align="left"),
    _Style(
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
    _Style(
        StyleId.HEADING_2,
        "Heading 2",
        bold=True,
        align="center",
        before=16,
        after=6,
        keeps_next=True,
        outline=1,
    ),
    _Style(
        StyleId.HEADING_3, "Heading 3", bold=True, before=9, after=4, keeps_next=True, outline=2
    ),
    _Style(
        StyleId.TITLE, "Subtitle", bold=True, align="center", before=8, after=10, keeps_next=True
    ),
    _Style(StyleId.RUNNING, "Body Text", align="both", after=5, first=page.INDENT, hyphenates=True),
    _Style(
        StyleId.BULLET, "List Bullet", StyleId.RUNNING, after=3, first=page.INDENT, hyphenates=True
    ),
    _Style(
        StyleId.NUMBERED,
        "List Number",
        StyleId.RUNNING,
        after=3,
        first=page.INDENT,
        hyphenates=True,
    ),
    _Style(
        StyleId.CONTINUED,
        "List Continue",
        StyleId.RUNNING,
        after=3,
        first=page.INDENT,
        hyphenates=True,
    ),
    _Style(StyleId.PAGE_NUMBER, "Header", size=page.NUMBER, align="center"),
    _Style(StyleId.MARK, "Footer", size=page.SMALL, align="center", colour=page.GREY),
)
_CONTENTS = tuple(
    _Style(
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
_OURS = (
    _Style(StyleId.TITLE_LINE, N_("Line of the title page"), align="center", before=12),
    _Style(StyleId.TITLE_FOOT, N_("Place and year on the title page"), align="center", before=150),
    _Style(
        StyleId.APPENDIX, N_("Number of an appendix"), align="right", keeps_next=True, outline=1
    ),
    _Style(StyleId.LEAD, N_("Line of the header"), after=3),
    _Style(StyleId.CENTRED, N_("Line in the middle"), align="center", after=2),
    _Style(StyleId.QUESTION, N_("Question of a task"), align="center", after=8),
    _Style(
        StyleId.RIGHT, N_("Line at the right"), align="right", after=4, left=page.TEXT_WIDTH // 3
    ),
    _Style(StyleId.TWO_SIDED, N_("Date and number"), before=8.5, after=14, tab=page.TEXT_WIDTH),
    _Style(StyleId.CELL, N_("Text in a table"), size=page.CELL, line=1, hyphenates=True),
    _Style(StyleId.CELL_CENTRED, N_("Number in a table"), StyleId.CELL, align="center"),
    _Style(
        StyleId.HEADER_CELL,
        N_("Header of a table"),
        StyleId.CELL,
        size=page.HEADER_CELL,
        bold=True,
        align="center",
        keeps_next=True,
    ),
    _Style(StyleId.ARGUMENT, N_("Plus or minus"), StyleId.CELL, after=2, hyphenates=True),
    _Style(StyleId.OFFICE, N_("Office of who signs"), before=_ROOM),
    _Style(StyleId.NAME, N_("Name of who signs"), align="right", before=_ROOM),
    _Style(StyleId.SPACER, N_("Room after a table"), size=1, line=1),
)
_KEPT = {style.name for style in _BUILT_IN} | {
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "Table Grid",
}


def define_styles(file: Document, words: Words, font: str, language: str) -> None:
    """Make the styles of an empty document ours and leave no others.

    Args:
        file: The document.
        words: The language in which our own styles are named.
        font: The family everything is set in.
        language: The language of the text, such as "ru-RU".
    """
    for style in list(file.styles):
        if style.name not in _KEPT:
            style.delete()
    _set_defaults(file, font, language)
    for spec in (*_BUILT_IN, *_CONTENTS, *_OURS):
        _define(file, spec, words)
    _define_table(file)


def _set_defaults(file: Document, font: str, language: str) -> None:
    defaults = file.styles.element.find(qn("w:docDefaults"))
    file.styles.element.replace(
        defaults,
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
            f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
            f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        ),
    )


def _define(file: Document, spec: _Style, words: Words) -> None:
    styles = file.styles
    if spec in _OURS:
        style = styles.add_style(words.gettext(spec.name), WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), spec.id)
    elif spec in _CONTENTS:
        style = styles.add_style(spec.name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.element.set(qn("w:styleId"), spec.id)
    else:
        style = styles[spec.name]
    element = style.element
    for tag in ("w:link", "w:next", "w:basedOn", "w:pPr", "w:rPr"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    style.base_style = next((one for one in styles if one.style_id == spec.base), None)
    style.quick_style, style.hidden, style.unhide_when_used = True, False, False
    for xml in _looks(spec):
        element.append(parse_xml(xml))


def _looks(spec: _Style) -> Iterator[str]:
    """Yield the properties of paragraph and run, in the order of the schema."""
    space = nsdecls("w")
    line = "" if spec.line is None else f' w:line="{round(240 * spec.line)}" w:lineRule="auto"'
    before, after = round(spec.before * page.POINT), round(spec.after * page.POINT)
    look = [
        "<w:keepNext/><w:keepLines/>" if spec.keeps_next else "",
        _tab(spec) if spec.tab else "",
        "" if spec.hyphenates else "<w:suppressAutoHyphens/>",
        f'<w:spacing w:before="{before}" w:after="{after}"{line}/>',
        f'<w:ind w:left="{spec.left}" w:firstLine="{spec.first}"/>',
        f'<w:jc w:val="{spec.align}"/>' if spec.align else "",
        "" if spec.outline is None else f'<w:outlineLvl w:val="{spec.outline}"/>',
    ]
    if spec.hyphenates and spec.base is not None:
        look[2] = '<w:suppressAutoHyphens w:val="0"/>'
    yield f"<w:pPr {space}>{''.join(look)}</w:pPr>"
    half_points = None if spec.size is None else round(spec.size * 2)
    yield (
        f"<w:rPr {space}>"
        + ("<w:b/>" if spec.bold else "")
        + (f'<w:color w:val="{spec.colour}"/>' if spec.colour else "")
        + (f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if half_points else "")
        + "</w:rPr>"
    )


def _tab(spec: _Style) -> str:
    leader = ' w:leader="dot"' if spec.dotted else ""
    return f'<w:tabs><w:tab w:val="right"{leader} w:pos="{spec.tab}"/></w:tabs>'


def _define_table(file: Document) -> None:
    """Give Word's plain grid our rules, room and header."""
    element = file.styles["Table Grid"].element
    for tag in ("w:pPr", "w:rPr", "w:tblPr"):
        for old in element.findall(qn(tag)):
            element.remove(old)
    space = nsdecls("w")
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{page.RULE}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    room = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (
            ("top", page.ABOVE),
            ("left", page.PADDING),
            ("bottom", page.ABOVE),
            ("right", page.PADDING),
        )
    )
    element.append(
        parse_xml(
            f'<w:tblPr {space}><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders>'
            f"<w:tblCellMar>{room}</w:tblCellMar></w:tblPr>"
        )
    )
    element.append(
        parse_xml(
            f'<w:tblStylePr {space} w:type="firstRow"><w:tblPr/><w:tcPr>'
            f'<w:shd w:val="clear" w:color="auto" w:fill="{page.HEADER_FILL}"/>'
            '<w:vAlign w:val="center"/></w:tcPr></w:tblStylePr>'
        )
    )
