"""The readable tables beside the journal, so that anyone can open the file with SQLite's tools.

Nothing is ever read back from them but by people and `check`; the journal alone is the truth.
"""

import sqlite3
from collections.abc import Iterable

from facilitator.core.model import Decision, Outcome, RoadmapRow, State, Step, StepRun, Table, Task
from facilitator.store import rows
from facilitator.store.readable import Item, Readable, Row, difference, storable


def update(connection: sqlite3.Connection, before: State, after: State) -> None:
    """Write what differs between two states, inside the caller's transaction.

    Args:
        connection: The file.
        before: The state the tables show.
        after: The state they are to show.
    """
    for table in READABLE:
        gone, written = difference(table, before, after)
        if gone:
            connection.executemany(table.delete, gone)
        if written:
            connection.executemany(table.upsert, [tuple(map(storable, row)) for row in written])


def rows_of(table: Readable, state: State) -> list[Row]:
    """Return all rows a state has in a table, in order of their key, as they are read back."""
    _, written = difference(table, State(), state)
    return sorted(tuple(map(storable, row)) for row in written)


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


def _columns(text: str) -> tuple[str, ...]:
    return tuple(text.split())


READABLE = (
    Readable(
        "session",
        _columns(
            "only title heading short_title method language mark starts_on ends_on starts_at city"
            " venue parent_body organisers protocol_number chair_office chair_name"
            " facilitator_office facilitator_name secretary_office secretary_name broadcast"
            " names_on_wall site_number site_title rules"
        ),
        lambda state: (state.facts,),
        lambda state: {1: state.facts},
        rows.session,
    ),
    Readable(
        "progress",
        _columns("only step last_task clock table_with_floor closed revision"),
        lambda state: (state.flow,),
        lambda state: {1: state.flow},
        rows.progress,
    ),
    Readable(
        "hall_table",
        _columns("number title"),
        lambda state: (state.tables,),
        _tables,
        lambda table: ((table.number, table.title),),
    ),
    Readable(
        "participant",
        _columns(
            "number name role office organisation hall_table speaker voting present email"
            " consent_processing consent_photo_video consent_publication consent_method"
        ),
        lambda state: (state.participants,),
        lambda state: state.participants,
        rows.participant,
    ),
    Readable(
        "expert",
        _columns("number name field chair email"),
        lambda state: (state.experts,),
        lambda state: state.experts,
        rows.expert,
    ),
    Readable(
        "step",
        _columns(
            "id position kind task title planned_minutes turn_seconds instruction notes"
            " clock_on_wall tones rolls_over started_at spent_ms added_ms entered skipped"
        ),
        lambda state: (state.programme, state.runs),
        _steps,
        rows.step,
    ),
    Readable(
        "task",
        _columns(
            "number position title question briefing votes_each votes_per_proposal voters"
            " votes_cast"
        ),
        lambda state: (state.tasks,),
        _tasks,
        rows.task,
    ),
    Readable(
        "proposal",
        _columns(
            "id task number text short author hall_table kind level status merged_into exposure"
            " votes verdict verdict_note verdict_author"
        ),
        lambda state: (state.content.proposals,),
        lambda state: state.content.proposals,
        rows.proposal,
    ),
    Readable(
        "argument",
        _columns("id proposal position side text author"),
        lambda state: (state.content.proposals,),
        lambda state: state.content.proposals,
        rows.arguments,
    ),
    Readable(
        "remark",
        _columns("id kind task text author on_wall"),
        lambda state: (state.content.remarks,),
        lambda state: state.content.remarks,
        rows.remark,
    ),
    Readable(
        "outcome",
        _columns("id kind text level addressee"),
        lambda state: (state.content.outcomes,),
        lambda state: state.content.outcomes,
        rows.outcome,
    ),
    Readable(
        "decision",
        _columns("id task text responsible deadline"),
        lambda state: (state.content.decisions,),
        lambda state: state.content.decisions,
        rows.decision,
    ),
    Readable(
        "roadmap",
        _columns("id activity term responsible result indicator"),
        lambda state: (state.content.roadmap,),
        lambda state: state.content.roadmap,
        rows.roadmap,
    ),
    Readable(
        "reference",
        _columns("item position proposal"),
        lambda state: (state.content.outcomes, state.content.decisions, state.content.roadmap),
        _citing,
        rows.references,
        keys=2,
    ),
    Readable(
        "note",
        _columns("id step text"),
        lambda state: (state.content.notes,),
        lambda state: state.content.notes,
        rows.note,
    ),
    Readable(
        "closing",
        _columns("only speaker text"),
        lambda state: (state.content.closing,),
        lambda state: {1: state.content.closing},
        lambda closing: ((1, closing.speaker, closing.text),),
    ),
    Readable(
        "survey",
        _columns("only distributed returned"),
        lambda state: (state.content.survey,),
        lambda state: {1: state.content.survey},
        rows.survey,
    ),
    Readable(
        "survey_question",
        _columns("number text"),
        lambda state: (state.content.survey,),
        lambda state: _numbered(state.content.survey.questions),
        lambda item: ((item[0], item[1].text),),
    ),
    Readable(
        "survey_answer",
        _columns("question number choice count"),
        lambda state: (state.content.survey,),
        lambda state: _numbered(state.content.survey.questions),
        rows.answers,
        keys=2,
    ),
    Readable(
        "survey_comment",
        _columns("number text"),
        lambda state: (state.content.survey,),
        lambda state: _numbered(state.content.survey.comments),
        lambda item: (item,),
    ),
)
