"""What the readable tables of a damaged file still say, where the journal's own rows are lost.

They stand in for the beginning of a session and for a proposal whose first event is gone.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from typing import Any, TypeVar

from facilitator.core.model import (
    Argument,
    Beginning,
    Closing,
    Content,
    Decision,
    Expert,
    Facts,
    Note,
    Outcome,
    Participant,
    Proposal,
    Remark,
    RoadmapRow,
    Step,
    Survey,
    Table,
    Task,
)
from facilitator.store.codec import Json, Plan, plan
from facilitator.store.replay import Broken, read_heartbeat
from facilitator.store.tables import SOURCES

Record = dict[str, Json]
Kind = TypeVar("Kind")
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError)
_NO_ID = 1 << 62


class Witness:
    """The readable tables of one image of a damaged file.

    Args:
        connection: The image, open in memory.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def beginning(self, first_id: int, title: str) -> Beginning:
        """Return what the session may have begun with, as far as it can be told.

        Args:
            first_id: The first id given in the journal; what has a lower one was there before.
            title: What the session is called where nothing says it.
        """
        facts = self._all("session", Facts, _facts)
        return Beginning(
            facts=facts[0] if facts else Facts(title=title),
            tables=self._all("hall_table", Table),
            participants=self._all("participant", Participant, _participant),
            experts=self._all("expert", Expert, _flags("chair")),
            programme=self._all("step", Step, _step),
            tasks=self._all("task", Task, _task),
            content=self._content(first_id),
        )

    def proposals(self) -> Mapping[int, Proposal]:
        """Return the proposals whose rows can be read, by id, with the arguments that can."""
        return self._proposals(before=_NO_ID)

    def session_name(self) -> str | None:
        """Return the session's own name, which its backups carry, if it can be read."""
        with suppress(sqlite3.Error, UnicodeDecodeError, Broken):
            name = str(read_heartbeat(self._connection).session)
            return name if name.isalnum() else None
        return None

    def _proposals(self, before: int) -> dict[int, Proposal]:
        arguments: dict[int, list[Json]] = {}
        for row in self._rows("argument"):
            arguments.setdefault(row["proposal"], []).append(_only(Argument, row))

        def argued(row: Record) -> Record:
            said = [each for each in arguments.get(row["id"], []) if each["id"] < before]
            return {**_proposal(row), "arguments": said}

        found = self._all("proposal", Proposal, argued)
        return {each.id: each for each in found if each.id < before}

    def _content(self, first_id: int) -> Content:
        references: dict[int, list[int]] = {}
        for row in self._rows("reference"):
            references.setdefault(row["item"], []).append(row["proposal"])

        def citing(row: Record) -> Record:
            return {**row, "refs": references.get(row["id"], [])}

        def before(
            table: str, kind: type[Kind], shape: Callable[[Record], Record]
        ) -> dict[int, Kind]:
            items = {row["id"]: _shaped(kind, row, shape) for row in self._rows(table)}
            return {key: item for key, item in items.items() if item is not None and key < first_id}

        closing_speech = self._all("closing", Closing)
        return Content(
            proposals=self._proposals(first_id),
            remarks=before("remark", Remark, _flags("on_wall")),
            outcomes=before("outcome", Outcome, citing),
            decisions=before("decision", Decision, citing),
            roadmap=before("roadmap", RoadmapRow, citing),
            notes=before("note", Note, dict),
            closing=closing_speech[0] if closing_speech else Closing(),
            survey=self._survey(),
        )

    def _survey(self) -> Survey:
        answers: dict[int, list[Record]] = {}
        for row in self._rows("survey_answer"):
            answers.setdefault(row["question"], []).append(row)
        questions = [
            {
                "text": row["text"],
                "choices": [each["choice"] for each in answers.get(row["number"], [])],
                "counts": [each["count"] for each in answers.get(row["number"], [])],
            }
            for row in self._rows("survey_question")
        ]
        comments = [row["text"] for row in self._rows("survey_comment")]
        surveys = self._all(
            "survey", Survey, lambda row: {**row, "questions": questions, "comments": comments}
        )
        return surveys[0] if surveys else Survey()

    def _all(
        self, table: str, kind: type[Kind], shape: Callable[[Record], Record] = dict
    ) -> tuple[Kind, ...]:
        items = [_shaped(kind, row, shape) for row in self._rows(table)]
        return tuple(item for item in items if item is not None)

    def _rows(self, table: str) -> Iterator[Record]:
        """Give the rows of a table up to where SQLite cannot go on."""
        shown = next(each for source in SOURCES for each in source.tables if each.name == table)
        order = "position" if "position" in shown.columns else shown.columns[0]
        if table == "argument":
            order = "proposal, position"
        every = ", ".join(shown.columns)
        with suppress(sqlite3.Error, UnicodeDecodeError):
            for row in self._connection.execute(f"SELECT {every} FROM {table} ORDER BY {order}"):  # noqa: S608
                yield dict(zip(shown.columns, row, strict=True))


