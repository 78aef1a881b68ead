"""Texts that mean harm, typed, pasted and imported into the windows and written to all files."""

import json
import re
import zipfile
from collections.abc import Sequence
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

from openpyxl import load_workbook
from pypdf import PdfReader

from tests.faults.hostile_texts import TEXTS
from tests.faults.outcome import Fault, Outcome, Tally
from tests.faults.process import run_program
from tests.faults.sound import require_sound

TOGETHER: Final = 3
"""So many texts are tried in one process."""
LONGEST_S: Final = 600
HEADERS: Final = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "X-Unsent",
    "MIME-Version",
    "Content-Type",
}
DEVICE: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)", re.IGNORECASE)


def run(folder: Path, tries: int, seed: int) -> list[Outcome]:
    """Try so many of the texts, spread over all of them; chance has no say."""
    del seed
    names = list(TEXTS)
    count = min(tries, len(names))
    chosen = [names[(2 * at + 1) * len(names) // (2 * count)] for at in range(count)]
    tally = Tally("Hostile text typed, pasted, imported and printed")
    for first in range(0, count, TOGETHER):
        place = folder / f"{first}"
        place.mkdir(parents=True)
        _try(place, chosen[first : first + TOGETHER], tally)
    return [tally.outcome()]


FAULT = Fault(tries=len(TEXTS), quick=3, run=run)


def _try(folder: Path, names: Sequence[str], tally: Tally) -> None:
    arguments = (str(folder), *names)
    done = run_program("hostile_program", *arguments, home=folder / "home", longest_s=LONGEST_S)
    said = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b'{"text"')]
    found: dict[str, dict[str, Any]] = {one["text"]: one for one in said}
    for number, name in enumerate(names):
        with tally.attempt(name) as attempt:
            assert name in found, done.stderr[-3_000:].decode(errors="replace")
            assert found[name]["errors"] == []
            assert b"Traceback" not in done.stderr
            for path in found[name]["made"]:
                require_sound(Path(path))
            _require_harmless(folder / f"{number}")
            attempt.refused = bool(found[name]["refused"])


def _require_harmless(folder: Path) -> None:
    """Require that every file is where it was meant to be and is what its name says."""
    for path in folder.rglob("*"):
        assert not DEVICE.match(path.name), path
        assert not path.name.endswith((" ", ".")), path
        match path.suffix:
            case ".pdf":
                _require_pages(path)
            case ".docx":
                _require_markup(path)
            case ".xlsx":
                _require_no_formulas(path)
            case ".eml":
                _require_one_letter(path)
            case _:
                pass


def _require_pages(path: Path) -> None:
    with path.open("rb") as file:
        reader = PdfReader(file)
        assert len(reader.pages)
        assert "/OpenAction" not in reader.root_object
        for page in reader.pages:
            kinds = [note.get_object().get("/Subtype") for note in page.get("/Annots", [])]
            assert "/Launch" not in kinds


def _require_markup(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(package.read(name))  # noqa: S314  the program's own
            if name.endswith("document.xml.rels"):
                assert b'TargetMode="External"' not in package.read(name)


def _require_no_formulas(path: Path) -> None:
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", (path, cell.coordinate)
    book.close()


def _require_one_letter(path: Path) -> None:
    letter = message_from_bytes(path.read_bytes(), policy=default)
    assert set(letter.keys()) <= HEADERS, letter.keys()
    assert len(letter.keys()) == len(set(letter.keys()))
    assert letter.defects == []
    assert [box.addr_spec for box in letter["To"].addresses] == ["guest@example.org"]
    assert [box.addr_spec for box in letter["From"].addresses] == ["secretary@example.org"]
    assert "\n" not in letter["Subject"]
    assert "\r" not in letter["Subject"]
