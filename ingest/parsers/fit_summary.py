"""Sessions and laps of a FIT file, with their totals in SI units."""

import math
from collections.abc import Iterable

import numpy as np

from ingest.parsers.cleaning import FOOT_SPORTS, MOST_STEPS_OF_ONE_FOOT, Mask
from ingest.parsers.fit_timeline import Timeline, timestamp
from ingest.parsers.fit_values import Fields, first_number, text
from ingest.parsers.recording import Lap, Session, Stream, Summary

_MOST_SECONDS = 60 * 86_400.0
_TINY = math.ulp(0.0)  # where zero means that nothing was measured


def sessions(messages: Iterable[Fields], timeline: Timeline) -> tuple[Session, ...]:
    found = (
        Session(
            sport=text(fields.get("sport")),
            sub_sport=text(fields.get("sub_sport")),
            start_s=timeline.since_start(timestamp(fields, "start_time") or timeline.started),
            summary=summary_of(fields, text(fields.get("sport"))),
        )
        for fields in messages
    )
    return tuple(sorted(found, key=lambda session: session.start_s))


def on_foot(time_s: Stream, sessions: tuple[Session, ...], sport: str) -> Mask:
    """Which records belong to a sport on foot, shape (n,)."""
    if len(sessions) < 2:
        return np.full(len(time_s), sport in FOOT_SPORTS)
    starts = np.array([session.start_s for session in sessions])
    foot = np.array([session.sport in FOOT_SPORTS for session in sessions])
    return foot[np.maximum(np.searchsorted(starts, time_s, "right") - 1, 0)]


def laps(messages: Iterable[Fields], timeline: Timeline, sport: str) -> tuple[Lap, ...]:
    """Laps in order of their starts. A lap without a start begins where the one before ended."""
    found: list[Lap] = []
    for fields in messages:
        start = timestamp(fields, "start_time")
        lap_sport = text(fields.get("sport")) or sport
        lap = Lap(
            start_s=_next_start(found) if start is None else timeline.since_start(start),
            trigger=text(fields.get("lap_trigger")),
            intensity=text(fields.get("intensity")),
            sport=lap_sport,
            summary=summary_of(fields, lap_sport),
        )
        found.append(lap)
    return tuple(sorted(found, key=lambda lap: lap.start_s))


def _next_start(found: list[Lap]) -> float:
    return found[-1].start_s + (found[-1].summary.elapsed_s or 0.0) if found else 0.0


def summary_of(fields: Fields, sport: str) -> Summary:
    """The totals a device wrote; a heart rate, cadence or power of zero means that there was no sensor."""
    return Summary(
        timer_s=first_number(fields, "total_timer_time", low=0.0, high=_MOST_SECONDS),
        elapsed_s=first_number(fields, "total_elapsed_time", low=0.0, high=_MOST_SECONDS),
        moving_s=first_number(fields, "total_moving_time", low=0.0, high=_MOST_SECONDS),
        distance_m=first_number(fields, "total_distance", low=0.0, high=5e6),
        ascent_m=first_number(fields, "total_ascent", low=0.0, high=50_000.0),
        descent_m=first_number(fields, "total_descent", low=0.0, high=50_000.0),
        avg_hr_bpm=first_number(fields, "avg_heart_rate", low=1.0, high=254.0),
        max_hr_bpm=first_number(fields, "max_heart_rate", low=1.0, high=254.0),
        avg_cadence_spm=_cadence(fields, "avg", sport),
        max_cadence_spm=_cadence(fields, "max", sport),
        avg_power_w=first_number(fields, "avg_power", low=_TINY, high=5000.0),
        max_power_w=first_number(fields, "max_power", low=_TINY, high=5000.0),
        avg_speed_m_s=first_number(fields, "enhanced_avg_speed", "avg_speed", low=0.0, high=100.0),
        max_speed_m_s=first_number(fields, "enhanced_max_speed", "max_speed", low=0.0, high=100.0),
        calories=first_number(fields, "total_calories", low=_TINY, high=100_000.0),
    )


def _cadence(fields: Fields, which: str, sport: str) -> float | None:
    names = (f"{which}_running_cadence", f"{which}_cadence")
    whole = first_number(fields, *names, low=_TINY, high=254.0)
    if whole is None:
        return None
    cadence = whole + (first_number(fields, f"{which}_fractional_cadence", low=0.0, high=1.0) or 0.0)
    return 2 * cadence if sport in FOOT_SPORTS and cadence <= MOST_STEPS_OF_ONE_FOOT else cadence
