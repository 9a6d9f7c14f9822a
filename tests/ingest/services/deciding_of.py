"""Activities with sources that differ, and the cards that follow, for the tests of decisions."""

from datetime import datetime, timedelta
from typing import Any

from athletes import services as athletes
from athletes.models import Activity, ActivitySource
from athletes.recorded import RecordedRun, Source
from athletes.services import Draft
from ingest.models import Conflict, ConflictKind
from ingest.services.rewriting import rewrite
from tests.factories import NOW, Club

STARTED_AT = NOW - timedelta(days=2)


def told(kind: str, key: str, *, started_at: datetime = STARTED_AT, **values: Any) -> Source:
    said = {"sport": "running", "timer_s": 2700.0, **values}
    return Source(
        kind=kind, key=key, started_at=started_at, day=started_at.date(), elapsed_s=2700.0, told=said
    )


def activity_of(club: Club, *sources: Source) -> Activity:
    """An activity as these sources tell of it, and the cards that this raises."""
    first = sources[0]
    run = RecordedRun(
        started_at=first.started_at or STARTED_AT, day=first.day or NOW.date(), duration_s=2700.0
    )
    athletes.hold(club.athlete)
    (made,) = athletes.record_activities(athlete=club.athlete, drafts=[Draft(run, sources)], now=NOW)
    rewrite(athlete=club.athlete, activities=[made], now=NOW)
    made.refresh_from_db()
    return made


def in_dispute(club: Club) -> Activity:
    """A run of 9 km for the file and 12 km for Strava: too far apart for an order to decide."""
    return activity_of(
        club, told("fit", "file:a", distance_m=9000.0), told("strava", "id:1", distance_m=12_000.0)
    )


def card_of(activity: Activity) -> Conflict:
    return Conflict.objects.select_related("athlete", "activity").get(activity=activity, state="pending")


def twins(club: Club) -> tuple[Activity, Activity]:
    """Two activities that might be one."""
    known = activity_of(club, told("fit", "file:a", distance_m=9000.0))
    fresh = activity_of(club, told("log", "row:1", distance_m=9050.0, name="Tempo"))
    return known, fresh


def match_card(known: Activity, fresh: Activity) -> Conflict:
    made: Conflict = Conflict.objects.create(
        athlete=fresh.athlete,
        activity=fresh,
        other=known,
        kind=ConflictKind.MATCH,
        options=[{"activity": str(known.public_id)}],
        reason="too_little",
        raised_at=NOW,
    )
    return made


def sources_of(activity: Activity) -> set[str]:
    return set(ActivitySource.objects.filter(activity=activity).values_list("key", flat=True))
