"""Runs for the tests of the athletes app."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

from athletes import services
from athletes.models import Activity, Athlete
from athletes.recorded import RecordedLap, RecordedRun, Source
from tests.factories import NOW

TODAY = date(2026, 11, 21)


def a_run(day: date = TODAY, **facts: object) -> RecordedRun:
    """An hour of 12 km in the morning of the day, without streams."""
    start = datetime(day.year, day.month, day.day, 6, tzinfo=UTC)
    return RecordedRun(
        **{"started_at": start, "day": day, "duration_s": 3600.0, "distance_m": 12_000.0, **facts}
    )


def a_recording(day: date = TODAY, *, speed_m_s: float = 3.5, **facts: object) -> RecordedRun:
    """Half an hour at an even speed, with heart rate climbing from 120 to 179 bpm, and two laps."""
    seconds = np.arange(1800.0)
    streams = {
        "time_s": seconds,
        "distance_m": seconds * speed_m_s,
        "speed_m_s": np.full(1800, speed_m_s),
        "heart_rate_bpm": 120 + seconds // 30,
    }
    laps = (RecordedLap(0, 900, speed_m_s * 900), RecordedLap(900, 900, speed_m_s * 900))
    whole = {"duration_s": 1800.0, "distance_m": speed_m_s * 1800, "streams": streams, "laps": laps, **facts}
    return a_run(day, **whole)


def record(athlete: Athlete, run: RecordedRun, sha256: str = "", now: datetime = NOW) -> Activity:
    source = Source("fit", sha256, "Forerunner")
    return services.record_activity(athlete=athlete, run=run, source=source, category="easy", now=now)


def record_days(athlete: Athlete, days: int, *, last: date = TODAY, duration_s: float = 3600.0) -> None:
    """An hour at threshold a day, load 100, for so many days, the last one included."""
    for age in range(days):
        day = last - timedelta(days=age)
        record(athlete, a_run(day, duration_s=duration_s, distance_m=4.0 * duration_s))
