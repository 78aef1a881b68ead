"""The workbook: cells, widths, filters, and the one way from a protocol to bytes on a disk."""

import re
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from facilitator.atomic import write_atomically
from facilitator.core.protocol import Protocol
from facilitator.report.characters import seen
from facilitator.report.composing.phrases import days_of, number_of
from facilitator.report.packing import Properties, one_line, packed
from facilitator.report.progress import Progress
from facilitator.report.xlsx.sheet import Form, Sheet, Value
from facilitator.report.xlsx.sheets import sheets
from facilitator.words import Words

_FORMATS = {
    Form.TEXT: "@",
    Form.LABEL: "@",
    Form.WHOLE: "0",
    Form.TENTHS: "0.0",
    Form.DATE: "dd.mm.yyyy",
    Form.TIME: "hh:mm",
    Form.MOMENT: "dd.mm.yyyy hh:mm",
}
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_CENTRED = Alignment(vertical="top", horizontal="center", wrap_text=True)
_HEADER = Alignment(vertical="center", horizontal="center", wrap_text=True)
_FONT, _BOLD = Font("Calibri", 11), Font("Calibri", 11, bold=True)
_FILL = PatternFill("solid", fgColor="FFEFEFEF")
_RULE = Side(style="thin", color="FFBFBFBF")
_RULES = Border(left=_RULE, right=_RULE, top=_RULE, bottom=_RULE)
_A4 = 9
_LINE, _TALLEST = 15.0, 400.0
"""The height of a line and of the tallest row that can be read, in points."""
_WASTE = 1.1
"""How much longer a text is in a column than on one line."""
# A spreadsheet takes texts that begin like this for formulas or commands.
_LIKE_A_FORMULA = ("=", "+", "-", "@")
# The format's own way to write a character by its code; typed by a person it is just text.
_LIKE_A_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TOLD_EVERY = 200


def write_xlsx(
    protocol: Protocol, words: Words, target: Path, progress: Progress | None = None
) -> None:
    """Write the protocol's rows as an XLSX file; an existing file is replaced only by a whole one.

    Args:
        protocol: What is said.
        words: The words of the protocol's language.
        target: The file.
        progress: Told now and then how far it is; raising from it gives up, and nothing is written.

    Raises:
        StorageTrouble: The file could not be written.
    """
    write_atomically(target, xlsx_bytes(protocol, words, progress))


def xlsx_bytes(protocol: Protocol, words: Words, progress: Progress | None = None) -> bytes:
    """Return the protocol's rows as an XLSX file; equal input gives equal bytes.

    Args:
        protocol: What is said.
        words: The words of the protocol's language.
        progress: Told now and then how far it is; raising from it gives up.
    """
    book = Workbook()
    while book.worksheets:
        book.remove(book.worksheets[0])
    for style in _styles():
        book.add_named_style(style)
    found = sheets(protocol, words)
    whole = sum(len(sheet.rows) for sheet in found)
    done = 0
    for sheet in found:
        page = book.create_sheet(sheet.title)
        _set_up(page, sheet, protocol.mark or "")
        for number, row in enumerate(sheet.rows, start=2):
            _fill(page, number, sheet, row)
            done += 1
            if progress and done % _TOLD_EVERY == 0:
                progress(done, whole)
    saved = BytesIO()
    book.save(saved)
    content = packed(saved.getvalue(), _properties(protocol, words), {})
    if progress:
        progress(whole, whole)
    return content


def _properties(protocol: Protocol, words: Words) -> Properties:
    header = protocol.header
    title = words.gettext("Protocol {number} of {days}: {title}").format(
        number=number_of(words, protocol), days=days_of(words, header), title=header.title
    )
    return Properties(
        title, "; ".join(header.organisers), header.heading, words.language, protocol.revision
    )


def _styles() -> list[NamedStyle]:
    """Return a style for each form; a name is set much faster than its properties cell by cell."""
    return [
        NamedStyle(
            form.name,
            font=_FONT,
            border=_RULES,
            alignment=_WRAPPED if form is Form.TEXT else _CENTRED,
            number_format=number_format,
        )
        for form, number_format in _FORMATS.items()
    ]


def _set_up(page: Worksheet, sheet: Sheet, mark: str) -> None:
    """Give a sheet its header, frozen and with filters, its widths, and how it is printed."""
    for place, column in enumerate(sheet.columns, start=1):
        cell = page.cell(1, place)
        _put_text(cell, column.title)
        cell.font, cell.fill, cell.border, cell.alignment = _BOLD, _FILL, _RULES, _HEADER
        page.row_dimensions[1].height = 2 * _LINE
        page.column_dimensions[get_column_letter(place)].width = column.width
    # The header stays in sight, and so does the number of the row.
    page.freeze_panes = "B2"
    last = get_column_letter(len(sheet.columns))
    page.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    # An ampersand begins a command here.
    footer = HeaderFooterItem(center=_HeaderFooterPart(one_line(mark).replace("&", "&&")))
    page.HeaderFooter.oddFooter = footer


def _fill(page: Worksheet, number: int, sheet: Sheet, row: tuple[Value, ...]) -> None:
    for place, (value, column) in enumerate(zip(row, sheet.columns, strict=True), start=1):
        cell = page.cell(number, place)
        # First the style: it would take back what keeps a text a text.
        cell.style = (Form.WHOLE if isinstance(value, int) else column.form).name
        match value:
            case str():
                _put_text(cell, value)
            case _:
                cell.value = value
    page.row_dimensions[number].height = _height(sheet, row)


def _height(sheet: Sheet, row: tuple[Value, ...]) -> float:
    """Return how high a row must be for its texts; not every program works it out by itself."""
    lines = max(
        sum(1 + round(len(line) * _WASTE) // column.width for line in value.split("\n"))
        for value, column in zip(row, sheet.columns, strict=True)
        if isinstance(value, str)
    )
    return min(_TALLEST, _LINE * lines)


def _put_text(cell: Cell | MergedCell, text: str) -> None:
    """Put a text into a cell so that it stays one, whatever it looks like."""
    clean = seen(text)
    cell.value = _LIKE_A_CODE.sub("_x005F_", clean)
    cell.data_type = "s"
    if clean.lstrip().startswith(_LIKE_A_FORMULA):
        cell.quotePrefix = True
