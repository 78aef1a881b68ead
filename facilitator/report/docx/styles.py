"""The styles of the list made in a file, and no others left in it."""

from collections.abc import Iterator

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from facilitator.report.docx import page
from facilitator.report.docx.style_list import BUILT_IN, CONTENTS_STYLES, OURS, Style
from facilitator.words import Words

_KEPT = {style.name for style in BUILT_IN} | {
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
    for spec in (*BUILT_IN, *CONTENTS_STYLES, *OURS):
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


def _define(file: Document, spec: Style, words: Words) -> None:
    styles = file.styles
    if spec in OURS:
        style = styles.add_style(words.gettext(spec.name), WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), spec.id)
    elif spec in CONTENTS_STYLES:
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


def _looks(spec: Style) -> Iterator[str]:
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


def _tab(spec: Style) -> str:
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
