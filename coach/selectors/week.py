"""A coach's week in numbers and names: what the digest of Monday morning and its page show."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Min, Q

from athletes.models import Race
from planning.models import Outcome, PlannedSession
from readiness import wording
from readiness.models import Bucket, Decision, Intervention, Verb
from tenancy.models import Membership

WEEK = timedelta(days=7)
MOST = 10


@dataclass(frozen=True, slots=True)
class OpenCase:
    public_id: UUID
    name: str
    reason: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """How an athlete has kept to the plan of the week."""

    athlete_id: UUID
    name: str
    done: int
    missed: int


@dataclass(frozen=True, slots=True)
class Racing:
    athlete_id: UUID
    name: str
    race: str
    day: date


@dataclass(frozen=True, slots=True)
class CoachWeek:
    """`first` is its Monday; races are those of the week after. `response_h`: None where nothing was done."""

    first: date
    at_risk: tuple[OpenCase, ...]
    oldest: tuple[OpenCase, ...]
    missed: tuple[Kept, ...]
    races: tuple[Racing, ...]
    opened: int
    decided: int
    response_h: float | None

    @property
    def anything(self) -> bool:
        """False for a week of which there is nothing to say."""
        return bool(self.at_risk or self.oldest or self.missed or self.races or self.opened or self.decided)


def coach_week(*, member: Membership, first: date) -> CoachWeek:
    """The week that began on this Monday, of whom the member sees. Six queries."""
    begin, end = (datetime.combine(day, time(), ZoneInfo(_zone(member))) for day in (first, first + WEEK))
    open_ones = Intervention.objects.visible_to(member).open().select_related("athlete")
    at_risk = open_ones.filter(bucket=Bucket.AT_RISK).order_by("-risk", "due_at", "pk")[:MOST]
    oldest = open_ones.order_by("opened_at", "pk")[:MOST]
    hours = _hours_to_answer(member, begin, end)
    return CoachWeek(
        first=first,
        at_risk=tuple(_case(row) for row in at_risk),
        oldest=tuple(_case(row) for row in oldest),
        missed=_missed(member, first),
        races=_races(member, first + WEEK),
        opened=Intervention.objects.visible_to(member)
        .filter(opened_at__gte=begin, opened_at__lt=end)
        .count(),
        decided=len(hours),
        response_h=round(median(hours), 1) if hours else None,
    )


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _case(row: Intervention) -> OpenCase:
    return OpenCase(row.public_id, row.athlete.name, wording.reason(row), row.opened_at)


def _missed(member: Membership, first: date) -> tuple[Kept, ...]:
    planned = (
        PlannedSession.objects.visible_to(member).published().filter(day__gte=first, day__lt=first + WEEK)
    )
    counted = (
        planned.order_by()
        .values("athlete__public_id", "athlete__name")
        .annotate(
            done=Count("pk", filter=Q(outcome__in=(Outcome.DONE, Outcome.PARTLY, Outcome.OFF))),
            missed=Count("pk", filter=Q(outcome=Outcome.MISSED)),
        )
    )
    found = counted.filter(missed__gt=0).order_by("-missed", "athlete__name", "athlete__public_id")[:MOST]
    return tuple(
        Kept(row["athlete__public_id"], row["athlete__name"], row["done"], row["missed"]) for row in found
    )


def _races(member: Membership, first: date) -> tuple[Racing, ...]:
    found = Race.objects.visible_to(member).filter(day__gte=first, day__lt=first + WEEK)
    rows = found.select_related("athlete").order_by("day", "athlete__name", "pk")[:MOST]
    return tuple(Racing(row.athlete.public_id, row.athlete.name, row.name, row.day) for row in rows)


def _hours_to_answer(member: Membership, begin: datetime, end: datetime) -> list[float]:
    """From the opening of each case to the first thing that a person did about it, in hours."""
    made = Decision.objects.visible_to(member).filter(decided_at__gte=begin, decided_at__lt=end)
    firsts = (
        made.exclude(verb__in=(Verb.APPLY, Verb.UNDO))
        .order_by()
        .values("intervention", "intervention__opened_at")
        .annotate(first=Min("decided_at"))
    )
    return [(row["first"] - row["intervention__opened_at"]).total_seconds() / 3600 for row in firsts]


def _zone(member: Membership) -> str:
    return member.user.timezone
