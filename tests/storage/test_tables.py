"""The readable tables always show what the journal replays to, and only what changed is written."""

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from facilitator.core import commands as do
from facilitator.core.events import Event
from facilitator.core.model import (
    Beginning,
    Closing,
    Consent,
    Content,
    Decision,
    Expert,
    Facts,
    Note,
    Outcome,
    Participant,
    Question,
    RoadmapRow,
    Site,
    State,
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
    table_voice,
)
from facilitator.store import tables
from facilitator.store.examine import examine
from facilitator.store.tables import shown
from facilitator.trouble import StorageTrouble
from tests.room import Room
from tests.storage.conftest import Hall


def _proposal(room_state: State, label: str) -> int:
    return next(p.id for p in room_state.content.proposals.values() if p.label == label)


def _argument(state: State, text: str) -> int:
    return next(
        a.id for p in state.content.proposals.values() for a in p.arguments if a.text == text
    )


Step = Callable[[State], do.Command]


def _fixed(*commands: do.Command) -> list[Step]:
    def fixed(command: do.Command) -> Step:
        return lambda _state: command

    return [fixed(command) for command in commands]


DAY: list[Step] = [
    *_fixed(
        do.ReviseFacts(
            Facts(title="День", site=Site(2, "Семья"), organisers=("а", "б"), rules=("тише",))
        ),
        do.ReviseTables((Table(1), Table(2, "Окно"), Table(3), Table(4))),
        do.AddParticipants(
            (Participant(0, "Новая Ольга", table=4, consent=Consent(processing=True)),)
        ),
        do.EditParticipant(Participant(4, "Гость", present=True)),
        do.MarkPresent(1, present=True),
        do.RemoveParticipant(4),
        do.AddExpert(Expert(0, "Второй эксперт")),
        do.EditExpert(Expert(1, "Экспертова Вера", "семья", chair=True)),
        do.RemoveExpert(2),
        do.NextStep(),
        do.StartClock(),
        do.NextStep(),
        do.AddTime(60_000),
        do.GoToStep(5),
        do.AddProposal(1, "Навигатор: памятка", table_voice(1)),
        do.AddProposal(1, "Папка семьи", table_voice(2)),
        do.AddProposal(1, "Третье\ud800 предложение", None),
    ),
    lambda s: do.AddArgument(_proposal(s, "1.1"), Side.PRO, "Недорого", table_voice(2)),
    lambda s: do.AddArgument(_proposal(s, "1.1"), Side.CON, "Устареет", None),
    lambda s: do.AddArgument(_proposal(s, "1.2"), Side.PRO, "Вовремя", None),
    lambda s: do.MoveArgument(_argument(s, "Вовремя"), _proposal(s, "1.3"), Side.CON),
    lambda s: do.EraseArgument(_argument(s, "Недорого")),
    *_fixed(do.Undo(), do.Redo()),
    lambda s: do.SetVotes(_proposal(s, "1.1"), 19),
    lambda s: do.SetProposalKind(_proposal(s, "1.1"), ProposalKind.PRACTICE),
    lambda s: do.SetProposalLevel(_proposal(s, "1.1"), Level.MUNICIPAL),
    lambda s: do.NameProposal(_proposal(s, "1.1"), "Навигатор"),
    lambda s: do.SetVerdict(_proposal(s, "1.1"), Verdict(VerdictValue.SUPPORT, "сразу")),
    lambda s: do.ExposeProposal(_proposal(s, "1.1"), Exposure.SHOWN),
    lambda s: do.MergeProposal(_proposal(s, "1.2"), _proposal(s, "1.1")),
    lambda s: do.EraseProposal(_proposal(s, "1.3")),
    *_fixed(
        do.AddRemark(RemarkKind.CONCLUSION, 1, "Вывод"),
        do.AddNote("Заметка"),
        do.AddClosingLine("Спасибо"),
        do.ReviseClosing(Closing("Начальник", "Спасибо")),
        do.SetVoting(1, Voting(3, 1, 42, 124)),
        do.ReviseTasks((Task(1, "Семьи и дети"), Task(2, "Старшие"), Task(3, "Спорт"))),
        do.ReviseSurvey(
            Survey(46, 39, (Question("Как?", ("1", "2"), (0, 39)),), ("Хорошо", "Долго"))
        ),
        do.ReviseSurvey(Survey(46, 40, (), ("Хорошо",))),
    ),
    lambda s: do.AddOutcome(
        Outcome(0, OutcomeKind.RISK_ZONE, "Риск", refs=(_proposal(s, "1.1"), _proposal(s, "1.2")))
    ),
    *_fixed(do.AddDecision(Decision(0, "Решили", 1, None, date(2019, 11, 1)))),
    lambda s: do.AddRoadmapRow(RoadmapRow(0, "Памятка", (_proposal(s, "1.1"),), "IV квартал")),
    lambda s: do.EraseDecision(next(iter(s.content.decisions))),
    lambda s: do.GoToStep(next(t.id for t in s.programme if t.kind is StepKind.STATEMENTS)),
    *_fixed(do.GiveFloor(2)),
    lambda s: do.SkipStep(s.programme[-1].id),
    *_fixed(do.CloseSession()),
]


