"""Reads put together as the API gives them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
from django.db.models import (
    Count,
    Exists,
    F,
    FloatField,
    Func,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from analytics.samples import Array
from analytics.thinning import bucket_means
from analytics.workout import Physiology
from athletes.access import own_athlete
from athletes.models import Activity, ActivitySource, Athlete, AthleteState, Interval, Message
from athletes.recorded import Measurements
from athletes.selectors import messages_of, physiology, streams_of
from coach.selectors import Tab
from coach.selectors.tabs import moment, standing_in
from ingest.models import ImportRun, ImportState, Upload, UploadState
from planning.models import CatalogueSession, PlannedSession
from planning.selectors import LibraryCard, library_card
from readiness import selectors as readiness
from readiness.models import CheckIn, Decision, Intervention
from readiness.selectors.cards import Card, Status
from readiness.selectors.results import Result
from tenancy.models import Membership, User
from tenancy.selectors import memberships_of

LATEST_MESSAGES = 5
TRYING_OUT = (ImportState.PREVIEWING, ImportState.PREVIEWED)
# What a row of the queue shows: athletes and sessions carry much JSON besides.
IN_THE_QUEUE = (
    *(field.name for field in Intervention._meta.concrete_fields),
    *(f"athlete__{name}" for name in ("public_id", "name")),
)
WHERE_DONE = ("session__automatic", "session__confirmed")


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks; `athlete` in the organization that the request names."""

    user: User
    memberships: list[Membership]
    athlete: Athlete | None


@dataclass(frozen=True, slots=True)
class SquadAthlete:
    """An athlete with the latest numbers."""

    athlete: Athlete
    state: AthleteState


@dataclass(frozen=True, slots=True)
class Scored:
    check_in: CheckIn
    result: Result


@dataclass(frozen=True, slots=True)
class TodaySession:
    """`overlay` is None where the session stands as it was planned."""

    session: PlannedSession
    overlay: Card | None


@dataclass(frozen=True, slots=True)
class Today:
    day: date
    athlete: Athlete
    has_plan: bool
    check_in: CheckIn | None
    measurements: Measurements | None
    readiness: Scored | None
    sessions: tuple[TodaySession, ...]
    messages: list[Message]


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A shipped session, and its picture and sums for a runner."""

    session: CatalogueSession
    card: LibraryCard


@dataclass(frozen=True, slots=True)
class CountedImport:
    """An import with how many of its files became what; `waiting` are those still to be read."""

    run: ImportRun
    total: int
    waiting: int
    outcomes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Attached:
    """What hangs on a run: its session, who told of it, the streams asked for (None unless some were)."""

    session: PlannedSession | None
    sources: list[ActivitySource]
    intervals: list[Interval]
    streams: dict[str, list[float | None]] | None


def person(*, user: User, membership: Membership | None) -> Person:
    """The person with their memberships."""
    return Person(user, memberships_of(user), own_athlete(membership) if membership else None)


def with_states(athletes: Sequence[Athlete]) -> list[SquadAthlete]:
    """The athletes with their latest numbers, in one query."""
    found = AthleteState.objects.filter(athlete__in=[athlete.pk for athlete in athletes]).defer("spark")
    states = {state.athlete_id: state for state in found}
    return [SquadAthlete(athlete, states.get(athlete.pk) or AthleteState()) for athlete in athletes]


def today(*, athlete: Athlete, now: datetime, units: str) -> Today:
    """The athlete's local day. A constant number of queries."""
    found = readiness.today(athlete=athlete, now=now, units=units)
    check_in, result = found.check_in, found.result
    return Today(
        day=found.day,
        athlete=athlete,
        has_plan=found.has_plan,
        check_in=check_in,
        measurements=readiness.measured_on(athlete=athlete, day=found.day) if check_in else None,
        readiness=Scored(check_in, result) if check_in and result else None,
        sessions=tuple(_session(card) for card in found.sessions),
        messages=messages_of(athlete=athlete, limit=LATEST_MESSAGES),
    )


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


def queue(*, membership: Membership, tab: Tab, now: datetime) -> QuerySet[Intervention]:
    """The cases of a tab that the member sees, by the organization's clocks."""
    clock = now.astimezone(ZoneInfo(membership.organization.timezone))
    seen = Intervention.objects.visible_to(membership).filter(standing_in(tab, moment(clock)))
    shown = seen.select_related("athlete").only(*IN_THE_QUEUE)
    if tab == Tab.DONE:
        shown = seen.select_related("athlete", "session").only(*IN_THE_QUEUE, *WHERE_DONE)
    found: QuerySet[Intervention] = shown
    return found


def cases(*, membership: Membership) -> QuerySet[Intervention]:
    """The cases that the member sees, each ready to be shown whole."""
    decisions = Prefetch("decisions", Decision.objects.select_related("member__user"))
    seen = Intervention.objects.visible_to(membership).select_related("athlete", "session")
    found: QuerySet[Intervention] = seen.prefetch_related(decisions)
    return found


def library_rows(
    sessions: Sequence[CatalogueSession], *, athlete: Athlete | None, now: datetime
) -> list[LibraryRow]:
    """The sessions with their sums for the athlete, or for a typical runner. At most one query."""
    runner = physiology(athlete=athlete, day=athlete.local_day(now)) if athlete else Physiology()
    return [LibraryRow(one, library_card(one, physiology=runner)) for one in sessions]


def counted(runs: Sequence[ImportRun]) -> list[CountedImport]:
    """The imports with their files counted. One query."""
    rows = Upload.objects.filter(run__in=[run.pk for run in runs]).order_by()
    groups = rows.values("run", "state", "outcome", "previewed").annotate(files=Count("pk"))
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for group in groups:
        found[group["run"]].append({**group})
    return [_counted(run, found[run.pk]) for run in runs]


def _counted(run: ImportRun, groups: Sequence[dict[str, Any]]) -> CountedImport:
    outcomes: Counter[str] = Counter()
    total = waiting = 0
    for group in groups:
        tried = group["previewed"] and run.state in TRYING_OUT
        total += group["files"]
        waiting += 0 if tried or group["state"] != UploadState.WAITING else group["files"]
        if group["outcome"]:
            outcomes[group["outcome"]] += group["files"]
    return CountedImport(run, total, waiting, outcomes)


def _session(card: Card) -> TodaySession:
    return TodaySession(card.session, None if card.status is Status.PLANNED else card)


def _plain(streams: dict[str, Array]) -> dict[str, list[float | None]]:
    """JSON knows no NaN."""
    return {name: _without_nan(values) for name, values in streams.items()}


def _without_nan(values: Array) -> list[float | None]:
    plain: list[float | None] = values.tolist()
    for missing in np.flatnonzero(np.isnan(values)):
        plain[missing] = None
    return plain
