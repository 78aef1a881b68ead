"""Reading outcomes, decisions, road map, closing speech and survey."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.core.model import Closing, Decision, Outcome, Question, RoadmapRow, Survey
from facilitator.core.vocabulary import Level, OutcomeKind
from facilitator.store.exchange.fields import Fields
from facilitator.store.exchange.problems import Flaw
from facilitator.store.exchange.room import Room


@dataclass(frozen=True, slots=True)
class FindingsRead:
    """What the session as a whole came to."""

    outcomes: Mapping[int, Outcome]
    decisions: Mapping[int, Decision]
    roadmap: Mapping[int, RoadmapRow]
    closing: Closing
    survey: Survey


def read_findings(root: Fields, room: Room) -> FindingsRead:
    """Read what the session as a whole came to."""
    outcomes = [_outcome(fields, room) for fields in root.items("outcomes")]
    decisions = [_decision(fields, room) for fields in root.items("decisions")]
    roadmap = [_roadmap_row(fields, room) for fields in root.items("roadmap")]
    return FindingsRead(
        {item.id: item for item in outcomes},
        {item.id: item for item in decisions},
        {item.id: item for item in roadmap},
        _closing(root.inner("closing")),
        _survey(root.inner("survey")),
    )


def _outcome(fields: Fields, room: Room) -> Outcome:
    outcome = Outcome(
        room.next_id(),
        fields.required_word("kind", OutcomeKind, OutcomeKind.GROWTH_POINT),
        fields.required("text"),
        fields.optional_word("level", Level),
        fields.text("addressee"),
        room.references(fields, "refs"),
    )
    fields.finish()
    return outcome


def _decision(fields: Fields, room: Room) -> Decision:
    decision = Decision(
        room.next_id(),
        fields.required("text"),
        room.task(fields, "task"),
        fields.text("responsible"),
        fields.day("deadline"),
        room.references(fields, "refs"),
    )
    fields.finish()
    return decision


def _roadmap_row(fields: Fields, room: Room) -> RoadmapRow:
    row = RoadmapRow(
        room.next_id(),
        fields.required("activity"),
        room.references(fields, "refs"),
        fields.text("term"),
        fields.text("responsible"),
        fields.text("result"),
        fields.text("indicator"),
    )
    fields.finish()
    return row


def _closing(fields: Fields) -> Closing:
    closing = Closing(fields.text("speaker"), fields.text("text"))
    fields.finish()
    return closing


def _survey(fields: Fields) -> Survey:
    survey = Survey(
        fields.count("distributed"),
        fields.count("returned"),
        tuple(_question(item) for item in fields.items("questions")),
        fields.texts("comments"),
    )
    fields.finish()
    return survey


def _question(fields: Fields) -> Question:
    question = Question(fields.required("text"), fields.texts("choices"), fields.counts("counts"))
    choices, counts = fields.length("choices") or 0, fields.length("counts") or 0
    if choices != counts:
        fields.refuse("counts", Flaw.COUNTS_DO_NOT_MATCH, choices=choices, counts=counts)
    fields.finish()
    return question
