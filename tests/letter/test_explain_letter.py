"""Every state and trouble has a plain sentence, whatever is known about it."""

import pytest

from facilitator.letter import (
    Cause,
    DeliveryState,
    MailTrouble,
    Security,
    Trouble,
    explain_trouble,
    security_name,
    state_name,
)
from facilitator.letter.explain import SECURITIES, STATES, TROUBLES
from facilitator.letter.trouble import trouble
from facilitator.words import Words

EVERYTHING = {
    name: f"[{name}]" for name in ("host", "port", "user", "why", "answer", "address", "limit_mb")
}


@pytest.mark.parametrize("cause", Cause)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_trouble_is_a_sentence(language: str, cause: Cause) -> None:
    words = Words.load(language)
    for what in (Trouble(cause), trouble(cause, **EVERYTHING)):
        said = explain_trouble(words, what)
        assert said
        assert "{" not in said
        assert not said.endswith(".")
    assert explain_trouble(words, MailTrouble(Trouble(cause))) == explain_trouble(
        words, Trouble(cause)
    )


def test_every_word_list_is_whole(english: Words) -> None:
    assert TROUBLES.keys() == set(Cause)
    assert STATES.keys() == set(DeliveryState)
    assert SECURITIES.keys() == set(Security)
    assert state_name(english, DeliveryState.UNKNOWN) == "not known"
    assert security_name(english, Security.STARTTLS) == "STARTTLS (port 587)"


def test_what_is_not_known_is_called_so_in_russian(russian: Words) -> None:
    assert state_name(russian, DeliveryState.UNKNOWN) == "неизвестно"


def test_a_long_answer_of_a_server_is_one_short_line() -> None:
    what = trouble(Cause.LETTER_REFUSED, answer="554 no\r\n554 never " + "x" * 999, address="")
    ((name, said),) = what.details
    assert name == "answer"
    assert said.startswith("554 no 554 never")
    assert len(said) == 300
