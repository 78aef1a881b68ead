"""The suggested letter names the session and what is attached, in Russian and English."""

from dataclasses import replace
from datetime import date

from facilitator.core.model import Facts, Flow, Official, State
from facilitator.letter import Carries, suggested
from facilitator.words import Words

FACTS = Facts(
    title="Стратегическая сессия\n«Демография»",
    starts_on=date(2018, 2, 8),
    ends_on=date(2018, 2, 9),
    city="Когалым",
    organisers=("Управление образования",),
    secretary=Official("Секретарь", "А. П. Смирнова"),
)
CLOSED = State(facts=FACTS, flow=Flow(closed=True))


def test_the_anonymised_protocol_is_what_a_letter_carries_by_default(russian: Words) -> None:
    letter = suggested(CLOSED, russian)
    assert letter.subject == (
        "Протокол: Стратегическая сессия «Демография», 8–9 февраля 2018\u00a0г."
    )
    assert "Документ обезличен" in letter.text
    assert "8–9 февраля 2018\u00a0г., Когалым" in letter.text
    assert letter.text.endswith("С уважением,\nА. П. Смирнова\nСекретарь\n")
    assert not letter.attachments
    assert "обезличен" not in suggested(CLOSED, russian, Carries.PROTOCOL).text


def test_before_the_session_is_closed_the_letter_carries_a_draft(russian: Words) -> None:
    letter = suggested(State(facts=FACTS), russian)
    assert letter.subject.startswith("Проект протокола: ")
    assert "ещё может измениться" in letter.text


def test_a_later_revision_says_that_it_replaces_the_earlier(russian: Words) -> None:
    reopened = replace(CLOSED, flow=Flow(closed=True, revision=3))
    assert "редакция № 3" in suggested(reopened, russian).text
    assert "редакция" not in suggested(reopened, russian, Carries.SIGNED).text


def test_the_signed_scan_is_called_so(russian: Words) -> None:
    letter = suggested(CLOSED, russian, Carries.SIGNED)
    assert letter.subject.startswith("Подписанный протокол: ")
    assert "подписанный протокол" in letter.text


def test_without_a_secretary_the_organisers_sign(english: Words) -> None:
    organised = replace(CLOSED, facts=replace(FACTS, secretary=Official()))
    letter = suggested(organised, english)
    assert letter.text.endswith("Yours sincerely,\nУправление образования\n")


def test_a_session_nothing_is_known_of_has_a_letter_too(english: Words) -> None:
    letter = suggested(State(), english)
    assert letter.subject == "Draft of the protocol: strategic session"
    assert letter.text.endswith("please reply to this letter.\n")
    assert "\n\n\n" not in letter.text
