"""Reading one JSON object field by field: every problem is noted with its place, none raised."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from facilitator.core.checks import MAX_TEXT
from facilitator.core.clean import clean_text
from facilitator.core.vocabulary import Voice, VoiceKind
from facilitator.store.exchange.problems import Findings, Flaw, Note

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")
Json = object

MAX_NUMBER = 1_000_000_000
"""Far more than any count, and safe in every program that may read the file."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d\d:\d\d(:\d\d)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?")
_VOICE = re.compile(r"([TPE])([1-9]\d{0,8})", re.ASCII)
_REFERENCE = re.compile(r"([1-9]\d{0,8})\.([1-9]\d{0,8})", re.ASCII)


class Fields:
    """One object of the document.

    Args:
        findings: Where problems are noted.
        place: Where the object stands.
        value: The object; anything else is a problem, and then every field has its default.
    """

    def __init__(self, findings: Findings, place: str, value: Json) -> None:
        self.findings = findings
        self.place = place
        self._read: set[str] = set()
        self._values: dict[str, Json] = {}
        if isinstance(value, dict):
            self._values = value
        else:
            findings.refuse(place, Flaw.NOT_AN_OBJECT)
        self.is_object = isinstance(value, dict)

    def at(self, name: str) -> str:
        """Return the place of a field."""
        return f"{self.place}.{name}" if self.place else name

    def has(self, name: str) -> bool:
        """Tell whether the field is there at all."""
        return name in self._values

    def refuse(self, name: str, flaw: Flaw, **details: str | int) -> None:
        """Note a problem with a field."""
        self.findings.refuse(self.at(name), flaw, **details)

    def finish(self) -> None:
        """Warn of fields that nobody asked for; they are dropped."""
        for name in self._values:
            if name not in self._read:
                self.findings.warn(self.at(clean_text(name)[:60]), Note.UNKNOWN_FIELD)

    def text(self, name: str) -> str | None:
        """Return a text or null; absent is null."""
        return self._text(self.at(name), value) if (value := self._take(name)) is not None else None

    def required(self, name: str) -> str:
        """Return a text that must be there and say something."""
        if not self.has(name):
            if self.is_object:
                self.refuse(name, Flaw.MISSING)
            return ""
        text = self._text(self.at(name), self._take(name))
        if text == "":
            self.refuse(name, Flaw.EMPTY)
        return text or ""

    def plain(self, name: str) -> str:
        """Return a text that may be empty and is so by default."""
        return (self._text(self.at(name), self._take(name)) or "") if self.has(name) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = (self._text(place, value) for place, value in self._list(name))
        return tuple(text for text in found if text is not None)

    def number(self, name: str, default: int) -> int:
        """Return a number of a table, person or task: 1 or more."""
        value = self._whole(name) if self.has(name) else default
        return self._at_least(name, value, 1, Flaw.BELOW_ONE) or default

    def optional_number(self, name: str) -> int | None:
        """Return a number of something, or null; absent is null."""
        value = self._take(name)
        return None if value is None else self._at_least(name, self._whole(name), 1, Flaw.BELOW_ONE)

    def count(self, name: str) -> int | None:
        """Return a count of 0 or more, or null; absent is null."""
        value = self._take(name)
        return None if value is None else self._at_least(name, self._whole(name), 0, Flaw.NEGATIVE)

    def sure_count(self, name: str, default: int) -> int:
        """Return a count of 0 or more that cannot be null."""
        value = self._whole(name) if self.has(name) else default
        return self._at_least(name, value, 0, Flaw.NEGATIVE) or 0

    def counts(self, name: str) -> tuple[int, ...]:
        """Return a list of counts of 0 or more."""
        found = []
        for place, value in self._list(name):
            if not isinstance(value, int) or isinstance(value, bool):
                self.findings.refuse(place, Flaw.NOT_A_NUMBER)
            elif not 0 <= value <= MAX_NUMBER:
                self.findings.refuse(place, Flaw.NEGATIVE if value < 0 else Flaw.NUMBER_TOO_BIG)
            else:
                found.append(value)
        return tuple(found)

    def flag(self, name: str, *, default: bool) -> bool:
        """Return true or false."""
        if not self.has(name):
            return default
        value = self._take(name)
        if not isinstance(value, bool):
            self.refuse(name, Flaw.NOT_YES_OR_NO)
            return default
        return value

    def consent(self, name: str) -> bool | None:
        """Return true, false or null; absent is null."""
        return None if self._take(name) is None else self.flag(name, default=False)

    def word(self, name: str, words: type[Word], default: Word) -> Word:
        """Return one of a list of words."""
        return self._word(name, words) or default if self.has(name) else default

    def required_word(self, name: str, words: type[Word], stand_in: Word) -> Word:
        """Return one of a list of words that must be there."""
        if not self.has(name) and self.is_object:
            self.refuse(name, Flaw.MISSING)
        return self.word(name, words, stand_in)

    def optional_word(self, name: str, words: type[Word]) -> Word | None:
        """Return one of a list of words, or null; absent is null."""
        return None if self._take(name) is None else self._word(name, words)

    def day(self, name: str) -> date | None:
        """Return an ISO date or null; absent is null."""
        return self._parsed(name, _DATE, date.fromisoformat, Flaw.NOT_A_DATE)

    def time(self, name: str) -> time | None:
        """Return a time of day as 10:00, or null; absent is null."""
        return self._parsed(name, _TIME, time.fromisoformat, Flaw.NOT_A_TIME)

    def moment(self, name: str) -> datetime | None:
        """Return a local ISO date and time, or null; absent is null."""
        return self._parsed(name, _MOMENT, datetime.fromisoformat, Flaw.NOT_A_MOMENT)

    def voice(self, name: str) -> Voice | None:
        """Return a voice as T3, P12 or E1, or null; absent is null."""
        value = self._take(name)
        if value is None:
            return None
        found = _VOICE.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            self.refuse(name, Flaw.NOT_A_VOICE)
            return None
        return Voice(VoiceKind(found[1]), int(found[2]))

    def references(self, name: str) -> list[tuple[str, int, int]]:
        """Return references to proposals, each as its place, task and number."""
        found = []
        for place, value in self._list(name):
            match = _REFERENCE.fullmatch(value) if isinstance(value, str) else None
            if match is None:
                self.findings.refuse(place, Flaw.NOT_A_REFERENCE)
            else:
                found.append((place, int(match[1]), int(match[2])))
        return found

    def inner(self, name: str) -> "Fields":
        """Return an object within this one; absent or null, it is empty."""
        value = self._take(name)
        return Fields(self.findings, self.at(name), {} if value is None else value)

    def optional_inner(self, name: str) -> "Fields | None":
        """Return an object within this one, or None where it is absent or null."""
        return None if self._take(name) is None else self.inner(name)

    def items(self, name: str) -> "Iterator[Fields]":
        """Return the objects of a list."""
        for place, value in self._list(name):
            yield Fields(self.findings, place, value)

    def length(self, name: str) -> int | None:
        """Return how long a list is, or None where there is no list."""
        value = self._take(name)
        return len(value) if isinstance(value, list) else None

    def raw(self, name: str) -> Json:
        """Return a field as it stands."""
        return self._take(name)

    def _take(self, name: str) -> Json:
        self._read.add(name)
        return self._values.get(name)

    def _list(self, name: str) -> Iterator[tuple[str, Json]]:
        if not self.has(name):
            return
        value = self._take(name)
        if not isinstance(value, list):
            self.refuse(name, Flaw.NOT_A_LIST)
            return
        for index, each in enumerate(value):
            yield f"{self.at(name)}[{index}]", each

    def _text(self, place: str, value: Json) -> str | None:
        if not isinstance(value, str):
            self.findings.refuse(place, Flaw.NOT_A_TEXT)
            return None
        if len(value) > MAX_TEXT:
            self.findings.refuse(place, Flaw.TEXT_TOO_LONG, limit=MAX_TEXT, length=len(value))
            return None
        return clean_text(value)

    def _whole(self, name: str) -> int | None:
        value = self._take(name)
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(name, Flaw.NOT_A_NUMBER)
            return None
        return value

    def _at_least(self, name: str, value: int | None, least: int, flaw: Flaw) -> int | None:
        if value is None:
            return None
        if value < least:
            self.refuse(name, flaw)
            return None
        if value > MAX_NUMBER:
            self.refuse(name, Flaw.NUMBER_TOO_BIG)
            return None
        return value

    def _word(self, name: str, words: type[Word]) -> Word | None:
        value = self._take(name)
        if not isinstance(value, str):
            self.refuse(name, Flaw.NOT_A_TEXT)
            return None
        try:
            return words(value)
        except ValueError:
            known = ", ".join(words)
            self.refuse(name, Flaw.UNKNOWN_WORD, word=clean_text(value)[:60], known=known)
            return None

    def _parsed(
        self, name: str, form: re.Pattern[str], parse: Callable[[str], Value], flaw: Flaw
    ) -> Value | None:
        value = self._take(name)
        if value is None:
            return None
        try:
            if isinstance(value, str) and form.fullmatch(value):
                return parse(value)
        except ValueError:
            pass
        self.refuse(name, flaw)
        return None
