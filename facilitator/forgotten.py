"""The account of a forgetting: whom, what was taken out of where, and what could not be reached."""

from collections.abc import Iterator
from pathlib import Path

from facilitator.core.events import DataForgotten
from facilitator.core.forgetting import Place
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Voice, VoiceKind
from facilitator.trouble import StorageTrouble


@dataclass(frozen=True, slots=True)
class Account:
    """What a forgetting would do, or has done; nothing in it names anybody but `places`.

    Args:
        session: The session's own name in its file.
        file: The session's file.
        title: The session's title.
        organisers: Who held it.
        city: Where.
        number: The number of the event that keeps it.
        note: What that event says.
        places: The texts of the session that still name somebody forgotten.
        copies: Backups and copies rewritten, or to be looked through.
        letters: How many letters were removed or lost a recipient.
        documents: Documents beside the file, handed out or not, which nobody can rewrite.
        holding: Other files in which a name or an address is still found.
        troubles: What could not be reached, and why.
    """

    session: str
    file: Path
    title: str
    organisers: tuple[str, ...]
    city: str
    number: int
    note: DataForgotten
    places: tuple[Place, ...] = ()
    copies: tuple[Path, ...] = ()
    letters: int = 0
    documents: tuple[Path, ...] = ()
    holding: tuple[Path, ...] = ()
    troubles: tuple[StorageTrouble, ...] = ()

    @property
    def voices(self) -> Iterator[Voice]:
        """Who was forgotten, by number."""
        yield from (Voice(VoiceKind.PARTICIPANT, number) for number in self.note.participants)
        yield from (Voice(VoiceKind.EXPERT, number) for number in self.note.experts)

    @property
    def does_nothing(self) -> bool:
        """Whether neither the file, nor a copy, nor a letter has anything of them."""
        return not (self.note.events or self.copies or self.letters)
