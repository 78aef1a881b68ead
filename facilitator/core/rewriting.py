"""Walking through events and states of whatever make, and writing anew what names somebody.

What has not changed stays the very same object.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Protocol

from facilitator.core.events import DataForgotten
from facilitator.core.model import (
    Closing,
    Decision,
    Expert,
    Facts,
    Official,
    Participant,
    RoadmapRow,
)
from facilitator.core.names import Gone
from facilitator.core.stack import Stack

Part = Any
"""An event, a state, or what they are made of, down to numbers and texts."""


class Visitor(Protocol):
    """What is done with the texts that a walk comes to; each method returns what stands there."""

    def person(self, person: Participant | Expert) -> Part:
        """Come to somebody on a list."""

    def official(self, official: Official) -> Official:
        """Come to somebody who leads or signs."""

    def speaker(self, name: str) -> str | None:
        """Come to the name of the speaker of the closing speech."""

    def responsible(self, name: str) -> str:
        """Come to who is responsible for something: an office or a name."""

    def text(self, text: str) -> str:
        """Come to a free text."""


def walked(part: Part, visitor: Visitor) -> Part:
    """Return an event, a state or a part of one after a visitor has been to all its texts."""
    match part:
        case str():
            # What is exactly a text: members of enumerations are texts too.
            return visitor.text(part) if type(part) is str else part
        case Participant() | Expert():
            return visitor.person(part)
        case Official():
            return visitor.official(part)
        case Facts():
            return changed(part, visitor, kept=("language",))
        case Closing(speaker=str(speaker)):
            named = replaced(part, speaker=visitor.speaker(speaker))
            return changed(named, visitor, kept=("speaker",))
        case Decision(responsible=str(name)) | RoadmapRow(responsible=str(name)):
            named = replaced(part, responsible=visitor.responsible(name))
            return changed(named, visitor, kept=("responsible",))
        case DataForgotten():
            return part
        case tuple() | frozenset():
            after = [walked(one, visitor) for one in part]
            same = all(old is new for old, new in zip(part, after, strict=True))
            return part if same else type(part)(after)
        case Stack():
            from_top = [walked(one, visitor) for one in part]
            same = all(old is new for old, new in zip(part, from_top, strict=True))
            return part if same else _stacked(reversed(from_top))
        case Mapping():
            items = {key: walked(one, visitor) for key, one in part.items()}
            return part if all(part[key] is one for key, one in items.items()) else items
        case _ if is_dataclass(part):
            return changed(part, visitor)
        case _:
            return part


def _stacked(items: Iterable[Part]) -> Stack[Part]:
    stack: Stack[Part] = Stack()
    for item in items:
        stack = stack.pushed(item)
    return stack


def changed(part: Part, visitor: Visitor, kept: tuple[str, ...] = ()) -> Part:
    """Return a record after the visitor has been to all its fields but those kept."""
    return replaced(
        part,
        **{
            field.name: walked(getattr(part, field.name), visitor)
            for field in fields(part)
            if field.name not in kept
        },
    )


def replaced(part: Part, **values: Part) -> Part:
    """Return a record with other values in it; the same one where none is another."""
    other = {}
    for name, value in values.items():
        before = getattr(part, name)
        if before is not value and before != value:
            other[name] = value
    return replace(part, **other) if other else part


class Replacing:
    """Puts something neutral in the place of those forgotten.

    Args:
        gone: Who they are.
        texts: Whether in free texts too; else only where a field is for a name.
    """

    def __init__(self, gone: Gone, texts: bool) -> None:  # noqa: FBT001
        self._gone = gone
        self._texts = texts
        self.replaced = 0

    def person(self, person: Participant | Expert) -> Part:
        """Leave number, table, role, presence and answers; take who it is."""
        if not self._gone.has(person):
            return changed(person, self, kept=("name", "email"))
        said = self._gone.said_of(person)
        if isinstance(person, Expert):
            return replaced(person, name=said, field=None, email=None)
        consent = replaced(person.consent, method=None)
        return replaced(
            person, name=said, office=None, organisation=None, email=None, consent=consent
        )

    def official(self, official: Official) -> Official:
        """Leave room to sign where somebody forgotten was to."""
        nobody = Official()
        name = official.name or ""
        meant = self._gone.everyone or self._gone.without(name) != name
        return nobody if meant and official != nobody else official

    def speaker(self, name: str) -> str | None:
        """Leave out who spoke, or name them neutrally."""
        return None if self._gone.everyone else self._gone.without(name)

    def responsible(self, name: str) -> str:
        """Leave offices and take names."""
        return self._gone.without(name)

    def text(self, text: str) -> str:
        """Take names out of a free text, if that is asked."""
        after = self._gone.without(text) if self._texts else text
        self.replaced += after != text
        return after if after != text else text


class Finding:
    """Collects the texts that name somebody forgotten, and changes nothing.

    Args:
        gone: Who they are.
    """

    def __init__(self, gone: Gone) -> None:
        self._gone = gone
        self.found: list[str] = []

    def person(self, person: Participant | Expert) -> Part:
        """Look whether somebody who stays has the very name or address of one forgotten."""
        if not self._gone.has(person):
            self.found += filter(self._gone.is_name, (person.name, person.email or ""))
            changed(person, self, kept=("name", "email"))
        return person

    def official(self, official: Official) -> Official:
        """Look at office and name."""
        for text in (official.office, official.name):
            self.text(text or "")
        return official

    def speaker(self, name: str) -> str:
        """Look at a name."""
        return self.text(name)

    def responsible(self, name: str) -> str:
        """Look at a name or office."""
        return self.text(name)

    def text(self, text: str) -> str:
        """Look at a text."""
        if self._gone.is_in(text):
            self.found.append(text)
        return text
