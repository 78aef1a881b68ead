"""How far the room has come with the task: counts, gaps, and who has not spoken. Console only."""

from typing import NamedTuple

from facilitator.core.board import cons, proposals_of, pros
from facilitator.core.checks import table_of
from facilitator.core.model import Proposal, State
from facilitator.core.timing import step_of
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import RemarkKind, Status, StepKind, Voice

COLLECTING = (StepKind.BRIEFING, StepKind.SILENT, StepKind.TABLES, StepKind.STATEMENTS)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of active proposals, labels of those lacking a side, tables not heard yet."""

    proposals: int
    pros: int
    cons: int
    without_pros: tuple[str, ...]
    without_cons: tuple[str, ...]
    unheard: tuple[int, ...]
    remarks: int = 0
    conclusions: int = 0


class _Counted(NamedTuple):
    """What counts of a proposal, as long as it stays the same."""

    proposal: Proposal
    pros: int
    cons: int
    voices: frozenset[Voice | None]


class Counting:
    """Counts how far the room has come, looking only at proposals that have changed."""

    def __init__(self) -> None:
        self._counted: dict[int, _Counted] = {}
        self._voices: dict[Voice | None, Voice | None] = {}

    def coverage(self, state: State, task: int | None) -> Coverage | None:
        """Return how far the room has come with a task; None before the first step, and without.

        While proposals are collected a table is heard by a proposal and nothing lacks arguments;
        later a table is heard by an argument.
        """
        step = step_of(state)
        if step is None or task is None:
            return None
        collects = step.kind in COLLECTING
        proposals = proposals_of(state, task)
        counted = [self._counted_of(one) for one in proposals]
        active = [one for one in counted if one.proposal.status is Status.ACTIVE]
        if collects:
            heard = {
                one.table if one.table is not None else table_of(state, one.author)
                for one in proposals
            }
        else:
            voices = frozenset[Voice | None]().union(*(one.voices for one in counted))
            heard = {table_of(state, voice) for voice in voices}
        remarks = [one for one in state.content.remarks.values() if one.task == task]
        without_pros = () if collects else (one for one in active if not one.pros)
        without_cons = () if collects else (one for one in active if not one.cons)
        return Coverage(
            proposals=len(active),
            pros=sum(one.pros for one in active),
            cons=sum(one.cons for one in active),
            without_pros=tuple(one.proposal.label for one in without_pros),
            without_cons=tuple(one.proposal.label for one in without_cons),
            remarks=sum(one.kind is not RemarkKind.CONCLUSION for one in remarks),
            conclusions=sum(one.kind is RemarkKind.CONCLUSION for one in remarks),
            unheard=tuple(table.number for table in state.tables if table.number not in heard),
        )

    def _counted_of(self, proposal: Proposal) -> _Counted:
        known = self._counted.get(proposal.id)
        if known is None or known.proposal is not proposal:
            # The very same voice for all, so that sets of them are joined without a comparison.
            authors = (argument.author for argument in proposal.arguments)
            voices = frozenset(self._voices.setdefault(author, author) for author in authors)
            known = _Counted(proposal, len(pros(proposal)), len(cons(proposal)), voices)
            self._counted[proposal.id] = known
        return known
