"""Small checks that several deciders share: texts and voices."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from facilitator.core.clean import clean_text
from facilitator.core.model import Content, State
from facilitator.core.rejection import Reason, Rejected
from facilitator.core.vocabulary import Voice, VoiceKind

Value = TypeVar("Value")

MAX_TEXT = 20_000
"""The longest text there is, in characters (FORMAT.md)."""


def checked_text(text: str) -> str:
    """Return `text` cleaned.

    Raises:
        Rejected: EMPTY_TEXT, or TEXT_TOO_LONG with the `limit` of MAX_TEXT characters.
    """
    cleaned = clean_text(text)
    if not cleaned:
        raise Rejected(Reason.EMPTY_TEXT)
    if len(cleaned) > MAX_TEXT:
        raise Rejected(Reason.TEXT_TOO_LONG, limit=MAX_TEXT)
    return cleaned


def optional_text(text: str | None) -> str | None:
    """Return `text` cleaned, or None if nothing is left; raises Rejected (TEXT_TOO_LONG)."""
    if text is None or not clean_text(text):
        return None
    return checked_text(text)


def tidied(value: Value) -> Value:
    """Return a value of the model with every text in it cleaned; an empty optional one is None.

    Raises:
        Rejected: A text is too long (TEXT_TOO_LONG).
    """
    return cast(Value, _tidied(value))


def check_count(count: int | None) -> None:
    """Refuse a count below nought: raises Rejected (NEGATIVE_NUMBER)."""
    if count is not None and count < 0:
        raise Rejected(Reason.NEGATIVE_NUMBER, number=count)


def check_table(state: State, number: int | None) -> None:
    """Refuse a table that does not exist: raises Rejected (NO_SUCH_TABLE). None is no table."""
    if number is not None and all(table.number != number for table in state.tables):
        raise Rejected(Reason.NO_SUCH_TABLE, number=number)


def check_task(state: State, number: int) -> None:
    """Refuse a task that does not exist: raises Rejected (NO_SUCH_TASK)."""
    if all(task.number != number for task in state.tasks):
        raise Rejected(Reason.NO_SUCH_TASK, number=number)


def check_voice(state: State, voice: Voice | None) -> None:
    """Refuse a voice that nobody in the room has; no voice at all is allowed.

    Raises:
        Rejected: NO_SUCH_TABLE, NO_SUCH_PARTICIPANT or NO_SUCH_EXPERT, with the number.
    """
    if voice is None:
        return
    if voice.kind is VoiceKind.TABLE:
        check_table(state, voice.number)
    elif voice.kind is VoiceKind.PARTICIPANT and voice.number not in state.participants:
        raise Rejected(Reason.NO_SUCH_PARTICIPANT, number=voice.number)
    elif voice.kind is VoiceKind.EXPERT and voice.number not in state.experts:
        raise Rejected(Reason.NO_SUCH_EXPERT, number=voice.number)


def voice_in_use(state: State, voice: Voice) -> bool:
    """Tell whether anything is by `voice` or from its table, now or after an undo or redo.

    Erased proposals count: they can be restored.
    """
    return any(voice in _voices(content) for content in _contents(state))


def table_of(state: State, voice: Voice | None) -> int | None:
    """Return the table a voice speaks from: itself, or the participant's; an expert has none."""
    if voice is None:
        return None
    if voice.kind is VoiceKind.TABLE:
        return voice.number
    if voice.kind is VoiceKind.PARTICIPANT:
        person = state.participants.get(voice.number)
        return person.table if person else None
    return None


def _tidied(value: object) -> object:
    # The words of the vocabulary are strings too, and stay what they are.
    if type(value) is str:
        return optional_text(value) or ""
    if isinstance(value, tuple):
        return tuple(_tidied(item) for item in value)
    if isinstance(value, Mapping):
        return {key: _tidied(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        tidy = {field.name: _tidied(getattr(value, field.name)) for field in fields(value)}
        optional = {field.name for field in fields(value) if field.default is None}
        return replace(value, **tidy | {name: None for name in optional if tidy[name] == ""})
    return value


def _contents(state: State) -> Iterator[Content]:
    yield state.content
    for remembered in (*state.history.past, *state.history.future):
        yield remembered.content


def _voices(content: Content) -> Iterator[Voice | None]:
    for proposal in (*content.proposals.values(), *content.erased.values()):
        yield proposal.author
        if proposal.table is not None:
            yield Voice(VoiceKind.TABLE, proposal.table)
        yield from (argument.author for argument in proposal.arguments)
        if proposal.verdict is not None:
            yield proposal.verdict.author
    for remark in content.remarks.values():
        yield remark.author
