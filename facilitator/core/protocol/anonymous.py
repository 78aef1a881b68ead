"""A protocol that may be published: tables instead of people, no names, no contacts.

Offices, organisations and numbers stay. Why officials are not named either: docs/adr/0010.
"""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from itertools import groupby
from typing import Any, assert_never

from facilitator.core.model import Official, State
from facilitator.core.protocol.parts import (
    Author,
    ClosingSpeech,
    ExpertRow,
    Protocol,
    Remarks,
    TableSpeakers,
    TaskReport,
)
from facilitator.core.protocol.persons import without_contacts, without_names
from facilitator.core.vocabulary import VoiceKind, table_voice

Tables = dict[int, int | None]
"""At which table a participant sits, by number."""


def anonymised(protocol: Protocol, state: State) -> Protocol:
    """Return `protocol` without anybody's name, number, address or telephone.

    Args:
        protocol: The protocol with names.
        state: The session it was made of: who is to be hidden.
    """
    people = [person.name for person in state.participants.values()]
    people += [expert.name for expert in state.experts.values()]
    facts = state.facts
    people += [one.name or "" for one in (facts.chair, facts.facilitator, facts.secretary)]
    hide = without_names(people)
    tables = {number: person.table for number, person in state.participants.items()}

    def cleared(text: str) -> str:
        return without_contacts(hide(text))

    unlisted = replace(protocol, participants=(), closing=_unspoken(protocol.closing))
    whole: Protocol = _unnamed(unlisted, cleared, tables)
    return whole


def _unnamed(part: Any, cleared: Callable[[str], str], tables: Tables) -> Any:  # noqa: ANN401
    """Return a part of a protocol, of whatever kind, with nobody named in it."""
    match part:
        case Author():
            return _seated(part, tables)
        case ExpertRow():
            return ExpertRow("", None, chair=False)
        case TableSpeakers():
            return replace(part, names=())
        case tuple():
            return tuple(_unnamed(one, cleared, tables) for one in part)
        case str():
            # What is exactly a text: members of enumerations are texts too.
            return cleared(part) if type(part) is str else part
        case Official():
            return Official(part.office and cleared(part.office))
        case TaskReport():
            return _regrouped(_fields_unnamed(part, cleared, tables))
        case _ if is_dataclass(part):
            return _fields_unnamed(part, cleared, tables)
        case _:
            return part


def _fields_unnamed(part: Any, cleared: Callable[[str], str], tables: Tables) -> Any:  # noqa: ANN401
    changed = {
        field.name: _unnamed(getattr(part, field.name), cleared, tables) for field in fields(part)
    }
    return replace(part, **changed)


def _seated(author: Author, tables: Tables) -> Author | None:
    """Return the table an author sits at; nobody for experts and those without a table."""
    match author.voice.kind:
        case VoiceKind.TABLE:
            return author
        case VoiceKind.PARTICIPANT:
            table = tables.get(author.voice.number)
            return None if table is None else Author(table_voice(table))
        case VoiceKind.EXPERT:
            return None
        case _ as unreachable:
            assert_never(unreachable)


def _unspoken(closing: ClosingSpeech | None) -> ClosingSpeech | None:
    return closing and ClosingSpeech(None, closing.text)


def _regrouped(task: TaskReport) -> TaskReport:
    """Return a task whose remarks are gathered anew: two people may now be one table."""
    return replace(
        task,
        peer_feedback=_gathered(task.peer_feedback),
        expert_feedback=_gathered(task.expert_feedback),
        conclusions=_gathered(task.conclusions),
    )


def _gathered(remarks: tuple[Remarks, ...]) -> tuple[Remarks, ...]:
    return tuple(
        Remarks(author, tuple(text for group in together for text in group.texts))
        for author, together in groupby(remarks, key=lambda group: group.author)
    )
