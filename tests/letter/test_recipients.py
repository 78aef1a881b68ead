"""Who can be written to: sound addresses, each once, with what is known of the people."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.model import Consent, Expert, Participant, State
from facilitator.core.vocabulary import Role, Voice, VoiceKind
from facilitator.letter import Mailbox, address_book, sound_address
from tests.report.papers import example


def session(*people: Participant | Expert) -> State:
    return State(
        participants={who.number: who for who in people if isinstance(who, Participant)},
        experts={who.number: who for who in people if isinstance(who, Expert)},
    )


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ivanov@admkogalym.ru", "ivanov@admkogalym.ru"),
        (" Ivanov.I@Mail.RU ", "Ivanov.I@mail.ru"),
        ("Иванов Иван <i@mail.ru>", "i@mail.ru"),
        ("<i@mail.ru>", "i@mail.ru"),
        ("mailto:i@mail.ru", "i@mail.ru"),
        ("info@почта.рф", "info@xn--80a1acny.xn--p1ai"),
        ("a_b+c-d@sub.mail.ru", "a_b+c-d@sub.mail.ru"),
    ],
)
def test_an_address_is_understood_as_people_type_it(typed: str, address: str) -> None:
    assert sound_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ivanov",
        "ivanov@",
        "@mail.ru",
        "a@b",
        "a@mail..ru",
        "a@-mail.ru",
        "a@mail.123",
        "a@b@c.ru",
        "a b@mail.ru",
        "a@mail.ru, b@mail.ru",
        "a@mail.ru; b@mail.ru",
        "иванов@mail.ru",
        '"a b"@mail.ru',
        ".a@mail.ru",
        "a..b@mail.ru",
        "a@[127.0.0.1]",
        f"{'a' * 65}@mail.ru",
        f"a@{'b' * 64}.ru",
        f"a@{'.'.join(['b' * 50] * 6)}.ru",
        "a@mail.ru\r\nBcc: b@mail.ru",
        "нет",
        "<>",
    ],
)
def test_what_is_no_single_address_is_refused(typed: str) -> None:
    assert sound_address(typed) is None


@given(st.text())
def test_a_sound_address_can_stand_in_a_command_to_a_server(typed: str) -> None:
    address = sound_address(typed)
    assert address is None or (address.isascii() and not set(address) & set(" \r\n<>,;"))


def test_everybody_of_the_example_is_found_with_role_presence_and_consent() -> None:
    state = example()
    book = address_book(state)
    assert not book.unreachable
    people = len(state.participants) + len(state.experts)
    assert sum(len(found.voices) for found in book.recipients) + book.without_address == people
    first = book.recipients[0]
    assert first.voices == (Voice(VoiceKind.PARTICIPANT, 1),)
    assert first.role is Role.PARTICIPANT
    assert first.present is True
    assert first.consent.processing is True
    assert first.mailbox == Mailbox(first.address, first.name)


def test_people_with_one_address_get_one_letter_and_the_narrowest_consent() -> None:
    yes = Consent(processing=True, photo_video=True, publication=True, method="письменно")
    wife = Participant(1, "Иванова", Role.OBSERVER, email="Family@mail.ru", consent=yes)
    husband = Participant(
        2, "Иванов", present=True, email="family@mail.ru", consent=replace(yes, publication=False)
    )
    expert = Expert(1, "Иванов", email="family@MAIL.ru")
    (one,) = address_book(session(wife, husband, expert)).recipients
    assert one.address == "Family@mail.ru"
    assert one.name == "Иванова, Иванов"
    assert [str(voice) for voice in one.voices] == ["P1", "P2", "E1"]
    assert one.role is Role.OBSERVER
    assert one.present is True
    assert one.is_expert
    assert one.consent == Consent(
        processing=None, photo_video=None, publication=False, method="письменно"
    )


def test_an_expert_is_neither_present_nor_absent() -> None:
    (expert,) = address_book(session(Expert(1, "Петров", email="p@mail.ru"))).recipients
    assert expert.is_expert
    assert expert.role is None
    assert expert.present is None


def test_wrong_and_missing_addresses_are_told_apart() -> None:
    book = address_book(session(Participant(1, "А", email="нет"), Participant(2, "Б", email=" ")))
    assert not book.recipients
    assert [(who.voice.number, who.name, who.typed) for who in book.unreachable] == [
        (1, "А", "нет")
    ]
    assert book.without_address == 1
