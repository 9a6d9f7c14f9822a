"""An athlete's activities: searched, filtered, in an order, a page at a time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.functions import Cast

from athletes.models import Activity, ActivitySource, Athlete
from ingest import wording_recorded as wording
from ingest.wording_reconcile import WORKOUTS

A_PAGE = 20
A_DAY = timedelta(days=1)


class Order(StrEnum):
    NEWEST = "newest"
    OLDEST = "oldest"
    FARTHEST = "farthest"
    LONGEST = "longest"
    HARDEST = "hardest"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; nothing of it is everything."""

    q: str = ""
    since: date | None = None
    until: date | None = None
    sport: str = ""
    workout_type: str = ""
    source: str = ""
    shoe: UUID | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, item.name) for item in fields(self))


@dataclass(frozen=True, slots=True)
class Line:
    """One activity; `sources` are the kinds of its sources in words."""

    activity: Activity
    speed_m_s: float | None
    sport: str
    workout_type: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the athlete's activities have, to choose from: pairs of value and word."""

    sports: tuple[tuple[str, str], ...]
    workout_types: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ActivityList:
    """A page of what was found; `number` counts pages from 1, `total` what was found."""

    lines: tuple[Line, ...]
    number: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // A_PAGE))

    @property
    def following(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None


def activity_list(
    *, athlete: Athlete, wanted: Wanted, order: Order = Order.NEWEST, page: int = 1
) -> ActivityList:
    """One page. Two queries: how many there are, and these with the kinds of their sources."""
    found = _found(athlete, wanted)
    total = found.order_by().count()
    number = min(max(page, 1), max(1, -(-total // A_PAGE)))
    start = (number - 1) * A_PAGE
    rows = found.annotate(kinds=_kinds()).order_by(*_ordered(order))[start : start + A_PAGE]
    return ActivityList(tuple(_line(row) for row in rows), number, total)


def activities_near(*, activity: Activity) -> tuple[Line, ...]:
    """The athlete's others of the same day, the one before and the one after, by time. One query."""
    days = (activity.day - A_DAY, activity.day + A_DAY)
    others = Activity.objects.of(activity.athlete).current().filter(day__range=days).exclude(pk=activity.pk)
    rows = others.annotate(kinds=_kinds()).select_related("athlete").order_by("started_at", "pk")
    return tuple(_line(row) for row in rows[:A_PAGE])


def choices(*, athlete: Athlete) -> Choices:
    """What can be chosen in the filters. Two queries."""
    rows = Activity.objects.of(athlete).current().order_by()
    had = rows.aggregate(
        sports=ArrayAgg("sport", distinct=True, default=Value([])),
        types=ArrayAgg("workout_type", distinct=True, default=Value([])),
    )
    kinds = ActivitySource.objects.of(athlete).order_by().values_list("kind", flat=True).distinct()
    return Choices(
        sports=_worded(had["sports"], wording.sport),
        workout_types=_worded(had["types"], wording.workout_type),
        sources=_worded(list(kinds), wording.source),
    )


def _found(athlete: Athlete, wanted: Wanted) -> QuerySet[Activity]:
    found = Activity.objects.of(athlete).current()
    if wanted.q:
        found = found.annotate(told=_texts_of_notes()).filter(_says(wanted.q))
    if wanted.since:
        found = found.filter(day__gte=wanted.since)
    if wanted.until:
        found = found.filter(day__lte=wanted.until)
    if wanted.source:
        told = ActivitySource.objects.filter(activity=OuterRef("pk"), kind=wanted.source)
        found = found.filter(Exists(told))
    if wanted.shoe:
        found = found.filter(shoe__public_id=wanted.shoe)
    exact = {"sport": wanted.sport, "workout_type": wanted.workout_type}
    narrowed: QuerySet[Activity] = found.filter(**{name: value for name, value in exact.items() if value})
    return narrowed


def _says(text: str) -> Q:
    """In the name, any note, or the kind of workout, also by our word for it."""
    words = text.casefold()
    codes = [code for code, word in WORKOUTS.items() if words in str(word).casefold()]
    of_activity = Q(name__icontains=text) | Q(note__icontains=text) | Q(told__icontains=text)
    return of_activity | Q(workout_type__icontains=text) | Q(workout_type__in=codes)


def _texts_of_notes() -> Combinable:
    """Only the words of notes: who wrote them is no find."""
    texts = Func("notes", Cast(Value("$[*].text"), _JsonPath()), function="jsonb_path_query_array")
    return Cast(texts, TextField())


class _JsonPath(TextField):  # type: ignore[type-arg]  # it is not generic at run time
    def db_type(self, connection: object) -> str:
        return "jsonpath"


def _kinds() -> Subquery:
    told = ActivitySource.objects.filter(activity=OuterRef("pk")).order_by().values("activity")
    return Subquery(told.annotate(kinds=ArrayAgg("kind", distinct=True)).values("kinds"))


def _ordered(order: Order) -> tuple[Combinable | OrderBy | str, ...]:
    by = {
        Order.NEWEST: F("started_at").desc(),
        Order.OLDEST: F("started_at").asc(),
        Order.FARTHEST: F("distance_m").desc(nulls_last=True),
        Order.LONGEST: F("duration_s").desc(),
        Order.HARDEST: F("load").desc(nulls_last=True),
    }
    return (by[order], "pk") if order == Order.OLDEST else (by[order], "-started_at", "-pk")


def _line(row: Activity) -> Line:
    kinds = row.kinds or []  # type: ignore[attr-defined]  # annotated
    return Line(
        activity=row,
        speed_m_s=row.distance_m / row.duration_s if row.distance_m and row.duration_s else None,
        sport=wording.sport(row.sport, row.sub_sport),
        workout_type=wording.workout_type(row.workout_type),
        sources=tuple(wording.source(kind) for kind in kinds),
    )


def _worded(values: Iterable[str], word: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    pairs = ((value, word(value)) for value in values if value)
    return tuple(sorted(pairs, key=lambda pair: pair[1].casefold()))
