"""Messages, dates and times in Russian and English."""

import os
from datetime import date, datetime, time
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date

from facilitator.words import N_, Words, system_language

PO = """\
msgid ""
msgstr ""
"Language: ru\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "table"
msgstr "стол"

msgctxt "clock"
msgid "minus"
msgstr "убавить"

msgid "{n} proposal"
msgid_plural "{n} proposals"
msgstr[0] "{n} предложение"
msgstr[1] "{n} предложения"
msgstr[2] "{n} предложений"
"""  # noqa: E501  the rule of plurals is one line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "ru" / "LC_MESSAGES" / "facilitator.po"
    source.parent.mkdir(parents=True)
    source.write_text(PO, encoding="utf-8")
    return tmp_path


def compiled_of(folder: Path) -> Path:
    return folder / "ru" / "LC_MESSAGES" / "facilitator.mo"


def test_a_marked_constant_is_itself() -> None:
    assert N_("table") == "table"


def test_messages_come_from_the_source_where_nothing_is_compiled(folder: Path) -> None:
    words = Words.load("ru", folder)
    assert words.gettext("table") == "стол"
    assert words.pgettext("clock", "minus") == "убавить"
    assert words.gettext("never translated") == "never translated"


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 предложение"), (2, "2 предложения"), (5, "5 предложений")]
)
def test_plurals_are_right(folder: Path, n: int, said: str) -> None:
    words = Words.load("ru", folder)
    assert words.ngettext("{n} proposal", "{n} proposals", n).format(n=n) == said


def test_an_empty_message_is_not_the_header_of_the_catalogue(folder: Path) -> None:
    assert Words.load("ru", folder).gettext("") == ""


def test_a_newer_source_wins_over_the_compiled_catalogue(folder: Path) -> None:
    from dev_tools.catalogues import compile_catalogue

    source = compiled_of(folder).with_suffix(".po")
    compile_catalogue(source)
    source.write_text(PO.replace("стол", "столик"), encoding="utf-8")
    later = compiled_of(folder).stat().st_mtime + 10
    os.utime(source, (later, later))
    assert Words.load("ru", folder).gettext("table") == "столик"


def test_a_compiled_catalogue_needs_no_source(folder: Path) -> None:
    from dev_tools.catalogues import compile_catalogue

    source = compiled_of(folder).with_suffix(".po")
    compile_catalogue(source)
    source.unlink()
    assert Words.load("ru", folder).gettext("table") == "стол"


def test_without_any_catalogue_the_words_are_english(tmp_path: Path) -> None:
    assert Words.load("ru", tmp_path).gettext("table") == "table"


def test_an_unknown_language_is_english() -> None:
    words = Words.load("de")
    assert words.language == "en"
    assert words.ngettext("{n} proposal", "{n} proposals", 2).format(n=2) == "2 proposals"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ru_RU.UTF-8", "LANG": "en_GB.UTF-8"}, "ru"),
    ],
)
def test_the_language_is_russian_where_the_system_is(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for key in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(key, raising=False)
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    assert system_language() == language


@pytest.mark.parametrize(("name", "language"), [("Russian_Russia", "ru"), (None, "en")])
def test_without_variables_the_locale_tells_the_language(
    monkeypatch: pytest.MonkeyPatch, name: str | None, language: str
) -> None:
    for key in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(key, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (name, None))
    assert system_language() == language


def test_dates_are_written_out(russian: Words, english: Words) -> None:
    day = date(2019, 9, 12)
    assert russian.date(day) == "12 сентября 2019\u00a0г."
    assert english.date(day) == "12 September 2019"
    assert russian.day_month(day) == "12 сентября"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2018, 2, 8), date(2018, 2, 8), "8 февраля 2018\u00a0г."),
        (date(2018, 2, 8), date(2018, 2, 9), "8–9 февраля 2018\u00a0г."),
        (date(2018, 1, 30), date(2018, 2, 2), "30 января – 2 февраля 2018\u00a0г."),
        (
            date(2018, 12, 30),
            date(2019, 1, 2),
            "30 декабря 2018\u00a0г. – 2 января 2019\u00a0г.",
        ),
        (date(2018, 2, 8), date(2019, 2, 8), "8 февраля 2018\u00a0г. – 8 февраля 2019\u00a0г."),
    ],
)
def test_of_several_days_only_what_differs_is_written_twice(
    russian: Words, first: date, last: date, said: str
) -> None:
    assert russian.dates(first, last) == said


@pytest.mark.parametrize(("language", "locale"), [("ru", "ru"), ("en", "en_GB")])
@pytest.mark.parametrize("month", range(1, 13))
def test_dates_are_written_as_babel_has_them(language: str, locale: str, month: int) -> None:
    words, day = Words.load(language), date(2019, month, 12)
    assert words.date(day) == plain(format_date(day, "long", locale=locale))
    assert words.day_month(day) == format_date(day, "d MMMM", locale=locale)
    for last in (date(2019, month, 13), date(2019, month, 28), date(2020, month, 12)):
        differing = "y" if last.year != day.year else "d"
        patterns = Locale.parse(locale).interval_formats["yMMMd"][differing]
        interval = "".join(
            format_date(end, pattern.replace("MMM", "MMMM"), locale=locale)
            for end, pattern in zip((day, last), patterns, strict=True)
        )
        assert words.dates(day, last) == plain(interval)


def plain(text: str) -> str:
    """Return a date without the rare spaces of Babel, which the bundled family lacks."""
    return text.replace("\u202f", "\u00a0").replace("\u2009", " ")


def test_english_days_join_too(english: Words) -> None:
    assert english.dates(date(2018, 2, 8), date(2018, 2, 9)) == "8–9 February 2018"


def test_times_of_day_have_hours_and_minutes(russian: Words) -> None:
    assert russian.time(time(9, 5)) == "09:05"
    assert russian.time(datetime(2019, 9, 12, 14, 14, 59)) == "14:14"


@pytest.mark.parametrize(
    ("ms", "shown"),
    [
        (402_000, "06:42"),
        (401_001, "06:42"),
        (1, "00:01"),
        (0, "00:00"),
        (-999, "00:00"),
        (-1000, "+00:01"),
        (-135_000, "+02:15"),
        (3_599_000, "59:59"),
        (3_900_000, "1:05:00"),
        (-3_900_000, "+1:05:00"),
    ],
)
def test_a_clock_shows_begun_seconds_and_overtime(russian: Words, ms: int, shown: str) -> None:
    assert russian.clock(ms) == shown


@pytest.mark.parametrize(
    ("ms", "said"),
    [
        (0, "0 с"),
        (13_499, "13 с"),
        (133_000, "2 мин 13 с"),
        (-240_000, "4 мин"),
        (59_600, "1 мин"),
        (3_600_000, "1 ч"),
        (3_912_000, "1 ч 5 мин"),
    ],
)
def test_a_duration_is_said_in_words(russian: Words, ms: int, said: str) -> None:
    assert russian.duration(ms) == said
