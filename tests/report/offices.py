"""Office files for tests: the example as DOCX and XLSX, and what other programs read in them."""

import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl import Workbook

from facilitator.core.model import State
from facilitator.core.protocol import Edition, Extent, Naming, protocol
from facilitator.report.docx import docx_bytes
from facilitator.report.xlsx import xlsx_bytes
from facilitator.words import Words
from tests.report.papers import example

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs soffice, LibreOffice without windows"
)
EDITIONS = [Edition(extent, naming) for extent in Extent for naming in Naming]
_FULL = Edition()


def docx_of(state: State, edition: Edition = _FULL, language: str = "ru") -> bytes:
    """Return a session's protocol as DOCX."""
    return docx_bytes(protocol(state, edition), Words.load(language))


def xlsx_of(state: State, edition: Edition = _FULL, language: str = "ru") -> bytes:
    """Return a session's rows as XLSX."""
    return xlsx_bytes(protocol(state, edition), Words.load(language))


@cache
def example_docx() -> bytes:
    """Return the example's protocol as DOCX."""
    return docx_of(example())


@cache
def example_xlsx() -> bytes:
    """Return the example's rows as XLSX."""
    return xlsx_of(example())


def opened(content: bytes) -> Document:
    """Return a DOCX file as python-docx reads it."""
    return docx.Document(BytesIO(content))


def book(content: bytes) -> Workbook:
    """Return an XLSX file as openpyxl reads it."""
    return openpyxl.load_workbook(BytesIO(content))


def text_of(content: bytes) -> str:
    """Return the text of a DOCX file in reading order."""
    return "\n".join(_lines(opened(content)))


def _lines(part: Document) -> Iterator[str]:
    for block in part.iter_inner_content():
        match block:
            case Paragraph():
                yield block.text
            case Table():
                yield from (cell.text for row in block.rows for cell in row.cells)


def cells_of(content: bytes) -> list[object]:
    """Return the values of all cells of an XLSX file, sheet by sheet."""
    return [
        value
        for sheet in book(content)
        for row in sheet.iter_rows(values_only=True)
        for value in row
    ]


def everything_in(content: bytes) -> str:
    """Return all parts of an office file as one text, letters written by number as letters."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return unescape("\n".join(archive.read(name).decode() for name in archive.namelist()))


def converted(content: bytes, folder: Path, suffix: str, wanted: str) -> bytes:
    """Return an office file as LibreOffice converts it.

    Args:
        content: The file.
        folder: An empty folder.
        suffix: What it is, such as ".docx".
        wanted: What LibreOffice makes of it: its name, or name and filter.
    """
    source = folder / f"source{suffix}"
    source.write_bytes(content)
    out = folder / "out"
    done = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            wanted,
            "--outdir",
            out,
            source,
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
    )
    # It ends well also where it could not open the file.
    assert "Error" not in done.stdout + done.stderr, done.stdout + done.stderr
    return (out / f"source.{wanted.partition(':')[0]}").read_bytes()
