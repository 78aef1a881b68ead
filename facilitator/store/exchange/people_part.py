"""Reading the session's facts, tables, participants, experts and programme."""

from collections.abc import Mapping

from facilitator.core.model import (
    Consent,
    Expert,
    Facts,
    Official,
    Participant,
    Site,
    Step,
    StepRun,
    Table,
)
from facilitator.core.programme import AFTER, BEFORE, BETWEEN, PER_TASK, default_step
from facilitator.core.vocabulary import ClockOnWall, Role, StepKind, VoiceKind
from facilitator.store.exchange.fields import Fields
from facilitator.store.exchange.problems import Flaw
from facilitator.store.exchange.room import Room

_MINUTES = dict((*BEFORE, *PER_TASK, *BETWEEN, *AFTER))
_LANGUAGES = ("ru", "en")


def read_facts(root: Fields) -> Facts:
    """Read language, mark and the `session` object."""
    fields = root.inner("session")
    if not root.has("session"):
        root.refuse("session.title", Flaw.MISSING)
    title = fields.required("title") if root.has("session") else ""
    facts = Facts(
        title=title,
        heading=fields.text("heading"),
        short_title=fields.text("short_title"),
        method=fields.text("method"),
        language=_language(root),
        mark=root.text("mark"),
        starts_on=fields.day("starts_on"),
        ends_on=fields.day("ends_on"),
        starts_at=fields.time("starts_at"),
        city=fields.text("city"),
        venue=fields.text("venue"),
        parent_body=fields.text("parent_body"),
        organisers=fields.texts("organisers"),
        protocol_number=fields.text("protocol_number"),
        chair=_official(fields.inner("chair")),
        facilitator=_official(fields.inner("facilitator")),
        secretary=_official(fields.inner("secretary")),
        broadcast=fields.flag("broadcast", default=False),
        names_on_wall=fields.flag("names_on_wall", default=False),
        site=_site(fields.optional_inner("site")),
        rules=fields.texts("rules"),
    )
    fields.finish()
    return facts


def _language(root: Fields) -> str:
    if not root.has("language"):
        return _LANGUAGES[0]
    language = root.required("language")
    if language and language not in _LANGUAGES:
        root.refuse("language", Flaw.UNKNOWN_WORD, word=language[:60], known=", ".join(_LANGUAGES))
    return language


def _official(fields: Fields) -> Official:
    official = Official(fields.text("office"), fields.text("name"))
    fields.finish()
    return official


def _site(fields: Fields | None) -> Site | None:
    if fields is None:
        return None
    site = Site(fields.number("number", 1), fields.text("title"))
    fields.finish()
    return site


def read_people(
    root: Fields, room: Room
) -> tuple[tuple[Table, ...], tuple[Participant, ...], tuple[Expert, ...]]:
    """Read tables, participants and experts, and make them known in the room."""
    tables = tuple(
        _table(fields, room, index) for index, fields in enumerate(root.items("tables"), 1)
    )
    participants = tuple(
        _participant(fields, room, index)
        for index, fields in enumerate(root.items("participants"), 1)
    )
    room.seat({person.number: person for person in participants})
    experts = tuple(
        _expert(fields, room, index) for index, fields in enumerate(root.items("experts"), 1)
    )
    return tables, participants, experts


def _table(fields: Fields, room: Room, index: int) -> Table:
    table = Table(room.add_voice(fields, VoiceKind.TABLE, index), fields.text("title"))
    fields.finish()
    return table


def _participant(fields: Fields, room: Room, index: int) -> Participant:
    participant = Participant(
        number=room.add_voice(fields, VoiceKind.PARTICIPANT, index),
        name=fields.required("name"),
        role=fields.word("role", Role, Role.PARTICIPANT),
        office=fields.text("office"),
        organisation=fields.text("organisation"),
        table=room.table(fields, "table"),
        speaker=fields.flag("speaker", default=False),
        voting=fields.flag("voting", default=True),
        present=fields.flag("present", default=False),
        email=fields.text("email"),
        consent=_consent(fields.inner("consent")),
    )
    fields.finish()
    return participant


def _consent(fields: Fields) -> Consent:
    consent = Consent(
        fields.consent("processing"),
        fields.consent("photo_video"),
        fields.consent("publication"),
        fields.text("method"),
    )
    fields.finish()
    return consent


def _expert(fields: Fields, room: Room, index: int) -> Expert:
    expert = Expert(
        number=room.add_voice(fields, VoiceKind.EXPERT, index),
        name=fields.required("name"),
        field=fields.text("field"),
        chair=fields.flag("chair", default=False),
        email=fields.text("email"),
    )
    fields.finish()
    return expert


def read_programme(root: Fields, room: Room) -> tuple[tuple[Step, ...], Mapping[int, StepRun]]:
    """Read the steps, numbered from 1, and what really happened to those that ran."""
    steps: list[Step] = []
    runs: dict[int, StepRun] = {}
    for number, fields in enumerate(root.items("programme"), 1):
        steps.append(_step(fields, room, number))
        started_at = fields.moment("started_at")
        spent = fields.count("spent_seconds")
        if started_at is not None or spent is not None:
            runs[number] = StepRun(started_at, (spent or 0) * 1000, entered=True)
        fields.finish()
    return tuple(steps), runs


def _step(fields: Fields, room: Room, number: int) -> Step:
    kind = fields.required_word("kind", StepKind, StepKind.BREAK)
    usual = default_step(kind, _MINUTES[kind])
    has_turns = fields.has("turn_seconds")
    return Step(
        id=number,
        kind=kind,
        title=fields.plain("title"),
        planned_minutes=fields.sure_count("planned_minutes", usual.planned_minutes),
        task=room.task(fields, "task"),
        turn_seconds=fields.count("turn_seconds") if has_turns else usual.turn_seconds,
        instruction=fields.text("instruction"),
        notes=fields.text("notes"),
        clock_on_wall=fields.word("clock_on_wall", ClockOnWall, usual.clock_on_wall),
        tones=fields.flag("tones", default=usual.tones),
        rolls_over=fields.flag("rolls_over", default=False),
    )
