"""The letter's subject and text as they are suggested; people change them before sending."""

from collections.abc import Iterator
from enum import StrEnum

from facilitator.core.model import Facts, State
from facilitator.letter.content import Letter
from facilitator.words import Words


class Carries(StrEnum):
    """What is attached; participants get the anonymised protocol by default."""

    ANONYMISED = "anonymised"
    PROTOCOL = "protocol"
    SIGNED = "signed"
    """A file of its own, such as the scan with signatures."""


def suggested(state: State, words: Words, carries: Carries = Carries.ANONYMISED) -> Letter:
    """Return a letter with subject and text, and nothing attached yet.

    Args:
        state: The session; before it is closed its protocol is a draft, and the letter says so.
        words: The language of the letter.
        carries: What will be attached.
    """
    return Letter(_subject(state, words, carries), _text(state, words, carries))


def _subject(state: State, words: Words, carries: Carries) -> str:
    if carries is Carries.SIGNED:
        pattern = words.gettext("Signed protocol: {what}")
    elif state.flow.closed:
        pattern = words.gettext("Protocol: {what}")
    else:
        pattern = words.gettext("Draft of the protocol: {what}")
    facts = state.facts
    title = _line(facts.short_title or facts.title) or words.gettext("strategic session")
    return pattern.format(what=", ".join(filter(None, (title, _dates(facts, words)))))


def _text(state: State, words: Words, carries: Carries) -> str:
    facts = state.facts
    where_and_when = ", ".join(filter(None, (_dates(facts, words), _line(facts.city))))
    paragraphs = (
        words.gettext("Good day!"),
        " ".join(_what_is_attached(state, words, carries)),
        "\n".join(filter(None, (_line(facts.title), where_and_when))),
        words.gettext("If you find a mistake, please reply to this letter."),
        "\n".join(_signature(facts, words)),
    )
    return "\n\n".join(filter(None, paragraphs)) + "\n"


def _what_is_attached(state: State, words: Words, carries: Carries) -> Iterator[str]:
    if carries is Carries.SIGNED:
        yield words.gettext("The signed protocol of the strategic session is attached.")
        return
    if state.flow.closed:
        yield words.gettext("The protocol of the strategic session is attached.")
    else:
        yield words.gettext(
            "A draft of the protocol of the strategic session is attached; "
            "its text may still change."
        )
    if carries is Carries.ANONYMISED:
        yield words.gettext("It is anonymised: it names tables instead of people.")
    if state.flow.revision > 1:
        yield words.gettext("This is revision {number}; it replaces the earlier ones.").format(
            number=state.flow.revision
        )


def _signature(facts: Facts, words: Words) -> Iterator[str]:
    secretary = facts.secretary
    signed = [_line(secretary.name), _line(secretary.office)] if secretary.name else []
    names = signed or [_line(organiser) for organiser in facts.organisers]
    if any(names):
        yield words.gettext("Yours sincerely,")
        yield from filter(None, names)


def _dates(facts: Facts, words: Words) -> str:
    if facts.starts_on is None:
        return ""
    return words.dates(facts.starts_on, facts.ends_on or facts.starts_on)


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
