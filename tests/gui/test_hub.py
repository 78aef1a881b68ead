"""The hub: ticks, absences, tones on the edges, refusals, troubles, the wall's scene."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from facilitator.core.commands import (
    AddProposal,
    GiveFloor,
    GoToStep,
    NextStep,
    PauseClock,
    ReviseProgramme,
    StartClock,
)
from facilitator.core.model import Beginning, Now, Paused, Running, State
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.scene_kinds import Scene
from facilitator.core.screen import Screen, black
from facilitator.core.vocabulary import StepKind, table_voice
from facilitator.session import Session
from facilitator.trouble import StorageTrouble
from facilitator.ui import hub as hub_module
from facilitator.ui.hub import SessionHub
from tests.gui.desk import Desk, MemoryJournal
from tests.room import MORNING, small_beginning


@pytest.fixture
def desk(qapp: object) -> Desk:  # noqa: ARG001  Qt's timers need an application
    return Desk()


def step(desk: Desk, kind: StepKind) -> int:
    return next(one.id for one in desk.state.programme if one.kind is kind)


def test_a_refusal_is_signalled_and_returned_as_false(desk: Desk) -> None:
    told: list[Rejected] = []
    desk.hub.refused.connect(told.append)
    assert not desk.hub.dispatch(PauseClock())
    assert told[0].reason is Reason.NO_STEP or told[0].reason is Reason.CLOCK_DOES_NOT_RUN
    assert desk.hub.dispatch(NextStep())


def test_a_trouble_is_signalled_and_its_end_too(desk: Desk) -> None:
    told: list[object] = []
    desk.hub.troubled.connect(told.append)
    desk.hub.recovered.connect(lambda: told.append("again"))
    desk.journal.full = True
    assert not desk.hub.dispatch(NextStep())
    desk.journal.full = False
    assert desk.hub.dispatch(NextStep())
    assert isinstance(told[0], StorageTrouble)
    assert told[1:] == ["again"]


def test_a_gap_between_ticks_interrupts_a_running_clock_where_it_was_last_seen(
    desk: Desk,
) -> None:
    desk.do(GoToStep(step(desk, StepKind.PROS_CONS)), StartClock())
    desk.hub.tick()
    desk.ms += 60_000
    desk.hub.tick()
    assert desk.state.flow.clock == Paused(12 * 60_000)
    assert desk.state.flow.interruption is not None


def test_a_gap_does_not_matter_while_no_clock_runs(desk: Desk) -> None:
    desk.do(NextStep())
    desk.ms += 600_000
    desk.hub.tick()
    assert desk.state.flow.interruption is None


def test_a_key_pressed_on_waking_up_comes_after_the_interruption(desk: Desk) -> None:
    desk.do(GoToStep(step(desk, StepKind.PROS_CONS)), StartClock())
    desk.hub.start()
    desk.ms += 60_000
    desk.hub.dispatch(AddProposal(1, "Мысль", None))
    desk.hub.stop()
    assert desk.state.flow.interruption is not None
    assert desk.state.content.proposals


def test_a_step_that_rolls_over_does_so_on_a_tick(desk: Desk) -> None:
    steps = tuple(replace(one, rolls_over=one.id == 1) for one in desk.state.programme)
    desk.do(ReviseProgramme(steps), NextStep(), StartClock())
    for _ in range(31 * 3):
        desk.ms += 20_000
        desk.hub.tick()
    assert desk.state.flow.current == 2


def test_a_step_that_cannot_roll_over_says_so_once_and_does_when_there_is_room_again(
    desk: Desk,
) -> None:
    told: list[object] = []
    desk.hub.troubled.connect(told.append)
    desk.hub.recovered.connect(lambda: told.append("again"))
    steps = tuple(replace(one, rolls_over=one.id == 1) for one in desk.state.programme)
    desk.do(ReviseProgramme(steps), NextStep(), StartClock())
    desk.journal.full = True
    for _ in range(31 * 3):
        desk.ms += 20_000
        desk.hub.tick()
    assert len(told) == 1
    assert desk.state.flow.current == 1
    assert not desk.hub.dispatch(NextStep())
    assert len(told) == 2
    desk.journal.full = False
    desk.ms += 20_000
    desk.hub.tick()
    assert desk.state.flow.current == 2
    assert told[2:] == ["again"]


def test_an_absence_that_could_not_be_noted_is_noted_when_there_is_room_again(desk: Desk) -> None:
    told: list[object] = []
    desk.hub.troubled.connect(told.append)
    desk.do(GoToStep(step(desk, StepKind.PROS_CONS)), StartClock())
    desk.hub.tick()
    desk.journal.full = True
    desk.ms += 60_000
    for _ in range(20):
        desk.ms += 200
        desk.hub.tick()
    assert len(told) == 1
    assert desk.state.flow.interruption is None
    desk.journal.full = False
    desk.ms += 1_000
    desk.hub.tick()
    assert desk.state.flow.clock == Paused(12 * 60_000)


def rung(desk: Desk, kind: StepKind, minutes: int) -> list[int]:
    tones: list[int] = []
    desk.hub.edge_passed.connect(tones.append)
    desk.do(GoToStep(step(desk, kind)), StartClock())
    for _ in range(minutes * 6):
        desk.ms += 10_000
        desk.hub.tick()
        desk.hub.tick()
    return tones


def test_tones_sound_on_each_edge_once(desk: Desk) -> None:
    assert rung(desk, StepKind.REGISTRATION, 32) == [1, 2, 3]


def test_a_short_step_has_no_tone_at_five_minutes(desk: Desk) -> None:
    assert rung(desk, StepKind.PROS_CONS, 14) == [2, 3]


def test_a_silent_step_has_no_tones(desk: Desk) -> None:
    silent = tuple(replace(one, tones=False) for one in desk.state.programme)
    desk.do(ReviseProgramme(silent))
    assert rung(desk, StepKind.PROS_CONS, 14) == []


def test_entering_a_step_in_overtime_makes_no_sound(desk: Desk) -> None:
    tones = rung(desk, StepKind.PROS_CONS, 14)
    desk.do(GoToStep(1), GoToStep(step(desk, StepKind.PROS_CONS)))
    desk.hub.tick()
    assert tones == [2, 3]


def test_the_scene_is_told_only_when_it_differs(desk: Desk) -> None:
    told: list[object] = []
    desk.hub.scene_changed.connect(told.append)
    desk.hub.tick()
    desk.hub.tick()
    assert told == []
    desk.hub.show_screen(black(desk.hub.screen))
    desk.hub.show_screen(black(desk.hub.screen))
    assert told == [desk.hub.scene]


def test_the_wall_follows_commits(desk: Desk) -> None:
    told: list[Screen] = []
    desk.hub.screen_changed.connect(told.append)
    desk.do(GoToStep(step(desk, StepKind.STATEMENTS)))
    desk.do(AddProposal(1, "Мысль", table_voice(1)))
    newest = next(iter(desk.state.content.proposals))
    assert told[-1].focus == newest
    assert desk.hub.screen.focus == newest


class WeakHeart(MemoryJournal):
    """Cannot note that it is alive."""

    def heartbeat(self, now: Now) -> None:  # noqa: ARG002
        """Fail."""
        raise StorageTrouble("heartbeat")

    def close(self, now: Now) -> None:  # noqa: ARG002
        """Fail."""
        raise StorageTrouble("cannot_close")


def test_a_heartbeat_goes_each_second_and_its_trouble_is_told_once(qtbot: QtBot) -> None:
    desk = Desk()
    journal = WeakHeart()
    hub = SessionHub(Session(journal, desk.now, State()), Screen())
    del qtbot
    told: list[object] = []
    hub.missed.connect(told.append)
    for _ in range(20):
        desk.ms += 500
        hub.tick()
    assert len(told) == 1


def test_a_session_that_cannot_be_closed_properly_is_no_error(
    qapp: object,  # noqa: ARG001
    caplog: pytest.LogCaptureFixture,
) -> None:
    desk = Desk()
    SessionHub(Session(WeakHeart(), desk.now, State()), Screen()).close()
    assert "not closed properly" in caplog.text


def test_the_hub_knows_the_moment_of_the_last_tick(desk: Desk) -> None:
    desk.ms = 1234
    desk.hub.tick()
    assert desk.hub.now.ms == 1234
    assert desk.hub.now.wall > MORNING


def told_of(desk: Desk, ticks: int) -> list[int]:
    """Let ticks go by, five a second; return the moments told of, in milliseconds."""
    told: list[int] = []
    desk.hub.ticked.connect(lambda now: told.append(now.ms))
    for _ in range(ticks):
        desk.ms += 200
        desk.hub.tick()
    return told


def test_a_tick_is_told_when_the_clock_shows_another_second_and_not_in_between(desk: Desk) -> None:
    desk.do(NextStep())
    desk.ms = 350
    desk.do(StartClock())
    desk.hub.tick()
    # The clock has begun at 0.35 s, so that it shows less at 1.35, 2.35 and so on.
    assert told_of(desk, 20) == [1350, 2350, 3350, 4350]


def test_the_second_of_a_turn_is_told_too(desk: Desk) -> None:
    desk.do(GoToStep(step(desk, StepKind.STATEMENTS)), StartClock())
    desk.ms = 500
    desk.do(GiveFloor(1))
    desk.hub.tick()
    assert told_of(desk, 10) == [1100, 1500, 2100, 2500]


def test_while_the_clock_stands_each_second_of_the_day_is_told(desk: Desk) -> None:
    desk.do(NextStep())
    desk.hub.tick()
    assert told_of(desk, 15) == [1000, 2000, 3000]


def test_a_time_of_day_set_back_is_told_while_the_clock_runs(desk: Desk) -> None:
    desk.do(NextStep(), StartClock())
    desk.hub.tick()
    told: list[datetime] = []
    desk.hub.ticked.connect(lambda now: told.append(now.wall))
    desk.set_back_ms = 3_600_000
    desk.hub.tick()
    assert told == [MORNING - timedelta(hours=1)]


def test_a_running_clock_that_ticks_in_time_runs_on(desk: Desk) -> None:
    begun: Beginning = small_beginning()
    assert begun.programme
    desk.do(NextStep(), StartClock())
    for _ in range(10):
        desk.ms += 29_000
        desk.hub.tick()
    assert isinstance(desk.state.flow.clock, Running)


def test_a_scene_that_could_not_be_filled_is_tried_again_with_the_next_tick(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()

    def fail(*_arguments: object) -> Scene:
        raise KeyError

    with monkeypatch.context() as broken, qtbot.captureExceptions() as errors:
        broken.setattr(hub_module, "scene", fail)
        assert desk.hub.dispatch(NextStep())
    assert len(errors) == 1
    before = desk.hub.scene
    desk.hub.tick()
    assert desk.hub.scene != before
