"""What of a task's proposals the room may see, and which numbers it has therefore seen."""

from collections.abc import Iterable

from facilitator.core.model import Proposal, State
from facilitator.core.value import replace
from facilitator.core.vocabulary import Exposure, StepKind

HIDING = frozenset({StepKind.SILENT, StepKind.TABLES})
"""While these collect, what follows the step is kept off the wall (PRODUCT.md, scribe line)."""

REVEALING = frozenset(
    {
        StepKind.STATEMENTS,
        StepKind.PROS_CONS,
        StepKind.VOTING,
        StepKind.PEER_FEEDBACK,
        StepKind.EXPERT_FEEDBACK,
    }
)


def is_on_wall(state: State, proposal: Proposal) -> bool:
    """Tell whether the room may see `proposal`."""
    if proposal.exposure is Exposure.FOLLOWS_STEP:
        return proposal.task in state.flow.revealed
    return proposal.exposure is Exposure.SHOWN


def note_shown(state: State, proposals: Iterable[Proposal]) -> State:
    """Return the state with the numbers of those of `proposals` on the wall noted as seen.

    A number that has been on the wall is never given again (PRODUCT.md).
    """
    new: dict[int, set[int]] = {}
    for proposal in proposals:
        seen = state.shown_numbers.get(proposal.task, frozenset())
        if proposal.number not in seen and is_on_wall(state, proposal):
            new.setdefault(proposal.task, set()).add(proposal.number)
    if not new:
        return state
    shown = dict(state.shown_numbers)
    for task, numbers in new.items():
        shown[task] = shown.get(task, frozenset()) | numbers
    return replace(state, shown_numbers=shown)


def revealed_by(revealed: frozenset[int], kind: StepKind, task: int | None) -> frozenset[int]:
    """Return the tasks whose proposals the room may see once a step of `kind` is entered."""
    if task is None:
        return revealed
    if kind in HIDING:
        return revealed - {task}
    return revealed | {task} if kind in REVEALING else revealed
