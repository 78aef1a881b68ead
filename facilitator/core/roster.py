"""A list of people pasted from a spreadsheet: rows that can become participants, and what is wrong.

Splitting the text is the business of cells, telling its columns apart that of columns.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import StrEnum

from facilitator.core.cells import cells
from facilitator.core.checks import MAX_TEXT
from facilitator.core.columns import TABLE, Column, columns_of_header, guessed_columns
from facilitator.core.model import Participant
from facilitator.core.value import dataclass


class Flaw(StrEnum):
    """What is wrong with a row; all but the first leave the row usable."""

    NO_NAME = "no_name"
    NO_SUCH_TABLE = "no_such_table"
    TABLE_IS_NO_NUMBER = "table_is_no_number"
    BAD_EMAIL = "bad_email"
    TWICE_IN_LIST = "twice_in_list"
    ALREADY_THERE = "already_there"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Problem:
    """A flaw of the row at `line` (from 1, the header counted), and the value it is about."""

    line: int
    flaw: Flaw
    value: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can become a participant; the number is still 0, a doubtful value is left out."""

    line: int
    participant: Participant


@dataclass(frozen=True, slots=True)
class Roster:
    """What was understood of a pasted list."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    @property
    def participants(self) -> tuple[Participant, ...]:
        """The people of all rows, in order."""
        return tuple(row.participant for row in self.rows)


_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_NONE = ("", "-", "–", "—")


def parse_roster(text: str, tables: Collection[int], known: Collection[str] = ()) -> Roster:
    """Read a list pasted from a spreadsheet, with or without a header row.

    Args:
        text: Rows as lines, cells separated by tabs, or by semicolons where there is no tab.
        tables: The numbers of the session's tables.
        known: Names of people already in the session.

    Returns:
        The columns as understood, the rows with a name, and every problem with its line.
    """
    lines = cells(text)
    if not lines:
        return Roster((), (), ())
    width = max(len(row) for _, row in lines)
    lines = [(line, [*row, *[""] * (width - len(row))]) for line, row in lines]
    columns = columns_of_header(lines[0][1])
    if columns:
        lines = lines[1:]
    else:
        columns = guessed_columns([row for _, row in lines])
    reader = _Reader(columns, tables, known)
    for line, row in lines:
        reader.take(line, row)
    return Roster(columns, tuple(reader.rows), tuple(reader.problems))


class _Reader:
    def __init__(
        self, columns: tuple[Column, ...], tables: Collection[int], known: Collection[str]
    ) -> None:
        self._columns = columns
        self._tables = tables
        self._known = {name.casefold() for name in known}
        self._seen: set[str] = set()
        self.rows: list[Row] = []
        self.problems: list[Problem] = []

    def take(self, line: int, row: Sequence[str]) -> None:
        def note(flaw: Flaw, value: str) -> None:
            self.problems.append(Problem(line, flaw, value))

        values: dict[Column, str] = {}
        for column, value in zip(self._columns, row, strict=True):
            if value and column not in values:
                values[column] = value
        name = _name(values)
        if not name:
            note(Flaw.NO_NAME, " · ".join(value for value in row if value))
            return
        if max(map(len, values.values())) > MAX_TEXT:
            note(Flaw.TOO_LONG, name[:40])
            return
        key = name.casefold()
        if key in self._seen:
            note(Flaw.TWICE_IN_LIST, name)
        elif key in self._known:
            note(Flaw.ALREADY_THERE, name)
        self._seen.add(key)
        person = Participant(
            number=0,
            name=name,
            office=values.get(Column.OFFICE),
            organisation=values.get(Column.ORGANISATION),
            table=self._table(values.get(Column.TABLE, ""), note),
            email=_email(values.get(Column.EMAIL, ""), note),
        )
        self.rows.append(Row(line, person))

    def _table(self, value: str, note: Callable[[Flaw, str], None]) -> int | None:
        if value in _NONE:
            return None
        found = TABLE.fullmatch(value)
        if not found:
            note(Flaw.TABLE_IS_NO_NUMBER, value)
            return None
        number = int(found[1])
        if number not in self._tables:
            note(Flaw.NO_SUCH_TABLE, str(number))
            return None
        return number


def _email(value: str, note: Callable[[Flaw, str], None]) -> str | None:
    if value in _NONE:
        return None
    found = _EMAIL.search(value)
    if not found:
        note(Flaw.BAD_EMAIL, value)
        return None
    return found[0].strip(".,;")


def _name(values: Mapping[Column, str]) -> str:
    if Column.NAME in values:
        return values[Column.NAME]
    parts = (Column.SURNAME, Column.FIRST_NAME, Column.PATRONYMIC)
    return " ".join(values[part] for part in parts if part in values)
