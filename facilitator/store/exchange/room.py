"""What a document has named so far, to check what refers to it; and the ids things get."""

from collections.abc import Mapping

from facilitator.core.board import is_own
from facilitator.core.checks import table_of
from facilitator.core.model import Participant, Proposal, State
from facilitator.core.vocabulary import Voice, VoiceKind
from facilitator.store.exchange.fields import Fields
from facilitator.store.exchange.problems import Findings, Flaw

_NOBODY = {
    VoiceKind.TABLE: Flaw.NO_TABLE,
    VoiceKind.PARTICIPANT: Flaw.NO_PARTICIPANT,
    VoiceKind.EXPERT: Flaw.NO_EXPERT,
}


class Room:
    """The tables, people, tasks and proposals of one document.

    Args:
        findings: Where problems are noted.
    """

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self._voices: set[Voice] = set()
        self._tasks: set[int] = set()
        self._proposals: dict[tuple[int, int], int] = {}
        self._next_id = 1
        self._people = State()

    def ids_from(self, first: int) -> None:
        """Give ids from `first` on."""
        self._next_id = first

    def next_id(self) -> int:
        """Return an id that nothing else has."""
        self._next_id += 1
        return self._next_id - 1

    def add_voice(self, fields: Fields, kind: VoiceKind, default: int) -> int:
        """Read the number of a table, participant or expert; refuse one that is taken."""
        number = fields.number("number", default)
        voice = Voice(kind, number)
        if voice in self._voices:
            fields.refuse("number", Flaw.REPEATED, number=number)
        self._voices.add(voice)
        return number

    def seat(self, participants: Mapping[int, Participant]) -> None:
        """Take note of who sits where."""
        self._people = State(participants=participants)

    def add_task(self, fields: Fields, default: int) -> int:
        """Read the number of a task; refuse one that is taken."""
        number = fields.number("number", default)
        if number in self._tasks:
            fields.refuse("number", Flaw.REPEATED, number=number)
        self._tasks.add(number)
        return number

    def add_proposal(self, fields: Fields, task: int, default: int) -> tuple[int, int]:
        """Read the number of a proposal, refuse one that is taken, and return it with its id."""
        number = fields.number("number", default)
        if (task, number) in self._proposals:
            fields.refuse("number", Flaw.REPEATED, number=number)
        identity = self.next_id()
        self._proposals.setdefault((task, number), identity)
        return number, identity

    def proposal_id(self, task: int, number: int) -> int | None:
        """Return the id of proposal № task.number, or None."""
        return self._proposals.get((task, number))

    def voice(self, fields: Fields, name: str) -> Voice | None:
        """Read a voice that must exist."""
        voice = fields.voice(name)
        if voice is None or voice in self._voices:
            return voice
        fields.refuse(name, _NOBODY[voice.kind], number=voice.number)
        return None

    def table(self, fields: Fields, name: str) -> int | None:
        """Read the number of a table that must exist, or null."""
        number = fields.optional_number(name)
        if number is not None and Voice(VoiceKind.TABLE, number) not in self._voices:
            fields.refuse(name, Flaw.NO_TABLE, number=number)
        return number

    def task(self, fields: Fields, name: str) -> int | None:
        """Read the number of a task that must exist, or null."""
        number = fields.optional_number(name)
        if number is not None and number not in self._tasks:
            fields.refuse(name, Flaw.NO_TASK, number=number)
        return number

    def references(self, fields: Fields, name: str) -> tuple[int, ...]:
        """Read references to proposals that must exist; returns their ids."""
        found = []
        for place, task, number in fields.references(name):
            identity = self.proposal_id(task, number)
            if identity is None:
                label = f"{task}.{number}"
                self.findings.refuse(place, Flaw.NO_PROPOSAL, label=label)
            else:
                found.append(identity)
        return tuple(found)

    def table_of(self, voice: Voice | None) -> int | None:
        """Return the table a voice speaks from."""
        return table_of(self._people, voice)

    def is_own(self, proposal: Proposal, voice: Voice | None) -> bool:
        """Tell whether somebody speaks about their own proposal."""
        return is_own(self._people, proposal, voice)
