"""Time in zone over many runs, for any bounds: from the histogram that each run keeps."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Aggregate, BigIntegerField, BinaryField, DateField, F, Value

from analytics.samples import Array
from analytics.streams import BINS
from analytics.zones import time_in_zone_from_histogram
from athletes.columns import HISTOGRAMS
from athletes.models import Activity, ActivityStreams, Athlete
from tenancy.database.prepared import Given, Prepared

# A life has fewer seconds than this holds; wider ones take three times as long to sum.
SECONDS = np.uint32


def time_in_zones(
    *, athlete: Athlete, first: date, last: date, stream: str, bounds: Sequence[float]
) -> Array:
    """Seconds in each zone of the athlete's runs from a day to another; shape (len(bounds) + 1,). One query.

    `stream`: heart_rate_bpm, speed_m_s or power_w; bounds in its unit, rising. No run, no second.
    """
    column, low, step = HISTOGRAMS[stream]
    asked = _histograms(athlete.organization_id, column)
    stored = next(iter(asked.ask(athlete=athlete.pk, first=first, last=last)), b"")
    counts = np.frombuffer(stored, dtype="<u2").reshape(-1, BINS).sum(axis=0, dtype=SECONDS)
    return time_in_zone_from_histogram(counts, bounds=bounds, lo=low, step=step)


@lru_cache(maxsize=256)
def _histograms(_organization_id: int, column: str) -> Prepared:
    """The runs of the days first, then their streams as one list of keys: one descent of their index.

    As a join it is planned by how few runs most athletes have: each run's streams alone, or those of all.
    """
    day = DateField()
    runs = Activity.objects.filter(
        athlete=Given("athlete", BigIntegerField()),
        day__gte=Given("first", day),
        day__lte=Given("last", day),
        deleted_at=None,
    )
    theirs = ActivityStreams.objects.filter(
        activity__id__any_of=ArraySubquery(runs.order_by().values("pk")), **{f"{column}__isnull": False}
    )
    together = Aggregate(F(column), Value(b""), function="string_agg", output_field=BinaryField())
    one_row = theirs.order_by().values("organization_id").annotate(together=together)
    return Prepared(one_row.values_list("together", flat=True), binary=True)
