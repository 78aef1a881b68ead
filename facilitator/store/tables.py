"""The readable tables beside the journal, so that anyone can open the file with SQLite's tools.

Nothing is ever read back from them but by people and `check`; the journal alone is the truth.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from facilitator.core.model import Decision, Outcome, RoadmapRow, State, Step, StepRun, Table, Task
from facilitator.store import rows
from facilitator.store.readable import (
    Item,
    Readable,
    Row,
    Source,
    differences,
    everything,
    readable,
    touching,
)


def update(connection: sqlite3.Connection, before: State, after: State) -> None:
    """Write what differs between two states, inside the caller's transaction.

    Args:
        connection: The file.
        before: The state the tables show.
        after: The state they are to show.
    """
    for source in SOURCES if before.begun != after.begun else _touched(before, after):
        for found in differences(source, before, after):
            if found.gone:
                connection.executemany(found.table.delete, found.gone)
            if found.written:
                connection.executemany(found.table.upsert, found.written)


def shown(state: State) -> Iterator[tuple[Readable, list[Row]]]:
    """Give every table with all the rows a state has in it, in order of the key, as read back."""
    for source in SOURCES:
        yield from everything(source, state)


def _numbered(items: Iterable[Item]) -> dict[int, tuple[int, Item]]:
    return {position: (position, item) for position, item in enumerate(items, 1)}


def _steps(state: State) -> dict[int, tuple[int, Step, StepRun | None]]:
    return {
        step.id: (position, step, state.runs.get(step.id))
        for position, step in enumerate(state.programme, 1)
    }


def _tasks(state: State) -> dict[int, tuple[int, Task]]:
    return {task.number: (at, task) for at, task in enumerate(state.tasks, 1)}


def _tables(state: State) -> dict[int, Table]:
    return {table.number: table for table in state.tables}


def _citing(state: State) -> dict[int, Outcome | Decision | RoadmapRow]:
    content = state.content
    return {**content.outcomes, **content.decisions, **content.roadmap}


SOURCES = (
    Source(
        ("facts",),
        lambda state: {1: state.facts},
        (
            readable(
                "session",
                "only title heading short_title method language mark starts_on ends_on starts_at"
                " city venue parent_body organisers protocol_number chair_office chair_name"
                " facilitator_office facilitator_name secretary_office secretary_name broadcast"
                " names_on_wall site_number site_title rules",
                rows.session,
            ),
        ),
    ),
    Source(
        ("flow",),
        lambda state: {1: state.flow},
        (
            readable(
                "progress",
                "only step last_task clock table_with_floor closed revision",
                rows.progress,
            ),
        ),
    ),
    Source(
        ("tables",),
        _tables,
        (readable("hall_table", "number title", lambda table: ((table.number, table.title),)),),
    ),
    Source(
        ("participants",),
        lambda state: state.participants,
        (
            readable(
                "participant",
                "number name role office organisation hall_table speaker voting present email"
                " consent_processing consent_photo_video consent_publication consent_method",
                rows.participant,
            ),
        ),
    ),
    Source(
        ("experts",),
        lambda state: state.experts,
        (readable("expert", "number name field chair email", rows.expert),),
    ),
    Source(
        ("programme", "runs"),
        _steps,
        (
            readable(
                "step",
                "id position kind task title planned_minutes turn_seconds instruction notes"
                " clock_on_wall tones rolls_over started_at spent_ms added_ms entered skipped",
                rows.step,
            ),
        ),
    ),
    Source(
        ("tasks",),
        _tasks,
        (
            readable(
                "task",
                "number position title question briefing votes_each votes_per_proposal voters"
                " votes_cast",
                rows.task,
            ),
        ),
    ),
    Source(
        ("content.proposals",),
        lambda state: state.content.proposals,
        (
            readable(
                "proposal",
                "id task number text short author hall_table kind level status merged_into exposure"
                " votes verdict verdict_note verdict_author",
                rows.proposals,
                cells=rows.proposal,
                more=rows.further_proposals,
            ),
            readable(
                "argument",
                "id proposal position side text author",
                rows.arguments,
                cells=rows.argument,
                more=rows.further_arguments,
            ),
        ),
    ),
    Source(
        ("content.remarks",),
        lambda state: state.content.remarks,
        (readable("remark", "id kind task text author on_wall", rows.remark),),
    ),
    Source(
        ("content.outcomes",),
        lambda state: state.content.outcomes,
        (readable("outcome", "id kind text level addressee", rows.outcome),),
    ),
    Source(
        ("content.decisions",),
        lambda state: state.content.decisions,
        (readable("decision", "id task text responsible deadline", rows.decision),),
    ),
    Source(
        ("content.roadmap",),
        lambda state: state.content.roadmap,
        (readable("roadmap", "id activity term responsible result indicator", rows.roadmap),),
    ),
    Source(
        (
            "content.outcomes",
            "content.decisions",
            "content.roadmap",
        ),
        _citing,
        (readable("reference", "item position proposal", rows.references, keys=2),),
    ),
    Source(
        ("content.notes",),
        lambda state: state.content.notes,
        (readable("note", "id step text", rows.note),),
    ),
    Source(
        ("content.closing",),
        lambda state: {1: state.content.closing},
        (
            readable(
                "closing",
                "only speaker text",
                lambda closing: ((1, closing.speaker, closing.text),),
            ),
        ),
    ),
    Source(
        ("content.survey",),
        lambda state: {1: state.content.survey},
        (readable("survey", "only distributed returned", rows.survey),),
    ),
    Source(
        ("content.survey",),
        lambda state: _numbered(state.content.survey.questions),
        (
            readable("survey_question", "number text", lambda item: ((item[0], item[1].text),)),
            readable("survey_answer", "question number choice count", rows.answers, keys=2),
        ),
    ),
    Source(
        ("content.survey",),
        lambda state: _numbered(state.content.survey.comments),
        (readable("survey_comment", "number text", lambda item: (item,)),),
    ),
)

_touched = touching(SOURCES)
