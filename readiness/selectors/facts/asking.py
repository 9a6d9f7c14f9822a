"""What is on record of many athletes at once: a constant number of queries, one row an athlete."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Coalesce

from athletes.models import Activity, Athlete, AthleteState, Author, Message, Priority, Race, WellnessDay
from athletes.selectors.fitness import DAY_ZERO, DayNumber
from planning.models import Outcome, Plan, PlannedSession
from readiness.models import CheckIn, Problem
from readiness.selectors.facts.known import DAYS, LOAD_DAYS, Heard, Measured, Morning, Season
from tenancy.database.prepared import Keys

Days = Mapping[int, date]
"""Each athlete's own day, by key."""

NOBODY = Heard()


def seasons(athletes: Mapping[int, Athlete]) -> dict[int, Season]:
    """The published plans. One query."""
    found = Plan.objects.published().filter(athlete__id__any_of=Keys(athletes)).order_by()
    rows = found.values_list("athlete_id", "starts_on", "weeks", "published_at")
    return {pk: _season(athletes[pk], *facts) for pk, *facts in rows}


def heard_now(athletes: Mapping[int, Athlete]) -> dict[int, Heard]:
    """When each was last heard of, from the narrow rows. One query."""
    rows = AthleteState.objects.filter(athlete__id__any_of=Keys(athletes)).order_by()
    found = rows.values_list("athlete_id", "last_check_in_at", "last_activity_at", "last_contact_at")
    return {pk: _heard(athletes[pk], *moments) for pk, *moments in found}


def heard_until(athletes: Mapping[int, Athlete], now: datetime) -> dict[int, Heard]:
    """The same as of a moment that has passed, from the rows themselves. Three queries."""
    of = {"athlete__id__any_of": Keys(athletes)}
    said = CheckIn.objects.filter(**of, answered_at__lte=now, deleted_at=None)
    runs = Activity.objects.current().filter(**of, started_at__lte=now)
    words = Message.objects.filter(**of, side=Author.COACH, sent_at__lte=now)
    last = [_latest(said, "answered_at"), _latest(runs, "started_at"), _latest(words, "sent_at")]
    return {pk: _heard(one, *(moments.get(pk) for moments in last)) for pk, one in athletes.items()}


def complaining(days: Days) -> list[int]:
    """Whose latest check-in speaks of pain or illness. One query."""
    states = AthleteState.objects.filter(Q(pain__gt=0) | Q(ill=True), athlete__id__any_of=Keys(days))
    return list(states.order_by().values_list("athlete_id", flat=True))


def mornings(days: Days, athletes: Sequence[int]) -> dict[int, list[Morning]]:
    """What these have said of pain and illness. One query, or none for nobody."""
    if not athletes:
        return {}
    found = CheckIn.objects.filter(**between(days, athletes, DAYS), deleted_at=None).order_by()
    rows = _gathered(found, "day", "pain", "problem", "body_part")
    return {
        pk: [
            Morning(day, pain, problem == Problem.ILL, part)
            for day, pain, problem, part in lists
            if day <= days[pk]
        ]
        for pk, lists in rows
    }


def measurements(days: Days) -> dict[int, list[Measured]]:
    """What was measured of these athletes' mornings. One query."""
    rows = WellnessDay.objects.filter(**between(days, days.keys(), DAYS)).order_by()
    found = rows.annotate(number=DayNumber("day"))
    lists = _gathered(found, "number", "source", "hrv_ms", "hrv_kind", "resting_hr_bpm", "sleep_h")
    until = {pk: (day - DAY_ZERO).days for pk, day in days.items()}
    return {pk: [Measured(*one) for one in said if one[0] <= until[pk]] for pk, said in lists}


