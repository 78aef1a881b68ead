"""What import accepts, refuses and warns of; every refusal of FORMAT.md, always with its place."""

import copy
import json
from datetime import date, datetime, time
from typing import Any

import pytest

from facilitator.core.model import Beginning, Facts, StepRun, Table
from facilitator.core.programme import default_programme
from facilitator.core.vocabulary import (
    ClockOnWall,
    Exposure,
    Side,
    Status,
    StepKind,
    Voice,
    VoiceKind,
    table_voice,
)
from facilitator.paths import example_session
from facilitator.store.exchange import MAX_BYTES, Flaw, Note, Reading, Refused, read, reading

Document = dict[str, Any]

SMALL: Document = {
    "format": "facilitator-session",
    "version": 1,
    "session": {"title": "Демография"},
    "tables": [{"number": 1}, {"number": 2}],
    "participants": [
        {"number": 1, "name": "Анна", "table": 1},
        {"number": 2, "name": "Пётр", "table": 2},
    ],
    "experts": [{"number": 1, "name": "Вера"}],
    "programme": [{"kind": "opening"}, {"kind": "statements", "task": 1}],
    "tasks": [
        {
            "number": 1,
            "title": "Семьи",
            "voting": {"votes_each": 3, "voters": 10, "cast": 30},
            "proposals": [
                {
                    "number": 1,
                    "text": "Навигатор",
                    "author": "P1",
                    "table": 1,
                    "pros": [{"text": "Недорого", "author": "T2"}],
                    "cons": [{"text": "Устареет"}],
                    "votes": 20,
                    "verdict": {"value": "support", "author": "E1"},
                },
                {"number": 2, "text": "Папка", "status": "merged", "merged_into": 1},
                {"number": 3, "text": "Письмо"},
            ],
            "peer_feedback": [{"text": "Хорошо", "author": "T1"}],
            "expert_feedback": [{"text": "Считать", "author": "E1"}],
            "conclusions": [{"text": "Да", "author": "E1"}],
        }
    ],
    "outcomes": [{"kind": "practice", "text": "Опыт", "refs": ["1.1"]}],
    "decisions": [{"text": "Решили", "task": 1, "deadline": "2019-11-01", "refs": ["1.3"]}],
    "roadmap": [{"activity": "Памятка", "refs": []}],
    "closing": {"speaker": "Начальник", "text": "Спасибо"},
    "survey": {
        "distributed": 46,
        "returned": 39,
        "questions": [{"text": "Как?", "choices": ["1", "2"], "counts": [0, 39]}],
        "comments": ["Душно"],
    },
}


def small() -> Document:
    return copy.deepcopy(SMALL)


def at(document: Document, place: str) -> tuple[Any, Any]:
    """Return the object that holds the value at a place, and the key it has there."""
    keys = [
        int(key) if key.isdigit() else key
        for key in place.replace("[", ".").replace("]", "").split(".")
    ]
    holder: Any = document
    for key in keys[:-1]:
        holder = holder[key]
    return holder, keys[-1]


def with_value(place: str, value: object) -> Document:
    document = small()
    holder, key = at(document, place)
    holder[key] = value
    return document


def read_in(document: object) -> Reading:
    return read(json.dumps(document, ensure_ascii=True).encode())


def problems(document: object) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as raised:
        read_in(document)
    return [(problem.place, problem.reason.value) for problem in raised.value.problems]


def warnings(document: object) -> list[tuple[str, str]]:
    return [(each.place, each.reason.value) for each in read_in(document).warnings]


def test_the_small_document_is_read_without_a_word() -> None:
    assert read_in(SMALL).warnings == ()


def test_the_example_is_read_without_a_word() -> None:
    found = read(example_session().read_bytes())
    assert found.warnings == ()
    assert len(found.beginning.participants) == 46
    assert len(found.beginning.content.proposals) == 33


def test_only_format_version_title_and_tasks_are_required() -> None:
    least = {"format": "facilitator-session", "version": 1, "session": {"title": "Т"}, "tasks": []}
    found = read_in(least).beginning
    assert found == Beginning(facts=Facts(title="Т"), programme=default_programme(()))


def test_without_a_programme_there_is_the_default_one() -> None:
    document = small()
    del document["programme"]
    assert read_in(document).beginning.programme == default_programme((1,))


