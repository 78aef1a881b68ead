"""LibreOffice opens what we write without complaint and finds everything in it again."""

import csv
from pathlib import Path

import pytest

from facilitator.core.protocol import Edition, Extent
from tests.report.offices import (
    cells_of,
    converted,
    docx_of,
    example_docx,
    example_xlsx,
    needs_office,
)
from tests.report.papers import bare, example, pages_of, said

pytestmark = [pytest.mark.slow, needs_office]


def test_a_docx_is_read_whole_and_printed_whole(tmp_path: Path) -> None:
    pages = pages_of(converted(example_docx(), tmp_path, ".docx", "pdf"))
    assert 15 < len(pages) < 35
    assert pages[1].split()[0] == "2"
    assert "ПРИМЕР. Содержание вымышлено" in pages[0].replace("\u00a0", " ")


def test_every_text_of_a_docx_is_found_by_another_program(tmp_path: Path) -> None:
    text = bare(converted(example_docx(), tmp_path, ".docx", "txt:Text (encoded):UTF8").decode())
    assert [wanted for wanted in said(example()) if bare(wanted) not in text] == []


def test_a_report_is_read_whole(tmp_path: Path) -> None:
    report = docx_of(example(), Edition(Extent.REPORT))
    pages = pages_of(converted(report, tmp_path, ".docx", "pdf"))
    assert "ИТОГОВЫЙ" in pages[0]
    assert "СОДЕРЖАНИЕ" in pages[1]


def test_a_workbook_comes_back_the_same(tmp_path: Path) -> None:
    again = converted(example_xlsx(), tmp_path, ".xlsx", "xlsx:Calc MS Excel 2007 XML")
    before = [value for value in cells_of(example_xlsx()) if value is not None]
    assert [value for value in cells_of(again) if value is not None] == before


def test_a_workbook_s_first_sheet_is_read_as_rows(tmp_path: Path) -> None:
    plain = converted(example_xlsx(), tmp_path, ".xlsx", "csv:Text - txt - csv (StarCalc):44,34,76")
    rows = list(csv.reader(plain.decode().splitlines()))
    assert [row[0] for row in rows[:3]] == ["№", "1.3", "1.1"]
