"""Plays a finished session again, step by step, as facilitator and secretary would.

What is said in the room goes through the scribe line; what is done in panels goes by command.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

from facilitator.core.commands import (
    AddClosingLine,
    AddOutcome,
    AddRoadmapRow,
    CloseSession,
    MarkPresent,
    ReviseClosing,
    ReviseSurvey,
    SetVoting,
)
from facilitator.core.model import (
    Beginning,
    Content,
    Proposal,
    Step,
    StepRun,
    Task,
    Voting,
)
from facilitator.core.timing import planned_ms
from facilitator.core.vocabulary import RemarkKind, StepKind
from facilitator.play.board_player import BoardPlayer
from facilitator.play.stage import Stage

TASK_KINDS = (
    StepKind.TABLES,
    StepKind.PROS_CONS,
    StepKind.VOTING,
    StepKind.PEER_FEEDBACK,
    StepKind.EXPERT_FEEDBACK,
)
"""The steps of a task in which something is captured, in the order it has to be."""


def before_the_day(wanted: Beginning) -> Beginning:
    """Return what of a finished session was known before it began."""
    tasks = tuple(
        replace(task, voting=Voting(task.voting.votes_each, task.voting.per_proposal))
        for task in wanted.tasks
    )
    absent = tuple(replace(person, present=False) for person in wanted.participants)
    return replace(wanted, participants=absent, tasks=tasks, runs={}, content=Content())


def first_moment(wanted: Beginning) -> datetime:
    """Return when the day begins: the first start, else the planned one, else a plain morning."""
    starts = [run.started_at for run in wanted.runs.values() if run.started_at is not None]
    day = wanted.facts.starts_on or date(2000, 1, 1)
    planned = datetime.combine(day, wanted.facts.starts_at or time(10, 0))
    return min(starts, default=planned)


def _length(step: Step, run: StepRun) -> int:
    """Return how long a step took in milliseconds; one that never ran takes its planned time."""
    return planned_ms(step) if run.started_at is None else run.spent_ms


class Player:
    """Plays one session on a stage.

    Args:
        wanted: The session as it ended.
        stage: The windows, open on `before_the_day(wanted)`.
    """

    def __init__(self, wanted: Beginning, stage: Stage) -> None:
        self._wanted = wanted
        self._stage = stage
        self._board = BoardPlayer(stage)
        self._captured: set[tuple[str, int | None]] = set()
        self._begun = 0
        self._length = 0

    def play(self) -> None:
        """Play the whole day and close the session.

        Raises:
            PlayTrouble: The windows did not do what was typed.
        """
        for step in self._wanted.programme:
            run = self._wanted.runs.get(step.id, StepRun())
            self._stage.next_step()
            self._wait_for(run)
            if run.started_at is not None or not self._wanted.runs:
                self._stage.start_clock()
            self._begun = self._stage.now.ms
            self._length = _length(step, run)
            self._capture(step)
            self._spend(step)
            self._stage.picture_wall()
        self._length = 0
        self._catch_up()
        self._stage.do(CloseSession())

    def _wait_for(self, run: StepRun) -> None:
        """Let time pass until the moment the step's clock was started on the day itself."""
        if run.started_at is not None:
            gap = (run.started_at - self._stage.now.wall) // timedelta(milliseconds=1)
            self._stage.pass_time(max(0, gap))

    def _spend(self, step: Step) -> None:
        """Let the rest of the time pass that the step took; typing itself takes none."""
        self._stage.picture_wall()
        rest = self._begun + self._length - self._stage.now.ms
        self._stage.pass_time(rest // 2)
        self._stage.picture_wall()
        self._stage.picture_console(step.kind.value)
        self._stage.pass_time(rest - rest // 2)

    def _capture(self, step: Step) -> None:
        task = self._task(step.task)
        if task is None:
            self._capture_whole(step.kind)
        else:
            self._capture_task(step.kind, task)

    def _capture_whole(self, kind: StepKind) -> None:
        match kind:
            case StepKind.REGISTRATION:
                self._once("present", None, self._mark_present)
            case StepKind.RESULTS:
                self._once("find", None, self._find)
            case StepKind.SURVEY:
                self._once("survey", None, self._survey)
            case StepKind.CLOSING:
                self._once("close", None, self._close)
            case _:
                pass

    def _capture_task(self, kind: StepKind, task: Task) -> None:
        match kind:
            case StepKind.TABLES:
                self._once("propose", task, partial(self._propose, task))
            case StepKind.STATEMENTS:
                self._give_floors()
                self._once("expose", task, partial(self._expose, task))
            case StepKind.PROS_CONS:
                self._once("argue", task, partial(self._argue, task))
            case StepKind.VOTING:
                self._once("vote", task, partial(self._vote, task))
            case StepKind.PEER_FEEDBACK:
                self._once("peers", task, partial(self._hear_peers, task))
            case StepKind.EXPERT_FEEDBACK:
                self._once("experts", task, partial(self._hear_experts, task))
            case _:
                pass

    def _catch_up(self) -> None:
        """Capture what the programme had no step for."""
        self._once("present", None, self._mark_present)
        for task in self._wanted.tasks:
            for kind in TASK_KINDS:
                self._capture_task(kind, task)
            self._once("expose", task, partial(self._expose, task))
        self._once("find", None, self._find)
        self._once("survey", None, self._survey)
        self._once("close", None, self._close)

    def _once(self, what: str, task: Task | None, capture: Callable[[], None]) -> None:
        key = (what, task.number if task else None)
        if key not in self._captured:
            self._captured.add(key)
            capture()

    def _task(self, number: int | None) -> Task | None:
        return next((task for task in self._wanted.tasks if task.number == number), None)

    def _proposals(self, task: Task) -> tuple[Proposal, ...]:
        of_task = (p for p in self._wanted.content.proposals.values() if p.task == task.number)
        return tuple(sorted(of_task, key=lambda proposal: proposal.number))

    def _mark_present(self) -> None:
        for person in self._wanted.participants:
            if person.present:
                self._stage.do(MarkPresent(person.number, present=True))

    def _give_floors(self) -> None:
        for _ in self._wanted.tables:
            self._stage.next_turn()
            self._stage.picture_wall()

    def _propose(self, task: Task) -> None:
        self._board.propose(self._proposals(task))

    def _expose(self, task: Task) -> None:
        self._board.expose(self._proposals(task))

    def _argue(self, task: Task) -> None:
        self._board.argue(self._proposals(task), self._length // 2)

    def _vote(self, task: Task) -> None:
        self._stage.picture_wall()
        self._board.count(self._proposals(task))
        self._stage.do(SetVoting(task.number, task.voting))
        self._stage.reveal_ranking()

    def _hear_peers(self, task: Task) -> None:
        self._board.settle(self._proposals(task))
        self._remark(task, RemarkKind.PEER_FEEDBACK)

    def _hear_experts(self, task: Task) -> None:
        self._board.judge(self._proposals(task))
        self._remark(task, RemarkKind.EXPERT_FEEDBACK)
        self._remark(task, RemarkKind.CONCLUSION)
        self._decide(task.number)

    def _remark(self, task: Task, kind: RemarkKind) -> None:
        for remark in self._wanted.content.remarks.values():
            if remark.task == task.number and remark.kind is kind:
                self._board.remark(remark)
        self._stage.picture_wall()

    def _decide(self, task: int | None) -> None:
        for decision in self._wanted.content.decisions.values():
            if decision.task == task:
                self._board.decide(replace(decision, refs=self._refs(decision.refs)))

    def _refs(self, refs: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(self._board.ids[ref] for ref in refs)

    def _find(self) -> None:
        content = self._wanted.content
        for outcome in content.outcomes.values():
            self._stage.do(AddOutcome(replace(outcome, id=0, refs=self._refs(outcome.refs))))
        self._decide(None)
        for row in content.roadmap.values():
            self._stage.do(AddRoadmapRow(replace(row, id=0, refs=self._refs(row.refs))))

    def _survey(self) -> None:
        self._stage.do(ReviseSurvey(self._wanted.content.survey))

    def _close(self) -> None:
        closing = self._wanted.content.closing
        for line in (closing.text or "").splitlines():
            if isinstance(self._stage.would_be(line), AddClosingLine):
                self._stage.type_line(line)
        if self._stage.state.content.closing != closing:
            self._stage.do(ReviseClosing(closing))