def test_numbers_that_are_not_given_follow_the_order() -> None:
    document = small()
    for table in document["tables"]:
        del table["number"]
    assert read_in(document).beginning.tables == (Table(1), Table(2))


def test_a_step_has_the_defaults_of_its_kind() -> None:
    opening, statements = read_in(SMALL).beginning.programme
    assert (opening.planned_minutes, opening.clock_on_wall) == (15, ClockOnWall.NEVER)
    assert (statements.planned_minutes, statements.turn_seconds) == (9, 90)
    assert statements.kind is StepKind.STATEMENTS


def test_what_was_said_keeps_its_author_and_side() -> None:
    (first, second, _) = read_in(SMALL).beginning.content.proposals.values()
    assert first.author == Voice(VoiceKind.PARTICIPANT, 1)
    assert [(each.side, each.author) for each in first.arguments] == [
        (Side.PRO, table_voice(2)),
        (Side.CON, None),
    ]
    assert (second.status, second.merged_into) == (Status.MERGED, first.id)


def test_every_item_has_an_id_of_its_own() -> None:
    found = read_in(SMALL).beginning
    content = found.content
    ids = [step.id for step in found.programme]
    for proposal in content.proposals.values():
        ids += [proposal.id, *(each.id for each in proposal.arguments)]
    for kept in (content.remarks, content.outcomes, content.decisions, content.roadmap):
        ids += kept
    assert len(ids) == len(set(ids)) == 13


def test_the_table_of_a_proposal_is_its_authors_unless_it_is_said() -> None:
    document = small()
    proposals = document["tasks"][0]["proposals"]
    del proposals[0]["table"]
    proposals[1]["table"] = None
    proposals[1]["author"] = "P2"
    first, second, _ = read_in(document).beginning.content.proposals.values()
    assert (first.table, second.table) == (1, None)


@pytest.mark.parametrize(("shown", "exposure"), [(True, "shown"), (False, "hidden")])
def test_on_the_wall_is_shown_or_hidden(shown: bool, exposure: str) -> None:
    document = with_value("tasks[0].proposals[0].on_wall", shown)
    first = next(iter(read_in(document).beginning.content.proposals.values()))
    assert first.exposure is Exposure(exposure)


def test_a_step_that_ran_has_its_times() -> None:
    document = small()
    document["programme"][0].update(started_at="2019-09-12T10:01:00", spent_seconds=930)
    document["programme"][1].update(started_at="2019-09-12T10:20:00", spent_seconds=None)
    assert read_in(document).beginning.runs == {
        1: StepRun(datetime(2019, 9, 12, 10, 1), 930_000, entered=True),
        2: StepRun(datetime(2019, 9, 12, 10, 20), 0, entered=True),
    }


def test_facts_are_read() -> None:
    document = small()
    document["language"] = "en"
    document["mark"] = "EXAMPLE"
    document["session"].update(
        starts_on="2019-09-12",
        starts_at="10:00",
        chair={"office": "Head", "name": None},
        site={"number": 2, "title": "Families"},
        organisers=["a", "b"],
        secretary=None,
    )
    facts = read_in(document).beginning.facts
    assert (facts.language, facts.mark) == ("en", "EXAMPLE")
    assert (facts.starts_on, facts.starts_at) == (date(2019, 9, 12), time(10, 0))
    assert facts.chair.office == "Head"
    assert facts.site is not None
    assert facts.site.number == 2
    assert facts.organisers == ("a", "b")


@pytest.mark.parametrize(
    "absent", ["closing", "survey", "tasks[0].voting", "participants[0].consent"]
)
def test_an_object_that_is_null_is_empty(absent: str) -> None:
    assert warnings(with_value(absent, None)) == []


def test_consents_are_yes_no_or_not_asked() -> None:
    consent = {"processing": True, "photo_video": False, "publication": None, "method": "письменно"}
    person = read_in(with_value("participants[0].consent", consent)).beginning.participants[0]
    assert (person.consent.processing, person.consent.photo_video) == (True, False)
    assert person.consent.publication is None


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read(b"\xef\xbb\xbf" + json.dumps(SMALL).encode()).warnings == ()


def test_a_text_in_memory_is_read_too() -> None:
    assert read(json.dumps(SMALL)).beginning == read_in(SMALL).beginning


