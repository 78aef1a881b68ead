"""Dates and times as people type them, read leniently and written in one form."""

import re
from datetime import date, time

_DATE = re.compile(r"(\d{1,2})[.,/\-юЮ ](\d{1,2})(?:[.,/\-юЮ ](\d{4}|\d{2}))?\.?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})(?:[.:,;\-юЮжЖ ]?(\d{2}))?")


def read_date(text: str, today: date) -> date | None:
    """Read `12.09.2019`, `12.9`, `12,09,19` or `2019-09-12`; without a year it is this year's.

    Args:
        text: What was typed; separators of the Russian layout are understood too.
        today: The day that gives the year.

    Raises:
        ValueError: It is no date; an empty text is None.
    """
    text = text.strip()
    if not text:
        return None
    if iso := _ISO.fullmatch(text):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(text)
    year = int(found[3]) if found[3] else today.year
    return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))


def write_date(day: date | None) -> str:
    """Return `12.09.2019`, or nothing."""
    return "" if day is None else f"{day:%d.%m}.{day.year}"


def read_time(text: str) -> time | None:
    """Read `10:00`, `10.00`, `1000` or `10`.

    Raises:
        ValueError: It is no time of day; an empty text is None.
    """
    text = text.strip()
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if not found:
        raise ValueError(text)
    return time(int(found[1]), int(found[2] or 0))


def write_time(moment: time | None) -> str:
    """Return `10:00`, or nothing."""
    return "" if moment is None else f"{moment:%H:%M}"
