"""Dates in the languages of accounts and the customs of countries."""

from datetime import UTC, date, datetime, time

import pytest

from ingest.parsers.tables.dates import Moment, moment, moments

DAY = date(2014, 10, 5)
AFTERNOON = Moment(DAY, time(16, 15, 21))


@pytest.mark.parametrize(
    "text",
    [
        "Oct 5, 2014, 4:15:21 PM",
        "5 Oct 2014, 16:15:21",
        "05.10.2014, 16:15:21",
        "5. Okt. 2014, 16:15:21",
        "5 oct. 2014, 16:15:21",
        "5 oct 2014 16:15:21",
        "5. okt. 2014 16:15:21",
        "5 de out. de 2014, 16:15:21",
        "5 paź 2014, 16:15:21",
        "2014. 10. 5. 오후 4:15:21",
        "2014年10月5日 16:15:21",
        "2014년 10월 5일 오후 4:15:21",
        "5 octobre 2014 à 16:15:21",
        "2014-10-05 16:15:21",
    ],
)
def test_moment_reads_many_languages(text: str):
    assert moment(text) == AFTERNOON


@pytest.mark.parametrize("text, hour", [("12:00:00 AM", 0), ("12:30:00 PM", 12), ("오전 12:10:00", 0)])
def test_moment_reads_halves_of_a_day(text: str, hour: int):
    found = moment(f"Oct 5, 2014, {text}")

    assert found is not None
    assert found.clock is not None
    assert found.clock.hour == hour


@pytest.mark.parametrize("text", ["1412525721", "1412525721000", "2014-10-05T16:15:21Z"])
def test_moment_knows_the_instant_where_a_zone_is(text: str):
    found = moment(text)

    assert found is not None
    assert found.instant == datetime(2014, 10, 5, 16, 15, 21, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2014-10-05", "2014/10/5", "2014.10.5", "5/10/14", "Sun, 5 Oct 2014"])
def test_moment_without_a_time_is_a_day(text: str):
    assert moment(text) == Moment(DAY)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Total",
        "week 12",
        "31.02.2014",
        "1850-01-01",
        "2.7",
        "45:30",
        "9" * 70,
        "1/2",
        "12345678901234/1/1",
    ],
)
def test_moment_is_none_for_what_is_no_date(text: str):
    assert moment(text) is None


@pytest.mark.parametrize(
    "column, days",
    [
        (["1/2/2026", "1/14/2026"], [date(2026, 1, 2), date(2026, 1, 14)]),
        (["1/2/2026", "14/2/2026"], [date(2026, 2, 1), date(2026, 2, 14)]),
        (["2/1/2026", "3/1/2026", "4/1/2026"], [date(2026, 2, 1), date(2026, 3, 1), date(2026, 4, 1)]),
        (["10/1/2026", "11/1/2026", "1/2/2026"], [date(2026, 1, 10), date(2026, 1, 11), date(2026, 2, 1)]),
        (["3.1.2026", "4.1.2026"], [date(2026, 1, 3), date(2026, 1, 4)]),
    ],
    ids=[
        "a month above 12",
        "a day above 12",
        "the custom of slashes",
        "days in order",
        "the custom of dots",
    ],
)
def test_moments_let_the_whole_column_decide(column: list[str], days: list[date]):
    assert [found.day for found in moments(column) if found] == days
