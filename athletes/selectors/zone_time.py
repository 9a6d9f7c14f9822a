"""Time in zone over many runs, for any bounds: from the histogram that each run keeps."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from analytics.samples import Array
from analytics.streams import BINS
from analytics.zones import time_in_zone_from_histogram
from athletes.columns import HISTOGRAMS
from athletes.models import ActivityStreams, Athlete


def time_in_zones(
    *, athlete: Athlete, first: date, last: date, stream: str, bounds: Sequence[float]
) -> Array:
    """Seconds in each zone of the athlete's runs from a day to another; shape (len(bounds) + 1,). One query.

    `stream`: heart_rate_bpm, speed_m_s or power_w; bounds in its unit, rising. No run, no second.
    """
    column, low, step = HISTOGRAMS[stream]
    runs = ActivityStreams.objects.of(athlete).filter(
        activity__deleted_at=None, activity__day__range=(first, last), **{f"{column}__isnull": False}
    )
    stored = b"".join(runs.order_by().values_list(column, flat=True))
    counts = np.frombuffer(stored, dtype="<u2").reshape(-1, BINS).sum(axis=0, dtype=np.int64)
    return time_in_zone_from_histogram(counts, bounds=bounds, lo=low, step=step)
