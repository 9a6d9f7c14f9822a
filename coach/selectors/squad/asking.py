"""The squad's statement: which athletes stand on the page, found in an index, and what is read of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple, cast
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    Field,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, StrIndex, Upper

from athletes.models import AthleteState, GroupMember, Sight
from coach.selectors.squad.places import NO_CHECK_IN, NOBODY, Column, Only, SquadPlace
from ingest.models import Upload, UploadState
from planning.models import Plan, PlanState
from tenancy.database.prepared import Asked, Given, Prepared, first_of
from tenancy.database.text import Once
from tenancy.models import Membership

NOW, LATELY = Given("now", DateTimeField()), Given("lately", DateTimeField())
BY_NAME = ("name_sought", "id")
COLUMNS = (
    *("id", "athlete_id", "public_id", "name", "timezone", "coach_key", "band", "readiness", "readiness_day"),
    *("spark", "ctl", "tsb", "ramp", "week_load", "band_low", "band_high", "week_done", "week_due"),
    *("race_day", "race_name", "last_activity_at", "last_contact_at"),
)


class Found(NamedTuple):
    """An athlete's state as it stands in the squad."""

    id: int
    athlete_id: int
    public_id: UUID
    name: str
    timezone: str
    coach_key: int | None
    band: str
    readiness: int | None
    readiness_day: date | None
    spark: Sequence[int | None]
    ctl: float
    tsb: float
    ramp: float | None
    week_load: float | None
    band_low: float | None
    band_high: float | None
    week_done: int
    week_due: int
    race_day: date | None
    race_name: str
    last_activity_at: datetime | None
    last_contact_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Shape:
    """All of a place that the words of the statement depend on.

    `behind`: a line is named; `unknown`: which of the fields that are sorted by it has no value for.
    """

    column: Column
    down: bool
    search: bool
    group: bool
    coach: str
    band: str
    only: Only
    behind: bool = False
    unknown: frozenset[str] = frozenset()


def lines_asked(*, sight: Sight, place: SquadPlace, now: datetime, lately: datetime, most: int) -> Asked:
    """The question for the page; where the place is behind a line, that line is looked up first."""
    last = _last(sight, place) or {}
    shape = _Shape(
        column=place.column,
        down=place.down,
        search=bool(place.search),
        group=place.group is not None,
        coach=place.coach if place.coach in {"", NOBODY} else "one",
        band=place.band,
        only=place.only,
        behind=bool(last),
        unknown=frozenset(name for name, value in last.items() if value is None),
    )
    given = {"part": place.search, "group": place.group, "coach": place.coach, "now": now, "lately": lately}
    return _asked_for(sight, shape, most), given | last


def _last(sight: Sight, place: SquadPlace) -> dict[str, Any] | None:
    """The values of the last line seen, by which those behind it are found."""
    if place.after is None:
        return None
    states = AthleteState.objects.visible_to(sight.membership).filter(public_id=place.after)
    found: dict[str, Any] | None = states.order_by().values(*map(_name, place.column.keys)).first()
    return found


@lru_cache(maxsize=512)
def _asked_for(sight: Sight, shape: _Shape, most: int) -> Prepared:
    found = _narrowed(AthleteState.objects.visible_to(sight.membership), shape)
    first = first_of(*_parts(found, shape), most=most)
    rows = AthleteState.objects.filter(id__any_of=first)
    return Prepared(rows.order_by(*_whole_order(shape)).values_list(*COLUMNS))


def _parts(found: QuerySet[AthleteState], shape: _Shape) -> list[QuerySet[AthleteState]]:
    """Those with a value and those without, by name: each part stands in order in the index.

    Those without are ordered by what they do not have, too: so PostgreSQL sees that it is the index's order.
    """
    keys, sorted_by = _order(shape), _name(shape.column.keys[0])
    if shape.column is Column.NAME:
        return [_behind(found.order_by(*keys), keys, shape)]
    by_missing = {
        False: found.filter(**{f"{sorted_by}__isnull": False}).order_by(*keys),
        True: found.filter(**{f"{sorted_by}__isnull": True}).order_by(*shape.column.keys),
    }
    order = sorted(by_missing, reverse=shape.column.unknown_first(down=shape.down))
    if shape.behind:
        missing = sorted_by in shape.unknown
        order = order[order.index(missing) :]
        by_missing[missing] = _behind(by_missing[missing], BY_NAME if missing else keys, shape)
    return [by_missing[missing] for missing in order]


