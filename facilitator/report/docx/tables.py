"""Tables: a header repeated on every page, rows broken only where they are very tall."""

from itertools import chain

from facilitator.report import document as doc
from facilitator.report.document import Align
from facilitator.report.docx import page
from facilitator.report.docx.markup import PLAIN, Ways, paragraph, run, runs
from facilitator.report.docx.style_list import StyleId
from facilitator.words import Words

_WIDE_LETTER = 0.56
"""How wide a letter is on average, in parts of its size, with the room that words waste."""
_LINE = 1.2
_TWO = 2
# Shares of the page's width in a table that stands for a chart.
_LABELS, _FIGURES = 75.0, 35.0
_STAYS = Ways(keeps_next=True)
_MARGINS = (
    f'<w:tcMar><w:left w:w="{page.TIGHT}" w:type="dxa"/>'
    f'<w:right w:w="{page.TIGHT}" w:type="dxa"/></w:tcMar>'
)
_ALIGNED = {Align.LEFT: StyleId.CELL, Align.CENTRE: StyleId.CELL_CENTRED}


def table(block: doc.Table, words: Words, *, keeps_next: bool = False) -> str:
    """Return a table.

    Args:
        block: The table.
        words: The language, for charts told as numbers.
        keeps_next: Whether its last row stays on a page with what follows.
    """
    widths = _widths(block.columns)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    last = len(block.rows) - 1
    rows = (
        _row(
            row,
            block.columns,
            widths,
            words,
            # A single row would look lost on a page of its own.
            _STAYS if (keeps_next if place == last else place == last - 1 >= _TWO) else PLAIN,
        )
        for place, row in enumerate(block.rows)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{StyleId.TABLE}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_header(block.columns, widths)}{''.join(rows)}</w:tbl>"
    )


def as_table(chart: doc.Chart) -> doc.Table:
    """Return a chart as the numbers it shows: a row for each label, a column for each series."""
    figures = tuple(doc.Column(one.name, _FIGURES, Align.CENTRE) for one in chart.series)
    rows = tuple(
        doc.Row(
            tuple((doc.Line((doc.Span(text),)),) for text in (label, *shown)),
        )
        for label, *shown in zip(chart.labels, *(one.shown for one in chart.series), strict=True)
    )
    return doc.Table((doc.Column("", _LABELS), *figures), rows)


def lines_to_sign(block: doc.Signatures) -> str:
    """Return offices and names at the margins, room for a hand between; all on one page."""
    shares = (0.45, 0.25, 0.3)
    widths = [round(page.TEXT_WIDTH * share) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = []
    for place, line in enumerate(block.lines):
        ways = Ways(keeps_next=place < len(block.lines) - 1)
        cells = (
            paragraph(StyleId.OFFICE, run(line.office), ways),
            paragraph(StyleId.OFFICE, "", ways),
            paragraph(StyleId.NAME, run(line.name), ways),
        )
        inner = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(cells, widths, strict=True)
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inner}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _widths(columns: tuple[doc.Column, ...]) -> list[int]:
    whole = sum(column.width for column in columns)
    return [round(page.TEXT_WIDTH * column.width / whole) for column in columns]


def _header(columns: tuple[doc.Column, ...], widths: list[int]) -> str:
    cells = "".join(
        _cell(paragraph(StyleId.HEADER_CELL, run(column.title)), width, _MARGINS)
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _row(
    row: doc.Row, columns: tuple[doc.Column, ...], widths: list[int], words: Words, ways: Ways
) -> str:
    cells = []
    for parts, column, width in zip(row.cells, columns, widths, strict=True):
        inner = "".join(_part(part, column.align, words, ways) for part in parts)
        margins = _MARGINS if column.align is Align.CENTRE else ""
        # A cell without a paragraph is no cell.
        cells.append(_cell(inner or paragraph(StyleId.CELL, "", ways), width, margins))
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if _is_short(row, widths) else ""
    return f"<w:tr>{whole}{''.join(cells)}</w:tr>"


def _cell(inner: str, width: int, margins: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{margins}</w:tcPr>{inner}</w:tc>'


def _part(part: doc.Line | doc.BarChart, align: Align, words: Words, ways: Ways) -> str:
    if isinstance(part, doc.BarChart):
        return paragraph(_ALIGNED[align], run(_told(part, words)), ways)
    if part.marker:
        return paragraph(StyleId.ARGUMENT, run(f"{part.marker}\u00a0") + runs(part.spans), ways)
    return paragraph(_ALIGNED[align], runs(part.spans), ways)


def _told(chart: doc.BarChart, words: Words) -> str:
    """Return a chart as its numbers, each with its label on one line."""
    pattern = words.pgettext("answer", "{choice} — {n}").replace(" ", "\u00a0")
    told = (
        pattern.format(choice=label, n=count)
        for label, count in zip(chart.labels, chart.counts, strict=True)
    )
    return "; ".join(told)


def _is_short(row: doc.Row, widths: list[int]) -> bool:
    """Tell whether a row is surely lower than half a page: such a row is never broken."""
    size = page.CELL * page.POINT
    tallest = 0
    for parts, width in zip(row.cells, widths, strict=True):
        letters = max(1, int((width - 2 * page.PADDING) / (size * _WIDE_LETTER)))
        texts = (
            "".join(span.text for span in part.spans)
            for part in parts
            if isinstance(part, doc.Line)
        )
        lines = chain.from_iterable(text.split("\n") for text in texts)
        tallest = max(tallest, sum(1 + len(line) // letters for line in lines))
    return tallest * size * _LINE < page.TEXT_HEIGHT / 2
