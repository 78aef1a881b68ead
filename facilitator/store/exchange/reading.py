"""From a JSON document to what a session begins with; all its problems are named at once."""

import json
from dataclasses import dataclass, replace

from facilitator.core.model import Beginning, Content, Facts
from facilitator.core.programme import default_programme
from facilitator.store.exchange.fields import Fields, Json
from facilitator.store.exchange.findings_part import read_findings
from facilitator.store.exchange.people_part import read_facts, read_people, read_programme
from facilitator.store.exchange.problems import Findings, Flaw, Note, Problem, Refused
from facilitator.store.exchange.room import Room
from facilitator.store.exchange.tasks_part import read_tasks

MAX_BYTES = 50_000_000
FORMAT = "facilitator-session"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that was read: what the session begins with, and what is worth a warning."""

    beginning: Beginning
    warnings: tuple[Problem, ...] = ()


def read(document: bytes | str) -> Reading:
    """Read an exchange document (FORMAT.md).

    Args:
        document: The whole of it; bytes are UTF-8, with or without a byte order mark.

    Returns:
        What a session begins with, and the warnings.

    Raises:
        Refused: The document is not read; all its problems are listed.
    """
    findings = Findings()
    root = Fields(findings, "", _parsed(document))
    if root.is_object and _is_known(root):
        beginning = _beginning(root)
        root.finish()
    if findings.problems:
        raise Refused(tuple(findings.problems))
    return Reading(beginning, tuple(findings.warnings))


def _parsed(document: bytes | str) -> Json:
    if len(document) > MAX_BYTES:
        raise too_big()
    try:
        text = document if isinstance(document, str) else document.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(Flaw.NOT_UTF8, byte=error.start + 1) from error
    try:
        parsed: Json = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _refused(Flaw.NOT_JSON, line=error.lineno, column=error.colno) from error
    except (ValueError, RecursionError) as error:  # endless numbers, endless nesting, NaN
        raise _refused(Flaw.NOT_READABLE) from error
    return parsed


def too_big() -> Refused:
    """Return the refusal of a document above MAX_BYTES, which need not be read to be refused."""
    return _refused(Flaw.TOO_BIG, limit=MAX_BYTES // 1_000_000)


def _no_constant(name: str) -> Json:
    raise ValueError(name)


def _refused(flaw: Flaw, **details: int) -> Refused:
    return Refused((Problem("", flaw, dict(details)),))


def _is_known(root: Fields) -> bool:
    """Check format and version; a newer version is not looked at any further."""
    if root.required("format") not in (FORMAT, ""):
        root.refuse("format", Flaw.UNKNOWN_FORMAT, known=FORMAT)
    if not root.has("version"):
        root.refuse("version", Flaw.MISSING)
        return True
    version = root.raw("version")
    if type(version) is not int or version < 1:
        root.refuse("version", Flaw.UNKNOWN_VERSION, known=VERSION)
    elif version > VERSION:
        root.refuse("version", Flaw.NEWER_VERSION, known=VERSION)
        return False
    return True


def _beginning(root: Fields) -> Beginning:
    facts = _facts(root)
    room = Room(root.findings)
    tables, participants, experts = read_people(root, room)
    if not root.has("tasks"):
        root.refuse("tasks", Flaw.MISSING)
    tasks = list(root.items("tasks"))
    numbers = [room.add_task(task, index) for index, task in enumerate(tasks, 1)]
    programme, runs = read_programme(root, room)
    if not programme:
        programme = default_programme(numbers)
    room.ids_from(len(programme) + 1)
    read_in = read_tasks(list(zip(numbers, tasks, strict=True)), room)
    found = read_findings(root, room)
    content = Content(
        proposals=read_in.proposals,
        remarks=read_in.remarks,
        outcomes=found.outcomes,
        decisions=found.decisions,
        roadmap=found.roadmap,
        closing=found.closing,
        survey=found.survey,
    )
    return Beginning(
        facts=facts,
        tables=tables,
        participants=participants,
        experts=experts,
        programme=programme,
        runs=runs,
        tasks=read_in.tasks,
        content=content,
    )


def _facts(root: Fields) -> Facts:
    facts = read_facts(root)
    if facts.broadcast and facts.names_on_wall:
        root.findings.warn("session.names_on_wall", Note.NAMES_OFF_THE_WALL)
        return replace(facts, names_on_wall=False)
    return facts