def test_after_every_change_the_tables_show_what_the_journal_replays_to(hall: Hall) -> None:
    hall.create()
    session, _ = hall.session()
    for step in DAY:
        command = step(session.state)
        session.dispatch(command)
        found = examine(hall.path)
        assert found.state == session.state, command
        assert not found.closed_cleanly


def test_the_tables_of_the_example_show_all_of_it(hall: Hall, example: Beginning) -> None:
    hall.create(example)
    examine(hall.path)
    counts = {
        name: hall.sql(f"SELECT count(*) FROM {name}")[0][0]  # noqa: S608
        for name in ("participant", "expert", "proposal", "argument", "step", "task")
    }
    assert counts == {
        "participant": 46,
        "expert": 5,
        "proposal": 33,
        "argument": 117,
        "step": 31,
        "task": 3,
    }
    asked = "SELECT side, count(*) FROM argument GROUP BY side ORDER BY side"
    assert hall.sql(asked) == [("con", 53), ("pro", 64)]


def test_a_change_writes_only_the_rows_it_changes(hall: Hall, example: Beginning) -> None:
    hall.create(example)
    session, opened = hall.session()
    changed: list[str] = []
    opened.journal._connection.set_trace_callback(changed.append)
    session.dispatch(do.SetVotes(next(iter(session.state.content.proposals)), 40))
    opened.journal._connection.set_trace_callback(None)
    # A statement with a trigger is told of twice.
    written = dict.fromkeys(each.split("(")[0] for each in changed if not each.startswith("--"))
    assert list(written) == [
        "BEGIN IMMEDIATE",
        "INSERT INTO event VALUES ",
        "INSERT OR REPLACE INTO proposal ",
        "COMMIT",
    ]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE proposal SET votes = 100",
        "DELETE FROM participant WHERE number = 2",
        "INSERT INTO hall_table VALUES (9, NULL)",
    ],
)
def test_a_table_changed_behind_the_programs_back_is_noticed_by_a_check(
    hall: Hall, harm: str
) -> None:
    hall.create()
    session, opened = hall.session()
    session.dispatch(do.AddProposal(1, "Навигатор"))
    session.close()
    hall.opened.remove(opened)
    hall.sql(harm)
    with pytest.raises(StorageTrouble) as raised:
        examine(hall.path)
    assert raised.value.what == "damaged"
    assert raised.value.why.startswith("table ")


@pytest.mark.parametrize(
    ("harm", "why"),
    [("DELETE FROM event", "event 1"), ("UPDATE event SET at_ms = 5", "event 1")],
)
def test_a_check_notices_a_journal_that_does_not_replay(hall: Hall, harm: str, why: str) -> None:
    hall.create()
    hall.sql("DROP TRIGGER event_is_never_deleted", "DROP TRIGGER event_is_never_changed", harm)
    with pytest.raises(StorageTrouble) as raised:
        examine(hall.path)
    assert why in raised.value.why


def test_a_check_notices_damaged_pages(hall: Hall, example: Beginning) -> None:
    hall.create(example)
    data = bytearray(hall.path.read_bytes())
    data[-4096:] = b"\x07" * 4096
    hall.path.write_bytes(data)
    with pytest.raises(StorageTrouble) as raised:
        examine(hall.path)
    assert raised.value.what == "damaged"
    assert hall.path.read_bytes() == bytes(data)


def test_every_column_of_the_schema_is_filled(hall: Hall) -> None:
    hall.create()
    for table, _ in shown(Room().state):
        columns = tuple(row[1] for row in hall.sql(f"PRAGMA table_info({table.name})"))
        assert columns == table.columns


def test_an_update_between_any_two_states_equals_a_rebuild() -> None:
    room = Room()
    states = [room.state]
    for step in DAY:
        events: tuple[Event, ...] = room.do(step(room.state))
        states += [room.state] * bool(events)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    from facilitator.store import schema

    schema.migrate(connection)
    before = State()
    for state in (*states, *reversed(states[:-1]), states[-1], states[0]):
        tables.update(connection, before, state)
        before = state
        for table, rows in shown(state):
            assert connection.execute(table.select).fetchall() == rows, table.name
    connection.close()


def test_a_text_that_sqlite_cannot_hold_is_shown_without_what_it_cannot() -> None:
    content = Content(notes={1: Note(1, "a\ud800b")})
    rows = {table.name: rows for table, rows in shown(State(content=content, begun=True))}
    assert rows["note"] == [(1, None, "a?b")]


def test_nothing_is_needed_from_the_live_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble):
        examine(tmp_path / "нет.facil")
