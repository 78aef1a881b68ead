"""Decisions about what is found beside the proposals, from feedback to the survey."""

from collections.abc import Collection, Mapping
from typing import TypeVar, assert_never

from facilitator.core.checks import (
    check_count,
    check_task,
    check_voice,
    checked_text,
    optional_text,
)
from facilitator.core.commands import (
    AddClosingLine,
    AddDecision,
    AddNote,
    AddOutcome,
    AddRemark,
    AddRoadmapRow,
    EditDecision,
    EditOutcome,
    EditRemark,
    EditRoadmapRow,
    EraseDecision,
    EraseNote,
    EraseOutcome,
    EraseRemark,
    EraseRoadmapRow,
    ExposeRemark,
    FindingsCommand,
    ReviseClosing,
    ReviseSurvey,
)
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
from facilitator.core.model import (
    Closing,
    Decision,
    Note,
    Now,
    Outcome,
    Question,
    Remark,
    RoadmapRow,
    State,
    Survey,
)
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.value import replace

Item = TypeVar("Item", Remark, Outcome, Decision, RoadmapRow, Note)


def decide(state: State, command: FindingsCommand, now: Now) -> tuple[FindingsEvent, ...]:
    """Return what happens to the findings; nothing if the command changes nothing.

    Raises:
        Rejected: A text is empty or too long, a number is negative, or what the command names
            does not exist.
    """
    del now
    match command:
        case AddRemark() | EditRemark() | ExposeRemark() | EraseRemark():
            return _decide_remark(state, command)
        case AddOutcome() | EditOutcome() | EraseOutcome():
            return _decide_outcome(state, command)
        case AddDecision() | EditDecision() | EraseDecision():
            return _decide_decision(state, command)
        case AddRoadmapRow() | EditRoadmapRow() | EraseRoadmapRow():
            return _decide_row(state, command)
        case AddNote():
            return (NoteAdded(state.next_id, checked_text(command.text), state.flow.current),)
        case EraseNote():
            return (NoteErased(_item(state.content.notes, command.note).id),)
        case AddClosingLine():
            return _decide_closing(state, _with_line(state.content.closing, command.text))
        case ReviseClosing():
            return _decide_closing(state, command.closing)
        case ReviseSurvey():
            survey = _checked_survey(command.survey)
            return () if survey == state.content.survey else (SurveyRevised(survey),)
        case _:
            assert_never(command)


def _decide_remark(
    state: State, command: AddRemark | EditRemark | ExposeRemark | EraseRemark
) -> tuple[FindingsEvent, ...]:
    if isinstance(command, AddRemark):
        check_task(state, command.task)
        check_voice(state, command.author)
        text = checked_text(command.text)
        return (RemarkAdded(state.next_id, command.kind, command.task, text, command.author),)
    remark = _item(state.content.remarks, command.remark)
    match command:
        case EditRemark():
            # Whoever said it may be on no list: in a session restored after a loss.
            if command.author != remark.author:
                check_voice(state, command.author)
            text = checked_text(command.text)
            if (text, command.author) == (remark.text, remark.author):
                return ()
            return (RemarkEdited(remark.id, text, command.author),)
        case ExposeRemark():
            if command.on_wall is remark.on_wall:
                return ()
            return (RemarkExposed(remark.id, command.on_wall),)
        case EraseRemark():
            return (RemarkErased(remark.id),)
        case _:
            assert_never(command)


def _decide_outcome(
    state: State, command: AddOutcome | EditOutcome | EraseOutcome
) -> tuple[FindingsEvent, ...]:
    items = state.content.outcomes
    match command:
        case AddOutcome():
            outcome = _checked_outcome(state, command.outcome, ())
            return (OutcomeAdded(replace(outcome, id=state.next_id)),)
        case EditOutcome():
            before = _item(items, command.outcome.id)
            outcome = _checked_outcome(state, command.outcome, before.refs)
            return () if outcome == before else (OutcomeEdited(outcome),)
        case EraseOutcome():
            return (OutcomeErased(_item(items, command.outcome).id),)
        case _:
            assert_never(command)


