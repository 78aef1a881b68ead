"""The protocol's sections about the whole session: summary, decisions, road map, survey."""

from fractions import Fraction

from facilitator.core.model import Outcome, Question, State
from facilitator.core.protocol.naming import labels_of
from facilitator.core.protocol.parts import (
    ClosingSpeech,
    DecisionRow,
    Decisions,
    Initiatives,
    OutcomeRow,
    QuestionResult,
    RoadmapLine,
    Satisfaction,
    Summary,
)
from facilitator.core.vocabulary import Level, OutcomeKind

_SCALE = frozenset(range(1, 6))
_HIGH = 4


def summary(state: State) -> Summary:
    """Return the findings by kind, initiatives also by level from the nearest to the farthest."""
    initiatives = _outcomes(state, OutcomeKind.LEGISLATIVE_INITIATIVE)
    by_level = (
        Initiatives(
            level, tuple(_outcome_row(state, one) for one in initiatives if one.level is level)
        )
        for level in (*Level, None)
    )
    return Summary(
        growth_points=_rows(state, OutcomeKind.GROWTH_POINT),
        risk_zones=_rows(state, OutcomeKind.RISK_ZONE),
        initiatives=tuple(group for group in by_level if group.rows),
        practices=_rows(state, OutcomeKind.PRACTICE),
    )


def decisions(state: State) -> tuple[Decisions, ...]:
    """Return the decisions under their agenda items, general ones last, numbered throughout."""
    groups: list[Decisions] = []
    number = 0
    for task in (*(task.number for task in state.tasks), None):
        rows: list[DecisionRow] = []
        for decision in state.content.decisions.values():
            if decision.task == task:
                number += 1
                rows.append(
                    DecisionRow(
                        number,
                        decision.text,
                        decision.responsible,
                        decision.deadline,
                        labels_of(state, decision.refs),
                    )
                )
        if rows:
            groups.append(Decisions(task, tuple(rows)))
    return tuple(groups)


def roadmap(state: State) -> tuple[RoadmapLine, ...]:
    """Return the road map in order of capture."""
    return tuple(
        RoadmapLine(
            row.activity,
            labels_of(state, row.refs),
            row.term,
            row.responsible,
            row.result,
            row.indicator,
        )
        for row in state.content.roadmap.values()
    )


def closing_speech(state: State) -> ClosingSpeech | None:
    """Return the closing speech, or None where nothing of it was captured."""
    closing = state.content.closing
    return ClosingSpeech(closing.speaker, closing.text) if closing.text else None


def satisfaction(state: State) -> Satisfaction | None:
    """Return the results of the survey, or None where there was none."""
    survey = state.content.survey
    asked = tuple(_question_result(question) for question in survey.questions)
    found = Satisfaction(survey.distributed, survey.returned, asked, survey.comments)
    return None if found == Satisfaction(None, None, (), ()) else found


def _outcomes(state: State, kind: OutcomeKind) -> tuple[Outcome, ...]:
    return tuple(outcome for outcome in state.content.outcomes.values() if outcome.kind is kind)


def _rows(state: State, kind: OutcomeKind) -> tuple[OutcomeRow, ...]:
    return tuple(_outcome_row(state, outcome) for outcome in _outcomes(state, kind))


def _outcome_row(state: State, outcome: Outcome) -> OutcomeRow:
    return OutcomeRow(outcome.text, outcome.addressee, labels_of(state, outcome.refs))


def _question_result(question: Question) -> QuestionResult:
    choices, counts = question.choices, question.counts
    mean = high = None
    answered = sum(counts)
    if answered and all(_is_whole(choice) for choice in choices):
        values = [int(choice) for choice in choices]
        pairs = list(zip(values, counts, strict=True))
        mean = Fraction(sum(value * count for value, count in pairs), answered)
        if set(values) == _SCALE:
            high = Fraction(sum(count for value, count in pairs if value >= _HIGH), answered)
    return QuestionResult(question.text, choices, counts, mean, high)


def _is_whole(choice: str) -> bool:
    return choice.strip().isdecimal()
