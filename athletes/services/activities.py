"""Runs: recorded once with everything that pages and rules need, then rated by the athlete."""

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from django.db import transaction

from athletes import columns, selectors
from athletes.derived import derive, load_with
from athletes.models import Activity, ActivitySource, ActivityStreams, Athlete, AthleteState, Lap
from athletes.recorded import RecordedRun, Source
from athletes.services.fitness import refresh_load
from athletes.services.versions import demand_version

# Methods that an effort rating can overrule.
RATED = frozenset({"srpe", "typical"})
NOT_COLUMNS = frozenset({"laps", "streams", "warnings"})


@transaction.atomic
def record_activity(
    *, athlete: Athlete, run: RecordedRun, source: Source, category: str, now: datetime
) -> Activity:
    """Store a run with its laps, streams, load and zones, and bring the athlete's state up to date.

    `category`: of the planned session, or "", for a run of which only the duration is known. The same file
    given again (by SHA-256) is the same activity.
    """
    # One file at a time for each athlete, so that the same one cannot come in twice at once.
    Athlete.objects.select_for_update().get(pk=athlete.pk)
    known = _known(athlete, source)
    if known is not None:
        return known
    kept = columns.as_kept(run.streams)
    activity = _activity(athlete, run)
    facts = selectors.dated(athlete=athlete)
    zones, physiology = facts.zones_on(run.day), facts.physiology_on(run.day)
    found = derive(activity, kept, physiology=physiology, zones=zones, category=category)
    for item in fields(found):
        setattr(activity, item.name, getattr(found, item.name))
    activity.save()
    _attach(activity, run, source, now)
    if kept:
        length = max(len(stream) for stream in kept.values())
        ActivityStreams.objects.create(
            athlete=athlete, activity=activity, length=length, **columns.encoded(kept)
        )
    refresh_load(athlete=athlete, today=athlete.local_day(now))
    return activity


@transaction.atomic
def log_effort(
    *,
    activity: Activity,
    rpe: int | None,
    feel: int | None,
    pain: int | None,
    note: str,
    version: int | None = None,
) -> Activity:
    """Keep what the athlete says of the run; a load that rests on the rating or the duration follows it.

    Raises Changed if the run is no longer at `version`, where one is named.
    """
    locked = Activity.objects.select_for_update(of=("self",)).select_related("athlete__organization")
    kept: Activity = locked.get(pk=activity.pk)
    demand_version(found=kept.version, wanted=version)
    kept.rpe, kept.feel, kept.pain, kept.note = rpe, feel, pain, note
    kept.version += 1
    rated = kept.load_method in RATED
    if rated:
        _rate(kept)
    kept.save()
    if rated:
        state = AthleteState.objects.get(athlete=kept.athlete)
        refresh_load(athlete=kept.athlete, today=max(state.load_day or kept.day, kept.day))
    return kept


def _rate(activity: Activity) -> None:
    """These methods were taken because neither streams nor means would do: the rating is all that is new."""
    physiology = selectors.physiology(athlete=activity.athlete, day=activity.day)
    category = str(activity.load_inputs.get("category", ""))
    found = load_with(activity, {}, physiology=physiology, category=category)
    activity.load, activity.load_method = found.value, found.method.value
    activity.load_inputs = {"category": category, **found.inputs}


def _known(athlete: Athlete, source: Source) -> Activity | None:
    if not source.sha256:
        return None
    found: Activity | None = Activity.objects.of(athlete).filter(sources__sha256=source.sha256).first()
    return found


def _activity(athlete: Athlete, run: RecordedRun) -> Activity:
    facts = {item.name: getattr(run, item.name) for item in fields(run) if item.name not in NOT_COLUMNS}
    texts = {name: _cut(name, facts[name]) for name in ("sport", "sub_sport", "name")}
    return Activity(athlete=athlete, warnings=list(run.warnings), **{**facts, **texts})


def _cut(name: str, text: str) -> str:
    """Devices write names of any length."""
    longest: Any = Activity._meta.get_field(name)
    return text[: longest.max_length]


def _attach(activity: Activity, run: RecordedRun, source: Source, now: datetime) -> None:
    ActivitySource.objects.create(
        athlete=activity.athlete,
        activity=activity,
        kind=source.kind,
        sha256=source.sha256,
        device=source.device[:120],
        received_at=now,
    )
    Lap.objects.bulk_create(
        Lap(athlete=activity.athlete, activity=activity, number=number, **asdict(lap))
        for number, lap in enumerate(run.laps, start=1)
    )
