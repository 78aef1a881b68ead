"""How far the room has come with the task: counts, gaps, and who has not spoken. Console only."""

from facilitator.core.board import cons, proposals_of, pros
from facilitator.core.checks import table_of
from facilitator.core.model import State
from facilitator.core.timing import step_of
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import RemarkKind, Status, StepKind

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


def coverage(state: State, task: int) -> Coverage:
    """Return how far the room has come with a task.

    While proposals are collected a table is heard by a proposal and nothing lacks arguments; later
    a table is heard by an argument.
    """
    active = [one for one in proposals_of(state, task) if one.status is Status.ACTIVE]
    step = step_of(state)
    collects = step is not None and step.kind in COLLECTING
    if collects:
        heard = {
            one.table if one.table is not None else table_of(state, one.author)
            for one in proposals_of(state, task)
        }
    else:
        heard = {
            table_of(state, argument.author)
            for one in proposals_of(state, task)
            for argument in one.arguments
        }
    remarks = [one for one in state.content.remarks.values() if one.task == task]
    return Coverage(
        proposals=len(active),
        pros=sum(len(pros(one)) for one in active),
        cons=sum(len(cons(one)) for one in active),
        without_pros=() if collects else tuple(one.label for one in active if not pros(one)),
        without_cons=() if collects else tuple(one.label for one in active if not cons(one)),
        remarks=sum(one.kind is not RemarkKind.CONCLUSION for one in remarks),
        conclusions=sum(one.kind is RemarkKind.CONCLUSION for one in remarks),
        unheard=tuple(table.number for table in state.tables if table.number not in heard),
    )
