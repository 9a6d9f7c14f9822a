"""Plans and mornings for the tests of proposals that touch more than the session of the day."""

from datetime import date, timedelta

from analytics.readiness import Answers, Problem
from analytics.workout import Step, Target, TargetKind, Workout, to_json
from athletes.models import Athlete
from athletes.services import change_athlete_settings
from planning.models import Plan, PlannedSession
from readiness import services
from readiness.models import CheckIn, Decision, Intervention
from tests.factories import NOW, Club
from tests.readiness.given import CARE, TODAY, WELL, check_in, open_case, session_for

DAY = timedelta(days=1)
SUNDAY = TODAY + DAY
LATER = NOW + timedelta(minutes=5)
AWFUL = Answers(sleep=2, energy=2, recovery=1, stress=3, problem=Problem.PAIN, pain=8, body_part="calf")
EASY = Workout((), (Step(2700, None, Target(TargetKind.ZONE, 1, 2)),), ())


def easy_on(plan: Plan, day: date, **facts: object) -> PlannedSession:
    known = {
        "category": "easy",
        "key": False,
        "title": {"en": "Easy run", "ko": "이지런"},
        "purpose": {},
        "steps": to_json(EASY),
        "duration_s": 2700,
        "distance_m": 8000,
        "load": 38,
    }
    return session_for(plan, day, **{**known, **facts})


def two_weeks(plan: Plan) -> list[PlannedSession]:
    """An easy run each day from today on, and intervals on Wednesdays."""
    days = [TODAY + number * DAY for number in range(14)]
    return [session_for(plan, day) if day.weekday() == 2 else easy_on(plan, day) for day in days]


def said(athlete: Athlete, ago: int, problem: Problem, pain: int = 0, part: str = "") -> None:
    """A morning's answers as a row."""
    answers = {"sleep": 3, "energy": 3, "recovery": 3, "stress": 3}
    CheckIn.objects.create(
        athlete=athlete,
        day=TODAY - ago * DAY,
        answered_at=NOW - ago * DAY,
        problem=problem,
        pain=pain,
        body_part=part,
        score=30,
        band="red",
        confidence=0.5,
        baseline_days=0,
        **answers,
    )


def moves_first(athlete: Athlete) -> None:
    change_athlete_settings(athlete=athlete, changes={"actions": {"move_first": True}})
    athlete.refresh_from_db()


def places(plan: Plan) -> list[tuple[date, str, str]]:
    """What stands where."""
    rows = PlannedSession.objects.filter(plan=plan).order_by("day", "pk")
    return [(row.day, row.title["en"], row.adapted) for row in rows]


def take_back(made: Decision, club: Club) -> None:
    services.undo(decision=made, member=club.coach, now=LATER)


def returning(athlete: Athlete, plan: Plan) -> Intervention:
    """Ill for three days, well today, two weeks planned: the clock has looked."""
    two_weeks(plan)
    for ago in (4, 3, 2):
        said(athlete, ago, Problem.ILL)
    check_in(athlete, WELL)
    services.watch_for_returns(now=NOW)
    return open_case(athlete)


def moving(athlete: Athlete, plan: Plan) -> Intervention:
    session_for(plan)
    moves_first(athlete)
    check_in(athlete, CARE)
    return open_case(athlete)
