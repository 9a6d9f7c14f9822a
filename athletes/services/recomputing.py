"""Runs computed anew after zones, thresholds or heart rates have changed."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime
from itertools import islice

from django.db import transaction

from analytics.samples import Array
from athletes import selectors
from athletes.dated import Dated
from athletes.derived import Derived, derive
from athletes.models import Activity, Athlete
from athletes.services.fitness import refresh_load

# So many runs of streams are in memory at once.
BATCH = 50


@transaction.atomic
def recompute(*, athlete_id: int, since: date, now: datetime) -> int:
    """Load and zones of the athlete's runs from a day on; returns how many changed. Safe to repeat."""
    locked = Athlete.objects.select_for_update(of=("self",)).select_related("organization")
    athlete: Athlete = locked.get(pk=athlete_id)
    facts = selectors.dated(athlete=athlete)
    runs = Activity.objects.of(athlete).current().filter(day__gte=since).order_by("pk")
    count = sum(_recomputed(batch, facts) for batch in _batches(runs))
    if count:
        refresh_load(athlete=athlete, today=athlete.local_day(now))
    return count


def _batches(runs: Iterable[Activity]) -> Iterator[list[Activity]]:
    remaining = iter(runs)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _recomputed(batch: list[Activity], facts: Dated) -> int:
    streams = selectors.weighed_streams(batch)
    changed = [run for run in batch if _update(run, streams.get(run.pk, {}), facts)]
    Activity.objects.bulk_update(changed, list(Derived.__dataclass_fields__))
    return len(changed)


def _update(run: Activity, streams: dict[str, Array], facts: Dated) -> bool:
    found = asdict(
        derive(
            run,
            streams,
            physiology=facts.physiology_on(run.day),
            zones=facts.zones_on(run.day),
            category=str(run.load_inputs.get("category", "")),
        )
    )
    before = {name: getattr(run, name) for name in found}
    for name, value in found.items():
        setattr(run, name, value)
    return before != found
