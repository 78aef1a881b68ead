"""Dates and times as people type them."""

from datetime import date, time

import pytest

from facilitator.ui.dates import read_date, read_time, write_date, write_time

TODAY = date(2019, 9, 1)


@pytest.mark.parametrize(
    "text",
    ["12.09.2019", "12.9.19", "12.09", " 12,09,2019 ", "12/9/2019", "12ю09ю2019", "2019-09-12"],
)
def test_a_date_is_understood(text: str) -> None:
    assert read_date(text, TODAY) == date(2019, 9, 12)


def test_nothing_is_no_date_and_no_time() -> None:
    assert read_date(" ", TODAY) is None
    assert read_time("") is None
    assert (write_date(None), write_time(None)) == ("", "")


@pytest.mark.parametrize("text", ["завтра", "31.02.2019", "12", "2019-13-01"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_date(text, TODAY)


@pytest.mark.parametrize(
    ("text", "moment"),
    [("10:00", time(10)), ("9.30", time(9, 30)), ("1000", time(10)), ("10", time(10))],
)
def test_a_time_is_understood(text: str, moment: time) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["утром", "25:00", "10:61"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_time(text)


def test_dates_and_times_are_written_in_one_form() -> None:
    assert write_date(date(2019, 9, 2)) == "02.09.2019"
    assert write_time(time(9, 5)) == "09:05"
