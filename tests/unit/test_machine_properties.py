"""What holds for every session, whatever is done to it in whatever order."""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from facilitator.core.board import own_arguments, ranking
from facilitator.core.checks import check_voice
from facilitator.core.commands import (
    AddArgument,
    AddProposal,
    Command,
    Redo,
    StartClock,
    Tick,
    Undo,
)
from facilitator.core.machine import decide, evolve
from facilitator.core.model import Content, Now, State
from facilitator.core.rejection import Rejected
from facilitator.core.scribe import Reading, ScribeContext, completions, interpret, next_voice
from facilitator.core.timing import forecast, left_ms, phase, task_of, turn_left_ms
from facilitator.core.vocabulary import Side, StepKind, Voice, VoiceKind, table_voice
from facilitator.store.exchange import read, write
from tests.room import Room, small_beginning
from tests.unit.strategies import LINES, draw_command

ROLLS_OVER = frozenset({StepKind.BRIEFING, StepKind.SILENT})


class AnySession(RuleBasedStateMachine):
    """Does anything at all to a small session, some of whose steps roll over."""

    def __init__(self) -> None:
        super().__init__()
        beginning = small_beginning()
        steps = (replace(step, rolls_over=step.kind in ROLLS_OVER) for step in beginning.programme)
        self.room = Room(replace(beginning, programme=tuple(steps)))
        self.room.enter(StepKind.TABLES)
        for table in (1, 2, 3):
            self.room.do(AddProposal(1, "Единое окно", table_voice(table)))
        self.room.do(AddProposal(2, "Прокат", Voice(VoiceKind.PARTICIPANT, 3)))
        self.room.enter(StepKind.PROS_CONS)
        said = AddArgument(self.room.proposal("1.1").id, Side.PRO, "Быстро", table_voice(2))
        self.room.do(said, StartClock())
        self.voice: Voice | None = None

    @rule(seconds=st.sampled_from((0, 1, 40, 400, 4000)))
    def time_passes(self, seconds: int) -> None:
        self.room.wait(seconds)

    @rule(times=st.integers(1, 8), data=st.data())
    def something_is_asked(self, times: int, data: st.DataObject) -> None:
        for _ in range(times):
            self._attempt(draw_command(data, self.room.state))

    @rule(line=LINES, reading=st.sampled_from(Reading), data=st.data())
    def a_line_is_typed(self, line: str, reading: Reading, data: st.DataObject) -> None:
        selected = data.draw(st.sampled_from((None, *self.room.state.content.proposals)))
        context = ScribeContext(self.room.state, selected, self.voice, reading)
        completions(line, context)
        action = interpret(line, context).action
        if isinstance(action, Command):
            self._attempt(action)

    @rule(early=st.integers(0, 4_000_000), late=st.integers(0, 4_000_000))
    def ticks_come_late_or_twice(self, early: int, late: int) -> None:
        first, last = self._later(early), self._later(early + late)
        state = self.room.state
        once = _after(state, Tick(), last)
        assert _after(_after(state, Tick(), first), Tick(), last) == once
        assert _after(once, Tick(), last) == once

    @invariant()
    def undo_then_redo_changes_no_content(self) -> None:
        state = self.room.state
        if state.flow.closed:
            return
        if state.history.past:
            assert self._then(Undo(), Redo()) == state.content
        if state.history.future:
            assert self._then(Redo(), Undo()) == state.content

    @invariant()
    def everything_that_is_named_exists(self) -> None:
        state = self.room.state
        task = task_of(state)
        assert task is None or task in {known.number for known in state.tasks}
        assert state.flow.turn is None or state.flow.turn.table in {t.number for t in state.tables}
        contents = [state.content]
        contents += [entry.content for entry in (*state.history.past, *state.history.future)]
        for content in contents:
            _check_content(state, content)

    @invariant()
    def everything_derived_can_be_told(self) -> None:
        state, now = self.room.state, self.room.now
        forecast(state, now)
        phase(state, now.ms)
        left_ms(state, now.ms)
        turn_left_ms(state, now.ms)
        own_arguments(state)
        for task in state.tasks:
            ranking(state, task.number)

    def teardown(self) -> None:
        """At the end of the day: replay gives the state, and export then import the content."""
        replayed = State()
        for event in self.room.events:
            replayed = evolve(replayed, event)
        assert replayed == self.room.state

        document = write(self.room.state)
        imported = Room(read(document.encode()).beginning)
        assert write(imported.state) == document

    def _attempt(self, command: Command) -> None:
        before = self.room.state
        try:
            events = self.room.do(command)
        except Rejected:
            assert self.room.state == before
        else:
            self.voice = next_voice(before, self.room.state, events, self.voice)
            check_voice(self.room.state, self.voice)

    def _later(self, ms: int) -> Now:
        later = Room.__new__(Room)
        later.ms, later.wall = self.room.ms, self.room.wall
        later.wait(ms / 1000)
        return later.now

    def _then(self, *wanted: Command) -> Content:
        state = self.room.state
        for command in wanted:
            state = _after(state, command, self.room.now)
        return state.content


def _after(state: State, command: Command, now: Now) -> State:
    for event in decide(state, command, now):
        state = evolve(state, event)
    return state


def _check_content(state: State, content: Content) -> None:
    numbers = [(p.task, p.number) for p in content.proposals.values()]
    assert len(set(numbers)) == len(numbers)
    for proposal in content.proposals.values():
        assert proposal.merged_into is None or proposal.merged_into in content.proposals
        assert proposal.table is None or proposal.table in {t.number for t in state.tables}
        check_voice(state, proposal.author)
        for argument in proposal.arguments:
            check_voice(state, argument.author)
        if proposal.verdict is not None:
            check_voice(state, proposal.verdict.author)
    tasks = {task.number for task in state.tasks}
    assert {p.task for p in content.proposals.values()} <= tasks
    for remark in content.remarks.values():
        assert remark.task in tasks
        check_voice(state, remark.author)
    assert {d.task for d in content.decisions.values()} <= tasks | {None}


TestAnySession = AnySession.TestCase
TestAnySession.settings = settings(max_examples=60, stateful_step_count=40)
