"""A session without disk or screen, for tests: commands in, state and events out, time by hand."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from facilitator.core.commands import BeginSession, Command, GoToStep
from facilitator.core.events import Event
from facilitator.core.machine import decide, evolve
from facilitator.core.model import (
    Beginning,
    Expert,
    Facts,
    Now,
    Participant,
    Proposal,
    State,
    Step,
    Table,
    Task,
    Voting,
)
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.vocabulary import StepKind

MORNING = datetime(2019, 9, 12, 9, 30)

KINDS: tuple[tuple[StepKind, int, int | None], ...] = (
    (StepKind.REGISTRATION, 30, None),
    (StepKind.OPENING, 15, None),
    (StepKind.BRIEFING, 5, 1),
    (StepKind.SILENT, 5, 1),
    (StepKind.TABLES, 12, 1),
    (StepKind.STATEMENTS, 9, 1),
    (StepKind.PROS_CONS, 12, 1),
    (StepKind.VOTING, 4, 1),
    (StepKind.PEER_FEEDBACK, 6, 1),
    (StepKind.EXPERT_FEEDBACK, 7, 1),
    (StepKind.BREAK, 15, None),
    (StepKind.TABLES, 10, 2),
    (StepKind.STATEMENTS, 9, 2),
    (StepKind.CLOSING, 10, None),
)


def small_beginning() -> Beginning:
    """Return a session of two tasks, three tables, four people and one expert."""
    steps = tuple(
        Step(
            id=number,
            kind=kind,
            title="",
            planned_minutes=minutes,
            task=task,
            turn_seconds=90 if kind is StepKind.STATEMENTS else None,
        )
        for number, (kind, minutes, task) in enumerate(KINDS, 1)
    )
    return Beginning(
        facts=Facts(title="Демография", starts_on=date(2019, 9, 12), starts_at=time(10, 0)),
        tables=(Table(1), Table(2), Table(3)),
        participants=(
            Participant(1, "Иванова Анна", table=1, speaker=True),
            Participant(2, "Петров Пётр", table=2),
            Participant(3, "Иваненко Олег", table=3),
            Participant(4, "Гость"),
        ),
        experts=(Expert(1, "Экспертова Вера", chair=True),),
        programme=steps,
        tasks=(
            Task(1, "Семьи", "Как помочь семьям?", voting=Voting(3, 1, 42)),
            Task(2, "Старшее поколение"),
        ),
    )


class Room:
    """Drives the pure machine by hand.

    Args:
        beginning: What the session begins with; the small one by default.
    """

    def __init__(self, beginning: Beginning | None = None) -> None:
        self.state = State()
        self.events: list[Event] = []
        self.ms = 0
        self.wall = MORNING
        self.do(BeginSession(beginning or small_beginning()))

    @property
    def now(self) -> Now:
        """The present moment."""
        return Now(self.ms, self.wall)

    def wait(self, seconds: float) -> None:
        """Let time pass, in seconds."""
        self.ms += round(seconds * 1000)
        self.wall += timedelta(seconds=seconds)

    def do(self, *commands: Command) -> tuple[Event, ...]:
        """Carry out commands; return the events of the last one."""
        events: tuple[Event, ...] = ()
        for command in commands:
            events = decide(self.state, command, self.now)
            for event in events:
                self.state = evolve(self.state, event)
            self.events += events
        return events

    def refusal(self, command: Command) -> Reason:
        """Return why a command is refused; fails where it is not."""
        before = self.state
        try:
            self.do(command)
        except Rejected as rejected:
            assert self.state == before
            return rejected.reason
        raise AssertionError(f"{command} is not refused")

    def enter(self, kind: StepKind, task: int | None = None) -> None:
        """Go to the first step of a kind (and task)."""
        step = next(
            step
            for step in self.state.programme
            if step.kind is kind and (task is None or step.task == task)
        )
        self.do(GoToStep(step.id))

    def proposal(self, label: str) -> Proposal:
        """Return the proposal with this label, such as `1.7`; fails where there is none."""
        return next(p for p in self.state.content.proposals.values() if p.label == label)

    def labels(self) -> list[str]:
        """Return the labels of all proposals on the board."""
        return sorted(p.label for p in self.state.content.proposals.values())

    def revise_step(self, kind: StepKind, **changes: object) -> tuple[Step, ...]:
        """Return the programme with the first step of a kind changed."""
        index = next(i for i, s in enumerate(self.state.programme) if s.kind is kind)
        steps = list(self.state.programme)
        steps[index] = replace(steps[index], **changes)  # type: ignore[arg-type]
        return tuple(steps)
