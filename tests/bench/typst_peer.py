"""A document as typst's markup: the same texts and tables, for a fair race."""

import re

from facilitator.report import document as doc

_SPECIAL = re.compile(r"([\\#$*_`<>@~\[\]=+\-/\"'])")
_HEAD = """\
#set page(paper: "a4", margin: (left: 30mm, right: 15mm, top: 20mm, bottom: 20mm), numbering: "1")
#set text(font: "Roboto", size: 13pt, lang: "ru", hyphenate: true)
#set par(justify: true, first-line-indent: 12.5mm)
"""


def source_of(document: doc.Document) -> str:
    """Return the source of a document."""
    return "\n\n".join([_HEAD, *(_block(block) for block in document.blocks)])


def _block(block: doc.Block) -> str:
    match block:
        case doc.Heading(level=level, text=text):
            return f"#heading(level: {level + 1})[{_text(text)}]"
        case doc.Paragraph(spans=spans):
            return _spans(spans)
        case doc.Item(marker=marker, spans=spans):
            return f"{_text(marker)} {_spans(spans)}"
        case doc.TwoSided(left=left, right=right):
            return f"{_text(left)} #h(1fr) {_text(right)}"
        case doc.Table():
            return _table(block)
        case doc.PageBreak():
            return "#pagebreak()"
        case doc.Signatures(lines=lines):
            return "\n\n".join(f"{_text(one.office)} #h(1fr) {_text(one.name)}" for one in lines)
        case doc.TitlePage() | doc.Contents() | doc.Chart():
            return ""


def _table(table: doc.Table) -> str:
    columns = ", ".join(f"{column.width}fr" for column in table.columns)
    header = ", ".join(f"[*{_text(column.title)}*]" for column in table.columns)
    rows = ",\n".join(", ".join(_cell(cell) for cell in row.cells) for row in table.rows)
    return (
        "#[#set text(size: 10.5pt)\n#set par(justify: false, first-line-indent: 0mm)\n"
        f"#table(columns: ({columns}), table.header({header}),\n{rows})]"
    )


def _cell(cell: doc.Cell) -> str:
    lines = [
        f"{_text(part.marker)} {_spans(part.spans)}"
        if isinstance(part, doc.Line)
        else _text(", ".join(f"{a}: {b}" for a, b in zip(part.labels, part.counts, strict=True)))
        for part in cell
    ]
    return f"[{' #linebreak() '.join(lines)}]"


def _spans(spans: tuple[doc.Span, ...]) -> str:
    return "".join(
        f"#strong[{_text(span.text)}]"
        if span.bold
        else f"#emph[{_text(span.text)}]"
        if span.italic
        else _text(span.text)
        for span in spans
    )


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " #linebreak() ")