def _order(shape: _Shape) -> tuple[str, ...]:
    keys = shape.column.keys
    return tuple(map(_turned, keys)) if shape.down else keys


def _turned(key: str) -> str:
    return key.removeprefix("-") if key.startswith("-") else f"-{key}"


def _name(key: str) -> str:
    return key.removeprefix("-")


def _whole_order(shape: _Shape) -> list[Any]:
    """The parts one after the other, as one order."""
    if shape.column is Column.NAME:
        return list(_order(shape))
    empty = Q(**{f"{_name(shape.column.keys[0])}__isnull": True})
    first = shape.column.unknown_first(down=shape.down)
    apart = Case(When(empty, then=Value(0 if first else 2)), default=Value(1))
    name = Case(When(empty, then=F("name_sought")), default=Value("", output_field=TextField()))
    among = Case(When(empty, then=F("id")), default=Value(0))
    return [apart, name, among, *_order(shape)]


def _behind(part: QuerySet[AthleteState], keys: Sequence[str], shape: _Shape) -> QuerySet[AthleteState]:
    """Later in the order than the line that is given: equal in the first fields, further on in the next.

    PostgreSQL puts what is missing behind all else when rising, and before it when falling.
    """
    if not shape.behind:
        return part
    further, equal = Q(), Q()
    for key in keys:
        name, falls = _name(key), key.startswith("-")
        if name in shape.unknown:
            if falls:
                further |= equal & Q(**{f"{name}__isnull": False})
            equal &= Q(**{f"{name}__isnull": True})
            continue
        value = Given(name, cast("Field[Any, Any]", AthleteState._meta.get_field(name)))
        beyond = Q(**{f"{name}__lt": value}) if falls else Q(**{f"{name}__gt": value})
        if not falls and AthleteState._meta.get_field(name).null:
            beyond |= Q(**{f"{name}__isnull": True})
        further |= equal & beyond
        equal &= Q(**{name: value})
    return part.filter(further)


def _narrowed(found: QuerySet[AthleteState], shape: _Shape) -> QuerySet[AthleteState]:
    if shape.search:
        part = Once(Upper(Cast(Given("part", TextField()), TextField())))
        found = found.alias(place=StrIndex("name_sought", part)).filter(place__gt=0)
    if shape.group:
        members = GroupMember.objects.filter(group__public_id=Given("group", UUIDField()))
        found = found.filter(athlete__in=members.filter(group__deleted_at=None).values("athlete"))
    if shape.coach:
        one = Membership.objects.filter(public_id=Given("coach", UUIDField())).order_by().values("pk")[:1]
        found = found.filter(coach_key=None if shape.coach == NOBODY else Subquery(one))
    if shape.band:
        found = found.filter(_of_today(shape.band))
    if shape.only is Only.DRAFTS:
        drafts = Plan.objects.current().filter(athlete=OuterRef("athlete"), state=PlanState.DRAFT)
        found = found.filter(Exists(drafts))
    if shape.only is Only.REFUSED:
        late = Upload.objects.filter(state=UploadState.REFUSED, received_at__gte=LATELY)
        found = found.filter(Exists(late.filter(athlete=OuterRef("athlete"))))
    return found


def _of_today(band: str) -> Q:
    """The band of a morning counts on its own day, by the athlete's own clock."""
    today = Func(NOW, F("timezone"), template="(%(expressions)s)::date", arg_joiner=" AT TIME ZONE ")
    today.output_field = DateField()
    fresh = Q(readiness_day=today)
    if band == NO_CHECK_IN:
        return Q(readiness_day=None) | ~fresh | Q(band="")
    return Q(band=Value(band, output_field=CharField())) & fresh
