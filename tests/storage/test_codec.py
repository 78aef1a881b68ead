"""Every event is written and read back as it was; what cannot be read is said, not guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core import events
from facilitator.core.events import ArgumentAdded, Event, ProposalEdited, StepEntered, TablesRevised
from facilitator.core.model import Table
from facilitator.core.vocabulary import Side, Voice, VoiceKind, table_voice
from facilitator.store.codec import Row, Unreadable, decode, encode, plan

KINDS = get_args(events.Event)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
@given(data=st.data())
@settings(max_examples=12)
def test_every_event_comes_back_as_it_was(kind: type[Event], data: st.DataObject) -> None:
    event = cast(Event, data.draw(st.builds(kind)))
    assert decode(encode(event)) == event


def test_an_event_is_written_by_its_field_names_and_a_voice_by_its_letter() -> None:
    said = ArgumentAdded(7, 3, Side.PRO, "Не нужно собирать справки", table_voice(4))
    assert encode(said) == Row(
        "ArgumentAdded",
        1,
        '{"argument":7,"proposal":3,"side":"pro","text":"Не нужно собирать справки","author":"T4"}',
    )


def test_a_lone_surrogate_is_stored_and_comes_back() -> None:
    event = ProposalEdited(1, "a\ud800b")
    row = encode(event)
    assert row.payload.isascii()
    assert decode(row) == event


def test_tables_come_back_as_a_tuple() -> None:
    event = TablesRevised((Table(1), Table(2, "Окно")))
    assert decode(encode(event)) == event


UPGRADES: Mapping[tuple[str, int], Any] = {
    ("StepEntered", 1): lambda old: {"step": old["number"], "at": old["at"]},
    ("StepEntered", 2): lambda old: {"step": old["step"], "at_ms": old["at"]},
}


def test_an_old_event_is_upgraded_version_by_version() -> None:
    row = Row("StepEntered", 1, '{"number":4,"at":12}')
    assert decode(row, UPGRADES) == StepEntered(4, 12)


def test_an_upgraded_event_is_written_in_its_newest_version() -> None:
    assert encode(StepEntered(4, 12), UPGRADES).version == 3


@pytest.mark.parametrize(
    "row",
    [
        Row("SessionForgotten", 1, "{}"),
        Row("StepEntered", 2, '{"step":1,"at_ms":2}'),
        Row("StepEntered", 0, '{"step":1,"at_ms":2}'),
        Row("StepEntered", 1, "not JSON"),
        Row("StepEntered", 1, "[]"),
        Row("StepEntered", 1, '{"step":1}'),
        Row("StepEntered", 1, '{"step":1,"at_ms":2,"more":3}'),
        Row("StepEntered", 1, '{"step":"1","at_ms":2}'),
        Row("StepEntered", 1, '{"step":true,"at_ms":2}'),
        Row("StepEntered", 1, "[" * 100_000),
        Row("TablesRevised", 1, '{"tables":{}}'),
        Row("ArgumentAdded", 1, '{"argument":1,"proposal":1,"side":"up","text":"","author":null}'),
        Row("ArgumentAdded", 1, '{"argument":1,"proposal":1,"side":"pro","text":"","author":3}'),
        Row("ArgumentAdded", 1, '{"argument":1,"proposal":1,"side":"pro","text":"","author":"X"}'),
    ],
    ids=lambda row: f"{row.name} {row.version} {row.payload[:50]}",
)
def test_what_is_no_event_of_ours_is_unreadable(row: Row) -> None:
    with pytest.raises(Unreadable):
        decode(row)


def test_a_type_that_nothing_is_known_about_has_no_plan() -> None:
    @dataclass(frozen=True)
    class Odd:
        ratio: float

    with pytest.raises(TypeError, match="float"):
        plan(Odd)


def test_a_voice_is_written_as_the_exchange_format_does() -> None:
    voice = plan(Voice)
    assert [voice.dump(Voice(kind, 12)) for kind in VoiceKind] == ["T12", "P12", "E12"]
    assert voice.load("P12") == Voice(VoiceKind.PARTICIPANT, 12)
