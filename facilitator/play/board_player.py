"""Types what the board holds: proposals, arguments, votes, verdicts, remarks and decisions.

A text that the scribe line would read as something else is typed literally, or set right by a
command afterwards, as a secretary would in the panels.
"""

from dataclasses import replace

from facilitator.core.board import find, next_number
from facilitator.core.commands import (
    AddArgument,
    AddDecision,
    AddProposal,
    AddRemark,
    AttributeProposal,
    Command,
    EditDecision,
    EditProposal,
    EraseProposal,
    ExposeProposal,
    MergeProposal,
    NameProposal,
    SetProposalKind,
    SetProposalLevel,
    SetVerdict,
    SetVotes,
    WithdrawProposal,
)
from facilitator.core.exposure import is_on_wall
from facilitator.core.model import Argument, Decision, Proposal, Remark, Verdict
from facilitator.core.scribe import ENGLISH, RUSSIAN, Reading
from facilitator.core.vocabulary import (
    Exposure,
    RemarkKind,
    Side,
    Status,
    Voice,
    VoiceKind,
)
from facilitator.play.stage import Stage

SIGNS = {Side.PRO: "+", Side.CON: "-"}


class BoardPlayer:
    """Types what the board holds, on a stage.

    Args:
        stage: The windows.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._lexicon = RUSSIAN if stage.state.facts.language == "ru" else ENGLISH
        self.ids: dict[int, int] = {}
        """From the wanted proposals' ids to the ids they got here."""

    def propose(self, wanted: tuple[Proposal, ...]) -> None:
        """Type the proposals of a task, in the order of their numbers."""
        for index, proposal in enumerate(wanted):
            if index == len(wanted) // 2:
                self._stage.picture_typing("proposing")
            self._leave_gap(proposal)
            self._say(
                AddProposal(proposal.task, proposal.text, proposal.author),
                proposal.author,
                proposal.text,
            )
            here = self._here(proposal)
            self.ids[proposal.id] = here.id
            self._describe(here, proposal)

    def _leave_gap(self, wanted: Proposal) -> None:
        """Use up the numbers before a proposal's own: those had been seen and then erased."""
        while True:
            following = next_number(self._stage.state, wanted.task)
            if following >= wanted.number:
                return
            self._stage.do(AddProposal(wanted.task, "—"))
            slip = find(self._stage.state, wanted.task, following)
            if slip is not None:
                self._stage.do(ExposeProposal(slip.id, Exposure.SHOWN))
                self._stage.do(EraseProposal(slip.id))

    def _here(self, wanted: Proposal) -> Proposal:
        found = find(self._stage.state, wanted.task, wanted.number)
        if found is None:
            raise LookupError(wanted.label)
        return found

    def _describe(self, here: Proposal, wanted: Proposal) -> None:
        """Set what the line does not carry: short name, table, kind and level."""
        changes: tuple[tuple[bool, Command], ...] = (
            (here.text != wanted.text, EditProposal(here.id, wanted.text)),
            (
                (here.author, here.table) != (wanted.author, wanted.table),
                AttributeProposal(here.id, wanted.author, wanted.table),
            ),
            (here.short != wanted.short, NameProposal(here.id, wanted.short)),
            (here.kind is not wanted.kind, SetProposalKind(here.id, wanted.kind)),
            (here.level is not wanted.level, SetProposalLevel(here.id, wanted.level)),
        )
        for differs, command in changes:
            if differs:
                self._stage.do(command)

    def expose(self, wanted: tuple[Proposal, ...]) -> None:
        """Keep off the wall what was kept off it."""
        for proposal in wanted:
            here = self._here(proposal)
            shown = proposal.exposure is Exposure.SHOWN
            if is_on_wall(self._stage.state, here) is not shown:
                self._stage.do(ExposeProposal(here.id, proposal.exposure))

    def argue(self, wanted: tuple[Proposal, ...], half_time_ms: int) -> None:
        """Type the pluses and minuses of a task; half of the step's time passes in between.

        Args:
            wanted: The proposals with their arguments.
            half_time_ms: How long that is, in milliseconds.
        """
        said = [(proposal, argument) for proposal in wanted for argument in proposal.arguments]
        for index, (proposal, argument) in enumerate(said):
            if index == len(said) // 2:
                self._stage.pass_time(half_time_ms)
                self._stage.picture_typing("typing")
            self._argue(proposal, argument)
            self._stage.picture_wall()

    def _argue(self, proposal: Proposal, argument: Argument) -> None:
        line = f"{proposal.label}{SIGNS[argument.side]} {argument.text}"
        here = self.ids[proposal.id]
        command = AddArgument(here, argument.side, argument.text, argument.author)
        self._say(command, argument.author, line)

    def count(self, wanted: tuple[Proposal, ...]) -> None:
        """Type the votes: the first with its number, then bare numbers, as they are called out."""
        expected: int | None = None
        for proposal in wanted:
            if proposal.votes is None:
                continue
            here = self.ids[proposal.id]
            bare = str(proposal.votes)
            command = SetVotes(here, proposal.votes)
            moved_on = expected == proposal.number and self._stage.would_be(bare) == command
            line = bare if moved_on else f"{proposal.label}={proposal.votes}"
            self._say(command, None, line)
            expected = proposal.number + 1

    def settle(self, wanted: tuple[Proposal, ...]) -> None:
        """Withdraw and merge what was, after the vote."""
        for proposal in wanted:
            here = self.ids[proposal.id]
            if proposal.status is Status.WITHDRAWN:
                self._stage.do(WithdrawProposal(here))
            elif proposal.status is Status.MERGED and proposal.merged_into is not None:
                self._stage.do(MergeProposal(here, self.ids[proposal.merged_into]))

    def judge(self, wanted: tuple[Proposal, ...]) -> None:
        """Type the experts' verdicts."""
        for proposal in wanted:
            if proposal.verdict is not None:
                self._judge(proposal, proposal.verdict)

    def _judge(self, proposal: Proposal, verdict: Verdict) -> None:
        note = f", {verdict.note}" if verdict.note else ""
        line = f"{proposal.label}: {self._lexicon.verdicts[verdict.value]}{note}"
        self._say(SetVerdict(self.ids[proposal.id], verdict), verdict.author, line)

    def remark(self, wanted: Remark) -> None:
        """Type a remark or a conclusion."""
        line = f"! {wanted.text}" if wanted.kind is RemarkKind.CONCLUSION else wanted.text
        command = AddRemark(wanted.kind, wanted.task, wanted.text, wanted.author)
        self._say(command, wanted.author, line)

    def decide(self, wanted: Decision) -> None:
        """Type a decision, and fill in who is responsible and by when."""
        fresh = Decision(0, wanted.text, wanted.task)
        self._say(AddDecision(fresh), None, f"!! {wanted.text}")
        last = max(self._stage.state.content.decisions)
        complete = replace(wanted, id=last)
        if self._stage.state.content.decisions[last] != complete:
            self._stage.do(EditDecision(complete))

    def _is_literal(self, command: AddProposal) -> bool:
        read = self._stage.would_be(command.text, Reading.LITERALLY)
        return isinstance(read, AddProposal) and read.task == command.task

    def _say(self, command: Command, voice: Voice | None, line: str) -> None:
        """Get `command` done by typing, if the line means it; else by the panel."""
        if voice is None or (voice.kind is VoiceKind.TABLE and voice.number <= 9):
            self._stage.speak_as(voice)
        else:
            line = f"*{self._lexicon.letters[voice.kind]}{voice.number} {line}"
        if self._stage.would_be(line) == command:
            self._stage.type_line(line)
        elif isinstance(command, AddProposal) and self._is_literal(command):
            self._stage.type_literally(command.text)
        else:
            self._stage.do(command)
