"""Event ↔ row: the name, the version and a JSON payload, derived from the events' own type hints.

The only place that upgrades events of older programs.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from facilitator.core import events as event_module
from facilitator.core.events import Event
from facilitator.core.value import dataclass
from facilitator.core.vocabulary import Voice, VoiceKind

Json = Any
Value = Any
"""A value of the model; which type it has is what a plan is made from."""
Upgrade = Callable[[dict[str, Json]], dict[str, Json]]

UPGRADES: Mapping[tuple[str, int], Upgrade] = {}
"""From (name, version) to the payload of version + 1; an event is written in its newest version."""


class Unreadable(Exception):
    """A row is not an event this program knows."""


@dataclass(frozen=True, slots=True)
class Row:
    """An event as it is written."""

    name: str
    version: int
    payload: str


@dataclass(frozen=True, slots=True)
class Plan:
    """How values of one type become JSON and come back."""

    dump: Callable[[Any], Json]
    load: Callable[[Json], Any]


def encode(event: Event, upgrades: Mapping[tuple[str, int], Upgrade] = UPGRADES) -> Row:
    """Return the row that `event` is written as.

    Args:
        event: What happened.
        upgrades: The upgrades known; they say which version is the newest.
    """
    kind = type(event)
    payload = _plan_of(kind).dump(event)
    return Row(kind.__name__, _newest(kind.__name__, upgrades), _text(payload))


def decode(row: Row, upgrades: Mapping[tuple[str, int], Upgrade] = UPGRADES) -> Event:
    """Return the event a row was written for.

    Args:
        row: Name, version and payload.
        upgrades: How older versions become newer ones.

    Raises:
        Unreadable: The name or version is unknown or the payload does not fit.
    """
    kind = _kinds().get(row.name)
    if kind is None:
        raise Unreadable(f"unknown event {row.name}")
    if not 1 <= row.version <= _newest(row.name, upgrades):
        raise Unreadable(f"unknown version {row.version} of {row.name}")
    try:
        payload = json.loads(row.payload)
        for version in range(row.version, _newest(row.name, upgrades)):
            payload = upgrades[row.name, version](payload)
        event: Event = _plan_of(kind).load(payload)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Unreadable(f"{row.name}: {error}") from error
    return event


def _newest(name: str, upgrades: Mapping[tuple[str, int], Upgrade]) -> int:
    version = 1
    while (name, version) in upgrades:
        version += 1
    return version


_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _text(payload: Json) -> str:
    text = _written(payload)
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate cannot be stored as UTF-8, its escape can
        return json.dumps(payload, separators=(",", ":"))
    return text


def _plan_of(kind: Value) -> Plan:
    return plan(kind)


@cache
def _kinds() -> Mapping[str, type]:
    kinds: dict[str, type] = {}
    for group in get_args(event_module.Event):
        kinds[group.__name__] = group
    return kinds


@cache
def plan(hint: Value) -> Plan:
    """Return how values of the type `hint` are written and read.

    Raises:
        TypeError: Nothing is known about such a type.
    """
    if hint in (str, int, bool):
        return Plan(_same, _exactly(hint))
    if hint is Voice:
        return Plan(str, _voice)
    if hint in (date, datetime, time):
        return Plan(lambda value: value.isoformat(), hint.fromisoformat)
    origin: Value = get_origin(hint)
    if origin in (Union, UnionType):
        return _optional(hint)
    if origin is tuple:
        return _sequence(get_args(hint)[0])
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(hint)[1])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Plan(_same, hint)
    if is_dataclass(hint):
        return _record(hint)
    raise TypeError(f"no way to store {hint!r}")


def _same(value: Value) -> Value:
    return value


def _exactly(kind: type) -> Callable[[Json], Value]:
    def load(value: Json) -> Value:
        if type(value) is not kind:
            raise TypeError(f"expected {kind.__name__}, found {type(value).__name__}")
        return value

    return load


def _voice(value: Json) -> Voice:
    return Voice(VoiceKind(value[:1]), int(value[1:]))


def _optional(hint: Value) -> Plan:
    (inner_hint,) = (each for each in get_args(hint) if each is not NoneType)
    inner = plan(inner_hint)
    return Plan(
        _same
        if inner.dump is _same
        else lambda value: None if value is None else inner.dump(value),
        lambda value: None if value is None else inner.load(value),
    )


def _sequence(hint: Value) -> Plan:
    inner = plan(hint)
    listed = _exactly(list)
    return Plan(
        lambda value: [inner.dump(each) for each in value],
        lambda value: tuple(inner.load(each) for each in listed(value)),
    )


def _mapping(hint: Value) -> Plan:
    inner = plan(hint)
    return Plan(
        lambda value: {str(key): inner.dump(each) for key, each in value.items()},
        lambda value: {int(key): inner.load(each) for key, each in value.items()},
    )


def _record(kind: Value) -> Plan:
    hints = get_type_hints(kind)
    plans = tuple((each.name, plan(hints[each.name])) for each in fields(kind))
    names = frozenset(hints)
    others = tuple((name, inner.dump) for name, inner in plans if inner.dump is not _same)

    def dump(value: Value) -> Json:
        record = {name: getattr(value, name) for name, _ in plans}
        for name, become in others:
            record[name] = become(record[name])
        return record

    def load(value: Json) -> Value:
        if value.keys() != names:
            raise ValueError(f"{kind.__name__} has other fields: {sorted(value.keys() ^ names)}")
        return kind(*[inner.load(value[name]) for name, inner in plans])

    return Plan(dump, load)
