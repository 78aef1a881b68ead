"""Random commands and lines for a small session: mostly possible, sometimes not."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from facilitator.core import commands as c
from facilitator.core.model import (
    Beginning,
    Closing,
    Decision,
    Expert,
    Facts,
    Outcome,
    Participant,
    Question,
    RoadmapRow,
    State,
    Step,
    Survey,
    Table,
    Task,
    Verdict,
    Voting,
)
from facilitator.core.vocabulary import (
    Exposure,
    Level,
    OutcomeKind,
    ProposalKind,
    RemarkKind,
    Side,
    StepKind,
    VerdictValue,
    Voice,
    VoiceKind,
)

Thing = TypeVar("Thing")

NOBODY = 999
TEXTS = st.one_of(
    st.sampled_from(
        (
            *("Единое окно для семей: один специалист", "Быстро", "Нужен обмен данными") * 3,
            "<b>&]]>",
            "раз\nдва",
            "",
            " \u00ad",
            "\ud83d\x00 \u202eобманка",
            "я" * 20_001,
        )
    ),
    st.text(st.characters(), min_size=1, max_size=12),
)
LINES = st.one_of(
    TEXTS,
    st.lists(
        st.sampled_from(
            (
                *("1", "7", "1.1", "1ю2", "2,1", "17", "12", "3"),
                *("+", "-", "_", "−", "=", ":", "!", "!!", "/", "*", "@", " ", " ", "  ", "\n"),
                *("текст", "Иванова", "Ива", "П1", "Э1", "э9", "под", "поддержать", "передать по"),
                *(".", "ю", "b", "ё", "\u00ad", "\ud83d", "-дневный"),
            )
        ),
        max_size=7,
    ).map("".join),
)


class Ask:
    """Draws the parts of a command about what there is, and a little about what there is not.

    Args:
        data: What the test draws from.
        state: The session the command is for.
    """

    def __init__(self, data: st.DataObject, state: State) -> None:
        self._data = data
        self.state = state

    def one(self, *things: Thing) -> Thing:
        return self._data.draw(st.sampled_from(things))

    def known(self, numbers: Iterable[int]) -> int:
        return self.one(*(tuple(numbers) * 4), NOBODY)

    def number(self, least: int, most: int) -> int:
        return self._data.draw(st.integers(least, most))

    def some(self, thing: Callable[[], Thing], most: int = 2) -> tuple[Thing, ...]:
        return tuple(thing() for _ in range(self.number(0, most)))

    def text(self) -> str:
        return self._data.draw(TEXTS)

    def count(self) -> int | None:
        return self.one(None, self.number(-1, 50))

    def flag(self) -> bool:
        return self._data.draw(st.booleans())

    def table(self) -> int:
        return self.known(table.number for table in self.state.tables)

    def seat(self) -> int | None:
        return self.one(None, self.table())

    def task(self) -> int:
        return self.known(task.number for task in self.state.tasks)

    def step(self) -> int:
        return self.known(step.id for step in self.state.programme)

    def proposal(self) -> int:
        return self.known((*self.state.content.proposals, *self.state.content.erased))

    def argument(self) -> int:
        board = self.state.content.proposals.values()
        return self.known(said.id for proposal in board for said in proposal.arguments)

    def refs(self) -> tuple[int, ...]:
        return self.some(self.proposal)

    def voice(self) -> Voice | None:
        return self.one(
            None,
            *(Voice(VoiceKind.TABLE, table.number) for table in self.state.tables),
            *(Voice(VoiceKind.PARTICIPANT, number) for number in self.state.participants),
            *(Voice(VoiceKind.EXPERT, number) for number in self.state.experts),
            Voice(VoiceKind.TABLE, NOBODY),
        )

    def facts(self) -> Facts:
        title = self.one("Демография", "", " ")
        return Facts(title, heading=self.text(), broadcast=self.flag(), names_on_wall=self.flag())

    def voting(self) -> Voting:
        return Voting(self.count(), self.count(), self.count(), self.count())

    def new_table(self) -> Table:
        return Table(self.number(0, 6), self.text())

    def new_task(self) -> Task:
        title = self.one("Семьи", "Старшее поколение", " ")
        return Task(self.number(0, 6), title, self.text(), voting=self.voting())

    def tables(self) -> tuple[Table, ...]:
        old = self.state.tables
        return (*self.one(old, old[:-1], old[1:]), *self.some(self.new_table, 1))

    def tasks(self) -> tuple[Task, ...]:
        old = self.state.tasks
        return (*self.one(old, old[:-1], old[1:]), *self.some(self.new_task, 1))

    def programme(self) -> tuple[Step, ...]:
        """Return the programme, with steps left out, turned round or added."""
        old = self.state.programme
        untied = tuple(replace(step, task=None) for step in old)
        return (*self.one(old, old[1:], old[::-1], untied), *self.some(self.new_step))

    def new_step(self) -> Step:
        return Step(
            id=self.one(0, 0, NOBODY),
            kind=self.one(*StepKind),
            title=self.text(),
            planned_minutes=self.number(-1, 20),
            task=self.one(None, self.task()),
            turn_seconds=self.one(None, 60),
            rolls_over=self.flag(),
        )

    def person(self, number: int) -> Participant:
        return Participant(number, self.text(), office=self.text(), table=self.seat())

    def expert(self, number: int) -> Expert:
        return Expert(number, self.text(), field=self.text())

    def new_number(self) -> int:
        return self.one(0, 0, 0, 1, 7, -1)

    def new_people(self) -> tuple[Participant, ...]:
        return self.some(lambda: self.person(self.new_number()))

    def verdict(self) -> Verdict | None:
        verdict = Verdict(self.one(*VerdictValue), self.text(), self.voice())
        return self.one(None, verdict, verdict)

    def outcome(self, item: int) -> Outcome:
        kind, level = self.one(*OutcomeKind), self.one(None, *Level)
        return Outcome(item, kind, self.text(), level, self.text(), self.refs())

    def decision(self, item: int) -> Decision:
        task, deadline = self.one(None, self.task()), self.one(None, date(2020, 9, 1))
        return Decision(item, self.text(), task, self.text(), deadline, self.refs())

    def row(self, item: int) -> RoadmapRow:
        return RoadmapRow(item, self.text(), self.refs(), self.text())

    def question(self) -> Question:
        choices = self.one(("да", "нет"), ("да",))
        return Question(self.text(), choices, self.one((1, 2), (3, -1), (4,)))

    def survey(self) -> Survey:
        comments = self.some(self.text)
        return Survey(self.count(), self.count(), self.some(self.question), comments)


Wish = Callable[[Ask], c.Command]

OF_SESSION: tuple[Wish, ...] = (
    lambda a: c.BeginSession(Beginning(a.facts())),
    lambda a: c.ReviseFacts(a.facts()),
    lambda a: c.ReviseTables(a.tables()),
    lambda a: c.ReviseTasks(a.tasks()),
    lambda a: c.SetVoting(a.task(), a.voting()),
    lambda _: c.CloseSession(),
    lambda _: c.ReopenSession(),
    lambda a: c.CorrectTime(a.one(0, 3_720_000, -90_000, 10**15)),
)
OF_FLOW: tuple[Wish, ...] = (
    lambda _: c.NextStep(),
    lambda _: c.NextStep(),
    lambda _: c.PreviousStep(),
    lambda _: c.StartClock(),
    lambda _: c.StartClock(),
    lambda _: c.PauseClock(),
    lambda _: c.ResumeClock(),
    lambda _: c.Tick(),
    lambda _: c.GiveFloor(),
    lambda _: c.EndFloor(),
    lambda _: c.ContinueClock(),
    lambda _: c.SubtractInterruption(),
    lambda a: c.AddTime(a.number(-400_000, 400_000)),
    lambda a: c.GoToStep(a.step()),
    lambda a: c.SkipStep(a.step()),
    lambda a: c.UnskipStep(a.step()),
    lambda a: c.GiveFloor(a.table()),
    lambda a: c.Interrupt(a.number(-1, 4_000_000)),
    lambda a: c.ReviseProgramme(a.programme()),
)
OF_PEOPLE: tuple[Wish, ...] = (
    lambda a: c.AddParticipants(a.new_people()),
    lambda a: c.EditParticipant(a.person(a.known(a.state.participants))),
    lambda a: c.RemoveParticipant(a.known(a.state.participants)),
    lambda a: c.MarkPresent(a.known(a.state.participants), present=a.flag()),
    lambda a: c.AddExpert(a.expert(a.new_number())),
    lambda a: c.EditExpert(a.expert(a.known(a.state.experts))),
    lambda a: c.RemoveExpert(a.known(a.state.experts)),
)
OF_BOARD: tuple[Wish, ...] = (
    *((lambda a: c.AddProposal(a.task(), a.text(), a.voice()),) * 6),
    lambda a: c.EditProposal(a.proposal(), a.text()),
    lambda a: c.NameProposal(a.proposal(), a.one(None, "Окно", "", "я" * 51)),
    lambda a: c.AttributeProposal(a.proposal(), a.voice(), a.seat()),
    lambda a: c.SetProposalKind(a.proposal(), a.one(*ProposalKind)),
    lambda a: c.SetProposalLevel(a.proposal(), a.one(None, *Level)),
    lambda a: c.WithdrawProposal(a.proposal()),
    lambda a: c.RestoreProposal(a.proposal()),
    lambda a: c.RestoreProposal(a.proposal()),
    lambda a: c.EraseProposal(a.proposal()),
    lambda a: c.EraseProposal(a.proposal()),
    lambda a: c.ExposeProposal(a.proposal(), a.one(*Exposure)),
    lambda a: c.MergeProposal(a.proposal(), a.proposal()),
    lambda a: c.MergeProposal(a.proposal(), a.proposal()),
    lambda a: c.UnmergeProposal(a.proposal()),
    lambda a: c.SetVotes(a.proposal(), a.count()),
    lambda a: c.SetVerdict(a.proposal(), a.verdict()),
)
OF_ARGUMENTS: tuple[Wish, ...] = (
    *((lambda a: c.AddArgument(a.proposal(), a.one(*Side), a.text(), a.voice()),) * 3),
    lambda a: c.EditArgument(a.argument(), a.text(), a.voice()),
    lambda a: c.MoveArgument(a.argument(), a.proposal(), a.one(*Side)),
    lambda a: c.EraseArgument(a.argument()),
)
OF_FINDINGS: tuple[Wish, ...] = (
    lambda a: c.AddRemark(a.one(*RemarkKind), a.task(), a.text(), a.voice()),
    lambda a: c.EditRemark(a.known(a.state.content.remarks), a.text(), a.voice()),
    lambda a: c.ExposeRemark(a.known(a.state.content.remarks), on_wall=a.flag()),
    lambda a: c.EraseRemark(a.known(a.state.content.remarks)),
    lambda a: c.AddOutcome(a.outcome(0)),
    lambda a: c.EditOutcome(a.outcome(a.known(a.state.content.outcomes))),
    lambda a: c.EraseOutcome(a.known(a.state.content.outcomes)),
    lambda a: c.AddDecision(a.decision(0)),
    lambda a: c.EditDecision(a.decision(a.known(a.state.content.decisions))),
    lambda a: c.EraseDecision(a.known(a.state.content.decisions)),
    lambda a: c.AddRoadmapRow(a.row(0)),
    lambda a: c.EditRoadmapRow(a.row(a.known(a.state.content.roadmap))),
    lambda a: c.EraseRoadmapRow(a.known(a.state.content.roadmap)),
    lambda a: c.AddNote(a.text()),
    lambda a: c.EraseNote(a.known(a.state.content.notes)),
    lambda a: c.AddClosingLine(a.text()),
    lambda a: c.ReviseClosing(Closing(a.text(), a.text())),
    lambda a: c.ReviseSurvey(a.survey()),
)
OF_HISTORY: tuple[Wish, ...] = (lambda _: c.Undo(), lambda _: c.Undo(), lambda _: c.Redo())
WISHES = (OF_SESSION, OF_FLOW, OF_PEOPLE, OF_BOARD, OF_BOARD, OF_ARGUMENTS, OF_FINDINGS, OF_HISTORY)


def draw_command(data: st.DataObject, state: State) -> c.Command:
    """Draw a command for a session that is in this state."""
    if state.flow.closed and data.draw(st.booleans()):
        return c.ReopenSession()
    wish = data.draw(st.sampled_from(data.draw(st.sampled_from(WISHES))))
    return wish(Ask(data, state))
