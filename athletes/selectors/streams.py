"""Per-second data of a run."""

from collections.abc import Iterable

import numpy as np

from analytics.samples import Array
from athletes import columns
from athletes.models import Activity, ActivityStreams

WEIGHED = ("speed_m_s", "altitude_m", "heart_rate_bpm")


def streams_of(*, activity: Activity, names: Iterable[str]) -> dict[str, Array]:
    """The named streams that the run has, 1 Hz, NaN for missing. One query, of these columns alone."""
    stored = ActivityStreams.objects.filter(activity=activity).values(*names).first()
    return columns.decoded(stored or {})


def means_of(*, activity: Activity, names: Iterable[str]) -> tuple[dict[str, float], dict[str, float]]:
    """The means of the named streams, and of what apps on the watch wrote. One query."""
    stored = ActivityStreams.objects.filter(activity=activity).values("developer", *names).first() or {}
    apps = columns.unpacked(stored.pop("developer", None))
    return _means(columns.decoded(stored)), _means(apps)


def weighed_streams(activities: Iterable[Activity]) -> dict[int, dict[str, Array]]:
    """By activity, the streams that its load and zones follow from. One query, none for no activity."""
    given = list(activities)
    if not given:
        return {}
    stored = ActivityStreams.objects.filter(activity__in=given).values("activity_id", *WEIGHED)
    return {row.pop("activity_id"): columns.decoded(row) for row in stored}


def _means(found: dict[str, Array]) -> dict[str, float]:
    """Of those that are known at all."""
    return {name: float(np.nanmean(values)) for name, values in found.items() if not np.isnan(values).all()}