REFUSED: list[tuple[str, object, str, str]] = [
    ("format", "other", "format", "unknown_format"),
    ("format", 5, "format", "not_a_text"),
    ("version", 0, "version", "unknown_version"),
    ("version", "1", "version", "unknown_version"),
    ("version", True, "version", "unknown_version"),
    ("version", 2, "version", "newer_version"),
    ("language", "fr", "language", "unknown_word"),
    ("language", None, "language", "not_a_text"),
    ("mark", 5, "mark", "not_a_text"),
    ("session", [], "session", "not_an_object"),
    ("session.title", "", "session.title", "empty"),
    ("session.title", "  \u202e ", "session.title", "empty"),
    ("session.title", None, "session.title", "not_a_text"),
    ("session.heading", 1, "session.heading", "not_a_text"),
    ("session.starts_on", "12.09.2019", "session.starts_on", "not_a_date"),
    ("session.starts_on", "2019-02-30", "session.starts_on", "not_a_date"),
    ("session.starts_on", "20190912", "session.starts_on", "not_a_date"),
    ("session.starts_on", 2019, "session.starts_on", "not_a_date"),
    ("session.starts_at", "10", "session.starts_at", "not_a_time"),
    ("session.starts_at", "25:00", "session.starts_at", "not_a_time"),
    ("session.organisers", "МКУ", "session.organisers", "not_a_list"),
    ("session.organisers", [5], "session.organisers[0]", "not_a_text"),
    ("session.broadcast", "yes", "session.broadcast", "not_yes_or_no"),
    ("session.broadcast", None, "session.broadcast", "not_yes_or_no"),
    ("session.site", {"number": 0}, "session.site.number", "below_one"),
    ("session.chair", "Иванов", "session.chair", "not_an_object"),
    ("tables", {}, "tables", "not_a_list"),
    ("tables", None, "tables", "not_a_list"),
    ("tables[0]", 1, "tables[0]", "not_an_object"),
    ("tables[1].number", 1, "tables[1].number", "repeated"),
    ("participants[1].number", 1, "participants[1].number", "repeated"),
    ("experts[0].number", 0, "experts[0].number", "below_one"),
    ("participants[0].number", "1", "participants[0].number", "not_a_number"),
    ("participants[0].number", 1.0, "participants[0].number", "not_a_number"),
    ("participants[0].number", True, "participants[0].number", "not_a_number"),
    ("participants[0].number", None, "participants[0].number", "not_a_number"),
    ("participants[0].role", "boss", "participants[0].role", "unknown_word"),
    ("participants[0].role", None, "participants[0].role", "not_a_text"),
    ("participants[0].table", 9, "participants[0].table", "no_table"),
    ("participants[0].table", "1", "participants[0].table", "not_a_number"),
    (
        "participants[0].consent",
        {"processing": 1},
        "participants[0].consent.processing",
        "not_yes_or_no",
    ),
    ("programme[0].kind", "nap", "programme[0].kind", "unknown_word"),
    ("programme[0].planned_minutes", -1, "programme[0].planned_minutes", "negative"),
    ("programme[0].planned_minutes", None, "programme[0].planned_minutes", "not_a_number"),
    ("programme[0].turn_seconds", -90, "programme[0].turn_seconds", "negative"),
    ("programme[0].task", 7, "programme[0].task", "no_task"),
    ("programme[0].started_at", "2019-09-12", "programme[0].started_at", "not_a_moment"),
    ("programme[0].started_at", "2019-09-12T10:00:00Z", "programme[0].started_at", "not_a_moment"),
    ("programme[0].spent_seconds", -1, "programme[0].spent_seconds", "negative"),
    ("tasks", {}, "tasks", "not_a_list"),
    ("tasks[0].title", " ", "tasks[0].title", "empty"),
    ("tasks[0].number", 2_000_000_000, "tasks[0].number", "number_too_big"),
    ("tasks[0].voting.voters", -1, "tasks[0].voting.voters", "negative"),
    ("tasks[0].proposals[1].number", 1, "tasks[0].proposals[1].number", "repeated"),
    ("tasks[0].proposals[0].text", "", "tasks[0].proposals[0].text", "empty"),
    ("tasks[0].proposals[0].text", "а" * 20_001, "tasks[0].proposals[0].text", "text_too_long"),
    ("tasks[0].proposals[0].author", "T9", "tasks[0].proposals[0].author", "no_table"),
    ("tasks[0].proposals[0].author", "P9", "tasks[0].proposals[0].author", "no_participant"),
    ("tasks[0].proposals[0].author", "E9", "tasks[0].proposals[0].author", "no_expert"),
    ("tasks[0].proposals[0].author", "X1", "tasks[0].proposals[0].author", "not_a_voice"),
    ("tasks[0].proposals[0].author", "T01", "tasks[0].proposals[0].author", "not_a_voice"),
    ("tasks[0].proposals[0].author", 1, "tasks[0].proposals[0].author", "not_a_voice"),
    ("tasks[0].proposals[0].table", 9, "tasks[0].proposals[0].table", "no_table"),
    ("tasks[0].proposals[0].table", 0, "tasks[0].proposals[0].table", "below_one"),
    ("tasks[0].proposals[0].kind", "idea", "tasks[0].proposals[0].kind", "unknown_word"),
    ("tasks[0].proposals[0].level", "global", "tasks[0].proposals[0].level", "unknown_word"),
    ("tasks[0].proposals[0].votes", -1, "tasks[0].proposals[0].votes", "negative"),
    ("tasks[0].proposals[0].votes", "3", "tasks[0].proposals[0].votes", "not_a_number"),
    ("tasks[0].proposals[0].verdict", {}, "tasks[0].proposals[0].verdict.value", "missing"),
    (
        "tasks[0].proposals[0].verdict.author",
        "E2",
        "tasks[0].proposals[0].verdict.author",
        "no_expert",
    ),
    (
        "tasks[0].proposals[0].pros[0].author",
        "T9",
        "tasks[0].proposals[0].pros[0].author",
        "no_table",
    ),
    ("tasks[0].proposals[0].pros[0]", "Да", "tasks[0].proposals[0].pros[0]", "not_an_object"),
    ("tasks[0].proposals[1].merged_into", 9, "tasks[0].proposals[1].merged_into", "no_proposal"),
    (
        "tasks[0].proposals[1].merged_into",
        2,
        "tasks[0].proposals[1].merged_into",
        "merged_into_itself",
    ),
    (
        "tasks[0].proposals[1].merged_into",
        None,
        "tasks[0].proposals[1].merged_into",
        "merged_into_nothing",
    ),
    (
        "tasks[0].peer_feedback[0].author",
        "P3",
        "tasks[0].peer_feedback[0].author",
        "no_participant",
    ),
    ("tasks[0].conclusions[0]", {}, "tasks[0].conclusions[0].text", "missing"),
    ("outcomes[0].kind", "joy", "outcomes[0].kind", "unknown_word"),
    ("outcomes[0].refs[0]", "1.9", "outcomes[0].refs[0]", "no_proposal"),
    ("outcomes[0].refs[0]", "2.1", "outcomes[0].refs[0]", "no_proposal"),
    ("outcomes[0].refs[0]", "№ 1.1", "outcomes[0].refs[0]", "not_a_reference"),
    ("outcomes[0].refs[0]", 1.1, "outcomes[0].refs[0]", "not_a_reference"),
    ("outcomes[0].refs", "1.1", "outcomes[0].refs", "not_a_list"),
    ("decisions[0].task", 5, "decisions[0].task", "no_task"),
    ("decisions[0].deadline", "ноябрь", "decisions[0].deadline", "not_a_date"),
    ("roadmap[0].activity", None, "roadmap[0].activity", "not_a_text"),
    ("closing", "Спасибо", "closing", "not_an_object"),
    ("survey.returned", -1, "survey.returned", "negative"),
    ("survey.questions[0].counts", [1], "survey.questions[0].counts", "counts_do_not_match"),
    ("survey.questions[0].counts[0]", -1, "survey.questions[0].counts[0]", "negative"),
    ("survey.questions[0].counts[0]", True, "survey.questions[0].counts[0]", "not_a_number"),
    ("survey.questions[0].counts[0]", 10**12, "survey.questions[0].counts[0]", "number_too_big"),
    ("survey.comments[0]", "а" * 20_001, "survey.comments[0]", "text_too_long"),
]


