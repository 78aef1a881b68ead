"""What keys and clicks do with the selected proposal and argument; asks through the scribe line."""

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from facilitator.core.board import find, is_on_wall, proposal_with_argument
from facilitator.core.commands import (
    AttributeProposal,
    EditArgument,
    EditProposal,
    EraseArgument,
    EraseProposal,
    ExposeProposal,
    MergeProposal,
    MoveArgument,
    NameProposal,
    RestoreProposal,
    SetProposalKind,
    SetProposalLevel,
    UnmergeProposal,
    WithdrawProposal,
)
from facilitator.core.model import Argument, Proposal
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.screen import focus_on
from facilitator.core.vocabulary import Exposure, Level, ProposalKind, Side, Status, Voice
from facilitator.ui.console.board_view import BoardView
from facilitator.ui.console.keys import Act
from facilitator.ui.console.question import Question
from facilitator.ui.console.selection import Selection
from facilitator.ui.hub import SessionHub
from facilitator.words import Words

KINDS: Final = tuple(ProposalKind)
LEVELS: Final = (None, *Level)
_NUMBER: Final = re.compile(r"(?:(\d+)[.,юЮ])?(\d+)\s*([-+−–_])?")


class BoardControl(QObject):
    """Carries out the acts of the board.

    Args:
        hub: The session.
        words: The console's language.
        selection: What is selected.
        view: The board on the screen, for editing in place.
        ask: Asks a question through the scribe line.
        voice: Returns who is taken to be speaking.
    """

    def __init__(
        self,
        hub: SessionHub,
        words: Words,
        selection: Selection,
        view: BoardView,
        ask: Callable[[Question], None],
        voice: Callable[[], Voice | None],
    ) -> None:
        super().__init__(view)
        self._hub = hub
        self._words = words
        self._selection = selection
        self._view = view
        self._ask = ask
        self._voice = voice
        self._deeds: dict[Act, Callable[[Proposal], None]] = {
            Act.SHOW: self._show,
            Act.EDIT: self._edit,
            Act.NAME: self._name,
            Act.AUTHOR: self._attribute,
            Act.KIND: self._turn_kind,
            Act.LEVEL: self._turn_level,
            Act.VERDICT: self._ask_verdict,
            Act.WITHDRAW: self._withdraw,
            Act.ERASE: self._erase,
            Act.HIDE: self._hide,
            Act.MERGE: self._merge,
            Act.MOVE: self._ask_move,
            Act.SIDE: self._turn_side,
        }
        self.type_ahead: Callable[[str], None] = lambda _text: None

    def carry_out(self, act: Act) -> bool:
        """Do what a key asks of the board; returns whether it is an act of the board."""
        moves = {Act.UP: -1, Act.DOWN: 1}
        if act in moves:
            self._selection.move(moves[act])
        elif act in (Act.LEFT, Act.RIGHT):
            self._selection.move_aside(right=act is Act.RIGHT)
        elif act in self._deeds:
            proposal = self._selection.proposal
            if proposal is None:
                self._hub.refused.emit(Rejected(Reason.NOTHING_SELECTED))
            else:
                self._deeds[act](proposal)
        else:
            return False
        return True

    def take_text(self, proposal: int, argument: int, text: str) -> None:
        """Take over a text edited in place, if it was changed."""
        state = self._hub.state
        if argument:
            found = proposal_with_argument(state, argument)
            if found is not None and found[1].text != text:
                self._hub.dispatch(EditArgument(argument, text, found[1].author))
            return
        known = state.content.proposals.get(proposal)
        if known is not None and known.text != text:
            self._hub.dispatch(EditProposal(proposal, text))

    def _show(self, proposal: Proposal) -> None:
        self._hub.show_screen(focus_on(self._hub.screen, proposal.id))

    def _edit(self, proposal: Proposal) -> None:
        argument = self._selection.argument
        self._view.edit_text(proposal.id, argument.id if argument else 0)

    def _name(self, proposal: Proposal) -> None:
        chip = self._words.gettext("Short name of № {label}").format(label=proposal.label)
        self._ask(
            Question(
                chip,
                lambda text: self._attempt(NameProposal(proposal.id, text or None)),
                proposal.short or "",
            )
        )

    def _attribute(self, proposal: Proposal) -> None:
        argument = self._selection.argument
        if argument is not None:
            self._hub.dispatch(EditArgument(argument.id, argument.text, self._voice()))
        else:
            self._hub.dispatch(AttributeProposal(proposal.id, self._voice()))

    def _turn_kind(self, proposal: Proposal) -> None:
        following = KINDS[(KINDS.index(proposal.kind) + 1) % len(KINDS)]
        self._hub.dispatch(SetProposalKind(proposal.id, following))

    def _turn_level(self, proposal: Proposal) -> None:
        following = LEVELS[(LEVELS.index(proposal.level) + 1) % len(LEVELS)]
        self._hub.dispatch(SetProposalLevel(proposal.id, following))

    def _ask_verdict(self, proposal: Proposal) -> None:
        self.type_ahead(f"{proposal.label}: ")

    def _withdraw(self, proposal: Proposal) -> None:
        if proposal.status is Status.WITHDRAWN:
            self._hub.dispatch(RestoreProposal(proposal.id))
        else:
            self._hub.dispatch(WithdrawProposal(proposal.id))

    def _erase(self, proposal: Proposal) -> None:
        argument = self._selection.argument
        if argument is not None:
            self._hub.dispatch(EraseArgument(argument.id))
        else:
            self._hub.dispatch(EraseProposal(proposal.id))

    def _hide(self, proposal: Proposal) -> None:
        shown = is_on_wall(self._hub.state, proposal)
        exposure = Exposure.HIDDEN if shown else Exposure.SHOWN
        self._hub.dispatch(ExposeProposal(proposal.id, exposure))

    def _merge(self, proposal: Proposal) -> None:
        if proposal.status is Status.MERGED:
            self._hub.dispatch(UnmergeProposal(proposal.id))
            return
        chip = self._words.gettext("Merge № {label} into №").format(label=proposal.label)
        self._ask(
            Question(
                chip,
                lambda text: self._attempt(
                    MergeProposal(proposal.id, self._numbered(text, proposal)[0].id)
                ),
                is_answer=_is_number,
            )
        )

    def _ask_move(self, proposal: Proposal) -> None:
        argument = self._selection.argument
        if argument is None:
            self._hub.refused.emit(Rejected(Reason.NO_ARGUMENT_SELECTED))
            return
        self._ask(
            Question(
                self._words.gettext("Move the argument to №"),
                lambda text: self._move(argument, text, proposal),
                is_answer=_is_number,
            )
        )

    def _move(self, argument: Argument, text: str, proposal: Proposal) -> None:
        target, sign = self._numbered(text, proposal)
        side = argument.side
        if sign:
            side = Side.PRO if sign == "+" else Side.CON
        self._attempt(MoveArgument(argument.id, target.id, side))

    def _turn_side(self, proposal: Proposal) -> None:
        argument = self._selection.argument
        if argument is None:
            self._hub.refused.emit(Rejected(Reason.NO_ARGUMENT_SELECTED))
            return
        other = Side.CON if argument.side is Side.PRO else Side.PRO
        if self._hub.dispatch(MoveArgument(argument.id, proposal.id, other)):
            self._selection.select(proposal.id, argument.id)

    def _numbered(self, text: str, proposal: Proposal) -> tuple[Proposal, str]:
        """Return the proposal with a typed number, and the sign typed after it."""
        found = _NUMBER.fullmatch(text)
        if found is None:
            raise Rejected(Reason.NO_SUCH_PROPOSAL, number=text)
        task = int(found[1]) if found[1] else proposal.task
        target = find(self._hub.state, task, int(found[2]))
        if target is None:
            raise Rejected(Reason.NO_SUCH_PROPOSAL, number=text)
        return target, found[3] or ""

    def _attempt(self, command: NameProposal | MergeProposal | MoveArgument) -> None:
        self._hub.attempt(command)


def _is_number(text: str) -> bool:
    """Tell whether a line is nothing but the number of a proposal, perhaps with a sign."""
    return _NUMBER.fullmatch(text) is not None
