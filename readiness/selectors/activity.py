"""One run as its page shows it: against the plan, its laps and lines, and where it came from."""

from dataclasses import dataclass

import numpy as np

from athletes.models import Activity, ActivitySource, Lap
from athletes.selectors import streams_of
from athletes.wording import load_method, warning
from planning.models import PlannedSession
from readiness import wording
from readiness.charts import Trace, trace

STANDING_M_S = 0.5


@dataclass(frozen=True, slots=True)
class LapRow:
    lap: Lap
    speed_m_s: float | None


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """`speed_m_s` is that of the whole run; the lines are None where nothing was recorded."""

    activity: Activity
    session: PlannedSession | None
    verdict: str
    load_method: str
    speed_m_s: float | None
    laps: tuple[LapRow, ...]
    pace: Trace | None
    heart_rate: Trace | None
    warnings: tuple[str, ...]
    sources: tuple[str, ...]


def activity_page(*, activity: Activity, units: str = "metric") -> ActivityPage:
    """Everything on the page, in four queries."""
    session = PlannedSession.objects.published().filter(activity=activity).first()
    streams = streams_of(activity=activity, names=("speed_m_s", "heart_rate_bpm"))
    speed, heart_rate = streams.get("speed_m_s"), streams.get("heart_rate_bpm")
    laps = Lap.objects.filter(activity=activity).order_by("number")
    sources = ActivitySource.objects.filter(activity=activity).order_by("received_at", "pk")
    return ActivityPage(
        activity=activity,
        session=session,
        verdict=wording.against_plan(activity, session, units),
        load_method=str(load_method(activity.load_method)),
        speed_m_s=_speed(activity.distance_m, activity.duration_s),
        laps=tuple(LapRow(lap, _speed(lap.distance_m, lap.duration_s)) for lap in laps),
        pace=None if speed is None else trace(np.where(speed < STANDING_M_S, np.nan, speed)),
        heart_rate=None if heart_rate is None else trace(heart_rate),
        warnings=tuple(warning(found) for found in activity.warnings),
        sources=tuple(wording.source(found.kind, found.device) for found in sources),
    )


def _speed(distance_m: float | None, duration_s: float) -> float | None:
    return distance_m / duration_s if distance_m and duration_s else None
