"""What is selected on the board and how that is filtered: browsing, never on the wall."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from facilitator.core.board import cons, proposal_with_argument, proposals_of, pros
from facilitator.core.events import (
    ArgumentAdded,
    ArgumentEdited,
    ArgumentMoved,
    ProposalAdded,
    ProposalMerged,
    ProposalRestored,
    Redone,
    StepEntered,
    Undone,
    VotesSet,
)
from facilitator.core.model import Argument, Proposal, State
from facilitator.core.timing import step_of, task_of
from facilitator.core.vocabulary import Side, Status, StepKind
from facilitator.session import Change


class Selection(QObject):
    """The selected proposal and argument of the current task.

    Args:
        state: Returns the present state.
        parent: The owner, if any.
    """

    changed = Signal()

    def __init__(self, state: Callable[[], State], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._proposal: int | None = None
        self._argument: int | None = None
        self._filter = ""
        self._browsed: int | None = None
        self._texts: dict[int, tuple[Proposal, str]] = {}
        self._shown: tuple[object, int | None, str, tuple[Proposal, ...]] | None = None
        self._task = self.task
        self._refuge()

    @property
    def task(self) -> int | None:
        """The number of the task on the board.

        It is the current one unless another is looked at; before the first, the first one that
        has proposals.
        """
        state = self._state()
        if self._browsed is not None:
            return self._browsed
        current = task_of(state)
        if current is None:
            current = min((one.task for one in state.content.proposals.values()), default=None)
        return current

    @property
    def filter(self) -> str:
        """What the board is filtered by; empty for all of it."""
        return self._filter

    @property
    def proposal(self) -> Proposal | None:
        """The selected proposal."""
        if self._proposal is None:
            return None
        return self._state().content.proposals.get(self._proposal)

    @property
    def argument(self) -> Argument | None:
        """The selected argument of the selected proposal."""
        if self._argument is None:
            return None
        found = proposal_with_argument(self._state(), self._argument)
        return found[1] if found and found[0].id == self._proposal else None

    def shown(self) -> tuple[Proposal, ...]:
        """Return the proposals on the board: those of the task that pass the filter."""
        everything, task = self._state().content.proposals, self.task
        shown = self._shown
        if shown is None or shown[0] is not everything or shown[1:3] != (task, self._filter):
            proposals = () if task is None else proposals_of(self._state(), task)
            wanted = self._filter.casefold()
            if wanted:
                proposals = tuple(one for one in proposals if wanted in self._searched(one))
            shown = self._shown = everything, task, self._filter, proposals
        return shown[3]

    def _searched(self, proposal: Proposal) -> str:
        """Return all that can be found of a proposal, put together once for all letters typed."""
        known = self._texts.get(proposal.id)
        if known is None or known[0] is not proposal:
            known = self._texts[proposal.id] = proposal, _searched(proposal)
        return known[1]

    def show_filter(self, text: str) -> None:
        """Filter the board by a part of a text or a number; empty shows all of it."""
        if text.strip() != self._filter:
            self._filter = text.strip()
            shown = self.shown()
            if shown and self._proposal not in {one.id for one in shown}:
                self._proposal, self._argument = shown[0].id, None
            self.changed.emit()

    def select(self, proposal: int | None, argument: int | None = None) -> None:
        """Select a proposal, and perhaps one of its arguments, by id."""
        if (proposal, argument) != (self._proposal, self._argument):
            self._proposal, self._argument = proposal, argument
            self.changed.emit()

    def browse(self, task: int | None) -> None:
        """Look at the board of another task, until a step is entered; None is the current one."""
        self._browsed = None if task == task_of(self._state()) else task
        self._reset()
        self.changed.emit()

    def _reset(self) -> None:
        self._task, self._filter = self.task, ""
        self._proposal = self._argument = None
        self._refuge()

    def move(self, rows: int) -> None:
        """Go up (negative) or down; among arguments first, and up out of them to the proposal."""
        argument, proposal = self.argument, self.proposal
        if argument is not None and proposal is not None:
            column = pros(proposal) if argument.side is Side.PRO else cons(proposal)
            row = column.index(argument) + rows
            if row < 0:
                self.select(proposal.id)
            elif row < len(column):
                self.select(proposal.id, column[row].id)
            return
        shown = self.shown()
        if not shown:
            return
        ids = [one.id for one in shown]
        at = ids.index(proposal.id) + rows if proposal and proposal.id in ids else 0
        self.select(ids[min(max(at, 0), len(ids) - 1)])

    def move_aside(self, *, right: bool) -> None:
        """Go between a proposal (leftmost), its pluses and its minuses."""
        proposal, argument = self.proposal, self.argument
        if proposal is None:
            return
        columns = [column for column in (pros(proposal), cons(proposal)) if column]
        at = next((n for n, column in enumerate(columns) if argument in column), -1)
        wanted = at + (1 if right else -1)
        if wanted < 0:
            self.select(proposal.id)
        elif wanted < len(columns):
            row = columns[at].index(argument) if at >= 0 and argument is not None else 0
            self.select(proposal.id, columns[wanted][min(row, len(columns[wanted]) - 1)].id)

    def take_change(self, change: Change) -> None:
        """Follow what was captured: the newest item is the selected one."""
        if change.before.flow.current != change.after.flow.current:
            self._browsed = None
        if self.task != self._task:
            self._reset()
        before = self._proposal
        for event in change.events:
            match event:
                case ProposalAdded(proposal=proposal) | ProposalRestored(proposal=proposal):
                    self._choose(proposal)
                case ArgumentAdded(proposal=proposal) | ArgumentMoved(proposal=proposal):
                    self._choose(proposal)
                case ProposalMerged(into=into):
                    self._choose(into)
                case ArgumentEdited(argument=argument):
                    found = proposal_with_argument(change.after, argument)
                    if found:
                        self._choose(found[0].id)
                case VotesSet(proposal=proposal):
                    self._choose(proposal)
                case Undone() | Redone():
                    self._follow(change)
                case StepEntered():
                    self._begin_votes()
                case _:
                    pass
        if self._argument is not None and self.argument is None:
            self._argument = None
        if self.proposal is None:
            self._refuge(before, change.before)
        self.changed.emit()

    def _choose(self, proposal: int) -> None:
        found = self._state().content.proposals.get(proposal)
        if found is not None and found.task == self.task:
            self._proposal, self._argument = proposal, None
            if self._filter and found not in self.shown():
                self._filter = ""

    def _follow(self, change: Change) -> None:
        """Go where something was taken back or done again, and gained rather than lost."""
        before, after = change.before.content.proposals, change.after.content.proposals
        other = [one for one in after.values() if before.get(one.id) != one]
        if other:
            gained = max(other, key=lambda one: len(one.arguments) - _points(before.get(one.id)))
            self._choose(gained.id)

    def _begin_votes(self) -> None:
        """Begin a vote at the first proposal that has none: numbers are typed down the ballot."""
        step = step_of(self._state())
        if step is not None and step.kind is StepKind.VOTING and step.task == self.task:
            open_ones = [one for one in self.shown() if one.status is Status.ACTIVE]
            waiting = (one for one in open_ones if one.votes is None)
            first = next(waiting, None)
            if first is not None:
                self._choose(first.id)

    def _refuge(self, lost: int | None = None, before: State | None = None) -> None:
        """Select something near what is gone, or the first proposal."""
        shown = self.shown()
        gone = before.content.proposals.get(lost) if before and lost is not None else None
        number = gone.number if gone and gone.task == self.task else 0
        after = [one for one in shown if one.number >= number]
        nearest = after[0] if after else shown[-1] if shown else None
        self._proposal = nearest.id if nearest else None


def _points(proposal: Proposal | None) -> int:
    return 0 if proposal is None else len(proposal.arguments)


def _searched(proposal: Proposal) -> str:
    texts = [proposal.label, proposal.text, proposal.short or ""]
    texts += [argument.text for argument in proposal.arguments]
    return "\n".join(texts).casefold()
