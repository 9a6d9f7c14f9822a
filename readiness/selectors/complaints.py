"""What the mornings said of pain and illness."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import lru_cache

from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, DateField, Exists, OuterRef, Q

from analytics.answers import Problem as Answered
from analytics.courses import Said
from athletes.models import Athlete
from readiness.models import CheckIn, Flag, FlagKind, Problem
from tenancy.database.prepared import Given, Prepared

LOOKED_BACK = timedelta(days=28)
ANSWERED = ("athlete_id", "day", "problem", "pain", "body_part")


def said_lately(*, athlete: Athlete, day: date) -> list[Said]:
    """The check-ins of four weeks up to the day. One query."""
    return said_by(athletes=[athlete], day=day).get(athlete.pk, [])


def said_by(*, athletes: Collection[Athlete], day: date) -> dict[int, list[Said]]:
    """The same of several athletes, by their keys. One query."""
    if not athletes:
        return {}
    asked = _said(next(iter(athletes)).organization_id)
    found: dict[int, list[Said]] = {}
    first, last = day - LOOKED_BACK, day + timedelta(days=1)
    for athlete, on, problem, pain, part in asked.ask(
        athletes=[each.pk for each in athletes], first=first, last=last
    ):
        found.setdefault(athlete, []).append(Said(on, Answered(problem), pain, part))
    return found


def perhaps_returning(*, day: date, within_days: int) -> list[Athlete]:
    """Athletes with pain or illness in the days before, or `flagged` for a way back. One query.

    `day` is today anywhere; they are in order, each with the organization.
    """
    since = day - timedelta(days=within_days + 1)
    complained = CheckIn.objects.filter(
        Q(problem=Problem.ILL) | Q(pain__gt=0), athlete=OuterRef("pk"), day__gte=since, deleted_at=None
    )
    flagged = Flag.objects.filter(athlete=OuterRef("pk"), kind=FlagKind.RETURNING, withdrawn_at=None)
    found = Athlete.objects.current().annotate(flagged=Exists(flagged))
    found = found.filter(Exists(complained) | Q(flagged=True))
    return list(found.select_related("organization").order_by("pk"))


@lru_cache(maxsize=256)
def _said(_organization_id: int) -> Prepared:
    between = (Given("first", DateField()), Given("last", DateField()))
    athletes = Given("athletes", ArrayField(BigIntegerField()))
    found = CheckIn.objects.filter(athlete__id__any_of=athletes, day__range=between, deleted_at=None)
    return Prepared(found.order_by("athlete_id", "day").values_list(*ANSWERED))
