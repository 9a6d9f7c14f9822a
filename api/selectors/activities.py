"""Activities with what belongs to them, as the API gives them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.db.models import (
    Exists,
    F,
    FloatField,
    Func,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from analytics.samples import Array
from analytics.thinning import bucket_means
from athletes.models import (
    Activity,
    ActivitySource,
    Athlete,
    Interval,
)
from athletes.selectors import streams_of
from planning.models import PlannedSession
from tenancy.models import Membership


@dataclass(frozen=True, slots=True)
class Attached:
    """What hangs on a run: its session, who told of it, the streams asked for (None unless some were)."""

    session: PlannedSession | None
    sources: list[ActivitySource]
    intervals: list[Interval]
    streams: dict[str, list[float | None]] | None


def attached(*, activity: Activity, membership: Membership, streams: Sequence[str] = ()) -> Attached:
    """The session that the run was, as the member may see it, and the named streams, if it has them."""
    seen = PlannedSession.objects.visible_to(membership).filter(activity=activity)
    found = _plain(streams_of(activity=activity, names=streams)) if streams else None
    sources = ActivitySource.objects.filter(activity=activity).order_by("received_at", "pk")
    return Attached(seen.first(), list(sources), list(Interval.objects.filter(activity=activity)), found)


def streams(*, activity: Activity, names: Sequence[str], points: int) -> dict[str, list[float | None]]:
    """The named streams that the run has, in no more points than that."""
    found = streams_of(activity=activity, names=names)
    return _plain({name: bucket_means(values, points) for name, values in found.items()})


def told_by(kind: str) -> Q:
    """The condition of activities of which a source of this kind tells."""
    return Q(Exists(ActivitySource.objects.filter(activity=OuterRef("pk"), kind=kind)))


def mentions(words: str) -> Q:
    """The condition of `listed_activities` with these words in name, notes, or what the athlete says."""
    return Q(name__icontains=words) | Q(said__icontains=words) | Q(note__icontains=words)


def listed_activities(*, athlete: Athlete) -> "QuerySet[Activity]":
    """The athlete's activities, ready to be sorted by what may be unknown, and searched."""
    zero = Value(0.0, FloatField())
    texts = Func(F("notes"), template="jsonb_path_query_array(%(expressions)s, '$[*].text')")
    found: QuerySet[Activity] = (
        Activity.objects.of(athlete)
        .current()
        .annotate(
            by_distance=Coalesce("distance_m", zero),
            by_load=Coalesce("load", zero),
            said=Cast(texts, TextField()),
        )
    )
    return found


def ran_as(category: str) -> Q:
    """The condition of runs that were a planned session of this category."""
    sessions = PlannedSession.objects.filter(activity=OuterRef("pk"), category=category, deleted_at=None)
    return Q(Exists(sessions))


def _plain(streams: dict[str, Array]) -> dict[str, list[float | None]]:
    """JSON knows no NaN."""
    return {name: _without_nan(values) for name, values in streams.items()}


def _without_nan(values: Array) -> list[float | None]:
    plain: list[float | None] = values.tolist()
    for missing in np.flatnonzero(np.isnan(values)):
        plain[missing] = None
    return plain
