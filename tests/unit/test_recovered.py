"""What was restored of a damaged session is said in sentences, and what was not."""

from datetime import datetime
from pathlib import Path

import pytest

from facilitator.core.commands import NextStep
from facilitator.core.model import State
from facilitator.recovered import Recovered, counted, explain_recovery
from facilitator.words import Words
from tests.room import Room

LAST = datetime(2019, 9, 12, 11, 5)


def said(
    words: Words,
    state: State,
    counts: tuple[int, int, int] = (0, 0, 0),
    *,
    from_tables: bool = False,
) -> list[str]:
    """Return what is said of a recovery of 7 events with these counts."""
    changed, unreadable, unfit = counts
    done = Recovered(Path("новый.facil"), state, 7, changed, unreadable, unfit, from_tables, LAST)
    return list(explain_recovery(words, done))


@pytest.fixture
def russian() -> Words:
    return Words.load("ru")


def test_what_is_whole_has_no_gaps(russian: Words) -> None:
    assert said(russian, Room().state) == [
        "Восстановлено: 7 событий · 0 предложений · 0 плюсов · 0 минусов",
        "Последняя запись: 12 сентября 2019\N{NO-BREAK SPACE}г., 11:05",
        "Пропусков в журнале нет",
    ]


def test_the_step_of_the_last_entry_is_named(russian: Words) -> None:
    room = Room()
    room.do(NextStep())
    assert "этап «Регистрация" in said(russian, room.state)[1]


def test_every_loss_is_said(russian: Words) -> None:
    assert said(russian, Room().state, (1, 2, 5), from_tables=True)[2:] == [
        "Не удалось прочитать 2 события",
        "5 событий пропущено: утрачено то, что они меняли",
        "1 восстановленное событие отличается от записанного: перечитайте введённое",
        "Утраченное в журнале взято из таблиц рядом с ним",
    ]


def test_counts_are_in_the_right_plural() -> None:
    words = Words.load("en")
    assert counted(words, Room().state, 1) == "1 event · 0 proposals · 0 pluses · 0 minuses"
