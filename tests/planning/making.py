"""Seasons, sessions and runs for the tests of planning."""

from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse

from analytics.workout import Repeat, Step, Target, TargetKind, Workout, to_json
from athletes.models import Activity, Athlete, Race
from planning.inputs import PlanInputs
from planning.models import Plan, PlannedSession, PlanState, PlanWeek
from tenancy.models import Membership
from tests.factories import NOW

MONDAY = date(2026, 11, 16)
RACE_DAY = date(2027, 3, 14)
EASY = Target(TargetKind.ZONE, 1, 2)
JOG = Target(TargetKind.ZONE, 1, 1)
INTERVALS = Workout(
    warm_up=(Step(900, None, EASY),),
    main=(Repeat(8, (Step(None, 400, Target(TargetKind.PACE_PCT, 106, 108)), Step(None, 200, JOG))),),
    cool_down=(Step(600, None, JOG),),
)
EASY_RUN = Workout((), (Step(2700, None, EASY),), ())
WEEK_MIN = (60, 60, 60, 60, 60, 90, 150)


def make_race(athlete: Athlete, **fields: Any) -> Race:
    facts = {"name": "Seoul Marathon", "day": RACE_DAY, "distance_m": 42_195.0}
    return Race.objects.create(athlete=athlete, **{**facts, **fields})


def make_inputs(**changes: Any) -> PlanInputs:
    facts = {"start": MONDAY, "weeks": 17, "current_week_m": 40_000.0, "availability_min": WEEK_MIN}
    return PlanInputs(**{**facts, **changes})


def make_plan(athlete: Athlete, author: Membership, **fields: Any) -> Plan:
    """A published plan of one week without sessions."""
    facts = {"state": PlanState.PUBLISHED, "published_at": NOW - timedelta(days=30), "weeks": 1}
    race = fields.pop("race", None) or make_race(athlete)
    plan = Plan.objects.create(
        athlete=athlete, race=race, author=author, name=race.name, starts_on=MONDAY, **{**facts, **fields}
    )
    PlanWeek.objects.create(athlete=athlete, plan=plan, number=1, starts_on=MONDAY, phase="base", target_s=0)
    return plan


def make_session(plan: Plan, day: date, workout: Workout | None = EASY_RUN, **fields: Any) -> PlannedSession:
    facts = {
        "category": "easy",
        "title": {"en": "Easy run", "ko": "이지런"},
        "duration_s": 2700.0,
        "load": 38.0,
    }
    return PlannedSession.objects.create(
        athlete_id=plan.athlete_id,
        plan=plan,
        week=PlanWeek.objects.get(plan=plan),
        day=day,
        steps=None if workout is None else to_json(workout),
        **{**facts, **fields},
    )


def make_run(athlete: Athlete, day: date, duration_s: float = 2700, **fields: Any) -> Activity:
    started = datetime.combine(day, NOW.timetz())
    return Activity.objects.create(
        athlete=athlete, day=day, started_at=started, duration_s=duration_s, **fields
    )


def address(name: str, *args: Any) -> str:
    """A page of the club."""
    return reverse(name, args=["northline", *args])
