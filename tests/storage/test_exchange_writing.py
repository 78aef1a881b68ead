"""What is exported is in FORMAT.md's order, and import of an export is the same session."""

import json
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from facilitator.core import commands as do
from facilitator.core.events import SessionBegun
from facilitator.core.machine import evolve
from facilitator.core.model import (
    Beginning,
    Closing,
    Decision,
    Facts,
    Outcome,
    Question,
    RoadmapRow,
    Site,
    State,
    StepRun,
    Survey,
    Verdict,
)
from facilitator.core.vocabulary import (
    Exposure,
    Level,
    OutcomeKind,
    RemarkKind,
    Side,
    VerdictValue,
    table_voice,
)
from facilitator.paths import example_session
from facilitator.store.exchange import read, write
from tests.room import Room, small_beginning


def begun(beginning: Beginning) -> State:
    return evolve(State(), SessionBegun(beginning))


def document(state: State) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write(state))
    return found


def test_the_example_comes_out_as_it_went_in_byte_by_byte() -> None:
    data = example_session().read_bytes()
    assert write(begun(read(data).beginning)).encode() == data.rstrip(b"\n")


def captured() -> Room:
    room = Room()
    room.do(
        do.ReviseFacts(Facts("День", starts_at=time(9, 30, 15), site=Site(2, "Семья"))),
        do.GoToStep(5),
        do.AddProposal(1, "Навигатор", table_voice(1)),
        do.AddProposal(1, "Папка", table_voice(2)),
        do.AddProposal(1, "Ошибка"),
        do.AddProposal(1, "Письмо"),
    )
    first, second, third, fourth = (room.proposal(f"1.{n}").id for n in (1, 2, 3, 4))
    room.do(
        do.AddArgument(first, Side.CON, "Устареет", table_voice(2)),
        do.AddArgument(first, Side.PRO, "Недорого"),
        do.SetProposalLevel(first, Level.REGIONAL),
        do.SetVerdict(first, Verdict(VerdictValue.REVISE, "считать")),
        do.SetVotes(first, 7),
        do.MergeProposal(second, first),
        do.WithdrawProposal(fourth),
        do.ExposeProposal(fourth, Exposure.SHOWN),
        do.AddRemark(RemarkKind.CONCLUSION, 1, "Вывод"),
        do.AddRemark(RemarkKind.PEER_FEEDBACK, 1, "Отклик", table_voice(3)),
        do.AddOutcome(
            Outcome(0, OutcomeKind.RISK_ZONE, "Риск", Level.FEDERAL, "министерство", (first, third))
        ),
        do.AddDecision(Decision(0, "Решили", 1, "отдел", None, (first,))),
        do.AddRoadmapRow(RoadmapRow(0, "Памятка", (first, second), "IV квартал")),
        do.AddNote("Только себе"),
        do.EraseProposal(third),
        do.ReviseClosing(Closing("Начальник", "Спасибо\nвсем")),
        do.ReviseSurvey(Survey(46, 39, (Question("Как?", ("1", "2"), (0, 39)),), ("Душно",))),
    )
    return room


def test_import_of_an_export_is_the_same_session() -> None:
    written = write(captured().state)
    assert write(begun(read(written).beginning)) == written


def test_a_reference_to_an_erased_proposal_and_the_erased_one_itself_are_left_out() -> None:
    found = document(captured().state)
    assert [each["number"] for each in found["tasks"][0]["proposals"]] == [1, 2, 4]
    assert found["outcomes"][0]["refs"] == ["1.1"]


def test_private_notes_are_not_exported() -> None:
    assert "Только себе" not in write(captured().state)


def test_merged_into_is_written_only_where_something_is_merged() -> None:
    first, second, fourth = document(captured().state)["tasks"][0]["proposals"]
    assert second["merged_into"] == 1
    assert "merged_into" not in first
    assert "merged_into" not in fourth


def test_a_draft_is_off_the_wall_until_its_step_reveals_it() -> None:
    first, _, fourth = document(captured().state)["tasks"][0]["proposals"]
    assert (first["on_wall"], fourth["on_wall"]) == (False, True)


def test_a_step_has_times_only_once_it_has_run() -> None:
    runs = {
        1: StepRun(datetime(2019, 9, 12, 9, 29, 0, 500_000), 1_860_499, entered=True),
        2: StepRun(None, 0, entered=True),
        3: StepRun(None, 600),
    }
    found = document(begun(replace(small_beginning(), runs=runs)))["programme"]
    assert [(each["started_at"], each["spent_seconds"]) for each in found[:4]] == [
        ("2019-09-12T09:29:00", 1860),
        (None, None),
        (None, 1),
        (None, None),
    ]


def test_a_time_of_day_is_written_without_seconds_unless_it_has_some() -> None:
    assert document(begun(small_beginning()))["session"]["starts_at"] == "10:00"
    assert document(captured().state)["session"]["starts_at"] == "09:30:15"
