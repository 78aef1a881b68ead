"""The rules of the venue check, and their sentences."""

from datetime import datetime

import pytest

from facilitator.venue.judging import Finding, Level, Line, Verdict, judge, summed, unknown
from facilitator.venue.power import Power, power_in_report
from facilitator.venue.readings import (
    Answer,
    AwakeRead,
    BackupRead,
    ClockRead,
    FileRead,
    FontsRead,
    PowerRead,
    Reading,
    ScreensRead,
    Size,
    SoundRead,
    SpaceRead,
    TrialRead,
    Written,
)
from facilitator.venue.sentences import (
    SENTENCES,
    TITLES,
    advise,
    say,
    say_level,
    sum_up,
    sum_up_rest,
)
from facilitator.words import Words

GOOD, CARE, BAD = Level.GOOD, Level.CARE, Level.BAD
KEPT, REFUSED = Written("/docs", 8), Written("/docs", why="EROFS")
NINE = datetime(2019, 9, 12, 9, 0)
HALL = Size(1920, 1080)
CASES: tuple[tuple[Reading, Level, Verdict], ...] = (
    (ScreensRead(HALL), GOOD, Verdict.SCREEN_FOUND),
    (ScreensRead(Size(1024, 768)), GOOD, Verdict.SCREEN_FOUND),
    (ScreensRead(Size(800, 720)), CARE, Verdict.SCREEN_SMALL),
    (ScreensRead(Size(1280, 700)), CARE, Verdict.SCREEN_SMALL),
    (ScreensRead(None, duplicated=True), BAD, Verdict.SCREEN_DUPLICATED),
    (ScreensRead(None), BAD, Verdict.SCREEN_MISSING),
    (PowerRead(None), GOOD, Verdict.NO_BATTERY),
    (PowerRead(Power(mains=True, percent=21)), GOOD, Verdict.ON_MAINS),
    (PowerRead(Power(mains=True)), GOOD, Verdict.ON_MAINS),
    (PowerRead(Power(mains=True, percent=20)), CARE, Verdict.FILLING),
    (PowerRead(Power(mains=False, percent=21)), CARE, Verdict.ON_BATTERY),
    (PowerRead(Power(mains=False)), CARE, Verdict.ON_BATTERY),
    (PowerRead(Power(mains=False, percent=20)), BAD, Verdict.BATTERY_LOW),
    (AwakeRead(held=True, now=True), GOOD, Verdict.AWAKE),
    (AwakeRead(held=True, now=False), GOOD, Verdict.AWAKE_LATER),
    (AwakeRead(held=False, now=True), CARE, Verdict.MAY_SLEEP),
    (SpaceRead((("/", 1_000_000_000),)), GOOD, Verdict.SPACE_ENOUGH),
    (SpaceRead((("/", 10**10), ("/usb", 999_000_000))), CARE, Verdict.SPACE_LITTLE),
    (SpaceRead((("/", 99_999_999), ("/usb", None))), BAD, Verdict.SPACE_NONE),
    (SpaceRead((("/", None),)), CARE, Verdict.SPACE_UNKNOWN),
    (FileRead(KEPT), GOOD, Verdict.FILE_WRITTEN),
    (FileRead(Written("/net", 501)), CARE, Verdict.FILE_SLOW),
    (FileRead(REFUSED), BAD, Verdict.FILE_REFUSED),
    (FileRead(KEPT, only_looking=True), BAD, Verdict.FILE_LOOKED_AT),
    (BackupRead(KEPT), GOOD, Verdict.BACKUP_ONCE),
    (BackupRead(KEPT, Written("/usb", 70)), GOOD, Verdict.BACKUP_TWICE),
    (BackupRead(KEPT, Written("/usb", why="ENOENT")), CARE, Verdict.BACKUP_SECOND_MISSING),
    (BackupRead(REFUSED, KEPT), BAD, Verdict.BACKUP_REFUSED),
    (ClockRead(NINE), CARE, Verdict.CLOCK_ASKED),
    (ClockRead(NINE, 60_000), CARE, Verdict.CLOCK_ASKED_AGAIN),
    (ClockRead(NINE, answer=Answer.RIGHT), GOOD, Verdict.CLOCK_RIGHT),
    (ClockRead(NINE, -60_000, Answer.RIGHT), GOOD, Verdict.CLOCK_CORRECTED),
    (ClockRead(NINE, answer=Answer.WRONG), BAD, Verdict.CLOCK_WRONG),
    (SoundRead(muted=False), CARE, Verdict.SOUND_UNTRIED),
    (SoundRead(muted=False, played=True), CARE, Verdict.SOUND_ASKED),
    (SoundRead(muted=False, played=True, answer=Answer.RIGHT), GOOD, Verdict.SOUND_HEARD),
    (SoundRead(muted=True, played=True, answer=Answer.RIGHT), CARE, Verdict.SOUND_MUTED),
    (SoundRead(muted=True), CARE, Verdict.SOUND_MUTED),
    (SoundRead(muted=True, played=True, answer=Answer.WRONG), BAD, Verdict.SOUND_UNHEARD),
    (SoundRead(muted=False, played=False), CARE, Verdict.SOUND_ABSENT),
    (TrialRead(), CARE, Verdict.TRIAL_UNTRIED),
    (TrialRead("/pages/x.pdf", opened=True), GOOD, Verdict.TRIAL_OPENED),
    (TrialRead("/pages/x.pdf"), CARE, Verdict.TRIAL_NOT_OPENED),
    (TrialRead(why="ENOSPC"), BAD, Verdict.TRIAL_FAILED),
    (FontsRead(own=True, cyrillic=True), GOOD, Verdict.FONTS_SHOWN),
    (FontsRead(own=False, cyrillic=True), CARE, Verdict.FONTS_REPLACED),
    (FontsRead(own=True, cyrillic=False), BAD, Verdict.FONTS_MISSING),
)


