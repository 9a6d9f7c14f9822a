"""Activities: recorded with everything that pages and rules need, rewritten as their sources say."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import BigIntegerField
from uuid_utils.compat import uuid7

from athletes import columns, selectors
from athletes.dated import Dated
from athletes.derived import Derived, derive
from athletes.models import Activity, ActivitySource, ActivityStreams, Athlete, Interval, Lap
from athletes.recorded import RecordedRun, Source
from athletes.services.fitness import refresh_load
from tenancy.database.prepared import Given, Prepared

# What lies in tables of its own.
ATTACHED = frozenset({"laps", "intervals", "streams", "developer"})
COLUMNS = tuple(item.name for item in fields(RecordedRun) if item.name not in ATTACHED)
# What the load and the zones follow from, besides the streams.
WEIGHED = ("sport", "day", "duration_s", "distance_m", "avg_hr_bpm", "rpe")
# Of a run, what its source says of it by the same name.
TELLS = (
    *("sport", "sub_sport", "local_offset_s", "name", "workout_type", "elapsed_s", "moving_s", "distance_m"),
    *("ascent_m", "descent_m", "avg_hr_bpm", "max_hr_bpm", "avg_cadence_spm", "avg_power_w", "calories"),
    *("intensity", "rpe", "feel"),
)
# What the athlete says of an activity stands, whatever a source says later.
OWN = frozenset({"rpe", "feel"})
# Columns that go with the streams.
OF_RECORDING = frozenset({"warnings", "best_efforts"})


@dataclass(frozen=True, slots=True)
class Draft:
    """An activity that is not here yet. `category`: of the session it was planned as, or ""."""

    run: RecordedRun
    sources: tuple[Source, ...]
    category: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """An activity as it counts from now on.

    Laps, intervals, streams and warnings stay as they are unless they are `attached` anew, or the intervals
    alone were `counted` anew.
    """

    activity: Activity
    run: RecordedRun
    attached: bool = False
    counted: bool = False


@transaction.atomic
def record_activity(
    *, athlete: Athlete, run: RecordedRun, source: Source, category: str, now: datetime
) -> Activity:
    """Store one activity, and bring the athlete's load up to date; what is here already is given back.

    A source that says nothing itself is taken to have told what the run says.
    """
    hold(athlete)
    known: ActivitySource | None = (
        ActivitySource.objects.of(athlete)
        .filter(kind=source.kind, key=key_of(source))
        .select_related("activity")
        .first()
    )
    if known is not None:
        return known.activity
    draft = Draft(run, (telling(source, run),), category)
    (activity,) = record_activities(athlete=athlete, drafts=[draft], now=now)
    refresh_load(athlete=athlete, today=athlete.local_day(now))
    return activity


def hold(athlete: Athlete) -> None:
    """One at a time for each athlete, so that the same activity cannot come in twice at once."""
    if not _held(athlete.organization_id).ask(athlete=athlete.pk):
        raise Athlete.DoesNotExist


@lru_cache(maxsize=256)
def _held(_organization_id: int) -> Prepared:
    rows = Athlete.objects.select_for_update().filter(pk=Given("athlete", BigIntegerField()))
    return Prepared(rows.order_by().values_list("pk", flat=True))


@transaction.atomic(savepoint=False)
def record_activities(*, athlete: Athlete, drafts: Sequence[Draft], now: datetime) -> list[Activity]:
    """Store activities with sources, laps, intervals, streams and their load, but not yet the athlete's.

    The caller holds the athlete and knows that none of these is here yet. Five statements for any number.
    """
    if not drafts:
        return []
    facts = selectors.dated(athlete=athlete)
    kept = [columns.as_kept(draft.run.streams) for draft in drafts]
    activities = [Activity(athlete=athlete, **_columns(draft.run)) for draft in drafts]
    for activity, streams, draft in zip(activities, kept, drafts, strict=True):
        _weigh(activity, streams, facts, draft.category)
    Activity.objects.bulk_create(activities)
    ActivitySource.objects.bulk_create(
        source_of(activity, source, now)
        for activity, draft in zip(activities, drafts, strict=True)
        for source in draft.sources
    )
    _attach(activities, [draft.run for draft in drafts], kept)
    return activities


@transaction.atomic(savepoint=False)
def rewrite_activities(*, athlete: Athlete, revisions: Sequence[Revision]) -> list[Activity]:
    """Let activities say what their sources now say; returns what changed. The caller holds the athlete."""
    changed = [one for one in revisions if one.attached or one.counted or _differs(one)]
    if not changed:
        return []
    facts = selectors.dated(athlete=athlete)
    reweighed = [one for one in changed if one.attached or _weighs_otherwise(one)]
    stored = selectors.weighed_streams([one.activity for one in reweighed if not one.attached])
    fresh = {one.activity.pk: columns.as_kept(one.run.streams) for one in changed if one.attached}
    weighed = {one.activity.pk for one in reweighed}
    for one in changed:
        activity = one.activity
        for name, value in _told(one).items():
            setattr(activity, name, value)
        activity.version += 1
        if activity.pk in weighed:
            streams = fresh.get(activity.pk, stored.get(activity.pk, {}))
            _weigh(activity, streams, facts, str(activity.load_inputs.get("category", "")))
    Activity.objects.bulk_update([one.activity for one in changed], _WRITTEN)
    _count_anew([one for one in changed if one.counted])
    _attach_anew([one for one in changed if one.attached], fresh)
    return [one.activity for one in changed]


def key_of(source: Source) -> str:
    """What makes the source the same when it comes again."""
    return source.key or (f"file:{source.sha256}" if source.sha256 else f"own:{uuid7()}")


def telling(source: Source, run: RecordedRun) -> Source:
    """The source with what the run says, by the names that reconciliation knows, where it says nothing."""
    if source.told:
        return source
    told = {
        **{name: getattr(run, name) for name in TELLS},
        "timer_s": run.duration_s,
        "shoe": run.shoe.name if run.shoe else "",
        "streams": float(max(map(len, run.streams.values()), default=0)),
        "laps": float(len(run.laps)),
    }
    return replace(
        source,
        told={name: value for name, value in told.items() if value},
        started_at=run.started_at if run.start_known else None,
        day=run.day,
        elapsed_s=run.elapsed_s or run.duration_s,
        has_streams=bool(run.streams),
    )


def source_of(activity: Activity, source: Source, now: datetime) -> ActivitySource:
    """The row of a source, not yet saved."""
    told = {**asdict(source), "key": key_of(source), "device": source.device[:120]}
    return ActivitySource(athlete=activity.athlete, activity=activity, received_at=now, **told)


def _columns(run: RecordedRun) -> dict[str, Any]:
    found = {name: getattr(run, name) for name in COLUMNS}
    texts = {name: _cut(name, found[name]) for name in ("sport", "sub_sport", "name", "workout_type")}
    lists = {name: list(found[name]) for name in ("notes", "scores", "warnings")}
    tables = {name: dict(found[name]) for name in ("provenance", "best_efforts")}
    return {**found, **texts, **lists, **tables}


def _cut(name: str, text: str) -> str:
    """Devices write names of any length."""
    longest: Any = Activity._meta.get_field(name)
    return text[: longest.max_length]


def _weigh(activity: Activity, streams: dict[str, Any], facts: Dated, category: str) -> None:
    zones, physiology = facts.zones_on(activity.day), facts.physiology_on(activity.day)
    found = derive(activity, streams, physiology=physiology, zones=zones, category=category)
    for item in fields(found):
        setattr(activity, item.name, getattr(found, item.name))


def _differs(one: Revision) -> bool:
    return any(getattr(one.activity, name) != value for name, value in _told(one).items())


def _told(one: Revision) -> dict[str, Any]:
    said = {name for name in OWN if getattr(one.activity, name) is not None}
    stays = said if one.attached else said | OF_RECORDING
    return {name: value for name, value in _columns(one.run).items() if name not in stays}


def _weighs_otherwise(one: Revision) -> bool:
    told = _told(one)
    return any(name in told and getattr(one.activity, name) != told[name] for name in WEIGHED)


def _count_anew(revisions: list[Revision]) -> None:
    if revisions:
        Interval.objects.filter(activity__in=[one.activity for one in revisions]).delete()
        Interval.objects.bulk_create(_intervals([(one.activity, one.run) for one in revisions]))


def _intervals(pairs: Sequence[tuple[Activity, RecordedRun]]) -> Iterator[Interval]:
    for activity, run in pairs:
        for number, interval in enumerate(run.intervals, start=1):
            yield Interval(athlete=activity.athlete, activity=activity, number=number, **asdict(interval))


def _attach_anew(revisions: list[Revision], fresh: dict[int, dict[str, Any]]) -> None:
    if not revisions:
        return
    activities = [one.activity for one in revisions]
    for model in (Lap, Interval, ActivityStreams):
        model.objects.filter(activity__in=activities).delete()
    _attach(activities, [one.run for one in revisions], [fresh[one.pk] for one in activities])


def _attach(activities: list[Activity], runs: Sequence[RecordedRun], kept: list[dict[str, Any]]) -> None:
    pairs = list(zip(activities, runs, strict=True))
    Lap.objects.bulk_create(
        Lap(athlete=activity.athlete, activity=activity, number=number, **asdict(lap))
        for activity, run in pairs
        for number, lap in enumerate(run.laps, start=1)
    )
    Interval.objects.bulk_create(_intervals(pairs))
    ActivityStreams.objects.bulk_create(
        _streams(activity, run, streams)
        for (activity, run), streams in zip(pairs, kept, strict=True)
        if streams
    )


def _streams(activity: Activity, run: RecordedRun, kept: dict[str, Any]) -> ActivityStreams:
    length = max(len(stream) for stream in kept.values())
    developer = columns.packed(run.developer)
    return ActivityStreams(
        athlete=activity.athlete,
        activity=activity,
        length=length,
        developer=developer,
        **columns.encoded(kept),
    )


_WRITTEN = [*COLUMNS, *(item.name for item in fields(Derived)), "version"]
