"""Athletes with a plan, mornings before today, and decisions to make."""

from datetime import date, datetime, timedelta
from typing import Any

from analytics.readiness import Answers, Problem
from analytics.workout import Repeat, Step, Target, TargetKind, Workout, to_json
from athletes.models import Activity, Athlete, Mode, Race, WellnessDay
from planning.models import Plan, PlannedSession, PlanWeek
from readiness import services
from readiness.models import CheckIn, Decision, Intervention
from tests.factories import NOW, Club

TODAY = date(2026, 11, 21)
WELL = Answers(sleep=4, energy=4, recovery=4, stress=4)
TIRED = Answers(sleep=2, energy=2, recovery=2, stress=3)
CARE = Answers(sleep=3, energy=3, recovery=3, stress=3)
HURT = Answers(sleep=2, energy=2, recovery=1, stress=3, problem=Problem.PAIN, pain=6, body_part="calf")
SORE = Answers(sleep=5, energy=5, recovery=4, stress=5, problem=Problem.PAIN, pain=4, body_part="calf")

INTERVALS = Workout(
    warm_up=(Step(900, None, Target(TargetKind.ZONE, 1, 1)),),
    main=(
        Repeat(
            8,
            (
                Step(None, 400, Target(TargetKind.PACE_PCT, 106, 106)),
                Step(None, 200, Target(TargetKind.ZONE, 1, 1)),
            ),
        ),
    ),
    cool_down=(Step(600, None, Target(TargetKind.ZONE, 1, 1)),),
)


def plan_for(club: Club, athlete: Athlete, **facts: Any) -> Plan:
    """A published plan of 20 weeks that began on Monday, four weeks ago."""
    race = Race.objects.create(
        athlete=athlete, name="Spring marathon", day=TODAY + timedelta(days=98), distance_m=42195
    )
    known = {
        "starts_on": date(2026, 10, 26),
        "weeks": 20,
        "state": "published",
        "published_at": NOW - timedelta(days=30),
    }
    return Plan.objects.create(
        athlete=athlete, race=race, author=club.coach, name=race.name, **{**known, **facts}
    )


def session_for(plan: Plan, day: date = TODAY, **facts: Any) -> PlannedSession:
    """8 × 400 m: the key session of the day."""
    week, _ = PlanWeek.objects.get_or_create(
        plan=plan,
        number=(day - plan.starts_on).days // 7 + 1,
        defaults={
            "athlete": plan.athlete,
            "starts_on": day - timedelta(days=day.weekday()),
            "phase": "build",
            "target_s": 18000,
        },
    )
    known = {
        "category": "vo2",
        "key": True,
        "title": {"en": "8×400 m, 200 m jog", "ko": "400 m × 8, 조깅 200 m"},
        "purpose": {"en": "Speed at 3 km effort", "ko": "3 km 강도의 스피드"},
        "steps": to_json(INTERVALS),
        "duration_s": 3480,
        "distance_m": 7400,
        "load": 104,
    }
    return PlannedSession.objects.create(
        athlete=plan.athlete, plan=plan, week=week, day=day, **{**known, **facts}
    )


def check_in(
    athlete: Athlete, answers: Answers, *, days_ago: int = 0, minutes: int = 0, note: str = ""
) -> CheckIn:
    """The answers, given through the service, on a morning."""
    at = NOW - timedelta(days=days_ago) + timedelta(minutes=minutes)
    return services.record_check_in(
        athlete=athlete, day=athlete.local_day(at), answers=answers, note=note, now=at
    )


def in_automatic_mode(athlete: Athlete, **rules: bool) -> None:
    """The athlete's own mode; with rules switched on or off."""
    athlete.mode, athlete.settings = Mode.AUTOMATIC, {"automatic": rules}
    athlete.save(update_fields=["mode", "settings"])


def open_case(athlete: Athlete) -> Intervention:
    return Intervention.objects.open().get(athlete=athlete)


def mornings(athlete: Athlete, days: int, *, hrv_ms: float | None = None) -> None:
    """Usual mornings before today, a little different each, as rows; with the watch's HRV where given."""
    for ago in range(1, days + 1):
        day = TODAY - timedelta(days=ago)
        answers = {"sleep": 3 + ago % 3, "energy": 4, "recovery": 3 + ago % 2, "stress": 4}
        CheckIn.objects.create(
            athlete=athlete,
            day=day,
            answered_at=NOW - timedelta(days=ago),
            **answers,
            score=72,
            band="green",
            confidence=0.7,
            baseline_days=0,
        )
        if hrv_ms is not None:
            WellnessDay.objects.create(athlete=athlete, day=day, source="garmin", hrv_ms=hrv_ms + ago % 4)


def codes(case: Intervention) -> list[str]:
    """What speaks for the case, the weightiest first."""
    return [factor["code"] for factor in case.factors]


def approve(club: Club, athlete: Athlete, *, now: datetime = NOW) -> Decision:
    """The coach's approval of the athlete's open case."""
    case = open_case(athlete)
    return services.approve(intervention=case, member=club.coach, now=now, version=case.version)


def run_for(athlete: Athlete, **facts: Any) -> Activity:
    """An hour's run of which only time and distance are known."""
    known = {"day": TODAY, "started_at": NOW + timedelta(hours=10), "duration_s": 3600, "distance_m": 11000}
    method = {"load": 50, "load_method": "typical", "load_inputs": {"category": ""}}
    return Activity.objects.create(athlete=athlete, **{**known, **method, **facts})