def _decide_decision(
    state: State, command: AddDecision | EditDecision | EraseDecision
) -> tuple[FindingsEvent, ...]:
    items = state.content.decisions
    match command:
        case AddDecision():
            decision = _checked_decision(state, command.decision, ())
            return (DecisionAdded(replace(decision, id=state.next_id)),)
        case EditDecision():
            before = _item(items, command.decision.id)
            decision = _checked_decision(state, command.decision, before.refs)
            return () if decision == before else (DecisionEdited(decision),)
        case EraseDecision():
            return (DecisionErased(_item(items, command.decision).id),)
        case _:
            assert_never(command)


def _decide_row(
    state: State, command: AddRoadmapRow | EditRoadmapRow | EraseRoadmapRow
) -> tuple[FindingsEvent, ...]:
    items = state.content.roadmap
    match command:
        case AddRoadmapRow():
            row = _checked_row(state, command.row, ())
            return (RoadmapRowAdded(replace(row, id=state.next_id)),)
        case EditRoadmapRow():
            before = _item(items, command.row.id)
            row = _checked_row(state, command.row, before.refs)
            return () if row == before else (RoadmapRowEdited(row),)
        case EraseRoadmapRow():
            return (RoadmapRowErased(_item(items, command.row).id),)
        case _:
            assert_never(command)


def _decide_closing(state: State, closing: Closing) -> tuple[FindingsEvent, ...]:
    checked = Closing(optional_text(closing.speaker), optional_text(closing.text))
    return () if checked == state.content.closing else (ClosingRevised(checked),)


def _item(items: Mapping[int, Item], item_id: int) -> Item:
    if item_id not in items:
        raise Rejected(Reason.NO_SUCH_ITEM, id=item_id)
    return items[item_id]


def _check_refs(state: State, refs: Collection[int], kept: Collection[int]) -> None:
    """Refuse a reference to no proposal; one of `kept` may stay though its proposal was erased."""
    for ref in refs:
        if ref not in state.content.proposals and ref not in kept:
            raise Rejected(Reason.NO_SUCH_PROPOSAL, number=ref)


def _checked_outcome(state: State, outcome: Outcome, kept: Collection[int]) -> Outcome:
    _check_refs(state, outcome.refs, kept)
    text = checked_text(outcome.text)
    return replace(outcome, text=text, addressee=optional_text(outcome.addressee))


def _checked_decision(state: State, decision: Decision, kept: Collection[int]) -> Decision:
    _check_refs(state, decision.refs, kept)
    if decision.task is not None:
        check_task(state, decision.task)
    text = checked_text(decision.text)
    return replace(decision, text=text, responsible=optional_text(decision.responsible))


def _checked_row(state: State, row: RoadmapRow, kept: Collection[int]) -> RoadmapRow:
    _check_refs(state, row.refs, kept)
    return replace(
        row,
        activity=checked_text(row.activity),
        term=optional_text(row.term),
        responsible=optional_text(row.responsible),
        result=optional_text(row.result),
        indicator=optional_text(row.indicator),
    )


def _with_line(closing: Closing, line: str) -> Closing:
    text = checked_text(line)
    return replace(closing, text=f"{closing.text}\n{text}" if closing.text else text)


def _checked_survey(survey: Survey) -> Survey:
    check_count(survey.distributed)
    check_count(survey.returned)
    comments = (optional_text(comment) for comment in survey.comments)
    return replace(
        survey,
        questions=tuple(_checked_question(question) for question in survey.questions),
        comments=tuple(comment for comment in comments if comment is not None),
    )


def _checked_question(question: Question) -> Question:
    if len(question.counts) != len(question.choices):
        raise Rejected(
            Reason.COUNTS_DO_NOT_MATCH, counts=len(question.counts), choices=len(question.choices)
        )
    for count in question.counts:
        check_count(count)
    choices = tuple(checked_text(choice) for choice in question.choices)
    return replace(question, text=checked_text(question.text), choices=choices)
