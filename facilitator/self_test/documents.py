"""Tries every document on the session that was typed before: made, opened again, its text found."""

import email
import email.policy
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from facilitator.core.protocol import Edition, Extent, Naming
from facilitator.self_test.place import Failed, Place
from facilitator.transfer import export_session

PAGE_PX = 400
SAID = "Единое окно"


def pdf(place: Place) -> str:
    """Write the protocol and the report, and draw a page of each; raises Failed."""
    from facilitator.ui.export.pages import draw_page

    pages = 0
    for name, edition in (
        ("protocol", Edition(Extent.FULL, Naming.ANONYMOUS)),
        ("report", Edition(Extent.REPORT)),
    ):
        target = place.folder / f"{name}.pdf"
        export_session(place.session, target, edition)
        page = draw_page(target.read_bytes(), 0, PAGE_PX)
        if page.count < 1 or page.image.isNull():
            raise Failed(target.name)
        pages += page.count
    return place.words.ngettext("{n} page", "{n} pages", pages).format(n=pages)


def office(place: Place) -> str:
    """Write the files for office programs and find what was typed; raises Failed."""
    for name, texts_of in (("protocol.docx", _texts_of_docx), ("protocol.xlsx", _texts_of_xlsx)):
        target = place.folder / name
        export_session(place.session, target, Edition())
        # A short word and the next one are kept on one line.
        if not any(SAID in text.replace("\u00a0", " ") for text in texts_of(target)):
            raise Failed(name)
    return "DOCX, XLSX"


def _texts_of_docx(file: Path) -> Iterator[str]:
    from docx import Document

    document = Document(str(file))
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def _texts_of_xlsx(file: Path) -> Iterator[str]:
    from openpyxl import load_workbook

    for sheet in load_workbook(file).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in row)


def letter(place: Place) -> str:
    """Write the letter with the protocol as a draft and open it again; raises Failed."""
    from facilitator.letter.address import Mailbox
    from facilitator.letter.content import Letter, attach
    from facilitator.letter.eml import Copies, write_drafts
    from facilitator.letter.recipients import Recipient

    drafts = place.folder / "letters"
    written = Letter("Протокол", "Добрый день!\n", (attach(place.folder / "protocol.pdf"),))
    to = Recipient(Mailbox("test@example.org").address, "Проверка", ())
    (draft,) = write_drafts(drafts, written, [to], copies=Copies.EACH, date=datetime.now())
    message = email.message_from_bytes(draft.read_bytes(), policy=email.policy.default)
    attached = [part.get_filename() for part in message.iter_attachments()]
    if message["Subject"] != "Протокол" or attached != ["protocol.pdf"]:
        raise Failed(draft.name)
    return draft.name


def exchange(place: Place) -> str:
    """Write the session's data and read them again; raises Failed."""
    from facilitator.transfer import read_document

    target = place.folder / "session.json"
    export_session(place.session, target, Edition())
    json.loads(target.read_bytes())
    proposals = read_document(target).beginning.content.proposals
    if not any(SAID in proposal.text for proposal in proposals.values()):
        raise Failed(target.name)
    return place.words.ngettext("{n} proposal", "{n} proposals", len(proposals)).format(
        n=len(proposals)
    )
