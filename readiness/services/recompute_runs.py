"""When athletes are looked at again: after a change of rules, each hour by the clock, and whole at night."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, QuerySet

from athletes.models import Athlete
from readiness.models import RecomputeRun
from readiness.services.recomputing import TOGETHER, Recomputed, recompute
from tenancy import outbox, scope
from tenancy.models import Membership

RECOMPUTE = "readiness.recompute"
WATCH = "readiness.watch"
NIGHT_HOUR = 3
"""The athlete's own hour in which everything is looked at again, as athletes.services.fitness does."""


@transaction.atomic
def ask_recompute(*, by: Membership | None, now: datetime, athlete: Athlete | None = None) -> RecomputeRun:
    """Leave it to a worker to look at everybody again, or at one athlete; the run says how far it is."""
    people = Athlete.objects.current()
    keys = _keys(people.filter(pk=athlete.pk) if athlete else people)
    run: RecomputeRun = RecomputeRun.objects.create(
        author=by, total=len(keys), started_at=now, finished_at=None if keys else now
    )
    for part in _parts(keys):
        key = f"{RECOMPUTE}:{run.pk}:{part[0]}"
        outbox.put(RECOMPUTE, key=key, run_id=run.pk, first=part[0], last=part[-1], count=len(part))
    return run


@transaction.atomic
def recompute_part(*, run_id: int, first: int, last: int, count: int, now: datetime) -> RecomputeRun:
    """Look again at the athletes from one key to another, and count them in the run; the last one ends it."""
    done = recompute(athletes=_keys(Athlete.objects.filter(pk__range=(first, last))), now=now)
    RecomputeRun.objects.filter(pk=run_id).update(done=F("done") + count, written=F("written") + done.rows)
    run: RecomputeRun = RecomputeRun.objects.get(pk=run_id)
    if run.done >= run.total and run.finished_at is None:
        run.finished_at = now
        run.save(update_fields=["finished_at"])
    return run


@transaction.atomic
def ask_the_clock(*, now: datetime) -> None:
    """Have everybody in the scope looked at by the clock, some hundred to a job. The same hour asks once."""
    hour = now.replace(minute=0, second=0, microsecond=0).isoformat()
    organization_id = scope.organization_id()
    for part in _parts(_keys(Athlete.objects.current())):
        key = f"{WATCH}:{organization_id}:{hour}:{part[0]}"
        outbox.put(WATCH, key=key, first=part[0], last=part[-1], hour=hour)


def watch_part(*, first: int, last: int, hour: datetime, now: datetime) -> Recomputed:
    """What the clock tells of the athletes from one key to another; all of it for whom it was night.

    Night is the hour from 03:00 in the athlete's own zone: then answers and runs are looked at as well.
    """
    people = Athlete.objects.current().filter(pk__range=(first, last))
    zones = people.order_by().values_list("timezone", flat=True).distinct()
    asleep = [zone for zone in zones if hour.astimezone(ZoneInfo(zone)).hour == NIGHT_HOUR]
    night, others = _keys(people.filter(timezone__in=asleep)), _keys(people.exclude(timezone__in=asleep))
    return recompute(athletes=night, now=now) + recompute(athletes=others, now=now, clock_only=True)


def _keys(people: QuerySet[Athlete]) -> list[int]:
    return list(people.order_by("pk").values_list("pk", flat=True))


def _parts(keys: list[int]) -> Iterator[list[int]]:
    return (keys[first : first + TOGETHER] for first in range(0, len(keys), TOGETHER))