@pytest.mark.parametrize(
    ("changed", "value", "place", "reason"),
    REFUSED,
    ids=[f"{changed}={str(value)[:20]}" for changed, value, _, _ in REFUSED],
)
def test_a_document_is_refused_at_the_place_where_it_is_wrong(
    changed: str, value: object, place: str, reason: str
) -> None:
    assert (place, reason) in problems(with_value(changed, value))


@pytest.mark.parametrize(
    ("missing", "place"),
    [
        ("format", "format"),
        ("version", "version"),
        ("session", "session.title"),
        ("session.title", "session.title"),
        ("tasks", "tasks"),
        ("participants[0].name", "participants[0].name"),
        ("experts[0].name", "experts[0].name"),
        ("programme[0].kind", "programme[0].kind"),
        ("tasks[0].title", "tasks[0].title"),
        ("tasks[0].proposals[0].text", "tasks[0].proposals[0].text"),
        ("tasks[0].proposals[0].cons[0].text", "tasks[0].proposals[0].cons[0].text"),
        ("outcomes[0].kind", "outcomes[0].kind"),
        ("outcomes[0].text", "outcomes[0].text"),
        ("decisions[0].text", "decisions[0].text"),
        ("roadmap[0].activity", "roadmap[0].activity"),
        ("survey.questions[0].text", "survey.questions[0].text"),
    ],
)
def test_a_field_that_is_missing_is_named(missing: str, place: str) -> None:
    document = small()
    holder, key = at(document, missing)
    del holder[key]
    assert (place, "missing") in problems(document)


