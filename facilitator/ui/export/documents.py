"""What can be exported, and under which name: the place where other documents will be added."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from facilitator.core.model import State
from facilitator.words import N_, Words

if TYPE_CHECKING:
    from facilitator.report.pdf import ExportWarning

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is; raising from it gives up."""
Write = Callable[[State, Path, Progress], "tuple[ExportWarning, ...]"]
LONGEST_NAME: Final = 110
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A document that can be made of a session.

    `title` is a message of the catalogues, `name` begins the file's name.
    """

    title: str
    name: str
    suffix: str
    write: Write


def write_protocol(state: State, target: Path, progress: Progress) -> "tuple[ExportWarning, ...]":
    """Write the full protocol as PDF in the language of the session.

    The report is imported here and not at the top: it is slow to load, and the start needs it not.

    Raises:
        StorageTrouble: The file could not be written.
    """
    from facilitator.core.protocol import Edition, protocol
    from facilitator.report.pdf import write_pdf

    words = Words.load(state.facts.language)
    return write_pdf(protocol(state, Edition.FULL), words, target, progress)


DOCUMENTS: Final = (DocumentKind(N_("Full protocol, PDF"), N_("Protocol"), ".pdf", write_protocol),)


def default_name(words: Words, state: State, kind: DocumentKind) -> str:
    """Return a file name that says which session and which day it is about.

    Args:
        words: The words of the console.
        state: The session.
        kind: What is exported.
    """
    facts = state.facts
    day = "" if facts.starts_on is None else facts.starts_on.isoformat()
    begun = _clean(words.gettext(kind.name))
    room = LONGEST_NAME - len(begun) - len(day)
    about = _clean(facts.short_title or facts.title)[:room].rstrip(" .,;")
    return ". ".join(part for part in (begun, about, day) if part) + kind.suffix


def _clean(text: str) -> str:
    return " ".join(_FORBIDDEN.sub(" ", text).split()).strip(" .")
