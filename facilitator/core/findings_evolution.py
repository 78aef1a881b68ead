"""How feedback, conclusions, outcomes, decisions, road map, notes, closing and survey change."""

from collections.abc import Mapping
from typing import TypeVar, assert_never

from facilitator.core.events import (
    ClosingRevised,
    DecisionAdded,
    DecisionEdited,
    DecisionErased,
    FindingsEvent,
    NoteAdded,
    NoteErased,
    OutcomeAdded,
    OutcomeEdited,
    OutcomeErased,
    RemarkAdded,
    RemarkEdited,
    RemarkErased,
    RemarkExposed,
    RoadmapRowAdded,
    RoadmapRowEdited,
    RoadmapRowErased,
    SurveyRevised,
)
from facilitator.core.model import Content, Decision, Note, Outcome, Remark, RoadmapRow, State
from facilitator.core.value import replace

Item = TypeVar("Item", Remark, Outcome, Decision, RoadmapRow, Note)


def evolve(state: State, event: FindingsEvent) -> State:
    """Return the state after something happened to the findings."""
    content = _evolve_content(state.content, event)
    return replace(state, content=content, next_id=max(state.next_id, _new_id(event) + 1))


def _new_id(event: FindingsEvent) -> int:
    """Return the id that `event` gives out, or 0."""
    match event:
        case RemarkAdded():
            return event.remark
        case OutcomeAdded():
            return event.outcome.id
        case DecisionAdded():
            return event.decision.id
        case RoadmapRowAdded():
            return event.row.id
        case NoteAdded():
            return event.note
        case _:
            return 0


def _evolve_content(content: Content, event: FindingsEvent) -> Content:
    match event:
        case RemarkAdded() | RemarkEdited() | RemarkExposed() | RemarkErased():
            return replace(content, remarks=_evolve_remarks(content.remarks, event))
        case OutcomeAdded() | OutcomeEdited():
            return replace(content, outcomes=_with(content.outcomes, event.outcome))
        case OutcomeErased():
            return replace(content, outcomes=_without(content.outcomes, event.outcome))
        case DecisionAdded() | DecisionEdited():
            return replace(content, decisions=_with(content.decisions, event.decision))
        case DecisionErased():
            return replace(content, decisions=_without(content.decisions, event.decision))
        case RoadmapRowAdded() | RoadmapRowEdited():
            return replace(content, roadmap=_with(content.roadmap, event.row))
        case RoadmapRowErased():
            return replace(content, roadmap=_without(content.roadmap, event.row))
        case NoteAdded():
            note = Note(event.note, event.text, event.step)
            return replace(content, notes=_with(content.notes, note))
        case NoteErased():
            return replace(content, notes=_without(content.notes, event.note))
        case ClosingRevised():
            return replace(content, closing=event.closing)
        case SurveyRevised():
            return replace(content, survey=event.survey)
        case _:
            assert_never(event)


def _evolve_remarks(
    remarks: Mapping[int, Remark], event: RemarkAdded | RemarkEdited | RemarkExposed | RemarkErased
) -> dict[int, Remark]:
    match event:
        case RemarkAdded():
            remark = Remark(event.remark, event.kind, event.task, event.text, event.author)
            return _with(remarks, remark)
        case RemarkEdited():
            edited = replace(remarks[event.remark], text=event.text, author=event.author)
            return _with(remarks, edited)
        case RemarkExposed():
            return _with(remarks, replace(remarks[event.remark], on_wall=event.on_wall))
        case RemarkErased():
            return _without(remarks, event.remark)
        case _:
            assert_never(event)


def _with(items: Mapping[int, Item], item: Item) -> dict[int, Item]:
    return {**items, item.id: item}


def _without(items: Mapping[int, Item], item_id: int) -> dict[int, Item]:
    return {key: item for key, item in items.items() if key != item_id}