def loads(days: Days) -> dict[int, list[float]]:
    """What each has run on the days up to yesterday, of those who ran. One query."""
    found = Activity.objects.current().filter(**between(days, days.keys(), LOAD_DAYS)).order_by()
    rows = found.values("athlete_id").annotate(on=ArrayAgg("day"), load=ArrayAgg(Coalesce("load", 0.0)))
    return {row["athlete_id"]: _by_day(row["on"], row["load"], days[row["athlete_id"]]) for row in rows}


def missed_days(days: Days) -> dict[int, list[date]]:
    """The days of key sessions that were missed. One query."""
    keys = PlannedSession.objects.published().filter(key=True, outcome=Outcome.MISSED)
    found = keys.filter(**between_in_plans(days, days.keys(), DAYS)).order_by()
    rows = found.values("athlete_id").annotate(on=ArrayAgg("day"))
    return {row["athlete_id"]: row["on"] for row in rows}


def due_since(days: Days, runs: Mapping[int, date]) -> dict[int, int]:
    """How many sessions were to be run, and not excused, since each one's last run. One query."""
    if not runs:
        return {}
    waiting = PlannedSession.objects.published().runs().exclude(outcome=Outcome.EXCUSED)
    found = waiting.filter(**between_in_plans(days, runs.keys(), DAYS)).order_by()
    rows = found.values("athlete_id").annotate(on=ArrayAgg("day"))
    return {
        row["athlete_id"]: sum(runs[row["athlete_id"]] < day < days[row["athlete_id"]] for day in row["on"])
        for row in rows
    }


def races(days: Days, within: int) -> dict[int, tuple[date, str]]:
    """The next A or B race of each, not further away than `within` days. One query."""
    first, last = min(days.values()), max(days.values()) + timedelta(days=within)
    found = Race.objects.current().filter(
        athlete__id__any_of=Keys(days), day__range=(first, last), priority__in=(Priority.A, Priority.B)
    )
    rows = found.order_by("athlete_id", "-day", "-pk").values_list("athlete_id", "day", "name")
    return {pk: (day, name) for pk, day, name in rows if day >= days[pk]}


def between(days: Days, athletes: Any, back: int) -> dict[str, Any]:
    """The filters for these athletes' rows, from so many days before the earliest of their days."""
    first, last = min(days.values()) - timedelta(days=back), max(days.values())
    return {"athlete__id__any_of": Keys(athletes), "day__range": (first, last)}


def between_in_plans(days: Days, athletes: Any, back: int) -> dict[str, Any]:
    """The same of planned sessions: said of their plans too, so that not each of the club's is looked at."""
    return {**between(days, athletes, back), "plan__athlete__id__any_of": Keys(athletes)}


def _season(athlete: Athlete, starts_on: date, weeks: int, published_at: datetime | None) -> Season:
    seen_on = athlete.local_day(published_at) if published_at else starts_on
    return Season(starts_on, starts_on + timedelta(weeks=weeks, days=-1), seen_on)


def _heard(athlete: Athlete, *moments: datetime | None) -> Heard:
    return Heard(*(athlete.local_day(moment) if moment else None for moment in moments))


def _latest(rows: QuerySet[Any], name: str) -> dict[int, datetime]:
    found = rows.order_by().values("athlete_id").annotate(last=Max(name))
    return {row["athlete_id"]: row["last"] for row in found}


def _gathered(rows: QuerySet[Any], *names: str) -> list[tuple[int, Any]]:
    """One row an athlete, its values as lists of equal length."""
    lists = {f"of_{name}": ArrayAgg(name) for name in names}
    found = rows.values("athlete_id").annotate(**lists)
    return [(row["athlete_id"], zip(*(row[name] for name in lists), strict=True)) for row in found]


def _by_day(days: Sequence[date], amounts: Sequence[float], today: date) -> list[float]:
    found = [0.0] * LOAD_DAYS
    for day, amount in zip(days, amounts, strict=True):
        if 0 < (ago := (today - day).days) <= LOAD_DAYS:
            found[-ago] += amount
    return found
