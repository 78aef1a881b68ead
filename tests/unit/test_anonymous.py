"""A protocol that may be published names nobody and tells no address."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from facilitator.core.model import (
    Argument,
    Closing,
    Content,
    Decision,
    Expert,
    Official,
    Participant,
    Proposal,
    Remark,
    State,
)
from facilitator.core.protocol import Edition, Extent, Naming, protocol
from facilitator.core.protocol.parts import Author, Protocol, Remarks
from facilitator.core.protocol.persons import OMITTED, without_contacts, without_names
from facilitator.core.vocabulary import RemarkKind, Side, Voice, VoiceKind, table_voice
from tests.report.papers import example
from tests.room import Room

ANONYMOUS = Edition(Extent.FULL, Naming.ANONYMOUS)
PEOPLE = ("Иванова Мария Петровна", "Ли Анна", "Участник 1, стол 1", "John Smith", "12", "Кот")


def texts(part: object) -> Iterator[str]:
    """Yield every text in a part of a protocol."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts(getattr(part, field.name))


def unnamed(content: Content, **parts: object) -> Protocol:
    """Return the anonymous protocol of a session of three with this content."""
    people = {
        1: Participant(1, "Иванова Мария Петровна", table=2, email="ivanova@example.org"),
        2: Participant(2, "Петров Пётр", table=2),
        3: Participant(3, "Сидоров Сидор"),
    }
    experts = {1: Expert(1, "Кузнецов Олег Игоревич", "право", chair=True)}
    state = replace(Room().state, participants=people, experts=experts, content=content)
    return protocol(replace(state, **parts), ANONYMOUS)  # type: ignore[arg-type]


def by(voice: Voice | None) -> Content:
    """Return one proposal of this author."""
    return Content(proposals={1: Proposal(1, 1, 1, "мысль", author=voice)})


@pytest.mark.parametrize("extent", list(Extent))
def test_the_example_without_names_has_no_name_and_no_address(extent: Extent) -> None:
    state = example()
    whole = "\n".join(texts(protocol(state, Edition(extent, Naming.ANONYMOUS))))
    people: list[Participant | Expert] = [*state.participants.values(), *state.experts.values()]
    facts = state.facts
    officials = [one.name for one in (facts.chair, facts.facilitator, facts.secretary)]
    for hidden in (*(one.name for one in people), *(one.email for one in people), *officials):
        assert hidden is None or hidden not in whole


def test_nothing_else_is_lost_of_the_example() -> None:
    named, anonymous = protocol(example()), protocol(example(), ANONYMOUS)
    assert anonymous.decisions == named.decisions
    assert anonymous.summary == named.summary
    assert [task.title for task in anonymous.tasks] == [task.title for task in named.tasks]


def test_a_table_stands_for_its_people() -> None:
    [row] = unnamed(by(Voice(VoiceKind.PARTICIPANT, 1))).tasks[0].proposals
    assert row.author == Author(table_voice(2))
    [row] = unnamed(by(table_voice(4))).tasks[0].proposals
    assert row.author == Author(table_voice(4))


@pytest.mark.parametrize(
    "voice", [Voice(VoiceKind.PARTICIPANT, 3), Voice(VoiceKind.EXPERT, 1), None]
)
def test_who_sits_at_no_table_is_not_told_apart(voice: Voice | None) -> None:
    [row] = unnamed(by(voice)).tasks[0].proposals
    assert row.author is None


def test_remarks_of_two_people_at_a_table_become_the_tables() -> None:
    remarks = {
        number: Remark(number, RemarkKind.PEER_FEEDBACK, 1, text, Voice(VoiceKind.PARTICIPANT, who))
        for number, text, who in ((1, "да", 1), (2, "нет", 2))
    }
    feedback = unnamed(Content(remarks=remarks)).tasks[0].peer_feedback
    assert feedback == (Remarks(Author(table_voice(2)), ("да", "нет")),)


def test_experts_are_counted_and_nothing_more() -> None:
    [expert] = unnamed(Content()).experts
    assert (expert.name, expert.field, expert.chair) == ("", None, False)


def test_officials_keep_their_offices() -> None:
    facts = replace(Room().state.facts, chair=Official("Глава", "И.О. Иванов"))
    made = unnamed(Content(), facts=facts)
    assert made.chair == Official("Глава", None)
    assert made.signatures[0].official == Official("Глава", None)


def test_speakers_lists_and_the_closing_speaker_are_left_out() -> None:
    closing = Closing("Иванова Мария Петровна", "Спасибо Марии Петровне Ивановой.")
    made = unnamed(Content(closing=closing))
    assert made.participants == ()
    assert made.closing is not None
    assert made.closing.speaker is None
    assert made.closing.text == f"Спасибо {OMITTED}."


def test_names_are_taken_out_of_what_was_said() -> None:
    argument = Argument(2, Side.PRO, "об этом говорила Иванова М.П., тел. +7 912 345-67-89")
    content = Content(
        proposals={1: Proposal(1, 1, 1, "поручить Петрову", arguments=(argument,))},
        decisions={3: Decision(3, "Принять", responsible="Сидоров С.С., отдел")},
    )
    made = unnamed(content)
    [row] = made.tasks[0].proposals
    assert row.text == f"поручить {OMITTED}"
    assert row.pros[0].text == f"об этом говорила {OMITTED}, тел. {OMITTED}"
    assert made.decisions[0].rows[0].responsible == f"{OMITTED}, отдел"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Иванова Мария Петровна сказала", "[…] сказала"),
        ("спросите Марию Петровну", "спросите […]"),
        ("Ивановой и Петрову", "[…] и Петрову"),
        ("Ли Анна, Анна Ли", "[…], […]"),
        ("Лиза и липа", "Лиза и липа"),
        ("Участник 1, стол 1: да", "[…]: да"),
        ("Участник 1, стол 12", "Участник 1, стол 12"),
        ("12 скамеек", "12 скамеек"),
        ("Кот учёный, Котлета", "[…] учёный, Котлета"),
        ("Mr John Smith agreed", "Mr […] agreed"),
        ("директор В.Г. Орлов", "директор […]"),
        ("директор Орлов В. Г.", "директор […]"),
        ("школа им. А.С. Пушкина", "школа им. А.С. Пушкина"),
        ("ул. Ю.А. Гагарина", "ул. Ю.А. Гагарина"),
        ("Иванованова", "Иванованова"),
        ("", ""),
    ],
)
def test_a_person_is_known_by_the_forms_a_name_takes(text: str, expected: str) -> None:
    assert without_names(PEOPLE)(text) == expected


def test_names_with_initials_go_also_where_nobody_is_listed() -> None:
    assert without_names(())("доложил И.И. Иванов") == "доложил […]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("пишите на a.b-c@example.org.", "пишите на […]."),
        ("телеграм @ivanova_m", "телеграм […]"),
        ("8 (912) 345-67-89", "[…]"),
        ("+79123456789", "[…]"),
        ("+375 29 123 45 67", "[…]"),
        ("тел. 2-34-56", "тел.[…]"),
        ("№ 1.10, 2019 г., 10 000 руб., 12.09.2019", "№ 1.10, 2019 г., 10 000 руб., 12.09.2019"),
        ("89 из 100", "89 из 100"),
    ],
)
def test_contacts_are_taken_out(text: str, expected: str) -> None:
    assert without_contacts(text) == expected


def test_an_empty_session_has_an_anonymous_protocol() -> None:
    assert protocol(State(), ANONYMOUS).participants == ()
