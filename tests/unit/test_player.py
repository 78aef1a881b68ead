"""Playing a finished session again gives the same session."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitator.core.commands import AddArgument, AddRemark, SetVerdict
from facilitator.core.model import State
from facilitator.play.comparison import differences
from facilitator.play.player import Player, before_the_day, first_moment
from facilitator.store.exchange import read, write
from tests.paper_stage import PaperStage

EXAMPLE = Path(__file__).parents[2] / "resources" / "examples" / "kogalym.session.json"


def example() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(EXAMPLE.read_bytes())
    return document


def played(document: dict[str, Any]) -> PaperStage:
    wanted = read(json.dumps(document).encode()).beginning
    stage = PaperStage(before_the_day(wanted), first_moment(wanted))
    Player(wanted, stage).play()
    return stage


def exported(state: State) -> object:
    return json.loads(write(state))


def test_the_example_played_again_is_the_example() -> None:
    stage = played(example())
    assert list(differences(example(), exported(stage.state))) == []
    assert stage.state.flow.closed


def test_what_is_said_in_the_room_goes_through_the_scribe_line() -> None:
    stage = played(example())
    assert len(stage.typed) > 33 + 64 + 53 + 33 + 33 + 12
    said = (AddArgument, AddRemark, SetVerdict)
    assert not [command for command in stage.done if isinstance(command, said)]


def hostile() -> dict[str, Any]:
    """The example with what the scribe line would read as something else, and gaps in numbers."""
    document = example()
    proposals = document["tasks"][0]["proposals"]
    proposals[0]["text"] = "7 + это текст"
    proposals[1].update(text="!! Слово", on_wall=False, short=None)
    proposals[2].update(author="E2", table=None)
    proposals[3].update(status="withdrawn", level=None)
    proposals[4].update(status="merged", merged_into=1, votes=None, verdict=None)
    proposals[5].update(number=9, text="= 5")
    del proposals[6:]
    document["tasks"][0]["peer_feedback"][0]["text"] = "1.1+ плюс"
    document["tasks"][0]["conclusions"][0]["author"] = None
    document["closing"] = {"speaker": None, "text": None}
    for part in ("outcomes", "decisions", "roadmap"):
        for entry in document[part]:
            entry["refs"] = []
    document["decisions"][0]["task"] = 2
    return document


def test_hostile_texts_and_gaps_are_played_too() -> None:
    document = hostile()
    stage = played(document)
    wanted = exported(begun(document))
    assert list(differences(wanted, exported(stage.state))) == []


def begun(document: dict[str, Any]) -> State:
    return PaperStage(read(json.dumps(document).encode()).beginning).state


@pytest.mark.parametrize("kept", [[], ["opening"], ["tables", "voting"]])
def test_what_the_programme_has_no_step_for_is_captured_all_the_same(kept: list[str]) -> None:
    document = example()
    steps = [step for step in document["programme"] if step["kind"] in kept]
    document["programme"] = steps or document["programme"][-1:]
    stage = played(document)
    assert list(differences(document, exported(stage.state))) == []


def test_a_programme_that_never_ran_is_played_by_its_plan() -> None:
    document = example()
    for step in document["programme"]:
        step.update(started_at=None, spent_seconds=None)
    found = exported(played(document).state)
    places = [line.split(":")[0] for line in differences(document, found)]
    assert all(place.endswith(("started_at", "spent_seconds")) for place in places)
    assert len(places) == 2 * len(document["programme"])


def test_differences_name_their_place() -> None:
    wanted = {"a": [1, {"b": "x"}], "c": None}
    found = {"a": [1, {"b": "y"}, 3], "d": 4}
    assert list(differences(wanted, found)) == [
        "a: 2 ≠ 3",
        "a[1].b: 'x' ≠ 'y'",
        "d: None ≠ 4",
    ]


def test_nothing_of_the_day_is_known_before_it() -> None:
    wanted = read(EXAMPLE.read_bytes()).beginning
    before = before_the_day(wanted)
    assert not before.runs
    assert not before.content.proposals
    assert not any(person.present for person in before.participants)
    assert before.tasks[0] == replace(
        wanted.tasks[0], voting=replace(wanted.tasks[0].voting, voters=None, cast=None)
    )
