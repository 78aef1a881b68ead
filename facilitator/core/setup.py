"""The session as a whole: its beginning, facts, tables, tasks, closing and reopening."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final, assert_never

from facilitator.core.checks import check_count, check_task, tidied, voice_in_use
from facilitator.core.commands import (
    BeginSession,
    CloseSession,
    CorrectTime,
    ReopenSession,
    ReviseFacts,
    ReviseTables,
    ReviseTasks,
    SessionCommand,
    SetVoting,
)
from facilitator.core.events import (
    ClockPaused,
    DataForgotten,
    Event,
    FactsRevised,
    SessionBegun,
    SessionClosed,
    SessionEvent,
    SessionReopened,
    TablesRevised,
    TasksRevised,
    TimeCorrected,
    VotingSet,
)
from facilitator.core.exposure import note_shown
from facilitator.core.model import (
    Beginning,
    Content,
    Facts,
    History,
    Now,
    Proposal,
    State,
    Task,
    Voting,
)
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.timing import is_running
from facilitator.core.value import replace
from facilitator.core.vocabulary import table_voice

MOST_OFFSET_MS: Final = 100 * 365 * 24 * 3_600_000
"""A hundred years: even a clock that has forgotten everything begins at 1970 or later."""


def decide(state: State, command: SessionCommand | SetVoting, now: Now) -> tuple[Event, ...]:
    """Return what happens to the session as a whole.

    Raises:
        Rejected: It has (or has not) begun or been closed, or what is in use would vanish.
    """
    match command:
        case BeginSession(beginning=beginning):
            if state.begun:
                raise Rejected(Reason.ALREADY_BEGUN)
            check_facts(beginning.facts)
            return (SessionBegun(tidied(beginning)),)
        case ReviseFacts(facts=facts):
            facts = tidied(facts)
            check_facts(facts)
            return () if facts == state.facts else (FactsRevised(facts),)
        case ReviseTables(tables=tables):
            tables = tidied(tables)
            _check_tables(state, tuple(table.number for table in tables))
            return () if tables == state.tables else (TablesRevised(tables),)
        case ReviseTasks(tasks=tasks):
            tasks = tidied(tasks)
            _check_tasks(state, tasks)
            return () if tasks == state.tasks else (TasksRevised(tasks),)
        case SetVoting(task=task, voting=voting):
            return _set_voting(state, task, voting)
        case CloseSession():
            pause = (ClockPaused(now.ms),) if is_running(state) else ()
            return (*pause, SessionClosed())
        case ReopenSession():
            if not state.flow.closed:
                raise Rejected(Reason.NOT_CLOSED)
            return (SessionReopened(state.flow.revision + 1),)
        case CorrectTime(by_ms=by_ms):
            offset_ms = state.wall_offset_ms + by_ms
            if abs(offset_ms) > MOST_OFFSET_MS:
                raise Rejected(Reason.TIME_TOO_FAR)
            return (TimeCorrected(offset_ms, now.wall.date()),) if by_ms else ()
        case _:
            assert_never(command)


def check_facts(facts: Facts) -> None:
    """Refuse facts without a title, and names on the wall of a streamed session."""
    if not facts.title.strip():
        raise Rejected(Reason.EMPTY_TEXT)
    if facts.broadcast and facts.names_on_wall:
        raise Rejected(Reason.STREAMED_WITH_NAMES)


def _check_numbers(numbers: Iterable[int]) -> None:
    seen: set[int] = set()
    for number in numbers:
        if number < 1:
            raise Rejected(Reason.NEGATIVE_NUMBER, number=number)
        if number in seen:
            raise Rejected(Reason.NUMBER_TAKEN, number=number)
        seen.add(number)


def _check_tables(state: State, numbers: tuple[int, ...]) -> None:
    _check_numbers(numbers)
    turn = state.flow.turn
    for table in state.tables:
        speaking = turn is not None and turn.table == table.number
        seated = any(person.table == table.number for person in state.participants.values())
        used = speaking or seated or voice_in_use(state, table_voice(table.number))
        if used and table.number not in numbers:
            raise Rejected(Reason.TABLE_IN_USE, number=table.number)


def _check_tasks(state: State, tasks: tuple[Task, ...]) -> None:
    numbers = tuple(task.number for task in tasks)
    _check_numbers(numbers)
    if not tasks:
        raise Rejected(Reason.NO_TASK)
    for task in tasks:
        if not task.title.strip():
            raise Rejected(Reason.EMPTY_TEXT)
        _check_voting(task.voting)
    used = {state.flow.last_task, *(step.task for step in state.programme)} | {
        number for entry in _contents(state) for number in _tasks_in(entry)
    }
    for task in state.tasks:
        if task.number in used and task.number not in numbers:
            raise Rejected(Reason.TASK_IN_USE, number=task.number)


def _contents(state: State) -> Iterable[Content]:
    yield state.content
    for entry in (*state.history.past, *state.history.future):
        yield entry.content


def _tasks_in(content: Content) -> Iterable[int | None]:
    yield from (proposal.task for proposal in content.proposals.values())
    yield from (proposal.task for proposal in content.erased.values())
    yield from (remark.task for remark in content.remarks.values())
    yield from (decision.task for decision in content.decisions.values())


def _check_voting(voting: Voting) -> None:
    for count in (voting.votes_each, voting.per_proposal, voting.voters, voting.cast):
        check_count(count)


def _set_voting(state: State, number: int, voting: Voting) -> tuple[Event, ...]:
    check_task(state, number)
    _check_voting(voting)
    old = next(task.voting for task in state.tasks if task.number == number)
    return () if voting == old else (VotingSet(number, voting),)


def evolve(state: State, event: SessionEvent) -> State:
    """Return the state after something happened to the session as a whole."""
    match event:
        case SessionBegun(beginning=beginning):
            return _begun(beginning)
        case FactsRevised(facts=facts):
            return replace(state, facts=facts)
        case TablesRevised(tables=tables):
            return replace(state, tables=tables)
        case TasksRevised(tasks=tasks):
            return replace(state, tasks=tasks)
        case VotingSet(task=number, voting=voting):
            tasks = tuple(
                replace(task, voting=voting) if task.number == number else task
                for task in state.tasks
            )
            return replace(state, tasks=tasks)
        case SessionClosed():
            return replace(state, flow=replace(state.flow, closed=True))
        case SessionReopened(revision=revision):
            return replace(state, flow=replace(state.flow, closed=False, revision=revision))
        case TimeCorrected(offset_ms=offset_ms, day=day):
            return _corrected(state, offset_ms, day)
        case DataForgotten():
            return replace(state, history=History())
        case _:
            assert_never(event)


def _corrected(state: State, offset_ms: int, day: date) -> State:
    """Move what was noted on a day along with the clock; earlier days had their own."""
    by = timedelta(milliseconds=offset_ms - state.wall_offset_ms)
    runs = {
        step: replace(run, started_at=run.started_at + by)
        if run.started_at is not None and run.started_at.date() == day
        else run
        for step, run in state.runs.items()
    }
    return replace(state, runs=runs, wall_offset_ms=offset_ms)


def _begun(beginning: Beginning) -> State:
    content = beginning.content
    state = State(
        facts=beginning.facts,
        tables=beginning.tables,
        participants={person.number: person for person in beginning.participants},
        experts={expert.number: expert for expert in beginning.experts},
        programme=beginning.programme,
        runs=beginning.runs,
        tasks=beginning.tasks,
        content=content,
        shown_numbers=_used_numbers(content.proposals),
        next_id=max(_ids(beginning), default=0) + 1,
        begun=True,
    )
    return note_shown(state, content.proposals.values())


def _used_numbers(proposals: Mapping[int, Proposal]) -> dict[int, frozenset[int]]:
    """Return every number up to the highest of each task: an imported gap was a number once."""
    highest: dict[int, int] = {}
    for proposal in proposals.values():
        highest[proposal.task] = max(proposal.number, highest.get(proposal.task, 0))
    return {task: frozenset(range(1, last + 1)) for task, last in highest.items()}


def _ids(beginning: Beginning) -> Iterable[int]:
    content = beginning.content
    yield from (step.id for step in beginning.programme)
    for proposal in (*content.proposals.values(), *content.erased.values()):
        yield proposal.id
        yield from (argument.id for argument in proposal.arguments)
    for kept in (
        content.remarks,
        content.outcomes,
        content.decisions,
        content.roadmap,
        content.notes,
    ):
        yield from kept
