"""Documents for tests: the example session and small ones, as PDF and as the text a reader gets."""

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from facilitator.core.model import State
from facilitator.core.protocol import protocol
from facilitator.paths import example_session
from facilitator.report.pdf import ExportWarning, pdf_bytes
from facilitator.store.exchange import read
from facilitator.words import Words
from tests.room import Room

_UNCOUNTED = re.compile("[\\s\u00ad\u2010\u2011-]")


@cache
def example() -> State:
    """Return the example session at its end, closed."""
    state = Room(read(example_session().read_bytes()).beginning).state
    return replace(state, flow=replace(state.flow, closed=True))


@cache
def example_pdf(language: str = "ru") -> tuple[bytes, tuple[ExportWarning, ...]]:
    """Return the example's protocol as PDF, and its warnings."""
    return pdf_bytes(protocol(example()), Words.load(language))


def printed(state: State) -> bytes:
    """Return a session's protocol as PDF."""
    return pdf_bytes(protocol(state), Words.load("ru"))[0]


def pages_of(pdf: bytes) -> list[str]:
    """Return the text of each page, as pypdf reads it."""
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def text_by_poppler(pdf: bytes, folder: Path, *options: str) -> str:
    """Return the text as pdftotext reads it."""
    path = folder / "protocol.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *options, path, "-"], capture_output=True, check=True
    )
    return done.stdout.decode()


def bare(text: str) -> str:
    """Return `text` without white space and hyphens, which a page may add or take."""
    return _UNCOUNTED.sub("", unicodedata.normalize("NFC", text))


def begun() -> State:
    """Return a small session that has just begun."""
    return Room().state


def said(state: State) -> Iterator[str]:
    """Yield every text of the session that a whole document must contain."""
    content = state.content
    for proposal in content.proposals.values():
        yield proposal.text
        yield from (argument.text for argument in proposal.arguments)
    yield from (remark.text for remark in content.remarks.values())
    yield from (outcome.text for outcome in content.outcomes.values())
    yield from (decision.text for decision in content.decisions.values())
    yield from (row.activity for row in content.roadmap.values())
    yield from (question.text for question in content.survey.questions)
    yield from content.survey.comments
    yield from (person.name for person in state.participants.values())
    yield from (expert.name for expert in state.experts.values())
    yield from (step.title for step in state.programme)
    yield content.closing.text or ""
