"""In which risk bucket an athlete stands: what their live flags weigh, decided or not."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from athletes import services as athletes
from athletes.models import Athlete, AthleteState, Bucket
from athletes.selectors import settings_for
from readiness.models import Flag
from readiness.services.weighing import standing_of


def stand(*, athlete: Athlete, flags: Collection[Flag], now: datetime) -> bool:
    """Put the athlete where their live flags have them; True where that was news. One statement.

    A coach's decision changes nothing here: it answers the case, and not how the athlete is.
    """
    bucket, reasons = standing_of(flags, athlete.local_day(now), settings_for(athlete).risk)
    return athletes.put_in_bucket(athlete=athlete, bucket=bucket, reasons=reasons, now=now)


def settle_buckets(*, now: datetime) -> int:
    """Bring the scope's athletes to where their flags have them by now; returns how many moved.

    Evidence grows old while nobody says anything, and limits change. Safe to repeat: three queries, and a few
    more for each athlete who moves.
    """
    flags = defaultdict[int, list[Flag]](list)
    for flag in Flag.objects.filter(withdrawn_at=None):
        flags[flag.athlete_id].append(flag)
    held = AthleteState.objects.filter(athlete__deleted_at=None).filter(
        ~Q(bucket=Bucket.STABLE) | Exists(Flag.objects.filter(athlete=OuterRef("athlete"), withdrawn_at=None))
    )
    states = held.select_related("athlete__organization").order_by("pk")
    moving = [state.athlete for state in states if _moves(state, flags[state.athlete_id], now)]
    return sum(_settle(athlete, now) for athlete in moving)


def _moves(state: AthleteState, flags: Collection[Flag], now: datetime) -> bool:
    rules = settings_for(state.athlete).risk
    return standing_of(flags, state.athlete.local_day(now), rules)[0] != state.bucket


@transaction.atomic
def _settle(athlete: Athlete, now: datetime) -> bool:
    """Looked at once more under the athlete's lock: they may have checked in meanwhile."""
    Athlete.objects.select_for_update(of=("self",)).get(pk=athlete.pk)
    flags = list(Flag.objects.of(athlete).filter(withdrawn_at=None))
    return stand(athlete=athlete, flags=flags, now=now)
