"""A page like those of the protocol, with what the check of the venue has found; for trial."""

import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from facilitator.atomic import write_atomically
from facilitator.report.composing.phrases import BLANK, row_of
from facilitator.report.document import (
    Block,
    Column,
    Document,
    Heading,
    Look,
    Manner,
    Paragraph,
    SignatureLine,
    Signatures,
    Span,
    Table,
    TwoSided,
)
from facilitator.report.pdf.writer import document_bytes
from facilitator.venue.judging import Finding
from facilitator.venue.sentences import TITLES, say, say_level
from facilitator.words import Words


def make_trial_page(words: Words, title: str, now: datetime, findings: Iterable[Finding]) -> Path:
    """Write the page into a temporary folder and return the file; raises StorageTrouble.

    Args:
        words: The words of the console.
        title: The session's title; "" where none is open.
        now: The time of day.
        findings: What the lines of the check have found.
    """
    document = trial_document(words, title, now, findings)
    data, _ = document_bytes(document, words)
    folder = Path(tempfile.mkdtemp(prefix="facilitator-"))
    path = folder / f"{words.gettext('Test protocol')}.pdf"
    write_atomically(path, data)
    return path


def trial_document(
    words: Words, title: str, now: datetime, findings: Iterable[Finding]
) -> Document:
    """Return the page; what its arguments are is said by `make_trial_page`."""
    name = words.gettext("Test protocol")
    blocks: tuple[Block, ...] = (
        Heading(1, name.upper(), Look.CENTRED),
        *([Paragraph((Span(title),), Manner.CENTRED)] if title else []),
        TwoSided(words.date(now.date()), words.time(now)),
        Paragraph((Span(words.gettext(
            "Whoever reads this page can make, show and print protocols on this computer."
        )),)),
        _table(words, findings),
        Heading(2, words.gettext("Letters and signs")),
        Paragraph((Span(words.gettext(
            "The quick brown fox jumps over the lazy dog: № 1.7, “quotes”, 25 %, 5–7, + and −"
        )),)),
        Signatures((SignatureLine(words.gettext("Checked by"), BLANK),)),
    )  # fmt: skip
    return Document(name, "", title, words.language, "", blocks)


def _table(words: Words, findings: Iterable[Finding]) -> Table:
    columns = (
        Column(words.gettext("What was checked"), 0.24),
        Column(words.gettext("Result"), 0.16),
        Column(words.gettext("What was found"), 0.6),
    )
    rows = tuple(
        row_of(
            words.gettext(TITLES[finding.line]),
            say_level(words, finding.level),
            say(words, finding),
        )
        for finding in findings
    )
    return Table(columns, rows)