def test_a_repeated_task_is_refused() -> None:
    document = small()
    document["tasks"].append({"number": 1, "title": "Ещё раз"})
    assert problems(document) == [("tasks[1].number", "repeated")]


def test_a_merged_proposal_that_does_not_say_into_which_is_refused() -> None:
    document = small()
    del document["tasks"][0]["proposals"][1]["merged_into"]
    assert problems(document) == [("tasks[0].proposals[1].merged_into", "merged_into_nothing")]


def test_a_circle_of_merges_is_refused_at_each_of_its_members_only() -> None:
    document = small()
    proposals = document["tasks"][0]["proposals"]
    for proposal, into in zip(proposals, (2, 1, 1), strict=True):
        proposal.update(status="merged", merged_into=into)
    assert problems(document) == [
        ("tasks[0].proposals[0].merged_into", "merged_in_circle"),
        ("tasks[0].proposals[1].merged_into", "merged_in_circle"),
    ]


def test_a_chain_of_merges_is_no_circle() -> None:
    document = small()
    document["tasks"][0]["proposals"][2].update(status="merged", merged_into=2)
    assert warnings(document) == []


def test_all_problems_are_listed_at_once() -> None:
    document = with_value("tasks[0].proposals[0].author", "T9")
    document["tables"][1]["number"] = 1
    document["survey"]["returned"] = -1
    assert problems(document) == [
        ("tables[1].number", "repeated"),
        ("participants[1].table", "no_table"),
        ("tasks[0].proposals[0].author", "no_table"),
        ("tasks[0].proposals[0].pros[0].author", "no_table"),
        ("survey.returned", "negative"),
    ]


def test_details_say_what_is_wrong() -> None:
    with pytest.raises(Refused) as raised:
        read_in(with_value("tasks[0].proposals[0].pros[0].author", "T9"))
    (problem,) = raised.value.problems
    assert (problem.reason, problem.details) == (Flaw.NO_TABLE, {"number": 9})


WARNED: list[tuple[str, object, str, str]] = [
    ("colour", "red", "colour", "unknown_field"),
    ("session.colour", "red", "session.colour", "unknown_field"),
    ("session.chair", {"age": 5}, "session.chair.age", "unknown_field"),
    ("tables[0].colour", "red", "tables[0].colour", "unknown_field"),
    ("participants[0].age", 7, "participants[0].age", "unknown_field"),
    ("participants[0].consent", {"oral": True}, "participants[0].consent.oral", "unknown_field"),
    ("experts[0].age", 7, "experts[0].age", "unknown_field"),
    ("programme[0].colour", "red", "programme[0].colour", "unknown_field"),
    ("tasks[0].colour", "red", "tasks[0].colour", "unknown_field"),
    ("tasks[0].voting.secret", True, "tasks[0].voting.secret", "unknown_field"),
    ("tasks[0].proposals[0].colour", 1, "tasks[0].proposals[0].colour", "unknown_field"),
    ("tasks[0].proposals[0].pros[0].at", 1, "tasks[0].proposals[0].pros[0].at", "unknown_field"),
    ("tasks[0].proposals[0].verdict.at", 1, "tasks[0].proposals[0].verdict.at", "unknown_field"),
    ("outcomes[0].at", 1, "outcomes[0].at", "unknown_field"),
    ("decisions[0].at", 1, "decisions[0].at", "unknown_field"),
    ("roadmap[0].at", 1, "roadmap[0].at", "unknown_field"),
    ("closing.at", 1, "closing.at", "unknown_field"),
    ("survey.at", 1, "survey.at", "unknown_field"),
    ("survey.questions[0].at", 1, "survey.questions[0].at", "unknown_field"),
    (
        "tasks[0].proposals[0].pros[0].author",
        "T1",
        "tasks[0].proposals[0].pros[0].author",
        "own_proposal",
    ),
    (
        "tasks[0].proposals[0].cons[0].author",
        "P1",
        "tasks[0].proposals[0].cons[0].author",
        "own_proposal",
    ),
    ("tasks[0].voting.voters", 6, "tasks[0].voting", "too_many_votes"),
    ("tasks[0].voting.cast", 31, "tasks[0].voting", "too_many_votes"),
    (
        "tasks[0].proposals[2].merged_into",
        1,
        "tasks[0].proposals[2].merged_into",
        "merged_into_dropped",
    ),
    ("tasks[0].proposals[0].short", "а" * 51, "tasks[0].proposals[0].short", "short_too_long"),
]


