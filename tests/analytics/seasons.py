"""Requests for seasons: one to vary by hand, and a strategy for any."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from analytics.season import PlanRequest, Session

HOUR = 3600
MINUTE = 60
WEEKDAYS_AND_WEEKEND = (60, 60, 75, 60, 60, 120, 180)
SUNDAY = date(2026, 4, 26)


def request(**changes: Any) -> PlanRequest:
    """Sixteen weeks to a half marathon on a Sunday, from 4 h a week."""
    minutes = changes.pop("minutes", WEEKDAYS_AND_WEEKEND)
    usual: dict[str, Any] = {
        "race_date": SUNDAY,
        "race_distance_m": 21_097.5,
        "weeks": 16,
        "current_week_s": 4 * HOUR,
        "availability_s": tuple(day * MINUTE for day in minutes),
        "easy_speed_m_s": 2.8,
        **changes,
    }
    monday = usual["race_date"] - timedelta(days=usual["race_date"].weekday(), weeks=usual["weeks"] - 1)
    return PlanRequest(**{"start": monday, **usual})


@st.composite
def any_request(draw: st.DrawFn, **fixed: Any) -> PlanRequest:
    days = st.sampled_from([0, 0, 20, 30, 35, 45, 60, 75, 90, 120, 180, 240]) | st.integers(0, 300)
    minutes = draw(st.lists(days, min_size=7, max_size=7).filter(lambda week: max(week) >= 20))
    race_date, weeks = draw(st.dates(date(2026, 1, 1), date(2030, 1, 1))), draw(st.integers(12, 48))
    monday = race_date - timedelta(days=race_date.weekday(), weeks=weeks - 1)
    drawn = {
        "start": monday + timedelta(days=draw(st.integers(-10, 6))),
        "race_distance_m": draw(st.sampled_from([1500, 5000, 10_000, 21_097.5, 42_195, 100_000])),
        "current_week_s": draw(st.integers(0, 14 * HOUR)),
        "easy_speed_m_s": draw(st.floats(1.8, 4.0)),
        "growth_cap": draw(st.sampled_from([0.05, 0.10, 0.15])),
        "cutback_every": draw(st.integers(3, 5)),
        "cutback_depth": draw(st.sampled_from([0.20, 0.25, 0.30])),
        "long_share": draw(st.sampled_from([0.30, 0.35, 0.40])),
        "taper_weeks": draw(st.sampled_from([None, 2, 3])),
        "key_per_week": draw(st.integers(0, 3)),
        "long_day": draw(st.none() | st.integers(0, 6)),
        "open_injury": draw(st.booleans()),
    }
    return request(minutes=minutes, race_date=race_date, weeks=weeks, **{**drawn, **fixed})


def kinds(sessions: tuple[Session, ...]) -> list[str]:
    """The sessions as "Tue hills 40"."""
    return [f"{session.day:%a} {session.category} {session.duration_s / MINUTE:.0f}" for session in sessions]
