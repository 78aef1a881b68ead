"""What a workbook consists of: sheets of typed columns, still without a library's cells."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto

Value = str | int | float | date | time | datetime | None


class Form(Enum):
    """How the values of a column are shown."""

    TEXT = auto()
    LABEL = auto()
    WHOLE = auto()
    TENTHS = auto()
    DATE = auto()
    TIME = auto()
    MOMENT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` is in letters."""

    title: str
    width: int
    form: Form = Form.TEXT


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its header and its rows."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