@pytest.mark.parametrize(
    ("changed", "value", "place", "reason"), WARNED, ids=[f"{w[0]}={w[1]}"[:60] for w in WARNED]
)
def test_what_is_odd_but_harmless_is_warned_of(
    changed: str, value: object, place: str, reason: str
) -> None:
    assert warnings(with_value(changed, value)) == [(place, reason)]


def test_votes_are_not_counted_where_the_rules_are_unknown() -> None:
    assert warnings(with_value("tasks[0].voting", {"voters": 1})) == []


def test_a_streamed_session_shows_no_names_whatever_the_document_says() -> None:
    document = small()
    document["session"].update(broadcast=True, names_on_wall=True)
    found = read_in(document)
    assert [warning.reason for warning in found.warnings] == [Note.NAMES_OFF_THE_WALL]
    assert not found.beginning.facts.names_on_wall


def test_texts_lose_control_characters_surrogates_and_overrides() -> None:
    dirty = "На\x00ви\ud800га\u202eтор\x07\u2066\nвторая строка"
    first = next(
        iter(
            read_in(
                with_value("tasks[0].proposals[0].text", dirty)
            ).beginning.content.proposals.values()
        )
    )
    assert first.text == "Навигатор\nвторая строка"


def test_an_odd_field_name_is_cleaned_before_it_is_shown() -> None:
    assert warnings(with_value("a\u202eb\n" + "c" * 99, 1))[0][0] == "ab\n" + "c" * 57


@pytest.mark.parametrize(
    ("document", "reason", "details"),
    [
        (b"\xff\xfe{\x00}", Flaw.NOT_UTF8, {"byte": 1}),
        ("Список".encode("cp1251"), Flaw.NOT_UTF8, {"byte": 1}),
        (b"", Flaw.NOT_JSON, {"line": 1, "column": 1}),
        (b'{\n "format": }', Flaw.NOT_JSON, {"line": 2, "column": 12}),
        (b"[" * 200_000, Flaw.NOT_READABLE, {}),
        (b'{"version": NaN}', Flaw.NOT_READABLE, {}),
        (b'{"version": ' + b"9" * 9000 + b"}", Flaw.NOT_READABLE, {}),
        (b"[]", Flaw.NOT_AN_OBJECT, {}),
        (b"null", Flaw.NOT_AN_OBJECT, {}),
    ],
    ids=["utf-16", "cp1251", "empty", "not JSON", "nested", "NaN", "endless", "list", "null"],
)
def test_what_is_no_document_at_all_is_refused(
    document: bytes, reason: Flaw, details: dict[str, int]
) -> None:
    with pytest.raises(Refused) as raised:
        read(document)
    (problem,) = raised.value.problems
    assert (problem.place, problem.reason, problem.details) == ("", reason, details)


def test_a_document_over_fifty_megabytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_BYTES == 50_000_000
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    with pytest.raises(Refused) as raised:
        read(b" " * 101)
    assert raised.value.problems[0].reason is Flaw.TOO_BIG


def test_a_newer_version_is_not_looked_at_any_further() -> None:
    document = with_value("version", 2)
    document["tables"] = 5
    assert problems(document) == [("version", "newer_version")]