@pytest.mark.parametrize(("reading", "level", "verdict"), CASES)
def test_every_reading_is_green_amber_or_red(
    reading: Reading, level: Level, verdict: Verdict
) -> None:
    found = judge(reading)
    assert (found.level, found.verdict) == (level, verdict)


def test_every_verdict_can_be_reached() -> None:
    assert {verdict for _, _, verdict in CASES} == set(Verdict) - {Verdict.UNKNOWN}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_finding_has_a_sentence_and_what_is_not_green_says_what_to_do(language: str) -> None:
    words = Words.load(language)
    for reading, level, _ in CASES:
        found = judge(reading)
        said = say(words, found)
        assert said
        assert not set("{}") & set(said)
        assert not said.endswith(".")
        assert words.gettext(TITLES[found.line])
        assert say_level(words, found.level)
        if level is not GOOD:
            assert advise(words, found).endswith(".")


def test_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) == set(Verdict)
    assert set(TITLES) == set(Line)


def test_a_line_that_cannot_be_read_wants_attention(russian: Words) -> None:
    found = unknown(Line.SPACE)
    assert found == Finding(Line.SPACE, CARE, Verdict.UNKNOWN)
    assert say(russian, found) == "Выяснить не удалось"


def test_the_disk_with_the_least_space_is_named(russian: Words) -> None:
    found = judge(SpaceRead((("/home", 90_000_000_000), ("/usb", 48_000_000), ("/net", None))))
    assert say(russian, found) == "Диск почти заполнен, осталось 48 МБ: /usb"
    assert "90 ГБ" in say(russian, judge(SpaceRead((("/home", 90_500_000_000),))))


def test_a_refusal_of_the_disk_is_said_in_the_users_language(
    russian: Words, english: Words
) -> None:
    found = judge(FileRead(REFUSED))
    assert say(russian, found) == "Не удаётся записать в /docs: доступно только чтение"
    rare = judge(FileRead(Written("/docs", why="ELOOP")))
    assert "symbolic links" in say(english, rare)
    assert "sectors" in say(english, judge(FileRead(Written("/docs", why="no sectors"))))


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/olga/Документы", "/home/olga/Документы"),
        ("/home/" + "очень длинная папка/" * 4 + "Сессии", "/…/Сессии"),
        ("/home/" + "о" * 80, "/…/…" + "о" * 32),
    ],
)
def test_a_long_path_loses_its_middle(path: str, shown: str, russian: Words) -> None:
    assert say(russian, judge(BackupRead(Written(path, 3)))) == f"Копии сохраняются в {shown}"


def test_the_percent_is_left_out_where_the_battery_does_not_tell(russian: Words) -> None:
    assert say(russian, judge(PowerRead(Power(mains=True)))) == "Питание от сети"
    assert say(russian, judge(PowerRead(Power(mains=False)))) == "Питание от батареи"


@pytest.mark.parametrize(
    ("levels", "said", "rest"),
    [
        ((GOOD, GOOD), "Можно начинать", "Всё в порядке"),
        ((GOOD, CARE), "Можно начинать", "1 пункт требует внимания"),
        ((BAD, CARE, CARE, BAD), "Исправьте 2 пункта", "2 пункта требуют внимания"),
        ((BAD,), "Исправьте 1 пункт", ""),
    ],
)
def test_the_whole_is_summed_up(
    levels: tuple[Level, ...], said: str, rest: str, russian: Words
) -> None:
    summary = summed(Finding(Line.FILE, level, Verdict.UNKNOWN) for level in levels)
    assert summary.level is (BAD if BAD in levels else CARE if CARE in levels else GOOD)
    assert sum_up(russian, summary) == said
    assert sum_up_rest(russian, summary) == rest


def test_the_report_of_macos_is_read() -> None:
    report = (
        "Now drawing from 'Battery Power'\n"
        " -InternalBattery-0 (id=4522083)\t63%; discharging; 3:10 remaining present: true\n"
    )
    assert power_in_report(report) == Power(mains=False, percent=63)
    assert power_in_report(report.replace("Battery Power", "AC Power")) == Power(
        mains=True, percent=63
    )
    assert power_in_report("Now drawing from 'AC Power'\n") is None