@contextmanager
def witness_of(image: bytes) -> Iterator[Witness]:
    """Give the readable tables of an image of a file, as far as SQLite can read them.

    Args:
        image: A database file, damaged anywhere.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        # A file marked for a write-ahead log cannot be read from memory.
        connection.deserialize(image[:18] + b"\1\1" + image[20:])
        connection.text_factory = lambda text: text.decode(errors="replace")
        yield Witness(connection)


def _shaped(kind: type[Kind], row: Record, shape: Callable[[Record], Record]) -> Kind | None:
    """Return the item of a row, or None where the row is damaged."""
    with suppress(*_UNREADABLE):
        item: Kind = _plan(kind).load(_only(kind, shape(row)))
        return item
    return None


def _plan(kind: Any) -> Plan:  # noqa: ANN401  any class of the model
    return plan(kind)


def _only(kind: type[Any], record: Record) -> Record:
    return {name: record[name] for name in kind.__dataclass_fields__}


def _flags(*names: str) -> Callable[[Record], Record]:
    return lambda row: {**row, **{name: bool(row[name]) for name in names}}


def _parts(row: Record, names: Mapping[str, str]) -> Record:
    return {field: row[column] for field, column in names.items()}


def _lines(text: str) -> Sequence[str]:
    return text.split("\n") if text else []


def _facts(row: Record) -> Record:
    officials = {
        who: _parts(row, {"office": f"{who}_office", "name": f"{who}_name"})
        for who in ("chair", "facilitator", "secretary")
    }
    site = _parts(row, {"number": "site_number", "title": "site_title"})
    return {
        **_flags("broadcast", "names_on_wall")(row),
        **officials,
        "organisers": _lines(row["organisers"]),
        "rules": _lines(row["rules"]),
        "site": site if site["number"] is not None else None,
    }


def _participant(row: Record) -> Record:
    consent = {
        name: None if (said := row[f"consent_{name}"]) is None else bool(said)
        for name in ("processing", "photo_video", "publication")
    }
    person = _flags("speaker", "voting", "present")(row)
    return {
        **person,
        "table": row["hall_table"],
        "consent": {**consent, "method": row["consent_method"]},
    }


def _step(row: Record) -> Record:
    return _flags("tones", "rolls_over")(row)


def _task(row: Record) -> Record:
    names = {
        "votes_each": "votes_each",
        "per_proposal": "votes_per_proposal",
        "voters": "voters",
        "cast": "votes_cast",
    }
    return {**row, "voting": _parts(row, names)}


def _proposal(row: Record) -> Record:
    names = {"value": "verdict", "note": "verdict_note", "author": "verdict_author"}
    return {
        **row,
        "table": row["hall_table"],
        "verdict": None if row["verdict"] is None else _parts(row, names),
        "arguments": [],
    }
