"""The words of one language: gettext messages, and dates and times as that language writes them.

English is the source language. Dates are messages too, as Babel writes them: Babel itself takes as
long to load as half a window, so only the tests and the compiling of a bare clone ask it.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
import os
from pathlib import Path

from facilitator import paths

LANGUAGES = ("ru", "en")
DOMAIN = "facilitator"


def N_(message: str) -> str:
    """Mark a constant for the catalogues; it is translated where it is shown."""
    return message


# Translators: the months as they stand in a date, such as «12 января».
_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def system_language() -> str:
    """Return "ru" where the system speaks Russian, else "en"."""
    names = [os.environ.get(key, "") for key in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), None) or _told_by_locale()
    return "ru" if name.lower().startswith(("ru", "russian")) else "en"


def _told_by_locale() -> str:
    import locale  # where the environment says it, a start need not load this

    return locale.getlocale()[0] or ""


class Words:
    """Messages, dates and times in one language.

    Args:
        language: The code of the language, such as "ru".
        catalogue: Where messages are looked up; the plain base class leaves them English.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    @classmethod
    def load(cls, language: str, folder: Path | None = None) -> Words:
        """Return the words of a language; of an unknown one, English.

        Args:
            language: "ru" or "en".
            folder: The folder of the catalogues; None is the program's own.
        """
        if language not in LANGUAGES or language == "en":
            return cls("en", gettext.NullTranslations())
        return cls(language, _catalogue(folder or paths.resource("i18n"), language))

    def gettext(self, message: str) -> str:
        """Return the message in this language."""
        return self._catalogue.gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the message in the form that goes with `n` things."""
        return self._catalogue.ngettext(singular, plural, n)

    def pgettext(self, context: str, message: str) -> str:
        """Return the message as it is meant in `context`."""
        return self._catalogue.pgettext(context, message)

    def date(self, day: dt.date) -> str:
        """Return a day in full: «12 сентября 2019 г.», "12 September 2019"."""
        return self.gettext("{day} {month} {year}").format(
            day=day.day, month=self._month(day), year=day.year
        )

    def day_month(self, day: dt.date) -> str:
        """Return a day without its year: «12 сентября»."""
        return self.gettext("{day} {month}").format(day=day.day, month=self._month(day))

    def dates(self, first: dt.date, last: dt.date) -> str:
        """Return the days from `first` to `last`: «8–9 февраля 2018 г.».

        Only what differs is written twice; equal days are one date.
        """
        if first == last:
            return self.date(first)
        if first.year != last.year:
            return self.gettext("{first_date} – {last_date}").format(
                first_date=self.date(first), last_date=self.date(last)
            )
        if first.month != last.month:
            return self.gettext("{first_day} – {last_date}").format(
                first_day=self.day_month(first), last_date=self.date(last)
            )
        return self.gettext("{first}–{last} {month} {year}").format(
            first=first.day, last=last.day, month=self._month(last), year=last.year
        )

    def time(self, moment: dt.time | dt.datetime) -> str:
        """Return a time of day as 14:14."""
        return f"{moment:%H:%M}"

    def clock(self, ms: int) -> str:
        """Return what a countdown shows: `06:42`, `1:05:00`, in overtime `+02:15`.

        Args:
            ms: The milliseconds left; negative is overtime. A begun second still counts as left.
        """
        seconds = -(-ms // 1000)
        hours, rest = divmod(abs(seconds), 3600)
        sign = "+" if seconds < 0 else ""
        if hours:
            return f"{sign}{hours}:{rest // 60:02}:{rest % 60:02}"
        return f"{sign}{rest // 60:02}:{rest % 60:02}"

    def duration(self, ms: int) -> str:
        """Return a length of time in words: «2 мин 13 с», «4 мин», «1 ч 5 мин».

        Args:
            ms: Milliseconds, rounded to whole seconds; the sign is left out. From an hour on
                seconds are left out as well.
        """
        seconds = (abs(ms) + 500) // 1000
        hours, minutes, seconds = seconds // 3600, seconds // 60 % 60, seconds % 60
        if hours and minutes:
            pattern = self.gettext("{hours} h {minutes} min")
        elif hours:
            pattern = self.gettext("{hours} h")
        elif minutes and seconds:
            pattern = self.gettext("{minutes} min {seconds} s")
        elif minutes:
            pattern = self.gettext("{minutes} min")
        else:
            pattern = self.gettext("{seconds} s")
        return pattern.format(hours=hours, minutes=minutes, seconds=seconds)

    def _month(self, day: dt.date) -> str:
        return self.gettext(_MONTHS[day.month - 1])


def _catalogue(folder: Path, language: str) -> gettext.NullTranslations:
    """Read the compiled catalogue, or compile the source where that is newer or alone."""
    source = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    compiled = source.with_suffix(".mo")
    if not compiled.exists() or _is_newer(source, compiled):
        return _compiled(source) if source.exists() else gettext.NullTranslations()
    with compiled.open("rb") as file:
        return gettext.GNUTranslations(file)


def _is_newer(source: Path, compiled: Path) -> bool:
    return source.exists() and source.stat().st_mtime > compiled.stat().st_mtime


def _compiled(source: Path) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
