"""The protocol's lists: who came, and the programme with its times."""

from collections import Counter
from collections.abc import Iterable
from datetime import time
from itertools import takewhile

from facilitator.core.model import Participant, State, StepRun
from facilitator.core.protocol.parts import Attendance, ExpertRow, ParticipantRow, ProgrammeRow
from facilitator.core.vocabulary import StepKind


def attendance(state: State) -> Attendance:
    """Return how many were present, by organisation where that sums up the list."""
    present = [person for person in state.participants.values() if person.present]
    organisations = Counter(person.organisation for person in present if person.organisation)
    # More than half as many organisations as people are names, not kinds: appendix 1 has them.
    sums_up = 1 < len(organisations) <= len(present) / 2
    by_size = organisations.most_common() if sums_up else []
    return Attendance(len(present), len(state.participants), tuple(by_size))


def experts(state: State) -> tuple[ExpertRow, ...]:
    """Return the expert group, its chair first."""
    rows = [ExpertRow(one.name, one.field, one.chair) for one in state.experts.values()]
    return tuple(sorted(rows, key=lambda row: not row.chair))


def participants(state: State) -> tuple[ParticipantRow, ...]:
    """Return those who were present; where nobody is marked so, all who are on the list."""
    everyone = tuple(state.participants.values())
    present = tuple(person for person in everyone if person.present)
    return tuple(_participant_rows(present or everyone))


def programme(state: State) -> tuple[ProgrammeRow, ...]:
    """Return the steps with planned and actual times."""
    starts = _planned_starts(state)
    rows = []
    for step, start in zip(state.programme, starts, strict=True):
        run = state.runs.get(step.id, StepRun())
        rows.append(
            ProgrammeRow(
                title=step.title,
                kind=step.kind,
                task=step.task,
                planned_start=start,
                planned_minutes=step.planned_minutes,
                started_at=run.started_at,
                spent_ms=run.spent_ms if run.entered else None,
                skipped=run.skipped,
            )
        )
    return tuple(rows)


def _participant_rows(people: Iterable[Participant]) -> Iterable[ParticipantRow]:
    for person in people:
        yield ParticipantRow(
            person.name,
            person.role,
            person.office,
            person.organisation,
            person.table,
        )


def _planned_starts(state: State) -> tuple[time | None, ...]:
    """Return when each step should begin; `starts_at` is when the first after registration does."""
    steps = state.programme
    begin = state.facts.starts_at
    if begin is None:
        return (None,) * len(steps)
    early = takewhile(lambda step: step.kind is StepKind.REGISTRATION, steps)
    minute = begin.hour * 60 + begin.minute - sum(step.planned_minutes for step in early)
    starts = []
    for step in steps:
        starts.append(time(minute // 60 % 24, minute % 60))
        minute += step.planned_minutes
    return tuple(starts)
