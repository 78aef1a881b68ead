"""What the command line does with session files: import and export. No words, no Qt.

An export loads only what writes it.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.atomic import write_atomically
from facilitator.core.model import State
from facilitator.core.protocol import Edition, Naming
from facilitator.store.examine import examine
from facilitator.trouble import StorageTrouble

if TYPE_CHECKING:
    from facilitator.clock import TimeSource
    from facilitator.report.pdf import ExportWarning
    from facilitator.report.typefaces import Typeface
    from facilitator.store.exchange import Problem, Reading

AS_MADE = 1
"""How many events a session has in which nothing has been entered: how it began."""


class Format(StrEnum):
    """What a session can be exported to: the file's suffix."""

    PDF = ".pdf"
    DOCX = ".docx"
    XLSX = ".xlsx"
    JSON = ".json"


class UnknownFormat(Exception):
    """A file of this name cannot be written; `suffix` says what was asked."""

    def __init__(self, suffix: str) -> None:
        super().__init__(suffix)
        self.suffix = suffix


class NamesEverybody(Exception):
    """What was asked for without names is whole only with them."""


def format_of(target: Path) -> Format:
    """Return what a file of this name holds; raises UnknownFormat."""
    try:
        return Format(target.suffix.lower())
    except ValueError:
        raise UnknownFormat(target.suffix) from None


def read_document(source: Path) -> "Reading":
    """Read an exchange document from a file.

    Raises:
        Refused: It is not read; all its problems are listed.
        StorageTrouble: `not_found` or `cannot_read`.
    """
    from facilitator.store.exchange import MAX_BYTES, read, too_big

    try:
        with source.open("rb") as file:
            # What is no file, such as a device, has no size, and may have no end.
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise StorageTrouble("not_found", str(source)) from error
    except OSError as error:
        raise StorageTrouble("cannot_read", str(source), error.strerror or "") from error
    if len(data) > MAX_BYTES:
        raise too_big()
    return read(data)


def import_session(source: Path, target: Path, time: "TimeSource") -> "tuple[Problem, ...]":
    """Make a session file of an exchange document.

    A session that stands there is replaced if nothing has been entered in it since it was made.

    Returns:
        The warnings.

    Raises:
        Refused: The document is not read; nothing is written.
        Rejected: The session cannot begin like this; nothing is written.
        StorageTrouble: A file cannot be read or written, or `has_entries`; nothing is changed.
    """
    from facilitator.store.opening import create_file

    reading = read_document(source)
    _refuse_to_lose(target)
    create_file(target, reading.beginning, time, replacing=True)
    return reading.warnings


def _refuse_to_lose(target: Path) -> None:
    """Raise StorageTrouble where a session stands in which something has been entered."""
    try:
        stands = target.exists()
    except OSError as error:
        raise StorageTrouble("cannot_create", str(target), error.strerror or "") from error
    if stands and examine(target).events > AS_MADE:
        raise StorageTrouble("has_entries", str(target))


def export_session(
    source: Path,
    target: Path,
    edition: Edition,
    typeface: "Typeface | None" = None,
) -> "tuple[ExportWarning, ...]":
    """Write a session's document or data, at any moment, also while it is open elsewhere.

    Args:
        source: The session file.
        target: Where to; the suffix says what.
        edition: How much a document tells, and whether it names anybody.
        typeface: The family a PDF or DOCX is set in; None is the bundled one.

    Returns:
        What of the texts a document could not show as it is.

    Raises:
        UnknownFormat: The suffix is not known.
        NamesEverybody: The exchange format was asked for without names.
        StorageTrouble: A file cannot be read or written; nothing is changed.
    """
    wanted = format_of(target)
    if wanted is Format.JSON and edition.naming is Naming.ANONYMOUS:
        raise NamesEverybody
    state = examine(source).state
    if wanted is Format.JSON:
        from facilitator.store.exchange import write

        write_atomically(target, write(state).encode())
        return ()
    return _write_protocol(state, target, edition, wanted, typeface)


def _write_protocol(
    state: State, target: Path, edition: Edition, wanted: Format, typeface: "Typeface | None"
) -> "tuple[ExportWarning, ...]":
    """Write a session's protocol in the session's own language."""
    from facilitator.core.protocol import protocol
    from facilitator.words import Words

    said, words = protocol(state, edition), Words.load(state.facts.language)
    if wanted is Format.DOCX:
        from facilitator.report.docx import write_docx
        from facilitator.report.typefaces import BUNDLED

        write_docx(said, words, target, font=typeface.name if typeface else BUNDLED)
        return ()
    if wanted is Format.XLSX:
        from facilitator.report.xlsx import write_xlsx

        write_xlsx(said, words, target)
        return ()
    from facilitator.report.pdf import write_pdf
    from facilitator.report.pdf.fonts import ROBOTO

    return write_pdf(said, words, target, typeface=typeface or ROBOTO)
