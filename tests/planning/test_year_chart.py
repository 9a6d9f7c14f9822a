"""The picture of a year: bars on one scale, lines that break where nothing is known."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from planning.year_chart import YearWeek, year_chart

MONDAY = date(2026, 11, 16)
WEEK = YearWeek(
    number=1,
    monday=MONDAY,
    phase="base",
    target=10.0,
    planned=8.0,
    was=None,
    done=None,
    ctl=40.0,
    atl=50.0,
    tsb=-10.0,
)


def weeks(count: int) -> list[YearWeek]:
    return [replace(WEEK, number=one + 1, monday=MONDAY + timedelta(weeks=one)) for one in range(count)]


def test_bars_stand_on_the_floor_in_proportion() -> None:
    chart = year_chart([WEEK, replace(WEEK, planned=4.0, done=2.0)], today=MONDAY)

    one, two = chart.bars
    assert one.planned_height == pytest.approx(2 * two.planned_height)
    assert two.done_height == pytest.approx(two.planned_height / 2)
    assert one.planned_y + one.planned_height == pytest.approx(chart.floor)
    assert one.target_y is not None
    assert one.target_y < one.planned_y


def test_lines_break_where_nothing_is_known_and_share_a_scale() -> None:
    row = weeks(4)
    row[1] = replace(row[1], ctl=None, atl=None, tsb=None)

    chart = year_chart(row, today=MONDAY)

    assert [(part.x1, part.x2) for part in chart.ctl] == [(62.5, 87.5)]
    assert chart.atl[0].y1 < chart.ctl[0].y1 < chart.zero_y < chart.tsb[0].y1


def test_today_stands_between_its_days_or_nowhere() -> None:
    row = weeks(2)

    assert year_chart(row, today=MONDAY + timedelta(days=7)).today_x == 50.0
    assert year_chart(row, today=MONDAY + timedelta(days=15)).today_x is None


def test_months_have_room() -> None:
    chart = year_chart(weeks(104), today=MONDAY)

    places = [one.x for one in chart.months]
    assert all(later - before >= 6 for before, later in pairwise(places))
    assert len(chart.months) > 8
