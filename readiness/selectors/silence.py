"""Who has a plan and is silent, or misses what matters in it: the whole organization in a few queries."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max

from athletes.models import Athlete
from planning.models import Outcome, Plan, PlannedSession
from readiness.models import CheckIn, Flag, FlagKind

SILENT_AFTER_DAYS = 4
MISSED_SESSIONS = 2
MISSED_WITHIN_DAYS = 7


@dataclass(frozen=True, slots=True)
class Quiet:
    """How many days without a check-in; `since` is the last one, or None if there never was one."""

    days: int
    since: date | None


def gone_silent(
    *, now: datetime, among: Collection[int] | None = None
) -> Iterator[tuple[Athlete, date, Quiet]]:
    """Athletes in a season without a check-in for 4 days, with their local day; the flagged ones left out."""
    live = Flag.objects.filter(kind=FlagKind.SILENT, withdrawn_at=None)
    flagged = set(live.values_list("athlete_id", flat=True))
    latest = _latest_check_ins()
    for plan in _plans(among):
        today = plan.athlete.local_day(now)
        since = latest.get(plan.athlete_id)
        days = (today - max(since or plan.starts_on, plan.starts_on, _published_on(plan))).days
        if plan.athlete_id not in flagged and days >= SILENT_AFTER_DAYS and today <= _last_day(plan):
            yield plan.athlete, today, Quiet(days, since)


def missed_key_sessions(
    *, now: datetime, among: Collection[int] | None = None
) -> Iterator[tuple[Athlete, date, int]]:
    """Athletes who missed 2 key sessions within 7 days, with the day of the last; the flagged left out."""
    missed = _missed_days(now)
    recent = Flag.objects.filter(kind=FlagKind.MISSED, day__gte=_first_day(now))
    flagged = set(recent.values_list("athlete_id", "day"))
    for plan in _plans(among):
        first = plan.athlete.local_day(now) - timedelta(days=MISSED_WITHIN_DAYS)
        days = [day for day in missed[plan.athlete_id] if day >= first]
        if len(days) >= MISSED_SESSIONS and (plan.athlete_id, max(days)) not in flagged:
            yield plan.athlete, max(days), len(days)


def _plans(among: Collection[int] | None) -> list[Plan]:
    found = Plan.objects.published().filter(athlete__deleted_at=None).select_related("athlete")
    if among is not None:
        found = found.filter(athlete__in=list(among))
    return list(found.order_by("athlete_id"))


def _last_day(plan: Plan) -> date:
    return plan.starts_on + timedelta(weeks=plan.weeks, days=-1)


def _published_on(plan: Plan) -> date:
    """The athlete is not expected to check in for a plan they could not see."""
    return plan.athlete.local_day(plan.published_at) if plan.published_at else plan.starts_on


def _first_day(now: datetime) -> date:
    """A day earlier than any time zone needs."""
    return now.date() - timedelta(days=MISSED_WITHIN_DAYS + 1)


def _latest_check_ins() -> dict[int, date]:
    days = CheckIn.objects.filter(deleted_at=None).order_by().values("athlete_id").annotate(last=Max("day"))
    return {row["athlete_id"]: row["last"] for row in days}


def _missed_days(now: datetime) -> dict[int, list[date]]:
    """By athlete."""
    key_sessions = PlannedSession.objects.published().filter(key=True, day__gte=_first_day(now))
    found = key_sessions.filter(outcome=Outcome.MISSED)
    missed: dict[int, list[date]] = defaultdict(list)
    for athlete_id, day in found.order_by().values_list("athlete_id", "day"):
        missed[athlete_id].append(day)
    return missed
