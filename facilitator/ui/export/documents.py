"""What can be made of a session: editions, formats, names of files, and the making itself."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, assert_never

from facilitator.atomic import write_atomically
from facilitator.core.model import State
from facilitator.core.protocol.edition import Edition, Extent, Naming
from facilitator.core.value import dataclass
from facilitator.file_names import file_stem, name_part
from facilitator.ui.export.background import Progress
from facilitator.words import N_, Words

if TYPE_CHECKING:
    from facilitator.report.pdf import ExportWarning
    from facilitator.report.typefaces import Typeface

LONGEST_NAME: Final = 110
DataOf = Callable[[State], bytes]
"""Returns a session as an exchange document: the windows know nothing of the store."""


class Format(StrEnum):
    """What kind of file is made."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    JSON = "json"


NAMES: Final = {
    (Extent.SHORT, Naming.NAMED): N_("Short protocol"),
    (Extent.FULL, Naming.NAMED): N_("Protocol"),
    (Extent.REPORT, Naming.NAMED): N_("Report"),
    (Extent.SHORT, Naming.ANONYMOUS): N_("Short protocol without names"),
    (Extent.FULL, Naming.ANONYMOUS): N_("Protocol without names"),
    (Extent.REPORT, Naming.ANONYMOUS): N_("Report without names"),
}


@dataclass(frozen=True, slots=True)
class Order:
    """Which documents are to be made, where, and in which family; None is the bundled one."""

    edition: Edition
    formats: tuple[Format, ...]
    folder: Path
    typeface: "Typeface | None" = None


@dataclass(frozen=True, slots=True)
class Made:
    """The files written, and what in them could not be printed as it is."""

    files: tuple[Path, ...]
    warnings: "tuple[ExportWarning, ...]" = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A document as bytes, and what in it could not be printed as it is."""

    data: bytes
    warnings: "tuple[ExportWarning, ...]" = ()


def make_documents(
    state: State, order: Order, words: Words, data_of: DataOf | None, progress: Progress
) -> Made:
    """Write all that was ordered; each file is replaced only by a whole one.

    Args:
        state: The session.
        order: What, and where to.
        words: The words of the console, for the names of the files.
        data_of: Makes an exchange document; without it none is made.
        progress: Told how far it is; raising from it gives up.

    Raises:
        StorageTrouble: A file could not be written; those before it stand.
    """
    files: list[Path] = []
    warnings: dict[ExportWarning, None] = {}
    whole = len(order.formats)
    for done, kind in enumerate(order.formats):
        share = _Share(progress, done, whole)
        content = document(state, order.edition, kind, data_of, share, order.typeface)
        target = order.folder / file_name(words, state, order.edition, kind)
        # The last moment to give up: from here on the file is there.
        share(1, 1)
        write_atomically(target, content.data)
        files.append(target)
        warnings |= dict.fromkeys(content.warnings)
    return Made(tuple(files), tuple(warnings))


def document(
    state: State,
    edition: Edition,
    kind: Format,
    data_of: DataOf | None,
    progress: Progress,
    typeface: "Typeface | None" = None,
) -> Content:
    """Return a document in the language of the session, in a family or the bundled one.

    The report is imported here and not at the top: it is slow to load, and the start needs it not.
    """
    from facilitator.core.protocol import protocol

    words = Words.load(state.facts.language)
    match kind:
        case Format.JSON:
            return Content(b"" if data_of is None else data_of(state))
        case Format.DOCX:
            from facilitator.report.docx import docx_bytes
            from facilitator.report.typefaces import BUNDLED

            font = typeface.name if typeface else BUNDLED
            return Content(docx_bytes(protocol(state, edition), words, progress, font))
        case Format.XLSX:
            from facilitator.report.xlsx import xlsx_bytes

            return Content(xlsx_bytes(protocol(state, edition), words, progress))
        case Format.PDF:
            from facilitator.report.pdf import pdf_bytes
            from facilitator.report.pdf.fonts import ROBOTO

            return Content(
                *pdf_bytes(protocol(state, edition), words, progress, typeface or ROBOTO)
            )
        case _ as unreachable:
            assert_never(unreachable)


def file_name(words: Words, state: State, edition: Edition, kind: Format) -> str:
    """Return a file name that says what it is, and of which session and day.

    Args:
        words: The words of the console.
        state: The session.
        edition: The document.
        kind: What kind of file.
    """
    facts = state.facts
    day = "" if facts.starts_on is None else facts.starts_on.isoformat()
    name = N_("Session") if kind is Format.JSON else NAMES[edition.extent, edition.naming]
    begun = name_part(words.gettext(name), LONGEST_NAME)
    about = name_part(facts.short_title or facts.title, LONGEST_NAME - len(begun) - len(day))
    return file_stem(begun, about, day, joined=". ") + f".{kind}"


class _Share:
    """The progress of one of several documents."""

    def __init__(self, progress: Progress, at: int, of: int) -> None:
        self._progress, self._at, self._of = progress, at, of

    def __call__(self, done: int, whole: int) -> None:
        self._progress(self._at * 1000 + done * 1000 // max(whole, 1), self._of * 1000)
