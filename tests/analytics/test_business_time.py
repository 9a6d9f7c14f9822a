"""Business time: what is added is what lies between, whatever the clocks do in the night."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.business_time import (
    ALWAYS,
    MINUTES_A_DAY,
    BadHours,
    BusinessTime,
    Span,
    add_business,
    business_between,
)

OFFICE = (Span(9 * 60, 12 * 60), Span(13 * 60, 18 * 60))
WEEKDAYS = (*[OFFICE] * 5, (), ())
BERLIN = BusinessTime("Europe/Berlin", WEEKDAYS)
ZONES = ("UTC", "Europe/Berlin", "Asia/Seoul", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
HOUR = timedelta(hours=1)


def at(text: str, zone: str = "Europe/Berlin") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@st.composite
def days(draw: st.DrawFn) -> tuple[Span, ...]:
    minutes = st.integers(0, MINUTES_A_DAY)
    edges = sorted(draw(st.lists(minutes, max_size=6, unique=True)))
    return tuple(Span(*edges[i : i + 2]) for i in range(0, len(edges) - 1, 2))


@st.composite
def hours(draw: st.DrawFn) -> BusinessTime:
    week = tuple(draw(days()) for _day in range(7))
    closed = draw(st.frozensets(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=5))
    return BusinessTime(draw(st.sampled_from(ZONES)), week, closed)


moments = st.integers(0, 729 * 86_400_000).map(
    lambda ms: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
)
amounts = st.timedeltas(timedelta(), timedelta(hours=200))


@given(hours(), moments, amounts)
def test_what_was_added_lies_between(business: BusinessTime, start: datetime, amount: timedelta):
    assert business_between(start, add_business(start, amount, business), business) == amount


@given(hours(), moments, amounts, amounts)
def test_adding_twice_is_adding_the_sum(
    business: BusinessTime, start: datetime, one: timedelta, two: timedelta
):
    in_steps = add_business(add_business(start, one, business), two, business)

    assert business_between(start, in_steps, business) == one + two


@given(hours(), st.lists(moments, min_size=3, max_size=3).map(sorted), amounts)
def test_later_is_never_earlier(business: BusinessTime, three: list[datetime], amount: timedelta):
    first, second, third = three

    assert (
        timedelta() <= business_between(first, second, business) <= business_between(first, third, business)
    )
    assert add_business(first, amount, business) <= add_business(second, amount, business)


@given(hours(), st.lists(moments, min_size=3, max_size=3).map(sorted))
def test_parts_make_the_whole(business: BusinessTime, three: list[datetime]):
    first, second, third = three

    parts = business_between(first, second, business) + business_between(second, third, business)
    assert parts == business_between(first, third, business)


@given(hours(), moments, moments)
def test_never_more_business_time_than_time(business: BusinessTime, one: datetime, two: datetime):
    assert abs(business_between(one, two, business)) <= abs(two - one)


@given(hours(), moments, amounts, st.sampled_from(ZONES))
def test_where_the_moment_is_written_does_not_matter(
    business: BusinessTime, start: datetime, amount: timedelta, zone: str
):
    elsewhere = start.astimezone(ZoneInfo(zone))

    assert add_business(elsewhere, amount, business) == add_business(start, amount, business)


@given(moments, moments, st.sampled_from(ZONES))
def test_a_week_without_opening_hours_is_always_open(one: datetime, two: datetime, zone: str):
    assert business_between(one, two, BusinessTime(zone)) == two - one
    assert business_between(one, two, BusinessTime(zone, closed=frozenset({date(2030, 1, 1)}))) == two - one


@pytest.mark.parametrize(
    "start, amount, end",
    [
        ("2026-11-20T10:00", 1 * HOUR, "2026-11-20T11:00"),
        ("2026-11-20T11:30", 1 * HOUR, "2026-11-20T13:30"),  # over lunch
        ("2026-11-20T17:00", 2 * HOUR, "2026-11-23T10:00"),  # over the weekend
        ("2026-11-21T12:00", 8 * HOUR, "2026-11-23T18:00"),  # a whole day ends when it closes
        ("2026-11-20T20:00", 0 * HOUR, "2026-11-20T20:00"),
        ("2026-12-31T17:00", 2 * HOUR, "2027-01-04T10:00"),  # over New Year's day, which is off
    ],
)
def test_add_business_in_an_office(start: str, amount: timedelta, end: str):
    office = BusinessTime("Europe/Berlin", WEEKDAYS, frozenset({date(2027, 1, 1)}))

    assert add_business(at(start), amount, office) == at(end)


@pytest.mark.parametrize(
    "day, open_h",
    [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)],
)
def test_a_day_on_which_the_clocks_change_is_as_long_as_it_is(day: str, open_h: int):
    business = BusinessTime("Europe/Berlin", closed=frozenset({date(2030, 1, 1)}))
    next_day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()

    assert business_between(at(f"{day}T00:00"), at(f"{next_day}T00:00"), business) == open_h * HOUR


def test_hours_that_the_clocks_skip_are_not_open():
    night = BusinessTime("Europe/Berlin", (*[(Span(90, 150), Span(165, 240))] * 7,))

    open_h = business_between(at("2026-03-29T00:00"), at("2026-03-30T00:00"), night)

    assert open_h == timedelta(minutes=30 + 60)  # 01:30 to 02:00, and 03:00 to 04:00


def test_a_span_over_midnight_is_two_spans():
    night = BusinessTime("Asia/Seoul", (*[(Span(0, 60), Span(23 * 60, MINUTES_A_DAY))] * 7,))

    assert add_business(at("2026-11-20T23:30", "Asia/Seoul"), HOUR, night) == at(
        "2026-11-21T00:30", "Asia/Seoul"
    )


def test_the_other_way_round_is_negative():
    later, earlier = at("2026-11-20T11:00"), at("2026-11-20T09:30")

    assert business_between(later, earlier, BERLIN) == -1.5 * HOUR
    assert business_between(later, earlier, ALWAYS) == -1.5 * HOUR


@pytest.mark.parametrize(
    "spans, code",
    [
        ((Span(60, 60),), "ends_before_it_begins"),
        ((Span(60, 120), Span(90, 150)), "overlap"),
        ((Span(60, 1441),), "ends_before_it_begins"),
    ],
)
def test_hours_that_cannot_be_are_refused(spans: tuple[Span, ...], code: str):
    with pytest.raises(BadHours) as refused:
        BusinessTime("UTC", (spans, *[()] * 6))

    assert refused.value.code == code
