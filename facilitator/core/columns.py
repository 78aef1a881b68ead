"""Which column of a pasted list holds what: by its header row, else by what its cells look like."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise


class Column(StrEnum):
    """What a column of a pasted list holds."""

    NAME = "name"
    SURNAME = "surname"
    FIRST_NAME = "first_name"
    PATRONYMIC = "patronymic"
    OFFICE = "office"
    ORGANISATION = "organisation"
    TABLE = "table"
    EMAIL = "email"
    COUNTER = "counter"
    OTHER = "other"


TABLE = re.compile(r"(?:стол|table|т\.?)?\s*№?\s*(\d{1,3})", re.IGNORECASE)
_INITIALS = re.compile(
    r"[А-ЯЁA-Z][\w\-]+\s+[А-ЯЁA-Z]\.\s*(?:[А-ЯЁA-Z]\.)?|[А-ЯЁA-Z]\.\s*(?:[А-ЯЁA-Z]\.)?\s*[А-ЯЁA-Z][\w\-]+"
)
_FULL_NAME = re.compile(r"[А-ЯЁA-Z][\w\-’']+(?:\s+[А-ЯЁA-Z][\w\-’']+){1,2}(?:\s+(?:оглы|кызы))?")
_OFFICE = re.compile(
    r"директор|начальник|заместител|заведующ|специалист|руководител|методист|психолог|педагог|учител|врач"
    r"|глав[аы]\b|депутат|консультант|инспектор|координатор|менеджер|инженер|председател|секретар|воспитател"
    r"|head|manager|director|officer|teacher|specialist|nurse",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"[«»\"]|\b(?:[МБКАГ]{1,3}[ОУ]{1,3}|МКУ|ООО|АО|АНО|НКО|ДК|СОШ|КЦСОН)\b|учреждени|\bорган\b|управлени|администраци"
    r"|комитет|департамент|центр|школа|фонд|общество|организаци|больница|колледж|библиотек"
    r"|council|department|centre|center|school|agency|foundation",
    re.IGNORECASE,
)
_HEADERS: Mapping[Column, re.Pattern[str]] = {
    column: re.compile(pattern, re.IGNORECASE)
    for column, pattern in {
        Column.COUNTER: r"№|№?\s*п\s*[/.\\]?\s*п\.?|n|no\.?|#|номер",
        Column.EMAIL: r".*(?:e-?mail|почт|mail).*",
        Column.SURNAME: r"фамилия|surname|last name|family name",
        Column.FIRST_NAME: r"имя|first name|given name",
        Column.PATRONYMIC: r"отчество|patronymic|middle name",
        Column.NAME: r"ф\.?\s*и\.?\s*о\.?.*|фамилия.+|участник\w*|имя.+|(?:full )?name|participant",
        Column.OFFICE: r".*(?:должност|office|position|job|post\b).*",
        Column.ORGANISATION: r".*(?:организаци|учреждени|место работы|ведомств|organi[sz]ation).*",
        Column.TABLE: r"(?:№\s*|номер\s*)?стол\w*|table(?: number| no\.?)?",
    }.items()
}
_USUAL_ORDER = (
    Column.NAME,
    Column.OFFICE,
    Column.ORGANISATION,
    Column.TABLE,
    Column.EMAIL,
)


def columns_of_header(row: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns a header row names, or nothing if it is no header."""
    columns = tuple(_named(cell) for cell in row)
    named = [column for column in columns if column is not Column.OTHER]
    has_name = Column.NAME in named or Column.SURNAME in named or Column.FIRST_NAME in named
    if not has_name or len(named) * 2 < len([cell for cell in row if cell]):
        return ()
    return columns


def _named(cell: str) -> Column:
    for column, pattern in _HEADERS.items():
        if pattern.fullmatch(cell):
            return column
    return Column.OTHER


def guessed_columns(rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """Return what columns without a header hold, by their contents; the usual order settles doubts.

    Args:
        rows: The rows of the list, all of one width, and at least one.
    """
    width = len(rows[0])
    found = [Column.OTHER] * width
    tests: tuple[tuple[Column, Callable[[Sequence[str]], float]], ...] = (
        (Column.COUNTER, _counts_up),
        (Column.EMAIL, lambda values: _share(values, lambda v: "@" in v)),
        (Column.TABLE, lambda values: _share(values, lambda v: bool(TABLE.fullmatch(v)))),
        (Column.NAME, lambda values: _share(values, _looks_like_a_name)),
        (Column.OFFICE, lambda values: _share(values, lambda v: bool(_OFFICE.match(v)))),
        (
            Column.ORGANISATION,
            lambda values: _share(values, lambda v: bool(_ORGANISATION.search(v))),
        ),
    )
    names = _column_of_names(rows)
    for column, test in tests:
        free = [at for at in range(width) if found[at] is Column.OTHER]
        if column is Column.COUNTER:
            # One person from each table, in order, makes the tables count up too: a counter
            # stands before the names.
            free = [at for at in free if at < names]
        scores = {at: test([row[at] for row in rows if row[at]]) for at in free}
        best = max(free, key=lambda at: (scores[at], -at), default=None)
        if best is not None and scores[best] >= 0.5:
            found[best] = column
    left = [column for column in _USUAL_ORDER[:3] if column not in found]
    for at in range(width):
        if found[at] is Column.OTHER and left:
            found[at] = left.pop(0)
    return tuple(found)


def _column_of_names(rows: Sequence[Sequence[str]]) -> int:
    shares = [
        _share([cell for cell in column if cell], _looks_like_a_name)
        for column in zip(*rows, strict=True)
    ]
    return shares.index(max(shares)) if max(shares) > 0 else 1


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(map(test, values)) / len(values) if values else 0.0


def _counts_up(values: Sequence[str]) -> float:
    """Tell a column 1, 2, 3 … (the spreadsheet's own counter) from table numbers, which repeat."""
    numbers = [int(value.rstrip(".")) for value in values if re.fullmatch(r"\d{1,4}\.?", value)]
    rises = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    return 1.0 if len(numbers) == len(values) > 1 and rises else 0.0


def _looks_like_a_name(value: str) -> bool:
    if _OFFICE.match(value) or _ORGANISATION.search(value):
        return False
    return bool(_FULL_NAME.fullmatch(value) or _INITIALS.fullmatch(value))
