"""A session of the library put on a day of an athlete's plan."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from analytics.days import monday_of
from analytics.workout import KEY_CATEGORIES, Category, from_json, totals
from athletes.models import Athlete
from athletes.selectors import physiology
from planning.models import CatalogueSession, LibrarySession, Plan, PlannedSession, PlanWeek
from planning.proposal import in_every_language
from planning.services.matching import match_day


class NoPlan(ValueError):
    """The athlete has no plan in force."""

    message = _("This athlete has no published plan. Make one first; then sessions can be put into it.")


class OutsidePlan(ValueError):
    """No week of the plan holds the day."""

    message = _("The plan has no week that holds this day.")


class PastDay(ValueError):
    """The day is over where the athlete lives."""

    message = _("This day is over. Choose today or a day to come.")


@transaction.atomic
def plan_library_session(
    *, athlete: Athlete, source: CatalogueSession | LibrarySession, day: date, now: datetime
) -> PlannedSession:
    """Put the session behind what the day holds; it keeps its steps whatever becomes of the library.

    Raises PastDay, NoPlan, OutsidePlan.
    """
    if day < athlete.local_day(now):
        raise PastDay
    week = _week(athlete, day)
    known = physiology(athlete=athlete, day=day)
    amount = totals(from_json(source.steps), known)
    planned: PlannedSession = PlannedSession.objects.create(
        athlete=athlete,
        plan=week.plan,
        week=week,
        day=day,
        position=_next_position(week.plan, day),
        category=source.category,
        key=Category(source.category) in KEY_CATEGORIES,
        steps=source.steps,
        duration_s=amount.duration_s,
        distance_m=amount.distance_m,
        load=amount.load,
        **_said_of(source),
    )
    match_day(athlete=athlete, day=day)
    return planned


def _week(athlete: Athlete, day: date) -> PlanWeek:
    """The week of the plan in force, held by its plan. Raises NoPlan, OutsidePlan."""
    plan = Plan.objects.published().of(athlete).select_for_update(of=("self",)).first()
    if plan is None:
        raise NoPlan
    monday = monday_of(day)
    week: PlanWeek | None = PlanWeek.objects.filter(plan=plan, starts_on=monday).first()
    if week is None:
        raise OutsidePlan
    week.plan = plan
    return week


def _next_position(plan: Plan, day: date) -> int:
    there = PlannedSession.objects.current().filter(athlete_id=plan.athlete_id, day=day).order_by()
    last = there.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _said_of(source: CatalogueSession | LibrarySession) -> dict[str, Any]:
    """Title, purpose and where it comes from. A coach's own words are the same in every language."""
    if isinstance(source, CatalogueSession):
        return {"title": source.title, "purpose": source.purpose, "template_code": source.code}
    return {
        "title": in_every_language(source.title),
        "purpose": in_every_language(source.purpose) if source.purpose else {},
        "library_version": source.versions.first(),
    }
