"""Who takes the new cases: the rota of the day, and who stands in for whoever is away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, DateField, F, Q
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_date

from analytics.rota import Turn, on_duty, stand_in_for
from athletes.models import Athlete, AthleteGrant, GroupMember
from readiness.models import Absence, RotaTurn
from tenancy.access import COACHES
from tenancy.database.prepared import Given, Prepared
from tenancy.models import Membership, Organization, Role

ATHLETES = Given("athletes", ArrayField(BigIntegerField()))
DAY = Given("day", DateField())


@dataclass(frozen=True, slots=True)
class Duty:
    """All that says who takes a new case on a day; `roles` are those of who is on the staff now."""

    day: date
    turns: tuple[Turn, ...]
    away: Mapping[int, int | None]
    roles: Mapping[int, str]
    groups: Mapping[int, frozenset[int]]
    granted: frozenset[tuple[int, int]]
    coaches_see_all: bool

    @classmethod
    def of(cls, day: date, row: Sequence[Any], *, coaches_see_all: bool) -> Self:
        """From the one row that `_asked` gives."""
        turns, away, staff, joined, granted = row
        groups: dict[int, set[int]] = {}
        for each in joined:
            groups.setdefault(each["athlete"], set()).add(each["group"])
        return cls(
            day=day,
            turns=tuple(_turn(each) for each in turns),
            away={each["member"]: each["stand_in"] for each in away},
            roles={each["member"]: each["role"] for each in staff},
            groups={athlete: frozenset(found) for athlete, found in groups.items()},
            granted=frozenset((each["athlete"], each["member"]) for each in granted),
            coaches_see_all=coaches_see_all,
        )

    def owner_of(self, athlete: Athlete) -> int | None:
        """Who is asked first and sees the athlete. Without a rota: who stands in for their coach."""
        groups = self.groups.get(athlete.pk, frozenset())
        asked = on_duty(turns=self.turns, away=self.away, day=self.day, groups=groups)
        coach: int | None = athlete.coach_id
        if not asked and coach is not None and coach in self.away:
            instead = stand_in_for(coach, self.away)
            asked = [] if instead is None else [instead]
        return next((member for member in asked if self._sees(member, athlete)), None)

    def _sees(self, member: int, athlete: Athlete) -> bool:
        """As `visible_to` and athletes.selectors.seeing have it, of what was read for many at once."""
        role = self.roles.get(member, "")
        if role == Role.COACH:
            return self.coaches_see_all or athlete.coach_id == member
        if role == Role.ASSISTANT:
            return (athlete.pk, member) in self.granted
        return role == Role.OWNER


def owners_of_new(*, athletes: Sequence[Athlete], now: datetime) -> dict[int, int | None]:
    """By the key of each athlete, the member who takes a new case of theirs. One query, however many."""
    if not athletes:
        return {}
    organization = athletes[0].organization
    duty = duty_on(organization=organization, day=local_day(organization, now), athletes=athletes)
    return {athlete.pk: duty.owner_of(athlete) for athlete in athletes}


def duty_on(*, organization: Organization, day: date, athletes: Sequence[Athlete] = ()) -> Duty:
    """The rota of a day by the organization's calendar, for these athletes."""
    asked = _asked(organization.pk)
    (row,) = asked.ask(day=day, athletes=[athlete.pk for athlete in athletes])
    see_all = bool(organization.settings.get("coaches_see_all", False))
    return Duty.of(day, row, coaches_see_all=see_all)


def local_day(organization: Organization, now: datetime) -> date:
    """The rota's days are those of the organization's own clocks."""
    return now.astimezone(ZoneInfo(organization.timezone)).date()


@lru_cache(maxsize=256)
def _asked(organization_id: int) -> Prepared:
    turns = RotaTurn.objects.current()
    away = Absence.objects.current().filter(first_on__lte=DAY, last_on__gte=DAY).order_by("-pk")
    on_rota = Q(pk__in=turns.order_by().values("member")) | Q(
        pk__in=away.order_by().exclude(stand_in=None).values("stand_in")
    )
    staff = Membership.objects.filter(on_rota, organization=organization_id, ended_at=None, role__in=_STAFF)
    joined = GroupMember.objects.filter(
        athlete__id__any_of=ATHLETES,
        group__in=turns.order_by().filter(group__deleted_at=None).values("group"),
    )
    granted = AthleteGrant.objects.filter(
        athlete__id__any_of=ATHLETES, member__in=staff.order_by().values("pk")
    )
    dates = {name: F(name) for name in ("weekday", "first_on", "last_on")}
    return Prepared(
        Organization.objects.filter(pk=organization_id).values_list(
            _all(turns, member=F("member_id"), group=F("group_id"), **dates),
            _all(away, member=F("member_id"), stand_in=F("stand_in_id")),
            _all(staff.order_by(), member=F("pk"), role=F("role")),
            _all(joined.order_by(), athlete=F("athlete_id"), group=F("group_id")),
            _all(granted.order_by(), athlete=F("athlete_id"), member=F("member_id")),
        )
    )


_STAFF = sorted({*COACHES, Role.ASSISTANT.value})


def _all(rows: Any, **columns: Any) -> ArraySubquery:
    return ArraySubquery(rows.annotate(data=JSONObject(**columns)).values("data"))


def _turn(row: Mapping[str, Any]) -> Turn:
    first_on, last_on = (row[name] and parse_date(row[name]) for name in ("first_on", "last_on"))
    return Turn(row["member"], row["group"], row["weekday"], first_on, last_on)
